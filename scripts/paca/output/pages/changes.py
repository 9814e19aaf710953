"""Thay đổi: what became different between two versions, and why."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from fractions import Fraction

from paca.assessment import Assessment, Entry, NodeScore, Outcome, Score

from .banner import Banner, banner
from .book import NOT_FILED, ZERO, Book
from .links import Links
from .words import OUTCOMES, STAGES, STATES


@dataclass(frozen=True, slots=True)
class Cause:
    """Why an item moved: an agency's filing or a decision, by whom and when (git's claim or the record's)."""

    text: str
    href: str
    by: str
    on: dt.date | None


@dataclass(frozen=True, slots=True)
class Moved:
    """A score before and after; ``difference`` counts "no points" as nothing proven."""

    code: str
    title: str
    href: str
    before: str
    after: str
    difference: Fraction
    maximum: Fraction
    causes: tuple[Cause, ...]
    more: int  # causes that are not listed


@dataclass(frozen=True, slots=True)
class ChangesView:
    """``earlier`` is None where there is nothing to compare with."""

    banner: Banner
    earlier: str | None
    earlier_day: dt.date | None
    later: str
    later_day: dt.date
    total: Moved | None
    parts: tuple[Moved, ...]
    items: tuple[Moved, ...]  # only those that moved, widest first
    filed: int  # submissions that came in between
    decided: int  # submissions whose state went further for another reason


def changes_view(book: Book, *, earlier: Assessment | None, links: Links | None = None) -> ChangesView:
    links = links or Links()
    now = book.assessment
    if earlier is None:
        return ChangesView(banner(book), None, None, now.revision.name, now.as_of, None, (), (), 0, 0)
    before = Book(earlier)
    codes = [str(item.node.code) for item in book.items if item.node]
    moved = [
        _moved(now.nodes[code], earlier.nodes.get(code), links.item(code), _causes(code, book, before, links))
        for code in codes
    ]
    moved = [one for one in moved if one.difference or one.before != one.after or one.causes]
    moved.sort(key=lambda one: -abs(one.difference))
    pairs = [(entry, earlier.entries.get(key)) for key, entry in now.entries.items()]
    return ChangesView(
        banner=banner(book),
        earlier=earlier.revision.name,
        earlier_day=earlier.as_of,
        later=now.revision.name,
        later_day=now.as_of,
        total=_moved(now.total, earlier.total, links.page("items"), ()),
        parts=tuple(
            _moved(part, earlier.nodes.get(str(part.node.code)), links.node(str(part.node.code)), ())
            for part in book.parts
            if part.node
        ),
        items=tuple(moved),
        filed=sum(1 for entry, old in pairs if _newly_filed(entry, old)),
        decided=sum(
            1 for entry, old in pairs if old and old.state != entry.state and not _newly_filed(entry, old)
        ),
    )


def _newly_filed(entry: Entry, old: Entry | None) -> bool:
    return entry.state not in NOT_FILED and (old is None or old.state in NOT_FILED)


def _moved(
    now: NodeScore, before: NodeScore | None, href: str, causes: tuple[Cause, ...], *, most: int = 4
) -> Moved:
    return Moved(
        code=str(now.node.code) if now.node else "",
        title=now.node.title if now.node else "Tổng điểm",
        href=href,
        before=_told(before.standing) if before else "chưa có trong bộ chỉ số",
        after=_told(now.standing),
        difference=(now.standing.points or ZERO) - ((before.standing.points or ZERO) if before else ZERO),
        maximum=now.max,
        causes=causes[:most],
        more=max(len(causes) - most, 0),
    )


def _told(score: Score) -> str:
    from paca.output.vietnamese import points

    if score.points is None:
        return OUTCOMES[score.outcome]
    told = points(score.points)
    return told if score.outcome is Outcome.SCORED else f"{told} ({OUTCOMES[score.outcome]})"


def _causes(code: str, book: Book, before: Book, links: Links) -> tuple[Cause, ...]:
    """New submissions, decisions and corrections of an item, by agency in the register's order."""
    old_entries = {entry.agency: entry for entry in before.by_item.get(code, ())}
    causes = []
    for entry in book.by_item.get(code, ()):
        old = old_entries.get(entry.agency)
        if old == entry:
            continue
        cause = _cause(entry, old, book, links)
        if cause is not None:
            causes.append(cause)
    return tuple(causes)


def _cause(entry: Entry, old: Entry | None, book: Book, links: Links) -> Cause | None:
    name, href = book.short(entry.agency), links.agency(entry.agency, entry.item)
    change = entry.last_change
    by, on = (change.author, change.on.date()) if change else ("", None)
    if _newly_filed(entry, old):
        return Cause(f"{name} nộp hồ sơ", href, by, on)
    known = len(old.ledger) if old else 0
    if len(entry.ledger) > known and entry.ledger:
        last = entry.ledger[-1]
        reason = f": {last.reason}" if last.reason else ""
        return Cause(f"{STAGES[last.stage]} về {name}{reason}", href, last.by or "", last.on)
    if old and old.state != entry.state:
        return Cause(f"{name}: {STATES[old.state].label} → {STATES[entry.state].label}", href, by, on)
    if old and len(entry.missing) < len(old.missing):
        return Cause(
            f"{name} bổ sung {len(old.missing) - len(entry.missing)} nội dung còn thiếu", href, by, on
        )
    if old and old.standing.points != entry.standing.points:
        return Cause(f"{name} sửa số liệu hoặc tài liệu", href, by, on)
    return None
