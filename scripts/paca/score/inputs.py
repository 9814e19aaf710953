"""What a rule may see: an agency's figures, answers and proofs for one item, with their places."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from fractions import Fraction

from ..assessment import Missing, Source
from ..model.edition import Node
from ..records import AgencyFiles, Edition, FiledSubmission


@dataclass(frozen=True, slots=True)
class Given:
    """A value and where it was read."""

    value: Fraction
    sources: tuple[Source, ...]


@dataclass(frozen=True, slots=True)
class Inputs:
    """``proofs`` holds the document kinds supplied and not refused.  Figures are of the whole period only."""

    figures: Mapping[str, Given] = field(default_factory=dict)
    answers: Mapping[str, bool] = field(default_factory=dict)
    answer_sources: Mapping[str, Source] = field(default_factory=dict)
    proofs: frozenset[str] = frozenset()


def supplied_kinds(files: AgencyFiles, refused: frozenset[str] = frozenset()) -> frozenset[str]:
    """Document kinds that the agency's register answers; a document is filed once and serves every item."""
    return frozenset(
        kind
        for key, document in files.documents.items()
        if key not in refused
        for kind in document.model.proves
    )


def agency_figures(files: AgencyFiles) -> Mapping[str, Given]:
    """The agency's whole-period figures with their places."""
    return {
        key: Given(located.model.value, (Source(located.where("value"), key, files.slug),))
        for key, located in files.figures.items()
    }


def inputs_of(
    submission: FiledSubmission, *, agency: str, figures: Mapping[str, Given], proofs: frozenset[str]
) -> Inputs:
    answers = submission.front.model.answers
    sources = {key: Source(submission.front.where("answers", key), key, agency) for key in answers}
    return Inputs(figures, answers, sources, proofs)


def missing_documents(node: Node, edition: Edition, proofs: frozenset[str]) -> tuple[Missing, ...]:
    """Required document kinds that the agency has not supplied."""
    return tuple(
        Missing("document", ask.kind, _document_title(edition, ask.kind))
        for ask in node.documents
        if ask.required and ask.kind not in proofs
    )


def _document_title(edition: Edition, kind: str) -> str:
    located = edition.documents.get(kind)
    return located.model.title if located else kind
