"""Capped sum: several rules added, each worth at most its own points, cut at the item's maximum.

A term in which nothing arose adds nothing; a missing or awaited term makes the whole so.
Example: 1,5 of 2 and 1 of 1, cap 2 → 2.
"""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction

from ...assessment import Outcome, Score
from ...model.edition import CappedSumRule
from ..inputs import Inputs
from ..steps import step, step_of
from .results import scored


def evaluate(rule: CappedSumRule, *, maximum: Fraction, inputs: Inputs, each: Callable[..., Score]) -> Score:
    terms = [each(term.rule, maximum=term.points, inputs=inputs) for term in rule.terms]
    steps = tuple(done for term in terms for done in term.steps)
    for outcome in (Outcome.MISSING, Outcome.AWAITING):
        if any(term.outcome is outcome for term in terms):
            return Score(outcome, None, maximum, steps)
    if all(term.outcome is not Outcome.SCORED for term in terms):
        return Score(terms[0].outcome, None, maximum, steps)
    total = step_of(
        "sum", {str(number): term.points for number, term in enumerate(terms, 1) if term.points is not None}
    )
    return scored(maximum, *steps, total, step("cap", value=total.result, max=maximum))
