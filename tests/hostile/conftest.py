"""One process that checks, and one tree with every case in it."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from .corpus import cases
from .placing import places
from .trees import Runner, files_of, lay, store

TOGETHER_SECONDS = 40  # for all cases in one tree
SOURCES = ("tree", "commit")


@pytest.fixture(scope="session")
def runner() -> Iterator[Runner]:
    made = Runner()
    yield made
    made.close()


@dataclass(frozen=True)
class Together:
    """Every case in one repository: its folder, and what a check of each source answers."""

    root: Path
    answers: dict[str, dict[str, Any]]


@pytest.fixture(scope="session")
def together(once: Callable[[str, Callable[[Path], None]], Path]) -> Together:
    made = once("hostile-together", _make)
    answers = {source: json.loads((made / f"{source}.json").read_text()) for source in SOURCES}
    return Together(made / "repo", answers)


def _make(directory: Path) -> None:
    for case in cases():
        if case.marker:
            Path(case.marker).unlink(missing_ok=True)
    directory.mkdir()
    files = files_of(places())
    root = lay(store(directory / "repo", files), files)
    runner = Runner()
    for source, revision in (("tree", None), ("commit", "main")):
        answer = runner(root, revision, seconds=TOGETHER_SECONDS)
        (directory / f"{source}.json").write_text(json.dumps(answer))
    runner.close()
