"""The guide's worked examples, computed: each comes to what is written by hand beside it."""

from __future__ import annotations

import dataclasses
from fractions import Fraction

import pytest
from paca.assessment import Outcome
from paca.examples.book import CHAPTERS
from paca.examples.compute import BESIDE, CODE, assessed, slug
from paca.examples.worked import Worked
from paca.model.edition import Aggregate, Node, Policy
from paca.score.rules import RULES
from paca.score.steps import OPERATIONS

from .interpreter import redo

EXAMPLES = {example.key: example for chapter in CHAPTERS for example in chapter.examples}


def exact(text: str | None) -> Fraction | None:
    return None if text is None else Fraction(text)


@pytest.mark.parametrize("key", EXAMPLES)
def test_the_example_comes_to_what_is_written(key: str) -> None:
    example = EXAMPLES[key]
    done = assessed(example)
    standing = done.nodes[CODE].standing
    assert (standing.outcome, standing.points) == (example.outcome, exact(example.points))
    assert done.nodes[BESIDE].standing.points == exact(example.beside or "2")
    # However the item's points go, the part keeps its maximum and is the sum of what is below it.
    assert done.total.max == 4
    assert done.total.standing.points == (standing.points or 0) + exact(example.beside or "2")


@pytest.mark.parametrize("key", EXAMPLES)
def test_the_steps_that_the_guide_shows_lead_there_by_plain_arithmetic(key: str) -> None:
    done = assessed(EXAMPLES[key])
    for code in (CODE, BESIDE):
        standing = done.nodes[code].standing
        assert standing.steps and redo(standing) == standing.points
    for number in range(1, len(EXAMPLES[key].came) + 1):
        entry = done.entries[CODE, slug(number)]
        assert redo(entry.standing) == entry.standing.points
        assert redo(entry.computed) == entry.computed.points


def test_an_example_that_is_wrong_would_be_seen() -> None:
    """The comparison above can fail: with every expected value changed, every example does."""
    for example in EXAMPLES.values():
        points = assessed(example).nodes[CODE].standing.points
        wrong = dataclasses.replace(example, points="1.99")
        assert points != exact(wrong.points), example.key


def kinds(rule: object) -> set[str]:
    """All kinds of rule inside a rule, its own included."""
    found = {rule.kind}  # type: ignore[attr-defined]
    for inner in (*getattr(rule, "rules", ()), *(term.rule for term in getattr(rule, "terms", ()))):
        found |= kinds(inner)
    return found


def node(example: Worked) -> Node:
    found = assessed(example).nodes[CODE].node
    assert found is not None
    return found


def test_every_rule_is_shown_alone_and_the_composable_ones_hold_others() -> None:
    assert {node(example).rule.kind for example in EXAMPLES.values()} == set(RULES)  # type: ignore[union-attr]
    composed = {
        inner.rule.kind: kinds(inner.rule)  # type: ignore[union-attr]
        for example in EXAMPLES.values()
        if len(kinds((inner := node(example)).rule)) > 1
    }
    assert set(composed) == {"lower-of", "capped-sum"}
    assert "capped-sum" in composed["lower-of"]  # one inside the other


def test_every_way_of_pooling_is_shown() -> None:
    several = {node(example).aggregate for example in EXAMPLES.values() if len(example.came) > 1}
    assert several == set(Aggregate) - {Aggregate.SINGLE}
    assert Aggregate.SINGLE in {node(example).aggregate for example in EXAMPLES.values()}


@pytest.mark.parametrize(
    ("state", "field"),
    [
        (Outcome.NOT_ARISEN, "not_arisen"),
        (Outcome.MISSING, "missing"),
        (Outcome.NOT_APPLICABLE, "not_applicable"),
    ],
)
def test_every_policy_for_every_state_is_shown_by_its_effect(state: Outcome, field: str) -> None:
    shown = set()
    for example in EXAMPLES.values():
        for step in assessed(example).nodes[CODE].standing.steps:
            if step.inputs.get("state") == state.value:
                shown.add(Policy(str(step.inputs["policy"])) if step.op == "policy" else Policy.JUDGEMENT)
                assert step.op != "policy" or getattr(node(example), field) == step.inputs["policy"]
    assert shown == set(Policy)


def test_every_policy_for_what_came_late_is_shown_by_its_effect() -> None:
    shown = {
        str(step.inputs["policy"])
        for example in EXAMPLES.values()
        for number in range(1, len(example.came) + 1)
        for step in assessed(example).entries[CODE, slug(number)].computed.steps
        if step.op == "late"
    }
    assert shown == {policy.value for policy in Policy}


def test_every_operation_of_explanations_stands_in_an_example() -> None:
    seen = {
        step.op
        for example in EXAMPLES.values()
        for done in [assessed(example)]
        for score in (
            *(entry.standing for entry in done.entries.values()),
            *(scored.standing for scored in done.nodes.values()),
        )
        for step in score.steps
    }
    assert seen == set(OPERATIONS)
