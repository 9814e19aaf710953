"""Lateness: when the forge received exactly the blob that stands, against the end of the phase.  Pure.

A commit's date is shown beside it as what it is, a claim.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from ..model.decision import Extension
from ..model.round import Step
from ..records import AgencyFiles, Records
from .record import Receipt

VIETNAM = dt.timezone(dt.timedelta(hours=7), "Asia/Ho_Chi_Minh")


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

    @property
    def end(self) -> dt.datetime:
        """The first instant that is too late."""
        return dt.datetime.combine(self.until + dt.timedelta(days=1), dt.time(), VIETNAM)


@dataclass(frozen=True, slots=True)
class Lateness:
    """One file of an agency.  ``claimed``: the commit's own date; ``received`` None: no receipt."""

    agency: str
    item: str | None
    path: str
    blob: str
    deadline: Deadline | None
    received: dt.datetime | None
    delivery: str | None
    claimed: dt.datetime | None

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


def deadline_of(records: Records, step: Step, agency: str, item: str | None = None) -> Deadline | None:
    """The end of the round's last phase of ``step`` for this agency and item, extensions counted.

    Extensions only ever lengthen; the latest day granted holds.
    """
    phases = records.round.model.calendar if records.round else ()
    dated = [phase for phase in phases if phase.step is step and phase.until is not None]
    if not dated:
        return None
    last = max(dated, key=lambda phase: phase.until)  # type: ignore[arg-type,return-value]
    granted = [
        located.model
        for located in records.working_group.extensions
        if located.model.agency == agency
        and located.model.phase in {phase.key for phase in dated}
        and located.model.item in (None, item)
    ]
    longest = max(granted, key=lambda one: one.until, default=None)
    assert last.until is not None
    if longest is not None and longest.until > last.until:
        return Deadline(last.key, longest.until, longest)
    return Deadline(last.key, last.until)


def lateness(
    records: Records, receipts: Iterable[Receipt], claims: Mapping[str, dt.datetime] | None = None
) -> tuple[Lateness, ...]:
    """Every submission, register of documents, figures and explanation that stands, agency by agency.

    The receipt that counts is the first of this blob at this path: who puts an earlier text back has not
    handed it in again.  ``claims``: the date of the commit that last changed a path.
    """
    first: dict[tuple[str, str], Receipt] = {}
    for receipt in receipts:
        first.setdefault((receipt.path, receipt.blob), receipt)
    found = []
    for agency, files in records.filed.items():
        for item, path, blob, step in _files(files):
            receipt = first.get((path, blob))
            found.append(
                Lateness(
                    agency,
                    item,
                    path,
                    blob,
                    deadline_of(records, step, agency, item),
                    receipt.received if receipt else None,
                    receipt.delivery if receipt else None,
                    (claims or {}).get(path),
                )
            )
    return tuple(found)


def _files(files: AgencyFiles) -> Iterator[tuple[str | None, str, str, Step]]:
    for item, filed in sorted(files.submissions.items()):
        yield item, filed.front.path, filed.front.blob, Step.SUBMIT
    shared = [*files.documents.values(), *files.figures.values(), *files.other_figures]
    for path, blob in sorted({(one.path, one.blob) for one in shared}):
        yield None, path, blob, Step.SUBMIT
    for path, blob in sorted({(one.path, one.blob) for one in files.explanations}):
        yield None, path, blob, Step.EXPLAIN
