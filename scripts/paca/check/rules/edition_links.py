"""A mapping links codes that exist in both editions."""

from __future__ import annotations

from collections.abc import Iterator

from ...finding import Finding
from ..context import Context
from ..words import suggest


def check_round(context: Context) -> Iterator[Finding]:
    editions = context.records.editions
    for year in sorted(editions):
        edition = editions[year]
        for located in edition.links:
            link = located.model
            if context.unread.edition(year) or context.unread.edition(link.year):
                continue
            if link.code not in edition.by_code:
                params = {
                    "item": link.code,
                    "year": str(year),
                    "suggestion": suggest(link.code, edition.by_code) or "—",
                }
                yield Finding("E809", located.where("code"), params)
            other = editions.get(link.year)
            if other is None:
                continue  # that year's set is not in this repository
            known = {*other.by_code, *(node.model.key for node in other.nodes if node.model.key)}
            if link.other not in known:
                params = {
                    "item": link.other,
                    "year": str(link.year),
                    "suggestion": suggest(link.other, known) or "—",
                }
                yield Finding("E809", located.where("other"), params)
