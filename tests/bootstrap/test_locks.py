"""The locks: exact versions, hashed, for every system, from nowhere in particular."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest
from packaging.markers import Marker
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

PIN = re.compile(r"^(?P<name>[a-z0-9-]+)==(?P<version>[0-9][0-9a-z.]*)(?: ; (?P<marker>[^\\]+))? \\$")
HASH = re.compile(r"^    --hash=sha256:[0-9a-f]{64}(?: \\)?$")
LOCKS = ("requirements.txt", "requirements-dev.txt")
PYTHONS = ("3.11.0", "3.11.9", "3.12.0", "3.13.0", "3.14.0")


def pins(path: Path) -> list[tuple[str, str, str | None]]:
    """(name, version, marker) of each pin; a name may be pinned per Python."""
    lines = path.read_text(encoding="utf-8").splitlines()
    return [(m["name"], m["version"], m["marker"]) for m in map(PIN.match, lines) if m]


def versions(path: Path, *, python: str) -> dict[str, str]:
    return {
        name: version
        for name, version, marker in pins(path)
        if marker is None or Marker(marker).evaluate({"python_full_version": python})
    }


@pytest.mark.parametrize("lock", LOCKS)
def test_a_lock_holds_hashed_pins_and_nothing_else(repo_root: Path, lock: str) -> None:
    """No address, no index, no path: a lock must not say where packages come from."""
    foreign = [
        line
        for line in (repo_root / lock).read_text(encoding="utf-8").splitlines()
        if not (line.startswith("#") or PIN.match(line) or HASH.match(line))
    ]
    assert foreign == []
    assert "://" not in (repo_root / lock).read_text(encoding="utf-8")


@pytest.mark.parametrize("lock", LOCKS)
def test_every_pin_has_a_hash(repo_root: Path, lock: str) -> None:
    lines = (repo_root / lock).read_text(encoding="utf-8").splitlines()
    bare = [
        line
        for line, after in zip(lines, [*lines[1:], ""], strict=True)
        if PIN.match(line) and not HASH.match(after)
    ]
    assert pins(repo_root / lock)
    assert bare == []


@pytest.mark.parametrize("python", PYTHONS)
def test_tests_run_on_the_versions_that_readers_get(repo_root: Path, python: str) -> None:
    runtime, tests = (versions(repo_root / lock, python=python) for lock in LOCKS)
    assert runtime.items() <= tests.items()


@pytest.mark.parametrize("python", PYTHONS)
def test_the_locks_follow_pyproject(repo_root: Path, python: str) -> None:
    project = tomllib.loads((repo_root / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    extras = project["optional-dependencies"]
    asked = {
        "requirements.txt": [*project["dependencies"], *extras["setup"]],
        "requirements-dev.txt": [*project["dependencies"], *extras["setup"], *extras["test"]],
    }
    for lock, requirements in asked.items():
        locked = versions(repo_root / lock, python=python)
        for requirement in map(Requirement, requirements):
            assert requirement.specifier.contains(locked[canonicalize_name(requirement.name)]), requirement


def test_every_dependency_says_why_it_is_there(repo_root: Path) -> None:
    text = (repo_root / "pyproject.toml").read_text(encoding="utf-8")
    silent = re.findall(r'^    "[^"]+",$', text.partition("[tool.pytest")[0], flags=re.MULTILINE)
    assert silent == []
