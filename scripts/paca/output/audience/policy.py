"""Which classes are open to the public on the day of assessment: the round's policy and its calendar.

``after-final`` is reached when the report is adopted.  The calendar says when that is: the last day of
the phases ``adopt`` must be over.  A day that nobody published (placeholder, inferred) opens nothing;
without a day to rely on, every filed submission must bear a final decision.  See docs/publication.md.
"""

from __future__ import annotations

import datetime as dt

from paca.assessment import Assessment, State
from paca.model.round import Publication, Round, Step
from paca.model.values import FactStatus
from paca.model.visibility import Audience, Publicity

RELIABLE = frozenset({FactStatus.EXACT, FactStatus.PARTIAL})
UNFILED = frozenset({State.MISSING, State.NOT_ASKED})


def public_audience(assessment: Assessment) -> Audience:
    """What the public sees of ``assessment``; without a readable ``assessment.yml`` next to nothing."""
    held = assessment.records.round
    policy = held.model.publication if held else Publication()
    return Audience(open_classes(policy, final=is_final(assessment)))


def open_classes(policy: Publication, *, final: bool) -> frozenset[Publicity]:
    """The classes of publication that ``policy`` opens before or after the report is adopted."""
    opened = {Publicity.ALWAYS}
    if policy.scores == "always" or (policy.scores == "after-final" and final):
        opened.add(Publicity.SCORES)
    if policy.comments == "always" or (policy.comments == "after-final" and final):
        opened.add(Publicity.COMMENTS)
    if policy.evidence in ("register", "full"):
        opened.add(Publicity.REGISTER)
    if policy.evidence == "full":
        opened.add(Publicity.FULL)
    return frozenset(opened)


def is_final(assessment: Assessment) -> bool:
    """Whether the report is adopted on ``assessment.as_of``."""
    held = assessment.records.round
    adopted = adoption_day(held.model) if held else None
    if adopted is not None:
        return assessment.as_of > adopted
    filed = {entry.state for entry in assessment.entries.values()} - UNFILED
    return filed == {State.FINAL}


def adoption_day(round_: Round) -> dt.date | None:
    """The last day of adoption; None where no phase says it or one of its days cannot be relied on.

    In a fictional province placeholders are days like any others.
    """
    days = [
        phase.until if phase.status in RELIABLE or round_.province.fictional else None
        for phase in round_.calendar
        if phase.step is Step.ADOPT
    ]
    known = [day for day in days if day is not None]
    return max(known) if days and len(known) == len(days) else None
