"""Nothing is filed twice: a document has one entry and one file, and agencies share what one holds."""

from __future__ import annotations

from collections.abc import Hashable, Iterator

from ...finding import Finding
from ...records import AgencyFiles
from ..context import AcrossContext, Context
from ..words import fold


def check_agency(context: Context) -> Iterator[Finding]:
    for slug, files in context.filed():
        yield from context.compared.repeated
        yield from _figures(slug, files)


def check_across(context: AcrossContext) -> Iterator[Finding]:
    """Of two agencies that file one document as proof, the second is told of the first."""
    first_filed: dict[str, str] = {}
    for slug, facts in context.facts.items():
        for document in facts.documents:
            for identity in document.identities:
                holder = first_filed.setdefault(identity, slug)
                if holder != slug:
                    params = {"document": document.key, "other": context.frame.name_of(holder)}
                    yield Finding("D512", document.position, params, agency=slug)
                    break


def _figures(slug: str, files: AgencyFiles) -> Iterator[Finding]:
    seen: set[Hashable] = set()
    for located in files.other_figures:
        figure = located.model
        identity = (figure.key, figure.scope, fold(figure.scope_note or ""), fold(figure.source or ""))
        if identity in seen:
            yield Finding("N411", located.where("key"), {"figure": figure.key}, agency=slug)
        seen.add(identity)
