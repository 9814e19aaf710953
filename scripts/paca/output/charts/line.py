"""A score over the commits of a round: a step line, because a score holds until the next change."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from markupsafe import Markup

from ..language import say
from ..notation import day, number, points
from .svg import WIDTH, Table, frame, length, line, text


@dataclass(frozen=True, slots=True)
class Moment:
    """``value`` from ``on`` on; ``label`` names a version ("Dự thảo 1") where it has a name."""

    on: dt.date
    value: Fraction
    label: str = ""


TOP, BOTTOM, RIGHT = 26, 120, WIDTH - 44
ROOM = 120.0  # what a name above the line takes


def line_chart(moments: Sequence[Moment], *, maximum: Fraction, title: str, description: str = "") -> Markup:
    """From zero to ``maximum``, so that a small change looks small."""
    body = [line(0, BOTTOM, RIGHT, BOTTOM, "c-axis"), line(0, TOP, RIGHT, TOP, "c-grid")]
    body.append(text(RIGHT + 5, BOTTOM + 4, "0", classes="t2"))
    body.append(text(RIGHT + 5, TOP + 4, number(maximum), classes="t2"))
    if moments:
        places = _places(moments, maximum, left=0, right=RIGHT, top=TOP, bottom=BOTTOM)
        body.append(f'<path d="{_path(places)}" class="c-line"/>')
        told = -2 * ROOM
        for (x, y), moment in zip(places, moments, strict=True):
            if moment.label:
                body.append(f'<circle cx="{length(x)}" cy="{length(y)}" r="3.5" class="c-dot"/>')
                anchor = "start" if x < 40 else "end" if x > RIGHT - 40 else "middle"
                named = f"{moment.label}: {points(moment.value)}"
                above = x - told > ROOM  # two names close together: one above the line, one below
                body.append(text(x, y - 8 if above else y + 17, named, classes="t1", anchor=anchor))
                told = x if above else told
        body.append(text(0, BOTTOM + 16, day(moments[0].on), classes="t2"))
        if len(moments) > 1:
            body.append(text(RIGHT, BOTTOM + 16, day(moments[-1].on), classes="t2", anchor="end"))
    return frame(BOTTOM + 22, body, title=title, description=description)


def sparkline(moments: Sequence[Moment], *, maximum: Fraction, title: str) -> Markup:
    """The same as a small picture beside a number."""
    if not moments:
        return Markup("")
    places = _places(moments, maximum, left=2, right=98, top=2, bottom=22)
    x, y = places[-1]
    dot = f'<circle cx="{length(x)}" cy="{length(y)}" r="2.5" class="c-dot"/>'
    return frame(24, [f'<path d="{_path(places)}" class="c-line"/>', dot], title=title, width=100)


def line_rows(moments: Sequence[Moment]) -> Table:
    """The table twin."""
    return (say("Ngày"), say("Bản"), say("Điểm")), tuple(
        (day(m.on), m.label or "–", points(m.value)) for m in moments
    )


def _places(
    moments: Sequence[Moment], maximum: Fraction, *, left: float, right: float, top: float, bottom: float
) -> list[tuple[float, float]]:
    first, last = moments[0].on, moments[-1].on
    span = max((last - first).days, 1)
    return [
        (
            left + (right - left) * (moment.on - first).days / span,
            bottom - (bottom - top) * float(moment.value / maximum if maximum else 0),
        )
        for moment in moments
    ]


def _path(places: Sequence[tuple[float, float]]) -> str:
    (x, y), *rest = places
    return f"M{length(x)} {length(y)}" + "".join(f"H{length(x)}V{length(y)}" for x, y in rest)
