"""A verified score concerns a code of the edition, stays below its maximum, and is never overwritten."""

from __future__ import annotations

from collections.abc import Iterator

from ...finding import Finding
from ...score.verified_sums import misfits
from ..context import Context
from ..words import number, suggest


def check_round(context: Context) -> Iterator[Finding]:
    group, edition = context.records.working_group, context.edition
    seen: dict[str, str] = {}
    for located in group.verified_entries:
        entry = located.model
        if (
            edition is not None
            and entry.code not in edition.by_code
            and not context.unread.edition(edition.year)
        ):
            params = {"item": entry.code, "suggestion": suggest(entry.code, edition.by_code) or "—"}
            yield Finding("R910", located.where("code"), params)
        limit = context.max_of(entry.code)
        if limit is not None and entry.score > limit:
            params = {"item": entry.code, "given": number(entry.score), "max": number(limit)}
            yield Finding("R912", located.where("score"), params, item=entry.code)
        before = seen.get(entry.code)
        if before is not None and not (entry.replaces and entry.replaces.strip()):
            params = {"item": entry.code, "before": before}
            yield Finding("R960", located.where("code"), params, item=entry.code)
        seen[entry.code] = number(entry.score)
    if edition is None:
        return
    scores = {code: located.model.score for code, located in group.verified.items()}
    for code, own, below in misfits(edition, scores):
        params = {"item": code, "given": number(own), "total": number(below.total)}
        yield Finding("R961", group.verified[code].where("score"), params, item=code)
