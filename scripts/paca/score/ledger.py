"""The ledger: every score an item and agency ever had, in order, with who, when and why."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from ..assessment import LedgerEntry, LedgerStage, Outcome, Score, Source, State
from ..model.decision import Decision, Stage, Verdict
from ..records import Located
from .steps import step

STAGES = {
    Stage.REVIEWED: LedgerStage.REVIEWED,
    Stage.EXPLAINED: LedgerStage.EXPLAINED,
    Stage.FINAL: LedgerStage.FINAL,
}


@dataclass(frozen=True, slots=True)
class Decided:
    """What the decisions say: the last of each stage, the state they lead to, and their ledger lines."""

    points: dict[Stage, Fraction | None]
    last: Located[Decision] | None
    returned: bool
    ledger: tuple[LedgerEntry, ...]

    def standing(self, computed: Score) -> Score:
        """The score of the latest stage that gives points; the computed one until then."""
        if self.last is None or self.last.model.verdict is not Verdict.SET:
            return computed
        decision = self.last.model
        points = self.points[decision.stage]
        if points is None:
            return computed
        done = step(
            "decision",
            decision_source(self.last),
            stage=decision.stage.value,
            points=points,
            by=decision.by,
            reason=decision.reason,
        )
        return Score(Outcome.SCORED, points, computed.max, (*computed.steps, done))


def decision_source(located: Located[Decision]) -> Source:
    return Source(located.where("verdict"), located.model.stage.value)


def refused_documents(decisions: Sequence[Located[Decision]]) -> frozenset[str]:
    """Documents that do not count: what the latest decision refuses (an earlier refusal may be lifted)."""
    return frozenset(decisions[-1].model.refused) if decisions else frozenset()


def decide(decisions: Sequence[Located[Decision]], computed: Score) -> Decided:
    """Read the decisions in their order; an ``accept`` takes the computed points as they are now."""
    points: dict[Stage, Fraction | None] = {}
    ledger = []
    for located in decisions:
        decision = located.model
        match decision.verdict:
            case Verdict.SET:
                # Never above the item's maximum, whatever was typed; the check reports it.
                value = None if decision.score is None else min(decision.score, computed.max)
            case Verdict.ACCEPT:
                value = computed.points
            case Verdict.RETURN:
                value = None
        points[decision.stage] = value
        ledger.append(
            LedgerEntry(
                STAGES[decision.stage],
                value,
                decision.by,
                decision.on,
                decision.reason,
                decision_source(located),
            )
        )
    last = decisions[-1] if decisions else None
    return Decided(
        points,
        last,
        last is not None and last.model.verdict is Verdict.RETURN,
        tuple(ledger),
    )


def state_after(decided: Decided, *, explained: bool) -> State:
    """Where a filed submission stands in the process."""
    if decided.last is None:
        return State.SUBMITTED
    if decided.returned:
        return State.EXPLAINED if explained else State.RETURNED
    return {Stage.REVIEWED: State.REVIEWED, Stage.EXPLAINED: State.EXPLAINED, Stage.FINAL: State.FINAL}[
        decided.last.model.stage
    ]
