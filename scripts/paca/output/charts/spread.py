"""How agencies lie apart: a dot each on one scale, and the same in order of place."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from statistics import median

from markupsafe import Markup

from ...score.rank import ranks
from ..language import say
from ..notation import number, percent
from .svg import WIDTH, Table, frame, length, line, rect, shorten, text


@dataclass(frozen=True, slots=True)
class Standing:
    """``share`` (0..1) of what an agency could have; ``group`` names those it may be compared with."""

    label: str
    share: Fraction
    group: str = ""


STEPS = 20  # columns of dots: five percent each
DOT, LEFT, RIGHT = 9, 4, WIDTH - 4
BAR, NAMES, PLACE = 18, 150, 34


def distribution(standings: Sequence[Standing], *, title: str, description: str = "") -> Markup:
    """A row of stacked dots a group, 0 to 100 %, with the group's median as a line."""
    body: list[str] = []
    top = 0.0
    for group, members in _groups(standings):
        columns = Counter(min(int(one.share * STEPS), STEPS - 1) for one in members)
        tall = max(columns.values())
        base = top + 18 + DOT * tall
        middle = median(one.share for one in members)
        told = say("{group}: trung vị {share}", group=group or say("Cơ quan"), share=percent(middle, 0))
        body.append(text(0, top + 12, shorten(told, WIDTH), classes="t1"))
        for column, count in sorted(columns.items()):
            x = LEFT + (RIGHT - LEFT) * (column + 0.5) / STEPS
            body += [
                f'<circle cx="{length(x)}" cy="{length(base - DOT * (k + 0.5))}" r="3.6" class="c-one"/>'
                for k in range(count)
            ]
        at = float(LEFT + (RIGHT - LEFT) * middle)
        body += [
            line(LEFT, base + 1, RIGHT, base + 1, "c-axis"),
            line(at, base - DOT * tall - 2, at, base + 5, "c-median"),
        ]
        top = base + 12
    body += [
        text(LEFT, top + 8, "0", classes="t2"),
        text(WIDTH / 2, top + 8, "50", classes="t2", anchor="middle"),
        text(RIGHT, top + 8, "100 %", classes="t2", anchor="end"),
    ]
    return frame(top + 14, body, title=title, description=description)


def distribution_rows(standings: Sequence[Standing]) -> Table:
    """The table twin: lowest, middle and highest of each group."""
    header = (say("Nhóm"), say("Số cơ quan"), say("Thấp nhất"), say("Trung vị"), say("Cao nhất"))
    return header, tuple(
        (
            group or say("Cơ quan"),
            number(len(members)),
            *(
                percent(value, 0)
                for value in (
                    min(one.share for one in members),
                    median(one.share for one in members),
                    max(one.share for one in members),
                )
            ),
        )
        for group, members in _groups(standings)
    )


def rank_bars(standings: Sequence[Standing], *, title: str, description: str = "") -> Markup:
    """A bar an agency, the highest first; equal shares have equal places."""
    body = []
    for row, (place, one) in enumerate(ranked(standings)):
        top = row * BAR
        wide = float((WIDTH - NAMES - PLACE - 44) * min(one.share, Fraction(1)))
        body += [
            text(PLACE - 8, top + 13, place, classes="t2", anchor="end"),
            text(PLACE, top + 13, shorten(one.label, NAMES), classes="t5"),
            rect(PLACE + NAMES, top + 4, WIDTH - NAMES - PLACE - 44, 10, "c-track"),
            rect(PLACE + NAMES, top + 4, wide, 10, "c-bar"),
            text(WIDTH, top + 13, percent(one.share, 0), classes="t2", anchor="end"),
        ]
    return frame(BAR * len(standings) + 4, body, title=title, description=description)


def rank_rows(standings: Sequence[Standing]) -> Table:
    """The table twin."""
    return (say("Thứ tự"), say("Cơ quan"), say("Nhóm"), say("Tỷ lệ")), tuple(
        (place, one.label, one.group, percent(one.share)) for place, one in ranked(standings)
    )


def ranked(standings: Sequence[Standing]) -> tuple[tuple[str, Standing], ...]:
    """Highest first with its place; those who are equal share it: "2–4"."""
    places = ranks({index: one.share for index, one in enumerate(standings)})
    return tuple((str(place), standings[index]) for index, place in places.items())


def _groups(standings: Sequence[Standing]) -> list[tuple[str, list[Standing]]]:
    held: dict[str, list[Standing]] = {}
    for one in standings:
        held.setdefault(one.group, []).append(one)
    return list(held.items())
