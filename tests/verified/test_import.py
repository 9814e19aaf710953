"""Tables of verified scores as they come: read right or refused with the cell, never half, never twice."""

from __future__ import annotations

from fractions import Fraction
from pathlib import Path

import pytest
from paca.errors import PacaError
from paca.model.decision import VerifiedFile
from paca.read.models import validate
from paca.read.parse import parse_file
from paca.read.paths import Kind
from paca.verified.given import VerifiedTable
from paca.verified.plan import VerifiedPlan
from paca.verified.write import verified_file

from .tables import HEAD, ROWS, changed, csv_file, plan, read, workbook

PATH = "evidence/2019/_working-group/verified.yml"
SCORES = {
    "A.1.1": Fraction("3.25"),
    "A.1.2": Fraction(2),
    "A.1.3": Fraction("1.5"),
    "A.1.4": Fraction(1),
}


def scores(table: VerifiedTable) -> dict[str, Fraction]:
    return {one.code: one.score for one in table.given}


def told(table: VerifiedTable | VerifiedPlan, level: str = "error") -> list[str]:
    return [f"{one.place} {one.vi}" for one in table.problems if one.level == level]


# --- what is read ----------------------------------------------------------------------------------


def test_a_plain_workbook_with_totals_that_agree(tmp_path: Path) -> None:
    table = read(workbook(tmp_path / "a.xlsx", changed()))
    assert scores(table) == SCORES  # neither part, criterion nor total is taken over
    assert table.checked == 3
    assert told(table) == told(table, "warning") == []
    first = table.given[0]
    assert (first.reason, first.page, first.place) == ("Thiếu quyết định chuyển đổi", "3", "Sheet1!E4")


@pytest.mark.parametrize("delimiter", [";", ",", "\t"])
def test_a_csv_with_decimal_commas(delimiter: str, tmp_path: Path) -> None:
    rows = [
        [str(cell).replace(".", ",") if i > 1 else cell for i, cell in enumerate(row)] for row in changed()
    ]
    table = read(csv_file(tmp_path / "a.csv", rows, delimiter=delimiter))
    assert scores(table) == SCORES
    assert table.given[0].place == "a.csv!E4"


@pytest.mark.parametrize(
    ("code", "typed"),
    [
        ("A.1.2", "A1.2"),
        ("A.1.2", "A12"),
        ("A.1.2", "a.1.2."),
        ("A.1.2", "A 1 2"),
        ("A.1.2", "A-1-2"),
        ("A.1.2", "A,1,2"),
        ("A.1.2", " TC A.1.2 "),
        ("A.1.2", "1.2"),
        ("A.1.2", 1.2),  # a spreadsheet makes the text 1.2 a number
    ],
)
def test_codes_with_dots_without_dots_and_as_numbers(code: str, typed: object, tmp_path: Path) -> None:
    assert scores(read(workbook(tmp_path / "a.xlsx", changed(A5=typed)))) == SCORES, code


def test_a_printed_table_numbers_by_part_and_criterion(tmp_path: Path) -> None:
    rows = changed(A2="PHẦN A", A3=1, A4=1.1, A5=1.2, A6="1.3", A7="1,4")
    assert scores(read(workbook(tmp_path / "a.xlsx", rows))) == SCORES


@pytest.mark.parametrize("typed", ["3,25", "3.25", "3,25 điểm", " 3,25đ ", "3,250"])
def test_scores_as_people_type_them(typed: str, tmp_path: Path) -> None:
    assert scores(read(workbook(tmp_path / "a.xlsx", changed(E4=typed)))) == SCORES


def test_merged_headings_over_two_rows_below_a_title(tmp_path: Path) -> None:
    rows = [
        ["KẾT QUẢ THẨM ĐỊNH NĂM 2019 (kèm theo Công văn)"],
        [],
        ["STT", "Tiêu chí", "Điểm", "", "", "Nhận xét", "Trang"],
        ["", "", "Tối đa", "Tự chấm", "Thẩm định", "", ""],
        ["(1)", "(2)", "(3)", "(4)", "(5)", "(6)", "(7)"],
        *ROWS,
    ]
    table = read(
        workbook(tmp_path / "a.xlsx", rows, merged=["A1:G1", "A3:A4", "B3:B4", "C3:E3", "F3:F4", "G3:G4"])
    )
    assert scores(table) == SCORES
    assert table.given[0].place == "Sheet1!E8" and table.given[0].reason == "Thiếu quyết định chuyển đổi"


def test_the_provinces_own_columns_are_never_taken_for_the_verified_one(tmp_path: Path) -> None:
    head = ["Mã", "Tiêu chí", "Tối đa", "Điểm tự chấm", "Điểm thẩm định", "Chênh lệch", "Tổ công tác"]
    table = read(workbook(tmp_path / "a.xlsx", [head, *([*row[:5], 99, 98] for row in ROWS)]))
    assert scores(table) == SCORES and all(one.reason is None for one in table.given)


def test_a_part_stands_where_none_of_its_items_is_given(tmp_path: Path) -> None:
    table = read(workbook(tmp_path / "a.xlsx", [HEAD, ROWS[0], ROWS[6]]))
    assert scores(table) == {"A": Fraction("7.75")} and table.checked == 1
    assert told(table) == told(table, "warning") == []


# --- what is refused, with its cell ----------------------------------------------------------------


def test_every_mistake_is_said_at_once_and_nothing_is_half_read(tmp_path: Path) -> None:
    rows = changed(E4=4.5, A5="A.1.9", E6="đạt", E7=-1)
    rows.append(["A.1.4", "Số cuộc", 2, 1, 1, "", ""])
    assert told(read(workbook(tmp_path / "a.xlsx", rows))) == [
        "Sheet1!E4 A.1.1: 4,5 lớn hơn điểm tối đa 4.",
        "Sheet1!A5 Bộ chỉ số 2019 không có mã “A.1.9”. Có phải A.1.4 không?",
        "Sheet1!E6 A.1.3: “đạt” không phải điểm.",
        "Sheet1!E7 A.1.4: “-1” không phải điểm.",
        "Sheet1!A9 Mã A.1.4 đã có ở Sheet1!A7.",
    ]


def test_a_total_that_its_items_do_not_give(tmp_path: Path) -> None:
    path = workbook(tmp_path / "a.xlsx", changed(E2="7,80", E8="7,76"))
    assert told(read(path)) == ["Sheet1!E2 A: bảng ghi 7,8, các tiêu chí cộng lại được 7,75."]
    assert told(read(path, strict=False)) == []
    assert len(told(read(path, strict=False), "warning")) == 1


def test_rounding_of_printed_scores_is_no_mistake(tmp_path: Path) -> None:
    assert told(read(workbook(tmp_path / "a.xlsx", changed(E2="7,77", E3="7,73")))) == []


def test_a_total_over_scores_that_are_missing_is_not_checked(tmp_path: Path) -> None:
    table = read(workbook(tmp_path / "a.xlsx", changed(E7="")))
    assert told(table) == [] and table.empty == ("A.1.4",)
    assert [line.split()[0] for line in told(table, "warning")] == ["Sheet1!E2", "Sheet1!E3", "Sheet1!E8"]


def test_days_and_formulas_that_a_spreadsheet_makes(tmp_path: Path) -> None:
    import datetime as dt

    rows = changed(E4=dt.date(2020, 1, 5), E5="=1+1", E2="=SUM(E4:E7)")
    table = read(workbook(tmp_path / "a.xlsx", rows))
    assert [line.split(":")[0] for line in told(table)] == ["Sheet1!E4 A.1.1", "Sheet1!E5 A.1.2"]
    assert any("1 dòng cộng là công thức" in line for line in told(table, "note"))


def test_a_title_of_another_year_is_pointed_at(tmp_path: Path) -> None:
    table = read(workbook(tmp_path / "a.xlsx", changed(B4="Thu hồi tài sản tham nhũng")))
    assert [line.split()[0] for line in told(table, "warning")] == ["Sheet1!B4"]


def test_a_score_without_a_code_is_refused_with_a_guess_by_its_title(tmp_path: Path) -> None:
    (line,) = told(read(workbook(tmp_path / "a.xlsx", changed(A6=""))))
    assert line == "Sheet1!E6 Dòng có điểm mà không có mã. Có phải A.1.3 không?"


@pytest.mark.parametrize("rows", [[], [["Mã", "Tiêu chí", "Điểm tự chấm"], ["A.1.1", "x", 1]]])
def test_a_table_without_the_columns_says_what_it_needs(rows: list, tmp_path: Path) -> None:
    with pytest.raises(PacaError, match="--template"):
        read(workbook(tmp_path / "a.xlsx", rows))


# --- what would be written -------------------------------------------------------------------------


def held_after(first: VerifiedPlan, old: str | None = None) -> str:
    assert not first.blocked, first.problems
    return verified_file(2019).text(old, first.added)


def test_the_same_table_again_adds_nothing(tmp_path: Path) -> None:
    path = workbook(tmp_path / "a.xlsx", changed())
    again = plan(path, held=held_after(plan(path)))
    assert (again.added, again.same, again.blocked) == ((), tuple(SCORES), False)


def test_another_score_is_a_new_entry_with_its_reason_and_the_old_one_stays(tmp_path: Path) -> None:
    old = held_after(plan(workbook(tmp_path / "a.xlsx", changed())))
    later = workbook(tmp_path / "b.xlsx", changed(E7="1,5", E2="8,25", E3="8,25", E8="8,25"))
    silent = plan(later, held=old)
    assert silent.blocked and silent.added == ()
    assert told(silent) == [
        f"Sheet1!E7 A.1.4 đã ghi ở {PATH}:{line_of(old, 'code: A.1.4') + 1}; bảng có điểm 1 → 1,5. "
        'Nêu lý do bằng --because "…" để thêm một dòng mới.'
    ]
    spoken = plan(later, held=old, because="Thanh tra Chính phủ đính chính")
    text = held_after(spoken, old)
    assert text.startswith(old.rstrip("\n"))
    tree = parse_file(Kind.VERIFIED, text.encode(), PATH)
    model = validate(VerifiedFile, tree.tree, tree.mark, PATH, key_marks=lambda: None).model
    assert [(one.code, one.score) for one in model.scores][-2:] == [("A.1.4", 1), ("A.1.4", Fraction("1.5"))]
    assert model.scores[-1].replaces == "Thanh tra Chính phủ đính chính"
    third = plan(later, held=text)
    assert (third.added, len(third.same)) == ((), 4)


def line_of(text: str, piece: str) -> int:
    return text[: text.index(piece)].count("\n") + 1


@pytest.mark.parametrize(
    "old",
    [
        "# của tôi\nscores:\n- {code: A.1.1, score: 3.25, source: '2231/TTCP-C.IV', reason: Khác}\n",
        "scores: [{code: A.1.1, score: 3.25, source: 2231/TTCP-C.IV}]\n",
        "scores: []\n",
    ],
)
def test_a_file_of_any_shape_keeps_its_entries(old: str, tmp_path: Path) -> None:
    made = plan(workbook(tmp_path / "a.xlsx", changed()), held=old, because="đối chiếu lại")
    tree = parse_file(Kind.VERIFIED, held_after(made, old).encode(), PATH)
    model = validate(VerifiedFile, tree.tree, tree.mark, PATH, key_marks=lambda: None).model
    before = parse_file(Kind.VERIFIED, old.encode(), PATH).tree["scores"]
    assert len(model.scores) == len(before) + len(made.added)
    assert {one.code: one.score for one in model.scores} == SCORES


def test_a_file_with_mistakes_is_not_added_to(tmp_path: Path) -> None:
    made = plan(workbook(tmp_path / "a.xlsx", changed()))
    with pytest.raises(PacaError, match="mend it first"):
        verified_file(2019).text("scores:\n  - {code: A.1.1, score: nhiều, source: x}\n", made.added)


def test_items_without_a_score_are_listed(tmp_path: Path) -> None:
    assert plan(workbook(tmp_path / "a.xlsx", changed(E7=""))).missing == ("A.1.4",)


def test_scores_of_no_document_are_refused(tmp_path: Path) -> None:
    from paca.verified.plan import Document, plan_verified

    from .tables import round_of

    table = read(workbook(tmp_path / "a.xlsx", changed()))
    made = plan_verified(table, round_of(), document=Document())
    assert made.blocked and made.added == () and "--document" in told(made)[0]
