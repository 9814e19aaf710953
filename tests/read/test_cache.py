"""The cache changes how long a load takes and nothing else."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import paca.read.load
import pytest
from paca.read.cache import RecordCache
from paca.read.cache_place import CACHE_DIR, cache_file
from paca.read.load import load_records
from paca.read.source import open_source
from paca.records import Records

from .trees import FOLDER, GOOD, write

BROKEN = {f"{FOLDER}/figures.yml": "figures:\n  - {key: a, value: x, unit: vụ}\n"}


def content(records: Records) -> tuple[object, ...]:
    return (records.filed, records.round, records.accepted, records.refused, records.findings)


@pytest.fixture
def parsed(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The paths that were parsed, not taken from the cache."""
    seen: list[str] = []
    real = paca.read.load.parse_file

    def spy(kind, data, path, **options):  # type: ignore[no-untyped-def]
        seen.append(path)
        return real(kind, data, path, **options)

    monkeypatch.setattr(paca.read.load, "parse_file", spy)
    return seen


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A repository, as far as the cache looks at it."""
    (tmp_path / ".git").mkdir()
    (tmp_path / ".git" / "HEAD").write_text("ref: refs/heads/main\n")
    return write(tmp_path, GOOD)


def test_only_what_changed_is_parsed_again(root: Path, parsed: list[str]) -> None:
    cache = RecordCache.of(root)
    cold = load_records(open_source(root), cache=cache)
    assert sorted(parsed) == sorted(GOOD)
    parsed.clear()
    warm = load_records(open_source(root), cache=cache)
    assert parsed == []
    assert content(cold) == content(warm) == content(load_records(open_source(root)))
    parsed.clear()
    write(root, {f"{FOLDER}/A.1.md": GOOD[f"{FOLDER}/A.1.md"] + "Thêm."})
    changed = load_records(open_source(root), cache=cache)
    assert parsed == [f"{FOLDER}/A.1.md"]
    assert changed.filed["so-mau"].submissions["A.1"].body.endswith("Thêm.")


def test_files_with_findings_are_said_again_each_time(root: Path) -> None:
    write(root, BROKEN)
    cache = RecordCache.of(root)
    cold = load_records(open_source(root), cache=cache)
    warm = load_records(open_source(root), cache=cache)
    assert [finding.code for finding in warm.findings] == ["S310"]
    assert content(cold) == content(warm)


# What a tree holds must not be taken for the cache: a pull request could bring false answers.
TREES = {
    "no git": {},
    "a folder of the old name": {".paca/cache.sqlite": "x"},
    "a tree that looks like a bare repository": {"HEAD": "ref: x\n", "objects/x": "", "refs/x": ""},
    "an empty .git": {".git/config": ""},
    "a .git file that names nothing": {".git": "gitdir: nowhere\n"},
    "a .git file of another kind": {".git": "hello\n"},
}


@pytest.mark.parametrize("tree", TREES.values(), ids=TREES)
def test_a_tree_without_a_git_folder_has_no_cache(tmp_path: Path, tree: dict[str, str]) -> None:
    assert cache_file(write(tmp_path, tree)) is None
    assert RecordCache.of(tmp_path) is None


def test_the_cache_lies_in_the_git_folder(root: Path) -> None:
    assert cache_file(root) == root.resolve() / ".git" / "paca" / "cache.sqlite"
    load_records(open_source(root), cache=RecordCache.of(root))
    assert {path.name for path in root.iterdir()} == {".git", "evidence"}


def test_a_linked_working_tree_has_its_own(tmp_path: Path) -> None:
    link = "gitdir: ../main/.git/worktrees/other\n"
    write(tmp_path, {"main/.git/worktrees/other/HEAD": "x", "other/.git": link})
    place = tmp_path / "main/.git/worktrees/other/paca/cache.sqlite"
    found = cache_file(tmp_path / "other")
    assert found is not None and found.resolve() == place.resolve()


def test_another_place_may_be_named_but_not_inside_the_tree(
    root: Path, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    elsewhere = tmp_path_factory.mktemp("caches")
    monkeypatch.setenv(CACHE_DIR, str(elsewhere))
    one, other = cache_file(root), cache_file(elsewhere / "another")
    assert one is not None and other is not None and one.parent == elsewhere.resolve() and one != other
    monkeypatch.setenv(CACHE_DIR, str(root / "evidence"))
    assert cache_file(root) is None


DAMAGE = [b"", b"no database", b"SQLite format 3\0" + b"\xff" * 5000]


@pytest.mark.parametrize("damage", DAMAGE)
def test_a_damaged_cache_is_made_anew(root: Path, parsed: list[str], damage: bytes) -> None:
    cache = RecordCache.of(root)
    assert cache is not None
    cache.path.parent.mkdir()
    cache.path.write_bytes(damage)
    load_records(open_source(root), cache=cache)
    parsed.clear()
    load_records(open_source(root), cache=cache)
    assert parsed == []


def test_damaged_values_are_read_anew(root: Path) -> None:
    cache = RecordCache.of(root)
    assert cache is not None
    cold = load_records(open_source(root), cache=cache)
    with sqlite3.connect(cache.path) as base:
        base.execute("UPDATE files SET parsed = x'00ff00'")
    base.close()
    assert content(load_records(open_source(root), cache=cache)) == content(cold)


def test_a_folder_that_cannot_be_written(root: Path) -> None:
    write(root, {".git/paca": "a file where the folder should be"})
    records = load_records(open_source(root), cache=RecordCache.of(root))
    assert records.findings == ()


def test_another_reader_s_values_are_not_taken(
    root: Path, parsed: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    load_records(open_source(root), cache=RecordCache.of(root))
    monkeypatch.setattr("paca.read.cache.reader_version", lambda: "other")
    parsed.clear()
    load_records(open_source(root), cache=RecordCache.of(root))
    assert sorted(parsed) == sorted(GOOD)
