"""Lateness by the forge's own log: when it received exactly the blob that stands.  Pure.

A commit's date is shown beside it as what it is, a claim.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from ..arrival import Arrival, deadline_of, due
from ..model.round import Step
from ..records import AgencyFiles, Records
from .record import Receipt


@dataclass(frozen=True, slots=True)
class Lateness:
    """One file of an agency.  ``claimed``: the commit's own date."""

    agency: str
    item: str | None
    path: str
    blob: str
    arrival: Arrival
    claimed: dt.datetime | None


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
        for item, path, blob, step in filed_files(files):
            receipt = first.get((path, blob))
            if item is None:
                end = deadline_of(records, step, agency)
            else:
                decisions = records.working_group.decisions.get((item, agency), ())
                phases = records.round.model.calendar if records.round else ()
                end = due(phases, records.working_group.extensions, agency, item, decisions=decisions)
            came = Arrival(end, receipt.received, receipt.delivery) if receipt else Arrival(end, None)
            found.append(Lateness(agency, item, path, blob, came, (claims or {}).get(path)))
    return tuple(found)


def filed_files(files: AgencyFiles) -> Iterator[tuple[str | None, str, str, Step]]:
    """Item (None: a file of many), path, blob and the step it belongs to, of all that an agency filed."""
    for item, filed in sorted(files.submissions.items()):
        yield item, filed.front.path, filed.front.blob, Step.SUBMIT
    shared = [*files.documents.values(), *files.figures.values(), *files.other_figures]
    for path, blob in sorted({(one.path, one.blob) for one in shared}):
        yield None, path, blob, Step.SUBMIT
    for path, blob in sorted({(one.path, one.blob) for one in files.explanations}):
        yield None, path, blob, Step.EXPLAIN
