"""Deduction: full points less ``per_unit`` for each case, never below ``floor``.

Example: max 2, 3 late reports at 0,5 each → 0,5.
"""

from __future__ import annotations

from fractions import Fraction

from ...assessment import Score
from ...model.edition import DeductionRule
from ..inputs import Inputs
from ..steps import step
from .results import absent, missing_figures, scored


def evaluate(rule: DeductionRule, *, maximum: Fraction, inputs: Inputs) -> Score:
    if absent(inputs, rule.figure):
        return missing_figures(maximum, (rule.figure,))
    given = inputs.figures[rule.figure]
    return scored(
        maximum,
        step(
            "deduct",
            *given.sources,
            key=rule.figure,
            max=maximum,
            count=given.value,
            per_unit=rule.per_unit,
            floor=rule.floor,
        ),
    )
