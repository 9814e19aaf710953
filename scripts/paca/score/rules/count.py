"""Count: ``per_unit`` points for each thing counted, up to the maximum, or by tiers.

Example: 3 inspections at 0,5 each, max 2 → 1,5.
"""

from __future__ import annotations

from fractions import Fraction

from ...assessment import Score
from ...model.edition import CountRule
from ..inputs import Inputs
from ..steps import step
from .results import absent, missing_figures, scored, tier_step


def evaluate(rule: CountRule, *, maximum: Fraction, inputs: Inputs) -> Score:
    if absent(inputs, rule.figure):
        return missing_figures(maximum, (rule.figure,))
    given = inputs.figures[rule.figure]
    if rule.tiers or rule.per_unit is None:
        return scored(maximum, tier_step(rule.tiers, given.value, maximum, given))
    return scored(
        maximum,
        step(
            "per-unit",
            *given.sources,
            key=rule.figure,
            count=given.value,
            per_unit=rule.per_unit,
            max=maximum,
        ),
    )
