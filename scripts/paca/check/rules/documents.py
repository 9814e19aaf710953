"""A document has number, date, signer and file by which a stranger finds it; a classified one none."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...finding import Finding
from ...model.evidence import Document, FigureScope
from ...records import AgencyFiles, Located
from ..context import Context
from ..words import fold, suggest

# Nghị định 30/2020/NĐ-CP: number, slash, symbol in capitals with hyphens, no spaces.  Real symbols
# stray (2371/VPCP-V.I, 09/2020/NĐ-CP, 774/QĐ-TTg, 312 - QĐ/TU of the Party): parsed loosely, warned only.
NUMBER = re.compile(
    r"(?:số:?\s*)?\d{1,6}[a-zđ]?(?:/\d{4})?\s?[/\-–]\s?(?:[^\W\d_]|[0-9][^\W_]?)[\w.]*(?:\s?[-–/&.,]\s?[\w.]+)*",
    re.I,
)
NEEDS_CAPITAL = re.compile(r"[A-ZĐ]{1,}")
SHA256 = re.compile(r"[0-9a-f]{64}", re.ASCII)
NO_TITLE = frozenset({"", "khong ghi trich yeu", "tai lieu mat", "tai lieu mat khong ghi trich yeu"})
WEB_ADDRESS = re.compile(r"https?://[^\s/.]+(?:\.[^\s/.]+)+(?:[/?#:]\S*)?")
CONTENT_FIELDS = ("signer", "pages", "attachment", "sha256", "url", "note", "source")


def check_agency(context: Context) -> Iterator[Finding]:
    for slug, files in context.filed():
        used = _used(files)
        unseen: list[Located[Document]] = []
        for key, located in files.documents.items():
            document = located.model
            if document.classified is not None:
                yield from _classified(slug, located)
                continue
            yield from _number(slug, located)
            if not context.unread.attachment(slug, located.model.attachment or ""):
                yield from _attachment(slug, files, located)
            if document.url is not None and WEB_ADDRESS.fullmatch(document.url) is None:
                yield _finding("D517", slug, located, "url", document=key)
            yield from _kinds(context, slug, located)
            if key not in used and not document.proves:
                continue  # kept for reference only: laws, plans, letters
            yield from _evidence(context, slug, located)
            if document.attachment is None and document.url is None:
                unseen.append(located)
        if unseen:
            keys = ", ".join(located.model.key for located in unseen[:5]) + (" …" if len(unseen) > 5 else "")
            yield Finding(
                "D509", unseen[0].where("key"), {"count": str(len(unseen)), "documents": keys}, agency=slug
            )
        registered = {located.model.attachment for located in files.documents.values()}
        for name, attachment in files.attachments.items():
            if name not in registered and not context.unread.owner_of(slug, name):
                where = Located(attachment, attachment.path, attachment.blob).where()
                yield Finding("D510", where, {"attachment": name}, agency=slug)


def _used(files: AgencyFiles) -> frozenset[str]:
    """Keys of the documents on which an answer or a scored figure rests."""
    keys: set[str] = set()
    for submission in files.submissions.values():
        keys.update(submission.front.model.documents)
    for figure in files.figures.values():
        if figure.model.scope is FigureScope.PERIOD:
            keys.update(figure.model.documents)
    return frozenset(keys)


def _number(slug: str, located: Located[Document]) -> Iterator[Finding]:
    given = located.model.number
    if given is not None and not (NUMBER.fullmatch(given.strip()) and NEEDS_CAPITAL.search(given)):
        yield _finding("D501", slug, located, "number", document=located.model.key, given=given)


def _attachment(slug: str, files: AgencyFiles, located: Located[Document]) -> Iterator[Finding]:
    document = located.model
    if document.sha256 is not None and not SHA256.fullmatch(document.sha256):
        yield _finding(
            "D506", slug, located, "sha256", document=document.key, length=str(len(document.sha256))
        )
    name = document.attachment
    if name is None:
        return
    parts = name.replace("\\", "/").split("/")
    if "\\" in name or ":" in name or "" in parts or not {".", "..", "~"}.isdisjoint(parts):
        yield _finding("D505", slug, located, "attachment", document=document.key, attachment=name)
    elif name not in files.attachments:
        found = suggest(name, files.attachments)
        yield _finding(
            "D504",
            slug,
            located,
            "attachment",
            document=document.key,
            attachment=name,
            suggestion=found or "—",
        )


def _kinds(context: Context, slug: str, located: Located[Document]) -> Iterator[Finding]:
    known = context.edition.documents if context.edition else None
    if known is None:
        return
    for index, kind in enumerate(located.model.proves):
        if kind not in known and not context.unread.edition(context.records.year):
            params = {"document": located.model.key, "kind": kind, "suggestion": suggest(kind, known) or "—"}
            yield Finding("D507", located.where("proves", index), params, agency=slug)


def _evidence(context: Context, slug: str, located: Located[Document]) -> Iterator[Finding]:
    document, edition = located.model, context.edition
    missing = [
        name for name, value in (("number", document.number), ("date", document.date)) if value is None
    ]
    if missing:
        yield _finding("D516", slug, located, "key", document=document.key, missing=", ".join(missing))
    future = document.date is not None and document.date > context.as_of
    if document.date is not None and future:
        yield _finding(
            "D515", slug, located, "date",
            document=document.key, date=document.date.strftime("%d/%m/%Y"),
            today=context.as_of.strftime("%d/%m/%Y"),
        )  # fmt: skip
    period = context.period
    # A day still to come is outside the period too: said once.
    if period and document.date and not future and not document.outside_period:
        counted = document.in_force or document.date
        if not (period.start <= document.date <= period.end or period.start <= counted <= period.end):
            yield _finding(
                "D502", slug, located, "date",
                document=document.key, date=document.date.strftime("%d/%m/%Y"),
                start=period.start.strftime("%d/%m/%Y"), end=period.end.strftime("%d/%m/%Y"),
            )  # fmt: skip
    kinds = edition.documents if edition else {}
    if document.signer is None and any(kinds[kind].model.signed for kind in document.proves if kind in kinds):
        yield _finding("D503", slug, located, "key", document=document.key)


def _classified(slug: str, located: Located[Document]) -> Iterator[Finding]:
    document = located.model
    kept = [name for name in CONTENT_FIELDS if getattr(document, name) is not None]
    if fold(document.title) not in NO_TITLE:
        kept.insert(0, "title")
    for name in kept:
        yield Finding("D508", located.where(name), {"document": document.key, "field": name}, agency=slug)


def _finding(code: str, slug: str, located: Located[Document], field: str, **params: str) -> Finding:
    return Finding(code, located.where(field), params, agency=slug)
