"""The cache changes how long a load takes and nothing else."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import paca.read.load
import pytest
from paca.read.cache import RecordCache
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


def test_only_what_changed_is_parsed_again(tmp_path: Path, parsed: list[str]) -> None:
    root = write(tmp_path, GOOD)
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


def test_files_with_findings_are_said_again_each_time(tmp_path: Path) -> None:
    root = write(tmp_path, {**GOOD, **BROKEN})
    cache = RecordCache.of(root)
    cold = load_records(open_source(root), cache=cache)
    warm = load_records(open_source(root), cache=cache)
    assert [finding.code for finding in warm.findings] == ["S310"]
    assert content(cold) == content(warm)


def test_the_cache_keeps_itself_out_of_git(tmp_path: Path) -> None:
    load_records(open_source(write(tmp_path, GOOD)), cache=RecordCache.of(tmp_path))
    assert (tmp_path / ".paca" / ".gitignore").read_text() == "*\n"


DAMAGE = [b"", b"no database", b"SQLite format 3\0" + b"\xff" * 5000]


@pytest.mark.parametrize("damage", DAMAGE)
def test_a_damaged_cache_is_made_anew(tmp_path: Path, parsed: list[str], damage: bytes) -> None:
    root = write(tmp_path, GOOD)
    cache = RecordCache.of(root)
    cache.path.parent.mkdir()
    cache.path.write_bytes(damage)
    load_records(open_source(root), cache=cache)
    parsed.clear()
    load_records(open_source(root), cache=cache)
    assert parsed == []


def test_damaged_values_are_read_anew(tmp_path: Path) -> None:
    root = write(tmp_path, GOOD)
    cache = RecordCache.of(root)
    cold = load_records(open_source(root), cache=cache)
    with sqlite3.connect(cache.path) as base:
        base.execute("UPDATE files SET parsed = x'00ff00'")
    base.close()
    assert content(load_records(open_source(root), cache=cache)) == content(cold)


def test_a_folder_that_cannot_be_written(tmp_path: Path) -> None:
    root = write(tmp_path, {**GOOD, ".paca": "a file where the folder should be"})
    records = load_records(open_source(root), cache=RecordCache.of(root))
    assert records.findings == ()


def test_another_reader_s_values_are_not_taken(
    tmp_path: Path, parsed: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    root = write(tmp_path, GOOD)
    load_records(open_source(root), cache=RecordCache.of(root))
    monkeypatch.setattr("paca.read.cache.reader_version", lambda: "other")
    parsed.clear()
    load_records(open_source(root), cache=RecordCache.of(root))
    assert sorted(parsed) == sorted(GOOD)
