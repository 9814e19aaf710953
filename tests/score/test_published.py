"""Published figures come out of unrounded values, and only so (DOMAIN.md §3 and §6)."""

from __future__ import annotations

from fractions import Fraction

import pytest
from paca.output.notation import change, percent, points
from paca.output.rounding import misfit, misfit_note, printed
from paca.score.rank import ranks


def test_1_48_of_2_is_printed_74_21_percent():
    average = Fraction("1.4842")  # printed 1,48; the printed 1,48 itself would give 74,00 %
    assert (points(average), percent(average / 2)) == ("1,48", "74,21 %".replace(" ", "\N{NO-BREAK SPACE}"))
    assert percent(printed(average) / 2).startswith("74,00")


def test_77_67_less_43_53_is_printed_34_13():
    highest, lowest = Fraction("77.6650"), Fraction("43.5310")
    assert (points(highest), points(lowest), points(highest - lowest)) == ("77,67", "43,53", "34,13")
    assert points(printed(highest) - printed(lowest)) == "34,14"


@pytest.mark.parametrize(
    ("self_average", "verified", "fall"),
    [("71.68", "58.37", "−13,31"), ("67.33", "60.67", "−6,66")],  # 2016 and 2017: "6–13 điểm"
)
def test_the_national_averages_and_their_fall(self_average, verified, fall):
    assert change(Fraction(verified) - Fraction(self_average)) == fall


def test_ranks_with_ties_and_without_points():
    results = {"Lào Cai": "77.67", "Bình Định": "66.85", "Mẫu": "66.85", "Vĩnh Long": "43.53"}
    points_of = {name: Fraction(value) for name, value in results.items()} | {"Chưa có": None}
    places = ranks(points_of)
    assert list(places) == ["Lào Cai", "Bình Định", "Mẫu", "Vĩnh Long"]
    assert {name: str(place) for name, place in places.items()} == {
        "Lào Cai": "1",
        "Bình Định": "2–3",
        "Mẫu": "2–3",
        "Vĩnh Long": "4",
    }


def test_two_that_print_alike_are_no_tie():
    close = {"a": Fraction("66.851"), "b": Fraction("66.849")}
    assert points(close["a"]) == points(close["b"]) == "66,85"
    assert ranks(close) == {"a": (1, 1), "b": (2, 2)}


def test_printed_parts_that_miss_the_printed_total_are_said_not_mended():
    thirds = [Fraction(100, 3)] * 3
    assert misfit(thirds, Fraction(100)) == Fraction(-1, 100)
    assert misfit_note(thirds, Fraction(100)) == (
        "Các phần in ra cộng lại là 99,99, lệch −0,01 so với tổng 100,00: do làm tròn khi in, "
        "phép tính bên trong không làm tròn."
    )
    assert misfit_note([Fraction(1), None, Fraction(2)], Fraction(3)) is None
