"""What is missing, and the points that wait for it."""

from __future__ import annotations

import pytest
from paca.gaps import By, gaps, open_points

from tests.compare.test_compare import assessed
from tests.score.builders import files, item, round_with
from tests.score.test_rules import YES_NO

YES, NO = {"answers": {"answer": "yes"}}, {"answers": {"answer": "no"}}


@pytest.fixture
def assessment():
    """a lacks the report of both items, b filed nothing, c answered no and lacks nothing."""
    asks = [{"kind": "report"}]
    return assessed(
        round_with(
            item("A.1", YES_NO, max="3", documents=asks),
            item("A.2", YES_NO, max="6", documents=asks),
            agencies=["a", "b", "c"],
            filed=[
                files("a", {"A.1": YES, "A.2": YES}),
                files("c", {"A.1": NO, "A.2": NO}, proves=["report"]),
            ],
        )
    )


def rows(assessment, by: By):
    return [(gap.key, str(gap.points), gap.agencies, gap.items) for gap in gaps(assessment, by)]


def test_by_agency_and_by_item_add_up_to_what_is_open(assessment):
    assert rows(assessment, By.AGENCY) == [("a", "3", 1, 2), ("b", "3", 1, 2)]
    assert rows(assessment, By.ITEM) == [("A.2", "4", 2, 1), ("A.1", "2", 2, 1)]
    assert open_points(assessment) == 6


def test_by_document_kind_gathers_everyone_who_lacks_it(assessment):
    assert rows(assessment, By.DOCUMENT_KIND) == [("report", "6", 2, 2)]


def test_top_missing_things(assessment):
    lacks = {
        gap.key: [(lack.missing.what, lack.missing.key, lack.entries) for lack in gap.lacks]
        for gap in gaps(assessment)
    }
    assert lacks == {
        "a": [("document", "report", 2)],
        "b": [("submission", "A.2", 1), ("submission", "A.1", 1)],  # most points first
    }


def test_nothing_missing_is_no_gap():
    records = round_with(item("A.1", YES_NO), agencies=["a"], filed=[files("a", {"A.1": NO})])
    assert gaps(assessed(records)) == ()
