"""A submission answers an item asked of its agency, with proof or explanation, and claims no more."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from ...assessment import Outcome
from ...finding import Finding
from ...model.asks import figure_keys, leaf_rules
from ...model.edition import ChecklistRule, Node
from ...model.evidence import Claim, Submission
from ...records import AgencyFiles, FiledSubmission
from ...score.lateness import in_time
from ..context import Context
from ..words import number, rounded, suggest

ROUNDING = Fraction(1, 200)


def check_agency(context: Context) -> Iterator[Finding]:
    if context.edition is None:
        return
    for slug, files, filed in context.submissions():
        claim = filed.front.model
        node = context.items.get(claim.item)
        if node is None:
            if context.unread.edition(context.records.year):
                continue
            yield _finding("C601", slug, filed, "item", suggestion=suggest(claim.item, context.items) or "—")
            continue
        asked = context.asked_slugs.get(claim.item)
        if asked is not None and slug not in asked and not context.unread.agency(slug):
            yield _finding("C602", slug, filed, "item")
        yield from _self_score(context, slug, files, filed, node.model)
        if claim.claim is Claim.ANSWERED:
            if not _unread_proof(context, slug, files, claim):
                yield from _proof(slug, files, filed, node.model)
            yield from _figures(context, slug, files, filed, node.model)
        elif claim.claim in (Claim.NOT_ARISEN, Claim.NOT_APPLICABLE):
            yield from _nothing(slug, files, filed, node.model)


def _self_score(
    context: Context, slug: str, files: AgencyFiles, filed: FiledSubmission, node: Node
) -> Iterator[Finding]:
    score = filed.front.model.self_score
    if score is None:
        return
    if node.max is not None and score > node.max:
        yield _finding("C605", slug, filed, "self_score", given=number(score), max=number(node.max))
        return
    computed = context.computed(node.code or "") if filed.front.model.claim is not Claim.DRAFT else None
    # What proof is there, not when it came: a deadline that cannot be read accuses nobody of inflation.
    computed = in_time(computed) if computed is not None else None
    if computed is None or computed.outcome is not Outcome.SCORED or computed.points is None:
        return
    # A clerk writes 0.91 for 10/11: what two decimals cannot say is no inflation.
    if score - computed.points > ROUNDING and not _unread_ground(context, slug, files, filed, node):
        yield Finding(
            "C606",
            filed.front.where("self_score"),
            {"item": node.code or "", "given": number(score), "computed": rounded(computed.points)},
            item=node.code, agency=slug, points=score - computed.points,
        )  # fmt: skip


def _unread_proof(context: Context, slug: str, files: AgencyFiles, claim: Submission) -> bool:
    """Whether a document that the submission cites stands where nothing could be read."""
    return any(key not in files.documents and context.unread.document(slug, key) for key in claim.documents)


def _unread_ground(
    context: Context, slug: str, files: AgencyFiles, filed: FiledSubmission, node: Node
) -> bool:
    """Whether a document or figure is unread that the score rests on."""
    keys = figure_keys(node.rule)
    if any(key not in files.figures and context.unread.figure(slug, key) for key in keys):
        return True
    cited = [
        key for figure in keys if figure in files.figures for key in files.figures[figure].model.documents
    ]
    return _unread_proof(context, slug, files, filed.front.model) or any(
        key not in files.documents and context.unread.document(slug, key) for key in cited
    )


def _proof(slug: str, files: AgencyFiles, filed: FiledSubmission, node: Node) -> Iterator[Finding]:
    """What the item asks to be proven, and is neither proven nor explained."""
    claim = filed.front.model
    if claim.explanation and claim.explanation.strip():
        return
    asked = [ask.kind for ask in node.documents if ask.required]
    if asked and not claim.documents:
        yield _finding("C604", slug, filed, "item", kinds=", ".join(asked))
        return
    supplied = _supplied(files, claim)
    lacking = [kind for kind in asked if kind not in supplied]
    if lacking:
        yield _finding("C611", slug, filed, "documents", kinds=", ".join(lacking))
    for rule in leaf_rules(node.rule):
        if isinstance(rule, ChecklistRule):
            for entry in rule.entries:
                unproven = entry.document is not None and entry.document not in supplied
                if unproven and entry.document not in asked and claim.answers.get(entry.key):
                    yield Finding(
                        "C613",
                        filed.front.where("answers", entry.key),
                        {"item": claim.item, "answer": entry.key, "kind": entry.document or ""},
                        item=claim.item, agency=slug, points=entry.points,
                    )  # fmt: skip


def _supplied(files: AgencyFiles, claim: Submission) -> frozenset[str]:
    """The document kinds that the documents cited by a submission prove."""
    cited = (files.documents.get(key) for key in claim.documents)
    return frozenset(kind for document in cited if document for kind in document.model.proves)


def _figures(
    context: Context, slug: str, files: AgencyFiles, filed: FiledSubmission, node: Node
) -> Iterator[Finding]:
    # Figures of several agencies are added up; only what is asked of this one can be missing.
    if slug not in context.asked_slugs.get(node.code or "", frozenset()):
        return
    missing = [
        key
        for key in figure_keys(node.rule)
        if key not in files.figures and not context.unread.figure(slug, key)
    ]
    if missing:
        yield _finding("C612", slug, filed, "item", figures=", ".join(missing))


def _nothing(slug: str, files: AgencyFiles, filed: FiledSubmission, node: Node) -> Iterator[Finding]:
    claim = filed.front.model
    if not (claim.explanation and claim.explanation.strip()) and not filed.body.strip():
        yield _finding("C610", slug, filed, "claim", claim=claim.claim.value)
    if claim.claim is Claim.NOT_ARISEN:
        for key in figure_keys(node.rule):
            figure = files.figures.get(key)
            if figure is not None and figure.model.value > 0:
                yield _finding("C617", slug, filed, "claim", figure=key, given=number(figure.model.value))
                return


def _finding(code: str, slug: str, filed: FiledSubmission, field: str, **params: str) -> Finding:
    item = filed.front.model.item
    return Finding(code, filed.front.where(field), {"item": item, **params}, item=item, agency=slug)
