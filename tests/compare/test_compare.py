"""What changed between two states of a round, why, and by whom."""

from __future__ import annotations

import dataclasses
import datetime as dt
from fractions import Fraction

from paca.assessment import Assessment, Change, Revision, State
from paca.compare import CauseKind, compare
from paca.records import Records

from tests.score.builders import DAY, at, files, item, round_with, score
from tests.score.test_rules import RATIO, YES_NO

YES, NO = {"answers": {"answer": "yes"}}, {"answers": {"answer": "no"}}


def assessed(records: Records, **changes: Change) -> Assessment:
    scored = score(records)
    return Assessment(
        revision=Revision("x", None, None, None),
        as_of=DAY,
        records=records,
        findings=(),
        asked=scored.asked,
        entries=scored.entries,
        nodes=scored.nodes,
        total=scored.total,
        calendar=(),
        changes=changes,
    )


def causes(before: Records, after: Records) -> list[tuple[str, str, str, str]]:
    """(item, agency, kind, key) of every cause."""
    result = compare(assessed(before), assessed(after))
    return [
        (one.item, one.agency, cause.kind.value, cause.key) for one in result.entries for cause in one.causes
    ]


def base(**kwargs) -> Records:
    node = item("A.1", RATIO, documents=[{"kind": "report"}], aggregate="sum-of-figures")
    return round_with(node, item("B.1", YES_NO), agencies=["a", "b"], **kwargs)


def test_nothing_changed_says_so():
    result = compare(assessed(base()), assessed(base()))
    assert (result.nothing, result.delta) == (True, 0)


def test_a_submission_that_came_explains_its_points():
    after = base(filed=[files("a", {"B.1": YES})])
    result = compare(assessed(base()), assessed(after))
    assert causes(base(), after) == [("B.1", "a", "submission-added", "B.1")]
    assert [(one.code, one.delta) for one in result.nodes] == [("B", 1), ("B.1", 1)]
    assert result.delta == 1


def test_a_figure_and_a_proof_are_named_each():
    before = base(filed=[files("a", {"A.1": {}}, {"n": "1", "d": "2"})])
    after = base(filed=[files("a", {"A.1": {}}, {"n": "2", "d": "2"}, proves=["report"])])
    assert causes(before, after) == [
        ("A.1", "a", "figure", "n"),
        ("A.1", "a", "document-added", "doc-report"),
    ]


def test_a_decision_names_its_stage_and_a_withdrawal_is_seen():
    filed = [files("a", {"B.1": YES})]
    decided = {("B.1", "a"): [{"stage": "reviewed", "verdict": "set", "score": "1", "reason": "Chậm"}]}
    assert causes(base(filed=filed), base(filed=filed, decisions=decided)) == [
        ("B.1", "a", "decision", "reviewed")
    ]
    assert causes(base(filed=filed), base()) == [("B.1", "a", "submission-withdrawn", "B.1")]


def test_a_changed_rule_is_the_items_own_cause():
    before = round_with(item("B.1", YES_NO), agencies=["a"], filed=[files("a", {"B.1": YES})])
    after = round_with(item("B.1", YES_NO, max="1"), agencies=["a"], filed=[files("a", {"B.1": YES})])
    result = compare(assessed(before), assessed(after))
    assert {one.code: [cause.kind for cause in one.causes] for one in result.nodes}["B.1"] == [CauseKind.RULE]


def test_who_and_when_come_from_the_later_commit():
    change = Change("c" * 40, "Cán bộ Mẫu 01", dt.datetime(2020, 7, 1, tzinfo=dt.UTC), "Nộp B.1")
    after = base(filed=[files("a", {"B.1": YES})])
    result = compare(assessed(base()), assessed(after, **{"evidence/2019/a/B.1.md": change}))
    assert result.entries[0].causes[0].change == change


def test_an_agency_that_left_the_register_is_a_matter_of_scope():
    before = base(filed=[files("a", {"B.1": YES})])
    located = before.agencies.agencies[0]
    model = located.model.model_copy(update={"valid_to": dt.date(2019, 1, 1)})
    agencies = dataclasses.replace(
        before.agencies, agencies=(at(model, located.path), *before.agencies.agencies[1:])
    )
    after = dataclasses.replace(before, agencies=agencies)
    assert {(kind, key) for _, agency, kind, key in causes(before, after) if agency == "a"} == {
        ("scope", "A.1"),
        ("scope", "B.1"),
    }


def test_the_biggest_difference_comes_first():
    before = base(filed=[files("a", {"B.1": NO, "A.1": {}}, {"n": "1", "d": "4"}, proves=["report"])])
    after = base(filed=[files("a", {"B.1": YES, "A.1": {}}, {"n": "2", "d": "4"}, proves=["report"])])
    after_files = after.filed["a"].submissions
    changed = dataclasses.replace(
        after_files["B.1"], front=dataclasses.replace(after_files["B.1"].front, blob="1" * 40)
    )
    filed = dataclasses.replace(after.filed["a"], submissions={**after_files, "B.1": changed})
    result = compare(assessed(before), assessed(dataclasses.replace(after, filed={"a": filed})))
    assert [(one.item, one.delta) for one in result.entries] == [("B.1", 2), ("A.1", Fraction(1, 2))]
    assert result.entries[0].after.state is State.SUBMITTED
