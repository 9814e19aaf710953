"""What is still owed, by points at stake: an agency's to-do list and the round's three best moves."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction

from markupsafe import Markup

from paca.assessment import Entry, Missing, State
from paca.output.language import Words, say, spoken

from .book import ZERO, Book
from .edit_links import Editor
from .last_year import LastYearView, last_year_of_agency
from .links import Links
from .words import MISSING, lower_first

NAMED = 2  # so many agencies are named, the others counted


@dataclass(frozen=True, slots=True)
class Lack:
    """One thing missing, in words: ``Thiếu số liệu: số người đã chuyển đổi (người)``."""

    what: str
    text: str


@dataclass(frozen=True, slots=True)
class Task:
    """What one agency owes on one item."""

    code: str
    title: str
    href: str
    guide: str
    state: State
    lacks: tuple[Lack, ...]
    path: str
    gain: Fraction
    maximum: Fraction
    until: dt.date | None
    days: int | None
    command: str
    past: str = ""  # where the item's page tells of last year
    last_year: LastYearView | None = None
    edits: tuple[Markup, ...] = ()  # links that open the files in the forge's editor


@dataclass(frozen=True, slots=True)
class Move:
    """The points that an item would gain if all who owe something on it supplied it."""

    code: str
    title: str
    href: str
    who: str
    count: int
    gain: Fraction
    maximum: Fraction
    lacks: tuple[str, ...]


def tasks(slug: str, book: Book, links: Links) -> tuple[Task, ...]:
    """The agency's open items, most points first; the edition's order among equals."""
    owed = [entry for entry in book.by_agency.get(slug, ()) if entry.missing]
    owed.sort(key=lambda entry: -entry.reachable)
    told = last_year_of_agency(book, slug)
    return tuple(_task(entry, book, links, told.get(entry.item)) for entry in owed)


def _task(entry: Entry, book: Book, links: Links, last_year: LastYearView | None) -> Task:
    deadline = book.deadline_of(entry)
    year = book.assessment.records.year
    folder = f"evidence/{year}/{entry.agency}"
    asked = [lack for lack in entry.missing if lack.what != "submission"] or list(entry.missing)
    if entry.state is State.RETURNED:
        asked = list(entry.missing)
    node = book.node(entry.item)
    path = entry.position.path if entry.position else f"{folder}/{entry.item}.md"
    return Task(
        code=entry.item,
        title=node.title if node else entry.item,
        href=f"#{entry.item}",
        guide=links.item(entry.item, "huong-dan"),
        state=entry.state,
        lacks=tuple(lack_of(lack, book) for lack in asked),
        path=path,
        gain=entry.reachable,
        maximum=node.max if node and node.max is not None else ZERO,
        until=deadline.until,
        days=deadline.days,
        command="" if entry.position else f"paca new {entry.agency} {entry.item}",
        past=links.item(entry.item, "nam-truoc"),
        last_year=last_year,
        edits=_edits(entry.item, path, folder, asked, book.editor) if book.editor else (),
    )


# The file of an agency in which each thing that may be missing is filed, beside the submission itself.
_FILED_IN = {"document": "documents.yml", "figure": "figures.yml", "explanation": "explanations.yml"}


def _edits(item: str, path: str, folder: str, lacks: Iterable[Missing], editor: Editor) -> tuple[Markup, ...]:
    """The submission first, then each other file that something must be filed in."""
    files = dict.fromkeys(_FILED_IN[lack.what] for lack in lacks if lack.what in _FILED_IN)
    return (editor.link(path, item=item), *(editor.link(f"{folder}/{name}") for name in files))


def lack_of(lack: Missing, book: Book) -> Lack:
    label = MISSING.get(lack.what) or say("Thiếu")
    if lack.what == "figure":
        unit = book.figure_unit(lack.key)
        return Lack(lack.what, _lacks(label, f"{lack.title} ({unit})" if unit else lack.title))
    if lack.what in ("document", "answer"):
        return Lack(lack.what, _lacks(label, lack.title))
    return Lack(lack.what, label)


def _lacks(label: str, title: str) -> str:
    return say("{lack}: {title}", lack=label, title=title)


def moves(book: Book, links: Links, *, most: int = 3) -> tuple[Move, ...]:
    """The items worth most points now, each with who owes what."""
    found = []
    for item in book.items:
        code = item.node.code or "" if item.node else ""
        owed = [entry for entry in book.by_item.get(code, ()) if entry.missing]
        gain = sum((entry.reachable for entry in owed), ZERO)
        if gain > 0:
            found.append(_move(code, owed, min(gain, item.max), item.max, book, links))
    found.sort(key=lambda move: -move.gain)
    return tuple(found[:most])


def _move(code: str, owed: list[Entry], gain: Fraction, maximum: Fraction, book: Book, links: Links) -> Move:
    owed = sorted(owed, key=lambda entry: -entry.reachable)
    counts: dict[str, int] = {}
    for entry in owed:
        for lack in entry.missing:
            counts[lack.what] = counts.get(lack.what, 0) + 1
    return Move(
        code=code,
        title=book.title_of(code),
        href=links.item(code),
        who=named([entry.agency for entry in owed], book),
        count=len(owed),
        gain=gain,
        maximum=maximum,
        lacks=tuple(_OWED.fill(what, n=counts[what]) for what in _OWED if what in counts),
    )


_OWED = Words(
    {
        "submission": "{n} hồ sơ chưa nộp",
        "document": "{n} tài liệu còn thiếu",
        "figure": "{n} số liệu còn thiếu",
        "answer": "{n} câu chưa trả lời",
        "explanation": "{n} giải trình chờ nộp",
    }
)


def named(slugs: Iterable[str], book: Book, *, most: int = NAMED) -> str:
    """``Sở Nội vụ, Sở Tài chính và 11 cơ quan khác``."""
    slugs = list(slugs)
    told = ", ".join(book.name(slug) for slug in slugs[:most])
    rest = len(slugs) - most
    return say("{names} và {n} cơ quan khác", names=told, n=rest) if rest > 0 else told


def asked_of(slugs: Iterable[str], book: Book) -> str:
    """Who is asked, by group where a whole group is: ``Sở Nội vụ và 18 huyện miền núi``."""
    slugs = list(slugs)
    parts: list[str] = []
    for _, title, members in book.groups:
        inside = [agency.slug for agency in members if agency.slug in set(slugs)]
        if len(inside) > 3:
            told = lower_first(title)
            counted = say("{n} cơ quan ({group})", n=len(inside), group=told)
            parts.append(f"{len(inside)} {told}" if spoken().native and "," not in told else counted)
        else:
            parts.extend(book.name(slug) for slug in inside)
    if len(parts) < 2:
        return "".join(parts)
    return say("{first} và {last}", first=", ".join(parts[:-1]), last=parts[-1])
