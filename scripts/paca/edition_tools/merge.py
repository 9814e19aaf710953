"""An annex laid over the edition at hand: new nodes, and everything that a person must know about it.

Titles and points become the annex's (status exact).  Rule, suppliers, documents, policies and
guidance stay with an item whose meaning stays: same code and near-equal title, an explicit mapping,
or, stated as a guess, a near-equal title under another code.  A code is never given a new meaning
silently: where the title under a code changes entirely, nothing of the old item is kept.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

from ..model.edition import (
    CappedSumRule,
    ChecklistRule,
    CountRule,
    JudgementRule,
    Node,
    RatioRule,
    Rule,
)
from ..model.values import FactStatus
from .annex import Annex, Line
from .titles import NEAR_EQUAL, SAME_CODE, shortened, similarity

Basis = Literal["code", "mapping", "title"]


@dataclass(frozen=True, slots=True)
class Kept:
    """A line whose meaning an old node had; ``basis`` says how that is known (``title`` is a guess)."""

    line: Line
    old: Node
    basis: Basis
    retitled: bool
    repointed: bool


@dataclass(frozen=True, slots=True)
class Mismatch:
    """Children that do not add up to their parent (``code`` None: parts against the whole)."""

    code: str | None
    row: int | None
    stated: Fraction
    added: Fraction
    rows: tuple[int, ...]


@dataclass(frozen=True)
class Merge:
    """The new nodes in the annex's order, and the report on how they came about."""

    nodes: tuple[Node, ...]
    kept: tuple[Kept, ...]
    new: tuple[Line, ...]
    gone: tuple[Node, ...]
    changed_meaning: tuple[tuple[Line, Node], ...]
    mismatches: tuple[Mismatch, ...]
    without_points: tuple[Line, ...]
    without_rule: tuple[Line, ...]
    rule_points: tuple[tuple[Line, Fraction], ...]  # rules whose best result is no longer the maximum


def merge(
    annex: Annex,
    old: tuple[Node, ...],
    *,
    source: str,
    total: Fraction,
    mapping: Mapping[str, str] | None = None,
) -> Merge:
    """``mapping`` links the annex's codes to old codes or keys; ``total`` is the index's maximum."""
    matched, changed = _match(annex.lines, old, mapping or {})
    parents = {line.parent for line in annex.lines}
    nodes = tuple(
        _node(line, matched.get(line.code), source=source, leaf=line.code not in parents)
        for line in annex.lines
    )
    leaves = {line.code for line in annex.lines} - parents
    taken = {id(kept.old) for kept in matched.values()}
    by_code = {node.code: node for node in nodes}
    return Merge(
        nodes=nodes,
        kept=tuple(matched.values()),
        new=tuple(line for line in annex.lines if line.code not in matched),
        gone=tuple(node for node in old if id(node) not in taken),
        changed_meaning=changed,
        mismatches=tuple(_mismatches(annex, total)),
        without_points=tuple(line for line in annex.lines if line.max is None),
        without_rule=tuple(
            line for line in annex.lines if line.code in leaves and by_code[line.code].rule is None
        ),
        rule_points=tuple(
            (line, top)
            for line in annex.lines
            if (rule := by_code[line.code].rule) is not None
            and (top := best_points(rule)) is not None
            and top != line.max
        ),
    )


def _match(
    lines: tuple[Line, ...], old: tuple[Node, ...], mapping: Mapping[str, str]
) -> tuple[dict[str, Kept], tuple[tuple[Line, Node], ...]]:
    by_name = {name: node for node in old for name in (node.code, node.key) if name}
    matched: dict[str, Kept] = {}
    taken: set[int] = set()
    changed: list[tuple[Line, Node]] = []

    def keep(line: Line, node: Node, basis: Basis) -> None:
        taken.add(id(node))
        matched[line.code] = Kept(line, node, basis, line.title != node.title, line.max != node.max)

    for line in lines:
        if (linked := mapping.get(line.code)) and (node := by_name.get(linked)) and id(node) not in taken:
            keep(line, node, "mapping")
    for line in lines:
        node = by_name.get(line.code)
        if line.code in matched or node is None or id(node) in taken:
            continue
        if similarity(line.title, node.title) >= SAME_CODE or shortened(line.title, node.title):
            keep(line, node, "code")
        else:
            changed.append((line, node))
    for line in lines:
        if line.code in matched:
            continue
        near = [
            (similarity(line.title, node.title), node)
            for node in old
            if id(node) not in taken and _depth(node.code) == _depth(line.code)
        ]
        best = max(near, key=lambda pair: pair[0], default=None)
        if best is not None and best[0] >= NEAR_EQUAL:
            keep(line, best[1], "title")
    order = {line.code: index for index, line in enumerate(lines)}
    return dict(sorted(matched.items(), key=lambda pair: order[pair[0]])), tuple(changed)


def _depth(code: str | None) -> int:
    return code.count(".") if code else 2


def _node(line: Line, kept: Kept | None, *, source: str, leaf: bool) -> Node:
    facts = {
        "code": line.code,
        "parent": line.parent,
        "title": line.title,
        "title_status": FactStatus.EXACT,
        "max": line.max,
        "max_status": FactStatus.EXACT if line.max is not None else FactStatus.UNKNOWN,
        "code_status": FactStatus.EXACT,
        "source": source,
        "note": _official_texts(line),
    }
    if kept is None:
        return Node.model_validate(facts)
    carried = {name: getattr(kept.old, name) for name in ("basis", "guidance")}
    if leaf:
        carried |= {name: getattr(kept.old, name) for name in ITEM_FIELDS}
    return Node.model_validate(facts | carried)


ITEM_FIELDS = (
    "rule", "rule_status", "aggregate", "suppliers", "documents", "not_arisen", "missing", "not_applicable",
    "late", "without_proof",
)  # fmt: skip


def _official_texts(line: Line) -> str | None:
    """The annex's own words on scoring and proof: for the person who writes the rule."""
    labelled = (("Cách tính", line.scoring), ("Tài liệu", line.documents), ("Ghi chú", line.note))
    return "\n".join(f"{label}: {text}" for label, text in labelled if text) or None


def _mismatches(annex: Annex, total: Fraction) -> list[Mismatch]:
    children: dict[str | None, list[Line]] = {}
    for line in annex.lines:
        children.setdefault(line.parent, []).append(line)
    found = []
    for line in annex.lines:
        below = children.get(line.code, [])
        if below and line.max is not None and (added := _sum(below)) is not None and added != line.max:
            found.append(Mismatch(line.code, line.row, line.max, added, tuple(one.row for one in below)))
    parts = children.get(None, [])
    added = _sum(parts)
    if added is not None:
        rows = tuple(one.row for one in parts)
        if added != total:
            found.append(Mismatch(None, None, total, added, rows))
        if annex.total is not None and annex.total != added:
            found.append(Mismatch(None, annex.total_row, annex.total, added, rows))
    return found


def _sum(lines: list[Line]) -> Fraction | None:
    if not lines or any(line.max is None for line in lines):
        return None
    return sum((line.max for line in lines if line.max is not None), Fraction(0))


def best_points(rule: Rule) -> Fraction | None:
    """The most a rule states in points of its own; None where it scales to the item's maximum."""
    match rule:
        case ChecklistRule(entries=entries):
            return sum((entry.points for entry in entries), Fraction(0))
        case RatioRule(tiers=tiers) | CountRule(tiers=tiers) if tiers:
            return max(tier.points for tier in tiers)
        case JudgementRule(levels=levels) if levels:
            return max(level.points for level in levels)
        case CappedSumRule(terms=terms):
            return sum((term.points for term in terms), Fraction(0))
    return None
