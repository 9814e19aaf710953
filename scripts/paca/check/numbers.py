"""The numbers that the report prints: what a sentence of the working group may say of a score or a count."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Protocol

from ..assessment import Entry, NodeScore, Outcome, State
from ..records import Records


@dataclass(frozen=True, slots=True)
class Points:
    """Of a part, criterion or item, as they are printed; ``standing`` is None where nothing was filed."""

    standing: Fraction | None
    told: frozenset[Fraction]  # every number that may stand beside its name


@dataclass(frozen=True, slots=True)
class Numbers:
    """``points`` by code, the total under ""; ``counts`` by the placeholder that gives them."""

    year: int
    points: Mapping[str, Points]
    counts: Mapping[str, int]


class ScoredRound(Protocol):
    """The part of the scoring's result that is printed."""

    @property
    def nodes(self) -> Mapping[str, NodeScore]: ...

    @property
    def total(self) -> NodeScore: ...

    @property
    def entries(self) -> Mapping[tuple[str, str], Entry]: ...


def numbers_of(records: Records, scored: ScoredRound) -> Numbers:
    points = {code: _points(node) for code, node in scored.nodes.items()}
    group = records.working_group
    return Numbers(
        records.year,
        points | {"": _points(scored.total)},
        {
            "so_co_quan": len({agency for _, agency in scored.entries}),
            "so_ho_so": sum(entry.state is not State.NOT_ASKED for entry in scored.entries.values()),
            "so_gop_y": len(group.comments),
            "so_kien_nghi": len(group.recommendations),
            "so_tieu_chi": len(records.edition.items) if records.edition else 0,
        },
    )


def printed(value: Fraction) -> Fraction:
    """``value`` with two decimals, rounded half up as on every page.

    >>> printed(Fraction(1, 8))
    Fraction(13, 100)
    """
    return Fraction(int((abs(value) * 200 + 1) // 2), 100)


def _points(node: NodeScore) -> Points:
    filed = sum(many for state, many in node.states.items() if state not in (State.MISSING, State.NOT_ASKED))
    nothing = not filed and node.standing.outcome is Outcome.MISSING
    standing = None if nothing else node.standing.points
    own, reviewed, verified = node.self_points, node.reviewed, node.verified
    gaps = [
        one - other
        for one, other in ((own, reviewed), (reviewed, verified), (own, verified))
        if one is not None and other is not None
    ]
    known = [value for value in (standing, own, reviewed, verified, node.max, *gaps) if value is not None]
    return Points(standing, frozenset(map(printed, known)))
