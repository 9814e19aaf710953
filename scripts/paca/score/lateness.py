"""What came late and what that is worth: the forge's receipts, the calendar, the item's own policy.

A submission is late if the forge first received exactly the text that stands after the end of the phase
of filing, extensions counted; where the working group sent it back, the end of the phase of explaining
counts.  Without a receipt nobody can say, and nothing is taken away.  Registers and figures serve many
items: a line changed late does not make all of them late.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from fractions import Fraction

from ..arrival import Arrival, Timing, due
from ..assessment import Outcome, Score, Source
from ..model.decision import Decision, Extension, Received
from ..model.edition import Node, Policy
from ..model.round import Phase
from ..model.values import instant_text
from ..records import Located, Records
from .steps import step


@dataclass(frozen=True, slots=True)
class Timetable:
    """What the lateness of one agency's files is judged by; receipts by (file name, blob)."""

    agency: str
    phases: tuple[Phase, ...] = ()
    extensions: tuple[Located[Extension], ...] = ()
    receipts: Mapping[tuple[str, str], Located[Received]] = field(default_factory=dict)

    def arrival(self, path: str, blob: str, item: str, decisions: Sequence[Located[Decision]]) -> Arrival:
        """Of the submission at ``path`` as it stands."""
        end = due(self.phases, self.extensions, self.agency, item, decisions=decisions)
        known = self.receipts.get((path.rpartition("/")[2], blob))
        if known is None:
            return Arrival(end, None)
        return Arrival(end, known.model.received, known.model.delivery, known.where("received"))


def timetable(agency: str, shared: Records, own: Records) -> Timetable:
    """``shared`` holds the calendar and the extensions, ``own`` the agency's receipts (often the same)."""
    receipts: dict[tuple[str, str], Located[Received]] = {}
    for located in own.working_group.receipts.get(agency, ()):
        # The first receipt counts: who puts an earlier text back has not handed it in again.
        receipts.setdefault((located.model.file, located.model.blob), located)
    return Timetable(
        agency,
        shared.round.model.calendar if shared.round else (),
        tuple(one for one in shared.working_group.extensions if one.model.agency == agency),
        receipts,
    )


def judged(score: Score, node: Node, agency: str, arrival: Arrival) -> Score:
    """``score`` after the item's policy for what came late; the same where it does not apply.

    ``full`` leaves the points as they are and says so; ``zero`` takes them; ``leave-out`` takes the score
    out of the sum; ``judgement`` waits for the working group.  What has no points has none to lose.
    """
    policy = node.late
    if policy is None or score.points is None or arrival.timing is not Timing.LATE:
        return score
    assert arrival.deadline is not None and arrival.received is not None and arrival.position is not None
    sources = [Source(arrival.position, "received", agency)]
    if arrival.deadline.extended_at is not None:
        sources.append(Source(arrival.deadline.extended_at, "until", agency))
    done = step(
        "late",
        *sources,
        before=score.points,
        policy=policy.value,
        received=instant_text(arrival.received),
        until=arrival.deadline.until.isoformat(),
        phase=arrival.deadline.phase,
        extended=arrival.deadline.extension is not None,
    )
    return replace(
        score,
        outcome=Outcome.AWAITING if policy is Policy.JUDGEMENT else score.outcome,
        points=done.result,
        steps=(*score.steps, done),
        left_out=policy is Policy.LEAVE_OUT,
    )


def cost(score: Score) -> bool:
    """Whether lateness took points: what was claimed does not count, whatever else it rests on."""
    return any(done.op == "late" and done.result != done.inputs["before"] for done in score.steps)


def in_time(score: Score) -> Score:
    """What the evidence is worth whenever it came: ``score`` before lateness took any of it."""
    for index, done in enumerate(score.steps):
        if done.op == "late":
            before = done.inputs["before"]
            assert isinstance(before, Fraction)
            outcome = Outcome.SCORED if score.outcome is Outcome.AWAITING else score.outcome
            return replace(score, outcome=outcome, points=before, steps=score.steps[:index], left_out=False)
    return score
