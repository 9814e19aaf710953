"""Every rule kind by its worked example: (rule, inputs) → points."""

from __future__ import annotations

from fractions import Fraction

import pytest
from paca.assessment import Outcome
from paca.model.asks import achievement_keys, answer_keys, figure_keys
from paca.model.edition import Node
from paca.score.inputs import Given, Inputs
from paca.score.rules import RULES, evaluate

RATIO = {"kind": "ratio", "numerator": "n", "denominator": "d"}
TIERS = {
    **RATIO,
    "tiers": [
        {"at_least": "0.6", "points": "1"},
        {"at_least": "0.7", "points": "1.5"},
        {"at_least": "0.8", "points": "2"},
    ],
}
CHECKLIST = {
    "kind": "checklist",
    "entries": [
        {"key": "goals", "title": "Mục tiêu", "points": "1"},
        {"key": "tasks", "title": "Nhiệm vụ", "points": "0.5", "document": "plan"},
        {"key": "duties", "title": "Phân công", "points": "0.5"},
    ],
}
COUNT = {"kind": "count", "figure": "count", "per_unit": "0.5"}
DEDUCTION = {"kind": "deduction", "figure": "count", "per_unit": "0.5"}
INDEX = {"kind": "outside-index", "index": "PAR Index", "figure": "par", "out_of": "100"}
YES_NO = {"kind": "yes-no", "question": "Đã ban hành?"}
CAPPED = {
    "kind": "capped-sum",
    "terms": [{"points": "1", "rule": RATIO}, {"points": "1.5", "rule": COUNT}],
}
LOWER = {"kind": "lower-of", "rules": [RATIO, COUNT]}

# rule, figures, answers, points of a maximum of 2
SCORED = [
    (YES_NO, {}, {"answer": True}, "2"),
    (YES_NO, {}, {"answer": False}, "0"),
    (CHECKLIST, {}, {"goals": True, "duties": True}, "1.5"),
    (CHECKLIST, {}, {"goals": False}, "0"),
    (CHECKLIST, {}, {"tasks": True}, "0"),  # proven by a plan, which is not there
    (RATIO, {"n": "87", "d": "118"}, {}, "87/59"),
    (RATIO, {"n": "120", "d": "118"}, {}, "2"),  # never above the maximum
    (RATIO, {"n": "-1", "d": "118"}, {}, "0"),  # never below zero
    ({**RATIO, "low": "0.5", "high": "0.9"}, {"n": "7", "d": "10"}, {}, "1"),
    ({**RATIO, "low": "0.5", "high": "0.9"}, {"n": "4", "d": "10"}, {}, "0"),
    ({**RATIO, "low": "0.5", "high": "0.5"}, {"n": "5", "d": "10"}, {}, "2"),  # a threshold
    ({**RATIO, "low": "0.5", "high": "0.5"}, {"n": "4", "d": "10"}, {}, "0"),
    (TIERS, {"n": "87", "d": "118"}, {}, "1.5"),  # 73,73 % → bậc 70 %
    (TIERS, {"n": "7", "d": "10"}, {}, "1.5"),  # a tier's lower bound belongs to it
    (TIERS, {"n": "6999", "d": "10000"}, {}, "1"),
    (TIERS, {"n": "1", "d": "10"}, {}, "0"),
    (TIERS, {"n": "10", "d": "10"}, {}, "2"),
    (COUNT, {"count": "3"}, {}, "1.5"),
    (COUNT, {"count": "9"}, {}, "2"),
    (
        {"kind": "count", "figure": "count", "tiers": [{"at_least": "2", "points": "1"}]},
        {"count": "2"},
        {},
        "1",
    ),
    (
        {"kind": "count", "figure": "count", "tiers": [{"at_least": "2", "points": "1"}]},
        {"count": "1"},
        {},
        "0",
    ),
    (DEDUCTION, {"count": "3"}, {}, "0.5"),
    (DEDUCTION, {"count": "5"}, {}, "0"),
    ({**DEDUCTION, "floor": "1"}, {"count": "3"}, {}, "1"),
    (INDEX, {"par": "81.25"}, {}, "1.625"),
    (LOWER, {"n": "9", "d": "10", "count": "1"}, {}, "0.5"),
    (CAPPED, {"n": "1", "d": "2", "count": "9"}, {}, "2"),  # 0,5 + 1,5, cut at 2
    (CAPPED, {"n": "1", "d": "2", "count": "1"}, {}, "1"),
    (CAPPED, {"n": "0", "d": "0", "count": "1"}, {}, "0.5"),  # a term that did not arise adds nothing
]

# rule, figures, answers, outcome
WITHOUT_POINTS = [
    (YES_NO, {}, {}, Outcome.MISSING),
    (CHECKLIST, {}, {}, Outcome.MISSING),
    (RATIO, {"d": "118"}, {}, Outcome.MISSING),
    (RATIO, {"n": "87"}, {}, Outcome.MISSING),
    (RATIO, {"n": "0", "d": "0"}, {}, Outcome.NOT_ARISEN),
    (RATIO, {"n": "3", "d": "0"}, {}, Outcome.MISSING),  # a contradiction is not "nothing arose"
    (COUNT, {}, {}, Outcome.MISSING),
    (DEDUCTION, {}, {}, Outcome.MISSING),
    (INDEX, {}, {}, Outcome.MISSING),
    ({**INDEX, "out_of": "0"}, {"par": "1"}, {}, Outcome.MISSING),  # the edition's mistake
    (LOWER, {"n": "9", "d": "10"}, {}, Outcome.MISSING),
    (LOWER, {"n": "0", "d": "0", "count": "1"}, {}, Outcome.NOT_ARISEN),
    (CAPPED, {"n": "1", "d": "2"}, {}, Outcome.MISSING),
    (
        {"kind": "judgement", "levels": [{"key": "good", "title": "Tốt", "points": "2"}]},
        {},
        {},
        Outcome.AWAITING,
    ),
    ({"kind": "unscored"}, {}, {}, Outcome.UNSCORED),
]


def run(rule, figures, answers, proofs=()):
    from .builders import item

    node: Node = item("A.1", rule)
    inputs = Inputs(
        {key: Given(Fraction(value), ()) for key, value in figures.items()}, answers, {}, frozenset(proofs)
    )
    return evaluate(node.rule, maximum=node.max, inputs=inputs)


@pytest.mark.parametrize(("rule", "figures", "answers", "points"), SCORED)
def test_a_rule_gives_points(rule, figures, answers, points):
    score = run(rule, figures, answers)
    assert (score.outcome, score.points, score.max) == (Outcome.SCORED, Fraction(points), 2)


@pytest.mark.parametrize(("rule", "figures", "answers", "outcome"), WITHOUT_POINTS)
def test_a_rule_says_why_there_are_no_points(rule, figures, answers, outcome):
    score = run(rule, figures, answers)
    assert (score.outcome, score.points) == (outcome, None)


def test_a_checklist_entry_counts_once_it_is_proven():
    assert run(CHECKLIST, {}, {"tasks": True}, proofs=["plan"]).points == Fraction("0.5")


def test_every_kind_is_shown_by_an_example():
    shown = {rule["kind"] for rule, *_ in (*SCORED, *WITHOUT_POINTS)}
    assert shown == set(RULES)


def test_a_tier_tells_what_one_more_step_would_bring():
    tier = run(TIERS, {"n": "87", "d": "118"}, {}).steps[-1]
    assert (tier.inputs["at_least"], tier.inputs["next_at"], tier.inputs["next_points"]) == (
        Fraction("0.7"),
        Fraction("0.8"),
        2,
    )


def test_missing_figures_are_all_named_at_once():
    steps = run(RATIO, {}, {}).steps
    assert [(step.op, step.inputs["key"]) for step in steps] == [("missing", "n"), ("missing", "d")]


@pytest.mark.parametrize(
    ("rule", "figures", "answers"),
    [
        (YES_NO, (), ("answer",)),
        (CHECKLIST, (), ("goals", "tasks", "duties")),
        (RATIO, ("n", "d"), ()),
        (CAPPED, ("n", "d", "count"), ()),
        (LOWER, ("n", "d", "count"), ()),
        ({"kind": "unscored"}, (), ()),
    ],
)
def test_a_rule_names_what_it_asks(rule, figures, answers):
    from .builders import item

    node = item("A.1", rule)
    assert (figure_keys(node.rule), answer_keys(node.rule)) == (figures, answers)


@pytest.mark.parametrize(
    ("rule", "keys"),
    [
        (RATIO, ("n",)),
        (COUNT, ("count",)),
        (INDEX, ("par",)),
        (DEDUCTION, ()),  # cases that cost points count whether proven or not
        (YES_NO, ()),
        (CAPPED, ("n", "count")),
        (LOWER, ("n", "count")),
    ],
)
def test_what_earns_points_is_what_must_be_proven(rule, keys):
    from .builders import item

    assert achievement_keys(item("A.1", rule).rule) == keys


@pytest.mark.parametrize(
    ("rule", "figures", "outcome", "steps"),
    [
        (CAPPED, {"n": "1", "d": "2"}, Outcome.MISSING, ["ratio", "linear", "missing"]),
        (LOWER, {"n": "1", "d": "2"}, Outcome.MISSING, ["ratio", "linear", "missing"]),
        (DEDUCTION, {}, Outcome.MISSING, ["missing"]),
        (INDEX, {}, Outcome.MISSING, ["missing"]),
        (RATIO, {"n": "0", "d": "0"}, Outcome.NOT_ARISEN, []),
    ],
)
def test_without_points_the_scale_and_the_steps_so_far_are_kept(rule, figures, outcome, steps):
    one = run(rule, figures, {})
    assert (one.outcome, one.points, one.max, one.left_out) == (outcome, None, 2, False)
    assert [step.op for step in one.steps] == steps
    assert all(step.inputs["key"] in ("count", "par") for step in one.steps if step.op == "missing")


def test_a_capped_sum_of_terms_that_did_not_arise_did_not_arise():
    quiet = {"kind": "capped-sum", "terms": [{"points": "1", "rule": RATIO}, {"points": "1", "rule": RATIO}]}
    one = run(quiet, {"n": "0", "d": "0"}, {})
    assert (one.outcome, one.points, one.max, one.steps) == (Outcome.NOT_ARISEN, None, 2, ())
    mixed = {
        **quiet,
        "terms": [{"points": "1", "rule": RATIO}, {"points": "1", "rule": {"kind": "unscored"}}],
    }
    first = run(mixed, {"n": "0", "d": "0"}, {})
    assert (first.outcome, [step.op for step in first.steps]) == (Outcome.NOT_ARISEN, ["unscored"])


def test_the_terms_of_a_capped_sum_are_numbered_from_one():
    total = run(CAPPED, {"n": "1", "d": "2", "count": "1"}, {}).steps[-2]
    assert (total.op, dict(total.inputs)) == ("sum", {"1": Fraction("0.5"), "2": Fraction("0.5")})
    lowest = run(LOWER, {"n": "9", "d": "10", "count": "1"}, {}).steps[-1]
    assert (lowest.op, set(lowest.inputs)) == ("lowest", {"1", "2"})


def test_a_tier_reached_exactly_is_not_the_next_one():
    tier = run(TIERS, {"n": "7", "d": "10"}, {}).steps[-1]
    assert (tier.inputs["at_least"], tier.inputs["next_at"]) == (Fraction("0.7"), Fraction("0.8"))
