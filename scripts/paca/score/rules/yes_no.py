"""Yes/no: full points if the question is answered yes, none if no.

Example: max 2, answer yes → 2; answer no → 0; no answer → missing.
"""

from __future__ import annotations

from fractions import Fraction

from ...assessment import Score
from ...model.asks import ANSWER
from ...model.edition import YesNoRule
from ..inputs import Inputs
from ..steps import step
from .results import missing_answers, scored


def evaluate(rule: YesNoRule, *, maximum: Fraction, inputs: Inputs) -> Score:
    if ANSWER not in inputs.answers:
        return missing_answers(maximum, (ANSWER,))
    source = inputs.answer_sources.get(ANSWER)
    return scored(
        maximum,
        step(
            "answer",
            *((source,) if source else ()),
            key=ANSWER,
            title=rule.question,
            answer=inputs.answers[ANSWER],
            points=maximum,
        ),
    )
