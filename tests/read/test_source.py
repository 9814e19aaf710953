"""Git and the working tree list and read the same; nothing is followed, run or opened that should not be."""

from __future__ import annotations

import datetime as dt
import os
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from paca.read.source import identity, open_source
from paca.read.tree import RevisionError, TreeEntry

from .trees import FOLDER, GOOD, commit, load, write


def test_git_and_working_tree_agree(tmp_path: Path) -> None:
    root = commit(write(tmp_path, GOOD), GOOD)
    committed, working = open_source(root, "main"), open_source(root)
    assert committed.entries() == working.entries()
    assert list(committed.read(committed.entries())) == list(working.read(working.entries()))
    assert committed.changes() == working.changes()
    assert committed.default_day() == working.default_day() == dt.date(2020, 8, 12)
    left, right = load(root, "main"), load(root)
    assert (left.filed, left.accepted, left.refused, left.findings) == (
        right.filed, right.accepted, right.refused, right.findings,
    )  # fmt: skip


def _change_text(root: Path) -> None:
    (root / f"{FOLDER}/A.1.md").write_text("khác\n", encoding="utf-8")


def _add_a_file(root: Path) -> None:
    (root / f"{FOLDER}/Z.9.md").write_text("mới\n", encoding="utf-8")


def _drop_a_file(root: Path) -> None:
    (root / f"{FOLDER}/A.1.md").unlink()


def _make_it_run(root: Path) -> None:
    (root / f"{FOLDER}/A.1.md").chmod(0o755)


def test_a_tree_as_committed_is_that_commit(tmp_path: Path) -> None:
    root = commit(write(tmp_path, GOOD), GOOD)
    head = identity(open_source(root, "HEAD"))
    assert head.commit is not None
    assert identity(open_source(root)) == head


@pytest.mark.parametrize("change", [_change_text, _add_a_file, _drop_a_file, _make_it_run])
def test_a_tree_that_differs_is_no_commit(tmp_path: Path, change: Callable[[Path], None]) -> None:
    if change is _make_it_run and os.name != "posix":
        pytest.skip("no execute bit here")
    root = commit(write(tmp_path, GOOD), GOOD)
    change(root)
    assert identity(open_source(root)).commit is None


def test_a_folder_without_git_is_no_commit(tmp_path: Path) -> None:
    assert identity(open_source(write(tmp_path, GOOD))).commit is None


def test_ids_are_git_s_own(tmp_path: Path) -> None:
    root = write(tmp_path, GOOD)
    for entry in open_source(root).entries():
        told = subprocess.run(["git", "hash-object", entry.path], cwd=root, capture_output=True, text=True)
        assert entry.blob == told.stdout.strip()


def test_a_folder_without_git_is_read(tmp_path: Path) -> None:
    source = open_source(write(tmp_path, GOOD))
    assert [entry.path for entry in source.entries()] == sorted(GOOD)
    assert source.revision.commit is None
    assert source.changes() == {}
    with pytest.raises(RevisionError, match="--as-of"):
        source.default_day()


def test_the_newest_commit_of_each_path(tmp_path: Path) -> None:
    root = commit(tmp_path, GOOD, message="Một")
    commit(root, {f"{FOLDER}/A.1.md": "khác", "docs/a.md": "x"}, message="Hai – có 'nháy' \x01 và dấu")
    changes = open_source(root, "main").changes()
    assert changes[f"{FOLDER}/A.1.md"].subject == "Hai – có 'nháy' \x01 và dấu"
    assert changes[f"{FOLDER}/documents.yml"].subject == "Một"
    assert changes.keys() == GOOD.keys()


def test_merges_are_followed(tmp_path: Path) -> None:
    root = commit(tmp_path, GOOD, message="Một")
    run = ["git", "-C", str(root)]
    subprocess.run([*run, "branch", "side"], check=True)
    commit(root, {f"{FOLDER}/B.1.md": "main"}, message="Hai")
    merged = subprocess.run(
        [*run, "commit-tree", "main^{tree}", "-p", "main", "-p", "side", "-m", "Gộp"],
        capture_output=True, text=True, check=True,
    ).stdout.strip()  # fmt: skip
    changes = open_source(root, merged).changes()
    assert changes[f"{FOLDER}/B.1.md"].subject == "Hai"


NAMES = ["nosuch", "", "-x", "--all", "main..main", "a b", "main:evidence", "HEAD^{tree}", "main\n"]


@pytest.mark.parametrize("name", NAMES)
def test_what_is_no_commit_is_said_in_both_languages(tmp_path: Path, name: str) -> None:
    root = commit(tmp_path, GOOD)
    with pytest.raises(RevisionError) as caught:
        open_source(root, name)
    assert caught.value.vi != caught.value.en
    assert "fatal" not in caught.value.vi


def test_a_subfolder_is_not_the_repository(tmp_path: Path) -> None:
    root = commit(write(tmp_path, GOOD), GOOD)
    with pytest.raises(RevisionError, match="top folder"):
        open_source(root / "evidence", "main")


def test_a_folder_that_does_not_exist(tmp_path: Path) -> None:
    with pytest.raises(RevisionError, match="no folder"):
        open_source(tmp_path / "nosuch")


def test_a_bare_repository(tmp_path: Path) -> None:
    commit(tmp_path / "a", GOOD)
    subprocess.run(["git", "clone", "-q", "--bare", "a", "b.git"], cwd=tmp_path, check=True)
    assert [entry.path for entry in open_source(tmp_path / "b.git", "main").entries()] == sorted(GOOD)


def test_neither_links_nor_pipes_are_opened(tmp_path: Path) -> None:
    root = write(tmp_path, GOOD)
    (root / "outside.yml").write_text("x")
    (root / FOLDER / "figures.yml").symlink_to(root / "outside.yml")
    (root / FOLDER / "attachments").symlink_to(root)
    if hasattr(os, "mkfifo"):
        os.mkfifo(root / FOLDER / "A.2.md")
    source = open_source(root)
    modes = {entry.path.rpartition("/")[2]: entry.mode for entry in source.entries()}
    assert (modes["figures.yml"], modes["attachments"], modes["A.2.md"]) == ("120000", "120000", "010000")
    read = [entry.path for entry, _ in source.read(source.entries())]
    assert read == sorted(GOOD)


def test_what_gitignore_keeps_out_is_not_listed(tmp_path: Path) -> None:
    leftovers = [".DS_Store", "Thumbs.db", "~$a.docx", "documents.yml~", ".A.1.md.swp", ".~lock.a.xlsx#"]
    root = write(tmp_path, {**GOOD, **{f"{FOLDER}/{name}": "x" for name in leftovers}})
    assert [entry.path for entry in open_source(root).entries()] == sorted(GOOD)


def test_no_setting_of_the_repository_runs_or_bends_anything(tmp_path: Path) -> None:
    root = commit(write(tmp_path, GOOD), GOOD)
    marker = tmp_path / "ran"
    for key, value in (
        ("core.fsmonitor", f"touch {marker}"),
        ("core.pager", f"touch {marker}"),
        ("log.showSignature", "true"),
        ("gpg.program", f"touch {marker}"),
        ("log.showRoot", "false"),
        ("i18n.logOutputEncoding", "latin1"),
        ("core.quotePath", "true"),
        ("diff.external", f"touch {marker}"),
    ):
        subprocess.run(["git", "config", key, value], cwd=root, check=True)
    (root / ".mailmap").write_text("Người khác <khac@example.invalid> <thu@example.invalid>\n")
    source = open_source(root, "main")
    assert [entry.path for entry in source.entries()] == sorted(GOOD)
    assert len(list(source.read(source.entries()))) == len(GOOD)
    assert {change.author for change in source.changes().values()} == {"Nguoi thu"}
    assert {change.subject for change in source.changes().values()} == {"Nộp hồ sơ"}
    assert not marker.exists()


def test_replaced_objects_are_seen_as_they_were(tmp_path: Path) -> None:
    root = commit(tmp_path, GOOD)
    entry = next(entry for entry in open_source(root, "main").entries() if entry.path.endswith("A.1.md"))
    other = subprocess.run(
        ["git", "hash-object", "-w", "--stdin"], cwd=root, input=b"gia", capture_output=True, check=True
    )
    subprocess.run(["git", "replace", entry.blob, other.stdout.decode().strip()], cwd=root, check=True)
    source = open_source(root, "main")
    assert dict(source.read([entry]))[entry].decode() == GOOD[entry.path]


def test_a_large_tree_does_not_stall(tmp_path: Path) -> None:
    files = {f"{FOLDER}/attachments/{number}.txt": "x" * 2_000 for number in range(3_000)}
    source = open_source(commit(tmp_path, files), "main")
    assert sum(len(data) for _, data in source.read(source.entries())) == 6_000_000
    first = next(iter(source.read(source.entries())))
    assert isinstance(first[0], TreeEntry)
