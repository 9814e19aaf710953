"""What a finished set-up was made from, and which steps another one still needs."""

from __future__ import annotations

import hashlib
import json
import sys
from dataclasses import asdict, dataclass, replace
from enum import Enum
from pathlib import Path

NAME = "paca-setup.json"


class Step(Enum):
    """Steps in the order they are done."""

    CREATE = "create"  # .venv from nothing, whatever lies there
    RUNTIME = "runtime"  # requirements.txt
    TESTS = "tests"  # requirements-dev.txt, which contains requirements.txt
    PACKAGE = "package"  # paca itself and its console script


@dataclass(frozen=True, kw_only=True)
class Stamp:
    """Fingerprints of all that a ``.venv`` depends on.  ``tests`` is None without the test tools."""

    python: str
    runtime: str
    tests: str | None
    package: str


def wanted(root: Path, *, tests: bool) -> Stamp:
    """The stamp of a set-up made now, by this Python, in this folder.

    The folder counts because a ``.venv`` does not survive being moved.
    """
    return Stamp(
        python=f"{sys.version} | {sys.base_prefix} | {root}",
        runtime=_fingerprint(root / "requirements.txt"),
        tests=_fingerprint(root / "requirements-dev.txt") if tests else None,
        package=_fingerprint(root / "pyproject.toml"),
    )


def steps(found: Stamp | None, want: Stamp) -> tuple[Step, ...]:
    """What is left to do.  Nothing found (new, interrupted, damaged) means everything."""
    if found is None or found.python != want.python or found.runtime != want.runtime:
        return (Step.CREATE, Step.TESTS if want.tests else Step.RUNTIME, Step.PACKAGE)
    left = []
    if want.tests and found.tests != want.tests:
        left.append(Step.TESTS)
    if found.package != want.package:
        left.append(Step.PACKAGE)
    return tuple(left)


def merged(found: Stamp | None, want: Stamp, done: tuple[Step, ...]) -> Stamp:
    """The stamp after ``done``: test tools installed earlier are still there unless all was made anew."""
    if found is None or Step.CREATE in done or want.tests:
        return want
    return replace(want, tests=found.tests)


def read(venv: Path) -> Stamp | None:
    """The stamp of a finished set-up; None for anything else."""
    try:
        return Stamp(**json.loads((venv / NAME).read_text(encoding="utf-8")))
    except (OSError, ValueError, TypeError):
        return None


def write(venv: Path, stamp: Stamp) -> None:
    """Put the stamp in place whole or not at all."""
    aside = venv / f"{NAME}.new"
    aside.write_text(json.dumps(asdict(stamp), indent=1), encoding="utf-8")
    aside.replace(venv / NAME)


def blank(venv: Path) -> None:
    """Mark a set-up as ours and unfinished."""
    (venv / NAME).write_text("", encoding="utf-8")


def _fingerprint(path: Path) -> str:
    # Line ends are git's affair; they must not cost a new set-up.
    return hashlib.sha256(path.read_bytes().replace(b"\r\n", b"\n")).hexdigest()
