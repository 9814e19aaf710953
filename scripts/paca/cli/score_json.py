"""The JSON form ``paca.score/1`` of an assessment (docs/json.md): pure, same bytes on every machine."""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction
from typing import Any

from ..arrival import Arrival
from ..assessment import Assessment, Entry, LedgerEntry, Missing, NodeScore, Revision, Score, Source, Step
from ..model.values import instant_text, number_text

SCHEMA = "paca.score/1"
_PLACES = 2


def rounded_text(value: Fraction, places: int = _PLACES) -> str:
    """Half-up on the exact value, machine form: ``66.85``.

    >>> rounded_text(Fraction(1, 3)), rounded_text(Fraction(-5, 1000)), rounded_text(Fraction(7))
    ('0.33', '-0.01', '7.00')
    """
    units = abs(value) * 10**places
    magnitude = (2 * units.numerator + units.denominator) // (2 * units.denominator)
    digits = str(magnitude).rjust(places + 1, "0")
    sign = "-" if value < 0 and magnitude else ""
    return f"{sign}{digits[:-places]}.{digits[-places:]}"


def amount(value: Fraction | None) -> dict[str, str] | None:
    """A number and its rounded twin; None where no number exists (which is not zero)."""
    return None if value is None else {"exact": number_text(value), "rounded": rounded_text(value)}


def revision_json(revision: Revision) -> dict[str, Any]:
    """The commit is the identity; the working tree has none."""
    return {"name": revision.name, "commit": revision.commit}


def heading(assessment: Assessment, schema: str) -> dict[str, Any]:
    """The fields that every document about an assessment starts with."""
    records = assessment.records
    header = records.edition.header if records.edition else None
    return {
        "schema": schema,
        "revision": revision_json(assessment.revision),
        "as_of": assessment.as_of.isoformat(),
        "year": records.year,
        "province": records.round.model.province.name if records.round else None,
        "fictional": bool(records.round and records.round.model.province.fictional),
        "edition": {"year": header.year, "decision": header.decision, "completeness": header.completeness}
        if header
        else None,
    }


def score_document(assessment: Assessment) -> dict[str, Any]:
    """The whole document: total, every node in the edition's order, every submission asked."""
    return heading(assessment, SCHEMA) | {
        "total": _node(assessment.total),
        "nodes": [_node(scored) for scored in assessment.nodes.values()],
        "submissions": [_entry(entry) for entry in assessment.entries.values()],
    }


def _node(scored: NodeScore) -> dict[str, Any]:
    node = scored.node
    return {
        "code": node.code if node else None,
        "parent": node.parent if node else None,
        "title": node.title if node else None,
        "title_status": node.title_status.value if node else None,
        "max_status": node.max_status.value if node else None,
        "max": amount(scored.max),
        "self": amount(scored.self_points),
        "reviewed": amount(scored.reviewed),
        "verified": amount(scored.verified),
        "standing": score_json(scored.standing),
        "open_max": amount(scored.open_max),
        "children": list(scored.children),
        "states": {state.value: count for state, count in scored.states.items()},
    }


def score_json(score: Score) -> dict[str, Any]:
    return {
        "outcome": score.outcome.value,
        "points": amount(score.points),
        "max": amount(score.max),
        "left_out": score.left_out,
    }


def _entry(entry: Entry) -> dict[str, Any]:
    return {
        "item": entry.item,
        "agency": entry.agency,
        "state": entry.state.value,
        "self": amount(entry.self_points),
        "computed": score_json(entry.computed),
        "reviewed": amount(entry.reviewed),
        "explained": amount(entry.explained),
        "final": amount(entry.final),
        "standing": score_json(entry.standing),
        "reachable": amount(entry.reachable),
        "missing": missing_json(entry.missing),
        "file": str(entry.position) if entry.position else None,
        "arrival": arrival_json(entry.arrival),
    }


def arrival_json(arrival: Arrival | None) -> dict[str, Any] | None:
    """When the forge received the submission as it stands, against its deadline; None: nothing was filed."""
    if arrival is None:
        return None
    due = arrival.deadline
    return {
        "timing": arrival.timing.value,
        "received": instant_text(arrival.received) if arrival.received else None,
        "until": due.until.isoformat() if due else None,
        "phase": due.phase if due else None,
        "extension": due.extension.reason if due and due.extension else None,
        "receipt": str(arrival.position) if arrival.position else None,
    }


def missing_json(missing: Iterable[Missing]) -> list[dict[str, str]]:
    return [{"what": one.what, "key": one.key, "title": one.title} for one in missing]


def explained_json(score: Score) -> dict[str, Any]:
    """A score with its steps, for ``--explain``."""
    return score_json(score) | {"steps": [_step(step) for step in score.steps]}


def _step(step: Step) -> dict[str, Any]:
    return {
        "op": step.op,
        "inputs": {
            key: amount(value) if isinstance(value, Fraction) else value for key, value in step.inputs.items()
        },
        "result": amount(step.result),
        "sources": [_source(source) for source in step.sources],
    }


def _source(source: Source) -> dict[str, Any]:
    return {
        "file": str(source.position),
        "label": source.label,
        "agency": source.agency,
        "document": source.document,
    }


def ledger_json(ledger: Iterable[LedgerEntry]) -> list[dict[str, Any]]:
    return [
        {
            "stage": line.stage.value,
            "points": amount(line.points),
            "by": line.by,
            "on": line.on.isoformat() if line.on else None,
            "reason": line.reason,
            "source": _source(line.source) if line.source else None,
        }
        for line in ledger
    ]
