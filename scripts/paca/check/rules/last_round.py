"""What the round before left concerns items and agencies of this round."""

from __future__ import annotations

from collections.abc import Iterator

from ...finding import Finding
from ...model.last_round import LastRoundFile
from ...records import Located
from ..context import Context
from ..words import suggest


def check_round(context: Context) -> Iterator[Finding]:
    """The lessons on the province's items."""
    yield from check_agency(context)


def check_agency(context: Context) -> Iterator[Finding]:
    """The lessons and pointers of one agency."""
    known = context.records.agencies.by_slug
    for slug, located in context.records.working_group.last_round.items():
        if slug is not None and known and slug not in known and not context.unread.agency(slug):
            yield Finding(
                "R911", located.where(), {"agency": slug, "suggestion": suggest(slug, known) or "—"}
            )
        if context.edition is None or context.unread.edition(context.records.year):
            continue
        for path, item in _items(located):
            if item not in context.items:
                params = {"item": item, "suggestion": suggest(item, context.items) or "—"}
                yield Finding("R910", located.where(*path), params, agency=slug)


def _items(located: Located[LastRoundFile]) -> Iterator[tuple[tuple[str | int, ...], str]]:
    for index, lesson in enumerate(located.model.lessons):
        yield ("lessons", index, "item"), lesson.item
    for index, document in enumerate(located.model.documents):
        for place, item in enumerate(document.items):
            yield ("documents", index, "items", place), item
