"""The calendar of the round: a row a phase, with the day of assessment across."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from ..language import say
from ..notation import day
from .svg import WIDTH, Table, frame, line, rect, text, wrap


@dataclass(frozen=True, slots=True)
class PhaseRow:
    """A phase; a day that nobody published is None and is written, never drawn."""

    label: str
    start: dt.date | None
    until: dt.date | None
    placeholder: bool = False
    current: bool = False


ROW, LEFT = 34, 186


def timeline(phases: Sequence[PhaseRow], *, today: dt.date, title: str, description: str = "") -> Markup:
    """Phases in order; ``today`` is the day of assessment, an argument like everything else."""
    days = [found for phase in phases for found in (phase.start, phase.until) if found]
    first, last = min(days, default=today), max(days, default=today)
    # A day far outside the calendar would squeeze every phase: it is drawn at the edge instead.
    margin = dt.timedelta(days=(last - first).days // 8 + 1)
    first, last = max(min(first, today), first - margin), min(max(last, today), last + margin)
    span = max((last - first).days, 1)

    def at(when: dt.date) -> float:
        return LEFT + (WIDTH - LEFT) * (when - first).days / span

    height = 20 + ROW * len(phases) + 6
    body = []
    for place, phase in enumerate(phases):
        top = 20 + place * ROW
        lines = wrap(phase.label, LEFT - 10)
        for number, part in enumerate(lines):
            y = top + 17 + 14 * number - 7 * (len(lines) - 1)
            body.append(text(0, y, part, classes="t1" if phase.current else "t5"))
        if phase.start is None and phase.until is None:
            body.append(text(LEFT, top + 17, say("ngày chưa công bố"), classes="t2"))
            continue
        begin, end = at(phase.start or phase.until or first), at(phase.until or phase.start or last)
        over = (phase.until or phase.start or last) < today
        tone = "c-now" if phase.current else "c-past" if over else "c-ahead"
        dates = " – ".join(day(found) for found in (phase.start, phase.until) if found)
        mark = " c-open" if phase.placeholder else ""
        wide = max(end - begin, 8)
        left = min(begin, WIDTH - wide)
        body.append(rect(left, top + 7, wide, 13, tone + mark, title=f"{phase.label}: {dates}"))
    now = at(min(max(today, first), last))
    body.append(line(now, 16, now, height, "c-today"))
    anchor, x = ("end", WIDTH) if now > WIDTH - 55 else ("middle", now)
    body.append(text(x, 11, say("hôm nay {day}", day=day(today)), classes="t3", anchor=anchor))
    return frame(height, body, title=title, description=description)


def timeline_rows(phases: Sequence[PhaseRow]) -> Table:
    """The table twin."""

    def published(when: dt.date | None, placeholder: bool) -> str:
        if when is None:
            return say("chưa công bố")
        return say("{day} (tạm đặt)", day=day(when)) if placeholder else day(when)

    return (say("Bước"), say("Từ"), say("Đến")), tuple(
        (phase.label, published(phase.start, phase.placeholder), published(phase.until, phase.placeholder))
        for phase in phases
    )
