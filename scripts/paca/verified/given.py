"""What a table of verified scores gives: scores with their cells, and problems with theirs."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

Level = Literal["error", "warning", "note"]


@dataclass(frozen=True, slots=True)
class Problem:
    """``error`` stops the import, ``warning`` wants an eye, ``note`` is for the record."""

    level: Level
    place: str  # Sheet1!C14
    vi: str
    en: str


@dataclass(frozen=True, slots=True)
class Given:
    """A score of the table.  ``own_sum``: it is a part's or criterion's, whose items the table leaves out."""

    code: str
    score: Fraction
    reason: str | None
    page: str | None
    document: str | None
    place: str
    own_sum: bool = False


@dataclass(frozen=True, slots=True)
class Total:
    """A score that others must add up to: a part's, a criterion's, or (``code`` None) the whole table's."""

    code: str | None
    score: Fraction
    place: str


@dataclass(frozen=True, slots=True)
class VerifiedTable:
    """``name`` is the file's; ``empty`` are codes whose row holds no score."""

    name: str
    given: tuple[Given, ...]
    empty: tuple[str, ...]
    problems: tuple[Problem, ...]
    checked: int  # totals that agree with their items


def errors(problems: tuple[Problem, ...]) -> Iterator[Problem]:
    return (problem for problem in problems if problem.level == "error")
