"""An explanation speaks of an item and a comment that exist."""

from __future__ import annotations

from collections.abc import Iterator

from ...finding import Finding
from ..context import Context
from ..words import suggest


def check_agency(context: Context) -> Iterator[Finding]:
    comments = context.frame.comments
    for slug, files in context.filed():
        for located in files.explanations:
            explanation = located.model
            unread = context.unread
            known = explanation.item in context.items or unread.edition(context.records.year)
            if context.edition and not known:
                params = {
                    "item": explanation.item,
                    "suggestion": suggest(explanation.item, context.items) or "—",
                }
                yield Finding("C601", located.where("item"), params, agency=slug)
            comment = explanation.comment
            if comment is not None and comment not in comments and not unread.comment(comment):
                params = {"id": explanation.id, "comment": comment}
                yield Finding("C616", located.where("comment"), params, item=explanation.item, agency=slug)
