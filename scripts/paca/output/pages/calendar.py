"""Lịch: the round's phases with the days left on the day of assessment, and where each day was read."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from markupsafe import Markup

from paca.model.round import Member

from .banner import Banner, banner
from .book import Book, Deadline
from .marks import fact_chip
from .overview import next_deadline
from .timeline import TimelinePhase, timeline


@dataclass(frozen=True, slots=True)
class CalendarView:
    banner: Banner
    as_of: dt.date
    period: tuple[dt.date, dt.date] | None
    phases: tuple[TimelinePhase, ...]
    next: Deadline
    submit: Deadline
    unknown: int  # phases without a published day
    plan: str | None
    plan_chip: Markup
    group: tuple[tuple[Member, Markup], ...]
    sourced: bool  # whether any member of the group has a source or a note: else there is no column of them
    notes: tuple[str, ...]
    sources: tuple[str, ...]


def calendar_view(book: Book) -> CalendarView:
    held = book.assessment.records.round
    model = held.model if held else None
    phases = timeline(book)
    return CalendarView(
        banner=banner(book),
        as_of=book.assessment.as_of,
        period=(model.period.start, model.period.end) if model else None,
        phases=phases,
        next=next_deadline(book),
        submit=book.submit_deadline,
        unknown=sum(1 for phase in phases if phase.until is None),
        plan=model.plan if model else None,
        plan_chip=fact_chip(model.plan_status) if model else Markup(""),
        group=tuple((member, fact_chip(member.status)) for member in model.working_group) if model else (),
        sourced=any(member.source or member.note for member in model.working_group) if model else False,
        notes=model.notes if model else (),
        sources=model.sources if model else (),
    )
