"""One conversation with git for the files of many parts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from ..assessment import Change, Revision
from ..read.tree import TreeEntry, TreeSource


@dataclass
class Ahead:
    """``source``, of which ``coming`` are asked at once and handed out as parts ask for them.

    Parts ask in the order of ``coming``; what they leave out is passed over.  ``edited`` says that a file
    was another when it was read than when it was listed.
    """

    source: TreeSource
    coming: Iterable[TreeEntry]
    edited: bool = False
    _paths: set[str] = field(default_factory=set)

    def __post_init__(self) -> None:
        wanted = list(self.coming)
        self._paths = {entry.path for entry in wanted}
        self._stream = self.source.read(wanted)

    @property
    def revision(self) -> Revision:
        return self.source.revision

    def entries(self) -> tuple[TreeEntry, ...]:
        return self.source.entries()

    def changes(self) -> Mapping[str, Change]:
        return self.source.changes()

    def default_day(self):  # type: ignore[no-untyped-def]
        return self.source.default_day()

    def read(self, entries: Iterable[TreeEntry]) -> Iterator[tuple[TreeEntry, bytes]]:
        asked = list(entries)
        if any(entry.path not in self._paths for entry in asked):
            found = self.source.read(asked)
        else:
            found = self._from_stream(asked)
        listed = {entry.path: entry.blob for entry in asked}
        for entry, data in found:
            if entry.blob != listed[entry.path]:
                self.edited = True
            yield entry, data

    def _from_stream(self, asked: list[TreeEntry]) -> Iterator[tuple[TreeEntry, bytes]]:
        wanted = {entry.path for entry in asked}
        while wanted and (got := next(self._stream, None)) is not None:
            path = got[0].path
            self._paths.discard(path)
            if path in wanted:
                wanted.discard(path)
                yield got
        # What could not be read is not asked again.
