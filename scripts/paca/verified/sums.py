"""Totals of a table of verified scores, checked against what stands below them and then taken out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from ..model.values import number_text
from ..output.notation import number
from ..records import Edition
from ..score.verified_sums import HALF_A_HUNDREDTH, covered
from .given import Given, Problem, Total


@dataclass(frozen=True, slots=True)
class Settled:
    """``given`` without what only repeats its items; ``checked`` counts totals that agree."""

    given: tuple[Given, ...]
    problems: tuple[Problem, ...]
    checked: int


def settle_sums(
    given: Mapping[str, Given], totals: Sequence[Total], edition: Edition, *, strict: bool
) -> Settled:
    """A part's or criterion's score stays only where the table gives nothing below it."""
    scores = {code: one.score for code, one in given.items()}
    kept = dict(given)
    problems: list[Problem] = []
    checked = 0
    for total in totals:
        below = covered(edition, total.code, scores)
        if below.scored == 0 and total.code is not None:
            if _said_above(edition, total.code, kept):
                del kept[total.code]
            else:
                kept[total.code] = replace(kept[total.code], own_sum=True)
            continue
        if total.code is not None:
            del kept[total.code]
        if below.scored and not below.whole:
            problems.append(_unchecked(total, below.items - below.scored))
            continue
        sums = (below.total, below.tolerance) if below.scored else _of_parts(edition, scores)
        if sums is None:
            continue
        if abs(total.score - sums[0]) <= sums[1]:
            checked += 1
        else:
            problems.append(_misfit(total, sums[0], strict=strict))
    return Settled(tuple(kept.values()), tuple(problems), checked)


def _said_above(edition: Edition, code: str, kept: Mapping[str, Given]) -> bool:
    """Whether a part above says as much already: a score stands at one level only."""
    return any(above in kept and kept[above].own_sum for above in _above(edition, code))


def _above(edition: Edition, code: str) -> Iterator[str]:
    node = edition.by_code.get(code)
    while node is not None and node.model.parent is not None:
        yield node.model.parent
        node = edition.by_code.get(node.model.parent)


def _of_parts(edition: Edition, scores: Mapping[str, Fraction]) -> tuple[Fraction, Fraction] | None:
    """Sum and tolerance of the parts' own scores, where the table gives all of them."""
    parts = [str(node.model.code) for node in edition.children.get(None, ())]
    held = [scores[code] for code in parts if code in scores]
    if not held or len(held) < len(parts):
        return None
    return sum(held, Fraction(0)), HALF_A_HUNDREDTH * (len(held) + 1)


def _unchecked(total: Total, lacking: int) -> Problem:
    return Problem(
        "warning", total.place,
        f"{total.code or 'Tổng'}: không kiểm được tổng {number(total.score)}, còn {lacking} tiêu chí thành "
        "phần chưa có điểm.",
        f"{total.code or 'Total'}: the total {number_text(total.score)} cannot be checked, "
        f"{lacking} items have "
        "no score.",
    )  # fmt: skip


def _misfit(total: Total, found: Fraction, *, strict: bool) -> Problem:
    return Problem(
        "error" if strict else "warning", total.place,
        f"{total.code or 'Tổng'}: bảng ghi {number(total.score)}, các tiêu chí cộng lại được "
        f"{number(found)}.",
        f"{total.code or 'Total'}: the table says {number_text(total.score)}, its items add up to "
        f"{number_text(found)}.",
    )  # fmt: skip
