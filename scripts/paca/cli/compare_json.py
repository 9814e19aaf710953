"""The JSON form ``paca.compare/1`` of a comparison (docs/json.md): pure."""

from __future__ import annotations

from typing import Any

from ..assessment import Assessment, Entry
from ..compare import Cause, Comparison
from .compare_words import decision_of
from .score_json import amount, heading, revision_json, score_json

SCHEMA = "paca.compare/1"


def compare_document(comparison: Comparison) -> dict[str, Any]:
    """Everything that differs: nodes in the edition's order, submissions by size of difference."""
    return heading(comparison.after, SCHEMA) | {
        "before": revision_json(comparison.before.revision)
        | {"as_of": comparison.before.as_of.isoformat(), "total": amount(comparison.total_before)},
        "after": revision_json(comparison.after.revision)
        | {"as_of": comparison.after.as_of.isoformat(), "total": amount(comparison.total_after)},
        "delta": amount(comparison.delta),
        "nodes": [
            {
                "code": change.code,
                "before": amount(change.before),
                "after": amount(change.after),
                "delta": amount(change.delta),
                "causes": [_cause(comparison.after, change.code, None, cause) for cause in change.causes],
            }
            for change in comparison.nodes
        ],
        "submissions": [
            {
                "item": change.item,
                "agency": change.agency,
                "before": _entry(change.before),
                "after": _entry(change.after),
                "delta": amount(change.delta),
                "causes": [
                    _cause(comparison.after, change.item, change.agency, cause) for cause in change.causes
                ],
            }
            for change in comparison.entries
        ],
    }


def _entry(entry: Entry | None) -> dict[str, Any] | None:
    return None if entry is None else {"state": entry.state.value, "standing": score_json(entry.standing)}


def _cause(after: Assessment, item: str, agency: str | None, cause: Cause) -> dict[str, Any]:
    decision = decision_of(after, item, agency, cause)
    change = cause.change
    return {
        "kind": cause.kind.value,
        "key": cause.key,
        "before": cause.before,
        "after": cause.after,
        "file": str(cause.position) if cause.position else None,
        "commit": change.commit if change else None,
        "author": change.author if change else None,
        "on": change.on.isoformat() if change else None,
        "comment": cause.comment,
        "decided_by": decision.by if decision else None,
        "reason": decision.reason if decision else None,
    }
