"""Ratio: numerator / denominator, then linear between ``low`` and ``high`` or by tiers.

A denominator of zero means that nothing arose.  A positive numerator over a zero denominator is a
contradiction, and counts as a missing figure (the check tells the agency).
Example: 87 / 118 = 73,73 %; tiers 60 % → 1, 70 % → 1,5, 80 % → 2 give 1,5.
"""

from __future__ import annotations

from fractions import Fraction

from ...assessment import Outcome, Score
from ...model.edition import RatioRule
from ..inputs import Inputs
from ..steps import step
from .results import absent, missing_figures, scored, tier_step


def evaluate(rule: RatioRule, *, maximum: Fraction, inputs: Inputs) -> Score:
    missing = absent(inputs, rule.numerator, rule.denominator)
    if missing:
        return missing_figures(maximum, missing)
    numerator, denominator = inputs.figures[rule.numerator], inputs.figures[rule.denominator]
    if denominator.value == 0:
        if numerator.value != 0:
            return missing_figures(maximum, (rule.denominator,))
        return Score(Outcome.NOT_ARISEN, None, maximum)
    ratio = step(
        "ratio",
        *numerator.sources,
        *denominator.sources,
        numerator=numerator.value,
        denominator=denominator.value,
        numerator_key=rule.numerator,
        denominator_key=rule.denominator,
    )
    if rule.tiers:
        return scored(maximum, ratio, tier_step(rule.tiers, ratio.result, maximum))
    return scored(
        maximum, ratio, step("linear", value=ratio.result, low=rule.low, high=rule.high, max=maximum)
    )
