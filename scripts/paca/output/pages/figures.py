"""A chart with its caption and, folded, the numbers it draws."""

from __future__ import annotations

from collections.abc import Sequence

from markupsafe import Markup, escape

from paca.output.language import say

Table = tuple[Sequence[str], Sequence[Sequence[str]]]


def figure(
    picture: Markup,
    table: Table | None,
    caption: str,
    *,
    source: tuple[str, str] | None = None,
    links: Sequence[str] = (),
) -> Markup:
    """``table`` is the chart's twin, None where another table of the page says the same.

    ``source``: address and text of what explains the numbers; ``links``: the same row by row of the twin.
    """
    twin = _table(table, links) if table else Markup("")
    told = escape(caption)
    if source:
        told += Markup('{}<a href="{}">{}</a>').format(" " if caption else "", *source)
    if told:
        told = Markup("<figcaption>{}</figcaption>").format(told)
    return Markup('<figure class="paca-chart">{}{}{}</figure>').format(picture, told, twin)


def _table(table: Table, links: Sequence[str]) -> Markup:
    header, rows = table
    head = Markup("").join(Markup("<th>{}</th>").format(name) for name in header)
    body = Markup("").join(
        Markup("<tr>{}</tr>").format(
            Markup("").join(Markup("<td>{}</td>").format(cell) for cell in _linked(row, links, place))
        )
        for place, row in enumerate(rows)
    )
    return Markup(
        '<details class="paca-more"><summary>{}</summary><div class="paca-scroll" tabindex="0" '
        'role="region" aria-label="{}"><table class="paca-table"><thead><tr>{}</tr></thead>'
        "<tbody>{}</tbody></table></div></details>"
    ).format(say("Xem bảng số"), say("Bảng số"), head, body)


def _linked(row: Sequence[str], links: Sequence[str], place: int) -> Sequence[str]:
    """The row with its first cell as a link, where there is one."""
    if place >= len(links):
        return row
    return (Markup('<a href="{}">{}</a>').format(links[place], row[0]), *row[1:])
