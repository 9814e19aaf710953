"""Scores for a review: of the whole round where it is small, else of the agencies concerned alone.

An agency's own states and points rest on its own folder, the edition and the round's files.  In a
repository of 100,000 files the province's total is the one thing that a review does without.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from ..assessment import Assessment, Change, Revision
from ..read.cache import RecordCache
from ..read.load import load_records
from ..read.paths import WORKING_GROUP
from ..read.source import TreeEntry, TreeSource
from ..records import Agencies, Records
from ..score.run import score_round

MOST_SCORED = 20_000
"""Files up to which the whole round is scored: about a second and a half."""


@dataclass(frozen=True)
class ScopedSource:
    """Some entries of a tree; ``changes`` as the caller knows them, so that git's log is not walked."""

    whole: TreeSource
    kept: tuple[TreeEntry, ...]
    told: Mapping[str, Change]

    @property
    def revision(self) -> Revision:
        return self.whole.revision

    def entries(self) -> tuple[TreeEntry, ...]:
        return self.kept

    def read(self, entries: Iterable[TreeEntry]) -> Iterator[tuple[TreeEntry, bytes]]:
        return self.whole.read(entries)

    def changes(self) -> Mapping[str, Change]:
        return self.told

    def default_day(self) -> dt.date:
        return self.whole.default_day()


def scoped(source: TreeSource, *, year: int, agencies: Collection[str] | None) -> ScopedSource:
    """The edition, the round's own files and the folders of ``agencies`` (None: of all)."""
    if agencies is None:
        return ScopedSource(source, source.entries(), {})
    folders = (f"evidence/{year}/{WORKING_GROUP}/", *(f"evidence/{year}/{slug}/" for slug in agencies))
    shared = f"evidence/{year}/"
    kept = tuple(
        entry
        for entry in source.entries()
        if not entry.path.startswith("evidence/")
        or entry.path.startswith(folders)
        or (entry.path.startswith(shared) and entry.path.count("/") == 2)
    )
    return ScopedSource(source, kept, {})


def records_of(source: ScopedSource, *, year: int, repo: Path, use_cache: bool) -> Records:
    """The records of what ``source`` keeps."""
    return load_records(source, year=year or None, cache=RecordCache.of(repo) if use_cache else None)


def scored(
    source: ScopedSource, records: Records, *, day: dt.date, agencies: Collection[str] | None
) -> Assessment:
    """The assessment without findings, of ``agencies`` alone (None: all).  It keeps the whole register."""
    part = records
    if agencies is not None:
        register = records.agencies
        few = tuple(located for located in register.agencies if located.model.slug in agencies)
        part = replace(records, agencies=Agencies(register.groups, few, register.register))
    found = score_round(part, as_of=day, changes=source.told)
    return Assessment(
        revision=source.revision,
        as_of=day,
        records=records,
        findings=(),
        asked=found.asked,
        entries=found.entries,
        nodes=found.nodes,
        total=found.total,
        calendar=found.calendar,
        changes=source.told,
    )
