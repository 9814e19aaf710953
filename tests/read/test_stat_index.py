"""The index of files that did not change: what it trusts, and what it reads again."""

from __future__ import annotations

import os
import time
from pathlib import Path

import pytest
from paca.read.source import open_source
from paca.read.stat_index import RACY, StatIndex

OLD = time.time_ns() - 10 * RACY


def later() -> int:
    """For the index, all files of the test are old then, however long the tests have been running."""
    return time.time_ns() + 10 * RACY


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "evidence" / "2019" / "agencies.yml"
    path.parent.mkdir(parents=True)
    path.write_text("agencies: 1\n")
    return path


def blob(root: Path, index: StatIndex | None = None) -> str:
    (entry,) = open_source(root, index=index).entries()
    return entry.blob


def test_an_old_file_is_not_read_again(file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    index = StatIndex(clock=later())
    first = blob(tmp_path, index)
    monkeypatch.setattr("paca.read.working_source._blob", lambda path, size: "read again")
    assert blob(tmp_path, StatIndex(index.now)) == first


def test_a_file_of_this_very_moment_is_never_trusted(file: Path, tmp_path: Path) -> None:
    """Same size, same times, other content: an edit within one tick of the file system's clock."""
    index = StatIndex()
    before = blob(tmp_path, index)
    assert index.now == {}
    info = file.stat()
    file.write_text("agencies: 2\n")
    os.utime(file, ns=(info.st_atime_ns, info.st_mtime_ns))
    assert blob(tmp_path, StatIndex(index.now)) != before


def test_times_set_back_do_not_hide_an_edit(file: Path, tmp_path: Path) -> None:
    """The time of the inode cannot be set; where there is none (Windows), its creation time differs not."""
    os.utime(file, ns=(OLD, OLD))
    index = StatIndex(clock=later())
    before = blob(tmp_path, index)
    time.sleep(0.02)  # beyond one tick
    file.write_text("agencies: 2\n")
    os.utime(file, ns=(OLD, OLD))
    if os.name == "posix":
        assert blob(tmp_path, StatIndex(index.now)) != before


@pytest.mark.parametrize("noted", [(), (1, 2), (1, 2, 3, 4, "a" * 40)])
def test_other_or_damaged_notes_are_not_taken(file: Path, tmp_path: Path, noted: tuple[object, ...]) -> None:
    index = StatIndex({"evidence/2019/agencies.yml": noted})  # type: ignore[dict-item]
    assert blob(tmp_path, index) == blob(tmp_path)


def test_a_file_edited_between_listing_and_reading_has_its_own_id(file: Path, tmp_path: Path) -> None:
    source = open_source(tmp_path, index=StatIndex(clock=later()))
    (entry,) = source.entries()
    file.write_text("agencies: 2\n")
    ((read, data),) = source.read([entry])
    assert data == b"agencies: 2\n" and read.blob != entry.blob and read.blob == blob(tmp_path)
