"""Records of the working tree, for the commands that need no score."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from ..errors import PacaError

if TYPE_CHECKING:
    from ..records import Edition, Records


def read_records(repo: Path, *, year: int | None = None, revision: str | None = None) -> Records:
    """Everything the tree of ``repo`` says about a round (default: the latest), without the cache."""
    from ..read.load import load_records
    from ..read.source import open_source

    return load_records(open_source(repo, revision), year=year)


def edition_of(repo: Path, year: int) -> Edition:
    """The edition of ``year``; PacaError, with the years there are, if it is not there."""
    editions = read_records(repo).editions
    if year not in editions:
        years = ", ".join(map(str, sorted(editions))) or "–"
        raise PacaError(
            f"Không có bộ chỉ số năm {year}. Các năm: {years}.",
            f"There is no edition of {year}. Years: {years}.",
        )
    return editions[year]
