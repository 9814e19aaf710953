"""Item × agency: what was asked, what came, what it scores and what is missing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from ..arrival import Arrival
from ..assessment import (
    Entry,
    LedgerEntry,
    LedgerStage,
    Missing,
    Outcome,
    Score,
    Source,
    State,
)
from ..model.asks import achievement_keys, answer_keys, figure_keys
from ..model.decision import Decision, Stage
from ..model.edition import Node
from ..model.evidence import Claim
from ..records import AgencyFiles, Edition, FiledSubmission, Located
from .inputs import Given, Inputs, agency_figures, inputs_of, missing_documents, supplied_kinds
from .lateness import Timetable, cost, judged
from .ledger import decide, refused_documents, state_after
from .policy import blank, settle
from .rules import evaluate
from .steps import step

ZERO = Fraction(0)


@dataclass(frozen=True, slots=True)
class Filed:
    """One agency's files, prepared once for all its items."""

    files: AgencyFiles
    figures: Mapping[str, Given]
    proofs: frozenset[str]
    explained: frozenset[str]  # item codes with an explanation (giải trình)
    timetable: Timetable  # its receipts and deadlines


def prepare(files: AgencyFiles, timetable: Timetable) -> Filed:
    return Filed(
        files,
        agency_figures(files),
        supplied_kinds(files),
        frozenset(located.model.item for located in files.explanations),
        timetable,
    )


@dataclass(frozen=True, slots=True)
class Draft:
    """An entry before aggregation, with what the province's item needs of it."""

    entry: Entry
    inputs: Inputs | None  # what the province may pool; None: nothing (missing, not arisen, a draft)
    fixed: bool  # the points were decided by a person and stand by themselves
    quiet: bool = False  # nothing arose, whatever the item's policy makes of it
    unproven: bool = False  # what earns points is pooled as 0: the base counts, the claim does not
    late: bool = False  # lateness cost it points: it stands with what its own are worth now


def draft_entry(
    node: Node,
    edition: Edition,
    agency: str,
    filed: Filed | None,
    decisions: Sequence[Located[Decision]],
) -> Draft:
    """Score one agency's submission for one item.

    ``reachable`` and ``last_change`` are filled in after aggregation (``run``): what others filed, and when
    something was committed, moves no score of this one.
    """
    code, maximum = str(node.code), node.max if node.max is not None else ZERO
    submission = filed.files.submissions.get(code) if filed else None
    if filed is None or submission is None or submission.front.model.claim is Claim.DRAFT:
        return _unfiled(node, edition, agency, filed, submission, decisions, maximum)

    front = submission.front
    refused = refused_documents(decisions)
    proofs = supplied_kinds(filed.files, refused) if refused else filed.proofs
    arrival = filed.timetable.arrival(front.path, front.blob, code, decisions)
    done = _compute(node, edition, agency, filed, submission, proofs, maximum, arrival)
    computed, missing = done.score, done.missing
    decided = decide(decisions, computed)
    standing = decided.standing(computed)
    claimed = front.model.self_score
    own = LedgerEntry(
        LedgerStage.SELF,
        claimed,
        front.model.filed_by,
        None,
        None,
        Source(front.where("self_score"), "self_score", agency),
    )
    machine = LedgerEntry(
        LedgerStage.COMPUTED, computed.points, None, None, None, Source(front.where("item"), "item", agency)
    )
    state = state_after(decided, explained=code in filed.explained)
    if state is State.RETURNED:
        missing = (*missing, Missing("explanation", code, node.title))
    entry = Entry(
        item=code,
        agency=agency,
        state=state,
        computed=computed,
        self_points=claimed,
        reviewed=decided.points.get(Stage.REVIEWED),
        explained=decided.points.get(Stage.EXPLAINED),
        final=decided.points.get(Stage.FINAL),
        standing=standing,
        ledger=(own, machine, *decided.ledger),
        missing=missing,
        reachable=ZERO,
        last_change=None,
        position=front.where("item"),
        arrival=arrival,
    )
    fixed = standing is not computed
    return Draft(entry, done.inputs, fixed, done.quiet, done.unproven, done.late and not fixed)


def computed_score(
    node: Node,
    edition: Edition,
    agency: str,
    filed: Filed | None,
    decisions: Sequence[Located[Decision]],
) -> Score:
    """``draft_entry(…).entry.computed`` alone."""
    code, maximum = str(node.code), node.max if node.max is not None else ZERO
    submission = filed.files.submissions.get(code) if filed else None
    if filed is None or submission is None or submission.front.model.claim is Claim.DRAFT:
        return settle(blank(Outcome.MISSING, maximum, key=code), node)
    refused = refused_documents(decisions)
    proofs = supplied_kinds(filed.files, refused) if refused else filed.proofs
    front = submission.front
    arrival = filed.timetable.arrival(front.path, front.blob, code, decisions)
    return _compute(node, edition, agency, filed, submission, proofs, maximum, arrival).score


@dataclass(frozen=True, slots=True)
class _Computed:
    """The rule's score after proof and policies, and what the province's item needs (see ``Draft``)."""

    score: Score
    inputs: Inputs | None = None
    missing: tuple[Missing, ...] = ()
    quiet: bool = False
    unproven: bool = False
    late: bool = False


def _compute(
    node: Node,
    edition: Edition,
    agency: str,
    filed: Filed,
    submission: FiledSubmission,
    proofs: frozenset[str],
    maximum: Fraction,
    arrival: Arrival,
) -> _Computed:
    claim = submission.front.model.claim
    if claim in (Claim.NOT_APPLICABLE, Claim.NOT_ARISEN):
        said = Outcome.NOT_ARISEN if claim is Claim.NOT_ARISEN else Outcome.NOT_APPLICABLE
        score = judged(settle(blank(said, maximum), node), node, agency, arrival)
        return _Computed(score, quiet=said is Outcome.NOT_ARISEN, late=cost(score))
    inputs = inputs_of(submission, agency=agency, figures=filed.figures, proofs=proofs)
    score = evaluate(node.rule, maximum=maximum, inputs=inputs)
    missing = (*_missing_inputs(node, edition, inputs), *missing_documents(node, edition, proofs))
    documents = [lack.key for lack in missing if lack.what == "document"]
    unproven = bool(documents) and node.without_proof == "zero" and score.outcome is Outcome.SCORED
    if unproven:
        lost = step("unproven", documents=", ".join(documents), before=score.points)
        score = Score(Outcome.SCORED, lost.result, maximum, (*score.steps, lost))
        inputs = _without_achievement(node, inputs)
    quiet = score.outcome is Outcome.NOT_ARISEN
    score = judged(settle(score, node), node, agency, arrival)
    return _Computed(score, inputs, missing, quiet, unproven, cost(score))


def _without_achievement(node: Node, inputs: Inputs) -> Inputs:
    """Unproven figures as the province pools them: proving them later can then only add points."""
    figures = dict(inputs.figures)
    for key in achievement_keys(node.rule):
        if key in figures:
            figures[key] = replace(figures[key], value=ZERO)
    return replace(inputs, figures=figures)


def _unfiled(
    node: Node,
    edition: Edition,
    agency: str,
    filed: Filed | None,
    submission: FiledSubmission | None,
    decisions: Sequence[Located[Decision]],
    maximum: Fraction,
) -> Draft:
    """Nothing came, or only a draft: missing, with all that is asked still to be supplied."""
    code = str(node.code)
    proofs = filed.proofs if filed else frozenset()
    inputs = Inputs(figures=filed.figures if filed else {})
    missing = (
        Missing("submission", code, node.title),
        *_missing_inputs(node, edition, inputs),
        *missing_documents(node, edition, proofs),
    )
    score = settle(blank(Outcome.MISSING, maximum, key=code), node)
    decided = decide(decisions, score)
    standing = decided.standing(score)
    entry = Entry(
        item=code,
        agency=agency,
        state=State.MISSING if decided.last is None else state_after(decided, explained=False),
        computed=score,
        self_points=None,
        reviewed=decided.points.get(Stage.REVIEWED),
        explained=decided.points.get(Stage.EXPLAINED),
        final=decided.points.get(Stage.FINAL),
        standing=standing,
        ledger=decided.ledger,
        missing=missing,
        reachable=ZERO,
        last_change=None,
        position=submission.front.where("item") if submission else None,
    )
    return Draft(entry, None, fixed=standing is not score)


def _missing_inputs(node: Node, edition: Edition, inputs: Inputs) -> list[Missing]:
    found = []
    for key in figure_keys(node.rule):
        if key not in inputs.figures:
            spec = edition.figures.get(key)
            found.append(Missing("figure", key, spec.model.title if spec else key))
    for key in answer_keys(node.rule):
        if key not in inputs.answers:
            found.append(Missing("answer", key, _question(node, key)))
    return found


def _question(node: Node, key: str) -> str:
    rule = node.rule
    if rule is not None and rule.kind == "yes-no":
        return rule.question
    if rule is not None and rule.kind == "checklist":
        return next((entry.title for entry in rule.entries if entry.key == key), key)
    return key
