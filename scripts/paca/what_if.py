"""``--what-if FILE``: changes tried on the records without committing anything.

The file is read like any other (guard, YAML, model), and what is wrong with it is said by the same
catalogue.  ``what_if`` and ``try_out`` are pure: they make other records, score them and compare.
"""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from pydantic import Field

from .assessment import Assessment
from .check.words import suggest
from .compare import Comparison, compare
from .finding import Finding, Position
from .model.asks import answer_keys
from .model.decision import Decision, Stage, Verdict
from .model.evidence import Claim, Document, FigureValue, Submission
from .model.values import ItemCode, Number, Points, Record, Slug, YesNo, number_text
from .read.guard import guard
from .read.models import validate
from .read.yaml_text import parse_yaml
from .records import AgencyFiles, Edition, FiledSubmission, Located, Mark, Records
from .score.run import score_round

PROVINCE = "province"
TRIED_BY = "what-if"  # who "decides" in a tried decision


class TriedSubmission(Record):
    """What becomes of a submission; a field that is not given stays as filed."""

    claim: Claim | None = None
    self_score: Points | None = None
    answers: dict[Slug, YesNo] = {}
    withdrawn: YesNo = Field(default=False, description="as if it had never been filed")


class TriedDecision(Record):
    """A decision of the working group as it might be."""

    item: ItemCode
    stage: Stage = Stage.REVIEWED
    verdict: Verdict = Verdict.SET
    score: Points | None = None
    reason: str | None = None
    refused: tuple[Slug, ...] = ()


class WhatIf(Record):
    """The file: changes by agency.  A figure left empty is taken away."""

    figures: dict[Slug, dict[Slug, Number | None]] = {}
    documents: dict[Slug, tuple[Slug, ...]] = Field(default={}, description="document kinds newly supplied")
    submissions: dict[Slug, dict[ItemCode, TriedSubmission]] = {}
    decisions: dict[Slug, tuple[TriedDecision, ...]] = Field(
        default={}, description="by agency; 'province' for the province's item"
    )


@dataclass(frozen=True, slots=True)
class Tried:
    """A what-if file as read."""

    changes: WhatIf
    path: str
    blob: str
    mark: Mark | None

    def at(self, model: Any, *loc: str | int) -> Located[Any]:
        """``model`` as if read from this file at ``loc``."""
        return Located(model, self.path, self.blob, self.mark, loc)


def read_what_if(data: bytes, path: str) -> tuple[Tried | None, tuple[Finding, ...]]:
    """The file's changes, or None with the findings that refuse it.  Never raises."""
    text, normal, findings = guard(data, path)
    if text is None:
        return None, findings
    parsed = parse_yaml(text, path, normal=normal)
    findings += parsed.findings
    if parsed.tree is None or parsed.mark is None:
        return None, findings
    if not isinstance(parsed.tree, dict):
        return None, (*findings, Finding("Y222", Position(path, parsed.mark[0], parsed.mark[1])))
    valid = validate(
        WhatIf, parsed.tree, parsed.mark, path, key_marks=lambda: parse_yaml(text, path, keys=True).mark
    )
    findings += valid.findings
    if valid.findings or not isinstance(valid.model, WhatIf):
        return None, findings
    blob = hashlib.sha1(b"blob %d\0" % len(data) + data, usedforsecurity=False).hexdigest()
    return Tried(valid.model, path, blob, parsed.mark), findings


def unknown_names(records: Records, tried: Tried) -> Iterator[Finding]:
    """What the file names and the round does not know: trying it would silently change nothing."""
    if records.edition is None:
        return
    changes, edition = tried.changes, records.edition
    file = tried.at(None)
    agencies = records.agencies.by_slug
    for part in ("figures", "documents", "submissions", "decisions"):
        for slug in getattr(changes, part):
            if slug not in agencies and not (part == "decisions" and slug == PROVINCE):
                params = {"agency": slug, "suggestion": suggest(slug, agencies) or "—"}
                yield Finding("R911", file.where(part, slug), params)
    for slug, figures in changes.figures.items():
        for key in figures:
            if key not in edition.figures:
                params = {"figure": key, "suggestion": suggest(key, edition.figures) or "—"}
                yield Finding("N405", file.where("figures", slug, key), params, agency=slug)
    for slug, kinds in changes.documents.items():
        for place, kind in enumerate(kinds):
            if kind not in edition.documents:
                suggestion = suggest(kind, edition.documents) or "—"
                params = {"kind": kind, "document": kind, "suggestion": suggestion}
                yield Finding("D507", file.where("documents", slug, place), params, agency=slug)
    yield from _unknown_in_submissions(edition, tried)
    yield from _unknown_in_decisions(edition, tried)


def _unknown_in_submissions(edition: Edition, tried: Tried) -> Iterator[Finding]:
    for slug, submissions in tried.changes.submissions.items():
        for code, submission in submissions.items():
            at = ("submissions", slug, code)
            node = edition.by_code.get(code)
            if node is None or node.model.rule is None:
                params = {"item": code, "suggestion": suggest(code, _codes(edition)) or "—"}
                yield Finding("C601", tried.at(None).where(*at), params, agency=slug)
                continue
            limit = node.model.max
            if submission.self_score is not None and limit is not None and submission.self_score > limit:
                params = {
                    "item": code,
                    "given": number_text(submission.self_score),
                    "max": number_text(limit),
                }
                yield Finding("C605", tried.at(None).where(*at, "self_score"), params, code, slug)
            known = answer_keys(node.model.rule)
            for key in submission.answers:
                if key not in known:
                    params = {"item": code, "answer": key, "allowed": ", ".join(known) or "—"}
                    params["suggestion"] = suggest(key, known) or "—"
                    yield Finding("C607", tried.at(None).where(*at, "answers", key), params, code, slug)


def _unknown_in_decisions(edition: Edition, tried: Tried) -> Iterator[Finding]:
    for slug, decisions in tried.changes.decisions.items():
        for place, decision in enumerate(decisions):
            at, code = ("decisions", slug, place), decision.item
            node = edition.by_code.get(code)
            if node is None or node.model.rule is None:
                params = {"item": code, "suggestion": suggest(code, _codes(edition)) or "—"}
                yield Finding("R910", tried.at(None).where(*at, "item"), params)
            elif decision.verdict is Verdict.SET and decision.score is None:
                yield Finding("R908", tried.at(None).where(*at), {"item": code, "lacks": "score"}, code)
            elif (
                decision.score is not None and node.model.max is not None and decision.score > node.model.max
            ):
                given, limit = number_text(decision.score), number_text(node.model.max)
                params = {"item": code, "given": given, "max": limit}
                yield Finding("R912", tried.at(None).where(*at, "score"), params, code)


def _codes(edition: Edition) -> tuple[str, ...]:
    return tuple(str(located.model.code) for located in edition.items)


def what_if(records: Records, tried: Tried, *, on: dt.date) -> Records:
    """The records with the changes made; ``on`` is the day of the tried decisions."""
    changes = tried.changes
    slugs = changes.figures.keys() | changes.documents.keys() | changes.submissions.keys()
    filed = dict(records.filed)
    for slug in sorted(slugs):
        filed[slug] = _filed(filed.get(slug) or AgencyFiles(slug), records, tried)
    decisions = dict(records.working_group.decisions)
    for slug, given in changes.decisions.items():
        for place, one in enumerate(given):
            key = (one.item, None if slug == PROVINCE else slug)
            decision = Decision(**one.model_dump(), by=TRIED_BY, on=on)
            located = tried.at(decision, "decisions", slug, place)
            decisions[key] = (*decisions.get(key, ()), located)
    working_group = replace(records.working_group, decisions=decisions)
    return replace(records, filed=filed, working_group=working_group)


def try_out(assessment: Assessment, tried: Tried) -> Comparison:
    """Score with the changes and compare; ``.before`` is the assessment as it stands."""
    records = what_if(assessment.records, tried, on=assessment.as_of)
    scored = score_round(records, as_of=assessment.as_of, changes=assessment.changes)
    revision = replace(assessment.revision, name=tried.path, commit=None)
    after = replace(
        assessment,
        revision=revision,
        records=records,
        asked=scored.asked,
        entries=scored.entries,
        nodes=scored.nodes,
        total=scored.total,
        calendar=scored.calendar,
    )
    return compare(assessment, after)


def _filed(files: AgencyFiles, records: Records, tried: Tried) -> AgencyFiles:
    changes, slug = tried.changes, files.slug
    return replace(
        files,
        figures=_figures(files, changes.figures.get(slug, {}), records, tried),
        documents={**files.documents, **_documents(slug, changes.documents.get(slug, ()), tried)},
        submissions=_submissions(files, changes.submissions.get(slug, {}), tried),
    )


def _figures(
    files: AgencyFiles, given: Mapping[str, Any], records: Records, tried: Tried
) -> dict[str, Located[FigureValue]]:
    specs = records.edition.figures if records.edition else {}
    figures = dict(files.figures)
    for key, value in given.items():
        if value is None:
            figures.pop(key, None)
            continue
        old = figures.get(key)
        if old is not None:
            model = old.model.model_copy(update={"value": value})
        else:
            model = FigureValue(key=key, value=value, unit=specs[key].model.unit if key in specs else "")
        figures[key] = tried.at(model, "figures", files.slug, key)
    return figures


def _documents(slug: str, kinds: tuple[str, ...], tried: Tried) -> dict[str, Located[Document]]:
    return {
        f"what-if-{kind}": tried.at(
            Document(key=f"what-if-{kind}", issuer=TRIED_BY, title=kind, proves=(kind,)),
            "documents",
            slug,
            place,
        )
        for place, kind in enumerate(kinds)
    }


def _submissions(
    files: AgencyFiles, given: Mapping[str, TriedSubmission], tried: Tried
) -> dict[str, FiledSubmission]:
    submissions = dict(files.submissions)
    for code, change in given.items():
        old = submissions.pop(code, None)
        if change.withdrawn:
            continue
        front = old.front.model if old else Submission(item=code)
        update: dict[str, Any] = {"answers": {**front.answers, **change.answers}}
        if change.claim is not None:
            update["claim"] = change.claim
        if change.self_score is not None:
            update["self_score"] = change.self_score
        located = tried.at(front.model_copy(update=update), "submissions", files.slug, code)
        submissions[code] = FiledSubmission(located, old.body if old else "", old.body_line if old else 0)
    return submissions
