"""Roll-up: parts are the sums of their criteria, criteria of their items, the total of the parts.

An item that a policy leaves out gives its points to what remains beside it: every score below the
same parent is multiplied by one factor, so that the parent keeps its maximum and every sum holds
exactly, at every level, on unrounded values.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from ..assessment import Contribution, LedgerEntry, NodeScore, Outcome, Score, State
from ..model.edition import Node
from ..records import Edition
from .steps import step, step_of

ZERO, ONE = Fraction(0), Fraction(1)


@dataclass(frozen=True, slots=True)
class ItemScore:
    """The province's item before re-scaling."""

    standing: Score
    self_points: Fraction | None
    reviewed: Fraction | None
    verified: Fraction | None
    open_share: Fraction
    contributions: tuple[Contribution, ...]
    ledger: tuple[LedgerEntry, ...]
    states: Mapping[State, int]


def roll_up(
    edition: Edition, items: Mapping[str, ItemScore], verified: Mapping[str, Fraction]
) -> tuple[dict[str, NodeScore], NodeScore]:
    """NodeScores by code in the edition's order, and the total.

    ``verified`` holds TTCP's scores by code; a part's own figure beats the sum of its items.
    """
    roller = _Roller(edition, items, verified)
    parts = [node.model for node in edition.children.get(None, ()) if node.model.code]
    factor = roller.factor(parts)
    for part in parts:
        roller.place(part, factor)
    order = [node.model.code for node in edition.nodes if node.model.code in roller.scores]
    scores = {code: roller.scores[code] for code in order}
    total = roller.combine(None, [roller.scores[str(part.code)] for part in parts], edition.header.total_max)
    return scores, total


class _Roller:
    def __init__(
        self, edition: Edition, items: Mapping[str, ItemScore], verified: Mapping[str, Fraction]
    ) -> None:
        self.edition, self.items, self.verified = edition, items, verified
        self.scores: dict[str, NodeScore] = {}

    def children(self, node: Node) -> list[Node]:
        return [child.model for child in self.edition.children.get(node.code, ()) if child.model.code]

    def left_out(self, node: Node) -> bool:
        if node.code in self.items:
            return self.items[node.code].standing.left_out
        children = self.children(node)
        return bool(children) and all(self.left_out(child) for child in children)

    def factor(self, siblings: Sequence[Node]) -> Fraction:
        """What each remaining sibling is multiplied with so that the maxima left out are not lost."""
        whole = sum((node.max or ZERO for node in siblings), ZERO)
        kept = sum((node.max or ZERO for node in siblings if not self.left_out(node)), ZERO)
        return whole / kept if kept else ONE

    def place(self, node: Node, factor: Fraction) -> NodeScore:
        code = str(node.code)
        if code in self.items:
            score = self.leaf(node, self.items[code], factor)
        else:
            children = self.children(node)
            inner = factor * self.factor(children)
            score = self.combine(
                node, [self.place(child, inner) for child in children], (node.max or ZERO) * factor
            )
        self.scores[code] = score
        return score

    def leaf(self, node: Node, item: ItemScore, factor: Fraction) -> NodeScore:
        standing, maximum = item.standing, (node.max or ZERO) * factor
        contributions = item.contributions
        if factor != ONE and not standing.left_out:
            steps = standing.steps
            points = standing.points
            if points is not None:
                done = step("product", value=points, factor=factor)
                points, steps = done.result, (*steps, done)
            standing = replace(standing, points=points, max=maximum, steps=steps)
            contributions = tuple(replace(share, lost=share.lost * factor) for share in contributions)
        return NodeScore(
            node=node,
            max=ZERO if standing.left_out else maximum,
            standing=standing,
            self_points=_times(item.self_points, factor),
            reviewed=_times(item.reviewed, factor),
            verified=item.verified,
            open_max=ZERO if standing.left_out else maximum * item.open_share,
            contributions=contributions,
            ledger=item.ledger,
            states=item.states,
        )

    def combine(self, node: Node | None, children: Sequence[NodeScore], maximum: Fraction) -> NodeScore:
        states: Counter[State] = Counter()
        for child in children:
            states.update(child.states)
        out = bool(children) and all(child.standing.left_out for child in children)
        values = {
            str(child.node.code): child.standing.points
            for child in children
            if child.node is not None and child.standing.points is not None
        }
        done = step_of("sum", values)
        standing = Score(
            Outcome.NOT_APPLICABLE if out else _outcome(children),
            None if out or not children else done.result,
            ZERO if out else maximum,
            (done,),
            left_out=out,
        )
        own = self.verified.get(str(node.code)) if node is not None else None
        return NodeScore(
            node=node,
            max=ZERO if out else maximum,
            standing=standing,
            self_points=_sum(child.self_points for child in children),
            reviewed=_sum(child.reviewed for child in children),
            verified=own if own is not None else _sum(child.verified for child in children),
            # A node whose children nobody has published has all its points open.
            open_max=sum((child.open_max for child in children), ZERO) if children else maximum,
            children=tuple(str(child.node.code) for child in children if child.node is not None),
            states=dict(states),
        )


def _outcome(children: Sequence[NodeScore]) -> Outcome:
    """A sum is scored once anything below it is; until then it is what its children wait for."""
    seen = {child.standing.outcome for child in children}
    for outcome in (Outcome.SCORED, Outcome.NOT_ARISEN):
        if outcome in seen:
            return Outcome.SCORED
    for outcome in (Outcome.MISSING, Outcome.AWAITING, Outcome.UNSCORED):
        if outcome in seen:
            return outcome
    return Outcome.MISSING


def _times(value: Fraction | None, factor: Fraction) -> Fraction | None:
    return None if value is None else value * factor


def _sum(values) -> Fraction | None:  # type: ignore[no-untyped-def]
    known = [value for value in values if value is not None]
    return sum(known, ZERO) if known else None
