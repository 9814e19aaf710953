"""A chart with its caption and, folded, the numbers it draws."""

from __future__ import annotations

from collections.abc import Sequence

from markupsafe import Markup

from paca.output.language import say

Table = tuple[Sequence[str], Sequence[Sequence[str]]]


def figure(picture: Markup, table: Table | None, caption: str) -> Markup:
    """``table`` is the chart's twin, None where another table of the page says the same."""
    twin = _table(table) if table else Markup("")
    told = Markup("<figcaption>{}</figcaption>").format(caption) if caption else Markup("")
    return Markup('<figure class="paca-chart">{}{}{}</figure>').format(picture, told, twin)


def _table(table: Table) -> Markup:
    header, rows = table
    head = Markup("").join(Markup("<th>{}</th>").format(name) for name in header)
    body = Markup("").join(
        Markup("<tr>{}</tr>").format(Markup("").join(Markup("<td>{}</td>").format(cell) for cell in row))
        for row in rows
    )
    return Markup(
        '<details class="paca-more"><summary>{}</summary><div class="paca-scroll" tabindex="0" '
        'role="region" aria-label="{}"><table class="paca-table"><thead><tr>{}</tr></thead>'
        "<tbody>{}</tbody></table></div></details>"
    ).format(say("Xem bảng số"), say("Bảng số"), head, body)
