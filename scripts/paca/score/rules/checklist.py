"""Checklist: the points of the entries answered yes, each proven where it names a document.

An entry without an answer counts as no; a checklist without any answer is missing.
Example: entries 1 + 1 + 2 of max 4, the second answered no → 3.
"""

from __future__ import annotations

from fractions import Fraction

from ...assessment import Score
from ...model.edition import ChecklistRule
from ..inputs import Inputs
from ..steps import step, step_of
from .results import missing_answers, scored


def evaluate(rule: ChecklistRule, *, maximum: Fraction, inputs: Inputs) -> Score:
    if not any(entry.key in inputs.answers for entry in rule.entries):
        return missing_answers(maximum, (entry.key for entry in rule.entries))
    entries = []
    for entry in rule.entries:
        source = inputs.answer_sources.get(entry.key)
        proof = (
            {}
            if entry.document is None
            else {"document": entry.document, "proven": entry.document in inputs.proofs}
        )
        entries.append(
            step(
                "answer",
                *((source,) if source else ()),
                key=entry.key,
                title=entry.title,
                answer=inputs.answers.get(entry.key, False),
                points=entry.points,
                **proof,
            )
        )
    total = step_of(
        "sum", {entry.key: done.result for entry, done in zip(rule.entries, entries, strict=True)}
    )
    return scored(maximum, *entries, total, step("cap", value=total.result, max=maximum))
