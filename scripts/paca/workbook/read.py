"""A returned workbook, taken apart: every cell the clerk filled, with its place, and what was there before.

The file comes from outside: it is inspected like any attachment (no macros, nothing embedded or called
from elsewhere, bounded in size) before anything parses it.  Sheets and columns are found by their titles,
rows by their identity, so rows may be sorted and columns moved.
"""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from ..check.words import fold
from ..edition_tools.open_xlsx import NotOpened, open_xlsx
from ..edition_tools.table import cell_of
from ..errors import PacaError
from ..read.attachment.inspect import inspect
from ..read.attachment.pdf_process import PdfProcess
from .form import BASE_TITLE, SHEETS, VERSION, Column, Sheet

if TYPE_CHECKING:
    from openpyxl import Workbook

MAX_BYTES = 20_000_000
MAX_ROWS = 2_000  # of one sheet: an agency has some hundred documents at most
MAX_COLUMNS = 60

Key = tuple[str, str, str]
"""(sheet, row, column); a row the clerk added is ``+`` and its number in the sheet."""


@dataclass(frozen=True, slots=True)
class Filled:
    """``text`` as typed (NFC); ``place`` is the cell as Excel names it: ``Số liệu!D7``."""

    text: str
    place: str
    formula: bool = False


@dataclass(frozen=True)
class Returned:
    """``base`` holds the plain forms of the cells that were not empty when the workbook was made."""

    agency: str
    year: int
    cells: Mapping[Key, Filled]
    base: Mapping[Key, str]
    problems: tuple[Problem, ...]


@dataclass(frozen=True, slots=True)
class Problem:
    """Something in the workbook that keeps it from being taken: where, and what to do, in whole sentences."""

    place: str
    vi: str
    en: str


def read_workbook(data: bytes, name: str) -> Returned:
    """Raises PacaError where the file is no workbook of ours; what is wrong in its cells are ``problems``."""
    values, formulas = _open(data, name)
    about, base = _base(values, name)
    problems: list[Problem] = []
    cells: dict[Key, Filled] = {}
    for sheet in SHEETS:
        page = next((one for one in values.sheetnames if fold(one) == fold(sheet.title)), None)
        if page is None:
            problems.append(
                Problem(
                    sheet.title,
                    "không còn trang này trong bảng. Hãy xuất bảng mới rồi chép phần đã điền sang.",
                    "this sheet is gone. Export a new workbook and copy what was filled in.",
                )
            )
            continue
        for found in _rows(values[page], formulas[page], sheet):
            if isinstance(found, Problem):
                problems.append(found)
            else:
                cells.setdefault(*found)
    return Returned(str(about["agency"]), int(about["year"]), cells, base, tuple(problems))


def _open(data: bytes, name: str) -> tuple[Workbook, Workbook]:
    if len(data) > MAX_BYTES:
        raise PacaError(
            f"{name} lớn hơn {MAX_BYTES // 1_000_000} MB, không thể là bảng của cơ quan.",
            f"{name} is over {MAX_BYTES // 1_000_000} MB and cannot be an agency's workbook.",
        )
    with PdfProcess() as pdfs:
        verdict = inspect(data, pdfs)
    if verdict.facts.kind != "xlsx" or verdict.problems:
        codes = ", ".join(problem.code for problem in verdict.problems) or "D522"
        raise PacaError(
            f"{name} không phải bảng XLSX an toàn ({codes}). Hãy mở bằng Excel, lưu lại dạng .xlsx, không có "
            f"macro, không nhúng tệp khác. Xem: paca explain {codes.split(',')[0]}",
            f"{name} is no safe XLSX workbook ({codes}). Save it as plain .xlsx. See: paca explain "
            f"{codes.split(',')[0]}",
        )
    try:
        return open_xlsx(data)
    except NotOpened:
        raise PacaError(
            f"{name} không đọc được. Hãy mở bằng Excel hoặc LibreOffice rồi lưu lại.",
            f"{name} cannot be read. Open it in Excel or LibreOffice and save it again.",
        ) from None


def _base(workbook: Workbook, name: str) -> tuple[Mapping[str, Any], dict[Key, str]]:
    page = workbook[BASE_TITLE] if BASE_TITLE in workbook.sheetnames else None
    try:
        about = json.loads(str(page.cell(1, 1).value)) if page else {}
        if about.get("version") != VERSION:
            raise ValueError
        base = {
            (str(sheet), str(row), str(column)): str(text or "")
            for sheet, row, column, text in page.iter_rows(min_row=2, max_col=4, values_only=True)
        }
        return {"agency": str(about["agency"]), "year": int(about["year"])}, base
    except (ValueError, TypeError, KeyError, AttributeError):
        raise PacaError(
            f"{name} không phải bảng do paca xuất ra. Hãy xuất bảng mới: paca workbook export CƠ_QUAN",
            f"{name} is no workbook made by paca. Export one: paca workbook export AGENCY",
        ) from None


def _rows(page: Any, formulas: Any, sheet: Sheet) -> Iterator[tuple[Key, Filled] | Problem]:
    places = _places(page, sheet)
    missing = [column.title for column in sheet.columns if column.key not in places]
    if missing:
        yield Problem(
            f"{sheet.title}!1",
            f"không thấy cột {', '.join(missing)}. Dòng đầu của trang phải giữ nguyên.",
            f"columns are missing: {', '.join(missing)}. The sheet's first row must stay as it was.",
        )
        return
    seen: dict[str, int] = {}
    for number in range(2, min(page.max_row, MAX_ROWS) + 1):
        filled = {
            column.key: _filled(page, formulas, number, places[column.key], column, sheet)
            for column in sheet.columns
        }
        if not any(filled[column.key].text for column in sheet.own):
            if not filled[sheet.identity].text:
                continue
        row = filled[sheet.identity].text or f"+{number}"
        if row in seen:
            yield Problem(
                filled[sheet.identity].place,
                f"dòng này trùng với dòng {seen[row]}. Hãy xóa bớt một dòng.",
                f"this row repeats row {seen[row]}. Delete one of them.",
            )
            continue
        seen[row] = number
        for column in sheet.own:
            yield (sheet.key, row, column.key), filled[column.key]
    if page.max_row > MAX_ROWS:
        yield Problem(
            sheet.title,
            f"trang có hơn {MAX_ROWS} dòng; phần sau không được đọc. Hãy xóa các dòng trống ở cuối.",
            f"the sheet has over {MAX_ROWS} rows; the rest is not read. Delete empty rows at the end.",
        )


def _places(page: Any, sheet: Sheet) -> dict[str, int]:
    """The number of each column, found by its title."""
    titles: dict[str, int] = {}
    for place in range(1, min(page.max_column, MAX_COLUMNS) + 1):
        titles.setdefault(fold(str(page.cell(1, place).value or "")), place)
    return {
        column.key: titles[fold(column.title)] for column in sheet.columns if fold(column.title) in titles
    }


def _filled(page: Any, formulas: Any, number: int, place: int, column: Column, sheet: Sheet) -> Filled:
    cell = page.cell(number, place)
    taken = cell_of(cell, formulas.cell(number, place), tidy=_lines)
    return Filled(taken.text, f"{sheet.title}!{cell.coordinate}", taken.formula)


def _lines(text: str) -> str:
    return unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("_x000D_", "")).strip()
