"""Our own hostile files: each alone, from a working tree and from a commit; then all in one tree."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from .judge import general
from .own import MARKER, OWN, SUBMODULE, Own
from .run import MEGABYTES, SECONDS
from .trees import ROUND, Runner, files_of, lay, store

pytestmark = pytest.mark.skipif(os.name == "nt", reason="links, forks and names that Windows has not")

SOURCES = {"tree": None, "commit": "main"}
TOGETHER_SECONDS = 60


class Folder:
    """A case in the folder of its agency, as files_of() takes it."""

    def __init__(self, number: int, case: Own) -> None:
        self.slug = f"ca-{number:03}"
        self.case = case
        self.files = case.files

    def held(self, source: str) -> bool:
        """A submodule is a line in a commit and nothing on the disk."""
        return source == "commit" or all(entry.mode != SUBMODULE for entry in self.files.values())


FOLDERS = [Folder(number, case) for number, case in enumerate(OWN)]


def made(root: Path, folders: list[Folder]) -> Path:
    files = files_of(folders)
    store(root, files)
    return lay(root, {path: entry for path, entry in files.items() if entry.mode != SUBMODULE})


def codes(folder: Folder, answer: dict[str, Any]) -> list[tuple[str, str, int]]:
    """The errors that name the folder or a file of it: code, path, line."""
    place = f"{ROUND}/{folder.slug}"
    return [
        (code, path, line)
        for code, level, path, line in answer["findings"]
        if level == "ERROR" and (path == place or path.startswith(f"{place}/"))
    ]


@pytest.fixture(scope="module")
def in_one_tree(once: Callable[[str, Callable[[Path], None]], Path]) -> dict[str, dict[str, Any]]:
    def make(directory: Path) -> None:
        directory.mkdir()
        root = made(directory / "repo", FOLDERS)
        runner = Runner()
        for source, revision in SOURCES.items():
            answer = runner(root, revision, seconds=TOGETHER_SECONDS)
            (directory / f"{source}.json").write_text(json.dumps(answer))
        runner.close()

    held = once("hostile-own-together", make)
    return {source: json.loads((held / f"{source}.json").read_text()) for source in SOURCES}


def test_there_are_many_and_each_has_its_name() -> None:
    assert len(OWN) >= 200
    assert len({case.name for case in OWN}) == len(OWN)


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.case.name)
def test_alone(folder: Folder, runner: Runner, in_one_tree: dict[str, Any], tmp_path: Path) -> None:
    """Its verdict, within two seconds and 300 MB; the same errors on the same lines in the full tree."""
    root = made(tmp_path / "repo", [folder])
    wrong = []
    for source, revision in SOURCES.items():
        if not folder.held(source):
            continue
        answer = runner(root, revision)
        wrong += [f"{source}: {one}" for one in general(answer)]
        if answer["ended"] != "well":
            continue
        said = codes(folder, answer)
        if tuple(dict.fromkeys(code for code, _, _ in said)) != folder.case.codes:
            wrong.append(f"{source}: {said[:5]} instead of {folder.case.codes}")
        if said != codes(folder, in_one_tree[source]):
            wrong.append(f"{source}: together {codes(folder, in_one_tree[source])[:5]}")
        if source == "tree" and (answer["seconds"] > SECONDS or answer["megabytes"] > MEGABYTES):
            wrong.append(f"{answer['seconds']:.1f} s and {answer['megabytes']:.0f} MB")
    assert not wrong, "\n".join(wrong)
    assert not Path(MARKER).exists()


@pytest.mark.parametrize("source", SOURCES)
def test_all_together(source: str, in_one_tree: dict[str, Any]) -> None:
    """Nothing ran, nothing of the neighbours is lost, and nothing in a report steers who shows it."""
    answer = in_one_tree[source]
    wrong = general(answer)
    for folder in FOLDERS:
        said = tuple(dict.fromkeys(code for code, _, _ in codes(folder, answer)))
        if folder.held(source) and said != folder.case.codes:
            wrong.append(f"{folder.case.name}: {said} instead of {folder.case.codes}")
    for name, text in answer["reports"].items():
        # ESC would steer a terminal (its own colours are off here); what shows nothing would mislead.
        steering = {char for char in text if not char.isprintable() and char not in "\n\t\u00a0\u3000"}
        wrong += [f"{name} holds {steering}"] if steering else []
    assert not wrong, "\n".join(wrong)
    assert not Path(MARKER).exists()
