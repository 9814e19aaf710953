"""A ratio of 100 % whose base (the denominator) shrank against last year.

Full marks may come from doing everything, or from counting less; the figures alone cannot tell.
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from ..assessment import Assessment
from ..model.asks import leaf_rules
from ..output.notation import number, percent
from .signal import Kind, Signal

LEAST_DROP = Fraction(1, 4)  # a base wobbles by a tenth from year to year; a quarter is worth a question
LEAST_PREVIOUS = 8  # below that, two cases fewer are already a quarter


def signals(assessment: Assessment) -> Iterator[Signal]:
    edition = assessment.records.edition
    if edition is None:
        return
    titles = {key: located.model.title for key, located in edition.figures.items()}
    for code, agency in assessment.entries:
        files = assessment.records.filed.get(agency)
        node = edition.by_code[code].model
        if files is None or node.rule is None or code not in files.submissions:
            continue
        for leaf in leaf_rules(node.rule):
            if leaf.kind != "ratio":
                continue
            done, base = files.figures.get(leaf.numerator), files.figures.get(leaf.denominator)
            if done is None or base is None or base.model.value <= 0 or done.model.value != base.model.value:
                continue
            then = base.model.previous
            if then is None or then < LEAST_PREVIOUS:
                continue
            drop = (then - base.model.value) / then
            if drop < LEAST_DROP:
                continue
            now, was = number(base.model.value), number(then)
            title = titles.get(leaf.denominator, leaf.denominator)
            yield Signal(
                Kind.SHRINKING_BASE,
                (agency,),
                code,
                drop,
                f"{now}/{now} = 100 %, nhưng mẫu số ({title}) năm trước là {was}: giảm {percent(drop)}.",
                f"{now}/{now} = 100 %, but the base ({title}) was {was} last year: {percent(drop)} less.",
                (base.where("value"), done.where("value")),
            )
