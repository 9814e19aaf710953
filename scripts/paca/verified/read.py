"""A table of verified scores → scores by code, each with the cell it stands in, and every problem at once.

Nothing is dropped silently: a row is a score, a total that was checked, or a problem.  Totals are
never taken over: parts and criteria are the sums of their items, here as everywhere.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from fractions import Fraction

from ..edition_tools.annex import parse_points
from ..edition_tools.numbering import split_title
from ..edition_tools.table import Row, Sheet
from ..edition_tools.titles import NEAR_EQUAL, SAME_CODE, fold, shortened, similarity
from ..errors import PacaError
from ..model.values import number_text
from ..output.notation import number
from ..records import Edition
from .codes import Codes
from .columns import HEADINGS, Columns, find_columns
from .given import Given, Level, Problem, Total, VerifiedTable
from .sums import settle_sums

_TOTAL = ("tong", "tong cong", "tong diem", "tong so", "tong so diem", "cong", "total")


@dataclass
class _Reading:
    sheet: Sheet
    columns: Columns
    edition: Edition
    codes: Codes
    given: dict[str, Given] = field(default_factory=dict)
    empty: list[str] = field(default_factory=list)
    rows: dict[str, str] = field(default_factory=dict)  # code -> place of its row
    totals: list[Total] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    unsaved: list[str] = field(default_factory=list)  # totals whose formula has no stored result

    def place(self, row: Row, role: str | None = None) -> str:
        return self.sheet.place(row.number, self.columns.by_role.get(role) if role else None)  # type: ignore[call-overload]

    def problem(self, level: Level, place: str, vi: str, en: str) -> None:
        self.problems.append(Problem(level, place, vi, en))


def read_verified(sheets: tuple[Sheet, ...], edition: Edition, *, strict: bool = True) -> VerifiedTable:
    """The scores in the sheet whose headings are best recognised; PacaError if none has any.

    ``strict``: a total that its items do not give is an error, else a warning.
    """
    found = [(columns, sheet) for sheet in sheets if (columns := find_columns(sheet)) is not None]
    if not found:
        wanted = " / ".join(HEADINGS["score"][:3])
        raise PacaError(
            "Không nhận ra dòng tiêu đề cột. Bảng cần có cột Mã (hoặc STT) và cột Điểm thẩm định. "
            "Lấy bảng trắng: paca verified import BẢNG.xlsx --template",
            f"No heading row recognised. The table needs a column for the code and one for the score "
            f"({wanted}). For a blank table: paca verified import TABLE.xlsx --template",
        )
    columns, sheet = max(found, key=lambda pair: len(pair[0].by_role))
    rows = [row for row in sheet.rows[columns.last_index + 1 :] if not row.blank]
    codes = Codes(edition.by_code, (row.cell(columns["code"]).text for row in rows))
    reading = _Reading(sheet, columns, edition, codes)
    header = sheet.rows[columns.last_index].cells
    for row in rows:
        if row.cells != header and not _numbers_the_columns(row):
            _read_row(reading, row)
    settled = settle_sums(reading.given, reading.totals, edition, strict=strict)
    place = sheet.place(columns.header_row)
    if reading.unsaved:
        count = len(reading.unsaved)
        reading.problem(
            "note", place, f"{count} dòng cộng là công thức chưa có kết quả nên không kiểm được.",
            f"{count} totals are formulas without a stored result and cannot be checked.",
        )  # fmt: skip
    for heading in columns.ignored:
        reading.problem("note", place, f"Không dùng cột “{heading}”.", f"Column “{heading}” is not used.")
    return VerifiedTable(
        sheet.name,
        settled.given,
        tuple(reading.empty),
        (*reading.problems, *settled.problems),
        settled.checked,
    )


def _numbers_the_columns(row: Row) -> bool:
    """The row ``(1) (2) (3)`` under a printed heading."""
    texts = [cell.text.strip("()") for cell in row.cells if cell.text]
    return len(texts) > 2 and texts == [str(n) for n in range(1, len(texts) + 1)]


def _read_row(reading: _Reading, row: Row) -> None:
    columns = reading.columns
    code_cell, title = row.cell(columns["code"]), row.cell(columns["title"]).text
    if any(_is_total(text) for text in (code_cell.text, title)):
        _read_total(reading, row)
        return
    code, shown = _code(reading, row, code_cell.text, title)
    if code_cell.kind == "day" and code is None:
        reading.problem(
            "error", reading.place(row, "code"),
            f"Bảng tính đã biến mã thành ngày ({code_cell.text}); định dạng cột là Text rồi gõ lại.",
            f"The spreadsheet turned the code into a day ({code_cell.text}); format the column as "
            f"Text, retype.",
        )  # fmt: skip
        return
    if row.hidden:
        reading.problem(
            "warning",
            reading.place(row),
            "Dòng bị ẩn; vẫn được đọc.",
            "The row is hidden; read all the same.",
        )
    if code is None:
        _unknown(reading, row, shown, title)
        return
    if code in reading.rows:
        reading.problem(
            "error", reading.place(row, "code"), f"Mã {code} đã có ở {reading.rows[code]}.",
            f"Code {code} is already at {reading.rows[code]}.",
        )  # fmt: skip
        return
    reading.rows[code] = reading.place(row, "code")
    _compare_title(reading, row, code, title)
    score = _score(reading, row, code)
    if score is None:
        return
    if reading.edition.by_code[code].model.rule is None:
        reading.totals.append(Total(code, score, reading.place(row, "score")))
    reading.given[code] = Given(
        code,
        score,
        _text(row, columns["reason"]),
        _text(row, columns["page"]),
        _text(row, columns["document"]),
        reading.place(row, "score"),
    )


def _text(row: Row, column: int | None) -> str | None:
    return row.cell(column).text.replace("\n", " ").strip("-–— ") or None


def _code(reading: _Reading, row: Row, cell: str, title: str) -> tuple[str | None, str]:
    """The row's code, from its own cell or from the title's beginning, and what was tried."""
    for text in (cell, (split_title(cell) or split_title(title) or ("", ""))[0]):
        if text and (code := reading.codes.code(text)):
            return code, text
    return None, cell


def _unknown(reading: _Reading, row: Row, shown: str, title: str) -> None:
    scored = bool(row.cell(reading.columns["score"]).text.strip("-–— "))
    near = reading.codes.suggestion(shown) if shown else _by_title(reading.edition, title)
    hint_vi = f" Có phải {near} không?" if near else ""
    hint_en = f" Did you mean {near}?" if near else ""
    year = reading.edition.year
    if shown:
        reading.problem(
            "error" if scored else "warning", reading.place(row, "code"),
            f"Bộ chỉ số {year} không có mã "
            f"“{shown}”.{hint_vi}", f"Edition {year} has no code “{shown}”.{hint_en}",
        )  # fmt: skip
    elif scored:
        reading.problem(
            "error", reading.place(row, "score"), f"Dòng có điểm mà không có mã.{hint_vi}",
            f"The row has a score but no code.{hint_en}",
        )  # fmt: skip
    else:
        text = next(filter(None, (cell.text for cell in row.cells)), "").replace("\n", " ")[:60]
        reading.problem("note", reading.place(row), f"Bỏ qua dòng “{text}”.", f"Row “{text}” left out.")


def _by_title(edition: Edition, title: str) -> str:
    scored = [(similarity(title, node.model.title), str(node.model.code)) for node in edition.items]
    best = max(scored, default=(0.0, ""))
    return best[1] if best[0] >= NEAR_EQUAL else ""


def _compare_title(reading: _Reading, row: Row, code: str, title: str) -> None:
    """Codes mean another thing in another year: a title that is far off is said."""
    own = reading.edition.by_code[code].model
    split = split_title(title)
    title = split[1] if split else title
    if not title or not own.title or own.title.startswith("("):
        return
    if similarity(title, own.title) < SAME_CODE and not shortened(title, own.title):
        reading.problem(
            "warning", reading.place(row, "title"),
            f"{code}: tên trong bảng “{title[:60]}” khác tên của bộ chỉ số “{own.title[:60]}”.",
            f"{code}: the table's title “{title[:60]}” differs from the edition's “{own.title[:60]}”.",
        )  # fmt: skip


def _score(reading: _Reading, row: Row, code: str) -> Fraction | None:
    """The row's score; None where there is none or it cannot stand (which is said)."""
    cell, node = row.cell(reading.columns["score"]), reading.edition.by_code[code].model
    place = reading.place(row, "score")
    total = node.rule is None
    if cell.formula and not cell.text and total:
        reading.unsaved.append(code)
        return None
    if cell.formula and not cell.text:
        reading.problem(
            "error", place, f"{code}: ô là công thức chưa có kết quả; mở bằng Excel, lưu lại hoặc "
            f"dán giá trị.",
            f"{code}: a formula without a stored result; open and save it, or paste its value.",
        )  # fmt: skip
        return None
    if cell.kind == "day":
        reading.problem(
            "error", place, f"{code}: bảng tính đã biến điểm thành ngày ({cell.text}); gõ lại dạng số.",
            f"{code}: the spreadsheet turned the score into a day ({cell.text}); type it again as a number.",
        )  # fmt: skip
        return None
    try:
        score = parse_points(cell.text)
    except ValueError:
        reading.problem(
            "error", place, f"{code}: “{cell.text}” không phải điểm.", f"{code}: “{cell.text}” is no score."
        )
        return None
    if score is None:
        if not total:
            reading.empty.append(code)
        return None
    if cell.formula and not total:
        reading.problem(
            "warning", place, f"{code}: ô là công thức; lấy giá trị đã lưu {cell.text}.",
            f"{code}: a formula; its stored value {cell.text} is taken.",
        )  # fmt: skip
    if node.max is not None and score > node.max:
        reading.problem(
            "error", place, f"{code}: {number(score)} lớn hơn điểm tối đa {number(node.max)}.",
            f"{code}: {number_text(score)} is above the maximum {number_text(node.max)}.",
        )  # fmt: skip
        return None
    return score


def _is_total(text: str) -> bool:
    folded = fold(text)
    return folded in _TOTAL or folded.startswith(("tong cong ", "tong diem ", "tong so diem "))


def _read_total(reading: _Reading, row: Row) -> None:
    cell, place = row.cell(reading.columns["score"]), reading.place(row, "score")
    try:
        total = parse_points(cell.text)
    except ValueError:
        total = None
    if total is None:
        reading.problem(
            "note", place, "Dòng tổng không có điểm để kiểm.", "The total row has no score to check."
        )
    else:
        reading.totals.append(Total(None, total, place))
