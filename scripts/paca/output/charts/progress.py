"""How far submissions have come, a stacked bar a group."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from markupsafe import Markup

from ..language import say
from ..notation import number, out_of, percent
from .svg import WIDTH, Table, frame, rect, shorten, text


@dataclass(frozen=True, slots=True)
class Segment:
    state: str  # a State's value, which is also the class of its colour
    label: str
    count: int


@dataclass(frozen=True, slots=True)
class ProgressRow:
    label: str
    segments: tuple[Segment, ...]  # in the order they shall stand, the same in every row

    @property
    def total(self) -> int:
        return sum(segment.count for segment in self.segments)


ROW = 40


def state_bars(
    rows: Sequence[ProgressRow], *, title: str, done: frozenset[str], description: str = ""
) -> Markup:
    """One stacked bar a row; ``done`` are the states that count in "x / y" at the right."""
    body, legend_height = _legend(rows)
    for place, row in enumerate(rows):
        top = legend_height + place * ROW
        finished = sum(segment.count for segment in row.segments if segment.state in done)
        body.append(text(0, top + 12, shorten(row.label, 300), classes="t1"))
        body.append(text(WIDTH, top + 12, out_of(finished, row.total), classes="tn", anchor="end"))
        x = 0.0
        for segment in row.segments:
            if not segment.count:
                continue
            width = WIDTH * segment.count / row.total
            named = f"{segment.label}: {number(segment.count)}"
            body.append(rect(x, top + 18, max(width - 1, 0.6), 12, f"st-{segment.state}", title=named))
            x += width
    return frame(legend_height + ROW * len(rows), body, title=title, description=description)


def state_rows(rows: Sequence[ProgressRow]) -> Table:
    """The table twin: counts and their share of the row."""
    labels = tuple(segment.label for segment in rows[0].segments) if rows else ()

    def cell(segment: Segment, total: int) -> str:
        return f"{number(segment.count)} ({percent(Fraction(segment.count, total), 0)})" if total else "0"

    return (say("Nhóm"), *labels, say("Tổng")), tuple(
        (row.label, *(cell(segment, row.total) for segment in row.segments), number(row.total))
        for row in rows
    )


def _legend(rows: Sequence[ProgressRow]) -> tuple[list[str], float]:
    """Swatches of the states that occur, as many lines as they need."""
    seen = {segment.state: segment.label for row in rows for segment in row.segments if segment.count}
    body, x, y = [], 0.0, 12.0
    for state, label in seen.items():
        width = 17 + 6.4 * len(label) + 14
        if x + width - 14 > WIDTH and x:
            x, y = 0.0, y + 17
        body += [rect(x, y - 9, 12, 10, f"st-{state}"), text(x + 17, y, label, classes="t2")]
        x += width
    return body, y + 12
