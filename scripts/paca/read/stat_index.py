"""Ids of files that did not change since they were read last: what git's own index does, for all files.

A file is taken as unchanged where size, inode, time of change and time of inode are those noted.  An edit
within the same tick of the file system's clock as the note would not show in them (git calls such an entry
racily clean), so a file younger than ``RACY`` is never noted and is read again next time.
"""

from __future__ import annotations

import os
import time
from collections.abc import Mapping

RACY = 2_500_000_000
"""Nanoseconds: FAT counts in two seconds, and the clock of a share may lag a little."""

_UNREAD = "0" * 40

Noted = tuple[int, int, int, int, str]  # size, inode, mtime and ctime in nanoseconds, blob id


class StatIndex:
    """``before`` is what an earlier index had in ``now``; damaged entries are simply not found."""

    def __init__(self, before: Mapping[str, Noted] | None = None, *, clock: int | None = None) -> None:
        self._before = before or {}
        self._youngest = (time.time_ns() if clock is None else clock) - RACY
        self.now: dict[str, Noted] = {}

    @property
    def changed(self) -> bool:
        return self.now != self._before

    def known(self, path: str, info: os.stat_result) -> str | None:
        """The blob id of the file, if it is surely the one noted, which stays noted then."""
        noted = self._before.get(path)
        if noted is None or noted[:4] != _shape(info):
            return None
        self.now[path] = noted
        return noted[4]

    def note(self, path: str, info: os.stat_result, blob: str) -> None:
        """``info`` was taken before the file was read: an edit in between shows next time."""
        if info.st_mtime_ns < self._youngest and info.st_ctime_ns < self._youngest and blob != _UNREAD:
            self.now[path] = (*_shape(info), blob)


def _shape(info: os.stat_result) -> tuple[int, int, int, int]:
    return info.st_size, info.st_ino, info.st_mtime_ns, info.st_ctime_ns
