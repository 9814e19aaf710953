"""The JSON form ``paca.verified-import/1`` of an import of verified scores (docs/json.md): pure."""

from __future__ import annotations

from typing import Any

from ..model.decision import VerifiedScore
from ..model.values import number_text
from ..verified.plan import VerifiedPlan

SCHEMA = "paca.verified-import/1"


def plan_document(plan: VerifiedPlan, *, written: str | None) -> dict[str, Any]:
    return {
        "schema": SCHEMA,
        "year": plan.year,
        "table": plan.table,
        "written": written,
        "totals_checked": plan.checked,
        "new": [_entry(entry) | {"cell": place} for entry, place in plan.new],
        "changed": [
            _entry(change.entry) | {"cell": change.place, "before": number_text(change.before.model.score)}
            for change in plan.changed
        ],
        "same": list(plan.same),
        "missing": list(plan.missing),
        "problems": [
            {"level": one.level, "cell": one.place, "vi": one.vi, "en": one.en} for one in plan.problems
        ],
    }


def _entry(entry: VerifiedScore) -> dict[str, Any]:
    return entry.model_dump(mode="json", exclude_none=True) | {"score": number_text(entry.score)}
