"""``paca history`` as a table with a small picture, and as JSON (``paca.history/1``)."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from typing import Any

import click

from ..assessment import Outcome
from ..history.series import History, Point
from ..output.notation import change as signed
from ..output.notation import day, points
from . import words
from .language import say
from .layout import paragraph, width
from .output import print_table, table
from .score_json import amount

SCHEMA = "paca.history/1"
_BARS = "▁▂▃▄▅▆▇█"
NOTHING = "·"


def history_document(found: History) -> dict[str, Any]:
    return {
        "schema": SCHEMA,
        "code": found.code,
        "agency": found.agency,
        "year": found.year,
        "commits": {"walked": found.walked, "touched": found.touched, "shown": len(found.points)},
        "points": [
            {
                "commit": point.change.commit,
                "author": point.change.author,
                "on": point.change.on.isoformat(),
                "subject": point.change.subject,
                "tags": list(point.tags),
                "outcome": point.outcome.value if point.outcome else None,
                "points": amount(point.points),
                "max": amount(point.score.max) if point.score else None,
                "self": amount(point.self_points),
                "reviewed": amount(point.reviewed),
                "commits": point.commits,
            }
            for point in found.points
        ],
    }


def sparkline(values: Sequence[Fraction | None], top: Fraction) -> str:
    """One character a value on a scale from 0 to ``top``; a dot where there is no number.

    >>> sparkline([None, Fraction(0), Fraction(1), Fraction(2)], Fraction(2))
    '·▁▅█'
    """
    last = len(_BARS) - 1
    return "".join(
        NOTHING if value is None else _BARS[min(last, int(value * len(_BARS) / top))] if top else _BARS[0]
        for value in values
    )


def print_history(found: History, title: str) -> None:
    paragraph(title, bold=True)
    _print_line(found)
    click.echo()
    right = {"justify": "right", "no_wrap": True}
    made = table(
        (say("Ngày", "Day"), {"no_wrap": True}),
        ("Commit", {"no_wrap": True}),
        (say("Điểm", "Points"), right),
        ("±", right),
        (say("Việc (thẻ, người ghi)", "What (tag, author)"), {"ratio": 1}),
    )
    before: Point | None = None
    quiet = 0
    last = found.points[-1]
    for point in found.points:
        same = before is not None and (point.points, point.outcome) == (before.points, before.outcome)
        if same and not point.tags and point is not last:
            quiet += point.commits
            continue
        between = point.commits - 1 + quiet
        quiet = 0
        made.add_row(
            day(point.change.on.date()),
            point.change.commit[:10],
            _points(point),
            "" if before is None or same else signed((point.points or 0) - (before.points or 0)),
            _what(point, between),
        )
        before = point
    print_table(made)
    if found.sampled:
        paragraph(
            say(
                f"Lấy mẫu {len(found.points)}/{found.touched} commit có thay đổi dữ liệu (đầu tiên, các thẻ, "
                f"mới nhất); --limit 0 xem hết.",
                f"{len(found.points)} of {found.touched} commits that changed data (the first, tags, the "
                f"newest); --limit 0 for all.",
            )
        )


def _print_line(found: History) -> None:
    values = [point.points for point in found.points]
    top = max((point.score.max for point in found.points if point.score), default=Fraction(0))
    room = max(width() - 24, 20)
    step = -(-len(values) // room)
    shown = values[::-1][::step][::-1]  # the newest is always shown
    click.echo(
        f"0–{points(top, 0) if top.denominator == 1 else points(top)}  {sparkline(shown, top)}  "
        + _points(found.points[-1])
    )


def _points(point: Point) -> str:
    left_out = point.score is not None and point.score.left_out
    if point.outcome is None or (point.outcome is Outcome.SCORED and not left_out):
        return points(point.points)
    word = words.outcome(point.outcome, left_out=left_out)
    return f"{word} ({points(point.points)})" if point.points else word


def _what(point: Point, between: int) -> str:
    tags = "".join(f"[{tag}] " for tag in point.tags)
    more = say(f" (+{between} commit trước đó)", f" (+{between} commits before it)") if between > 0 else ""
    return f"{tags}{point.change.subject} · {point.change.author}{more}"
