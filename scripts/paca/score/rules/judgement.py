"""Judgement: the working group chooses a level and gives a reason; until then the score is awaited."""

from __future__ import annotations

from fractions import Fraction

from ...assessment import Outcome, Score
from ...model.edition import JudgementRule
from ..inputs import Inputs
from ..steps import step


def evaluate(rule: JudgementRule, *, maximum: Fraction, inputs: Inputs) -> Score:
    return Score(Outcome.AWAITING, None, maximum, (step("await", what="decision"),))
