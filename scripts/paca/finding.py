"""Findings: what is wrong, where, and how much it matters.  Texts live in the catalogue only."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from enum import IntEnum
from fractions import Fraction


class Level(IntEnum):
    """Ordered by severity.  Only errors refuse a file and change the exit code."""

    HINT = 1
    WARNING = 2
    ERROR = 3


@dataclass(frozen=True, slots=True, order=True)
class Position:
    """A place in a tree: path from the repository's root, 1-based line and column (0: unknown)."""

    path: str
    line: int = 0
    column: int = 0

    def __str__(self) -> str:
        return ":".join(str(part) for part in (self.path, self.line, self.column) if part)


@dataclass(frozen=True, slots=True)
class Finding:
    """One problem at one place.

    ``params`` fill the catalogue's text; they never hold a secret or personal value, so a finding
    may be printed anywhere.  ``points`` is what the agency may lose by it, where that is known.
    """

    code: str
    position: Position
    params: Mapping[str, str] = field(default_factory=dict)
    item: str | None = None
    agency: str | None = None
    points: Fraction | None = None

    def sort_key(self) -> tuple[Position, str, tuple[tuple[str, str], ...]]:
        return (self.position, self.code, tuple(sorted(self.params.items())))


MOST_TOLD = 200
"""Mistakes of one text that are said one by one; nobody mends more in one sitting."""


def few(found: Iterable[Finding]) -> Iterator[Finding]:
    """The first of the findings of one text, and how many more there are (S398)."""
    count = 0
    for finding in found:
        count += 1
        if count <= MOST_TOLD:
            yield finding
    if count > MOST_TOLD:
        rest = {"count": str(count - MOST_TOLD)}
        yield Finding("S398", Position(finding.position.path), rest, agency=finding.agency)
