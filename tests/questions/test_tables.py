"""Tables for spreadsheets: exact text beside each float, and no cell that runs."""

from __future__ import annotations

import csv
import io
from fractions import Fraction

import pytest
from paca.tables import TABLES, entries_table, guard_cell, items_table, ledger_table, rounded, to_csv

from tests.compare.test_compare import assessed
from tests.score.builders import files, item, round_with
from tests.score.test_rules import RATIO, YES_NO

EVIL = "=HYPERLINK(0)"


@pytest.fixture
def assessment():
    return assessed(
        round_with(
            item("A.1", RATIO),
            item("B.1", YES_NO),
            agencies=["a", "b"],
            filed=[files("a", {"A.1": {"self_score": "1.5"}}, {"n": "1", "d": "3"})],
            decisions={
                ("A.1", "a"): [{"stage": "reviewed", "verdict": "set", "score": "0.5", "reason": EVIL}]
            },
        )
    )


def read(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text)))


def test_exact_text_stands_beside_the_rounded_number(assessment):
    row = read(to_csv(entries_table(assessment)))[0]
    assert (row["item"], row["agency"]) == ("A.1", "a")
    assert (row["computed"], row["computed_exact"]) == ("0.6667", "2/3")
    assert (row["self"], row["self_exact"]) == ("1.5", "1.5")


def test_nothing_is_empty_and_zero_is_zero(assessment):
    rows = {(row["item"], row["agency"]): row for row in read(to_csv(entries_table(assessment)))}
    missing = rows["B.1", "b"]
    assert (missing["outcome"], missing["standing"], missing["self"]) == ("missing", "0.0", "")


def test_a_formula_in_a_reason_is_shown_not_run(assessment):
    reasons = [row["reason"] for row in read(to_csv(ledger_table(assessment))) if row["reason"]]
    assert reasons == ["'" + EVIL]


def test_total_is_the_sum_of_the_parts(assessment):
    frame = items_table(assessment)
    total, parts = frame.iloc[-1], frame[frame["code"].isin(["A", "B"])]
    assert Fraction(total["standing_exact"]) == sum(map(Fraction, parts["standing_exact"]), Fraction(0))


@pytest.mark.parametrize("name", TABLES)
def test_every_amount_column_is_a_number_column(assessment, name):
    frame = TABLES[name](assessment)
    for column in frame.columns:
        if f"{column}_exact" in frame.columns:
            assert frame[column].dtype == "float64", column


@pytest.mark.parametrize(
    "text",
    [
        "=1+1",
        "+1+1",
        "-2+3",
        "@SUM(A1)",
        "\t=1",
        "＝1",
        "  =1",
        "\u00a0=1",
        "＋1",
        "＠x",
        "\n=1",
        "-cmd",
        "+A1",
        "-٣",
    ],
)
def test_guarded_cells(text):
    assert guard_cell(text) == "'" + text


def test_a_carriage_return_begins_no_row():
    assert guard_cell("\r=1") == "'\n=1" and guard_cell("a\r\n=1\r=2") == "a\n=1\n=2"


@pytest.mark.parametrize(
    "text",
    [
        "",
        "83/KH-UBND",
        "Kế hoạch - 2019",
        "a=b",
        "(1)",
        "-12,5",
        "-2",
        "+84 235 3852 041",
        "-",
        "-5 %",
        "\u22123",
    ],
)
def test_plain_cells_stay(text):
    assert guard_cell(text) == text


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        (Fraction(1, 3), 0.3333),
        (Fraction(-5, 100000), -0.0001),
        (Fraction(7), 7.0),
        (Fraction(25, 200000), 0.0001),
    ],
)
def test_rounding_is_half_up(value, shown):
    assert rounded(value) == shown
