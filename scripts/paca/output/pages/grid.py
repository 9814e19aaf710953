"""Ma trận hồ sơ: agencies down, items across; a cell is a symbol and a tone, and opens the submission."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup, escape

from paca.assessment import State

from .banner import Banner, banner
from .book import NOT_FILED, Book
from .links import Links
from .submissions import has_section
from .waiting import Waiting, waiting
from .words import STATES, Sign


@dataclass(frozen=True, slots=True)
class GridColumn:
    code: str
    title: str
    href: str
    part: str
    filed: int
    asked: int


@dataclass(frozen=True, slots=True)
class GridRow:
    """``cells`` is the whole row of <td>, made in one go: templates are slow cell by cell.

    ``owed`` lists what is not in order, for the list form: (state, code, title).
    """

    slug: str
    name: str
    short: str
    href: str
    cells: Markup
    filed: int
    asked: int
    owed: tuple[tuple[State, tuple[str, ...]], ...]


@dataclass(frozen=True, slots=True)
class GridGroup:
    key: str
    title: str
    rows: tuple[GridRow, ...]


@dataclass(frozen=True, slots=True)
class GridView:
    banner: Banner
    parts: tuple[tuple[str, str, int], ...]  # code, title, number of columns
    columns: tuple[GridColumn, ...]
    groups: tuple[GridGroup, ...]
    legend: tuple[tuple[Sign, int], ...]
    filed: int
    asked: int
    states: tuple[tuple[str, str, tuple[tuple[State, ...], ...]], ...]  # group key, title, rows of states
    waiting: Waiting | None


def grid_view(book: Book) -> GridView:
    links = Links()
    states = {(entry.agency, entry.item): entry.state for entry in book.assessment.entries.values()}
    codes = [item.node.code or "" for item in book.items if item.node]
    columns = tuple(_column(code, book, links) for code in codes)
    groups = tuple(
        GridGroup(key, title, tuple(_row(agency.slug, codes, states, book, links) for agency in members))
        for key, title, members in book.groups
    )
    spans: dict[str, int] = {}
    for code in codes:
        spans[book.part_of(code)] = spans.get(book.part_of(code), 0) + 1
    counts = book.progress
    return GridView(
        banner=banner(book),
        parts=tuple((part, book.title_of(part), span) for part, span in spans.items()),
        columns=columns,
        groups=groups,
        legend=tuple((STATES[state], counts.of(state)) for state in State),
        filed=counts.filed,
        asked=counts.asked,
        states=tuple(
            (
                key,
                title,
                tuple(
                    tuple(states.get((agency.slug, code), State.NOT_ASKED) for code in codes)
                    for agency in members
                ),
            )
            for key, title, members in book.groups
        ),
        waiting=waiting(book),
    )


def _column(code: str, book: Book, links: Links) -> GridColumn:
    entries = book.by_item.get(code, ())
    filed = sum(1 for entry in entries if entry.state not in NOT_FILED)
    return GridColumn(code, book.title_of(code), links.item(code), book.part_of(code), filed, len(entries))


# The theme's cell classes.
CELLS = {
    State.MISSING: "s-m",
    State.SUBMITTED: "s-s",
    State.RETURNED: "s-r",
    State.REVIEWED: "s-v",
    State.EXPLAINED: "s-e",
    State.FINAL: "s-f",
    State.WITHHELD: "s-n",
}
_EMPTY = Markup('<td class="s-n"></td>')


def _row(
    slug: str, codes: list[str], states: dict[tuple[str, str], State], book: Book, links: Links
) -> GridRow:
    href = links.agency(slug)
    ways = {True: escape(links.submission(slug)), False: escape(href)}
    shown = {entry.item for entry in book.by_agency.get(slug, ()) if has_section(entry, book)}
    cells, owed = [], {}
    filed = asked = 0
    for code in codes:
        state = states.get((slug, code), State.NOT_ASKED)
        if state is State.NOT_ASKED:
            cells.append(_EMPTY)
            continue
        asked += 1
        filed += state not in NOT_FILED
        if state in (State.MISSING, State.RETURNED):
            owed.setdefault(state, []).append(code)
        # What the symbol says is written once, at the table; the page's script gives it to each link.
        way = ways[code in shown]
        cells.append(f'<td class="{CELLS[state]}"><a href="{way}#{code}">{STATES[state].symbol}</a></td>')
    return GridRow(
        slug,
        book.name(slug),
        book.short(slug),
        href,
        Markup("".join(cells)),  # codes and signs are ours: nothing of an agency's text is in a cell
        filed,
        asked,
        tuple((state, tuple(found)) for state, found in owed.items()),
    )
