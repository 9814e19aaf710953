"""Tables as people really make them, and what is read out of each."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

import pytest
from paca.edition_tools.annex import Annex, read_annex
from paca.edition_tools.table import read_tables
from paca.errors import PacaError

from .annexes import HEADER, PART_A, REST, part_a, write_csv, write_xlsx

WHOLE = [(code, title, Fraction(points)) for code, title, points in PART_A + REST]


def read(path: Path) -> Annex:
    return read_annex(read_tables(path))


def lines(annex: Annex) -> list[tuple[str, str, Fraction | None]]:
    return [(line.code, line.title, line.max) for line in annex.lines]


def errors(annex: Annex) -> list[tuple[int | None, str]]:
    return [(one.row, one.en) for one in annex.problems if one.level == "error"]


@pytest.mark.parametrize(
    ("delimiter", "encoding"),
    [(",", "utf-8"), (";", "utf-8"), (";", "utf-8-sig"), ("\t", "utf-16"), (",", "utf-8-sig")],
)
def test_csv_of_every_make(tmp_path: Path, delimiter: str, encoding: str) -> None:
    annex = read(write_csv(tmp_path / "a.csv", part_a(), delimiter=delimiter, encoding=encoding))
    assert lines(annex) == WHOLE
    assert not annex.problems


def test_xlsx_gives_the_same_lines(tmp_path: Path) -> None:
    annex = read(write_xlsx(tmp_path / "a.xlsx", part_a()))
    assert lines(annex) == WHOLE
    assert [line.row for line in annex.lines] == list(range(2, 2 + len(WHOLE)))


@pytest.mark.parametrize(
    "header",
    [
        ("STT", "NỘI DUNG TIÊU CHÍ", "ĐIỂM TỐI ĐA", "CÁCH TÍNH", "TÀI LIỆU CHỨNG MINH", "GHI CHÚ"),
        ("ma", "tieu chi", "diem toi da", "cach tinh", "tai lieu", "ghi chu"),
        ("Số TT", "Tiêu chí thành phần", "Thang điểm", "Hướng dẫn chấm điểm", "Minh chứng", "Ghi chú"),
        ("Code", "Criterion", "Max points", "Scoring", "Documents", "Notes"),
        ("TT", "Tên tiêu chí (*)", "Điểm tối đa (điểm)", "Phương pháp tính", "Hồ sơ chứng minh", "Ghi chú"),
    ],
)
def test_headings_of_every_make(tmp_path: Path, header: tuple[str, ...]) -> None:
    annex = read(write_csv(tmp_path / "a.csv", part_a(header=header)))
    assert lines(annex) == WHOLE
    assert annex.columns is not None and len(annex.columns.by_role) == 6


def test_a_table_as_an_office_lays_it_out(tmp_path: Path) -> None:
    """Title above, two-row heading, merged part rows, blank rows, continuation rows, a total."""
    path = write_xlsx(
        tmp_path / "phu-luc.xlsx",
        [
            ["PHỤ LỤC"],
            ["Ban hành kèm theo Quyết định số 312/QĐ-TTCP"],
            ["STT", "Tiêu chí", "Điểm", None, "Cách tính"],
            [None, None, "Tối đa", "Tự chấm", None],
            ["(1)", "(2)", "(3)", "(4)", "(5)"],
            ["PHẦN A. QUẢN LÝ NHÀ NƯỚC (3,5 điểm)"],
            [],
            ["1", "Lãnh đạo, chỉ đạo", 3.5, None, ""],
            [1.1, "Ban hành kế hoạch", 1, None, "Có: 1 điểm"],
            [None, None, None, None, "Không: 0 điểm"],
            [1.2, "Nội dung\nkế hoạch", "2,5", None, ""],
            ["Tổng cộng", None, 3.5],
        ],
        merged=["A1:E1", "C3:D3", "A6:E6"],
    )
    annex = read(path)
    assert lines(annex) == [
        ("A", "QUẢN LÝ NHÀ NƯỚC", Fraction(7, 2)),
        ("A.1", "Lãnh đạo, chỉ đạo", Fraction(7, 2)),
        ("A.1.1", "Ban hành kế hoạch", Fraction(1)),
        ("A.1.2", "Nội dung kế hoạch", Fraction(5, 2)),
    ]
    assert annex.lines[2].scoring == "Có: 1 điểm\nKhông: 0 điểm"
    assert (annex.total, annex.total_row) == (Fraction(7, 2), 12)
    assert not errors(annex)


def test_title_and_item_in_columns_of_their_own(tmp_path: Path) -> None:
    path = write_csv(
        tmp_path / "a.csv",
        [
            ["Mã", "Tiêu chí", "Tiêu chí thành phần", "Điểm tối đa"],
            ["A", "Phần A", "", "2"],
            ["A.1", "Lãnh đạo", "", "2"],
            ["A.1.1", "", "Ban hành kế hoạch", "2"],
        ],
    )
    assert [line.title for line in read(path).lines] == ["Phần A", "Lãnh đạo", "Ban hành kế hoạch"]


def test_one_ten_that_a_spreadsheet_shows_as_one_one(tmp_path: Path) -> None:
    rows: list[list[object]] = [
        ["STT", "Tiêu chí", "Điểm tối đa"],
        ["A", "Phần A", 11],
        [1, "Tiêu chí 1", 11],
    ]
    rows += [[float(f"1.{n}"), f"Việc thứ {n}", 1] for n in range(1, 12)]
    annex = read(write_xlsx(tmp_path / "a.xlsx", rows))
    assert [line.code for line in annex.lines][-3:] == ["A.1.9", "A.1.10", "A.1.11"]
    assert [(one.row, one.level) for one in annex.problems] == [(13, "warning")]


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        (["A.1.2", "Nội dung", "bốn"], "Points “bốn” are not a number."),
        (["A.1.1", "Nội dung", "4"], "Code A.1.1 is already in row 4."),
        (["A.1.2", "", "4"], "Code A.1.2 has no title."),
        (["", "Nội dung", "4"], "The row has points but no code."),
        (["xx", "Nội dung", "4"], "“xx” is no code or number."),
        (["A.3.1", "Nội dung", "4"], "Code A.3.1 belongs below A.3, which no row above gives."),
    ],
)
def test_errors_name_their_row(tmp_path: Path, row: list[str], expected: str) -> None:
    rows = [
        ["Mã", "Tiêu chí", "Điểm tối đa"],
        ["A", "Phần", "5"],
        ["A.1", "T", "5"],
        ["A.1.1", "K", "1"],
        row,
    ]
    assert errors(read(write_csv(tmp_path / "a.csv", rows))) == [(5, expected)]


def test_what_excel_makes_of_cells(tmp_path: Path) -> None:
    """A day instead of 1.2, a formula without a result, a hidden row: each named with its row."""
    import datetime as dt

    rows: list[list[object]] = [
        ["STT", "Tiêu chí", "Điểm tối đa"],
        ["A", "Phần", 3],
        [1, "Tiêu chí", 3],
        [dt.date(2020, 2, 1), "Bị đổi thành ngày", 1],
        ["1.2", "Công thức", "=1+1"],
        ["1.3", "Ẩn", 0.1 + 0.2],
    ]
    annex = read(write_xlsx(tmp_path / "a.xlsx", rows, hidden=[6]))
    assert [row for row, _ in errors(annex)] == [4, 5]
    assert [(one.row, one.en) for one in annex.problems if one.level == "warning"] == [
        (6, "The row is hidden; read all the same.")
    ]
    assert annex.lines[-1].max == Fraction(3, 10)


def test_nothing_is_dropped_silently(tmp_path: Path) -> None:
    rows = [*part_a(), ["", "Ghi chú chung ở cuối bảng", "", "", "", ""]]
    problems = read(write_csv(tmp_path / "a.csv", rows)).problems
    assert [(one.level, one.row) for one in problems] == [("warning", 15)]


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (b"a,b,c\n1,2,3\n", "No heading row recognised"),
        (b"", "No heading row recognised"),
        ("Mã,Tiêu chí,Điểm tối đa\nA,Phần,1\n".encode("utf-16-le"), "not UTF-8|No heading row"),
        ("Mã,Tiêu chí,Điểm\n".encode("cp1258", errors="replace") + b"\xc3\x28", "not UTF-8"),
        (b"PK\x03\x04 not a workbook", "no readable XLSX"),
        (b"\xd0\xcf\x11\xe0old", "old Excel file"),
    ],
)
def test_unusable_files_say_what_to_do(tmp_path: Path, content: bytes, expected: str) -> None:
    path = tmp_path / "a.bin"
    path.write_bytes(content)
    with pytest.raises(PacaError, match=expected):
        read(path)


def test_points_stay_exact(tmp_path: Path) -> None:
    rows = [list(HEADER), ["A", "Phần", "1,25", "", "", ""], ["B", "Phần", "0.333333", "", "", ""]]
    assert [line.max for line in read(write_csv(tmp_path / "a.csv", rows, delimiter=";")).lines] == [
        Fraction(5, 4),
        Fraction(333333, 1000000),
    ]
