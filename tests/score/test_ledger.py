"""The ledger: every line with its points, person, reason and place; and what the round passes on."""

from __future__ import annotations

import dataclasses
import datetime as dt
from fractions import Fraction

from paca.assessment import Change, LedgerEntry, LedgerStage, Missing, Outcome, Source, State
from paca.finding import Position
from paca.model.round import Round
from paca.records import Located
from paca.score.run import EMPTY, score_round, who_is_asked

from .builders import DAY, at, files, item, round_with, score
from .test_rules import COUNT, RATIO, YES_NO

YES = {"answers": {"answer": "yes"}}
PATH = "evidence/2019/a/A.1.md"
DECISIONS = "evidence/2019/_working-group/decisions/a.yml"
SET = {"stage": "reviewed", "verdict": "set", "score": "1", "reason": "Chậm"}


def marked_round(**kwargs):
    """A round whose submission stands on known lines: item on 2, self_score on 4."""
    records = round_with(item("A.1", YES_NO), agencies=["a"], **kwargs)
    submission = records.filed["a"].submissions["A.1"]
    mark = (1, 1, {"item": (2, 7, None), "self_score": (4, 13, None)})
    front = Located(submission.front.model, PATH, submission.front.blob, mark)
    one = dataclasses.replace(
        records.filed["a"], submissions={"A.1": dataclasses.replace(submission, front=front)}
    )
    return dataclasses.replace(records, filed={"a": one})


def test_each_line_says_how_much_who_when_why_and_where():
    records = marked_round(
        filed=[files("a", {"A.1": {**YES, "self_score": "2", "filed_by": "can-bo"}})],
        decisions={("A.1", "a"): [SET]},
    )
    change = Change("c" * 40, "Cán bộ Mẫu", dt.datetime(2020, 7, 1, tzinfo=dt.UTC), "Nộp A.1")
    entry = score_round(records, as_of=DAY, changes={PATH: change}).entries["A.1", "a"]
    assert entry.ledger == (
        LedgerEntry(
            LedgerStage.SELF,
            Fraction(2),
            "can-bo",
            None,
            None,
            Source(Position(PATH, 4, 13), "self_score", "a"),
        ),
        LedgerEntry(
            LedgerStage.COMPUTED, Fraction(2), None, None, None, Source(Position(PATH, 2, 7), "item", "a")
        ),
        LedgerEntry(
            LedgerStage.REVIEWED,
            Fraction(1),
            "Mẫu",
            dt.date(2020, 7, 1),
            "Chậm",
            Source(Position(DECISIONS, 1, 1), "reviewed"),
        ),
    )
    assert (entry.last_change, entry.position) == (change, Position(PATH, 2, 7))
    assert (entry.item, entry.agency, entry.self_points) == ("A.1", "a", 2)


def test_every_stage_is_kept_beside_the_others():
    stages = [
        {**SET, "stage": stage, "score": score}
        for stage, score in (("reviewed", "0.5"), ("explained", "1"), ("final", "1.5"))
    ]
    records = round_with(
        item("A.1", YES_NO),
        agencies=["a"],
        filed=[files("a", {"A.1": YES})],
        decisions={("A.1", "a"): stages},
    )
    entry = score(records).entries["A.1", "a"]
    assert (entry.reviewed, entry.explained, entry.final) == (Fraction("0.5"), 1, Fraction("1.5"))
    assert entry.state is State.FINAL


def test_an_accepted_score_is_the_computed_one():
    accept = {("A.1", "a"): [{"stage": "reviewed", "verdict": "accept"}]}
    entry = score(
        round_with(item("A.1", YES_NO), agencies=["a"], filed=[files("a", {"A.1": YES})], decisions=accept)
    ).entries["A.1", "a"]
    assert (entry.reviewed, entry.standing is entry.computed, entry.state) == (2, True, State.REVIEWED)


def test_what_a_returned_submission_owes():
    back = {("A.1", "a"): [{"stage": "reviewed", "verdict": "return", "reason": "Thiếu dấu"}]}
    filed = files("a", {"A.1": YES})
    entry = score(round_with(item("A.1", YES_NO), agencies=["a"], filed=[filed], decisions=back)).entries[
        "A.1", "a"
    ]
    assert entry.missing == (Missing("explanation", "A.1", "Mẫu A.1"),)
    from paca.model.evidence import Explanation

    answer = Explanation.model_validate(
        {"id": "gt-1", "item": "A.1", "on": "2020-07-20", "text": "Đã đóng dấu"}
    )
    explained = dataclasses.replace(filed, explanations=(at(answer, "evidence/2019/a/explanations.yml"),))
    after = score(round_with(item("A.1", YES_NO), agencies=["a"], filed=[explained], decisions=back)).entries[
        "A.1", "a"
    ]
    assert (after.state, after.missing) == (State.EXPLAINED, ())


def test_the_provinces_item_has_a_ledger_of_its_own():
    records = round_with(
        item("A.1", YES_NO),
        agencies=["a"],
        filed=[files("a", {"A.1": {**YES, "self_score": "2"}})],
        decisions={("A.1", None): [{**SET, "score": "1.5"}]},
        verified={"A.1": "1.25"},
    )
    located = records.working_group.verified["A.1"]
    mark = (1, 1, {"score": (3, 9, None)})
    marked = Located(located.model, located.path, located.blob, mark)
    group = dataclasses.replace(records.working_group, verified_entries=(marked,))
    node = score(dataclasses.replace(records, working_group=group)).nodes["A.1"]
    assert [(line.stage, line.points, line.by, line.reason) for line in node.ledger] == [
        (LedgerStage.SELF, 2, None, None),
        (LedgerStage.COMPUTED, 2, None, None),
        (LedgerStage.REVIEWED, Fraction("1.5"), "Mẫu", "Chậm"),
        (LedgerStage.VERIFIED, Fraction("1.25"), "TTCP", None),
    ]
    assert node.ledger[-1].source == Source(
        Position("evidence/2019/_working-group/verified.yml", 3, 9), "TTCP"
    )
    assert (node.reviewed, node.verified, node.standing.points) == (
        Fraction("1.5"),
        Fraction("1.25"),
        Fraction("1.5"),
    )


def test_an_item_is_reviewed_once_anybody_decided_on_any_of_its_submissions():
    filed = [files("a", {"A.1": YES}), files("b", {"A.1": YES})]
    none = score(round_with(item("A.1", YES_NO), agencies=["a", "b"], filed=filed))
    one = score(
        round_with(item("A.1", YES_NO), agencies=["a", "b"], filed=filed, decisions={("A.1", "a"): [SET]})
    )
    assert none.nodes["A.1"].reviewed is None and none.total.reviewed is None
    assert (one.nodes["A.1"].reviewed, one.nodes["A"].reviewed, one.total.reviewed) == (
        Fraction("1.5"),
        Fraction("1.5"),
        Fraction("1.5"),
    )


def test_the_round_passes_on_its_calendar_its_children_and_its_states():
    records = round_with(item("A.1", YES_NO), item("B.1", YES_NO), agencies=["a", "b"])
    held = records.round.model
    phase = {"key": "nop", "step": "submit", "title": "Nộp", "until": "2020-08-05", "status": "exact"}
    with_phase = Round.model_validate(held.model_dump(mode="json") | {"calendar": [phase]})
    records = dataclasses.replace(records, round=at(with_phase, "evidence/2019/assessment.yml"))
    scored = score(records)
    assert [(place.key, place.days_left, place.current) for place in scored.calendar] == [("nop", 4, True)]
    assert (scored.total.children, scored.nodes["A"].children, scored.nodes["A.1"].children) == (
        ("A", "B"),
        ("A.1",),
        (),
    )
    assert list(scored.nodes) == ["A", "B", "A.1", "B.1"]  # the order of the edition's files
    assert scored.total.states == {State.MISSING: 4} and scored.nodes["A"].states == {State.MISSING: 2}
    assert (scored.total.node, scored.nodes["A"].node.code) == (None, "A")


def test_without_an_edition_the_round_is_empty_but_keeps_its_calendar():
    records = dataclasses.replace(round_with(item("A.1", YES_NO), agencies=["a"]), edition=None)
    scored = score(records)
    assert (scored.asked, scored.entries, scored.nodes, scored.total, scored.calendar) == (
        {},
        {},
        {},
        EMPTY,
        (),
    )
    assert who_is_asked(records) == {}


def test_who_is_asked_is_decided_on_the_last_day_of_the_period():
    records = round_with(item("A.1", YES_NO), agencies=["old", "new"])
    old, new = records.agencies.agencies
    last = dt.date(2019, 12, 15)
    agencies = dataclasses.replace(
        records.agencies,
        agencies=(
            dataclasses.replace(old, model=old.model.model_copy(update={"valid_to": last})),
            dataclasses.replace(
                new, model=new.model.model_copy(update={"valid_from": last + dt.timedelta(days=1)})
            ),
        ),
    )
    on_the_day = dataclasses.replace(records, agencies=agencies)
    assert [one.slug for one in who_is_asked(on_the_day)["A.1"]] == ["old"]
    # Without a round or a period it is the last day of the edition's year.
    without = dataclasses.replace(on_the_day, round=None)
    assert [one.slug for one in who_is_asked(without)["A.1"]] == ["new"]


def test_a_node_that_nobody_broke_down_has_all_its_points_open():
    from .builders import edition, parent

    held = edition(item("A.1", YES_NO))
    more = dataclasses.replace(held, nodes=(*held.nodes, at(parent("B", "5"), "indicators/2019/part-b.yml")))
    records = dataclasses.replace(round_with(item("A.1", YES_NO), agencies=["a"]), edition=more)
    node = score(records).nodes["B"]
    assert (node.open_max, node.max, node.standing.points, node.standing.outcome) == (
        5,
        5,
        None,
        Outcome.MISSING,
    )


def test_an_item_without_a_maximum_scores_on_a_scale_of_nothing():
    node = item("A.1", COUNT).model_copy(update={"max": None})
    filed = [files("a", {"A.1": {}}, {"count": "3"})]
    records = round_with(item("A.1", COUNT), agencies=["a"], filed=filed)
    nodes = tuple(
        dataclasses.replace(one, model=node) if one.model.code == "A.1" else one
        for one in records.edition.nodes
    )
    scored = score(dataclasses.replace(records, edition=dataclasses.replace(records.edition, nodes=nodes)))
    assert (scored.entries["A.1", "a"].computed.points, scored.nodes["A.1"].max) == (0, 0)


def test_losses_are_shared_equally_where_nobody_lost_more_than_another():
    node = item("A.1", RATIO, aggregate="sum-of-figures", not_arisen="zero")
    filed = [files(slug, {"A.1": {"claim": "not-arisen"}}) for slug in "ab"]
    shares = score(round_with(node, agencies=["a", "b"], filed=filed)).nodes["A.1"].contributions
    assert [(share.agency, share.lost) for share in shares] == [("a", 1), ("b", 1)]


def test_all_must_and_worst_blame_only_those_that_hold_it_down():
    counts = {"a": "4", "b": "3", "c": "1"}
    filed = [files(slug, {"A.1": {}}, {"count": count}) for slug, count in counts.items()]
    for how, lost in (
        ("all-must", {"a": 0, "b": 1, "c": 1}),
        ("worst", {"a": 0, "b": 0, "c": Fraction("1.5")}),
    ):
        one = score(round_with(item("A.1", COUNT, aggregate=how), agencies=list("abc"), filed=filed)).nodes[
            "A.1"
        ]
        assert {share.agency: share.lost for share in one.contributions} == lost
        assert one.standing.outcome is Outcome.SCORED and one.standing.steps[-1].result == one.standing.points
