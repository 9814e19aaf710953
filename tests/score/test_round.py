"""From agencies to the province: policies, aggregates, decisions, roll-up."""

from __future__ import annotations

from fractions import Fraction

import pytest
from paca.assessment import LedgerStage, Outcome, State

from .builders import files, item, round_with, score
from .test_rules import COUNT, RATIO, YES_NO

YES = {"answers": {"answer": "yes"}}
NO = {"answers": {"answer": "no"}}
JUDGEMENT = {"kind": "judgement", "levels": []}


def test_zero_missing_and_not_arisen_are_three_states_even_where_all_give_no_points():
    node = item("A.1", YES_NO, missing="zero", not_arisen="zero")
    scored = score(
        round_with(
            node,
            agencies=["zero", "gone", "quiet"],
            filed=[files("zero", {"A.1": NO}), files("quiet", {"A.1": {"claim": "not-arisen"}})],
        )
    )
    entries = [scored.entries["A.1", slug].computed for slug in ("zero", "gone", "quiet")]
    assert [entry.points for entry in entries] == [0, 0, 0]
    assert [entry.outcome for entry in entries] == [Outcome.SCORED, Outcome.MISSING, Outcome.NOT_ARISEN]


@pytest.mark.parametrize(
    ("policy", "points", "left_out", "outcome"),
    [
        ("full", 2, False, Outcome.NOT_ARISEN),
        ("zero", 0, False, Outcome.NOT_ARISEN),
        ("leave-out", None, True, Outcome.NOT_ARISEN),
        ("judgement", None, False, Outcome.AWAITING),
    ],
)
def test_what_not_arisen_is_worth_is_the_items_own_policy(policy, points, left_out, outcome):
    node = item("A.1", YES_NO, not_arisen=policy)
    scored = score(round_with(node, agencies=["x"], filed=[files("x", {"A.1": {"claim": "not-arisen"}})]))
    computed = scored.entries["A.1", "x"].computed
    assert (computed.points, computed.left_out, computed.outcome) == (points, left_out, outcome)


@pytest.mark.parametrize(("how", "points"), [("mean-of-scores", "4/3"), ("all-must", "0"), ("worst", "0")])
def test_how_several_agencies_become_one_score_is_stated_in_the_edition(how, points):
    node = item("A.1", YES_NO, aggregate=how)
    scored = score(
        round_with(
            node,
            agencies=["a", "b", "c"],
            filed=[files("a", {"A.1": YES}), files("b", {"A.1": YES}), files("c", {"A.1": NO})],
        )
    )
    assert scored.nodes["A.1"].standing.points == Fraction(points)


def test_all_must_is_full_when_everybody_has_full():
    node = item("A.1", YES_NO, aggregate="all-must")
    filed = [files("a", {"A.1": YES}), files("b", {"A.1": YES})]
    assert score(round_with(node, agencies=["a", "b"], filed=filed)).nodes["A.1"].standing.points == 2


def test_figures_are_added_before_the_rule_is_applied():
    node = item("A.1", RATIO, aggregate="sum-of-figures")
    filed = [
        files("a", {"A.1": {}}, {"n": "10", "d": "10"}),
        files("b", {"A.1": {}}, {"n": "0", "d": "90"}),
    ]
    item_score = score(round_with(node, agencies=["a", "b"], filed=filed)).nodes["A.1"]
    assert item_score.standing.points == Fraction("0.2")  # 10/100, not the mean of 100 % and 0 %
    assert {share.agency: share.lost for share in item_score.contributions} == {"a": 0, "b": Fraction("1.8")}


def test_an_agency_that_filed_nothing_weighs_as_one_with_no_points():
    node = item("A.1", RATIO, aggregate="sum-of-figures")
    filed = [files("a", {"A.1": {}}, {"n": "9", "d": "10"})]
    item_score = score(round_with(node, agencies=["a", "b", "c"], filed=filed)).nodes["A.1"]
    assert item_score.standing.points == Fraction("0.6")
    assert item_score.open_max == Fraction(4, 3)  # two of three agencies are still open


def test_an_unproven_figure_keeps_its_base_and_loses_its_claim():
    node = item("A.1", RATIO, aggregate="sum-of-figures", documents=[{"kind": "report"}])
    unproven = files("b", {"A.1": {}}, {"n": "10", "d": "10"})
    proven = files("b", {"A.1": {}}, {"n": "10", "d": "10"}, proves=["report"])
    other = files("a", {"A.1": {}}, {"n": "5", "d": "10"}, proves=["report"])
    before = score(round_with(node, agencies=["a", "b"], filed=[other, unproven]))
    after = score(round_with(node, agencies=["a", "b"], filed=[other, proven]))
    assert before.nodes["A.1"].standing.points == Fraction("0.5")  # 5/20
    assert after.nodes["A.1"].standing.points == Fraction("1.5")  # 15/20
    assert before.entries["A.1", "b"].computed.points == 0
    assert [lack.key for lack in before.entries["A.1", "b"].missing] == ["report"]


def test_where_the_item_only_flags_a_missing_proof_the_points_stay():
    node = item("A.1", YES_NO, documents=[{"kind": "plan"}], without_proof="flag")
    entry = score(round_with(node, agencies=["a"], filed=[files("a", {"A.1": YES})])).entries["A.1", "a"]
    assert (entry.computed.points, [lack.what for lack in entry.missing]) == (2, ["document"])


def test_an_agency_quiet_in_a_pool_neither_helps_nor_harms():
    node = item("A.1", RATIO, aggregate="sum-of-figures", not_arisen="judgement")
    filed = [files("a", {"A.1": {}}, {"n": "3", "d": "4"}), files("b", {"A.1": {}}, {"n": "0", "d": "0"})]
    scored = score(round_with(node, agencies=["a", "b"], filed=filed))
    assert scored.nodes["A.1"].standing.points == Fraction("1.5")


def test_when_nothing_arose_anywhere_it_is_the_provinces_state_too():
    node = item("A.1", RATIO, aggregate="sum-of-figures", not_arisen="full")
    filed = [files(slug, {"A.1": {}}, {"n": "0", "d": "0"}) for slug in "ab"]
    standing = score(round_with(node, agencies=["a", "b"], filed=filed)).nodes["A.1"].standing
    assert (standing.outcome, standing.points) == (Outcome.NOT_ARISEN, 2)


def test_decisions_stand_beside_the_computed_score_and_the_latest_counts():
    node = item("A.1", YES_NO)
    history = [
        {"stage": "reviewed", "verdict": "set", "score": "1", "reason": "Kế hoạch ban hành chậm"},
        {"stage": "explained", "verdict": "set", "score": "1.5", "reason": "Giải trình có căn cứ"},
    ]
    filed = [files("a", {"A.1": {**YES, "self_score": "2"}})]
    entry = score(round_with(node, agencies=["a"], filed=filed, decisions={("A.1", "a"): history})).entries[
        "A.1", "a"
    ]
    assert (entry.self_points, entry.computed.points, entry.reviewed, entry.explained) == (
        2,
        2,
        1,
        Fraction("1.5"),
    )
    assert entry.standing.points == Fraction("1.5")
    assert entry.state is State.EXPLAINED
    assert [line.stage for line in entry.ledger] == [
        LedgerStage.SELF,
        LedgerStage.COMPUTED,
        LedgerStage.REVIEWED,
        LedgerStage.EXPLAINED,
    ]


def test_a_returned_submission_owes_an_explanation_and_keeps_its_points_until_then():
    node = item("A.1", YES_NO)
    returned = {("A.1", "a"): [{"stage": "reviewed", "verdict": "return", "reason": "Thiếu dấu"}]}
    scored = score(round_with(node, agencies=["a"], filed=[files("a", {"A.1": YES})], decisions=returned))
    entry = scored.entries["A.1", "a"]
    assert (entry.state, entry.standing.points) == (State.RETURNED, 2)
    assert [lack.what for lack in entry.missing] == ["explanation"]


def test_a_refused_document_no_longer_proves():
    node = item("A.1", YES_NO, documents=[{"kind": "plan"}])
    refuse = {("A.1", "a"): [{"stage": "reviewed", "verdict": "accept", "refused": ["doc-plan"]}]}
    filed = [files("a", {"A.1": YES}, proves=["plan"])]
    assert score(round_with(node, agencies=["a"], filed=filed)).nodes["A.1"].standing.points == 2
    entry = score(round_with(node, agencies=["a"], filed=filed, decisions=refuse)).entries["A.1", "a"]
    assert (entry.reviewed, [lack.key for lack in entry.missing]) == (0, ["plan"])


def test_a_judgement_waits_for_the_working_group_and_is_open_until_then():
    node = item("A.1", JUDGEMENT)
    waiting = score(round_with(node, agencies=["a"], filed=[files("a", {"A.1": {}})]))
    assert waiting.nodes["A.1"].standing.outcome is Outcome.AWAITING
    assert (waiting.total.standing.points, waiting.total.open_max) == (0, 2)
    decided = score(
        round_with(
            node,
            agencies=["a"],
            filed=[files("a", {"A.1": {}})],
            decisions={
                ("A.1", None): [{"stage": "reviewed", "verdict": "set", "score": "1.5", "reason": "Khá"}]
            },
        )
    )
    assert (decided.total.standing.points, decided.total.open_max) == (Fraction("1.5"), 0)


def test_an_item_left_out_gives_its_points_to_what_remains_beside_it():
    kept, out = item("A.1", YES_NO, max="3"), item("A.2", YES_NO, max="1", not_arisen="leave-out")
    far = item("B.1", YES_NO, max="6")
    filed = [files("a", {"A.1": YES, "A.2": {"claim": "not-arisen"}, "B.1": NO})]
    scored = score(round_with(kept, out, far, agencies=["a"], filed=filed))
    assert scored.nodes["A.1"].standing.points == 4  # 3 × 4/3
    assert scored.nodes["A.2"].standing.left_out
    assert (scored.nodes["A"].standing.points, scored.nodes["A"].max) == (4, 4)
    assert (scored.total.standing.points, scored.total.max) == (4, 10)


def test_a_whole_part_left_out_re_scales_the_other_parts():
    out, kept = item("A.1", YES_NO, max="4", not_arisen="leave-out"), item("B.1", YES_NO, max="6")
    filed = [files("a", {"A.1": {"claim": "not-arisen"}, "B.1": YES})]
    scored = score(round_with(out, kept, agencies=["a"], filed=filed))
    assert (scored.nodes["B"].standing.points, scored.total.standing.points) == (10, 10)
    assert scored.nodes["A"].standing.left_out


def test_verified_scores_of_a_part_beat_the_sum_of_its_items():
    node = item("A.1", YES_NO)
    scored = score(round_with(node, agencies=["a"], verified={"A.1": "1.25"}))
    assert (scored.nodes["A.1"].verified, scored.nodes["A"].verified, scored.total.verified) == (
        Fraction("1.25"),
        Fraction("1.25"),
        Fraction("1.25"),
    )
    part = score(round_with(node, agencies=["a"], verified={"A": "1.5", "A.1": "1.25"}))
    assert (part.nodes["A"].verified, part.nodes["A.1"].verified) == (Fraction("1.5"), Fraction("1.25"))


def test_what_is_missing_shows_what_it_could_add():
    node = item("A.1", YES_NO, max="3")
    scored = score(round_with(node, agencies=["a", "b", "c"], filed=[files("a", {"A.1": YES})]))
    assert [scored.entries["A.1", slug].reachable for slug in "abc"] == [0, 1, 1]


def test_a_round_in_which_nothing_came_is_all_missing_and_all_open():
    nodes = [item("A.1", YES_NO), item("A.2", COUNT), item("B.1", RATIO, aggregate="sum-of-figures")]
    scored = score(round_with(*nodes, agencies=["a", "b"]))
    assert scored.total.standing.outcome is Outcome.MISSING
    assert (scored.total.standing.points, scored.total.open_max, scored.total.max) == (0, 6, 6)
    assert scored.total.states == {State.MISSING: 6}
    assert scored.total.self_points is None


def test_an_agency_that_no_longer_exists_is_not_asked():
    import dataclasses
    import datetime as dt

    records = round_with(item("A.1", YES_NO), agencies=["old", "new"])
    located = records.agencies.agencies[0]
    gone = dataclasses.replace(
        located, model=located.model.model_copy(update={"valid_to": dt.date(2019, 6, 30)})
    )
    agencies = dataclasses.replace(records.agencies, agencies=(gone, records.agencies.agencies[1]))
    scored = score(dataclasses.replace(records, agencies=agencies))
    assert [agency.slug for agency in scored.asked["A.1"]] == ["new"]
