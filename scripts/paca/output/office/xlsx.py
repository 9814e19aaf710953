"""The annexes as a workbook whose totals are formulas: anybody can recompute them from the items.

Text is written as text, never as a formula, whatever it begins with.  Numbers are the exact values as
spreadsheets hold them (15 digits), shown with two decimals; what does not exist is an empty cell.
"""

from __future__ import annotations

import io
from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction
from itertools import zip_longest
from typing import TYPE_CHECKING, Any

from paca.output.notation import day
from paca.output.pages.book import NOT_FILED, Book
from paca.output.pages.comparison import comparison_view
from paca.output.pages.items import items_view
from paca.output.pages.scoreline import ScoreLine
from paca.output.pages.todo import lack_of
from paca.output.pages.words import STATES, outcome_word
from paca.output.report.annexes import SECRET
from paca.output.report.blocks import text_of
from paca.output.report.compose import note_of
from paca.output.report.matrix import matrix

from .package import settled

if TYPE_CHECKING:
    from openpyxl import Workbook

LEVELS = {"part": "Phần", "criterion": "Tiêu chí", "item": "Tiêu chí thành phần", "total": "Tổng"}
SCORES = ("Tự chấm", "Tổ công tác", "Thẩm định", "Đang tính")
_POINTS, _COUNT = "0.00", "0"


def write_xlsx(book: Book) -> bytes:
    """The workbook's bytes, the same for the same assessment."""
    from openpyxl import Workbook

    audience = book.assessment.audience
    workbook = Workbook()
    workbook.remove(workbook.active)
    _scores(workbook, book)
    if audience.scores:
        _comparison(workbook, book)
    if book.assessment.records.working_group.comments:
        _comments(workbook, book)
    _agencies(workbook, book)
    if audience.filing:
        _entries(workbook, book)
    if audience.register:
        _documents(workbook, book)
    return _bytes(workbook, book)


def write_comparison(book: Book) -> bytes:
    """The sheet of the comparison alone, the same bytes for the same assessment."""
    from openpyxl import Workbook

    workbook = Workbook()
    workbook.remove(workbook.active)
    _comparison(workbook, book)
    return _bytes(workbook, book)


def _bytes(workbook: Workbook, book: Book) -> bytes:
    core = workbook.properties
    core.title, core.description, core.creator = book.title, note_of(book), ""
    out = io.BytesIO()
    workbook.save(out)
    return settled(out.getvalue(), day=book.assessment.as_of)


_FONT, _SIZE = "Times New Roman", 11
_LINE = 15.0  # points of a row of one line
_SHADE = "F2F2F2"  # of heads, light enough to print


class _Sheet:
    """Rows one below the other, ruled, for the long side of A4; text cells cannot become formulas."""

    def __init__(self, workbook: Workbook, title: str, head: Sequence[str], widths: Sequence[float]) -> None:
        from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
        from openpyxl.utils import get_column_letter

        edge = Side(style="thin", color="808080")
        self._border = Border(left=edge, right=edge, top=edge, bottom=edge)
        self._plain, self._bold = Font(name=_FONT, size=_SIZE), Font(name=_FONT, size=_SIZE, bold=True)
        self._wrap, self._top = Alignment(wrap_text=True, vertical="top"), Alignment(vertical="top")
        self._widths = widths
        self.sheet = workbook.create_sheet(title)
        self.row = 0
        self.add(head, bold=True)
        for cell in self.sheet[1]:
            cell.alignment = Alignment(wrap_text=True, vertical="center", horizontal="center")
            cell.fill = PatternFill("solid", fgColor=_SHADE)
        self.sheet.freeze_panes = "A2"
        self._print(title)
        for place, width in enumerate(widths, start=1):
            self.sheet.column_dimensions[get_column_letter(place)].width = width

    def _print(self, title: str) -> None:
        sheet = self.sheet
        sheet.print_title_rows = "1:1"
        sheet.page_setup.paperSize, sheet.page_setup.orientation = sheet.PAPERSIZE_A4, "landscape"
        sheet.page_setup.fitToHeight = 0
        sheet.sheet_properties.pageSetUpPr.fitToPage = True
        margins = sheet.page_margins
        margins.left, margins.right, margins.top, margins.bottom = 0.6, 0.4, 0.8, 0.7  # inches
        sheet.oddHeader.center.text = f'&"{_FONT},Bold"&12{title}'
        sheet.oddFooter.right.text = "&P / &N"

    def add(self, cells: Iterable[Any], *, bold: bool = False) -> int:
        """One row; a ``Formula`` is computed, text never is.  Returns the row's number."""
        self.row += 1
        lines = 1
        for column, (value, width) in enumerate(zip_longest(cells, self._widths), start=1):
            if width is None:
                break
            cell = self.sheet.cell(self.row, column)
            cell.font, cell.border = (self._bold if bold else self._plain), self._border
            cell.alignment = self._top
            if isinstance(value, Formula):
                cell.value, cell.number_format = value.text, value.form
            elif isinstance(value, Fraction):
                cell.value, cell.number_format = float(value), _POINTS
            elif isinstance(value, int):
                cell.value, cell.number_format = value, _COUNT
            elif value is not None:
                put_text(cell, str(value))
                cell.alignment = self._wrap
                lines = max(lines, _lines(str(value), width, bold=bold))
        self.sheet.row_dimensions[self.row].height = _LINE * lines
        return self.row


def _lines(text: str, width: float, *, bold: bool) -> int:
    """Lines that a text takes in a column ``width`` digits wide; no spreadsheet works that out on opening."""
    room = max(width * (1.15 if bold else 1.3), 1.0)  # letters are narrower than digits
    lines = 0
    for part in text.split("\n"):
        filled, needed = 0.0, 1
        for word in part.split(" "):
            filled += len(word) + 1
            if filled - 1 > room:
                needed, filled = needed + 1, len(word) + 1.0
        lines += needed
    return min(lines, 27)  # a row is at most 409 points high


class Formula:
    """A formula of our own making: references and functions, never an agency's text."""

    def __init__(self, text: str, form: str = _POINTS) -> None:
        self.text, self.form = "=" + text, form


def put_text(cell: Any, text: str) -> None:
    """Text that stays text, whatever it begins with."""
    cell.value = _clean(text)
    cell.data_type = "s"  # openpyxl takes "=…" for a formula
    cell.quotePrefix = True  # and a spreadsheet would, once the cell is edited


def _clean(text: str) -> str:
    """Without the control characters that a workbook cannot hold, and not longer than a cell may be."""
    return "".join(char for char in text if char >= " " or char in "\t\n")[:32_767]


def _scores(workbook: Workbook, book: Book) -> None:
    """Items as numbers, criteria, parts and the total as sums of what stands right below them."""
    scores = book.assessment.audience.scores
    head = ["Mã", "Phần, tiêu chí, tiêu chí thành phần", "Cấp", "Tối đa", *(SCORES if scores else ())]
    head += ["Hệ thống tính", "Chênh"] if scores else []
    widths = (8, 62, 19, 9, *([10] * 6))[: len(head)]
    sheet = _Sheet(workbook, "Điểm", head, widths)
    view = items_view(book)
    parts = []
    for part in view.parts:
        top = sheet.add([part.line.code, part.line.title, "Phần"], bold=True)
        below = [_item(sheet, line, scores) for line in part.items]
        for criterion in part.criteria:
            row = sheet.add([criterion.line.code, criterion.line.title, "Tiêu chí"], bold=True)
            items = [_item(sheet, line, scores) for line in criterion.items]
            _sums(sheet, row, items, criterion.line, scores)
            below.append(row)
        _sums(sheet, top, below, part.line, scores)
        parts.append(top)
    total = sheet.add([None, view.total.title, "Tổng"], bold=True)
    _sums(sheet, total, parts, view.total, scores)


def _item(sheet: _Sheet, line: ScoreLine, scores: bool) -> int:
    title = f"{line.title} (tạm đặt)" if line.chip else line.title
    cells: list[Any] = [line.code, title, "Tiêu chí thành phần", line.maximum]
    if scores:
        cells += [line.self_points, line.reviewed, line.verified, line.points]
    return sheet.add(cells)


def _sums(sheet: _Sheet, row: int, below: Sequence[int], line: ScoreLine, scores: bool) -> None:
    """Formulas over the rows ``below``; empty where there is nothing to add up."""
    values: Mapping[str, Fraction | None] = {"D": line.maximum}
    if scores:
        values = {
            "D": line.maximum,
            "E": line.self_points,
            "F": line.reviewed,
            "G": line.verified,
            "H": line.points,
        }
    for column, value in values.items():
        cell = sheet.sheet[f"{column}{row}"]
        if value is not None and below:
            cell.value = "=" + "+".join(f"N({column}{one})" for one in below)
            if value == line.verified and column == "G" and value is not None:
                # TTCP may have verified a part where no item of it is published.
                held = [sheet.sheet[f"G{one}"].value for one in below]
                if all(one is None for one in held):
                    cell.value = float(value)
            cell.number_format = _POINTS
    if scores and line.points is not None:
        told = sheet.sheet[f"I{row}"]
        told.value, told.number_format = float(line.points), _POINTS
        off = sheet.sheet[f"J{row}"]
        off.value, off.number_format = f"=ROUND(H{row}-I{row},6)", _POINTS


def _comparison(workbook: Workbook, book: Book) -> None:
    """Self, reviewed and verified side by side; the differences are formulas where both numbers stand."""
    public = book.assessment.audience.public
    head = ("Mã", "Phần, tiêu chí, tiêu chí thành phần", "Cấp", "Tối đa", *SCORES[:3])
    head = (*head, "Tổ công tác − tự chấm", "Thẩm định − tổ công tác", "Lý do của TTCP", "Văn bản")
    widths = (8, 40, 12, *([9] * 6), 30, 22)
    if not public:
        head, widths = (*head, "Chênh từ đâu"), (*widths, 48)
    sheet = _Sheet(workbook, "So sánh", head, widths)
    view = comparison_view(book)
    for row in (*view.rows, view.total):
        at = sheet.row + 1
        cells: list[Any] = [row.code or None, row.title, LEVELS[row.level], row.maximum]
        cells += [row.self_points, row.reviewed, row.verified]
        # Of a sum, only what is compared below counts: a plain difference of its cells would say more.
        plain = row.level == "item"
        cells.append(Formula(f"F{at}-E{at}") if plain and row.review_gap is not None else row.review_gap)
        cells.append(Formula(f"G{at}-F{at}") if plain and row.verify_gap is not None else row.verify_gap)
        cells += [row.answer, row.source]
        if not public:
            cells.append("; ".join((*row.causes, *row.reasons)) or None)
        sheet.add(cells, bold=row.level != "item")
    sheet.sheet.auto_filter.ref = sheet.sheet.dimensions


def _comments(workbook: Workbook, book: Book) -> None:
    """The matrix of comments, as in the report's annex."""
    told = matrix(book)
    sheet = _Sheet(workbook, "Góp ý", told.head, (9, 11, 22, 14, 38, 36, 28, 20))
    for row in told.rows:
        sheet.add([text_of(cell) for cell in row])
    sheet.sheet.auto_filter.ref = sheet.sheet.dimensions


def _agencies(workbook: Workbook, book: Book) -> None:
    filing = book.assessment.audience.filing
    head = ["Mã", "Cơ quan", "Nhóm", "Được yêu cầu", *(("Đã nộp", "Còn thiếu") if filing else ())]
    sheet = _Sheet(workbook, "Cơ quan", head, (18, 50, 26, 12, 12, 12)[: len(head)])
    for _, title, members in book.groups:
        for agency in members:
            entries = book.by_agency.get(agency.slug, ())
            if not entries:
                continue
            cells: list[Any] = [agency.slug, agency.name, title, len(entries)]
            if filing:
                cells.append(sum(1 for entry in entries if entry.state not in NOT_FILED))
                cells.append(Formula(f"D{sheet.row + 1}-E{sheet.row + 1}", _COUNT))
            sheet.add(cells)
    last = sheet.row
    columns = "DEF" if filing else "D"
    sums = [Formula(f"SUM({column}2:{column}{last})", _COUNT) for column in columns] if last > 1 else []
    sheet.add([None, "Tổng", None, *sums], bold=True)


def _entries(workbook: Workbook, book: Book) -> None:
    scores = book.assessment.audience.scores
    head = ["Tiêu chí", "Cơ quan", "Tình trạng", "Tối đa"]
    head += ["Tự chấm", "Tổ công tác", "Đang tính", "Kết quả"] if scores else []
    widths = (9, 36, 14, *([9] * 4), 15, 46) if scores else (9, 36, 14, 9, 46)
    sheet = _Sheet(workbook, "Hồ sơ", [*head, "Còn thiếu"], widths)
    for item in book.items:
        for entry in book.by_item.get(str(item.node.code) if item.node else "", ()):
            cells: list[Any] = [entry.item, book.name(entry.agency), STATES[entry.state].label]
            cells.append(entry.standing.max)
            if scores:
                cells += [entry.self_points, entry.reviewed, entry.standing.points]
                cells.append(outcome_word(entry.standing))
            sheet.add([*cells, "; ".join(lack_of(lack, book).text for lack in entry.missing) or None])
    sheet.sheet.auto_filter.ref = sheet.sheet.dimensions


def _documents(workbook: Workbook, book: Book) -> None:
    head = ("Cơ quan nộp", "Số, ký hiệu", "Ngày", "Nơi ban hành", "Trích yếu", "Tiêu chí")
    sheet = _Sheet(workbook, "Tài liệu", head, (32, 20, 12, 28, 50, 20))
    for agency in book.agencies:
        files = book.assessment.records.filed.get(agency.slug)
        for key, located in (files.documents if files else {}).items():
            document = located.model
            items = dict.fromkeys(use.item for use in book.uses.get((agency.slug, key), ()) if use.item)
            if document.classified:
                told: list[Any] = [None, day(document.date), None, f"{SECRET} ({document.classified.holder})"]
            else:
                told = [document.number, day(document.date), document.issuer, document.title]
            sheet.add([agency.name, *told, ", ".join(items) or None])
    sheet.sheet.auto_filter.ref = sheet.sheet.dimensions
