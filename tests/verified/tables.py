"""A small round and tables of verified scores as TTCP's officers type them."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Sequence
from pathlib import Path

from paca.edition_tools.table import read_tables
from paca.records import Records
from paca.verified.given import VerifiedTable
from paca.verified.plan import Document, VerifiedPlan, edition_of, plan_verified
from paca.verified.read import read_verified

from ..check.builders import read as read_round

HEAD = ("Mã", "Tiêu chí", "Điểm tối đa", "Tự chấm", "Điểm thẩm định", "Lý do", "Trang")
# The round of tests/check: A (10) > A.1 (10) > A.1.1 (4), A.1.2 (2), A.1.3 (2), A.1.4 (2).
ROWS: tuple[tuple[object, ...], ...] = (
    ("A", "Phần A", 10, 9, 7.75, "", ""),
    ("A.1", "Tiêu chí 1", 10, 9, 7.75, "", ""),
    ("A.1.1", "Chuyển đổi vị trí", 4, 4, 3.25, "Thiếu quyết định chuyển đổi", "3"),
    ("A.1.2", "Kế hoạch", 2, 2, 2, "", "3"),
    ("A.1.3", "Tuyên truyền", 2, 1.5, 1.5, "", "4"),
    ("A.1.4", "Số cuộc", 2, 1.5, 1, "Chỉ công nhận một cuộc", "4"),
    ("", "Tổng cộng", 10, 9, 7.75, "", ""),
)
LETTER = Document("2231/TTCP-C.IV")


def workbook(
    path: Path,
    rows: Iterable[Sequence[object]],
    *,
    merged: Iterable[str] = (),
    title: str = "Sheet1",
) -> Path:
    from openpyxl import Workbook

    book = Workbook()
    sheet = book.active
    sheet.title = title
    for row in rows:
        sheet.append(list(row))
    for span in merged:
        sheet.merge_cells(span)
    book.save(path)
    return path


def csv_file(path: Path, rows: Iterable[Sequence[object]], *, delimiter: str = ";") -> Path:
    with path.open("w", encoding="utf-8-sig", newline="") as stream:
        csv.writer(stream, delimiter=delimiter).writerows(rows)
    return path


def read(path: Path, *, strict: bool = True) -> VerifiedTable:
    return read_verified(read_tables(path), edition_of(round_of()), strict=strict)


def round_of(verified: str | None = None) -> Records:
    """The round of tests/check, with ``verified.yml`` as given or none at all."""
    return read_round({"evidence/2019/_working-group/verified.yml": verified or "scores: []\n"})


def plan(path: Path, *, held: str | None = None, because: str | None = None) -> VerifiedPlan:
    return plan_verified(read(path), round_of(held), document=LETTER, because=because)


def changed(**cells: object) -> list[Sequence[object]]:
    """The whole table with some cells replaced: ``E5=9`` puts 9 where the spreadsheet says E5."""
    rows = [list(HEAD), *(list(row) for row in ROWS)]
    for place, value in cells.items():
        rows[int(place[1:]) - 1]["ABCDEFG".index(place[0])] = value
    return rows
