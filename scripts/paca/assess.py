"""``assess(revision)``: the whole state of a round, computed from one commit and nothing else."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path

from .assessment import Assessment
from .check.run import check
from .read.cache import RecordCache
from .read.load import load_records
from .read.memory import Memory
from .read.source import identity, open_source
from .score.memo import ScoreMemo
from .score.run import score_round

Progress = Callable[[int, int], None]


def assess(
    repo: Path,
    revision: str | None = None,
    *,
    as_of: dt.date | None = None,
    year: int | None = None,
    use_cache: bool = True,
    checks: bool = True,
    memory: Memory | None = None,
    memo: ScoreMemo | None = None,
    progress: Progress | None = None,
) -> Assessment:
    """Assess ``revision`` of ``repo`` (a commit, tag or branch; None: the working tree).

    A working tree whose files are all as HEAD has them is assessed as HEAD.
    ``as_of`` is "today" (default: the commit's day; for the working tree, HEAD's).  ``year`` picks the
    round (default: the latest).  Raises ``RevisionError`` for an unknown revision, nothing for bad files:
    those are findings.  Without ``checks`` there are none: enough where only scores are compared.
    ``memory`` and ``memo`` are for several trees of one repository: what stands in all of them is parsed
    and scored once.
    """
    source = open_source(repo, revision)
    day = as_of or source.default_day()
    cache = memory if memory is not None else RecordCache.of(repo) if use_cache else None
    records = load_records(source, year=year, cache=cache, progress=progress)
    changes = source.changes()
    scored = score_round(records, as_of=day, changes=changes, memo=memo)
    read = identity(source)
    if memo is not None and read.commit is not None:
        memo.keep_round(read.commit, records.year, day, scored)
    return Assessment(
        revision=read,
        as_of=day,
        records=records,
        findings=check(records, scored, as_of=day) if checks else (),
        asked=scored.asked,
        entries=scored.entries,
        nodes=scored.nodes,
        total=scored.total,
        calendar=scored.calendar,
        changes=changes,
    )
