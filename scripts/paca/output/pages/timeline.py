"""The round's calendar placed against the day of assessment."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from markupsafe import Markup

from .book import Book
from .marks import fact_chip
from .words import STEPS


@dataclass(frozen=True, slots=True)
class TimelinePhase:
    """``place`` is past, now, ahead, or open where no day is published."""

    title: str
    step: str
    start: dt.date | None
    until: dt.date | None
    days: int | None
    place: str
    chip: Markup
    source: str | None
    note: str | None


def timeline(book: Book) -> tuple[TimelinePhase, ...]:
    held = book.assessment.records.round
    placed = {place.key: place for place in book.assessment.calendar}
    phases = []
    for phase in held.model.calendar if held else ():
        place = placed.get(phase.key)
        days = place.days_left if place else None
        if place and place.current:
            where = "now"
        elif days is None:
            where = "open"
        else:
            where = "past" if days < 0 else "ahead"
        phases.append(
            TimelinePhase(
                title=phase.title,
                step=STEPS[phase.step],
                start=phase.start,
                until=phase.until,
                days=days,
                place=where,
                chip=fact_chip(phase.status),
                source=phase.source,
                note=phase.note,
            )
        )
    return tuple(phases)
