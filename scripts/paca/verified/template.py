"""The blank table for verified scores: what the province has, with a column to fill in."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from fractions import Fraction
from typing import Any

from ..assessment import Assessment
from ..output.notation import points

HEAD = (
    "Mã", "Tiêu chí", "Điểm tối đa", "Tự chấm", "Tổ công tác", "Điểm thẩm định", "Lý do của TTCP", "Trang",
)  # fmt: skip
_WIDTHS = (10, 60, 12, 12, 12, 16, 50, 10)
_SCORE = "F"


def template_csv(assessment: Assessment) -> str:
    """UTF-8 with a byte order mark and semicolons, as Vietnamese spreadsheets open it."""
    out = io.StringIO()
    writer = csv.writer(out, delimiter=";", lineterminator="\r\n")
    writer.writerow(HEAD)
    for cells in _rows(assessment):
        writer.writerow([points(cell) if isinstance(cell, Fraction) else cell or "" for cell in cells])
    return "\N{BYTE ORDER MARK}" + out.getvalue()


def template_xlsx(assessment: Assessment) -> bytes:
    """Items to fill in; parts, criteria and the total are formulas over them."""
    from openpyxl import Workbook
    from openpyxl.styles import Alignment, Font, PatternFill

    workbook = Workbook()
    sheet = workbook.active
    sheet.title = "Thẩm định"
    sheet.append(list(HEAD))
    rows: dict[str, int] = {}
    for number, cells in enumerate(_rows(assessment), start=2):
        sheet.append([_number(cell) if isinstance(cell, Fraction) else cell for cell in cells])
        sheet.cell(number, 1).number_format = "@"
        rows[str(cells[0])] = number
    fill = PatternFill("solid", fgColor="FFF7D6")
    for code, number in rows.items():
        score = assessment.nodes[code]
        cell = sheet[f"{_SCORE}{number}"]
        cell.number_format = "0.00"
        if score.children:
            below = [rows[child] for child in score.children if child in rows]
            cell.value = "=" + "+".join(f"N({_SCORE}{one})" for one in below)
            for one in sheet[number]:
                one.font = Font(bold=True)
        else:
            cell.fill = fill
    last = len(rows) + 2
    sheet.cell(last, 2, "Tổng cộng").font = Font(bold=True)
    parts = [rows[code] for code in assessment.total.children if code in rows]
    if parts:
        sheet[f"{_SCORE}{last}"] = "=" + "+".join(f"N({_SCORE}{one})" for one in parts)
    for column, width in zip("ABCDEFGH", _WIDTHS, strict=True):
        sheet.column_dimensions[column].width = width
    for cells in sheet.iter_rows():
        for cell in cells:
            cell.alignment = Alignment(wrap_text=True, vertical="top")
    for cell in sheet[1]:
        cell.font = Font(bold=True)
    sheet.freeze_panes = "A2"
    out = io.BytesIO()
    workbook.save(out)
    return out.getvalue()


def _rows(assessment: Assessment) -> Iterator[tuple[Any, ...]]:
    for code, score in assessment.nodes.items():
        title = score.node.title if score.node else ""
        maximum = score.node.max if score.node else None
        yield (code, title, maximum, score.self_points, score.reviewed, None, None, None)


def _number(value: Fraction) -> float:
    """What is printed, as the number that a spreadsheet holds."""
    return float(points(value).replace(".", "").replace(",", "."))
