"""What a state other than "scored" is worth: always the item's own policy, shown as a step."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction

from ..assessment import Outcome, Score
from ..model.edition import Node, Policy
from .steps import step


def policy_of(node: Node, outcome: Outcome) -> Policy | None:
    """The item's policy for ``outcome``; None where the edition states none (then no points are given)."""
    match outcome:
        case Outcome.NOT_ARISEN:
            return node.not_arisen
        case Outcome.MISSING:
            return node.missing
        case Outcome.NOT_APPLICABLE:
            return node.not_applicable
        case _:
            return None


def settle(score: Score, node: Node) -> Score:
    """Apply the item's policy to a score that has no points of its own.

    ``full`` and ``zero`` give points and keep the outcome (a state is never merged with zero);
    ``leave-out`` takes the score out of the sum; ``judgement`` waits for the working group.
    """
    policy = policy_of(node, score.outcome)
    if policy is None or score.points is not None:
        return score
    if policy is Policy.JUDGEMENT:
        waiting = step("await", what="decision", state=score.outcome.value)
        return replace(score, outcome=Outcome.AWAITING, steps=(*score.steps, waiting))
    done = step("policy", state=score.outcome.value, policy=policy.value, max=score.max)
    return replace(
        score,
        points=done.result,
        steps=(*score.steps, done),
        left_out=policy is Policy.LEAVE_OUT,
    )


def blank(outcome: Outcome, maximum: Fraction, *, key: str = "") -> Score:
    """A score without points: nothing filed, not arisen, not applicable."""
    steps = (step("missing", what="submission", key=key),) if outcome is Outcome.MISSING else ()
    return Score(outcome, None, maximum, steps)
