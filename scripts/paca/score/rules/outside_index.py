"""Outside index: another body's result, scaled to the item's points (2022: PAR Index, DTI).

Example: PAR Index 81,25 of 100, max 1 → 0,8125.
"""

from __future__ import annotations

from fractions import Fraction

from ...assessment import Score
from ...model.edition import OutsideIndexRule
from ..inputs import Inputs
from ..steps import step
from .results import absent, missing_figures, scored


def evaluate(rule: OutsideIndexRule, *, maximum: Fraction, inputs: Inputs) -> Score:
    # A scale of nothing is the edition's mistake (the check says so), not a reason to fall over.
    if absent(inputs, rule.figure) or rule.out_of <= 0:
        return missing_figures(maximum, (rule.figure,))
    given = inputs.figures[rule.figure]
    return scored(
        maximum,
        step(
            "scale",
            *given.sources,
            key=rule.figure,
            index=rule.index,
            value=given.value,
            out_of=rule.out_of,
            max=maximum,
        ),
    )
