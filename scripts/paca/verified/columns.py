"""Which column of a table of verified scores is what, by its Vietnamese or English heading."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from ..edition_tools.table import Row, Sheet
from ..edition_tools.titles import fold

Role = Literal["code", "title", "max", "score", "reason", "page", "document"]

# Folded headings: equal beats starts-with, and among these the longest known start wins.
HEADINGS: Mapping[Role, tuple[str, ...]] = {
    "code": ("ma tieu chi", "ma so", "ma", "code", "so thu tu", "so tt", "stt", "tt", "no"),
    "title": (
        "tieu chi thanh phan", "ten tieu chi", "noi dung tieu chi", "tieu chi danh gia", "tieu chi",
        "noi dung danh gia", "noi dung", "phan tieu chi tieu chi thanh phan", "criterion", "title",
    ),
    "max": ("diem toi da", "toi da", "diem chuan", "thang diem", "max points", "maximum", "max"),
    "score": (
        "diem tham dinh", "ket qua tham dinh", "diem ttcp tham dinh", "diem sau tham dinh", "tham dinh",
        "diem ttcp", "ttcp tham dinh", "diem thanh tra chinh phu", "thanh tra chinh phu", "ttcp",
        "verified score", "verified",
    ),
    "reason": (
        "ly do cua ttcp", "ly do dieu chinh", "ly do chenh lech", "ly do", "nguyen nhan",
        "nhan xet cua ttcp", "y kien cua ttcp", "nhan xet", "y kien tham dinh", "giai thich", "ghi chu",
        "reason", "note",
    ),
    "page": ("trang", "so trang", "vi tri", "page"),
    "document": ("van ban", "so van ban", "so ky hieu", "nguon", "document", "source"),
}  # fmt: skip

# Scores of others: they begin like known headings, or stand beside them, and are never read.
NEVER = (
    "diem tu cham", "tu cham", "tu danh gia", "diem tu danh gia", "diem to cong tac", "to cong tac",
    "diem tinh", "diem ubnd", "chenh lech", "chenh", "ty le", "self", "reviewed",
)  # fmt: skip

_SCAN_ROWS = 40
_NUMBER = re.compile(r"\d+(?:[.,]\d+)?")


@dataclass(frozen=True, slots=True)
class Columns:
    """Column index by role, where the heading ends, and the headings that are not used."""

    by_role: Mapping[Role, int]
    header_row: int
    last_index: int  # index into the sheet's rows of the last heading row
    ignored: tuple[str, ...]

    def __getitem__(self, role: Role) -> int | None:
        return self.by_role.get(role)


def find_columns(sheet: Sheet) -> Columns | None:
    """The best heading of one, two or three merged rows among the first rows; None if there is none."""
    best: Columns | None = None
    for index in range(min(len(sheet.rows), _SCAN_ROWS)):
        for depth in (1, 2, 3):
            rows = sheet.rows[index : index + depth]
            if len(rows) < depth or any(_is_data(row) for row in rows):
                break
            found = _columns_of(rows, index + depth - 1)
            if found is not None and (best is None or len(found.by_role) > len(best.by_role)):
                best = found
    return best


def _is_data(row: Row) -> bool:
    """A heading holds no numbers; ``(1) (2) (3)`` below it is skipped elsewhere."""
    return any(cell.kind == "number" or _NUMBER.fullmatch(cell.text) for cell in row.cells)


def _columns_of(rows: tuple[Row, ...], last_index: int) -> Columns | None:
    claims: dict[Role, tuple[int, int]] = {}
    ignored: list[str] = []
    for column, names in enumerate(_headings(rows)):
        match = _role_of(names)
        if match is None:
            if names:
                ignored.append(names[0])
            continue
        role, rank = match
        if role not in claims or rank < claims[role][0]:
            claims[role] = (rank, column)
    by_role = {role: column for role, (_, column) in claims.items()}
    if "score" not in by_role or not {"code", "title"} & by_role.keys():
        return None
    return Columns(by_role, rows[0].number, last_index, tuple(ignored))


def _headings(rows: tuple[Row, ...]) -> list[tuple[str, ...]]:
    """Of each column the texts that may name it: the lowest alone, all of them joined, the upper ones.

    An upper cell reaches right over its merged cells, as far as the row below has texts there.
    """
    width = max((len(row.cells) for row in rows), default=0)
    levels: list[list[str]] = []
    for depth, row in enumerate(rows):
        texts: list[str] = []
        for column in range(width):
            text = row.cell(column).text
            below = any(lower.cell(column).text for lower in rows[depth + 1 :])
            texts.append(text or (texts[-1] if texts and below else ""))
        levels.append(texts)
    found = []
    for column in range(width):
        own = [level[column] for level in levels if level[column]]
        found.append(tuple(dict.fromkeys((own[-1], " ".join(own), *reversed(own[:-1])))) if own else ())
    return found


def _role_of(names: tuple[str, ...]) -> tuple[Role, int] | None:
    """Role and rank (0 best) of a column by the first of its names that means something."""
    for name in names:
        heading = fold(name)
        if any(heading == other or heading.startswith(other + " ") for other in NEVER):
            return None
        if (match := _known(heading)) is not None:
            return match
    return None


def _known(heading: str) -> tuple[Role, int] | None:
    best: tuple[int, Role, int] | None = None
    for role, known in HEADINGS.items():
        for rank, name in enumerate(known):
            if heading == name:
                return role, rank
            longer = best is None or len(name) > best[0]
            if longer and len(name) > 3 and heading.startswith(name + " "):
                best = (len(name), role, rank + len(known))
    return None if best is None else (best[1], best[2])
