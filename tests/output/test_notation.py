"""How numbers and days are written, as tables of (exact value, text)."""

from __future__ import annotations

import datetime as dt
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st
from paca.output import notation as vn

F = Fraction


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (F("66.85"), "66,85"),
        (F(0), "0,00"),
        (None, "–"),
        (F("0.005"), "0,01"),  # half-up; round() gives 0.0
        (F("1.005"), "1,01"),  # round(1.005, 2) gives 1.0
        (F("2.675"), "2,68"),  # round(2.675, 2) gives 2.67
        (F("0.125"), "0,13"),  # half-even would give 0,12
        (F(1, 3), "0,33"),
        (F(2, 3), "0,67"),
        (F("-0.004"), "0,00"),  # no minus before zero
        (F("-1.005"), "−1,01"),  # away from zero, so that +x and −x print alike
        (F(1234), "1.234,00"),
    ],
)
def test_points_round_half_up_on_exact_values(value: Fraction | None, text: str) -> None:
    assert vn.points(value) == text


def test_rounding_comes_last() -> None:
    """DOMAIN §3: 1.48/2 was computed on the unrounded value; sums of rounded parts drift."""
    parts = [F("0.335")] * 3
    assert vn.points(sum(parts, F(0))) == "1,01"
    assert vn.points(F("77.674") - F("43.534")) == "34,14"


@given(st.fractions(min_value=-1000, max_value=1000, max_denominator=10_000))
def test_printed_points_are_never_more_than_half_a_hundredth_away(value: Fraction) -> None:
    printed = vn.points(value).replace(vn.MINUS, "-").replace(".", "").replace(",", ".")
    assert abs(F(printed) - value) <= F(1, 200)


@given(st.fractions(min_value=0, max_value=1000, max_denominator=10_000))
def test_a_number_and_its_negative_print_alike(value: Fraction) -> None:
    assert vn.points(-value).lstrip(vn.MINUS) == vn.points(value)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (vn.percent(F(87, 118)), "73,73 %"),
        (vn.percent(F(1)), "100,00 %"),
        (vn.percent(F("0.742"), 1), "74,2 %"),
        (vn.percent(None), "–"),
        (vn.number(F("19619.3")), "19.619,3"),
        (vn.number(1842), "1.842"),
        (vn.number(F("1234567.50")), "1.234.567,5"),
        (vn.number(0), "0"),
        (vn.number(F("-3537.8")), "−3.537,8"),
        (vn.quantity(F("19619.3"), "trđ"), "19.619,3 triệu đồng"),
        (vn.quantity(64695, "m2"), "64.695 m²"),
        (vn.quantity(87, "người"), "87 người"),
        (vn.quantity(None, "người"), "–"),
        (vn.change(F("1.5")), "+1,50"),
        (vn.change(F("-0.25")), "−0,25"),
        (vn.change(0), "0,00"),
        (vn.change(F("0.001")), "0,00"),
        (vn.points_of(F("12.25"), 20), "12,25 / 20 điểm"),
        (vn.points_of(None, F("2.5")), "– / 2,5 điểm"),
        (vn.out_of(1842, 2193), "1.842 / 2.193"),
        (vn.day(dt.date(2019, 12, 15)), "15/12/2019"),
        (vn.day(dt.date(2020, 5, 4)), "04/05/2020"),
        (vn.day(None), "–"),
        (vn.day_time(dt.datetime(2020, 8, 12, 8, 5)), "12/08/2020 08:05"),
        (vn.days_left(9), "còn 9 ngày"),
        (vn.days_left(0), "hôm nay"),
        (vn.days_left(-3), "quá 3 ngày"),
        (vn.days_left(None), "chưa công bố"),
    ],
)
def test_texts(text: str, expected: str) -> None:
    assert text.replace(vn.NBSP, " ") == expected


def test_a_number_never_leaves_its_unit_at_the_end_of_a_line() -> None:
    for text in (vn.percent(F(1, 2)), vn.quantity(5, "triệu đồng"), vn.points_of(1, 2)):
        assert " " not in text
