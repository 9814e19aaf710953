"""A document that is cited anywhere is registered in the agency's documents.yml."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ...finding import Finding
from ...records import AgencyFiles, Located
from ..context import Context
from ..words import suggest


def check_agency(context: Context) -> Iterator[Finding]:
    for slug, files in context.filed():
        for located in (*files.figures.values(), *files.other_figures):
            yield from _cited(
                "N408", context, slug, files, located, located.model.documents, figure=located.model.key
            )
        for submission in files.submissions.values():
            front = submission.front
            yield from _cited(
                "C603", context, slug, files, front, front.model.documents, item=front.model.item
            )
        for explanation in files.explanations:
            yield from _cited(
                "C614",
                context,
                slug,
                files,
                explanation,
                explanation.model.documents,
                id=explanation.model.id,
            )


def _cited(
    code: str,
    context: Context,
    slug: str,
    files: AgencyFiles,
    located: Located,
    keys: Sequence[str],
    **params: str,
) -> Iterator[Finding]:
    for index, key in enumerate(keys):
        if key not in files.documents and not context.unread.document(slug, key):
            given = {
                **params,
                "document": key,
                "agency": slug,
                "suggestion": suggest(key, files.documents) or "—",
            }
            yield Finding(
                code, located.where("documents", index), given, item=params.get("item"), agency=slug
            )
