"""Lower of: the lowest result of several rules, each over the whole maximum.

If one of the rules cannot be applied, its reason is the result: the lowest is not known yet.
Example: declared 100 % → 2, published 75 % → 1,5; the lower is 1,5.
"""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction

from ...assessment import Outcome, Score
from ...model.edition import LowerOfRule
from ..inputs import Inputs
from ..steps import step_of
from .results import scored


def evaluate(rule: LowerOfRule, *, maximum: Fraction, inputs: Inputs, each: Callable[..., Score]) -> Score:
    parts = [each(part, maximum=maximum, inputs=inputs) for part in rule.rules]
    steps = tuple(done for part in parts for done in part.steps)
    for part in parts:
        if part.outcome is not Outcome.SCORED:
            return Score(part.outcome, None, maximum, steps)
    lowest = step_of("lowest", {str(number): part.points for number, part in enumerate(parts, 1)})
    return scored(maximum, *steps, lowest)
