"""Shared endings of the rules: points reached, or the reason why there are none."""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction

from ...assessment import Outcome, Score, Step
from ...model.edition import Tier
from ..inputs import Given, Inputs
from ..steps import step


def scored(maximum: Fraction, *steps: Step) -> Score:
    """The last step's result is the score."""
    return Score(Outcome.SCORED, steps[-1].result, maximum, steps)


def missing_figures(maximum: Fraction, keys: Iterable[str]) -> Score:
    return Score(
        Outcome.MISSING, None, maximum, tuple(step("missing", what="figure", key=key) for key in keys)
    )


def missing_answers(maximum: Fraction, keys: Iterable[str]) -> Score:
    return Score(
        Outcome.MISSING, None, maximum, tuple(step("missing", what="answer", key=key) for key in keys)
    )


def absent(inputs: Inputs, *keys: str) -> list[str]:
    return [key for key in keys if key not in inputs.figures]


def tier_step(
    tiers: tuple[Tier, ...], value: Fraction, maximum: Fraction, given: Given | None = None
) -> Step:
    """The tier that ``value`` reaches; ``next`` tells what one more step would bring."""
    ordered = sorted(tiers, key=lambda tier: tier.at_least)
    reached = [tier for tier in ordered if tier.at_least <= value]
    above = next((tier for tier in ordered if tier.at_least > value), None)
    return step(
        "tier",
        *(given.sources if given else ()),
        value=value,
        at_least=reached[-1].at_least if reached else None,
        points=min(reached[-1].points, maximum) if reached else Fraction(0),
        next_at=above.at_least if above else None,
        next_points=above.points if above else None,
        max=maximum,
    )
