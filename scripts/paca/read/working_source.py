"""The working tree: what a clerk has on disk before anything is committed.  Needs no git.

Links are never followed and pipes and devices never opened.  Ids are computed as git would, so that
cache and outputs agree with the committed tree (where git's own line-end conversion is off).
"""

from __future__ import annotations

import datetime as dt
import hashlib
import os
import re
import stat
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from ..assessment import Change, Revision
from .git_source import GitSource
from .stat_index import StatIndex
from .tree import PLACES, RevisionError, TreeEntry

# What the repository's .gitignore keeps out of every commit: locks and backups of office suites,
# editors and systems, that come and go while a clerk works.  In a commit they are refused.
LEFTOVERS = re.compile(
    r"~\$.*|\.~lock\..*#|.*\.sw[a-p]|.*~|\.DS_Store|Thumbs\.db|desktop\.ini", re.IGNORECASE
)

_CHUNK = 1 << 20
_UNREAD = "0" * 40  # id of what may not be opened


def _display(name: str) -> str:
    return name if name.isascii() else os.fsencode(name).decode("utf-8", "backslashreplace")


def _blob_of(data: bytes) -> str:
    return hashlib.sha1(b"blob %d\0" % len(data) + data, usedforsecurity=False).hexdigest()


def _blob(path: str, size: int) -> str:
    """git's id of a file's content: sha1 of "blob <length>", NUL, content."""
    try:
        with open(path, "rb") as file:
            digest = hashlib.sha1(b"blob %d\0" % size, usedforsecurity=False)
            while chunk := file.read(_CHUNK):
                digest.update(chunk)
            return digest.hexdigest()
    except OSError:
        return _UNREAD


@dataclass(frozen=True)
class WorkingSource:
    """The files below ``root`` as they are on disk now."""

    root: Path
    index: StatIndex | None = None

    @cached_property
    def revision(self) -> Revision:
        return Revision("working tree", None, None, None)

    def default_day(self) -> dt.date:
        """The day of the last commit; RevisionError where there is none."""
        try:
            return GitSource.open(self.root, "HEAD").default_day()
        except RevisionError:
            raise RevisionError(
                "Kho chưa có lần ghi (commit) nào nên không biết ngày đánh giá. Hãy ghi lần đầu: git add -A,"
                ' rồi git commit -m "Mở kho"; hoặc cho ngày bằng --as-of, ví dụ --as-of 2020-08-12.',
                "There is no commit to take the day from. Commit once: git add -A, then git commit -m"
                ' "Start"; or give the day with --as-of, e.g. --as-of 2020-08-12.',
            ) from None

    def changes(self) -> Mapping[str, Change]:
        try:
            return GitSource.open(self.root, "HEAD").changes()
        except RevisionError:
            return {}

    def entries(self) -> tuple[TreeEntry, ...]:
        return tuple(entry for entry, _ in self._listing)

    @cached_property
    def _listing(self) -> tuple[tuple[TreeEntry, str], ...]:
        found: list[tuple[TreeEntry, str]] = []
        for name in PLACES:
            top = os.path.join(self.root, name)
            try:
                mode = os.lstat(top).st_mode
                above = os.lstat(os.path.dirname(top)).st_mode
            except OSError:
                continue
            if "/" in name and _is_link(os.path.dirname(top), above):
                continue
            if stat.S_ISDIR(mode) and not _is_link(top, mode):
                found.extend(_walk(top, name, self.index))
            else:
                found.append((TreeEntry(name, _UNREAD, f"{stat.S_IFMT(mode):06o}", 0), top))
        found.sort(key=lambda pair: pair[0])
        return tuple(found)

    @cached_property
    def _places(self) -> Mapping[str, str]:
        return {entry.path: place for entry, place in self._listing}

    def read(self, entries: Iterable[TreeEntry]) -> Iterator[tuple[TreeEntry, bytes]]:
        for entry in entries:
            place = self._places.get(entry.path)
            if place is None or not entry.mode.startswith("100"):
                continue
            try:
                with open(place, "rb") as file:
                    data = file.read()
            except OSError:
                continue
            # Edited since it was listed: what is kept of it is kept under its own id.
            if len(data) != entry.size or self.index is not None and _blob_of(data) != entry.blob:
                entry = entry._replace(blob=_blob_of(data), size=len(data))
            yield entry, data


def _is_link(path: str, mode: int) -> bool:
    """Symbolic links, and junctions of Windows."""
    return stat.S_ISLNK(mode) or (os.name == "nt" and bool(getattr(os.path, "isjunction", _never)(path)))


def _never(path: str) -> bool:
    """``os.path.isjunction`` before Python 3.12."""
    return False


def _walk(folder: str, shown: str, index: StatIndex | None) -> Iterator[tuple[TreeEntry, str]]:
    pending = [(folder, shown)]
    while pending:
        folder, shown = pending.pop()
        try:
            children = list(os.scandir(folder))
        except OSError:
            yield TreeEntry(shown, _UNREAD, "040000", 0), folder
            continue
        for child in children:
            name = f"{shown}/{_display(child.name)}"
            try:
                info = child.stat(follow_symlinks=False)
            except OSError:
                yield TreeEntry(name, _UNREAD, "100644", 0), child.path
                continue
            mode = info.st_mode
            if stat.S_ISREG(mode):  # nearly every one, so it is asked first
                if LEFTOVERS.fullmatch(child.name):
                    continue
                blob = index.known(name, info) if index is not None else None
                if blob is None:
                    blob = _blob(child.path, info.st_size)
                    if index is not None:
                        index.note(name, info, blob)
                runs = mode & 0o100 and os.name == "posix"
                yield TreeEntry(name, blob, "100755" if runs else "100644", info.st_size), child.path
            elif _is_link(child.path, mode):
                yield TreeEntry(name, _UNREAD, "120000", 0), child.path
            elif stat.S_ISDIR(mode):
                if os.path.lexists(os.path.join(child.path, ".git")):
                    yield TreeEntry(name, _UNREAD, "160000", 0), child.path
                else:
                    pending.append((child.path, name))
            elif not LEFTOVERS.fullmatch(child.name):
                yield TreeEntry(name, _UNREAD, f"{stat.S_IFMT(mode):06o}", 0), child.path
