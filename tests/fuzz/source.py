"""A tree that is nowhere on disk: what the reader asks of a commit or a folder, out of a dictionary."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from paca.assessment import Change, Revision
from paca.model.report_text import FOLDER
from paca.read.tree import ROOTS, TreeEntry

DAY = dt.date(2020, 8, 12)


@dataclass(frozen=True)
class MemorySource:
    """``files``: (git's mode, bytes) by path; what is no UTF-8 is shown as git_source does."""

    files: Mapping[bytes, tuple[str, bytes]]

    @property
    def revision(self) -> Revision:
        return Revision("fuzz", "0" * 40, None, None)

    @cached_property
    def _held(self) -> dict[str, tuple[TreeEntry, bytes]]:
        held = {}
        for path, (mode, data) in self.files.items():
            shown = path.decode("utf-8", "backslashreplace")
            if shown.partition("/")[0] not in ROOTS and not shown.startswith(f"{FOLDER}/"):
                continue
            blob = hashlib.sha1(data, usedforsecurity=False).hexdigest()
            held[shown] = TreeEntry(shown, blob, mode, len(data)), data
        return held

    def entries(self) -> tuple[TreeEntry, ...]:
        return tuple(sorted(entry for entry, _ in self._held.values()))

    def read(self, entries: Iterable[TreeEntry]) -> Iterator[tuple[TreeEntry, bytes]]:
        for entry in entries:
            if entry.mode.startswith("100"):
                yield self._held[entry.path]

    def changes(self) -> Mapping[str, Change]:
        return {}

    def default_day(self) -> dt.date:
        return DAY
