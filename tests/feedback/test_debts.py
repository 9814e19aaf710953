"""Who owes what by when."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest
from paca.feedback.debts import debts
from paca.model.decision import Comment, Extension
from paca.model.evidence import Explanation
from paca.records import WorkingGroupFiles

from tests.score.builders import at, files, item, round_with

YES_NO = {"kind": "yes-no", "question": "?"}
CALENDAR = [
    {
        "key": "giai-trinh",
        "step": "explain",
        "title": "Giải trình",
        "until": "2020-08-10",
        "status": "placeholder",
    },
    {"key": "chot", "step": "adopt", "title": "Chốt", "until": "2020-08-31", "status": "placeholder"},
]
EXPLAINED = Explanation.model_validate(
    {"id": "g1", "item": "A.1", "comment": "c1", "on": "2020-08-01", "text": "Vì …"}
)


def owed(*, explained: bool = False, extended: bool = False, **fields: object):
    comment = Comment.model_validate({"id": "c1", "on": "2020-07-01", "by": "x", "text": "y", **fields})
    records = round_with(item("A.1", YES_NO), agencies=["a"], filed=[files("a", {"A.1": {}})])
    made = records.round.model.model_validate(records.round.model.model_dump() | {"calendar": CALENDAR})
    extension = Extension.model_validate(
        {
            "agency": "a",
            "phase": "giai-trinh",
            "until": "2020-08-15",
            "reason": "Bão",
            "by": "z",
            "on": "2020-08-09",
        }
    )
    filed = dict(records.filed)
    if explained:
        filed["a"] = replace(filed["a"], explanations=(at(EXPLAINED, "x"),))
    group = WorkingGroupFiles(
        comments=(at(comment, "c"),), extensions=(at(extension, "e"),) if extended else ()
    )
    found = debts(replace(records, round=at(made, "r"), filed=filed, working_group=group))
    return [(str(one.owes), one.agency, one.due.isoformat() if one.due else None) for one in found]


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({}, ("decision", None, "2020-08-31")),
        ({"about_agency": "a"}, ("explanation", "a", "2020-08-10")),
        ({"about_agency": "a", "extended": True}, ("explanation", "a", "2020-08-15")),
        ({"about_agency": "a", "due": "2020-07-20"}, ("explanation", "a", "2020-07-20")),
        ({"about_agency": "a", "explained": True}, ("decision", None, "2020-08-31")),
        ({"about_agency": "a", "agency": "a"}, ("decision", None, "2020-08-31")),  # it spoke for itself
        ({"adoption": "not-adopted"}, ("reason", None, "2020-08-31")),
        ({"adoption": "not-adopted", "reason": "Không có tài liệu."}, None),
        ({"adoption": "partly", "reason": "Đúng."}, ("change", None, "2020-08-31")),
        ({"adoption": "adopted", "reason": "Đúng.", "change": "abc1234", "effect": "-0,5"}, None),
        ({"deleted": "2020-07-05"}, ("decision", None, "2020-08-31")),
    ],
)
def test_each_comment_ends_with_a_reason_and_its_change(fields, expected):
    assert owed(**fields) == ([expected] if expected else [])


def test_days_left():
    found = debts_of_one_day()
    assert [found.days(dt.date(2020, 8, day)) for day in (30, 31)] == [1, 0]
    assert found.days(dt.date(2020, 9, 1)) == -1


def debts_of_one_day():
    records = round_with(item("A.1", YES_NO), agencies=["a"], filed=[])
    comment = Comment(id="c1", on=dt.date(2020, 7, 1), by="x", text="y", due=dt.date(2020, 8, 31))
    (found,) = debts(replace(records, working_group=WorkingGroupFiles(comments=(at(comment, "c"),))))
    return found
