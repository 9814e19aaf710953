"""When each kind of signal is given: its bounds in words, from the very numbers that the modules use."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction

from ..output.notation import number, percent
from . import document_weight as weight
from . import figure_breaks as breaks
from . import inflation, same_text
from . import shrinking_base as base
from .signal import Kind


def _share(value: Fraction) -> str:
    return percent(value, 1).replace(",0", "")


_INFLATION = (
    f"nêu khi điểm tự chấm cao hơn điểm thẩm tra trung bình từ {_share(inflation.LEAST_SHARE)} điểm tối đa, "
    f"trên ít nhất {inflation.LEAST_REVIEWS} hồ sơ đã thẩm tra",
    f"given from {_share(inflation.LEAST_SHARE)} of the maximum on average, over at least "
    f"{inflation.LEAST_REVIEWS} reviewed submissions",
)

WHEN: Mapping[Kind, tuple[str, str]] = {
    Kind.INFLATION_AGENCY: _INFLATION,
    Kind.INFLATION_ITEM: _INFLATION,
    Kind.DOCUMENT_WEIGHT: (
        f"nêu khi một tài liệu là chứng minh duy nhất của ít nhất {weight.LEAST_ITEMS} tiêu chí và mang từ "
        f"{_share(weight.LEAST_SHARE)} điểm của cơ quan, không dưới {weight.LEAST_POINTS} điểm",
        f"given where one document alone proves {weight.LEAST_ITEMS} items or more and carries at least "
        f"{_share(weight.LEAST_SHARE)} of the agency's points, and {weight.LEAST_POINTS} points",
    ),
    Kind.FIGURE_LAST_YEAR: (
        f"nêu khi số liệu tăng hoặc giảm từ {number(breaks.JUMP)} lần so với năm trước và chênh ít nhất "
        f"{breaks.LEAST_CHANGE} đơn vị",
        f"given from {number(breaks.JUMP)} times last year's figure and {breaks.LEAST_CHANGE} units apart",
    ),
    Kind.FIGURE_OWN: (
        "nêu khi số liệu của một phần lớn hơn của toàn thể, hoặc của một phần kỳ lớn hơn của cả kỳ",
        "given where a part exceeds its whole, or part of the period the whole period",
    ),
    Kind.FIGURE_REPORT: (
        f"nêu khi thuyết minh ghi cùng số liệu ấy bằng một số khác, chênh trên "
        f"{_share(breaks.LEAST_TEXT_GAP)}",
        f"given where the agency's text has another number, more than {_share(breaks.LEAST_TEXT_GAP)} apart",
    ),
    Kind.SHRINKING_BASE: (
        f"nêu khi tỷ lệ đạt 100 % mà mẫu số giảm từ {_share(base.LEAST_DROP)} so với năm trước (năm trước ít "
        f"nhất {base.LEAST_PREVIOUS})",
        f"given where a ratio is 100 % and its base fell by {_share(base.LEAST_DROP)} or more (last year at "
        f"least {base.LEAST_PREVIOUS})",
    ),
    Kind.SAME_TEXT: (
        f"nêu khi hai thuyết minh từ {same_text.LEAST_WORDS} từ trở lên giống nhau từ "
        f"{_share(same_text.LEAST_LIKENESS)} (số cụm {same_text.SHINGLE} từ chung trên số cụm của cả hai)",
        f"given where two texts of {same_text.LEAST_WORDS} words or more are alike by "
        f"{_share(same_text.LEAST_LIKENESS)} (shared runs of {same_text.SHINGLE} words over all of both)",
    ),
}
