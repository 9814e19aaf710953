"""Where one stands among one's like: every value a mark, the median a line, one's own mark named."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from statistics import median

from markupsafe import Markup

from ..language import say
from ..notation import number, points
from .svg import WIDTH, Table, frame, length, line, text

EDGE = 6


def strip(
    values: Sequence[Fraction], *, own: Fraction | None, maximum: Fraction, title: str, description: str = ""
) -> Markup:
    """``values`` of all like agencies (own included) from 0 to ``maximum``; no names, no ranking."""
    whole = float(maximum)

    def at(value: Fraction) -> float:
        return EDGE + (WIDTH - 2 * EDGE) * (min(float(value) / whole, 1.0) if whole else 0.0)

    body = [line(EDGE, 34, WIDTH - EDGE, 34, "c-axis")]
    if values:
        marks = "".join(f"M{length(at(value))} 27v14" for value in sorted(values))
        body.append(f'<path d="{marks}" class="c-tick"/>')
        typical = median(values)
        middle = at(typical)
        body.append(line(middle, 22, middle, 46, "c-median"))
        body.append(_near(middle, 60, say("trung vị {points}", points=points(typical)), "t2"))
    if own is not None:
        body.append(f'<circle cx="{length(at(own))}" cy="34" r="6.5" class="c-own"/>')
        body.append(_near(at(own), 15, say("cơ quan này {points}", points=points(own)), "t1"))
    body.append(text(0, 60, "0", classes="t2") if not values or middle > 90 else "")
    right = number(maximum)
    body.append(text(WIDTH, 60, right, classes="t2", anchor="end"))
    return frame(66, body, title=title, description=description)


def strip_rows(values: Sequence[Fraction], *, own: Fraction | None) -> Table:
    """The table twin: lowest, median, highest and own."""
    header = (
        say("Thấp nhất"),
        say("Trung vị"),
        say("Cao nhất"),
        say("Cơ quan này"),
        say("Số cơ quan"),
    )
    low, middle, high = (min(values), median(values), max(values)) if values else (None, None, None)
    return header, ((points(low), points(middle), points(high), points(own), number(len(values))),)


def _near(x: float, y: float, label: str, classes: str) -> str:
    """A label at ``x`` that does not leave the chart."""
    half = 3.2 * len(label)
    if x < half:
        return text(0, y, label, classes=classes)
    if x > WIDTH - half - 24:
        return text(min(x + half, WIDTH - 28), y, label, classes=classes, anchor="end")
    return text(x, y, label, classes=classes, anchor="middle")
