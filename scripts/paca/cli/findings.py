"""What ``paca check`` shows: the findings chosen, and the source lines they point at."""

from __future__ import annotations

import os
import stat
import sys
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from ..checking.results import Checked
from ..finding import Finding
from ..read.source import open_source
from ..report_findings import Lines

_MOST_BYTES = 1_000_000  # a larger file is not shown: what is wrong with it is its size


def select(checked: Checked, agency: str | None) -> tuple[Finding, ...]:
    """All findings, or those on one agency and its folder.  PacaError for an agency nobody knows."""
    if agency is None:
        return checked.findings
    folder = f"evidence/{checked.year}/{agency}/"
    chosen = tuple(
        finding
        for finding in checked.findings
        if finding.agency == agency or finding.position.path.startswith(folder)
    )
    if agency not in checked.known and agency not in checked.filed and not chosen:
        from .todo_list import unknown_agency

        raise unknown_agency(checked.known, agency)
    return chosen


def source_lines(repo: Path, revision: str | None, findings: Sequence[Finding]) -> Lines:
    """Lines of the files that findings point at, as they stand in the tree that was checked."""
    wanted = frozenset(finding.position.path for finding in findings)
    if revision is None:
        return _Files(os.path.realpath(repo), wanted).lines
    source = open_source(repo, revision)
    entries = [entry for entry in source.entries() if entry.path in wanted and entry.size <= _MOST_BYTES]
    texts = {
        entry.path: content.decode("utf-8", "replace").splitlines() for entry, content in source.read(entries)
    }
    return texts.get


@dataclass(frozen=True)
class _Files:
    """Regular files of the working tree, opened by name and only when asked: no second walk over all."""

    root: str
    wanted: frozenset[str]
    _linked: dict[str, bool] = field(default_factory=dict)  # folder -> whether a link is on the way to it

    def lines(self, path: str) -> list[str] | None:
        file = os.path.join(self.root, path)
        try:
            # A linked folder may lead out of the tree, and readers follow none.
            if path not in self.wanted or self._through_link(path.rpartition("/")[0]):
                return None
            info = os.lstat(file)
            if not stat.S_ISREG(info.st_mode) or info.st_size > _MOST_BYTES:
                return None
            with open(file, "rb") as opened:
                return opened.read().decode("utf-8", "replace").splitlines()
        except (OSError, ValueError):
            return None

    def _through_link(self, folder: str) -> bool:
        if not folder:
            return False
        if folder not in self._linked:
            outer = folder.rpartition("/")[0]
            self._linked[folder] = self._through_link(outer) or os.path.islink(
                os.path.join(self.root, folder)
            )
        return self._linked[folder]


def in_colour() -> bool:
    """Colours on a terminal that wants them (no-color.org)."""
    return sys.stdout.isatty() and not os.environ.get("NO_COLOR")
