"""The workbook as an XLSX file: locked where it is ours, lists to choose from, ready to print."""

from __future__ import annotations

import io
import json
from fractions import Fraction
from typing import TYPE_CHECKING, Any

from ..output.office.package import settled
from ..output.office.xlsx import put_text
from .current import Current, Row
from .form import BASE_TITLE, GUIDE_TITLE, SHEETS, TOO_LONG, VERSION, Column, Form, Sheet
from .plain import shown

if TYPE_CHECKING:
    import datetime as dt

    from openpyxl import Workbook

_OURS, _YOURS, _HEAD = "FFEDEFF2", "FFFFFBE6", "FF17304F"
_KINDS_TITLE = "Loại tài liệu"
_CELL = 32_000  # characters; Excel holds 32,767
_NUMBERS = (Form.NUMBER, Form.POINTS, Form.WHOLE)
_LINE, _MOST_LINES = 14.5, 12  # points; a longer text is read in the cell, not in the row

GUIDE = (
    "Bảng này gom mọi điều kỳ đánh giá hỏi cơ quan. Ô nền vàng là ô cơ quan điền; ô nền xám là của hệ thống, "
    "không sửa.",
    "1. Trang Hồ sơ: mỗi dòng một tiêu chí. Chọn “Trả lời”, ghi điểm tự chấm và thuyết minh.",
    "2. Trang Câu hỏi: trả lời Có hoặc Không.",
    "3. Trang Số liệu: mỗi số liệu ghi một lần, mọi tiêu chí cần đến đều lấy ở đây.",
    "4. Trang Tài liệu: mỗi văn bản một dòng; cột “Dùng cho tiêu chí” nói văn bản ấy chứng minh cho tiêu chí "
    "nào. Văn bản mới thì ghi vào dòng trống ở cuối.",
    "5. Trang Giải trình: điều tổ công tác hoặc người góp ý yêu cầu giải trình; không có dòng nào là không "
    "có yêu cầu.",
    "Không có vụ việc nào trong kỳ thì chọn “Không phát sinh”, đừng để trống: để trống là chưa nộp.",
    "Văn bản có dấu Mật, Tối mật, Tuyệt mật: KHÔNG ghi vào bảng này. Không ghi tên người tố cáo, số "
    "căn cước, "
    "số tài khoản, điện thoại riêng.",
    "Điền xong, lưu dạng .xlsx và gửi lại cho người giữ kho dữ liệu; hoặc tự nhập: "
    "paca workbook import TỆP.xlsx",
)  # fmt: skip


def write_workbook(view: Current, *, as_of: dt.date) -> bytes:
    """The workbook's bytes; the same for the same records and day."""
    from openpyxl import Workbook

    workbook = Workbook()
    workbook.remove(workbook.active)
    _guide(workbook, view)
    for sheet in SHEETS:
        _sheet(workbook, sheet, view)
    _kinds(workbook, view)
    _base(workbook, view)
    core = workbook.properties
    core.title, core.creator = f"{view.name} – {view.title}", ""
    out = io.BytesIO()
    workbook.save(out)
    return settled(out.getvalue(), day=as_of)


def _guide(workbook: Workbook, view: Current) -> None:
    from openpyxl.styles import Alignment, Font

    page = workbook.create_sheet(GUIDE_TITLE)
    page.column_dimensions["A"].width = 110
    page.sheet_view.showGridLines = False
    put_text(page.cell(1, 1), view.name)
    put_text(
        page.cell(2, 1), " · ".join(filter(None, (view.title, f"số liệu đến {view.day}", view.deadline)))
    )
    page["A1"].font, page["A2"].font = Font(bold=True, size=16), Font(size=12)
    for place, line in enumerate(GUIDE, start=4):
        put_text(page.cell(place, 1), line)
        page.cell(place, 1).alignment = Alignment(wrap_text=True, vertical="top")
        page.row_dimensions[place].height = 34 if len(line) > 105 else 18
    _on_paper(page, "portrait")
    page.protection.sheet = True


def _on_paper(page: Any, orientation: str) -> None:
    page.page_setup.paperSize, page.page_setup.orientation = page.PAPERSIZE_A4, orientation
    page.page_setup.fitToHeight = 0
    page.sheet_properties.pageSetUpPr.fitToPage = True


def _sheet(workbook: Workbook, sheet: Sheet, view: Current) -> None:
    from openpyxl.utils import get_column_letter

    page = workbook.create_sheet(sheet.title)
    rows = view.rows[sheet.key]
    last = 1 + len(rows) + sheet.free
    for place, column in enumerate(sheet.columns, start=1):
        letter = get_column_letter(place)
        page.column_dimensions[letter].width = column.width
        _head(page.cell(1, place), column)
        if last > 1:
            _offer(page, column, f"{letter}2:{letter}{last}", view)
    page.row_dimensions[1].height = 2 * _LINE + 3
    for number, row in enumerate(rows, start=2):
        _row(page, number, sheet, row, view)
    for number in range(2 + len(rows), last + 1):
        _row(page, number, sheet, None, view)
    page.freeze_panes = page.cell(2, 3 if sheet.columns[0].given and not sheet.free else 1)
    page.auto_filter.ref = f"A1:{get_column_letter(len(sheet.columns))}{max(last, 2)}"
    page.print_title_rows = "1:1"
    _on_paper(page, "landscape")
    guard = page.protection  # against slips, not against people: there is no password
    guard.sheet = True
    guard.formatColumns = guard.formatRows = guard.sort = guard.autoFilter = guard.formatCells = False


def _head(cell: Any, column: Column) -> None:
    from openpyxl.comments import Comment
    from openpyxl.styles import Alignment, Font, PatternFill

    put_text(cell, column.title)
    cell.font = Font(bold=True, color="FFFFFFFF")
    cell.fill = PatternFill("solid", fgColor=_HEAD)
    cell.alignment = Alignment(wrap_text=True, vertical="center")
    if column.hint:
        cell.comment = Comment(column.hint, "paca", width=260, height=90)


def _row(page: Any, number: int, sheet: Sheet, row: Row | None, view: Current) -> None:
    from openpyxl.styles import Alignment, Border, PatternFill, Protection, Side

    thin, lines = Side(style="hair", color="FFB8BEC6"), 1
    for place, column in enumerate(sheet.columns, start=1):
        cell = page.cell(number, place)
        cell.fill = PatternFill("solid", fgColor=_OURS if column.given else _YOURS)
        cell.border = Border(bottom=thin, right=thin)
        cell.alignment = Alignment(wrap_text=True, vertical="top", indent=0 if column.form in _NUMBERS else 1)
        cell.protection = Protection(locked=column.given)
        if not column.given and column.form not in _NUMBERS:
            cell.number_format = "@"  # what is typed stays as typed: no date, no number of Excel's making
        if row is None:
            continue
        value = row.given.get(column.key, "") if column.given else shown(column, row.cells[column.key], view)
        if isinstance(value, Fraction):
            cell.value = int(value) if value.denominator == 1 else float(value)
        elif value:
            put_text(cell, value if len(value) <= _CELL else TOO_LONG)
            lines = max(lines, sum(-(-max(len(line), 1) // column.width) for line in value.split("\n")))
    page.row_dimensions[number].height = _LINE * min(lines, _MOST_LINES) + 3


def _offer(page: Any, column: Column, area: str, view: Current) -> None:
    """A list to choose from; of kinds and items more than one may be written, so the list only helps."""
    from openpyxl.worksheet.datavalidation import DataValidation

    if column.form is Form.CHOICE:
        options = ",".join(label for _, label in column.choices)
        offer = DataValidation(type="list", formula1=f'"{options}"', allow_blank=True)
        offer.errorTitle, offer.error = "Chọn trong danh sách", "Hãy chọn một giá trị trong danh sách."
        offer.showErrorMessage = True
    elif column.form is Form.KINDS and view.kinds:
        offer = DataValidation(
            type="list", formula1=f"'{_KINDS_TITLE}'!$A$2:$A${len(view.kinds) + 1}", allow_blank=True
        )
        offer.showErrorMessage = False
    else:
        return
    page.add_data_validation(offer)
    offer.add(area)


def _kinds(workbook: Workbook, view: Current) -> None:
    """The kinds of documents that the edition asks for: to choose from, and to read."""
    from openpyxl.styles import Font

    page = workbook.create_sheet(_KINDS_TITLE)
    page.column_dimensions["A"].width, page.column_dimensions["B"].width = 70, 30
    for place, title in enumerate(("Loại tài liệu", "Mã"), start=1):
        put_text(page.cell(1, place), title)
        page.cell(1, place).font = Font(bold=True)
    for number, (key, title) in enumerate(view.kinds.items(), start=2):
        put_text(page.cell(number, 1), title)
        put_text(page.cell(number, 2), key)
    page.protection.sheet = True


def _base(workbook: Workbook, view: Current) -> None:
    """The plain form of every cell as it is now, so that a later import knows what the clerk changed."""
    page = workbook.create_sheet(BASE_TITLE)
    page.sheet_state = "veryHidden"
    page.protection.sheet = True
    about = {"version": VERSION, "agency": view.agency, "year": view.year}
    put_text(page.cell(1, 1), json.dumps(about, ensure_ascii=False, sort_keys=True))
    filled = ((where, text) for where, text in view.cells().items() if text)
    for number, ((sheet, row, column), text) in enumerate(filled, start=2):
        for place, value in enumerate((sheet, row, column, text), start=1):
            put_text(page.cell(number, place), value)
