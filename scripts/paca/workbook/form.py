"""The sheets of the workbook and their columns: the one definition for writing and reading it.

A cell has two forms: what the clerk sees (``66,5``, "Không phát sinh", "83/KH-UBND; 12/BC-SNV") and its
plain form, a text in the words of the files (``66.5``, "not-arisen", "kh-83 bc-12"), in which cells are
compared.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from ..model.evidence import Claim


class Form(Enum):
    """What a cell holds; the plain form is given."""

    TEXT = "text"  # one line
    PROSE = "prose"  # lines as they stand
    NUMBER = "number"  # 1.5, perhaps negative
    POINTS = "points"  # 1.5, never negative
    WHOLE = "whole"  # digits
    DAY = "day"  # 2019-12-15
    CHOICE = "choice"  # the key of one of ``choices``
    DOCUMENTS = "documents"  # keys of the agency's documents, sorted, a blank between
    KINDS = "kinds"  # keys of the edition's document kinds, likewise
    ITEMS = "items"  # codes of items, likewise


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """``choices`` maps plain forms to what is shown.  A column with ``given`` is ours, not the clerk's."""

    key: str
    title: str
    width: int
    form: Form = Form.TEXT
    given: bool = False
    hint: str = ""
    choices: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """``identity``: the column by which a row is known again, however the rows were sorted.

    ``free``: empty rows at the end, in which the clerk may add records of her own.
    """

    key: str
    title: str
    identity: str
    columns: tuple[Column, ...]
    free: int = 0

    @property
    def own(self) -> tuple[Column, ...]:
        """The columns that the clerk fills."""
        return tuple(column for column in self.columns if not column.given)

    def column(self, key: str) -> Column:
        return next(column for column in self.columns if column.key == key)


CLAIMS = (
    (Claim.ANSWERED.value, "Có kết quả"),
    (Claim.NOT_ARISEN.value, "Không phát sinh"),
    (Claim.NOT_APPLICABLE.value, "Không áp dụng"),
    (Claim.DRAFT.value, "Đang soạn"),
)
YES_NO = (("yes", "Có"), ("no", "Không"))
VISIBILITY = (("internal", "Nội bộ"), ("public", "Công khai"))

ITEMS = Sheet(
    key="items",
    title="Hồ sơ",
    identity="item",
    columns=(
        Column(key="item", title="Mã", width=8, given=True),
        Column(key="title", title="Tiêu chí thành phần", width=44, given=True),
        Column(key="max", title="Điểm tối đa", width=9, given=True),
        Column(key="lacks", title="Còn thiếu", width=38, given=True),
        Column(
            key="claim",
            title="Trả lời",
            width=17,
            form=Form.CHOICE,
            choices=CLAIMS,
            hint="Chọn trong danh sách. Không có vụ việc nào thì chọn “Không phát sinh”, đừng để trống.",
        ),
        Column(
            key="self_score",
            title="Điểm tự chấm",
            width=10,
            form=Form.POINTS,
            hint="Từ 0 đến điểm tối đa; ví dụ 1,5.",
        ),
        Column(
            key="body",
            title="Thuyết minh",
            width=60,
            form=Form.PROSE,
            hint="Đã làm gì, khi nào, kết quả, theo văn bản nào.",
        ),
        Column(
            key="explanation",
            title="Lý do thiếu chứng cứ",
            width=34,
            form=Form.PROSE,
            hint="Bắt buộc khi thiếu tài liệu hoặc số liệu.",
        ),
    ),
)
ANSWERS = Sheet(
    key="answers",
    title="Câu hỏi",
    identity="id",
    columns=(
        Column(key="item", title="Mã", width=8, given=True),
        Column(key="question", title="Câu hỏi", width=80, given=True),
        Column(key="points", title="Điểm", width=8, given=True),
        Column(key="answer", title="Trả lời", width=12, form=Form.CHOICE, choices=YES_NO),
        Column(key="id", title="Mã câu hỏi", width=22, given=True),
    ),
)
FIGURES = Sheet(
    key="figures",
    title="Số liệu",
    identity="key",
    columns=(
        Column(key="title", title="Số liệu", width=56, given=True),
        Column(key="unit", title="Đơn vị", width=12, given=True),
        Column(key="items", title="Dùng ở tiêu chí", width=18, given=True),
        Column(key="value", title="Giá trị", width=14, form=Form.NUMBER, hint="Chỉ ghi số; cả kỳ đánh giá."),
        Column(
            key="documents",
            title="Lấy từ tài liệu",
            width=28,
            form=Form.DOCUMENTS,
            hint="Số, ký hiệu như ở trang Tài liệu; nhiều tài liệu cách nhau bằng dấu chấm phẩy.",
        ),
        Column(key="previous", title="Năm trước", width=14, form=Form.NUMBER),
        Column(key="note", title="Ghi chú", width=30),
        Column(key="key", title="Mã số liệu", width=24, given=True),
    ),
)
DOCUMENTS = Sheet(
    key="documents",
    title="Tài liệu",
    identity="key",
    free=60,
    columns=(
        Column(key="number", title="Số, ký hiệu", width=18, hint="Như trên văn bản: 83/KH-UBND."),
        Column(key="date", title="Ngày", width=12, form=Form.DAY, hint="Ngày/tháng/năm."),
        Column(key="issuer", title="Cơ quan ban hành", width=30),
        Column(key="title", title="Trích yếu", width=52),
        Column(
            key="proves",
            title="Loại tài liệu",
            width=34,
            form=Form.KINDS,
            hint="Chọn trong danh sách; nhiều loại cách nhau bằng dấu chấm phẩy.",
        ),
        Column(
            key="items",
            title="Dùng cho tiêu chí",
            width=20,
            form=Form.ITEMS,
            hint="Mã tiêu chí; nhiều mã cách nhau bằng dấu phẩy: A.1.1, B.5.1.",
        ),
        Column(key="signer", title="Người ký", width=22),
        Column(key="pages", title="Số trang", width=9, form=Form.WHOLE),
        Column(
            key="attachment",
            title="Tệp đính kèm",
            width=26,
            hint="Tên tệp trong thư mục attachments của cơ quan: ke-hoach.pdf",
        ),
        Column(key="url", title="Địa chỉ công bố", width=26),
        Column(key="outside_period", title="Lý do ngoài kỳ", width=30, hint="Khi ngày văn bản ở ngoài kỳ."),
        Column(
            key="visibility", title="Phạm vi", width=12, form=Form.CHOICE, choices=VISIBILITY,
            hint="Bỏ trống là nội bộ.",
        ),
        Column(key="key", title="Mã", width=22, given=True),
    ),
)  # fmt: skip
EXPLANATIONS = Sheet(
    key="explanations",
    title="Giải trình",
    identity="id",
    columns=(
        Column(key="item", title="Mã", width=8, given=True),
        Column(key="asked", title="Cần giải trình", width=60, given=True),
        Column(key="text", title="Giải trình của cơ quan", width=60, form=Form.PROSE),
        Column(key="on", title="Ngày", width=12, form=Form.DAY, hint="Ngày cơ quan giải trình."),
        Column(key="documents", title="Tài liệu kèm theo", width=28, form=Form.DOCUMENTS),
        Column(key="id", title="Mã yêu cầu", width=20, given=True),
    ),
)
SHEETS = (ITEMS, ANSWERS, FIGURES, DOCUMENTS, EXPLANATIONS)

GUIDE_TITLE = "Hướng dẫn"
BASE_TITLE = "_paca"
"""A hidden sheet: which agency and round, and each cell as it was when the workbook was made."""

VERSION = "paca.workbook/1"

TOO_LONG = "(dài quá một ô: xem và sửa trong tệp)"
"""Stands for a text that no cell can hold; given back unchanged it means that nothing was changed."""
