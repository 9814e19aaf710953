"""The status grid as a small picture: one path a state, neighbours in one stroke (a few kB for 43 x 52)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from markupsafe import Markup

from ..language import say
from .svg import Table, frame


def grid_picture(cells: Sequence[Sequence[str]], *, title: str, description: str = "") -> Markup:
    """``cells`` by row then column, each a State's value; every cell is 4 units wide."""
    paths: dict[str, list[str]] = {}
    for row, states in enumerate(cells):
        start = 0
        for column in range(1, len(states) + 1):
            if column == len(states) or states[column] != states[start]:
                stroke = f"M{4 * start} {4 * row + 2}h{4 * (column - start)}"
                paths.setdefault(states[start], []).append(stroke)
                start = column
    paths.pop("not-asked", None)
    body = [f'<path class="g-{state}" d="{"".join(strokes)}"/>' for state, strokes in sorted(paths.items())]
    width = 4 * max((len(states) for states in cells), default=1)
    return frame(4 * len(cells), body, title=title, description=description, width=width)


def grid_rows(cells: Sequence[Sequence[str]], *, labels: Mapping[str, str]) -> Table:
    """The table twin: how many cells are in each state, in the order of ``labels``."""
    counts = {state: sum(list(row).count(state) for row in cells) for state in labels}
    return (say("Trạng thái"), say("Số hồ sơ")), tuple(
        (labels[state], str(counts[state])) for state in labels
    )
