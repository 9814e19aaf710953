"""An explanation speaks of an item and a comment that exist."""

from __future__ import annotations

from collections.abc import Iterator

from ...finding import Finding
from ..context import Context
from ..words import suggest


def check(context: Context) -> Iterator[Finding]:
    comments = {comment.model.id for comment in context.records.working_group.comments}
    for slug, files in context.filed():
        for located in files.explanations:
            explanation = located.model
            if context.edition and explanation.item not in context.items:
                params = {
                    "item": explanation.item,
                    "suggestion": suggest(explanation.item, context.items) or "—",
                }
                yield Finding("C601", located.where("item"), params, agency=slug)
            if explanation.comment is not None and explanation.comment not in comments:
                params = {"id": explanation.id, "comment": explanation.comment}
                yield Finding("C616", located.where("comment"), params, item=explanation.item, agency=slug)
