"""The calendar placed against the day: a day counts until 24:00."""

from __future__ import annotations

import datetime as dt

import pytest
from paca.model.round import Round
from paca.score.calendar import place

CALENDAR = [
    {"key": "plan", "step": "prepare", "title": "Kế hoạch", "start": "2020-05-01", "until": "2020-05-10"},
    {"key": "submit", "step": "submit", "title": "Nộp", "start": "2020-05-11", "until": "2020-06-30"},
    {"key": "review", "step": "review", "title": "Thẩm tra"},  # no day published
    {"key": "send", "step": "send", "title": "Gửi", "until": "2020-08-30"},  # only its end is known
]


def placed(day: str) -> list[tuple[str, int | None, bool]]:
    held = Round.model_validate(
        {
            "year": 2019,
            "title": "Mẫu",
            "province": {"name": "Mẫu", "authority": "UBND", "lead": "Thanh tra"},
            "period": {"start": "2018-12-16", "end": "2019-12-15"},
            "stage": "Dự thảo",
            "calendar": [{"status": "exact", **phase} for phase in CALENDAR],
        }
    )
    return [(one.key, one.days_left, one.current) for one in place(held, dt.date.fromisoformat(day))]


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        (
            "2020-05-10",
            [("plan", 0, True), ("submit", 51, False), ("review", None, False), ("send", 112, False)],
        ),
        (
            "2020-05-11",
            [("plan", -1, False), ("submit", 50, True), ("review", None, False), ("send", 111, False)],
        ),
        (
            "2020-07-01",
            [("plan", -52, False), ("submit", -1, False), ("review", None, False), ("send", 60, True)],
        ),
        (
            "2020-08-31",
            [("plan", -113, False), ("submit", -62, False), ("review", None, False), ("send", -1, False)],
        ),
        (
            "2020-04-30",
            [("plan", 10, False), ("submit", 61, False), ("review", None, False), ("send", 122, True)],
        ),
    ],
)
def test_days_left_and_the_phase_that_runs(day, expected):
    assert placed(day) == expected


def test_without_a_round_there_is_no_calendar():
    assert place(None, dt.date(2020, 1, 1)) == ()
