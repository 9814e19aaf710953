"""The chain of an explanation: which operations, from which values, read where, decided by whom."""

from __future__ import annotations

import dataclasses
from fractions import Fraction

import pytest
from paca.assessment import Outcome, Score, Source
from paca.finding import Position
from paca.records import Located

from .builders import files, item, round_with, score
from .test_rules import CHECKLIST, COUNT, DEDUCTION, INDEX, RATIO, TIERS, YES_NO

YES = {"answers": {"answer": "yes"}}


def chain(one: Score) -> list[tuple[str, dict]]:
    return [(step.op, dict(step.inputs)) for step in one.steps]


def sources(one: Score) -> list[tuple[str, str, str | None]]:
    return [(s.position.path, s.label, s.agency) for step in one.steps for s in step.sources]


def test_a_pooled_ratio_names_each_agencys_figure_and_its_file():
    node = item("A.1", RATIO, aggregate="sum-of-figures", documents=[{"kind": "report"}])
    filed = [
        files("a", {"A.1": {}}, {"n": "3", "d": "4"}, proves=["report"]),
        files("b", {"A.1": {}}, {"n": "4", "d": "4"}),
    ]
    standing = score(round_with(node, agencies=["a", "b"], filed=filed)).nodes["A.1"].standing
    assert chain(standing) == [
        ("sum", {"a": 3, "b": 0, "figure": "n", "unproven": "b"}),
        ("sum", {"a": 4, "b": 4, "figure": "d", "unproven": "b"}),
        ("ratio", {"numerator": 3, "denominator": 8, "numerator_key": "n", "denominator_key": "d"}),
        ("linear", {"value": Fraction(3, 8), "low": 0, "high": 1, "max": 2}),
    ]
    assert sources(standing) == [
        ("evidence/2019/a/figures.yml", "n", "a"),
        ("evidence/2019/b/figures.yml", "n", "b"),
        ("evidence/2019/a/figures.yml", "d", "a"),
        ("evidence/2019/b/figures.yml", "d", "b"),
    ]


def test_those_who_stand_alone_are_weighed_in_by_number():
    node = item("A.1", RATIO, aggregate="sum-of-figures")
    decided = {("A.1", "b"): [{"stage": "reviewed", "verdict": "set", "score": "1", "reason": "Chậm"}]}
    filed = [files("a", {"A.1": {}}, {"n": "3", "d": "4"}), files("b", {"A.1": {}}, {"n": "4", "d": "4"})]
    standing = (
        score(round_with(node, agencies=["a", "b", "c"], filed=filed, decisions=decided))
        .nodes["A.1"]
        .standing
    )
    why = {"decided": "b", "late": ""}
    assert chain(standing)[-2:] == [
        ("sum", {"b": 1, "c": 0}),
        ("pooled", {"pool": 1, "value": Fraction("1.5"), "fixed": 1, "agencies": 3, "max": 2, **why}),
    ]
    assert standing.points == Fraction(5, 6)


def test_the_losses_of_a_pool_go_by_shortfall_and_those_alone_bear_their_own():
    node = item("A.1", RATIO, aggregate="sum-of-figures")
    filed = [
        files("a", {"A.1": {}}, {"n": "3", "d": "4"}),
        files("b", {"A.1": {}}, {"n": "3", "d": "6"}),
    ]
    scored = score(round_with(node, agencies=["a", "b", "c"], filed=filed)).nodes["A.1"]
    # pool 6/10 → 1,2 of 2 for two of three; a lacks 1 and b lacks 3 of their four; c lost its whole third
    assert {share.agency: (share.points, share.lost) for share in scored.contributions} == {
        "a": (Fraction("1.5"), Fraction("0.8") * Fraction(2, 3) / 4),
        "b": (1, Fraction("0.8") * Fraction(2, 3) * 3 / 4),
        "c": (0, Fraction(2, 3)),
    }


def test_a_count_pool_shares_its_loss_by_points():
    node = item("A.1", COUNT, aggregate="sum-of-figures")
    filed = [files("a", {"A.1": {}}, {"count": "2"}), files("b", {"A.1": {}}, {"count": "1"})]
    shares = score(round_with(node, agencies=["a", "b"], filed=filed)).nodes["A.1"].contributions
    assert [(share.agency, share.lost) for share in shares] == [
        ("a", Fraction("0.2")),
        ("b", Fraction("0.3")),
    ]


@pytest.mark.parametrize(
    ("given", "lost", "undivided"),
    [
        # the pool's 8/10 lost 0,4 of 2: 0,1 through a, 0,3 through b
        ("1.8", {"a": "0.05", "b": "0.15"}, "0"),  # given back in proportion
        ("2", {"a": "0", "b": "0"}, "0"),
        ("0.6", {"a": "0.1", "b": "0.3"}, "1"),  # no agency's evidence lost that
    ],
)
def test_a_decision_on_the_provinces_item_gives_shares_back_and_takes_through_nobody(given, lost, undivided):
    node = item("A.1", RATIO, aggregate="sum-of-figures")
    decision = {"stage": "reviewed", "verdict": "set", "score": given, "reason": "Mẫu"}
    filed = [files("a", {"A.1": {}}, {"n": "4.5", "d": "5"}), files("b", {"A.1": {}}, {"n": "3.5", "d": "5"})]
    records = round_with(node, agencies=["a", "b"], filed=filed, decisions={("A.1", None): [decision]})
    one = score(records).nodes["A.1"]
    assert {share.agency: share.lost for share in one.contributions} == {
        agency: Fraction(value) for agency, value in lost.items()
    }
    assert one.undivided == Fraction(undivided)


def test_in_a_mean_everybody_loses_their_own_share():
    node = item("A.1", YES_NO)
    shares = (
        score(round_with(node, agencies=["a", "b"], filed=[files("a", {"A.1": YES})]))
        .nodes["A.1"]
        .contributions
    )
    assert [(share.agency, share.points, share.lost) for share in shares] == [("a", 2, 0), ("b", 0, 1)]


def test_where_the_worst_counts_the_worst_bear_the_loss():
    rules = {"worst": "worst", "all": "all-must"}
    for how in rules.values():
        node = item("A.1", COUNT, aggregate=how)
        counts = {"a": "4", "b": "2", "c": "2"}
        filed = [files(slug, {"A.1": {}}, {"count": count}) for slug, count in counts.items()]
        one = score(round_with(node, agencies=list("abc"), filed=filed)).nodes["A.1"]
        lost = {share.agency: share.lost for share in one.contributions}
        assert lost["a"] == 0 and lost["b"] == lost["c"] == (one.max - one.standing.points) / 2


def test_one_agency_that_answers_for_the_province_is_named():
    node = item("A.1", YES_NO, aggregate="single")
    standing = score(round_with(node, agencies=["a"], filed=[files("a", {"A.1": YES})])).nodes["A.1"].standing
    assert chain(standing)[-1] == ("single", {"points": 2, "agency": "a"})
    assert (standing.outcome, standing.left_out, standing.max) == (Outcome.SCORED, False, 2)


def test_a_decision_leads_to_its_line_and_its_author():
    decided = {("A.1", "a"): [{"stage": "reviewed", "verdict": "set", "score": "1", "reason": "Chậm"}]}
    records = round_with(
        item("A.1", YES_NO), agencies=["a"], filed=[files("a", {"A.1": YES})], decisions=decided
    )
    (located,) = records.working_group.decisions["A.1", "a"]
    marked = Located(located.model, located.path, located.blob, (2, 1, {"verdict": (5, 3, None)}))
    group = dataclasses.replace(records.working_group, decisions={("A.1", "a"): (marked,)})
    entry = score(dataclasses.replace(records, working_group=group)).entries["A.1", "a"]
    where = Position("evidence/2019/_working-group/decisions/a.yml", 5, 3)
    assert entry.ledger[-1].source == Source(where, "reviewed")
    assert entry.standing.steps[-1].sources == (Source(where, "reviewed"),)
    assert chain(entry.standing)[-1] == (
        "decision",
        {"stage": "reviewed", "points": 1, "by": "Mẫu", "reason": "Chậm"},
    )


def test_a_decision_above_the_maximum_gives_the_maximum():
    decided = {("A.1", "a"): [{"stage": "final", "verdict": "set", "score": "9", "reason": "Nhầm"}]}
    scored = score(
        round_with(item("A.1", YES_NO), agencies=["a"], filed=[files("a", {"A.1": YES})], decisions=decided)
    )
    assert scored.entries["A.1", "a"].final == 2


def test_every_figure_of_every_rule_leads_to_its_file():
    for rule, figures in (
        (COUNT, {"count": "1"}),
        (DEDUCTION, {"count": "1"}),
        (INDEX, {"par": "50"}),
        ({"kind": "count", "figure": "count", "tiers": [{"at_least": "1", "points": "1"}]}, {"count": "1"}),
    ):
        filed = [files("a", {"A.1": {}}, figures)]
        computed = (
            score(round_with(item("A.1", rule), agencies=["a"], filed=filed)).entries["A.1", "a"].computed
        )
        assert sources(computed) == [("evidence/2019/a/figures.yml", next(iter(figures)), "a")]


def test_every_answer_leads_to_its_file_and_tells_its_question():
    answers = {"answers": {"goals": "yes", "duties": "no"}}
    filed = [files("a", {"A.1": answers}, proves=["plan"])]
    computed = (
        score(round_with(item("A.1", CHECKLIST), agencies=["a"], filed=filed)).entries["A.1", "a"].computed
    )
    assert chain(computed) == [
        ("answer", {"key": "goals", "title": "Mục tiêu", "answer": True, "points": 1}),
        (
            "answer",
            {
                "key": "tasks",
                "title": "Nhiệm vụ",
                "answer": False,
                "points": Fraction("0.5"),
                "document": "plan",
                "proven": True,
            },
        ),
        ("answer", {"key": "duties", "title": "Phân công", "answer": False, "points": Fraction("0.5")}),
        ("sum", {"goals": 1, "tasks": 0, "duties": 0}),
        ("cap", {"value": 1, "max": 2}),
    ]
    assert sources(computed) == [
        ("evidence/2019/a/A.1.md", "goals", "a"),
        ("evidence/2019/a/A.1.md", "duties", "a"),
    ]


def test_a_tier_names_itself_and_the_next():
    filed = [files("a", {"A.1": {}}, {"n": "87", "d": "118"})]
    computed = score(round_with(item("A.1", TIERS), agencies=["a"], filed=filed)).entries["A.1", "a"].computed
    assert chain(computed)[-1] == (
        "tier",
        {
            "value": Fraction(87, 118),
            "at_least": Fraction("0.7"),
            "points": Fraction("1.5"),
            "next_at": Fraction("0.8"),
            "next_points": 2,
            "max": 2,
        },
    )


def test_what_is_missing_is_named_in_the_editions_words():
    node = item("A.1", RATIO, documents=[{"kind": "report"}, {"kind": "plan", "required": "no"}])
    entry = score(round_with(node, agencies=["a"])).entries["A.1", "a"]
    assert [(lack.what, lack.key, lack.title) for lack in entry.missing] == [
        ("submission", "A.1", "Mẫu A.1"),
        ("figure", "n", "Số liệu n"),
        ("figure", "d", "Số liệu d"),
        ("document", "report", "Tài liệu report"),
    ]


def test_unproven_points_are_shown_before_they_are_lost():
    node = item("A.1", YES_NO, documents=[{"kind": "plan"}])
    computed = (
        score(round_with(node, agencies=["a"], filed=[files("a", {"A.1": YES})])).entries["A.1", "a"].computed
    )
    assert chain(computed)[-1] == ("unproven", {"documents": "plan", "before": 2})


def test_a_policy_is_a_step_of_its_own():
    node = item("A.1", YES_NO, not_arisen="full")
    filed = [files("a", {"A.1": {"claim": "not-arisen"}})]
    computed = score(round_with(node, agencies=["a"], filed=filed)).entries["A.1", "a"].computed
    assert chain(computed) == [("policy", {"state": "not-arisen", "policy": "full", "max": 2})]
    waiting = (
        score(round_with(item("A.1", YES_NO, not_arisen="judgement"), agencies=["a"], filed=filed))
        .entries["A.1", "a"]
        .computed
    )
    assert chain(waiting) == [("await", {"what": "decision", "state": "not-arisen"})]


def test_the_province_takes_the_claims_at_their_word():
    claims = [
        files(slug, {"A.1": {**YES, "self_score": points}}) for slug, points in (("a", "2"), ("b", "1"))
    ]
    for how, expected in (
        ("mean-of-scores", 1),
        ("sum-of-figures", 1),
        ("worst", 0),
        ("all-must", 0),
    ):
        node = item("A.1", YES_NO, aggregate=how)
        assert (
            score(round_with(node, agencies=list("abc"), filed=claims)).nodes["A.1"].self_points == expected
        )


def test_re_scaling_is_a_step_and_scales_claims_and_losses_alike():
    kept = item("A.1", YES_NO, max="3")
    out = item("A.2", YES_NO, max="1", not_arisen="leave-out")
    filed = [
        files("a", {"A.1": {"answers": {"answer": "no"}, "self_score": "3"}, "A.2": {"claim": "not-arisen"}})
    ]
    node = score(round_with(kept, out, agencies=["a"], filed=filed)).nodes["A.1"]
    assert chain(node.standing)[-1] == ("product", {"value": 0, "factor": Fraction(4, 3)})
    assert (node.max, node.self_points, node.contributions[0].lost) == (4, 4, 4)


def test_one_agency_passes_its_state_on():
    node = item("A.1", YES_NO, aggregate="single", not_arisen="full")
    filed = [files("a", {"A.1": {"claim": "not-arisen"}})]
    standing = score(round_with(node, agencies=["a"], filed=filed)).nodes["A.1"].standing
    assert (standing.outcome, standing.points, standing.max) == (Outcome.NOT_ARISEN, 2, 2)


def test_several_unproven_agencies_are_all_named():
    node = item("A.1", RATIO, aggregate="sum-of-figures", documents=[{"kind": "report"}])
    filed = [files(slug, {"A.1": {}}, {"n": "1", "d": "2"}) for slug in "ab"]
    standing = score(round_with(node, agencies=["a", "b"], filed=filed)).nodes["A.1"].standing
    assert standing.steps[0].inputs["unproven"] == "a, b"
    assert (standing.outcome, standing.points) == (Outcome.SCORED, 0)


def test_an_agency_whose_points_were_set_is_out_of_the_pool_even_where_nothing_arose():
    node = item("A.1", RATIO, aggregate="sum-of-figures")
    decided = {("A.1", "b"): [{"stage": "reviewed", "verdict": "set", "score": "1", "reason": "Có vụ việc"}]}
    filed = [files("a", {"A.1": {}}, {"n": "2", "d": "2"}), files("b", {"A.1": {"claim": "not-arisen"}})]
    one = score(round_with(node, agencies=["a", "b"], filed=filed, decisions=decided)).nodes["A.1"]
    assert one.standing.points == Fraction("1.5")
    assert one.open_max == 0
