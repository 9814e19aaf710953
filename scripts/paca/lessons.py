"""What a round taught about each item, out of its ledger: refusals, scores set, TTCP's reasons.  Pure.

Every lesson is something that was written or found in the round, with the places it comes from;
nothing is concluded from it here.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from .assessment import Assessment
from .finding import Position
from .model.decision import Decision, Verdict
from .model.last_round import LessonKind
from .records import Edition, Records


@dataclass(frozen=True, slots=True)
class Lesson:
    """``text`` as it was written, ``count`` times; ``places`` are where, in the order of the files."""

    item: str
    kind: LessonKind
    text: str
    count: int
    places: tuple[Position, ...]


@dataclass(frozen=True, slots=True)
class Successor:
    """An item of another edition that continues one of this round's, as a mapping says."""

    code: str
    title: str
    relation: str


def lessons(assessment: Assessment) -> tuple[Lesson, ...]:
    """By item in the edition's order, then by kind, commonest first."""
    return _counted(assessment, ((*what, place) for _, *what, place in _written(assessment)))


def lessons_by_agency(assessment: Assessment) -> Mapping[str | None, tuple[Lesson, ...]]:
    """The same, apart for each agency they are about; None: the province's items."""
    by_agency: dict[str | None, list[tuple[str, LessonKind, str, Position]]] = {}
    for agency, *what in _written(assessment):
        by_agency.setdefault(agency, []).append(tuple(what))
    return {agency: _counted(assessment, written) for agency, written in by_agency.items()}


def _counted(
    assessment: Assessment, written: Iterable[tuple[str, LessonKind, str, Position]]
) -> tuple[Lesson, ...]:
    counted: dict[tuple[str, LessonKind, str], list[Position]] = {}
    for item, kind, text, place in written:
        counted.setdefault((item, kind, text), []).append(place)
    order = {code: number for number, code in enumerate(assessment.nodes)}
    kinds = {kind: number for number, kind in enumerate(LessonKind)}
    made = [Lesson(*key, len(places), tuple(sorted(places))) for key, places in counted.items()]
    made.sort(key=lambda one: (order.get(one.item, len(order)), kinds[one.kind], -one.count, one.text))
    return tuple(made)


def _written(assessment: Assessment) -> Iterator[tuple[str | None, str, LessonKind, str, Position]]:
    """(agency it is about, item, kind, text, place)."""
    group = assessment.records.working_group
    for code, located in group.verified.items():
        if located.model.reason:
            yield None, code, LessonKind.VERIFIED, located.model.reason, located.where("reason")
    for (item, agency), decisions in group.decisions.items():
        # A final decision that repeats the reason before it teaches nothing new.
        told: set[tuple[LessonKind, str]] = set()
        for one in decisions:
            kind = _kind(one.model)
            if kind is None or not one.model.reason or (kind, one.model.reason) in told:
                continue
            told.add((kind, one.model.reason))
            yield agency, item, kind, one.model.reason, one.where("reason")
    for finding in assessment.findings:
        if finding.item and finding.item in assessment.nodes:
            yield finding.agency, finding.item, LessonKind.FINDING, finding.code, finding.position


def _kind(decision: Decision) -> LessonKind | None:
    if decision.refused:
        return LessonKind.REFUSED
    if decision.verdict is Verdict.RETURN:
        return LessonKind.RETURNED
    return LessonKind.SET if decision.verdict is Verdict.SET else None


def successors(assessment: Assessment, year: int) -> Mapping[str, tuple[Successor, ...]]:
    """Items of the edition of ``year`` by the code of this round's item that they continue.

    Only a mapping links editions; a code alone means nothing in another year.
    """
    other = assessment.records.editions.get(year)
    return continued(assessment.records, other) if other is not None else {}


def continued(records: Records, other: Edition) -> Mapping[str, tuple[Successor, ...]]:
    """The same for an edition at hand, which need not be in the repository."""
    if records.edition is None:
        return {}
    year = other.year
    pairs = [
        (located.model.other, located.model.code, located.model.relation)
        for located in other.links
        if located.model.year == records.year
    ]
    pairs += [
        (located.model.code, located.model.other, located.model.relation)
        for located in records.edition.links
        if located.model.year == year
    ]
    found: dict[str, list[Successor]] = {}
    for own, code, relation in dict.fromkeys(pairs):
        if (node := other.by_code.get(code)) is not None:
            found.setdefault(own, []).append(Successor(code, node.model.title, relation))
    return {own: tuple(ones) for own, ones in found.items()}
