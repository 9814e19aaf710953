"""Threads of a forge laid upon the records there are.  Pure; the same threads give the same records.

What people wrote into a record (adoption, reason, due day, change, effect, what it is about) is never
touched; what was said on the forge is never lost: an edit keeps the earlier text, a deletion keeps all.
"""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from ..model.decision import Comment, Earlier, Life, Reply, Turn
from ..model.draft import DraftMap
from ..model.values import VIETNAM
from ..output.report.headings import HEADINGS
from ..read.guard import unsafe
from ..read.paths import Kind, Placed, classify
from ..records import Records
from ..review.rights import plain
from .forges import Pull, Remark, Thread

MOST_LETTERS = 8_000
_CODE = re.compile(r"(?<![\w.])[A-Z](?:\.\d{1,3}){1,4}(?![\w]|\.\d)")
_EMPTY = "(không có chữ)"
_DRAFT = re.compile(r"draft/\d{4}/report\.md")
SECTIONS = frozenset(HEADINGS)


@dataclass(frozen=True)
class Known:
    """What the round knows: accounts → agency, items, agencies, drafts of the report by commit."""

    accounts: Mapping[str, str] = field(default_factory=dict)
    items: frozenset[str] = frozenset()
    agencies: frozenset[str] = frozenset()
    drafts: Mapping[str, DraftMap] = field(default_factory=dict)

    @classmethod
    def of(cls, records: Records, drafts: Mapping[str, DraftMap] | None = None) -> Known:
        register = [located.model for located in records.agencies.agencies]
        return cls(
            {plain(account): agency.slug for agency in register for account in agency.accounts},
            frozenset(records.edition.by_code if records.edition else ()),
            frozenset(agency.slug for agency in register),
            drafts or {},
        )


def merge(
    existing: Iterable[Comment], found: Iterable[Thread], *, pull: Pull, known: Known, day: dt.date
) -> tuple[Comment, ...]:
    """The records of this pull request that are new or differ, by id.  ``day``: when the forge was read."""
    records = {comment.id: comment for comment in existing}
    holder = {comment.id: comment.id for comment in records.values()}
    for comment in records.values():
        holder |= {slug(pull, reply.id): comment.id for reply in comment.replies if reply.id}
    gathered: dict[str, list[Remark]] = {
        comment.id: [] for comment in records.values() if _came_from(comment, pull)
    }
    marks: dict[str, Thread] = {}
    for thread in found:
        names = [slug(pull, remark.id) for remark in thread.remarks]
        target = next((holder[name] for name in names if name in holder), names[0])
        gathered.setdefault(target, []).extend(thread.remarks)
        if thread.settled is not None:
            marks[target] = thread
    made = []
    for target, remarks in sorted(gathered.items()):
        remarks.sort(key=lambda one: (one.at, one.id))
        before = records.get(target)
        after = _again(before, remarks, pull, day, known) if before else _first(target, remarks, pull, known)
        after = _turned(after, marks.get(target), day)
        if after != before:
            made.append(after)
    return tuple(made)


def slug(pull: Pull, remark: str) -> str:
    return f"{pull.forge}-{remark}"


def clean(text: str, *, most: int = MOST_LETTERS) -> str:
    """Text as a record may hold it: composed, one kind of line end, nothing invisible or cut in half.

    A letter that may not stand in a file becomes � so that it is seen that something was there.
    """
    text = unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n"))
    while problem := unsafe(text):
        bad = text[problem[1]]
        text = text.replace(bad, "\n" if bad in "\u2028\u2029\x0b\x0c\x85" else "\N{REPLACEMENT CHARACTER}")
    text = "\n".join(line.rstrip() for line in text.replace("\t", "    ").split("\n")).strip()
    return (text[: most - 1].rstrip() + "…" if len(text) > most else text) or _EMPTY


def _came_from(comment: Comment, pull: Pull) -> bool:
    return comment.id.startswith(f"{pull.forge}-") and (comment.source or "").partition("#")[0] == pull.url


def _day(remark: Remark) -> dt.date:
    return remark.at.astimezone(VIETNAM).date()


def _first(target: str, remarks: list[Remark], pull: Pull, known: Known) -> Comment:
    root, *answers = sorted(remarks, key=lambda one: slug(pull, one.id) != target)
    place = _drafted(root, known)
    about, item = (place["about_agency"], place["item"]) if place else _about(root, known)
    return Comment(
        id=target,
        on=_day(root),
        by=clean(root.by, most=100),
        agency=known.accounts.get(plain(root.by)),
        about_agency=about,
        item=item,
        text=clean(root.text),
        replies=tuple(_reply(one) for one in answers),
        source=root.url if root.url.startswith(f"{pull.url}#") else f"{pull.url}#{root.id}",
        file=clean(root.file, most=400) if root.file else None,
        line=root.line,
        section=place["section"] if place else None,
        draft=place["draft"] if place else None,
    )


def drafted(remark: Remark) -> bool:
    """Whether the comment stands at the text of a draft report."""
    return bool(remark.file and _DRAFT.fullmatch(remark.file))


def _drafted(root: Remark, known: Known) -> dict[str, Any] | None:
    """What the commented line of a draft speaks of.

    The map comes from a commit that somebody sent: only what the round knows, and a section that reports
    have, is taken from it.  None where the draft is not at hand.
    """
    held = known.drafts.get(root.commit or "") if drafted(root) and root.line else None
    if held is None:
        return None
    span = held.at(root.line or 0)
    section = span.section if span and span.section in SECTIONS else None
    item = span.item if span and span.item in known.items else None
    agency = span.agency if span and span.agency in known.agencies else None
    return {
        "draft": held.draft,
        "section": section,
        "item": item or _named(root, known),
        "about_agency": agency,
    }


def _named(root: Remark, known: Known) -> str | None:
    """The one item that the comment's text names."""
    named = set(_CODE.findall(root.text)) & known.items
    return named.pop() if len(named) == 1 else None


def _about(root: Remark, known: Known) -> tuple[str | None, str | None]:
    """Agency and item: by the file the comment stands at, else the one item that its text names."""
    placed = classify(root.file) if root.file and root.file.startswith("evidence/") else None
    about = item = None
    if isinstance(placed, Placed) and placed.owner in known.agencies:
        about = placed.owner
        item = placed.name if placed.kind is Kind.SUBMISSION else None
    return about, item if item in known.items else _named(root, known)


def _reply(remark: Remark) -> Reply:
    return Reply(by=clean(remark.by, most=100), on=_day(remark), text=clean(remark.text), id=remark.id)


def _again(before: Comment, remarks: list[Remark], pull: Pull, day: dt.date, known: Known) -> Comment:
    by_id = {one.id: one for one in remarks}
    root = next((one for one in remarks if slug(pull, one.id) == before.id), None)
    changes: dict[str, object] = _changes(before, root, day)
    untold = before.draft is None and not (before.section or before.item or before.about_agency)
    if root and untold and (place := _drafted(root, known)):
        changes |= place | {"line": root.line}  # the draft was not at hand when the comment came in
    replies = []
    for reply in before.replies:
        if reply.id is None:  # written by hand: from a letter, from minutes
            replies.append(reply)
        else:
            replies.append(reply.model_copy(update=_changes(reply, by_id.get(reply.id), day)))
    had = {reply.id for reply in before.replies} | {root.id if root else ""}
    replies += [_reply(one) for one in remarks if one.id not in had]
    changes["replies"] = tuple(sorted(replies, key=lambda one: one.on))
    return before.model_copy(update=changes)


def _turned(comment: Comment, thread: Thread | None, day: dt.date) -> Comment:
    """With one more turn where the forge's mark is not the last one recorded."""
    stood = bool(comment.turns) and comment.turns[-1].what is Life.RESOLVED
    if thread is None or thread.settled is None or thread.settled == stood:
        return comment
    turn = Turn(
        on=thread.at.astimezone(VIETNAM).date() if thread.at else day,
        what=Life.RESOLVED if thread.settled else Life.REOPENED,
        by=clean(thread.by, most=100) if thread.by else None,
    )
    return comment.model_copy(update={"turns": (*comment.turns, turn)})


def _changes(before: Comment | Reply, now: Remark | None, day: dt.date) -> dict[str, object]:
    if now is None:
        return {"deleted": before.deleted or day}
    text = clean(now.text)
    if text == before.text:
        return {"deleted": None}
    earlier = Earlier(until=day, text=before.text)
    return {"deleted": None, "text": text, "history": (*before.history, earlier)}
