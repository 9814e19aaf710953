"""From the agencies' entries to the province's item: how several answers become one score.

Every aggregate is stated in the edition and leaves its steps in the explanation.  An agency that is
left out (not applicable, or by policy) is not counted; one without points yet counts 0 and stays
open, so the province's score is what is proven so far.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from ..assessment import Contribution, Outcome, Score, Step
from ..model.asks import figure_keys
from ..model.edition import Aggregate, Node
from .entries import Draft
from .inputs import Given, Inputs
from .policy import blank, settle
from .rules import evaluate
from .steps import step, step_of

ZERO = Fraction(0)
OPEN = (Outcome.MISSING, Outcome.AWAITING)


@dataclass(frozen=True, slots=True)
class Aggregated:
    """``open_share``: the part (0..1) of the item that waits for submissions or decisions."""

    score: Score
    contributions: tuple[Contribution, ...]
    open_share: Fraction


def aggregate(node: Node, drafts: Sequence[Draft]) -> Aggregated:
    """The province's score of ``node`` over the agencies asked (in the register's order)."""
    maximum = node.max if node.max is not None else ZERO
    counted = [draft for draft in drafts if not draft.entry.standing.left_out]
    if not counted:
        return Aggregated(_nobody(node, drafts, maximum), (), Fraction(0 if drafts else 1))
    waiting = sum(1 for draft in counted if draft.entry.standing.outcome in OPEN)
    open_share = Fraction(waiting, len(counted))
    outcomes = {draft.entry.standing.outcome for draft in counted}
    if len(outcomes) == 1 and _alike(only := next(iter(outcomes)), counted):
        score = _unanimous(node, only, counted, maximum)
        return Aggregated(score, _plain_shares(counted, score), open_share)
    match node.aggregate:
        case Aggregate.SINGLE if len(counted) == 1:
            score = _single(counted[0])
        case Aggregate.SUM_OF_FIGURES if figure_keys(node.rule):
            return _sum_of_figures(node, counted, maximum)
        case Aggregate.ALL_MUST:
            done = step_of("all-must", {**_points(counted), "max": maximum})
            score = Score(Outcome.SCORED, done.result, maximum, (done,))
        case Aggregate.WORST:
            done = step_of("lowest", {agency: points or ZERO for agency, points in _points(counted).items()})
            score = Score(Outcome.SCORED, done.result, maximum, (done,))
        case _:
            done = step_of("mean", _points(counted))
            score = Score(Outcome.SCORED, done.result, maximum, (done,))
    return Aggregated(score, _plain_shares(counted, score, node.aggregate), open_share)


def _alike(outcome: Outcome, counted: Sequence[Draft]) -> bool:
    """Whether the one state of all agencies is the province's, too.

    Where lateness cost one of them what the state is worth, the states are alike and the points are not.
    """
    if outcome is Outcome.SCORED:
        return False
    return outcome in OPEN or not any(draft.late for draft in counted)


def _points(counted: Sequence[Draft]) -> dict[str, Fraction | None]:
    return {draft.entry.agency: draft.entry.standing.points for draft in counted}


def _nobody(node: Node, drafts: Sequence[Draft], maximum: Fraction) -> Score:
    """Nobody was asked, or everybody is left out."""
    if not drafts:
        return settle(blank(Outcome.MISSING, maximum, key=str(node.code)), node)
    first = drafts[0].entry.standing
    same = all(draft.entry.standing.outcome is first.outcome for draft in drafts)
    outcome = first.outcome if same else Outcome.NOT_APPLICABLE
    return Score(outcome, None, maximum, first.steps[-1:], left_out=True)


def _unanimous(node: Node, outcome: Outcome, counted: Sequence[Draft], maximum: Fraction) -> Score:
    """All agencies share one state: it is the province's state too, with the item's own policy."""
    if outcome in (Outcome.MISSING, Outcome.NOT_ARISEN, Outcome.NOT_APPLICABLE):
        return settle(Score(outcome, None, maximum, counted[0].entry.standing.steps[:-1]), node)
    return Score(outcome, None, maximum, counted[0].entry.standing.steps)


def _single(draft: Draft) -> Score:
    standing = draft.entry.standing
    done = step("single", points=standing.points, agency=draft.entry.agency)
    return Score(standing.outcome, standing.points, standing.max, (*standing.steps, done), standing.left_out)


def _sum_of_figures(node: Node, counted: Sequence[Draft], maximum: Fraction) -> Aggregated:
    """Add each figure over the agencies that supplied it proven, apply the rule once, weigh in the rest.

    The pooled result stands for every agency of the pool; an agency whose points were set by the
    working group or cost by lateness, or that filed nothing, stands with its own.  Unproven claims are
    pooled as 0.  An agency where nothing arose neither helps nor harms: the item's policy for that is the
    province's.
    """
    keys = figure_keys(node.rule)
    pool = [draft for draft in counted if _poolable(draft)]
    quiet = [draft for draft in counted if draft.quiet and not draft.fixed and not draft.late]
    # Never all of them quiet: that is one state for all, and was settled before.
    elsewhere = {id(draft) for draft in (*pool, *quiet)}
    alone = [draft for draft in counted if id(draft) not in elsewhere]
    steps: tuple[Step, ...] = ()
    value = ZERO
    if pool:
        sums, sum_steps = _sum_figures(pool, keys)
        base = evaluate(node.rule, maximum=maximum, inputs=Inputs(figures=sums))
        steps = (*sum_steps, *base.steps)
        value = base.points or ZERO
    points: Fraction | None = value
    if alone:
        fixed = step_of("sum", _points(alone))
        done = step(
            "pooled",
            pool=Fraction(len(pool)),
            value=value,
            fixed=fixed.result,
            agencies=Fraction(len(pool) + len(alone)),
            max=maximum,
            decided=", ".join(draft.entry.agency for draft in alone if draft.fixed),
            late=", ".join(draft.entry.agency for draft in alone if draft.late),
        )
        steps, points = (*steps, fixed, done), done.result
    score = Score(Outcome.SCORED, points, maximum, steps)
    waiting = sum(1 for draft in alone if draft.entry.standing.outcome in OPEN)
    open_share = Fraction(waiting, len(pool) + len(alone))
    return Aggregated(score, _pooled_shares(pool, alone, quiet, score, value, keys), open_share)


def _poolable(draft: Draft) -> bool:
    """Scored by the rule from its own figures: not by a person or the clock, neither quiet nor incomplete."""
    if draft.fixed or draft.late:
        return False
    return draft.inputs is not None and draft.entry.computed.outcome is Outcome.SCORED


def _sum_figures(pool: Sequence[Draft], keys: tuple[str, ...]) -> tuple[dict[str, Given], tuple[Step, ...]]:
    sums, steps = {}, []
    for key in keys:
        given = {draft.entry.agency: draft.inputs.figures[key] for draft in pool if draft.inputs}
        sources = tuple(source for one in given.values() for source in one.sources)
        values: dict[str, Fraction | str] = {agency: one.value for agency, one in given.items()}
        unproven = ", ".join(draft.entry.agency for draft in pool if draft.unproven)
        done = step_of("sum", {**values, "figure": key, "unproven": unproven}, sources)
        steps.append(done)
        if given:
            sums[key] = Given(done.result or ZERO, ())
    return sums, tuple(steps)


def shares_after(
    shares: tuple[Contribution, ...], computed: Score, standing: Score
) -> tuple[Contribution, ...]:
    """``shares`` of what ``computed`` lost, once a decision on the province's item made it ``standing``.

    What the decision gives back is given back to each in proportion.  What it takes beyond the evidence was
    lost through no agency and is nobody's share.
    """
    lost = min(one.max - (one.points or ZERO) for one in (computed, standing))
    weights = {share.agency: share.lost for share in shares}
    if not any(weights.values()):
        return shares
    return _share_out({share.agency: share.points for share in shares}, weights, lost)


def _plain_shares(
    counted: Sequence[Draft], score: Score, how: Aggregate = Aggregate.MEAN_OF_SCORES
) -> tuple[Contribution, ...]:
    """Who lost what, for means (each its own part) and for all-must and worst (those that hold it down)."""
    lost_in_all = score.max - (score.points or ZERO)
    points = {draft.entry.agency: draft.entry.standing.points for draft in counted}
    if how in (Aggregate.ALL_MUST, Aggregate.WORST):
        worst = min((value or ZERO) for value in points.values())
        top = score.max if how is Aggregate.ALL_MUST else worst + 1
        holding = {
            agency
            for agency, value in points.items()
            if ((value or ZERO) < top if how is Aggregate.ALL_MUST else (value or ZERO) == worst)
        }
        weights = {agency: Fraction(agency in holding) for agency in points}
    else:
        weights = {agency: score.max - (value or ZERO) for agency, value in points.items()}
    return _share_out(points, weights, lost_in_all)


def _pooled_shares(
    pool: Sequence[Draft],
    alone: Sequence[Draft],
    quiet: Sequence[Draft],
    score: Score,
    value: Fraction,
    keys: tuple[str, ...],
) -> tuple[Contribution, ...]:
    """Shares of a pooled score: the pool's loss goes by each agency's own shortfall in figures or points."""
    points = {draft.entry.agency: draft.entry.standing.points for draft in (*pool, *alone, *quiet)}
    agencies = len(pool) + len(alone)
    own = {
        draft.entry.agency: (score.max - (draft.entry.standing.points or ZERO)) / agencies for draft in alone
    }
    pool_loss = (score.max - value) * len(pool) / agencies
    weights = {draft.entry.agency: _shortfall(draft, keys) for draft in pool}
    if not any(weights.values()):
        weights = {draft.entry.agency: score.max - (draft.entry.standing.points or ZERO) for draft in pool}
    pooled = {share.agency: share.lost for share in _share_out(dict.fromkeys(weights), weights, pool_loss)}
    return tuple(
        Contribution(agency, value_, {**own, **pooled}.get(agency, ZERO)) for agency, value_ in points.items()
    )


def _shortfall(draft: Draft, keys: tuple[str, ...]) -> Fraction:
    """How far the agency's own numerator stays behind its denominator (0 where the rule is no ratio)."""
    if len(keys) != 2 or draft.inputs is None:
        return ZERO
    numerator, denominator = (draft.inputs.figures[key].value for key in keys)
    return max(denominator - numerator, ZERO)


def _share_out(
    points: Mapping[str, Fraction | None], weights: Mapping[str, Fraction], lost: Fraction
) -> tuple[Contribution, ...]:
    """Divide ``lost`` by weight: the shares add up to it exactly."""
    whole = sum(weights.values(), ZERO)
    if whole == 0:
        weights, whole = dict.fromkeys(points, Fraction(1)), Fraction(len(points) or 1)
    share = lost / whole
    return tuple(
        Contribution(agency, points[agency], weights[agency] * share if weights[agency] else ZERO)
        for agency in points
    )
