"""What came late: judged by the forge's receipt of exactly this text, worth what the item's policy says."""

from __future__ import annotations

import dataclasses
from fractions import Fraction

import pytest
from paca.arrival import Timing
from paca.assessment import Outcome

from .builders import files, item, round_with, score
from .interpreter import redo
from .test_rules import DEDUCTION, RATIO, YES_NO

IN_TIME, TOO_LATE = "2020-07-15T16:59:59Z", "2020-07-15T17:00:00Z"  # 24:00 in Viet Nam is 17:00 UTC
YES = {"answers": {"answer": "yes"}}


def one(late, received, *, front=YES, until="2020-07-15", rule=YES_NO, figures=None, **more):
    """One agency, one item: its entry."""
    fields = {"late": late} if late else {}
    records = round_with(
        item("A.1", rule, **fields),
        agencies=["a"],
        filed=[files("a", {"A.1": front}, figures)],
        until=until,
        received={("A.1", "a"): received} if received else {},
        **more,
    )
    return score(records).entries["A.1", "a"]


@pytest.mark.parametrize(
    ("late", "received", "timing", "outcome", "points"),
    [
        ("zero", IN_TIME, Timing.ON_TIME, Outcome.SCORED, 2),
        ("zero", TOO_LATE, Timing.LATE, Outcome.SCORED, 0),
        ("full", TOO_LATE, Timing.LATE, Outcome.SCORED, 2),
        ("judgement", TOO_LATE, Timing.LATE, Outcome.AWAITING, None),
        ("leave-out", TOO_LATE, Timing.LATE, Outcome.SCORED, None),
        (None, TOO_LATE, Timing.LATE, Outcome.SCORED, 2),  # the edition says nothing: shown, without effect
        ("zero", None, Timing.NO_RECEIPT, Outcome.SCORED, 2),  # nobody can say: nothing is taken away
    ],
)
def test_the_items_own_policy(late, received, timing, outcome, points):
    entry = one(late, received)
    assert entry.arrival.timing is timing
    assert (entry.computed.outcome, entry.computed.points) == (outcome, points)
    assert entry.computed.left_out is (late == "leave-out")
    told = [step for step in entry.computed.steps if step.op == "late"]
    assert len(told) == (late is not None and timing is Timing.LATE)


def test_the_explanation_says_when_by_when_and_what_it_was_worth():
    entry = one("zero", TOO_LATE)
    step = entry.computed.steps[-1]
    assert (step.op, dict(step.inputs), step.result) == (
        "late",
        {
            "before": Fraction(2),
            "policy": "zero",
            "received": TOO_LATE,
            "until": "2020-07-15",
            "phase": "submit",
            "extended": False,
        },
        Fraction(0),
    )
    (source,) = step.sources
    assert source.position.path == "evidence/2019/_working-group/receipts/a.yml"
    assert (source.label, source.agency) == ("received", "a")
    assert redo(entry.computed) == 0


def test_without_a_published_deadline_nothing_is_late():
    entry = one("zero", TOO_LATE, until=None)
    assert (entry.arrival.timing, entry.computed.points) == (Timing.NO_DEADLINE, 2)


@pytest.mark.parametrize(
    ("granted", "points"),
    [
        ({"agency": "a", "phase": "submit", "until": "2020-07-16"}, 2),
        ({"agency": "a", "phase": "submit", "item": "A.1", "until": "2020-07-16"}, 2),
        ({"agency": "a", "phase": "submit", "item": "A.2", "until": "2020-07-16"}, 0),  # of another item
        ({"agency": "b", "phase": "submit", "until": "2020-07-16"}, 0),  # of another agency
        ({"agency": "a", "phase": "explain", "until": "2020-07-16"}, 0),  # of another phase
        ({"agency": "a", "phase": "submit", "until": "2020-07-01"}, 0),  # never shortens, nor helps
    ],
)
def test_an_extension_is_a_record_that_lengthens(granted, points):
    assert one("zero", TOO_LATE, extensions=[granted]).computed.points == points


def test_late_even_so_the_extension_is_named_with_its_place():
    granted = {"agency": "a", "phase": "submit", "until": "2020-07-16"}
    step = one("zero", "2020-07-16T17:00:00Z", extensions=[granted]).computed.steps[-1]
    assert (step.inputs["until"], step.inputs["extended"]) == ("2020-07-16", True)
    assert [source.label for source in step.sources] == ["received", "until"]
    assert step.sources[1].position.path == "evidence/2019/_working-group/extensions.yml"


@pytest.mark.parametrize(("verdict", "points"), [("return", 2), ("accept", 0)])
def test_what_was_sent_back_has_until_the_end_of_explaining(verdict, points):
    decision = {"stage": "reviewed", "verdict": verdict, "reason": "Thiếu"}
    entry = one(
        "zero", "2020-07-31T16:59:59Z", explain_until="2020-07-31", decisions={("A.1", "a"): [decision]}
    )
    assert entry.computed.points == points
    later = one(
        "zero", "2020-07-31T17:00:00Z", explain_until="2020-07-31", decisions={("A.1", "a"): [decision]}
    )
    assert later.computed.points == 0


def test_another_text_at_the_same_path_has_no_receipt():
    records = round_with(
        item("A.1", YES_NO, late="zero"), agencies=["a"], filed=[files("a", {"A.1": YES})],
        until="2020-07-15", received={("A.2", "a"): TOO_LATE},
    )  # fmt: skip
    assert score(records).entries["A.1", "a"].arrival.timing is Timing.NO_RECEIPT


def test_the_first_receipt_of_a_text_counts():
    """In time, changed, and put back as it was after the deadline: it had come in time."""
    import dataclasses

    from paca.model.decision import Received

    from .builders import at

    records = round_with(
        item("A.1", YES_NO, late="zero"), agencies=["a"], filed=[files("a", {"A.1": YES})],
        until="2020-07-15", received={("A.1", "a"): IN_TIME},
    )  # fmt: skip
    again = {"file": "A.1.md", "blob": "0" * 40, "received": TOO_LATE, "delivery": "e", "n": "7"}
    held = (*records.working_group.receipts["a"], at(Received.model_validate(again), "r"))
    group = dataclasses.replace(records.working_group, receipts={"a": held})
    entry = score(dataclasses.replace(records, working_group=group)).entries["A.1", "a"]
    assert (entry.arrival.timing, entry.arrival.delivery, entry.computed.points) == (Timing.ON_TIME, "d", 2)


@pytest.mark.parametrize("claim", ["not-arisen", "not-applicable"])
def test_a_late_word_that_nothing_arose_loses_its_points_and_stays_what_it_is(claim):
    records = round_with(
        item("A.1", YES_NO, late="zero", not_arisen="full", not_applicable="full"),
        agencies=["a"],
        filed=[files("a", {"A.1": {"claim": claim}})],
        until="2020-07-15",
        received={("A.1", "a"): TOO_LATE},
    )
    scored = score(records)
    entry = scored.entries["A.1", "a"]
    assert (entry.computed.outcome.value, entry.computed.points) == (claim, 0)
    assert [step.op for step in entry.computed.steps] == ["policy", "late"]
    assert scored.nodes["A.1"].standing.points == 0  # one state for all, and yet not its full points


def test_what_has_no_points_has_none_to_lose():
    entry = one("zero", TOO_LATE, front={})  # no answer: missing, by policy zero
    assert (entry.computed.outcome, entry.computed.points) == (Outcome.MISSING, 0)
    waiting = one("zero", TOO_LATE, rule={"kind": "judgement", "levels": []}, front={})
    assert (waiting.computed.outcome, [step.op for step in waiting.computed.steps]) == (
        Outcome.AWAITING,
        ["await"],
    )


def test_a_decision_of_the_working_group_stands_over_lateness():
    decision = {"stage": "reviewed", "verdict": "set", "score": "1.5", "reason": "Bão, đường bị cắt"}
    entry = one("zero", TOO_LATE, decisions={("A.1", "a"): [decision]})
    assert (entry.computed.points, entry.standing.points) == (0, Fraction("1.5"))


@pytest.mark.parametrize("rule", [RATIO, DEDUCTION])
def test_pooled_figures_go_on_without_the_late_agency_which_stands_with_nothing(rule):
    figures = {"n": "5", "d": "10", "count": "2"}

    def province(received):
        records = round_with(
            item("A.1", rule, late="zero", aggregate="sum-of-figures"),
            agencies=["a", "b"],
            filed=[files(slug, {"A.1": {}}, figures) for slug in ("a", "b")],
            until="2020-07-15",
            received={("A.1", "b"): received},
        )
        return score(records).nodes["A.1"]

    alone = one(None, None, rule=rule, figures=figures).computed.points
    late = province(TOO_LATE)
    assert late.standing.points == alone / 2  # a's own value for a, nothing for b
    assert late.open_max == 0  # judged, not awaited
    lost = {share.agency: share.lost for share in late.contributions}
    assert lost == {"a": (2 - alone) / 2, "b": 1}
    assert redo(late.standing) == late.standing.points


def test_where_all_wait_for_the_working_group_the_province_waits_too():
    records = round_with(
        item("A.1", YES_NO, late="judgement"),
        agencies=["a", "b"],
        filed=[files(slug, {"A.1": YES}) for slug in ("a", "b")],
        until="2020-07-15",
        received={("A.1", "a"): TOO_LATE, ("A.1", "b"): TOO_LATE},
    )
    node = score(records).nodes["A.1"]
    assert (node.standing.outcome, node.standing.points, node.open_max) == (Outcome.AWAITING, None, 2)


def test_one_left_out_for_lateness_is_not_counted_in_the_mean():
    def province(late):
        records = round_with(
            item("A.1", YES_NO, late=late),
            agencies=["a", "b"],
            filed=[files("a", {"A.1": YES}), files("b", {"A.1": {"answers": {"answer": "no"}}})],
            until="2020-07-15",
            received={("A.1", "b"): TOO_LATE},
        )
        return score(records).nodes["A.1"].standing.points

    assert (province("full"), province("zero"), province("leave-out")) == (1, 1, 2)


@pytest.mark.parametrize("name", ["figures.yml", "documents.yml"])
def test_a_file_of_many_items_that_came_late_takes_no_points(name):
    """One line mended late does not make forty items late: docs/architecture.md."""
    records = round_with(
        item("A.1", RATIO, late="zero", documents=[{"kind": "plan"}]),
        agencies=["a"],
        filed=[files("a", {"A.1": {}}, {"n": "4", "d": "4"}, proves=["plan"])],
        until="2020-07-15",
        received={("A.1", "a"): IN_TIME},
    )
    (came,) = records.working_group.receipts["a"]
    update = {"file": name, "received": TOO_LATE}
    shared = dataclasses.replace(came, model=came.model.model_validate({**came.model.model_dump(), **update}))
    group = dataclasses.replace(records.working_group, receipts={"a": (came, shared)})
    entry = score(dataclasses.replace(records, working_group=group)).entries["A.1", "a"]
    assert (entry.arrival.timing, entry.computed.points) == (Timing.ON_TIME, 2)
