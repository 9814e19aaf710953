"""``compare(before, after)``: what changed between two assessments, why, and by whom.

Pure.  A difference in points is explained by what differs in its inputs: the submission, the figures
its rule reads, the documents that prove it, decisions, explanations, or the edition itself.  Who and
when come from the later assessment's last change of the file that carries the cause.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum
from fractions import Fraction

from .arrival import Arrival, Timing
from .assessment import Assessment, Change, Entry, State
from .finding import Position
from .model.asks import figure_keys
from .model.edition import Node
from .model.evidence import Explanation
from .records import AgencyFiles, Located

ZERO = Fraction(0)


class CauseKind(StrEnum):
    SUBMISSION_ADDED = "submission-added"
    SUBMISSION_CHANGED = "submission-changed"
    SUBMISSION_WITHDRAWN = "submission-withdrawn"
    FIGURE = "figure"
    DOCUMENT_ADDED = "document-added"
    DOCUMENT_WITHDRAWN = "document-withdrawn"
    DECISION = "decision"
    EXPLANATION = "explanation"
    RULE = "rule"
    ARRIVAL = "arrival"  # it is now known to have come late, or no longer counts as late
    SCOPE = "scope"  # the agency was or is no longer asked
    VERIFIED = "verified"
    OTHERS = "others"  # only what other agencies or items did (pooled figures, re-scaling)


@dataclass(frozen=True, slots=True)
class Cause:
    """One reason for a difference.  ``key`` names the figure, document or decision's stage.

    ``by`` and ``on`` are the record's own where it has them (decisions, explanations), else what the
    commit claims.  ``text`` is a document's title or a decision's reason.  ``comment`` is the góp ý that
    the record says it answers.
    """

    kind: CauseKind
    key: str
    before: str | None
    after: str | None
    position: Position | None
    change: Change | None
    text: str | None = None
    by: str | None = None
    on: dt.date | None = None
    comment: str | None = None


@dataclass(frozen=True, slots=True)
class EntryChange:
    """An agency's submission for an item that differs in state or points, or in what it rests on."""

    item: str
    agency: str
    before: Entry | None
    after: Entry | None
    causes: tuple[Cause, ...]

    @property
    def delta(self) -> Fraction:
        """Difference of the agency's own standing points, in points of the item."""
        return _points(self.after) - _points(self.before)


@dataclass(frozen=True, slots=True)
class NodeChange:
    """A part, criterion or item of the province whose standing points differ."""

    code: str
    before: Fraction | None
    after: Fraction | None
    causes: tuple[Cause, ...]

    @property
    def delta(self) -> Fraction:
        return (self.after or ZERO) - (self.before or ZERO)


@dataclass(frozen=True, slots=True)
class Comparison:
    """``nodes`` in the edition's order; ``entries`` by size of difference, then item and agency."""

    before: Assessment
    after: Assessment
    total_before: Fraction | None
    total_after: Fraction | None
    nodes: tuple[NodeChange, ...]
    entries: tuple[EntryChange, ...]

    @property
    def delta(self) -> Fraction:
        return (self.total_after or ZERO) - (self.total_before or ZERO)

    @property
    def nothing(self) -> bool:
        return not self.nodes and not self.entries


def compare(before: Assessment, after: Assessment) -> Comparison:
    """What lies between two assessments of the same round."""
    entries = tuple(_entry_changes(before, after))
    return Comparison(
        before,
        after,
        before.total.standing.points,
        after.total.standing.points,
        tuple(_node_changes(before, after, entries)),
        tuple(sorted(entries, key=lambda one: (-abs(one.delta), one.item, one.agency))),
    )


def _points(entry: Entry | None) -> Fraction:
    return (entry.standing.points or ZERO) if entry else ZERO


def _entry_changes(before: Assessment, after: Assessment) -> Iterator[EntryChange]:
    for key in sorted(before.entries.keys() | after.entries.keys()):
        item, agency = key
        old, new = before.entries.get(key), after.entries.get(key)
        causes = tuple(_causes(before, after, item, agency))
        same = old is not None and new is not None and (old.state, _points(old)) == (new.state, _points(new))
        if causes or not same:
            yield EntryChange(item, agency, old, new, causes)


def _causes(before: Assessment, after: Assessment, item: str, agency: str) -> Iterator[Cause]:
    node = _node(after, item) or _node(before, item)
    old, new = before.records.filed.get(agency), after.records.filed.get(agency)
    asked_before, asked_after = (item, agency) in before.entries, (item, agency) in after.entries
    if asked_before != asked_after:
        yield Cause(CauseKind.SCOPE, item, str(asked_before), str(asked_after), None, None)
        return
    yield from _submission_cause(old, new, item, after)
    explained = tuple(_new_explanations(old, new, item))
    if node is not None:
        yield from _figure_causes(old, new, node, after)
        for cause in _document_causes(old, new, node, after):
            yield replace(cause, comment=_asked_by(cause.key, explained))
    was, now = before.entries.get((item, agency)), after.entries.get((item, agency))
    yield from _arrival_cause(was.arrival if was else None, now.arrival if now else None, after)
    yield from _decision_causes(before, after, item, agency)
    for located in explained:
        cause = _cause(CauseKind.EXPLANATION, located.model.id, None, located.model.id, located, after)
        yield replace(cause, on=located.model.on, comment=located.model.comment)


def _new_explanations(
    old: AgencyFiles | None, new: AgencyFiles | None, item: str
) -> Iterator[Located[Explanation]]:
    known = {located.model.id for located in old.explanations} if old else set()
    for located in new.explanations if new else ():
        if located.model.item == item and located.model.id not in known:
            yield located


def _asked_by(document: str, explained: tuple[Located[Explanation], ...]) -> str | None:
    """The comment that an explanation with this document answers."""
    return next(
        (one.model.comment for one in explained if one.model.comment and document in one.model.documents),
        None,
    )


def _submission_cause(
    old: AgencyFiles | None, new: AgencyFiles | None, item: str, after: Assessment
) -> Iterator[Cause]:
    was = old.submissions.get(item) if old else None
    now = new.submissions.get(item) if new else None
    if was is None and now is not None:
        yield _cause(CauseKind.SUBMISSION_ADDED, item, None, now.front.model.claim.value, now.front, after)
    elif was is not None and now is None:
        yield Cause(CauseKind.SUBMISSION_WITHDRAWN, item, was.front.model.claim.value, None, None, None)
    elif was is not None and now is not None and was.front.blob != now.front.blob:
        yield _cause(
            CauseKind.SUBMISSION_CHANGED,
            item,
            was.front.model.claim.value,
            now.front.model.claim.value,
            now.front,
            after,
        )


def _figure_causes(
    old: AgencyFiles | None, new: AgencyFiles | None, node: Node, after: Assessment
) -> Iterator[Cause]:
    for key in figure_keys(node.rule) if node.rule else ():
        was = old.figures.get(key) if old else None
        now = new.figures.get(key) if new else None
        if (was.model.value if was else None) != (now.model.value if now else None):
            yield _cause(
                CauseKind.FIGURE,
                key,
                str(was.model.value) if was else None,
                str(now.model.value) if now else None,
                now,
                after,
            )


def _document_causes(
    old: AgencyFiles | None, new: AgencyFiles | None, node: Node, after: Assessment
) -> Iterator[Cause]:
    asked = {ask.kind for ask in node.documents}
    was = _proving(old, asked)
    now = _proving(new, asked)
    for key in sorted(now.keys() - was.keys()):
        title = now[key].model.title
        yield replace(_cause(CauseKind.DOCUMENT_ADDED, key, None, title, now[key], after), text=title)
    for key in sorted(was.keys() - now.keys()):
        title = was[key].model.title
        yield Cause(CauseKind.DOCUMENT_WITHDRAWN, key, title, None, None, None, text=title)


def _proving(files: AgencyFiles | None, kinds: set[str]) -> dict:  # type: ignore[type-arg]
    if files is None:
        return {}
    return {key: one for key, one in files.documents.items() if not kinds.isdisjoint(one.model.proves)}


def _arrival_cause(was: Arrival | None, now: Arrival | None, after: Assessment) -> Iterator[Cause]:
    """A receipt, an extension or a new text made it late, or in time."""
    timings = [one.timing if one is not None else None for one in (was, now)]
    if now is None or Timing.LATE not in timings or timings[0] is timings[1]:
        return
    extended = now.deadline.extended_at if now.deadline is not None else None
    position = (extended if now.timing is Timing.ON_TIME else None) or now.position
    told = [timing.value if timing is not None else None for timing in timings]
    change = _change(after, position)
    by, on = (change.author, change.on.date()) if change else (None, None)
    yield Cause(CauseKind.ARRIVAL, "received", told[0], told[1], position, change, by=by, on=on)


def _decision_causes(before: Assessment, after: Assessment, item: str, agency: str | None) -> Iterator[Cause]:
    was = before.records.working_group.decisions.get((item, agency), ())
    now = after.records.working_group.decisions.get((item, agency), ())
    known = [located.model for located in was]
    for located in now:
        if located.model in known:
            known.remove(located.model)
            continue
        decision = located.model
        told = decision.verdict.value if decision.score is None else str(decision.score)
        cause = _cause(CauseKind.DECISION, decision.stage.value, None, told, located, after)
        yield replace(cause, text=decision.reason, by=decision.by, on=decision.on, comment=decision.comment)


def _node_changes(
    before: Assessment, after: Assessment, entries: tuple[EntryChange, ...]
) -> Iterator[NodeChange]:
    moved: dict[str, list[Cause]] = {}
    for change in entries:
        if change.delta or _state(change.before) != _state(change.after):
            moved.setdefault(change.item, []).extend(change.causes)
    for code in dict.fromkeys([*after.nodes, *before.nodes]):
        old, new = before.nodes.get(code), after.nodes.get(code)
        was = old.standing.points if old else None
        now = new.standing.points if new else None
        if was == now:
            continue
        yield NodeChange(code, was, now, tuple(_item_causes(before, after, code, moved.get(code, []))))


def _item_causes(before: Assessment, after: Assessment, code: str, moved: list[Cause]) -> Iterator[Cause]:
    old, new = _node(before, code), _node(after, code)
    if _scored_by(old) != _scored_by(new):
        position = after.records.edition.by_code[code].where() if after.records.edition and new else None
        yield Cause(CauseKind.RULE, code, None, None, position, _change(after, position))
    decided = tuple(_decision_causes(before, after, code, None))
    yield from decided
    yield from moved
    if not (decided or moved) and new is not None and new.rule is not None and old == new:
        yield Cause(CauseKind.OTHERS, code, None, None, None, None)


def _scored_by(node: Node | None) -> tuple[object, ...] | None:
    """What of an item decides its points."""
    if node is None:
        return None
    policies = (node.not_arisen, node.missing, node.not_applicable, node.late, node.without_proof)
    return (node.rule, node.max, node.aggregate, node.documents, *policies)


def _node(assessment: Assessment, code: str) -> Node | None:
    score = assessment.nodes.get(code)
    return score.node if score else None


def _state(entry: Entry | None) -> State | None:
    return entry.state if entry else None


def _cause(kind: CauseKind, key: str, before: str | None, after: str | None, located, later) -> Cause:  # type: ignore[no-untyped-def]
    position = located.where() if located is not None else None
    change = _change(later, position)
    by, on = (change.author, change.on.date()) if change else (None, None)
    return Cause(kind, key, before, after, position, change, by=by, on=on)


def _change(assessment: Assessment, position: Position | None) -> Change | None:
    return assessment.changes.get(position.path) if position else None
