"""One module a rule kind; each has ``evaluate(rule, *, maximum, inputs) -> Score``.

A rule knows nothing of agencies, policies or decisions: it turns inputs into points between 0 and
``maximum``, or says why it cannot (missing, not arisen, awaiting, unscored).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from fractions import Fraction
from typing import Any

from ...assessment import Score
from ..inputs import Inputs
from . import (
    capped_sum,
    checklist,
    count,
    deduction,
    judgement,
    lower_of,
    outside_index,
    ratio,
    unscored,
    yes_no,
)

Evaluate = Callable[..., Score]

RULES: Mapping[str, Evaluate] = {
    "yes-no": yes_no.evaluate,
    "checklist": checklist.evaluate,
    "ratio": ratio.evaluate,
    "count": count.evaluate,
    "deduction": deduction.evaluate,
    "outside-index": outside_index.evaluate,
    "judgement": judgement.evaluate,
    "unscored": unscored.evaluate,
    "lower-of": lower_of.evaluate,
    "capped-sum": capped_sum.evaluate,
}


def evaluate(rule: Any, *, maximum: Fraction, inputs: Inputs) -> Score:
    """Apply ``rule`` (any model of ``paca.model.edition.Rule``) to ``inputs``."""
    return RULES[rule.kind](rule, maximum=maximum, inputs=inputs)


def leaf_rules(rule: Any) -> tuple[Any, ...]:
    """The rules that a composed rule is made of; a plain rule is its own only leaf."""
    match rule.kind:
        case "lower-of":
            parts = rule.rules
        case "capped-sum":
            parts = tuple(term.rule for term in rule.terms)
        case _:
            return (rule,)
    return tuple(leaf for part in parts for leaf in leaf_rules(part))


def figure_keys(rule: Any) -> tuple[str, ...]:
    """The figures that a rule needs, in the order in which it names them."""
    keys: list[str] = []
    for leaf in leaf_rules(rule):
        match leaf.kind:
            case "ratio":
                keys += (leaf.numerator, leaf.denominator)
            case "count" | "deduction" | "outside-index":
                keys.append(leaf.figure)
    return tuple(dict.fromkeys(keys))


def answer_keys(rule: Any) -> tuple[str, ...]:
    """The questions that a rule asks: ``answer`` for yes/no, the entries' keys for a checklist."""
    keys: list[str] = []
    for leaf in leaf_rules(rule):
        match leaf.kind:
            case "yes-no":
                keys.append(yes_no.ANSWER)
            case "checklist":
                keys += (entry.key for entry in leaf.entries)
    return tuple(dict.fromkeys(keys))


def achievement_keys(rule: Any) -> tuple[str, ...]:
    """The figures that earn points (a ratio's numerator, a count): without proof they count as 0."""
    keys: list[str] = []
    for leaf in leaf_rules(rule):
        match leaf.kind:
            case "ratio":
                keys.append(leaf.numerator)
            case "count" | "outside-index":
                keys.append(leaf.figure)
    return tuple(dict.fromkeys(keys))
