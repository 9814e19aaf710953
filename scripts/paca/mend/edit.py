"""An edit of a text, and why it is made."""

from __future__ import annotations

from collections.abc import Iterable
from enum import Enum
from typing import NamedTuple


class Why(Enum):
    """Every reason for an edit, in Vietnamese and English, as the user reads it."""

    BYTE_ORDER_MARK = ("bỏ dấu BOM vô hình ở đầu tệp", "take out the invisible byte order mark")
    LINE_ENDS = ("đổi cách xuống dòng của Windows", "Windows line ends to plain ones")
    NORMAL_FORM = (
        "đưa dấu tiếng Việt về dạng dựng sẵn (nhìn vẫn như cũ)",
        "accents in composed form (they look the same)",
    )
    TABS = ("thay phím Tab đầu dòng bằng dấu cách", "blanks for tabs at the start of a line")
    TRAILING = ("bỏ dấu cách thừa ở cuối dòng", "take out blanks at the end of a line")
    LAST_LINE = ("thêm dấu xuống dòng ở cuối tệp", "end the last line")
    YES_NO = ("viết thống nhất yes hoặc no", "yes or no in one spelling")
    DAY = ("viết ngày theo dạng năm-tháng-ngày", "days as year-month-day")
    DECIMAL = ("viết phần thập phân bằng dấu chấm", "a decimal point for the comma")
    ORDER = ("xếp các mục theo thứ tự của mẫu", "keys in the order of the template")
    HASH_ADDED = ("ghi mã sha256 của tệp đính kèm", "fill in the attachment's sha256")
    HASH_MENDED = ("sửa mã sha256 cho khớp tệp đính kèm", "correct the sha256 to the attachment's")


class Edit(NamedTuple):
    """``text[start:end]`` becomes ``new``."""

    start: int
    end: int
    new: str
    why: Why


def apply(text: str, edits: Iterable[Edit]) -> str:
    """``text`` with the edits made; they must not overlap (ValueError).

    >>> apply("1,5 và 2,5", [Edit(1, 2, ".", Why.DECIMAL), Edit(8, 9, ".", Why.DECIMAL)])
    '1.5 và 2.5'
    """
    out: list[str] = []
    done = 0
    for edit in sorted(edits):
        if edit.start < done:
            raise ValueError(f"edits overlap at {edit.start}")
        out += [text[done : edit.start], edit.new]
        done = edit.end
    return "".join([*out, text[done:]])
