"""The value that every signal yields, and the names of all kinds."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from ..finding import Position


class Kind(StrEnum):
    """Stable codes, used in JSON; the order is that of the screen."""

    INFLATION_AGENCY = "self-above-reviewed-agency"
    INFLATION_ITEM = "self-above-reviewed-item"
    DOCUMENT_WEIGHT = "document-weight"
    FIGURE_LAST_YEAR = "figure-against-last-year"
    FIGURE_OWN = "figure-against-own-figures"
    FIGURE_REPORT = "figure-against-own-text"
    SHRINKING_BASE = "full-ratio-smaller-base"
    SAME_TEXT = "same-text"


@dataclass(frozen=True, slots=True)
class Name:
    """What a kind is called, and what its value is, in both languages."""

    vi: str
    en: str
    value_vi: str
    value_en: str
    form: str  # of the value: "percent", "points" or "times"


NAMES: Mapping[Kind, Name] = {
    Kind.INFLATION_AGENCY: Name(
        "Cơ quan tự chấm cao hơn điểm thẩm tra",
        "An agency's self-scores are above the reviewed ones",
        "phần chênh trên điểm tối đa",
        "difference over maximum",
        "percent",
    ),
    Kind.INFLATION_ITEM: Name(
        "Tiêu chí được tự chấm cao hơn điểm thẩm tra",
        "An item's self-scores are above the reviewed ones",
        "phần chênh trên điểm tối đa",
        "difference over maximum",
        "percent",
    ),
    Kind.DOCUMENT_WEIGHT: Name(
        "Một tài liệu mang nhiều điểm",
        "One document carries many points",
        "phần điểm của cơ quan dựa vào tài liệu",
        "share of the agency's points",
        "percent",
    ),
    Kind.FIGURE_LAST_YEAR: Name(
        "Số liệu khác nhiều so với năm trước",
        "A figure far from last year's",
        "số lần tăng hoặc giảm",
        "times more or less",
        "times",
    ),
    Kind.FIGURE_OWN: Name(
        "Số liệu không khớp với số liệu khác của chính cơ quan",
        "A figure at odds with the agency's other figures",
        "phần vượt",
        "excess",
        "percent",
    ),
    Kind.FIGURE_REPORT: Name(
        "Số liệu khác với số ghi trong thuyết minh",
        "A figure differs from the agency's own text",
        "phần chênh",
        "difference",
        "percent",
    ),
    Kind.SHRINKING_BASE: Name(
        "Tỷ lệ 100 % trên một mẫu số nhỏ đi",
        "A ratio of 100 % over a smaller base",
        "mẫu số giảm",
        "base smaller by",
        "percent",
    ),
    Kind.SAME_TEXT: Name(
        "Thuyết minh gần giống nhau giữa các cơ quan",
        "Nearly the same text from several agencies",
        "mức giống nhau",
        "likeness",
        "percent",
    ),
}


@dataclass(frozen=True, slots=True)
class Signal:
    """One thing seen.

    ``value`` is exact: a share or ratio (see ``Name.form``), bigger is stronger.  ``agencies`` are the
    agencies concerned (one, or several for a shared text; empty for an item over all agencies).
    ``how_*`` is one sentence with the numbers it was computed from.  ``positions`` are where to look.
    """

    kind: Kind
    agencies: tuple[str, ...]
    item: str | None
    value: Fraction
    how_vi: str
    how_en: str
    positions: tuple[Position, ...]

    @property
    def name(self) -> Name:
        return NAMES[self.kind]
