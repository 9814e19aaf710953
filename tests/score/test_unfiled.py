"""What did not come: drafts, silence, nobody asked; and what is said of it."""

from __future__ import annotations

import dataclasses
import datetime as dt
from fractions import Fraction

import pytest
from paca.assessment import Change, Outcome, Score, State
from paca.finding import Position
from paca.records import Located
from paca.score.run import score_round

from .builders import DAY, files, item, round_with, score
from .test_rules import CHECKLIST, COUNT, DEDUCTION, INDEX, LOWER, RATIO, YES_NO, run

JUDGEMENT = {"kind": "judgement", "levels": []}
UNSCORED = {"kind": "unscored"}


def chain(one: Score) -> list[tuple[str, dict]]:
    return [(step.op, dict(step.inputs)) for step in one.steps]


@pytest.mark.parametrize(
    ("rule", "figures", "outcome", "expected"),
    [
        (YES_NO, {}, Outcome.MISSING, [("missing", {"what": "answer", "key": "answer"})]),
        (
            CHECKLIST,
            {},
            Outcome.MISSING,
            [("missing", {"what": "answer", "key": key}) for key in ("goals", "tasks", "duties")],
        ),
        (RATIO, {"d": "1"}, Outcome.MISSING, [("missing", {"what": "figure", "key": "n"})]),
        (RATIO, {"n": "1", "d": "0"}, Outcome.MISSING, [("missing", {"what": "figure", "key": "d"})]),
        (COUNT, {}, Outcome.MISSING, [("missing", {"what": "figure", "key": "count"})]),
        (DEDUCTION, {}, Outcome.MISSING, [("missing", {"what": "figure", "key": "count"})]),
        (INDEX, {}, Outcome.MISSING, [("missing", {"what": "figure", "key": "par"})]),
        (JUDGEMENT, {}, Outcome.AWAITING, [("await", {"what": "decision"})]),
        (UNSCORED, {}, Outcome.UNSCORED, [("unscored", {})]),
    ],
)
def test_a_rule_without_points_says_exactly_what_it_lacks(rule, figures, outcome, expected):
    one = run(rule, figures, {})
    assert (one.outcome, one.points, one.max, one.left_out, chain(one)) == (outcome, None, 2, False, expected)


@pytest.mark.parametrize(
    ("rule", "figures", "answers", "named"),
    [
        (YES_NO, {}, {"answer": True}, {"key": "answer", "title": "Đã ban hành?"}),
        (COUNT, {"count": "1"}, {}, {"key": "count"}),
        (DEDUCTION, {"count": "1"}, {}, {"key": "count"}),
        (INDEX, {"par": "1"}, {}, {"key": "par", "index": "PAR Index", "out_of": 100}),
        (RATIO, {"n": "1", "d": "2"}, {}, {"numerator_key": "n", "denominator_key": "d"}),
    ],
)
def test_a_step_names_what_it_used(rule, figures, answers, named):
    inputs = run(rule, figures, answers).steps[0].inputs
    assert {key: inputs[key] for key in named} == named


def test_the_lowest_of_several_rules_keeps_all_their_steps():
    one = run(LOWER, {"n": "9", "d": "10", "count": "1"}, {})
    assert [step.op for step in one.steps] == ["ratio", "linear", "per-unit", "lowest"]
    assert dict(one.steps[-1].inputs) == {"1": Fraction("1.8"), "2": Fraction("0.5")}
    assert run(LOWER, {"n": "9", "d": "10"}, {}).max == 2


def test_silence_is_explained_as_a_missing_submission():
    entry = score(round_with(item("A.1", YES_NO), agencies=["a"])).entries["A.1", "a"]
    assert chain(entry.computed) == [
        ("missing", {"what": "submission", "key": "A.1"}),
        ("policy", {"state": "missing", "policy": "zero", "max": 2}),
    ]
    assert (entry.self_points, entry.ledger, entry.last_change, entry.position) == (None, (), None, None)
    assert (entry.reviewed, entry.explained, entry.final) == (None, None, None)


def test_a_draft_is_not_filed_but_what_it_rests_on_is_not_asked_again():
    node = item("A.1", RATIO, documents=[{"kind": "report"}, {"kind": "plan"}])
    filed = [files("a", {"A.1": {"claim": "draft"}}, {"n": "1"}, proves=["report"])]
    records = round_with(node, agencies=["a"], filed=filed)
    path = "evidence/2019/a/A.1.md"
    change = Change("c" * 40, "Cán bộ Mẫu", dt.datetime(2020, 7, 1, tzinfo=dt.UTC), "Nháp")
    front = filed[0].submissions["A.1"].front
    marked = Located(front.model, path, front.blob, (1, 1, {"item": (2, 7, None)}))
    submission = dataclasses.replace(filed[0].submissions["A.1"], front=marked)
    records = dataclasses.replace(
        records, filed={"a": dataclasses.replace(filed[0], submissions={"A.1": submission})}
    )
    entry = score_round(records, as_of=DAY, changes={path: change}).entries["A.1", "a"]
    assert (entry.state, entry.computed.outcome) == (State.MISSING, Outcome.MISSING)
    assert [(lack.what, lack.key) for lack in entry.missing] == [
        ("submission", "A.1"),
        ("figure", "d"),
        ("document", "plan"),
    ]
    assert (entry.last_change, entry.position) == (change, Position(path, 2, 7))


@pytest.mark.parametrize(
    ("decision", "state", "points"),
    [
        (
            {"stage": "reviewed", "verdict": "set", "score": "0.5", "reason": "Có trong báo cáo"},
            State.REVIEWED,
            "0.5",
        ),
        ({"stage": "explained", "verdict": "set", "score": "1", "reason": "Bổ sung"}, State.EXPLAINED, "1"),
        ({"stage": "final", "verdict": "set", "score": "2", "reason": "Chốt"}, State.FINAL, "2"),
        ({"stage": "reviewed", "verdict": "return", "reason": "Chưa nộp"}, State.RETURNED, "0"),
    ],
)
def test_the_working_group_may_decide_on_what_never_came(decision, state, points):
    records = round_with(item("A.1", YES_NO), agencies=["a"], decisions={("A.1", "a"): [decision]})
    scored = score(records)
    entry = scored.entries["A.1", "a"]
    assert (entry.state, entry.standing.points) == (state, Fraction(points))
    stage = decision["stage"]
    given = Fraction(points) if decision["verdict"] == "set" else None
    assert {"reviewed": entry.reviewed, "explained": entry.explained, "final": entry.final}[stage] == given
    assert [line.stage.value for line in entry.ledger] == [stage]


def test_a_decision_alone_stands_in_a_pool():
    node = item("A.1", RATIO, aggregate="sum-of-figures")
    decided = {
        ("A.1", "b"): [{"stage": "reviewed", "verdict": "set", "score": "2", "reason": "Có trong báo cáo"}]
    }
    filed = [files("a", {"A.1": {}}, {"n": "1", "d": "2"})]
    one = score(round_with(node, agencies=["a", "b"], filed=filed, decisions=decided)).nodes["A.1"]
    assert (one.standing.points, one.open_max) == (Fraction("1.5"), 0)


def test_missing_answers_are_told_in_the_rules_own_words():
    records = round_with(item("A.1", YES_NO), item("A.2", CHECKLIST), agencies=["a"])
    entries = score(records).entries
    assert [lack.title for lack in entries["A.1", "a"].missing] == ["Mẫu A.1", "Đã ban hành?"]
    assert [lack.title for lack in entries["A.2", "a"].missing] == [
        "Mẫu A.2",
        "Mục tiêu",
        "Nhiệm vụ",
        "Phân công",
    ]


def test_a_document_kind_that_the_edition_does_not_define_is_told_by_its_key():
    node = item("A.1", YES_NO, documents=[{"kind": "unheard-of"}])
    missing = score(round_with(node, agencies=["a"])).entries["A.1", "a"].missing
    assert missing[-1].title == "unheard-of"


def test_an_answer_leads_to_its_own_line():
    filed = files("a", {"A.1": {"answers": {"answer": "yes"}}})
    front = filed.submissions["A.1"].front
    marked = Located(
        front.model, front.path, front.blob, (1, 1, {"answers": (4, 1, {"answer": (5, 11, None)})})
    )
    submission = dataclasses.replace(filed.submissions["A.1"], front=marked)
    records = round_with(
        item("A.1", YES_NO),
        agencies=["a"],
        filed=[dataclasses.replace(filed, submissions={"A.1": submission})],
    )
    (source,) = score(records).entries["A.1", "a"].computed.steps[0].sources
    assert (source.position, source.label, source.agency) == (Position(front.path, 5, 11), "answer", "a")


@pytest.mark.parametrize(
    ("policy", "outcome", "points", "left_out"),
    [("zero", Outcome.MISSING, 0, False), ("leave-out", Outcome.MISSING, None, True)],
)
def test_an_item_that_nobody_is_asked_for_is_missing(policy, outcome, points, left_out):
    node = item("A.1", YES_NO, suppliers={"kinds": ["no-such-kind"]}, missing=policy)
    one = score(round_with(node, item("A.2", YES_NO), agencies=["a"])).nodes["A.1"]
    assert (one.standing.outcome, one.standing.points, one.standing.left_out) == (outcome, points, left_out)
    assert chain(one.standing)[0] == ("missing", {"what": "submission", "key": "A.1"})
    assert one.open_max == (0 if left_out else 2)


def test_an_item_of_which_everybody_is_left_out_says_why():
    node = item("A.1", YES_NO, not_arisen="leave-out")
    quiet = {"A.1": {"claim": "not-arisen"}, "A.2": {}}
    absent = {"A.1": {"claim": "not-applicable"}, "A.2": {}}
    other = item("A.2", YES_NO)
    same = score(round_with(node, other, agencies=["a", "b"], filed=[files("a", quiet), files("b", quiet)]))
    mixed = score(round_with(node, other, agencies=["a", "b"], filed=[files("a", quiet), files("b", absent)]))
    one = same.nodes["A.1"].standing
    assert (one.outcome, one.points, one.left_out) == (Outcome.NOT_ARISEN, None, True)
    assert chain(one) == [("policy", {"state": "not-arisen", "policy": "leave-out", "max": 2})]
    assert mixed.nodes["A.1"].standing.outcome is Outcome.NOT_APPLICABLE
    assert same.nodes["A.1"].open_max == 0


def test_a_state_that_all_share_is_explained_once_with_the_provinces_policy():
    node = item("A.1", YES_NO, not_arisen="full")
    filed = [files(slug, {"A.1": {"claim": "not-arisen"}}) for slug in "ab"]
    one = score(round_with(node, agencies=["a", "b"], filed=filed)).nodes["A.1"]
    assert chain(one.standing) == [("policy", {"state": "not-arisen", "policy": "full", "max": 2})]
    assert [(share.agency, share.points, share.lost) for share in one.contributions] == [
        ("a", 2, 0),
        ("b", 2, 0),
    ]


def test_all_must_looks_at_the_agencies_only():
    node = item("A.1", COUNT, aggregate="all-must")
    filed = [files("a", {"A.1": {}}, {"count": "4"}), files("b", {"A.1": {}}, {"count": "9"})]
    one = score(round_with(node, agencies=["a", "b"], filed=filed)).nodes["A.1"].standing
    assert (one.points, chain(one)) == (2, [("all-must", {"a": 2, "b": 2, "max": 2})])
