"""When what an agency filed was received, against the end of its phase.  Values and pure functions.

The one definition of "late": for scores (by the receipts that the tree holds), for ``paca receipt
status`` (by the forge's own log) and for what is owed.  A commit's date plays no part.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from .finding import Position
from .model.decision import Decision, Extension, Verdict
from .model.round import Phase, Step
from .model.values import VIETNAM
from .records import Located, Records


class Timing(StrEnum):
    ON_TIME = "on-time"  # đúng hạn
    LATE = "late"  # trễ hạn
    NO_RECEIPT = "no-receipt"  # máy chủ không ghi nhận: nobody can say when it came
    NO_DEADLINE = "no-deadline"  # chưa công bố hạn


@dataclass(frozen=True, slots=True)
class Deadline:
    """``until`` is the last day; it ends at 24:00 in Viet Nam.  ``extension`` is the one that moved it."""

    phase: str
    until: dt.date
    extension: Extension | None = None
    extended_at: Position | None = None  # where that record stands

    @property
    def end(self) -> dt.datetime:
        """The first instant that is too late."""
        return dt.datetime.combine(self.until + dt.timedelta(days=1), dt.time(), VIETNAM)


@dataclass(frozen=True, slots=True)
class Arrival:
    """A file as it stands and when the forge first received exactly it (None: no receipt).

    ``position`` is the receipt's record in the tree, where there is one.
    """

    deadline: Deadline | None
    received: dt.datetime | None
    delivery: str | None = None
    position: Position | None = None

    @property
    def timing(self) -> Timing:
        if self.deadline is None:
            return Timing.NO_DEADLINE
        if self.received is None:
            return Timing.NO_RECEIPT
        return Timing.ON_TIME if self.received < self.deadline.end else Timing.LATE

    @property
    def late_by(self) -> dt.timedelta | None:
        """None unless late."""
        if self.timing is not Timing.LATE or self.received is None or self.deadline is None:
            return None
        return self.received - self.deadline.end


def deadline(
    phases: Iterable[Phase],
    extensions: Iterable[Located[Extension]],
    step: Step,
    agency: str,
    item: str | None = None,
) -> Deadline | None:
    """The end of the last phase of ``step`` for this agency and item, extensions counted.

    Extensions only ever lengthen; the latest day granted holds.
    """
    dated = [phase for phase in phases if phase.step is step and phase.until is not None]
    if not dated:
        return None
    last = max(dated, key=lambda phase: phase.until)  # type: ignore[arg-type,return-value]
    keys = {phase.key for phase in dated}
    granted = [
        located
        for located in extensions
        if located.model.agency == agency
        and located.model.phase in keys
        and located.model.item in (None, item)
    ]
    longest = max(granted, key=lambda located: located.model.until, default=None)
    assert last.until is not None
    if longest is not None and longest.model.until > last.until:
        return Deadline(last.key, longest.model.until, longest.model, longest.where())
    return Deadline(last.key, last.until)


def due(
    phases: Sequence[Phase],
    extensions: Sequence[Located[Extension]],
    agency: str,
    item: str,
    *,
    decisions: Sequence[Located[Decision]] = (),
) -> Deadline | None:
    """By when a submission must have come: the phase of filing; once it was sent back, that of explaining
    too, whichever ends later."""
    returned = any(located.model.verdict is Verdict.RETURN for located in decisions)
    steps = (Step.SUBMIT, Step.EXPLAIN) if returned else (Step.SUBMIT,)
    ends = [deadline(phases, extensions, step, agency, item) for step in steps]
    return max((end for end in ends if end is not None), key=lambda end: end.until, default=None)


def deadline_of(records: Records, step: Step, agency: str, item: str | None = None) -> Deadline | None:
    """``deadline`` by the round's own calendar and extensions."""
    phases = records.round.model.calendar if records.round else ()
    return deadline(phases, records.working_group.extensions, step, agency, item)
