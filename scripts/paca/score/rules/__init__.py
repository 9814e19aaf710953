"""One module a rule kind; each has ``evaluate(rule, *, maximum, inputs) -> Score``.

A rule made of rules gets this module's own ``evaluate`` as ``each``.

A rule knows nothing of agencies, policies or decisions: it turns inputs into points between 0 and
``maximum``, or says why it cannot (missing, not arisen, awaiting, unscored).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from fractions import Fraction
from functools import partial
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


def evaluate(rule: Any, *, maximum: Fraction, inputs: Inputs) -> Score:
    """Apply ``rule`` (any model of ``paca.model.edition.Rule``) to ``inputs``."""
    return RULES[rule.kind](rule, maximum=maximum, inputs=inputs)


RULES: Mapping[str, Evaluate] = {
    "yes-no": yes_no.evaluate,
    "checklist": checklist.evaluate,
    "ratio": ratio.evaluate,
    "count": count.evaluate,
    "deduction": deduction.evaluate,
    "outside-index": outside_index.evaluate,
    "judgement": judgement.evaluate,
    "unscored": unscored.evaluate,
    "lower-of": partial(lower_of.evaluate, each=evaluate),
    "capped-sum": partial(capped_sum.evaluate, each=evaluate),
}
