"""Scores for the public: points and states, never people, places in files or internal reasons.

Everything is built anew from what is named here, so that a field added to an entry stays internal.
"""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction

from paca.assessment import (
    Contribution,
    Entry,
    LedgerEntry,
    NodeScore,
    Outcome,
    Score,
    State,
    Step,
)
from paca.model.visibility import Audience

ZERO = Fraction(0)
# Texts of a step that come from the edition or name its own operation; who decided and why does not.
OPEN_TEXTS = frozenset(
    {
        *("figure", "key", "numerator_key", "denominator_key", "title", "index", "document", "documents"),
        *("state", "policy", "stage", "agency", "what", "unproven"),
    }
)


def public_state(state: State, audience: Audience) -> State:
    """How the review goes is part of the scores; whether something was filed, of the register."""
    if audience.scores or state is State.NOT_ASKED:
        return state
    if not audience.register:
        return State.WITHHELD
    return State.MISSING if state is State.MISSING else State.SUBMITTED


def public_entry(entry: Entry, audience: Audience) -> Entry:
    scores = audience.scores
    return Entry(
        item=entry.item,
        agency=entry.agency,
        state=public_state(entry.state, audience),
        computed=public_score(entry.computed, audience),
        self_points=entry.self_points if scores else None,
        reviewed=entry.reviewed if scores else None,
        explained=entry.explained if scores else None,
        final=entry.final if scores else None,
        standing=public_score(entry.standing, audience),
        ledger=public_ledger(entry.ledger, audience),
        missing=(),  # a to-do list is between the agency and the working group
        reachable=ZERO,
    )


def public_node(score: NodeScore, *, maximum: Fraction, audience: Audience) -> NodeScore:
    """``maximum`` is the edition's own: the re-scaled one tells which items were left out."""
    states: dict[State, int] = {}
    for state, count in score.states.items():
        told = public_state(state, audience)
        states[told] = states.get(told, 0) + count
    if not audience.scores:
        hidden = Score(Outcome.WITHHELD, None, maximum)
        return NodeScore(
            score.node, maximum, hidden, None, None, None, ZERO, children=score.children, states=states
        )
    return NodeScore(
        node=score.node,
        max=score.max,
        standing=public_score(score.standing, audience),
        self_points=score.self_points,
        reviewed=score.reviewed,
        verified=score.verified,
        open_max=score.open_max,
        children=score.children,
        contributions=tuple(
            Contribution(share.agency, share.points, share.lost) for share in score.contributions
        ),
        ledger=public_ledger(score.ledger, audience),
        states=states,
    )


def public_score(score: Score, audience: Audience) -> Score:
    """The calculation is shown only where figures are: its steps are made of them."""
    if not audience.scores:
        return Score(Outcome.WITHHELD, None, score.max)
    steps = tuple(_step(step) for step in score.steps) if audience.full else ()
    return Score(score.outcome, score.points, score.max, steps, score.left_out)


def public_ledger(ledger: tuple[LedgerEntry, ...], audience: Audience) -> tuple[LedgerEntry, ...]:
    if not audience.scores:
        return ()
    return tuple(LedgerEntry(line.stage, line.points, None, line.on, None, None) for line in ledger)


def _step(step: Step) -> Step:
    inputs: Mapping[str, Fraction | str | bool | None] = {
        name: value for name, value in step.inputs.items() if not isinstance(value, str) or name in OPEN_TEXTS
    }
    return Step(step.op, inputs, step.result)
