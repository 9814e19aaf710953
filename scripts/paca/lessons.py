"""What a round taught about each item, out of its ledger: refusals, scores set, TTCP's reasons.  Pure.

Every lesson is something that was written or found in the round, with the places it comes from;
nothing is concluded from it here.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from .assessment import Assessment
from .finding import Position
from .model.decision import Decision, Verdict


class LessonKind(StrEnum):
    """In the order in which they are told."""

    VERIFIED = "verified"  # TTCP's own reason
    REFUSED = "refused"  # documents were not accepted
    SET = "set"  # the working group set a score for its reason
    RETURNED = "returned"  # sent back to be explained
    FINDING = "finding"  # what the check found most often; ``text`` is its code


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
    counted: dict[tuple[str, LessonKind, str], list[Position]] = {}
    for item, kind, text, place in _written(assessment):
        counted.setdefault((item, kind, text), []).append(place)
    order = {code: number for number, code in enumerate(assessment.nodes)}
    kinds = {kind: number for number, kind in enumerate(LessonKind)}
    made = [Lesson(*key, len(places), tuple(sorted(places))) for key, places in counted.items()]
    made.sort(key=lambda one: (order.get(one.item, len(order)), kinds[one.kind], -one.count, one.text))
    return tuple(made)


def _written(assessment: Assessment) -> Iterator[tuple[str, LessonKind, str, Position]]:
    group = assessment.records.working_group
    for code, located in group.verified.items():
        if located.model.reason:
            yield code, LessonKind.VERIFIED, located.model.reason, located.where("reason")
    for (item, _), decisions in group.decisions.items():
        # A final decision that repeats the reason before it teaches nothing new.
        told: set[tuple[LessonKind, str]] = set()
        for one in decisions:
            kind = _kind(one.model)
            if kind is None or not one.model.reason or (kind, one.model.reason) in told:
                continue
            told.add((kind, one.model.reason))
            yield item, kind, one.model.reason, one.where("reason")
    for finding in assessment.findings:
        if finding.item and finding.item in assessment.nodes:
            yield finding.item, LessonKind.FINDING, finding.code, finding.position


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
    records = assessment.records
    other = records.editions.get(year)
    if other is None or records.edition is None:
        return {}
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
