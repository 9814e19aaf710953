"""Corners that mutation testing found unheld (README.md): each test fails under a mutant that lived."""

from __future__ import annotations

import dataclasses
from fractions import Fraction

import pytest
from paca.assessment import Outcome, Score

from .builders import files, item, round_with, score
from .test_rules import CAPPED, COUNT, INDEX, RATIO, TIERS, YES_NO

SET = {"stage": "reviewed", "verdict": "set", "score": "1", "reason": "Mẫu"}
YES = {"answers": {"answer": "yes"}}


def one(rule, figures):
    """One agency, one item worth 2: the computed score of what it filed."""
    records = round_with(item("A.1", rule), agencies=["a"], filed=[files("a", {"A.1": {}}, figures)])
    return score(records).entries["A.1", "a"].computed


def operations(one: Score) -> list[str]:
    return [step.op for step in one.steps]


def test_who_says_that_nothing_arose_stays_out_of_the_pool_whatever_the_policy():
    node = item("A.1", RATIO, aggregate="sum-of-figures", not_arisen="zero")
    filed = [files("a", {"A.1": {}}, {"n": "3", "d": "4"}), files("b", {"A.1": {"claim": "not-arisen"}})]
    province = score(round_with(node, agencies=["a", "b"], filed=filed)).nodes["A.1"]
    assert province.standing.points == Fraction("1.5")
    assert {share.agency: share.lost for share in province.contributions} == {"a": Fraction("0.5"), "b": 0}


def test_who_filed_nothing_and_got_points_is_named_among_the_decided_and_bears_what_is_left():
    node = item("A.1", RATIO, aggregate="sum-of-figures")
    filed = [files("a", {"A.1": {}}, {"n": "4", "d": "4"})]
    records = round_with(node, agencies=["a", "b"], filed=filed, decisions={("A.1", "b"): [SET]})
    province = score(records).nodes["A.1"]
    assert province.standing.steps[-1].inputs["decided"] == "b"
    assert {share.agency: share.lost for share in province.contributions} == {"a": 0, "b": Fraction(1, 2)}


def test_an_unanswered_question_is_missing_by_its_key_and_text():
    records = round_with(item("A.1", YES_NO), agencies=["a"], filed=[files("a", {"A.1": {}})])
    (lack,) = score(records).entries["A.1", "a"].missing
    assert (lack.what, lack.key, lack.title) == ("answer", "answer", "Đã ban hành?")


@pytest.mark.parametrize(
    ("rule", "figures", "told"),
    [
        (TIERS, {"n": "3", "d": "4"}, ["ratio", "tier"]),
        (CAPPED, {"n": "1", "d": "2", "count": "1"}, ["ratio", "linear", "per-unit", "sum", "cap"]),
    ],
)
def test_no_step_on_the_way_is_left_untold(rule, figures, told):
    assert operations(one(rule, figures)) == told


def test_both_sides_of_a_ratio_say_where_they_were_read():
    first = one(RATIO, {"n": "3", "d": "4"}).steps[0]
    assert [source.label for source in first.sources] == ["n", "d"]


def test_an_index_out_of_one_is_an_index():
    assert one({**INDEX, "out_of": "1"}, {"par": "0.5"}).points == 1


def test_only_the_lowest_bears_the_loss_even_where_others_are_close():
    node = item("A.1", COUNT, aggregate="worst")
    filed = [files(slug, {"A.1": {}}, {"count": count}) for slug, count in {"a": "2", "b": "1"}.items()]
    province = score(round_with(node, agencies=["a", "b"], filed=filed)).nodes["A.1"]
    assert {share.agency: share.lost for share in province.contributions} == {"a": 0, "b": Fraction("1.5")}


def test_set_without_points_leaves_the_computed_score():
    decision = {key: value for key, value in SET.items() if key != "score"}  # the check reports it
    records = round_with(
        item("A.1", YES_NO),
        agencies=["a"],
        filed=[files("a", {"A.1": YES})],
        decisions={("A.1", "a"): [decision]},
    )
    entry = score(records).entries["A.1", "a"]
    assert (entry.reviewed, entry.standing.points) == (None, 2)


def test_what_is_left_out_goes_to_the_criteria_that_remain():
    items = [item(code, YES_NO) for code in ("A.1.1", "A.2.1", "A.2.2")]
    away = {"claim": "not-applicable"}
    filed = [files("a", {"A.1.1": away, "A.2.1": YES, "A.2.2": YES})]
    nodes = score(round_with(*items, agencies=["a"], filed=filed)).nodes
    assert [nodes[code].max for code in ("A", "A.1", "A.2", "A.2.1")] == [6, 0, 6, 3]


def test_a_criterion_of_which_nothing_has_points_is_in_the_state_of_what_is_below_it():
    records = round_with(item("A.1.1", YES_NO, missing="judgement"), item("A.2.1", YES_NO), agencies=["a"])
    nodes = score(records).nodes
    for code in ("A.1", "A.2"):
        assert nodes[code].standing.outcome is nodes[f"{code}.1"].standing.outcome
    assert nodes["A.1"].standing.outcome is Outcome.AWAITING
    assert nodes["A.2"].standing.outcome is Outcome.MISSING


def test_ttcps_line_keeps_its_day_and_words():
    records = round_with(item("A.1", YES_NO), agencies=["a"], verified={"A.1": "1"})
    (located,) = records.working_group.verified_entries
    day = records.round.model.period.end
    said = dataclasses.replace(
        located, model=located.model.model_copy(update={"date": day, "reason": "Thiếu"})
    )
    group = dataclasses.replace(records.working_group, verified_entries=(said,))
    line = score(dataclasses.replace(records, working_group=group)).nodes["A.1"].ledger[-1]
    assert (line.on, line.reason) == (day, "Thiếu")


def test_a_part_adds_up_claims_and_says_so_and_is_left_out_with_all_below_it():
    items = [item(code, YES_NO) for code in ("A.1", "A.2", "B.1")]
    away = {"claim": "not-applicable"}
    claimed = {**YES, "self_score": "2"}
    filed = [files("a", {"A.1": claimed, "A.2": claimed, "B.1": away})]
    nodes = score(round_with(*items, agencies=["a"], filed=filed)).nodes
    assert (nodes["A"].self_points, operations(nodes["A"].standing)) == (6, ["sum"])  # B's two points too
    gone = nodes["B"]
    assert (gone.max, gone.standing.max, gone.standing.outcome) == (0, 0, Outcome.NOT_APPLICABLE)
