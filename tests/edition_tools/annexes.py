"""Annex tables made for the tests: part A of the 2022 edition (exact) as XLSX and CSV."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Sequence
from pathlib import Path

HEADER = ("Mã", "Tiêu chí", "Điểm tối đa", "Cách tính", "Tài liệu", "Ghi chú")

PART_A_TITLE = (
    "Tiêu chí đánh giá việc lãnh đạo, chỉ đạo, xây dựng và hoàn thiện chính sách, pháp luật về PCTN"
)
PART_A = (
    ("A", PART_A_TITLE, "20"),
    ("A.1", "Đánh giá việc lãnh đạo, chỉ đạo công tác PCTN", "5"),
    ("A.1.1", "Ban hành kế hoạch PCTN năm 2022", "1"),
    ("A.1.2", "Nội dung kế hoạch PCTN năm 2022", "4"),
    ("A.2", "Đánh giá việc tổ chức thực hiện", "15"),
    ("A.2.1", "Thực hiện công tác xây dựng và hoàn thiện chính sách pháp luật về PCTN", "4"),
    ("A.2.2", "Thực hiện kiểm tra, rà soát, hệ thống hóa văn bản quy phạm pháp luật về PCTN", "4"),
    ("A.2.3", "Thực hiện công tác tuyên truyền, phổ biến, giáo dục pháp luật về PCTN", "4"),
    ("A.2.4", "Thực hiện việc kiểm tra và theo dõi thi hành văn bản quy phạm pháp luật về PCTN", "1"),
    ("A.2.5", "Việc tiếp công dân của Chủ tịch UBND cấp tỉnh", "2"),
)  # fmt: skip

# One line for each other part, so that the whole comes to 100.
REST = (
    ("B", "Tiêu chí đánh giá việc thực hiện các biện pháp phòng ngừa tham nhũng", "30"),
    ("C", "Tiêu chí đánh giá việc phát hiện và xử lý tham nhũng", "40"),
    ("D", "Tiêu chí đánh giá việc thu hồi tài sản tham nhũng", "10"),
)

Rows = Iterable[Sequence[object]]


def write_csv(path: Path, rows: Rows, *, delimiter: str = ",", encoding: str = "utf-8") -> Path:
    with path.open("w", encoding=encoding, newline="") as stream:
        csv.writer(stream, delimiter=delimiter).writerows(rows)
    return path


def write_xlsx(path: Path, rows: Rows, *, hidden: Iterable[int] = (), merged: Iterable[str] = ()) -> Path:
    """A number that a cell should hold as a number is given as int or float, all else as text."""
    from openpyxl import Workbook

    book = Workbook()
    sheet = book.active
    for row in rows:
        sheet.append(list(row))
    for span in merged:
        sheet.merge_cells(span)
    for number in hidden:
        sheet.row_dimensions[number].hidden = True
    book.save(path)
    return path


def part_a(*, header: Sequence[str] = HEADER) -> list[list[object]]:
    return [list(header), *([code, title, points, "", "", ""] for code, title, points in PART_A + REST)]
