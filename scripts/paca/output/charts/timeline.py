"""The calendar of the round: a row a phase, with the day of assessment across."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from markupsafe import Markup

from ..vietnamese import day
from .svg import WIDTH, Table, frame, line, rect, shorten, text


@dataclass(frozen=True, slots=True)
class PhaseRow:
    """A phase; a day that nobody published is None and is written, never drawn."""

    label: str
    start: dt.date | None
    until: dt.date | None
    placeholder: bool = False
    current: bool = False


ROW, LEFT = 26, 176


def timeline(phases: Sequence[PhaseRow], *, today: dt.date, title: str, description: str = "") -> Markup:
    """Phases in order; ``today`` is the day of assessment, an argument like everything else."""
    days = [found for phase in phases for found in (phase.start, phase.until) if found]
    first, last = min([*days, today]), max([*days, today])
    span = max((last - first).days, 1)

    def at(when: dt.date) -> float:
        return LEFT + (WIDTH - LEFT) * (when - first).days / span

    height = 20 + ROW * len(phases) + 6
    body = []
    for place, phase in enumerate(phases):
        top = 20 + place * ROW
        body.append(text(0, top + 16, shorten(phase.label, LEFT - 8), classes="t1" if phase.current else ""))
        if phase.start is None and phase.until is None:
            body.append(text(LEFT, top + 16, "ngày chưa công bố", classes="t2"))
            continue
        begin, end = at(phase.start or phase.until or first), at(phase.until or phase.start or last)
        over = (phase.until or phase.start or last) < today
        tone = "c-now" if phase.current else "c-past" if over else "c-ahead"
        dates = " – ".join(day(found) for found in (phase.start, phase.until) if found)
        mark = " c-open" if phase.placeholder else ""
        wide = max(end - begin, 8)
        left = min(begin, WIDTH - wide)
        body.append(rect(left, top + 6, wide, 12, tone + mark, title=f"{phase.label}: {dates}"))
    now = at(today)
    body.append(line(now, 16, now, height, "c-today"))
    anchor, x = ("end", WIDTH) if now > WIDTH - 50 else ("middle", now)
    body.append(text(x, 11, f"hôm nay {day(today)}", classes="t3", anchor=anchor))
    return frame(height, body, title=title, description=description)


def timeline_rows(phases: Sequence[PhaseRow]) -> Table:
    """The table twin."""

    def published(when: dt.date | None, placeholder: bool) -> str:
        if when is None:
            return "chưa công bố"
        return f"{day(when)} (tạm đặt)" if placeholder else day(when)

    return ("Bước", "Từ", "Đến"), tuple(
        (phase.label, published(phase.start, phase.placeholder), published(phase.until, phase.placeholder))
        for phase in phases
    )
