"""Comments, recommendations and practices speak of what exists; an adoption gives its reason."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ...finding import Finding
from ...records import Located
from ..context import Context
from ..words import suggest


def check_round(context: Context) -> Iterator[Finding]:
    group = context.records.working_group
    for located in group.comments:
        comment = located.model
        for field, slug in (("agency", comment.agency), ("about_agency", comment.about_agency)):
            yield from _agency(context, located, field, slug)
        yield from _items(context, located, (comment.item,) if comment.item else (), "item")
        if comment.adoption is not None and not (comment.reason and comment.reason.strip()):
            params = {"id": comment.id, "adoption": comment.adoption.value}
            yield Finding("R914", located.where("adoption"), params, item=comment.item, agency=comment.agency)
    for located in group.recommendations:
        yield from _items(context, located, located.model.items, "items")
    for located in group.practices:
        yield from _items(context, located, located.model.items, "items")
        yield from _agency(context, located, "agency", located.model.agency)


def _agency(context: Context, located: Located, field: str, slug: str | None) -> Iterator[Finding]:
    known = context.records.agencies.by_slug
    if slug is not None and known and slug not in known and not context.unread.agency(slug):
        yield Finding(
            "R911", located.where(field), {"agency": slug, "suggestion": suggest(slug, known) or "—"}
        )


def _items(context: Context, located: Located, codes: Iterable[str], field: str) -> Iterator[Finding]:
    edition = context.edition
    if edition is None or context.unread.edition(edition.year):
        return
    for index, code in enumerate(codes):
        # A comment may speak of a whole part or criterion.
        if code not in edition.by_code:
            where = located.where("items", index) if field == "items" else located.where(field)
            yield Finding("R910", where, {"item": code, "suggestion": suggest(code, edition.by_code) or "—"})
