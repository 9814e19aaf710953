"""The arrows of docs/architecture.md: data flows one way, and a room knows only what it may know."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parents[2] / "scripts" / "paca"

# room: the rooms it must never import, at any depth (a function's import counts too)
FORBIDDEN = {
    "model": {"read", "score", "check", "output", "cli", "assess", "demo", "records", "assessment"},
    "finding": {"read", "score", "check", "output", "cli", "assess"},
    "records": {"read", "score", "check", "output", "cli", "assess", "assessment"},
    "read": {"score", "check", "output", "cli", "assess", "report_findings", "demo"},
    "score": {"read", "check", "output", "cli", "assess", "report_findings", "demo"},
    "check": {"read", "output", "cli", "assess", "report_findings", "demo"},
    "privacy": {"model", "read", "score", "check", "output", "cli", "assess", "records", "assessment"},
    "checking": {"output", "cli", "assess", "report_findings", "demo"},
    "report_findings": {"read", "score", "output", "cli", "assess", "demo"},
    "output": {"read.source", "read.git_source", "cli", "demo"},
    "demo": {"cli", "output"},
    "signals": {"read", "check", "output.pages", "output.site", "cli", "assess", "demo"},
    "gaps": {"read", "check", "output", "cli", "assess", "demo"},
    "compare": {"read", "check", "output", "cli", "assess", "demo"},
    "publish": {"read.load", "score", "check", "cli", "assess", "demo"},
    "next_round": {"read", "check.rules", "check.run", "output.pages", "output.site", "cli", "assess"},
    "last_year": {"read", "check", "output", "cli", "assess", "demo"},
    "workbook": {"check.rules", "check.run", "output.pages", "output.site", "cli", "assess", "demo"},
    "arrival": {"read", "score", "check", "output", "cli", "assess", "assessment"},
    "examples": {"read", "check", "output", "cli", "assess", "demo"},
    "seal": {"score", "check", "output", "cli", "assess", "demo"},
    "signing": {"read", "publish", "score", "check", "output", "cli", "assess", "demo"},
    "mend": {"score", "check", "output", "cli", "assess", "demo"},
}
# What pure rooms may not touch at all: files, processes, the clock, randomness.
PURE = {
    "arrival",
    "examples",
    "model",
    "privacy",
    "score",
    "check",
    "finding",
    "records",
    "assessment",
    "compare",
    "gaps",
    "signals",
}
IMPURE_MODULES = {
    "os",
    "subprocess",
    "pathlib",
    "random",
    "time",
    "socket",
    "shutil",
    "tempfile",
    "git",
    "io",
}


def modules():
    for path in sorted(PACKAGE.rglob("*.py")):
        name = path.relative_to(PACKAGE).with_suffix("").as_posix().replace("/", ".")
        yield name.removesuffix(".__init__"), path


def imports(path: Path, name: str):
    """Names imported by a module, those inside paca without the package's name."""
    package = name.split(".")[:-1] if path.name != "__init__.py" else name.split(".")
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name.removeprefix("paca.") for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            base = package[: len(package) - node.level + 1] if node.level else []
            target = ".".join([*base, *([node.module] if node.module else [])]).removeprefix("paca.")
            yield target
            yield from (f"{target}.{alias.name}".lstrip(".") for alias in node.names)


def room(name: str) -> str:
    return name.split(".")[0]


@pytest.mark.parametrize("where", sorted(FORBIDDEN))
def test_a_room_knows_only_what_it_may_know(where):
    seen = [
        f"{name} imports {target}"
        for name, path in modules()
        if room(name) == where
        for target in imports(path, name)
        if any(target == bad or target.startswith(bad + ".") for bad in FORBIDDEN[where])
    ]
    assert seen == []


def test_the_middle_is_pure():
    seen = [
        f"{name} imports {target}"
        for name, path in modules()
        if room(name) in PURE
        for target in imports(path, name)
        if target.split(".")[0] in IMPURE_MODULES
    ]
    assert seen == []


def test_no_module_waits_for_itself():
    """No circle of imports, those inside functions counted: such modules can only be read together."""
    known = {name for name, _ in modules()}
    asked = {
        name: {target for target in imports(path, name) if target in known and target != name}
        for name, path in modules()
    }
    circles = []

    def walk(name, trail):
        if name in trail:
            circles.append([*trail[trail.index(name) :], name])
        elif name not in done:
            for target in sorted(asked[name]):
                walk(target, [*trail, name])
            done.add(name)

    done = set()
    for name in sorted(known):
        walk(name, [])
    assert circles == []


def test_no_module_is_a_house_of_its_own():
    long = {
        name: lines for name, path in modules() if (lines := len(path.read_text("utf-8").splitlines())) > 350
    }
    assert long == {}


def test_there_are_no_utils():
    assert [
        name for name, _ in modules() if name.split(".")[-1] in {"utils", "helpers", "common", "misc"}
    ] == []
