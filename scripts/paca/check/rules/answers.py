"""A submission answers every question of its item's rule, and no others."""

from __future__ import annotations

from collections.abc import Iterator

from ...finding import Finding
from ...model.evidence import Claim
from ..context import Context
from ..words import suggest


def check_agency(context: Context) -> Iterator[Finding]:
    known = context.frame.answers
    for slug, _, filed in context.submissions():
        claim = filed.front.model
        keys = known.get(claim.item)
        if keys is None:
            continue
        given = claim.answers
        for key in given:
            if key not in keys:
                params = {"item": claim.item, "answer": key, "suggestion": suggest(key, keys) or "—"}
                params["allowed"] = ", ".join(keys) or "—"
                where = filed.front.where("answers", key)
                yield Finding("C607", where, params, item=claim.item, agency=slug)
        missing = [key for key in keys if key not in given]
        if missing and claim.claim is Claim.ANSWERED:
            code = "C608" if len(missing) == len(keys) else "C609"
            params = {"item": claim.item, "answers": ", ".join(missing), "example": missing[0]}
            yield Finding(code, filed.front.where("answers"), params, item=claim.item, agency=slug)
