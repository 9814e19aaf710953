"""Charts: well-formed, small, escaped, with a text alternative and a table that says the same."""

from __future__ import annotations

import datetime as dt
import re
import xml.etree.ElementTree as ET
from fractions import Fraction as F

import pytest
from markupsafe import Markup
from paca.output.charts.bars import ScoreRow, score_bars, score_rows
from paca.output.charts.grid_picture import grid_picture, grid_rows
from paca.output.charts.line import Moment, line_chart, line_rows, sparkline
from paca.output.charts.progress import ProgressRow, Segment, state_bars, state_rows
from paca.output.charts.spread import (
    Standing,
    distribution,
    distribution_rows,
    rank_bars,
    rank_rows,
    ranked,
)
from paca.output.charts.strip import strip, strip_rows
from paca.output.charts.svg import length, wrap
from paca.output.charts.tiles import Tile, tile_rows, tiles
from paca.output.charts.timeline import PhaseRow, timeline, timeline_rows

PARTS = (
    ScoreRow("A. Công tác quản lý nhà nước về PCTN", F(20), F("17.5"), F("15.25"), None, "a"),
    ScoreRow("B. Giải pháp <phòng ngừa>", F(30), F(24), F("21.125"), F("20.5"), "b"),
    ScoreRow("C. Phát hiện", F(25), None, None, None, "c"),
    ScoreRow("D. Xử lý", F(25), F(25), F(25), F(0), "d"),
)
STATES = ("missing", "submitted", "returned", "reviewed")
GROUPS = (
    ProgressRow("Sở, ban, ngành", tuple(Segment(state, state, 10 * n) for n, state in enumerate(STATES))),
    ProgressRow("Huyện", tuple(Segment(state, state, 0) for state in STATES)),
)
PHASES = (
    PhaseRow("Nộp hồ sơ", dt.date(2020, 6, 1), dt.date(2020, 6, 30)),
    PhaseRow("Giải trình", None, dt.date(2020, 8, 21), placeholder=True, current=True),
    PhaseRow("Thẩm định", None, None),
)
STANDINGS = (
    Standing("Sở Nội vụ", F(3, 4), "Sở, ban, ngành"),
    Standing("Sở <Y tế>", F(1), "Sở, ban, ngành"),
    Standing("Huyện 1", F(3, 4), "Huyện"),
    Standing("Huyện 2", F(0), "Huyện"),
)
DISTRICTS = (
    Tile("Huyện <1>", F(9, 10), "Miền núi"),
    Tile("Huyện 2", None, "Miền núi"),
    Tile("TP 3", F(0), "Đồng bằng"),
)
MOMENTS = (
    Moment(dt.date(2020, 6, 1), F(0)),
    Moment(dt.date(2020, 7, 1), F("60.25"), "Dự thảo 1"),
    Moment(dt.date(2020, 8, 1), F("58.5"), "Dự thảo 2"),
)
GRID = [[STATES[(row * column) % 4] for column in range(52)] for row in range(43)]

CHARTS = {
    "bars": score_bars(PARTS, title="Điểm theo phần", description="Phần B chênh 2,88 điểm"),
    "progress": state_bars(GROUPS, title="Tiến độ", done=frozenset({"reviewed"})),
    "strip": strip([F(n, 3) for n in range(18)], own=F(5), maximum=F(6), title="So với huyện khác"),
    "strip of nothing": strip([], own=None, maximum=F(0), title="Chưa có"),
    "timeline": timeline(PHASES, today=dt.date(2020, 8, 12), title="Lịch"),
    "line": line_chart(MOMENTS, maximum=F(100), title="Điểm qua các bản"),
    "line of nothing": line_chart((), maximum=F(100), title="Chưa có"),
    "distribution": distribution(STANDINGS, title="Tỷ lệ điểm đạt", description="Trung vị 75 %"),
    "rank": rank_bars(STANDINGS, title="Thứ tự"),
    "tiles": tiles(DISTRICTS, title="Huyện"),
    "sparkline": sparkline(MOMENTS, maximum=F(100), title="Điểm"),
}


@pytest.mark.parametrize("svg", CHARTS.values(), ids=CHARTS.keys())
def test_a_chart_is_well_formed_small_and_named(svg: Markup) -> None:
    root = ET.fromstring(svg)
    assert root.get("role") == "img"
    assert root[0].tag == "title" and root[0].text
    assert len(svg.encode()) < 5_000
    assert "style=" not in svg and "#" not in svg  # colours come from the style sheet


def test_a_score_that_does_not_exist_draws_no_bar_and_zero_does() -> None:
    nothing = score_bars([ScoreRow("C", F(25), None, None)], title="x")
    zero = score_bars([ScoreRow("C", F(25), F(0), F(0))], title="x")
    legend = 1
    assert nothing.count('class="c-self') == legend and zero.count('class="c-self') == legend + 1
    assert "– → –" in nothing and "0,00 → 0,00" in zero


def test_text_is_escaped() -> None:
    assert "&lt;" in CHARTS["bars"] and "<phòng" not in CHARTS["bars"]


def test_tables_say_what_the_pictures_show() -> None:
    assert score_rows(PARTS)[1][1] == (
        "B. Giải pháp <phòng ngừa>", "30", "24,00", "21,13", "−2,88", "20,50"
    )  # fmt: skip
    assert state_rows(GROUPS)[1][0][1:3] == ("0 (0\xa0%)", "10 (17\xa0%)")
    assert strip_rows([F(1), F(2), F(4)], own=F(4))[1] == (("1,00", "2,00", "4,00", "4,00", "3"),)
    assert timeline_rows(PHASES)[1][1:] == (
        ("Giải trình", "chưa công bố", "21/08/2020 (tạm đặt)"),
        ("Thẩm định", "chưa công bố", "chưa công bố"),
    )
    assert line_rows(MOMENTS)[1][1] == ("01/07/2020", "Dự thảo 1", "60,25")


def test_the_grid_picture_is_small_and_loses_no_cell() -> None:
    svg = grid_picture(GRID, title="Ma trận hồ sơ")
    ET.fromstring(svg)
    assert len(svg.encode()) < 30_000
    assert sum(int(count) for _, count in grid_rows(GRID, labels={s: s for s in STATES})[1]) == 43 * 52
    drawn = sum(int(stroke) for stroke in re.findall(r"h(\d+)", svg))
    assert drawn == 4 * 43 * 52


def test_a_grid_of_one_state_is_one_stroke_a_row() -> None:
    assert grid_picture([["missing"] * 52] * 3, title="x").count("h208") == 3


@pytest.mark.parametrize(
    ("value", "written"),
    [(0, "0"), (1.25, "1.2"), (F(1, 3), "0.3"), (12, "12"), (-0.5, "-0.5"), (99.99, "100")],
)
def test_coordinates_have_one_decimal(value: float, written: str) -> None:
    assert length(value) == written


@pytest.mark.parametrize(
    ("label", "lines"),
    [
        ("Nộp hồ sơ", ("Nộp hồ sơ",)),
        ("Thanh tra Chính phủ ban hành kế hoạch", ("Thanh tra Chính phủ", "ban hành kế hoạch")),
        (
            "Thanh tra Chính phủ ban hành kế hoạch và hướng dẫn chi tiết",
            ("Thanh tra Chính phủ", "ban hành kế hoạch và…"),
        ),
        ("Mộttừdàikhôngcókhoảngtrắng", ("Mộttừdàikhôngcókhoảng…",)),
    ],
)
def test_a_long_label_takes_two_lines(label: str, lines: tuple[str, ...]) -> None:
    assert wrap(label, 126) == lines


def test_a_day_long_after_the_calendar_does_not_squeeze_it() -> None:
    late = timeline(PHASES, today=dt.date(2026, 11, 24), title="Lịch")
    widths = [float(width) for width in re.findall(r'width="([\d.]+)" height="13"', late)]
    assert max(widths) > 50
    assert "24/11/2026" in late


def test_agencies_that_are_equal_share_their_place() -> None:
    assert [(place, one.label) for place, one in ranked(STANDINGS)] == [
        ("1", "Sở <Y tế>"),
        ("2–3", "Sở Nội vụ"),
        ("2–3", "Huyện 1"),
        ("4", "Huyện 2"),
    ]
    assert [row[0] for row in rank_rows(STANDINGS)[1]] == ["1", "2–3", "2–3", "4"]


def test_every_agency_is_one_dot_and_each_group_has_its_median() -> None:
    picture = distribution(STANDINGS, title="x")
    assert picture.count('class="c-one"') == 4 and picture.count("c-median") == 2
    assert "Huyện: trung vị 38" in picture
    assert [row[2:] for row in distribution_rows(STANDINGS)[1]] == [
        ("75\xa0%", "88\xa0%", "100\xa0%"),
        ("0\xa0%", "38\xa0%", "75\xa0%"),
    ]


def test_a_district_without_a_share_is_an_empty_tile_not_zero() -> None:
    picture = tiles(DISTRICTS, title="x")
    assert [picture.count(f'class="c-tile-{tone}"') for tone in ("none", "0", "3")] == [1, 1, 1]
    assert [row[2] for row in tile_rows(DISTRICTS)[1]] == ["90\xa0%", "–", "0\xa0%"]


def test_two_versions_close_together_do_not_write_over_each_other() -> None:
    days = [dt.date(2020, 6, 1), dt.date(2020, 8, 1), dt.date(2020, 8, 9)]
    moments = [Moment(day, F(60), f"Dự thảo {n}" if n else "") for n, day in enumerate(days)]
    picture = line_chart(moments, maximum=F(100), title="x")
    heights = [float(y) for y in re.findall(r'y="([\d.]+)" class="t1"', picture)]
    assert abs(heights[0] - heights[1]) > 16
