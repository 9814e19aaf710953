"""A document that carries a large share of an agency's points.

Points rest on a document where it alone answers a document kind that the item requires, or that a
checklist entry answered yes needs: without it those points would go.
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from ..assessment import Assessment, Entry
from ..model.asks import leaf_rules
from ..model.edition import Node
from ..output.notation import percent, points
from .signal import Kind, Signal

LEAST_SHARE = Fraction(1, 8)  # of the agency's points; an annual report usually carries a tenth
LEAST_ITEMS = 3  # one heavy item is the edition's weight, not the document's
LEAST_POINTS = 2  # an agency that filed one thing has all its points on it


def signals(assessment: Assessment) -> Iterator[Signal]:
    by_agency: dict[str, list[Entry]] = {}
    for entry in assessment.entries.values():
        if entry.standing.points and entry.position is not None:
            by_agency.setdefault(entry.agency, []).append(entry)
    for agency, entries in by_agency.items():
        total = sum((entry.standing.points or Fraction(0) for entry in entries), Fraction(0))
        for key, held in _resting(assessment, agency, entries).items():
            carried = sum((entry.standing.points or Fraction(0) for entry in held), Fraction(0))
            if carried < LEAST_POINTS or len(held) < LEAST_ITEMS or carried < LEAST_SHARE * total:
                continue
            document = assessment.records.filed[agency].documents[key]
            title = document.model.title
            items = ", ".join(entry.item for entry in held)
            share = carried / total
            yield Signal(
                Kind.DOCUMENT_WEIGHT,
                (agency,),
                None,
                share,
                f"Tài liệu “{title}” là chứng minh duy nhất của {len(held)} tiêu chí ({items}): "
                f"{points(carried)} trong {points(total)} điểm của cơ quan ({percent(share)}).",
                f"Document “{title}” alone proves {len(held)} items ({items}): "
                f"{points(carried)} of the agency's {points(total)} points ({percent(share)}).",
                (document.where("key"),),
            )


def _resting(assessment: Assessment, agency: str, entries: list[Entry]) -> dict[str, list[Entry]]:
    """Document key → the entries that have points and would lose proof without it."""
    files = assessment.records.filed.get(agency)
    edition = assessment.records.edition
    if files is None or edition is None:
        return {}
    answering: dict[str, list[str]] = {}  # document kind → keys of the documents that answer it
    for key, located in files.documents.items():
        for kind in located.model.proves:
            answering.setdefault(kind, []).append(key)
    found: dict[str, list[Entry]] = {}
    for entry in entries:
        submission = files.submissions.get(entry.item)
        if submission is None:
            continue
        node = edition.by_code[entry.item].model
        kinds = needed_kinds(node, submission.front.model.answers)
        keys = {answering[kind][0] for kind in kinds if len(answering.get(kind, ())) == 1}
        for key in sorted(keys):
            found.setdefault(key, []).append(entry)
    return found


def needed_kinds(node: Node, answers: dict[str, bool]) -> set[str]:
    """Kinds that the item requires, and those of the checklist entries answered yes."""
    kinds = {ask.kind for ask in node.documents if ask.required and node.without_proof == "zero"}
    for leaf in leaf_rules(node.rule) if node.rule is not None else ():
        if leaf.kind == "checklist":
            kinds |= {entry.document for entry in leaf.entries if entry.document and answers.get(entry.key)}
    return kinds
