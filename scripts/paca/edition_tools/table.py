"""Read a table (XLSX or CSV) into rows of text cells that know their row number.  No meaning yet."""

from __future__ import annotations

import csv
import datetime as dt
import io
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any

from ..errors import PacaError, why_not_read
from .open_xlsx import NotOpened, TooLarge, open_xlsx

MAX_BYTES = 20_000_000
DELIMITERS = (";", ",", "\t")


@dataclass(frozen=True, slots=True)
class Cell:
    """``text`` as a reader sees it (NFC, trimmed).  ``kind`` tells what Excel made of it."""

    text: str = ""
    kind: str = "text"  # text | number | day
    formula: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """``number`` is the row's own number in the file, from 1."""

    number: int
    cells: tuple[Cell, ...]
    hidden: bool = False

    def cell(self, column: int | None) -> Cell:
        return self.cells[column] if column is not None and column < len(self.cells) else Cell()

    @property
    def blank(self) -> bool:
        return not any(cell.text for cell in self.cells)


@dataclass(frozen=True, slots=True)
class Sheet:
    """``name`` is the file's name, with the sheet's for a workbook of several; never a whole path.

    ``title`` is the sheet's own name, or the file's for a CSV.
    """

    name: str
    rows: tuple[Row, ...]
    title: str = ""

    def place(self, row: int, column: int | None = None) -> str:
        """``Sheet1!C14``, as a spreadsheet's own box shows it; without a column ``Sheet1!14``.

        >>> Sheet("a.xlsx", (), "Sheet1").place(14, 2)
        'Sheet1!C14'
        """
        return f"{self.title or self.name}!{_letters(column) if column is not None else ''}{row}"


def _letters(column: int) -> str:
    """``A`` for 0, ``AA`` for 26."""
    letters = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def read_tables(path: Path, *, sheet: str | None = None) -> tuple[Sheet, ...]:
    """The candidate sheets of a file: every visible one, or only ``sheet``; several readings of a CSV."""
    try:
        size = path.stat().st_size
        if size > MAX_BYTES:
            raise PacaError(
                f"{path.name} lớn hơn {MAX_BYTES // 1_000_000} MB; phụ lục không thể lớn như vậy.",
                f"{path.name} is over {MAX_BYTES // 1_000_000} MB; no annex is that large.",
            )
        content = path.read_bytes()
    except OSError as error:
        raise PacaError(
            f"Không đọc được {path}: {why_not_read(error)[0]}.",
            f"Cannot read {path}: {why_not_read(error)[1]}.",
        ) from None
    if content.startswith(b"PK"):
        return tuple(_read_workbook(path.name, content, sheet))
    if content.startswith(b"\xd0\xcf\x11\xe0"):
        raise PacaError(
            f"{path.name} là tệp Excel kiểu cũ (.xls). Hãy lưu lại dạng .xlsx hoặc CSV UTF-8.",
            f"{path.name} is an old Excel file (.xls). Save it as .xlsx or CSV UTF-8.",
        )
    return tuple(_read_csv(path.name, content))


def _tidy(text: str) -> str:
    lines = (" ".join(line.split()) for line in unicodedata.normalize("NFC", text).splitlines())
    return "\n".join(line for line in lines if line)


def _read_csv(name: str, content: bytes) -> Iterator[Sheet]:
    """One reading for each delimiter; the one whose columns are recognised wins later."""
    text = _decode(name, content)
    for delimiter in DELIMITERS:
        if delimiter not in text:
            continue
        reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
        rows: list[Row] = []
        try:
            start = 1
            for fields in reader:
                rows.append(Row(start, tuple(Cell(_tidy(field)) for field in fields)))
                start = reader.line_num + 1  # a quoted field may span lines: name the row's first line
        except csv.Error:
            continue
        yield Sheet(name, tuple(rows))


def _decode(name: str, content: bytes) -> str:
    encoding = "utf-16" if content[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig"
    try:
        return content.decode(encoding)
    except UnicodeDecodeError:
        raise PacaError(
            f"{name} không phải UTF-8. Trong Excel hãy lưu dạng “CSV UTF-8 (Comma delimited)” hoặc .xlsx.",
            f"{name} is not UTF-8. In Excel save it as “CSV UTF-8 (Comma delimited)” or .xlsx.",
        ) from None


def _read_workbook(name: str, content: bytes, only: str | None) -> Iterator[Sheet]:
    try:
        values, formulas = open_xlsx(content)
    except TooLarge:
        raise PacaError(
            f"{name} bung ra quá lớn, không đọc. Hãy xóa các dòng, cột, ô gộp thừa rồi lưu lại.",
            f"{name} unpacks to far too much; not read. Delete spare rows, columns and merged cells.",
        ) from None
    except NotOpened:
        raise PacaError(
            f"{name} không phải tệp XLSX đọc được. Hãy mở bằng Excel hoặc LibreOffice rồi lưu lại.",
            f"{name} is no readable XLSX file. Open it in Excel or LibreOffice and save it again.",
        ) from None
    if only is not None and only not in values.sheetnames:
        raise PacaError(
            f"{name} không có trang “{only}”. Các trang: {', '.join(values.sheetnames)}.",
            f"{name} has no sheet “{only}”. Sheets: {', '.join(values.sheetnames)}.",
        )
    for worksheet in values.worksheets:
        if only is None and worksheet.sheet_state != "visible" or only not in (None, worksheet.title):
            continue
        label = name if len(values.worksheets) == 1 else f"{name}[{worksheet.title}]"
        yield Sheet(label, tuple(_rows_of(worksheet, formulas[worksheet.title])), worksheet.title)


def _rows_of(worksheet: Any, formulas: Any) -> Iterator[Row]:
    for cells, sources in zip(worksheet.iter_rows(), formulas.iter_rows(), strict=True):
        number = cells[0].row
        hidden = bool(worksheet.row_dimensions[number].hidden)
        yield Row(
            number, tuple(cell_of(cell, source) for cell, source in zip(cells, sources, strict=True)), hidden
        )


def cell_of(cell: Any, source: Any, *, tidy: Callable[[str], str] = _tidy) -> Cell:
    """One cell of a workbook; ``source`` is the same cell where formulas are kept as formulas."""
    value, formula = cell.value, source.data_type == "f"
    if value is None:
        return Cell(formula=formula)
    if isinstance(value, bool):
        return Cell(str(value).lower(), formula=formula)
    if isinstance(value, (int, float)):
        return Cell(_number_text(value, cell.number_format), "number", formula)
    if isinstance(value, (dt.date, dt.time, dt.timedelta)):
        return Cell(str(value), "day", formula)
    return Cell(tidy(str(value)), formula=formula)


def _number_text(value: int | float, number_format: str) -> str:
    """What the cell shows: the binary noise of 0.1 + 0.2 goes, the zeros that a format ``0.00`` adds stay."""
    exact = Decimal(repr(value)).quantize(Decimal("0.000001")).normalize()
    text = f"{exact:f}"
    head, _, decimals = number_format.partition(".")
    if decimals and set(decimals) == {"0"} and head in ("0", "#"):
        whole, _, have = text.partition(".")
        if len(have) < len(decimals):
            text = f"{whole}.{have.ljust(len(decimals), '0')}"
    return text
