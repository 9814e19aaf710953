"""Cơ quan: the index, grouped as the register groups them, in its order and never by rank."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from fractions import Fraction

from paca.assessment import State

from .banner import Banner, banner
from .book import ZERO, Book, Deadline, Progress, progress
from .links import Links


@dataclass(frozen=True, slots=True)
class AgencyLine:
    slug: str
    name: str
    href: str
    progress: Progress
    returned: int
    reachable: Fraction
    last_change: dt.date | None


@dataclass(frozen=True, slots=True)
class AgencyGroupView:
    key: str
    title: str
    agencies: tuple[AgencyLine, ...]


@dataclass(frozen=True, slots=True)
class AgenciesView:
    banner: Banner
    groups: tuple[AgencyGroupView, ...]
    progress: Progress
    deadline: Deadline
    count: int


def agencies_view(book: Book) -> AgenciesView:
    links = Links()
    return AgenciesView(
        banner=banner(book),
        groups=tuple(
            AgencyGroupView(key, title, tuple(agency_line(agency.slug, book, links) for agency in members))
            for key, title, members in book.groups
        ),
        progress=book.progress,
        deadline=book.submit_deadline,
        count=len(book.agencies),
    )


def agency_line(slug: str, book: Book, links: Links) -> AgencyLine:
    entries = book.by_agency.get(slug, ())
    counts = progress(entries)
    days = [entry.last_change.on.date() for entry in entries if entry.last_change]
    return AgencyLine(
        slug=slug,
        name=book.name(slug),
        href=links.agency(slug),
        progress=counts,
        returned=counts.of(State.RETURNED),
        reachable=sum((entry.reachable for entry in entries), ZERO),
        last_change=max(days, default=None),
    )
