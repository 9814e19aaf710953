"""Chờ thẩm tra: what waits for the working group, agency by agency; the way in for a reviewer on a phone.

How the review goes is the working group's: the public gets no such list, only what the grid shows it.
"""

from __future__ import annotations

from dataclasses import dataclass

from paca.assessment import Entry, State
from paca.model.decision import Verdict
from paca.output.language import say

from .book import Book
from .links import Links
from .submissions import entry_link

# An explained one comes first: somebody waits for the answer to an answer.
WAITING = (State.EXPLAINED, State.SUBMITTED)
# Codes listed of an agency's state; before the first decisions, when all wait, its page leads to each.
LISTED = 20


@dataclass(frozen=True, slots=True)
class WaitingState:
    """``ways``: (item code, its submission), or one way to all that the agency filed."""

    state: State
    count: int
    ways: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class WaitingRow:
    name: str
    href: str
    count: int
    states: tuple[WaitingState, ...]


@dataclass(frozen=True, slots=True)
class WaitingGroup:
    key: str
    title: str
    count: int
    rows: tuple[WaitingRow, ...]


@dataclass(frozen=True, slots=True)
class Waiting:
    count: int
    explained: int
    agencies: int
    groups: tuple[WaitingGroup, ...]


def waiting(book: Book) -> Waiting | None:
    """None for the public."""
    if book.assessment.audience.public:
        return None
    links = Links()
    groups = []
    for key, title, members in book.groups:
        rows = tuple(row for agency in members if (row := _row(agency.slug, book, links)))
        if rows:
            groups.append(WaitingGroup(key, title, sum(row.count for row in rows), rows))
    every = [row for group in groups for row in group.rows]
    return Waiting(
        count=sum(row.count for row in every),
        explained=sum(one.count for row in every for one in row.states if one.state is State.EXPLAINED),
        agencies=len(every),
        groups=tuple(groups),
    )


def _row(slug: str, book: Book, links: Links) -> WaitingRow | None:
    states = []
    for state in WAITING:
        found = [one for one in book.by_agency.get(slug, ()) if one.state is state and waits(one, book)]
        if len(found) > LISTED:
            states.append(
                WaitingState(state, len(found), ((say("mở hồ sơ của cơ quan"), links.submission(slug)),))
            )
        elif found:
            ways = tuple((one.item, entry_link(one, book, links)) for one in found)
            states.append(WaitingState(state, len(found), ways))
    if not states:
        return None
    return WaitingRow(book.name(slug), links.agency(slug), sum(one.count for one in states), tuple(states))


def waits(entry: Entry, book: Book) -> bool:
    """Whether the next step is the working group's: no decision yet, or none since the explanation."""
    if entry.state is State.EXPLAINED:  # also the name of the stage after an explanation was judged
        made = book.assessment.records.working_group.decisions.get((entry.item, entry.agency), ())
        return bool(made) and made[-1].model.verdict is Verdict.RETURN
    return entry.state is State.SUBMITTED
