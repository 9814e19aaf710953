"""The records of one tree for the public: no paths, no marks, no attachments, no findings."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from typing import TypeVar

from pydantic import BaseModel

from paca.model.decision import Decision
from paca.model.evidence import Claim, Document, Explanation, FigureValue, Submission
from paca.model.visibility import Audience
from paca.records import (
    Agencies,
    AgencyFiles,
    Edition,
    FiledSubmission,
    Located,
    Records,
    WorkingGroupFiles,
)

from .fields import shown, without_secrets

Model = TypeVar("Model", bound=BaseModel)


def public_records(records: Records, audience: Audience) -> Records:
    agencies = _agencies(records.agencies, audience)
    editions = {year: _edition(edition, audience) for year, edition in records.editions.items()}
    filed = {
        slug: _agency_files(files, audience)
        for slug, files in records.filed.items()
        if slug in agencies.by_slug
    }
    return Records(
        year=records.year,
        edition=_edition(records.edition, audience) if records.edition else None,
        editions=editions,
        round=_one(records.round, audience) if records.round else None,
        agencies=agencies,
        filed={slug: files for slug, files in filed.items() if not _empty(files)},
        working_group=_working_group(records.working_group, filed, audience),
        accepted=(),
        refused=(),
        findings=(),
    )


def _one(located: Located[Model], audience: Audience) -> Located[Model] | None:
    model = shown(located.model, audience)
    return None if model is None else Located(model, "", "")


def _all(found: Iterable[Located[Model]], audience: Audience) -> tuple[Located[Model], ...]:
    return tuple(one for one in (_one(located, audience) for located in found) if one is not None)


def _by_key(found: Mapping[str, Located[Model]], audience: Audience) -> dict[str, Located[Model]]:
    told = {key: _one(located, audience) for key, located in found.items()}
    return {key: located for key, located in told.items() if located is not None}


def _edition(edition: Edition, audience: Audience) -> Edition:
    header = shown(edition.header, audience)
    assert header is not None  # what is asked is public in every policy
    return Edition(
        header=header,
        nodes=_all(edition.nodes, audience),
        figures=_by_key(edition.figures, audience),
        documents=_by_key(edition.documents, audience),
        links=_all(edition.links, audience),
    )


def _agencies(agencies: Agencies, audience: Audience) -> Agencies:
    groups = (shown(group, audience) for group in agencies.groups)
    register = shown(agencies.register, audience) if agencies.register else None
    return Agencies(
        tuple(group for group in groups if group is not None),
        _all(agencies.agencies, audience),
        register,
    )


def _agency_files(files: AgencyFiles, audience: Audience) -> AgencyFiles:
    """What is left of an agency's folder; a reference to a document that is not public goes with it."""
    documents = {
        key: located
        for key, located in _by_key(files.documents, audience).items()
        if is_public(files.documents[key].model)
    }
    submissions = {}
    for code, filed in files.submissions.items():
        front = _one(filed.front, audience)
        if front is not None and filed.front.model.claim is not Claim.DRAFT:
            body = without_secrets(filed.body) if audience.full else ""
            submissions[code] = FiledSubmission(_citing(front, documents), body, 0)
    return AgencyFiles(
        slug=files.slug,
        documents=documents,
        figures={key: _citing(one, documents) for key, one in _by_key(files.figures, audience).items()},
        other_figures=tuple(_citing(one, documents) for one in _all(files.other_figures, audience)),
        submissions=submissions,
        explanations=tuple(_citing(one, documents) for one in _all(files.explanations, audience)),
    )


def is_public(document: Document) -> bool:
    """A document is public by its own field, and never if it bears a secrecy mark."""
    return document.visibility == "public" and document.classified is None


Citing = TypeVar("Citing", Submission, FigureValue, Explanation)


def _citing(located: Located[Citing], documents: Collection[str]) -> Located[Citing]:
    cited = tuple(key for key in located.model.documents if key in documents)
    return Located(located.model.model_copy(update={"documents": cited}), "", "")


def _empty(files: AgencyFiles) -> bool:
    return not (
        files.documents or files.figures or files.other_figures or files.submissions or files.explanations
    )


def _working_group(
    group: WorkingGroupFiles, filed: Mapping[str, AgencyFiles], audience: Audience
) -> WorkingGroupFiles:
    decisions: dict[tuple[str, str | None], tuple[Located[Decision], ...]] = {}
    for (code, slug), found in group.decisions.items():
        files = filed.get(slug or "")
        told = [
            Located(_refusing(located.model, files.documents if files else ()), "", "")
            for located in _all(found, audience)
        ]
        if told:
            decisions[code, slug] = tuple(told)
    return WorkingGroupFiles(
        decisions=decisions,
        verified_entries=_all(group.verified_entries, audience),
        comments=_all(group.comments, audience),
        recommendations=_all(group.recommendations, audience),
        practices=_all(group.practices, audience),
        extensions=_all(group.extensions, audience),
    )


def _refusing(decision: Decision, documents: Collection[str]) -> Decision:
    refused = tuple(key for key in decision.refused if key in documents)
    return decision.model_copy(update={"refused": refused})
