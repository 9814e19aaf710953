"""A decision concerns an item and agency that exist, stays below the maximum and gives its reason."""

from __future__ import annotations

from collections.abc import Iterator

from ...finding import Finding
from ...model.decision import Decision, Verdict
from ...records import Located
from ..context import Context
from ..words import number, suggest


def check_round(context: Context) -> Iterator[Finding]:
    """The decisions on the province's items."""
    yield from check_agency(context)


def check_agency(context: Context) -> Iterator[Finding]:
    """The decisions on one agency."""
    for (_, slug), decisions in context.records.working_group.decisions.items():
        previous: Located[Decision] | None = None
        for located in decisions:
            yield from _decision(context, slug, located)
            if previous is not None and located.model.on < previous.model.on:
                params = {"item": located.model.item, "on": located.model.on.strftime("%d/%m/%Y")}
                yield Finding("R924", located.where("on"), params, item=located.model.item, agency=slug)
            previous = located


def _decision(context: Context, slug: str | None, located: Located[Decision]) -> Iterator[Finding]:
    decision, records = located.model, context.records
    item = decision.item
    unread = context.unread
    if context.edition is not None and item not in context.items and not unread.edition(records.year):
        params = {"item": item, "suggestion": suggest(item, context.items) or "—"}
        yield Finding("R910", located.where("item"), params, agency=slug)
    known = records.agencies.by_slug
    if slug is not None and known and slug not in known and not unread.agency(slug):
        yield Finding("R911", located.where(), {"agency": slug, "suggestion": suggest(slug, known) or "—"})
    elif slug is not None and slug not in context.asked_slugs.get(item, (slug,)) and not unread.agency(slug):
        yield Finding("R919", located.where("item"), {"item": item, "agency": slug}, item=item, agency=slug)
    if decision.verdict is Verdict.SET and (decision.score is None or not _said(decision.reason)):
        lacks = "score" if decision.score is None else "reason"
        yield Finding(
            "R908", located.where("verdict"), {"item": item, "lacks": lacks}, item=item, agency=slug
        )
    if decision.verdict is Verdict.RETURN and not _said(decision.reason):
        yield Finding("R909", located.where("verdict"), {"item": item}, item=item, agency=slug)
    limit = context.max_of(item)
    if limit is not None and decision.score is not None and decision.score > limit:
        yield _too_high(located, item, slug, number(decision.score), number(limit))
    files = records.filed.get(slug) if slug else None
    registered = files.documents if files else {}
    for index, key in enumerate(decision.refused if slug else ()):
        if key not in registered and not unread.document(slug or "", key):
            params = {"item": item, "document": key, "suggestion": suggest(key, registered) or "—"}
            yield Finding("R913", located.where("refused", index), params, item=item, agency=slug)
    comments = context.frame.comments
    comment = decision.comment
    if comment is not None and comment not in comments and not unread.comment(comment):
        params = {"comment": comment, "suggestion": suggest(comment, comments) or "—"}
        yield Finding("R916", located.where("comment"), params, item=item, agency=slug)


def _said(text: str | None) -> bool:
    return bool(text and text.strip())


def _too_high(located: Located, item: str, slug: str | None, given: str, limit: str) -> Finding:
    return Finding(
        "R912", located.where("score"), {"item": item, "given": given, "max": limit}, item=item, agency=slug
    )
