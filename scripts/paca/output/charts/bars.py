"""Self, reviewed and verified score of each part, with the gap named."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from markupsafe import Markup

from ..language import say
from ..notation import change, number, points
from .svg import WIDTH, Table, frame, length, rect, shorten, text


@dataclass(frozen=True, slots=True)
class ScoreRow:
    """Points of one part (or of the total, ``part`` None); a score that does not exist is None, not zero."""

    label: str
    max: Fraction
    self_points: Fraction | None
    reviewed: Fraction | None
    verified: Fraction | None = None
    part: str | None = None  # a–d


ROW, TRACK = 54, WIDTH


def score_bars(rows: Sequence[ScoreRow], *, title: str, description: str = "") -> Markup:
    """One group of bars a row, each as a share of the row's own maximum."""
    body = [_legend()]
    for place, row in enumerate(rows):
        top = 22 + place * ROW
        hue = f"in-{row.part}" if row.part else "in-total"
        scores = f"{points(row.self_points)} → {points(row.reviewed)}"
        if row.verified is not None:
            scores += f" → {points(row.verified)}"
        body.append(f'<g class="{hue}">')
        scores += f" / {number(row.max)}"
        room = WIDTH - 6 * len(scores) - 8
        body.append(text(0, top + 12, shorten(row.label, room, size=6), classes="t1"))
        body.append(text(WIDTH, top + 12, scores, classes="tn", anchor="end"))
        body.append(rect(0, top + 18, TRACK, 18, "c-track"))
        body.append(_bar(row.self_points, row.max, top + 18, 18, "c-self"))
        body.append(_bar(row.reviewed, row.max, top + 20, 14, "c-reviewed"))
        if row.verified is not None and row.max:
            x = TRACK * row.verified / row.max
            body.append(f'<path d="M{length(x)} {length(top + 15)}v24" class="c-verified"/>')
        if (gap := row_gap(row)) and row.max:
            x = min(TRACK * max(row.self_points or 0, row.reviewed or 0) / row.max, Fraction(TRACK))
            named = say("chênh {points}", points=points(abs(gap)))
            if x > TRACK - 90:  # no room behind the bars: inside the shorter one
                inside = TRACK * min(row.self_points or 0, row.reviewed or 0) / row.max
                body.append(text(float(inside - 6), top + 31, named, classes="t4", anchor="end"))
            else:
                body.append(text(float(x + 4), top + 31, named, classes="t3"))
        body.append("</g>")
    return frame(22 + ROW * len(rows), body, title=title, description=description)


def row_gap(row: ScoreRow) -> Fraction | None:
    """Reviewed less self score, where both exist."""
    if row.self_points is None or row.reviewed is None:
        return None
    return row.reviewed - row.self_points


def score_rows(rows: Sequence[ScoreRow]) -> Table:
    """The table twin."""
    header = (
        say("Phần"),
        say("Điểm tối đa"),
        say("Tự chấm"),
        say("Tổ công tác"),
        say("Chênh"),
        say("Thẩm định"),
    )
    return header, tuple(
        (
            row.label,
            number(row.max),
            points(row.self_points),
            points(row.reviewed),
            change(row_gap(row)),
            points(row.verified),
        )
        for row in rows
    )


def _bar(value: Fraction | None, maximum: Fraction, y: float, height: float, classes: str) -> str:
    if value is None or not maximum:
        return ""
    return rect(0, y, float(TRACK * min(value / maximum, Fraction(1))), height, classes)


def _legend() -> str:
    return (
        rect(0, 3, 14, 10, "c-self in-total")
        + text(19, 12, say("Tự chấm"), classes="t2")
        + rect(84, 4, 14, 8, "c-reviewed in-total")
        + text(103, 12, say("Tổ công tác"), classes="t2")
        + '<path d="M190 1v14" class="c-verified"/>'
        + text(197, 12, say("Thẩm định (TTCP)"), classes="t2")
    )
