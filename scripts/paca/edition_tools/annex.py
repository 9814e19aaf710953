"""Rows of a recognised table → the annex's lines with full codes, exact points and row numbers.

Nothing is dropped silently: a row is a line, a continuation of one, a total, or a problem.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from fractions import Fraction
from typing import Literal

from ..errors import PacaError
from .columns import HEADINGS, Columns, find_columns
from .numbering import Numbering, scheme_of, split_title, token_of
from .table import Row, Sheet
from .titles import fold

_POINTS = re.compile(
    r"(?:tối đa|toi da|max)?\s*(\d{1,4}(?:[.,]\d{1,6})?)\s*(?:đ|điểm|diem|points?)?", re.IGNORECASE
)
_POINTS_IN_TITLE = re.compile(
    r"\s*\(\s*(?:tối đa\s*)?(\d{1,4}(?:[.,]\d{1,6})?)\s*(?:điểm|đ|points?)\s*\)\s*$", re.IGNORECASE
)
_NO_POINTS = frozenset({"", "-", "–", "—"})
_TOTAL = ("tong", "tong cong", "tong diem", "tong so diem", "cong", "total")
_STEP = re.compile(r"[a-zđ][).]?|[-+–•*]")  # a step of the scoring within an item: "a)", "-"


@dataclass(frozen=True, slots=True)
class Problem:
    """``error`` stops the import, ``warning`` wants an eye, ``note`` is for the record."""

    level: Literal["error", "warning", "note"]
    row: int | None
    vi: str
    en: str


@dataclass(frozen=True, slots=True)
class Line:
    code: str
    title: str
    max: Fraction | None
    row: int
    scoring: str = ""
    documents: str = ""
    note: str = ""

    @property
    def parent(self) -> str | None:
        return self.code.rpartition(".")[0] or None


@dataclass(frozen=True)
class Annex:
    """``name`` is the table's file name, so that ``name:row`` points at any line."""

    name: str
    lines: tuple[Line, ...]
    problems: tuple[Problem, ...]
    total: Fraction | None = None
    total_row: int | None = None
    columns: Columns | None = None


@dataclass
class _Reading:
    columns: Columns
    numbering: Numbering
    lines: list[Line] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    rows_by_code: dict[str, int] = field(default_factory=dict)
    total: Fraction | None = None
    total_row: int | None = None

    def problem(self, level: Literal["error", "warning", "note"], row: Row, vi: str, en: str) -> None:
        self.problems.append(Problem(level, row.number, vi, en))


def read_annex(sheets: tuple[Sheet, ...]) -> Annex:
    """The annex in the sheet whose headings are best recognised; PacaError if none has any."""
    found = [(columns, sheet) for sheet in sheets if (columns := find_columns(sheet)) is not None]
    if not found:
        wanted = {role: " / ".join(HEADINGS[role][:3]) for role in ("code", "title", "max")}
        raise PacaError(
            "Không nhận ra dòng tiêu đề cột. Bảng cần có các cột: Mã (hoặc STT), Tiêu chí, Điểm tối đa.",
            f"No heading row recognised. The table needs columns for code ({wanted['code']}), "
            f"title ({wanted['title']}) and points ({wanted['max']}).",
        )
    columns, sheet = max(found, key=lambda pair: len(pair[0].by_role))
    rows = [row for row in sheet.rows[columns.last_index + 1 :] if not row.blank]
    reading = _Reading(columns, Numbering(scheme_of(filter(None, (_token(row, columns)[0] for row in rows)))))
    header = sheet.rows[columns.last_index].cells
    for row in rows:
        if row.cells != header and not _numbers_the_columns(row):
            _read_row(reading, row)
    for heading in columns.ignored:
        reading.problems.append(
            Problem(
                "note", columns.header_row, f"Không dùng cột “{heading}”.", f"Column “{heading}” is not used."
            )
        )
    return Annex(
        name=sheet.name,
        lines=tuple(reading.lines),
        problems=tuple(reading.problems),
        total=reading.total,
        total_row=reading.total_row,
        columns=columns,
    )


def parse_points(text: str) -> Fraction | None:
    """``1,5``, ``1.5``, ``2 điểm``, ``Tối đa 2`` → exact; ValueError for anything else.

    >>> parse_points("1,5"), parse_points("Tối đa 2 điểm"), parse_points("–")
    (Fraction(3, 2), Fraction(2, 1), None)
    """
    if text.strip() in _NO_POINTS:
        return None
    match = _POINTS.fullmatch(text.strip())
    if match is None:
        raise ValueError(text)
    return Fraction(match[1].replace(",", "."))


def _numbers_the_columns(row: Row) -> bool:
    """The row ``(1) (2) (3)`` under a printed heading."""
    texts = [cell.text for cell in row.cells if cell.text]
    return len(texts) > 2 and [text.strip("()") for text in texts] == [
        str(n) for n in range(1, len(texts) + 1)
    ]


def _token(row: Row, columns: Columns) -> tuple[str | None, str]:
    """The row's numbering token and title; either may stand in the other's cell."""
    code_text = row.cell(columns["code"]).text
    title = row.cell(columns["subtitle"]).text or row.cell(columns["title"]).text
    if columns["subtitle"] is not None and not row.cell(columns["subtitle"]).text:
        title = row.cell(columns["title"]).text
    if code_text:
        token = token_of(code_text)
        if token is not None:
            return token, title
        split = split_title(code_text)
        return (split[0], split[1]) if split else (None, title)
    split = split_title(title)
    return (split[0], split[1]) if split else (None, title)


def _read_row(reading: _Reading, row: Row) -> None:
    columns = reading.columns
    if row.hidden:
        reading.problem(
            "warning", row, "Dòng bị ẩn trong bảng; vẫn được đọc.", "The row is hidden; read all the same."
        )
    for role in ("code", "title", "subtitle", "max"):
        cell = row.cell(columns[role])
        if cell.formula and not cell.text:
            reading.problem(
                "error", row, "Ô là công thức chưa có kết quả; hãy dán giá trị.", "A formula without a "
                "stored result; paste its value."
            )  # fmt: skip
            return
        if cell.formula:
            reading.problem(
                "warning", row, f"Ô là công thức; lấy giá trị đã lưu: {cell.text}.", "A formula; its "
                "stored value is taken: {cell.text}."
            )  # fmt: skip
    token, title = _token(row, columns)
    points_text = row.cell(columns["max"]).text
    if _is_total(row, columns):
        _read_total(reading, row, points_text)
        return
    if token is None:
        _read_unnumbered(reading, row, title, points_text)
        return
    maximum, title = _points(reading, row, points_text, title)
    title = " ".join(title.split())
    code = reading.numbering.code(token)
    if code is None:
        reading.problem(
            "error",
            row,
            f"Số thứ tự “{token}” đứng trước mọi phần.",
            f"Number “{token}” stands before any part.",
        )
        return
    if code in reading.rows_by_code:
        reading.problem(
            "error",
            row,
            f"Mã {code} đã có ở dòng {reading.rows_by_code[code]}.",
            f"Code {code} is already in row {reading.rows_by_code[code]}.",
        )
        return
    if code.endswith("0") and not code.endswith("." + token.rpartition(".")[2]):
        reading.problem(
            "warning",
            row,
            f"Số “{token}” được hiểu là {code} (bảng tính đã bỏ số 0 cuối).",
            f"Number “{token}” is read as {code} (the spreadsheet dropped the last 0).",
        )
    if not title:
        reading.problem("error", row, f"Mã {code} không có tên tiêu chí.", f"Code {code} has no title.")
        return
    line = Line(code, title, maximum, row.number, *(row.cell(columns[role]).text for role in _TEXTS))
    if line.parent is not None and line.parent not in reading.rows_by_code:
        reading.problem(
            "error",
            row,
            f"Mã {code} đứng dưới {line.parent}, mà bảng không có {line.parent} ở trên.",
            f"Code {code} belongs below {line.parent}, which no row above gives.",
        )
    reading.rows_by_code[code] = row.number
    reading.lines.append(line)


_TEXTS = ("scoring", "documents", "note")


def _points(reading: _Reading, row: Row, text: str, title: str) -> tuple[Fraction | None, str]:
    """Points of the row, from their cell or from ``(20 điểm)`` at the title's end."""
    try:
        points = parse_points(text)
    except ValueError:
        reading.problem(
            "error", row, f"Điểm “{text}” không phải một số.", f"Points “{text}” are not a number."
        )
        return None, title
    inside = _POINTS_IN_TITLE.search(title)
    if inside is not None and points in (None, parse_points(inside[1])):
        return parse_points(inside[1]), title[: inside.start()].rstrip()
    return points, title


def _is_total(row: Row, columns: Columns) -> bool:
    texts = (row.cell(columns[role]).text for role in ("code", "title", "subtitle"))
    return any(
        fold(text) in _TOTAL or fold(text).startswith(("tong cong ", "tong diem ")) for text in texts if text
    )


def _read_total(reading: _Reading, row: Row, text: str) -> None:
    try:
        total = parse_points(text)
    except ValueError:
        total = None
    if total is None:
        reading.problem("note", row, "Dòng tổng không có điểm.", "The total row has no points.")
    elif row.number > (reading.total_row or 0):
        reading.total, reading.total_row = total, row.number


def _read_unnumbered(reading: _Reading, row: Row, title: str, points: str) -> None:
    columns = reading.columns
    code_cell = row.cell(columns["code"])
    if code_cell.kind == "day":
        reading.problem(
            "error",
            row,
            f"Bảng tính đã biến số thứ tự thành ngày ({code_cell.text}). Định dạng cột là Text rồi gõ lại.",
            f"The spreadsheet turned the number into a day ({code_cell.text}). Format the column as Text, "
            f"type it again.",
        )
        return
    if reading.lines and _STEP.fullmatch(code_cell.text):
        told = f"{code_cell.text} {title}" + (f": {points}" if points else "")
        last = reading.lines[-1]
        reading.lines[-1] = replace(last, scoring="\n".join(filter(None, (last.scoring, told))))
        return
    if code_cell.text:
        reading.problem(
            "error",
            row,
            f"“{code_cell.text}” không phải mã hay số thứ tự.",
            f"“{code_cell.text}” is no code or number.",
        )
        return
    texts = {role: row.cell(columns[role]).text for role in _TEXTS}
    if points.strip() not in _NO_POINTS:
        reading.problem("error", row, "Dòng có điểm nhưng không có mã.", "The row has points but no code.")
    elif reading.lines and not title and any(texts.values()):
        last = reading.lines[-1]
        reading.lines[-1] = replace(
            last,
            **{role: "\n".join(filter(None, (getattr(last, role), text))) for role, text in texts.items()},
        )
    else:
        shown = (title or next(filter(None, texts.values()), "")).replace("\n", " ")[:60]
        reading.problem(
            "warning", row, f"Bỏ qua dòng không có mã: “{shown}”.", f"Row without a code left out: “{shown}”."
        )
