"""A rule uses figures and documents that are defined, in order, and gives exactly the maximum."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction

from ...finding import Finding
from ...model.asks import figure_keys, leaf_rules
from ...model.edition import (
    CappedSumRule,
    ChecklistRule,
    CountRule,
    JudgementRule,
    LowerOfRule,
    Node,
    RatioRule,
    Rule,
    Tier,
)
from ...records import Edition, Located
from ..context import Context
from ..words import number, suggest


def check_round(context: Context) -> Iterator[Finding]:
    for year in sorted(context.records.editions):
        edition = context.records.editions[year]
        if context.unread.edition(year):
            continue  # the figure or document kind may be defined where nothing could be read
        for located in edition.nodes:
            if located.model.rule is not None:
                yield from _keys(edition, located)
                yield from _points(located, located.model.rule, located.model.max, ("rule",))
            for index, ask in enumerate(located.model.documents):
                if ask.kind not in edition.documents:
                    yield _unknown("E804", located, ("documents", index, "kind"), ask.kind, edition.documents)
        yield from _figures(edition)


def _keys(edition: Edition, located: Located[Node]) -> Iterator[Finding]:
    rule = located.model.rule
    for key in figure_keys(rule):
        if key not in edition.figures:
            yield _unknown("E803", located, ("rule",), key, edition.figures)
    for part in leaf_rules(rule):
        if isinstance(part, ChecklistRule):
            for index, entry in enumerate(part.entries):
                if entry.document is not None and entry.document not in edition.documents:
                    place = ("rule", "entries", index, "document") if part is rule else ("rule",)
                    yield _unknown("E804", located, place, entry.document, edition.documents)


def _figures(edition: Edition) -> Iterator[Finding]:
    for key, located in edition.figures.items():
        spec = located.model
        if spec.proof is not None and spec.proof not in edition.documents:
            yield _unknown("E804", located, ("proof",), spec.proof, edition.documents)
        for index, part in enumerate(spec.sum_of):
            if part not in edition.figures:
                yield _unknown("E803", located, ("sum_of", index), part, edition.figures)
        if spec.part_of is None:
            continue
        whole = edition.figures.get(spec.part_of)
        if whole is None:
            yield _unknown("E803", located, ("part_of",), spec.part_of, edition.figures)
        elif whole.model.unit != spec.unit or spec.part_of == key:
            params = {"figure": key, "whole": spec.part_of, "unit": spec.unit, "expected": whole.model.unit}
            yield Finding("E818", located.where("part_of"), params)


def _points(
    located: Located[Node], rule: Rule, limit: Fraction | None, loc: tuple[str | int, ...]
) -> Iterator[Finding]:
    if isinstance(rule, (RatioRule, CountRule)) and rule.tiers:
        yield from _tiers(located, rule.tiers, limit, (*loc, "tiers"))
    if isinstance(rule, RatioRule) and not rule.tiers and rule.low >= rule.high:
        yield Finding("E816", located.where(*loc, "low"), {
            "item": _name(located), "low": number(rule.low), "high": number(rule.high),
        }, item=located.model.code)  # fmt: skip
    if isinstance(rule, ChecklistRule) and limit is not None:
        total = sum((entry.points for entry in rule.entries), Fraction(0))
        if total != limit:
            yield _sum(located, (*loc, "entries"), total, limit)
    if isinstance(rule, JudgementRule) and limit is not None and rule.levels:
        highest = max(level.points for level in rule.levels)
        if highest != limit:
            yield _sum(located, (*loc, "levels"), highest, limit)
    if isinstance(rule, LowerOfRule):
        for index, part in enumerate(rule.rules):
            yield from _points(located, part, limit, (*loc, "rules", index))
    if isinstance(rule, CappedSumRule):
        total = sum((term.points for term in rule.terms), Fraction(0))
        if limit is not None and total < limit:
            yield _sum(located, (*loc, "terms"), total, limit)
        for index, term in enumerate(rule.terms):
            yield from _points(located, term.rule, term.points, (*loc, "terms", index, "rule"))


def _tiers(
    located: Located[Node], tiers: Sequence[Tier], limit: Fraction | None, loc: tuple[str | int, ...]
) -> Iterator[Finding]:
    bounds = [tier.at_least for tier in tiers]
    ascending = all(one < other for one, other in zip(bounds, bounds[1:], strict=False))
    descending = all(one > other for one, other in zip(bounds, bounds[1:], strict=False))
    if not (ascending or descending):
        yield Finding("E806", located.where(*loc), {"item": _name(located)}, item=located.model.code)
    for index, tier in enumerate(tiers):
        if limit is not None and tier.points > limit:
            params = {"item": _name(located), "given": number(tier.points), "max": number(limit)}
            yield Finding("E819", located.where(*loc, index, "points"), params, item=located.model.code)


def _sum(located: Located[Node], loc: tuple[str | int, ...], total: Fraction, limit: Fraction) -> Finding:
    params = {"item": _name(located), "total": number(total), "max": number(limit)}
    return Finding("E807", located.where(*loc), params, item=located.model.code)


def _unknown(
    code: str, located: Located, loc: tuple[str | int, ...], key: str, known: Iterable[str]
) -> Finding:
    return Finding(code, located.where(*loc), {"key": key, "suggestion": suggest(key, known) or "—"})


def _name(located: Located[Node]) -> str:
    return located.model.code or located.model.key or located.model.title
