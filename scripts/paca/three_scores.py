"""Self, reviewed and verified score side by side, and where the gaps between them come from.  Pure.

The way from self to reviewed score is divided among causes so that the shares of an item add up to
its gap exactly: each agency's difference counts with its weight in the mean, and what the item's own
way of pooling (or a decision on the province's item) does to it is a share of its own.  The way from
reviewed to verified score has one cause: what TTCP wrote.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from .assessment import Assessment, Entry, LedgerStage, NodeScore, Outcome, State
from .finding import Position
from .model.decision import VerifiedScore
from .model.visibility import Audience
from .score.lateness import cost

ZERO = Fraction(0)


class GapCause(StrEnum):
    """Why an agency's score is not what it claimed; the first that fits, in this order."""

    REFUSED = "refused"  # a document was not accepted
    DECIDED = "decided"  # the working group set another score, for its reason
    RETURNED = "returned"  # sent back, not explained yet
    LATE = "late"  # lateness cost it points, by the item's policy
    UNPROVEN = "unproven"  # a required document is missing
    FIGURE = "figure"  # a figure or answer is missing
    AWAITING = "awaiting"  # no points before the working group judges
    COMPUTED = "computed"  # figures and answers give another score than the one claimed
    PROVINCE = "province"  # decided on the province's item as a whole
    POOLED = "pooled"  # the province's item is not the mean of the agencies' scores


@dataclass(frozen=True, slots=True)
class Reason:
    """What the working group wrote, how often, and where it first stands."""

    text: str
    count: int
    position: Position | None


@dataclass(frozen=True, slots=True)
class Share:
    """``points`` of the gap (positive: lost) by one cause, over ``agencies`` agencies."""

    cause: GapCause
    points: Fraction
    agencies: int
    reasons: tuple[Reason, ...] = ()


@dataclass(frozen=True, slots=True)
class ThreeScores:
    """A line: ``node`` None is the total.  Gaps are reviewed − self and verified − reviewed.

    A gap is the sum over the items below that have both scores, None where none has; ``compared`` of
    ``items`` have self and reviewed, ``verified_items`` of them a verified score.  ``depth`` is 0 for
    the total and parts, 1 for what stands below a part, …
    """

    code: str
    title: str
    depth: int
    item: bool
    score: NodeScore
    review_gap: Fraction | None
    verify_gap: Fraction | None
    compared: int
    items: int
    verified_items: int
    shares: tuple[Share, ...]
    entry: VerifiedScore | None  # TTCP's own entry on this code
    entry_at: Position | None


def three_scores(assessment: Assessment) -> tuple[ThreeScores, ...]:
    """Every part, criterion and item in the edition's order; the total comes last, without a code."""
    lines = {
        code: _item_line(code, score, assessment)
        for code, score in assessment.nodes.items()
        if score.node is not None and score.node.rule is not None
    }
    made = [
        lines[code] if code in lines else _sum_line(code, score, assessment, lines)
        for code, score in assessment.nodes.items()
    ]
    return (*made, _sum_line("", assessment.total, assessment, lines))


def _item_line(code: str, score: NodeScore, assessment: Assessment) -> ThreeScores:
    both = score.self_points is not None and score.reviewed is not None
    gap = score.reviewed - score.self_points if both else None  # type: ignore[operator]
    verify = _minus(score.verified, score.reviewed)
    shares = sorted(_shares(code, score, assessment), key=_widest) if gap else ()
    counts = 0 if score.node is not None and score.node.rule and score.node.rule.kind == "unscored" else 1
    verified = int(score.verified is not None)
    return _line(code, score, assessment, gap, verify, int(both), counts, verified, tuple(shares))


def _sum_line(
    code: str, score: NodeScore, assessment: Assessment, lines: Mapping[str, ThreeScores]
) -> ThreeScores:
    below = [lines[item] for item in _items_below(score, assessment)]
    gaps = [line.review_gap for line in below if line.review_gap is not None]
    verified = sum(line.verified_items for line in below)
    steps = [line.verify_gap for line in below if line.verify_gap is not None]
    verify = sum(steps, ZERO) if steps else _minus(score.verified, score.reviewed)
    return _line(
        code,
        score,
        assessment,
        sum(gaps, ZERO) if gaps else None,
        verify,
        len(gaps),
        sum(line.items for line in below),
        verified,
        tuple(_merged(share for line in below for share in line.shares)),
    )


def _line(
    code: str,
    score: NodeScore,
    assessment: Assessment,
    review_gap: Fraction | None,
    verify_gap: Fraction | None,
    compared: int,
    items: int,
    verified_items: int,
    shares: tuple[Share, ...],
) -> ThreeScores:
    held = assessment.records.working_group.verified.get(code)
    return ThreeScores(
        code=code,
        title=score.node.title if score.node else "",
        depth=code.count("."),
        item=score.node is not None and score.node.rule is not None,
        score=score,
        review_gap=review_gap,
        verify_gap=verify_gap,
        compared=compared,
        items=items,
        verified_items=verified_items,
        shares=shares,
        entry=held.model if held else None,
        entry_at=held.where("score") if held and held.path else None,
    )


def _minus(one: Fraction | None, other: Fraction | None) -> Fraction | None:
    return None if one is None or other is None else one - other


def _items_below(score: NodeScore, assessment: Assessment) -> Iterator[str]:
    for code in score.children:
        child = assessment.nodes.get(code)
        if child is None:
            continue
        if child.node is not None and child.node.rule is not None:
            yield code
        else:
            yield from _items_below(child, assessment)


def _shares(code: str, score: NodeScore, assessment: Assessment) -> Iterator[Share]:
    """Shares of the item's gap; they add up to it exactly."""
    if not _causes_are_known(assessment.audience):
        return
    entries = [
        entry
        for agency in assessment.asked.get(code, ())
        if (entry := assessment.entries.get((code, agency.slug))) and not entry.standing.left_out
    ]
    own = score.node.max if score.node is not None and score.node.max else None
    weight = (score.max / own if own else Fraction(1)) / max(len(entries), 1)
    found: dict[GapCause, list[tuple[Fraction, Entry]]] = {}
    for entry in entries:
        lost = (entry.self_points or ZERO) - (entry.standing.points or ZERO)
        if lost:
            found.setdefault(_cause(entry, assessment), []).append((lost * weight, entry))
    told = ZERO
    for cause in GapCause:
        if cause in found:
            points = sum((lost for lost, _ in found[cause]), ZERO)
            told += points
            yield Share(cause, points, len(found[cause]), _reasons(entry for _, entry in found[cause]))
    assert score.self_points is not None and score.reviewed is not None
    rest = score.self_points - score.reviewed - told
    if rest:
        decided = [line for line in score.ledger if line.stage in _DECIDED]
        yield Share(GapCause.PROVINCE if decided else GapCause.POOLED, rest, 0, _ledger_reasons(decided))


_DECIDED = frozenset({LedgerStage.REVIEWED, LedgerStage.EXPLAINED, LedgerStage.FINAL})


def _causes_are_known(audience: Audience) -> bool:
    """What is missing and why something was decided is internal: no guess is made from what is left."""
    return not audience.public


def _cause(entry: Entry, assessment: Assessment) -> GapCause:
    decisions = assessment.records.working_group.decisions.get((entry.item, entry.agency), ())
    if decisions and decisions[-1].model.refused:
        return GapCause.REFUSED
    if any(step.op == "decision" for step in entry.standing.steps):
        return GapCause.DECIDED
    if entry.state is State.RETURNED:
        return GapCause.RETURNED
    if cost(entry.standing):
        return GapCause.LATE
    if any(step.op == "unproven" for step in entry.standing.steps):
        return GapCause.UNPROVEN
    lacking = {lack.what for lack in entry.missing}
    if lacking & {"figure", "answer"}:
        return GapCause.FIGURE
    if entry.standing.outcome is Outcome.AWAITING:
        return GapCause.AWAITING
    return GapCause.COMPUTED


def _reasons(entries: Iterable[Entry]) -> tuple[Reason, ...]:
    """The last reason of each agency's ledger, equal ones counted together, commonest first."""
    lines = []
    for entry in entries:
        given = [line for line in entry.ledger if line.stage in _DECIDED and line.reason]
        lines += given[-1:]
    return _ledger_reasons(lines)


def _ledger_reasons(lines: Iterable) -> tuple[Reason, ...]:  # type: ignore[type-arg]
    counted: dict[str, list[Position | None]] = {}
    for line in lines:
        if line.reason:
            counted.setdefault(line.reason, []).append(line.source.position if line.source else None)
    ordered = sorted(counted.items(), key=lambda one: (-len(one[1]), one[0]))
    return tuple(Reason(text, len(places), places[0]) for text, places in ordered)


def _merged(shares: Iterable[Share]) -> Iterator[Share]:
    """Shares of several items, one for each cause, most points first."""
    found: dict[GapCause, list[Share]] = {}
    for share in shares:
        found.setdefault(share.cause, []).append(share)
    merged = [
        Share(cause, sum((one.points for one in ones), ZERO), sum(one.agencies for one in ones))
        for cause, ones in found.items()
    ]
    return iter(sorted(merged, key=_widest))


def _widest(share: Share) -> tuple[Fraction, str]:
    return -abs(share.points), share.cause
