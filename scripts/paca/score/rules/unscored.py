"""Unscored: present for information, worth no points (2021: verification of assets)."""

from __future__ import annotations

from fractions import Fraction

from ...assessment import Outcome, Score
from ...model.edition import UnscoredRule
from ..inputs import Inputs
from ..steps import step


def evaluate(rule: UnscoredRule, *, maximum: Fraction, inputs: Inputs) -> Score:
    return Score(Outcome.UNSCORED, None, maximum, (step("unscored"),))
