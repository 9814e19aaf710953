"""Which column of a table is what, by its Vietnamese or English heading, with or without diacritics."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from .table import Row, Sheet
from .titles import fold

Role = Literal["code", "title", "subtitle", "max", "scoring", "documents", "note"]

# Folded headings, most telling first: where two columns claim one role, the earlier heading wins.
HEADINGS: Mapping[Role, tuple[str, ...]] = {
    "code": (
        "ma tieu chi", "ma so", "ma", "code", "item code", "so thu tu", "so tt", "stt", "tt", "no",
    ),
    "subtitle": ("tieu chi thanh phan", "ten tieu chi thanh phan", "sub criterion", "subcriterion"),
    "title": (
        "ten tieu chi", "noi dung tieu chi", "tieu chi danh gia", "tieu chi", "noi dung danh gia", "noi dung",
        "criterion", "criteria", "title", "indicator",
    ),
    "max": (
        "diem toi da", "diem chuan", "thang diem", "so diem", "diem", "max points", "maximum points",
        "maximum", "max", "points",
    ),
    "scoring": (
        "cach tinh diem", "cach tinh", "cach cham diem", "cach cham", "phuong phap tinh",
        "phuong phap danh gia", "huong dan cham diem", "huong dan danh gia", "huong dan",
        "scoring", "method", "how to score",
    ),
    "documents": (
        "tai lieu chung minh", "tai lieu kiem chung", "tai lieu", "ho so chung minh", "minh chung",
        "evidence", "documents", "supporting documents",
    ),
    "note": ("ghi chu", "notes", "note", "remarks"),
}  # fmt: skip

# Headings that begin like a known one and mean something else.
NEVER = ("diem tu cham", "diem tu danh gia", "diem tham dinh", "diem dat", "diem dat duoc", "self score")

_SCAN_ROWS = 40


@dataclass(frozen=True, slots=True)
class Columns:
    """Column index by role, the last row of the heading, and headings nobody knows."""

    by_role: Mapping[Role, int]
    header_row: int
    last_index: int  # index into the sheet's rows of the last heading row
    ignored: tuple[str, ...]

    def __getitem__(self, role: Role) -> int | None:
        return self.by_role.get(role)


def find_columns(sheet: Sheet) -> Columns | None:
    """The best heading row (or two merged ones) among the first rows; None if there is none."""
    best: Columns | None = None
    for index, row in enumerate(sheet.rows[:_SCAN_ROWS]):
        for rows in ((row,), sheet.rows[index : index + 2]):
            found = _columns_of(rows, index + len(rows) - 1)
            if found is None or (len(rows) == 2 and not _continues_heading(rows[1], found)):
                continue
            # Of a heading's one-row and two-row readings the second is the whole one.
            same = best is not None and best.header_row == found.header_row
            if best is None or len(found.by_role) + same > len(best.by_role):
                best = found
    return best


def _continues_heading(row: Row, columns: Columns) -> bool:
    """A second heading row splits the points ("Tối đa", "Tự chấm") under a title that it leaves blank."""
    title, points = (row.cell(columns[role]).text for role in ("title", "max"))
    return not title and bool(points) and not any(char.isdigit() for char in points)


def _columns_of(rows: tuple[Row, ...], last_index: int) -> Columns | None:
    headings = _joined(rows)
    claims: dict[Role, tuple[int, int]] = {}
    ignored: list[str] = []
    for column, heading in enumerate(headings):
        if not heading:
            continue
        match = _role_of(fold(heading))
        if match is None:
            ignored.append(heading.replace("\n", " "))
            continue
        role, rank = match
        if role not in claims or rank < claims[role][0]:
            claims[role] = (rank, column)
    by_role = {role: column for role, (_, column) in claims.items()}
    if "max" not in by_role or not {"title", "subtitle"} & by_role.keys():
        return None
    return Columns(by_role, rows[0].number, last_index, tuple(ignored))


def _joined(rows: tuple[Row, ...]) -> list[str]:
    """Headings of one row, or of two with the upper one reaching right over its merged cells."""
    if len(rows) == 1:
        return [cell.text for cell in rows[0].cells]
    upper: list[str] = []
    for cell in rows[0].cells:
        upper.append(cell.text or (upper[-1] if upper else ""))
    lower = [cell.text for cell in rows[1].cells]
    return [
        f"{top} {low}".strip() if low else rows[0].cells[index].text
        for index, (top, low) in enumerate(zip(upper, lower, strict=False))
    ]


def _role_of(heading: str) -> tuple[Role, int] | None:
    """Role and rank (0 best).  Equal beats starts-with; the longest known start wins."""
    if any(heading.startswith(other) for other in NEVER):
        return None
    best: tuple[int, Role, int] | None = None
    for role, known in HEADINGS.items():
        for rank, name in enumerate(known):
            if heading == name:
                return role, rank
            if len(name) > 3 and heading.startswith(name + " ") and (best is None or len(name) > best[0]):
                best = (len(name), role, rank + len(known))
    return None if best is None else (best[1], best[2])
