"""Nothing is filed twice: a document has one entry and one file, and agencies share what one holds."""

from __future__ import annotations

from collections.abc import Hashable, Iterator

from ...finding import Finding
from ...model.evidence import Document
from ...records import AgencyFiles, Located
from ..context import Context
from ..words import fold


def check(context: Context) -> Iterator[Finding]:
    first_filed: dict[Hashable, str] = {}
    for slug, files in context.filed():
        own: dict[Hashable, str] = {}
        for key, located in files.documents.items():
            if located.model.classified is not None:
                continue
            found = yield from _within(slug, files, located, own)
            # A document that proves nothing (a law, a plan) may well be listed by everyone.
            if found or not located.model.proves:
                continue
            for identity in _identities(files, located):
                holder = first_filed.setdefault(identity, slug)
                if holder != slug:
                    params = {"document": key, "other": context.name_of(holder)}
                    yield Finding("D512", located.where("key"), params, agency=slug)
                    break
        yield from _figures(slug, files)


def _within(
    slug: str, files: AgencyFiles, located: Located[Document], seen: dict[Hashable, str]
) -> Iterator[Finding]:
    """Findings against earlier documents of the same agency; returns whether there was one."""
    document = located.model
    for identity in _identities(files, located):
        if identity in seen:
            code, field = ("D511", "number") if identity[0] == "number" else ("D513", "attachment")
            yield Finding(
                code, located.where(field), {"document": document.key, "other": seen[identity]}, agency=slug
            )
            return True
    # Decisions of one kind bear one title and differ by number, so titles tell only where numbers do not.
    title = ("title", frozenset(fold(document.title).split()), document.date)
    other = seen.get(title)
    if other is not None and _same_number(files.documents[other].model.number, document.number):
        yield Finding("D514", located.where("title"), {"document": document.key, "other": other}, agency=slug)
        return True
    for identity in (*_identities(files, located), title):
        seen.setdefault(identity, document.key)
    return False


def _same_number(one: str | None, other: str | None) -> bool:
    return one is None or other is None or fold(one) == fold(other)


def _identities(files: AgencyFiles, located: Located[Document]) -> tuple[tuple[str, Hashable], ...]:
    """What makes a document the same as another, whoever files it."""
    document = located.model
    found: list[tuple[str, Hashable]] = []
    if document.number and document.date:
        number = "".join(document.number.upper().removeprefix("SỐ").split()).lstrip(":0")
        found.append(("number", (number, document.date, fold(document.issuer))))
    attachment = files.attachments.get(document.attachment) if document.attachment else None
    if attachment is not None:
        found.append(("file", attachment.facts.sha256 if attachment.facts else attachment.blob))
    if document.sha256:
        found.append(("file", document.sha256.lower()))
    return tuple(found)


def _figures(slug: str, files: AgencyFiles) -> Iterator[Finding]:
    seen: set[Hashable] = set()
    for located in files.other_figures:
        figure = located.model
        identity = (figure.key, figure.scope, fold(figure.scope_note or ""), fold(figure.source or ""))
        if identity in seen:
            yield Finding("N411", located.where("key"), {"figure": figure.key}, agency=slug)
        seen.add(identity)
