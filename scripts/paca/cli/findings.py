"""What ``paca check`` shows: the findings chosen, and the source lines they point at."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from pathlib import Path

from ..assessment import Assessment
from ..finding import Finding
from ..read.source import open_source
from ..report_findings import Lines

_MOST_BYTES = 1_000_000  # a larger file is not shown: what is wrong with it is its size


def select(assessment: Assessment, agency: str | None) -> tuple[Finding, ...]:
    """All findings, or those on one agency and its folder.  PacaError for an agency nobody knows."""
    if agency is None:
        return assessment.findings
    folder = f"evidence/{assessment.records.year}/{agency}/"
    chosen = tuple(
        finding
        for finding in assessment.findings
        if finding.agency == agency or finding.position.path.startswith(folder)
    )
    known = assessment.records.agencies.by_slug
    if agency not in known and agency not in assessment.records.filed and not chosen:
        from .todo_list import unknown_agency

        raise unknown_agency(assessment, agency)
    return chosen


def source_lines(repo: Path, revision: str | None, findings: Sequence[Finding]) -> Lines:
    """Lines of the files that findings point at, as they stand in the tree that was checked."""
    wanted = {finding.position.path for finding in findings}
    source = open_source(repo, revision)
    entries = [entry for entry in source.entries() if entry.path in wanted and entry.size <= _MOST_BYTES]
    texts = {
        entry.path: content.decode("utf-8", "replace").splitlines() for entry, content in source.read(entries)
    }
    return texts.get


def in_colour() -> bool:
    """Colours on a terminal that wants them (no-color.org)."""
    return sys.stdout.isatty() and not os.environ.get("NO_COLOR")
