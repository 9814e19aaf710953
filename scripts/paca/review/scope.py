"""Scores for a review: of the whole round where it is small, else of the agencies concerned alone.

An agency's own states and points rest on its own folder, the edition and the round's files.  In a
repository of 100,000 files the province's total is the one thing that a review does without.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection
from dataclasses import replace
from pathlib import Path

from ..assessment import Assessment
from ..read.cache import RecordCache
from ..read.git_source import GitSource
from ..read.load import load_records
from ..read.paths import WORKING_GROUP
from ..records import Agencies, Records
from ..score.run import score_round


def scoped(source: GitSource, *, year: int, agencies: Collection[str] | None) -> GitSource:
    """The edition, the round's own files and the folders of ``agencies`` (None: everything).

    Only these are asked of git: listing 100,000 others would take longer than all the rest.
    """
    if agencies is None:
        return source
    place, group = f"evidence/{year}", f"evidence/{year}/{WORKING_GROUP}"
    own = (f"{place}/assessment.yml", f"{place}/agencies.yml")
    own += (f"{group}/verified.yml", f"{group}/extensions.yml")
    told = (f"{group}/decisions/{slug}.yml" for slug in ("province", *agencies))
    theirs = (path for slug in agencies for path in (f"{group}/receipts/{slug}.yml", f"{place}/{slug}"))
    return replace(source, roots=("indicators", *own, *told, *theirs))


def records_of(source: GitSource, *, year: int, repo: Path, use_cache: bool) -> Records:
    """The records of what ``source`` keeps."""
    return load_records(source, year=year or None, cache=RecordCache.of(repo) if use_cache else None)


def scored(
    source: GitSource, records: Records, *, day: dt.date, agencies: Collection[str] | None
) -> Assessment:
    """The assessment without findings, of ``agencies`` alone (None: all).  It keeps the whole register."""
    part = records
    if agencies is not None:
        register = records.agencies
        few = tuple(located for located in register.agencies if located.model.slug in agencies)
        part = replace(records, agencies=Agencies(register.groups, few, register.register))
    found = score_round(part, as_of=day, changes={})
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
        changes={},
    )
