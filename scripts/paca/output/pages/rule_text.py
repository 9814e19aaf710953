"""An item's rule in words, before any figure: what is asked and what earns how many points."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from paca.model.edition import Node, Tier
from paca.output.language import say
from paca.output.notation import number, percent, points

from .book import ZERO, Book
from .words import RULE_KINDS


@dataclass(frozen=True, slots=True)
class RuleText:
    """A sentence, and lines of (what, points) below it."""

    kind: str
    sentence: str
    lines: tuple[tuple[str, str], ...] = ()

    @property
    def short(self) -> bool:
        """Whether the lines are bounds of tiers, which need no table."""
        return all(len(what) < 16 for what, _ in self.lines)


def rule_text(node: Node, book: Book) -> RuleText:
    return _text(node.rule, node.max if node.max is not None else ZERO, book)


def _text(rule: Any, maximum: Fraction, book: Book) -> RuleText:
    top, name = number(maximum), RULE_KINDS[rule.kind]
    match rule.kind:
        case "yes-no":
            return RuleText(
                name,
                say("{question} Có: {top} điểm; không: 0 điểm.", question=rule.question, top=top),
            )
        case "checklist":
            return RuleText(
                name,
                say("Cộng điểm của các nội dung đã thực hiện."),
                tuple((_entry(entry, book), points(entry.points)) for entry in rule.entries),
            )
        case "ratio":
            formula = f"{book.figure_title(rule.numerator)} / {book.figure_title(rule.denominator)}"
            if rule.tiers:
                return RuleText(say("Tỷ lệ, theo bậc"), formula, _tiers(rule.tiers, share=True))
            low, high = percent(rule.low, 0), percent(rule.high, 0)
            span = say(
                "{formula}. Tăng đều từ 0 điểm (ở {low}) đến {top} điểm (từ {high}).",
                formula=formula,
                low=low,
                top=top,
                high=high,
            )
            return RuleText(name, span)
        case "count":
            title = book.figure_title(rule.figure)
            if rule.tiers:
                return RuleText(say("Số lượng, theo bậc"), title, _tiers(rule.tiers, share=False))
            return RuleText(
                name,
                say(
                    "{title} × {points} điểm, tối đa {top} điểm.",
                    title=title,
                    points=points(rule.per_unit),
                    top=top,
                ),
            )
        case "deduction":
            return RuleText(
                name,
                say(
                    "{top} điểm, trừ {points} điểm cho mỗi đơn vị của «{title}», "
                    "không thấp hơn {floor} điểm.",
                    top=top,
                    points=points(rule.per_unit),
                    title=book.figure_title(rule.figure),
                    floor=number(rule.floor),
                ),
            )
        case "outside-index":
            return RuleText(
                name,
                say(
                    "{index} / {out_of} × {top} điểm.", index=rule.index, out_of=number(rule.out_of), top=top
                ),
            )
        case "judgement":
            return RuleText(
                name,
                say("Tổ công tác chọn một mức và nêu lý do."),
                tuple((level.title, points(level.points)) for level in rule.levels),
            )
        case "lower-of":
            parts = tuple(_text(part, maximum, book) for part in rule.rules)
            return RuleText(name, say("Lấy điểm thấp nhất của các cách tính sau."), _parts(parts))
        case "capped-sum":
            parts = tuple(_text(term.rule, term.points, book) for term in rule.terms)
            return RuleText(name, say("Cộng các phần sau, tối đa {top} điểm.", top=top), _parts(parts))
        case _:
            return RuleText(name, say("Nêu để theo dõi, không chấm điểm."))


def _entry(entry: Any, book: Book) -> str:
    if not entry.document:
        return entry.title
    return say("{title} (cần {document})", title=entry.title, document=book.kind_title(entry.document))


def _tiers(tiers: tuple[Tier, ...], *, share: bool) -> tuple[tuple[str, str], ...]:
    return tuple(
        (
            say("Từ {bound}", bound=percent(tier.at_least, 0) if share else number(tier.at_least)),
            points(tier.points),
        )
        for tier in sorted(tiers, key=lambda tier: -tier.at_least)
    )


def _parts(parts: tuple[RuleText, ...]) -> tuple[tuple[str, str], ...]:
    found: list[tuple[str, str]] = []
    for part in parts:
        found.append((f"{part.kind}: {part.sentence}", ""))
        found.extend(part.lines)
    return tuple(found)
