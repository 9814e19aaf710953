"""An item's rule in words, before any figure: what is asked and what earns how many points."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from paca.model.edition import Node, Tier
from paca.output.vietnamese import number, percent, points

from .book import ZERO, Book


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
    top = number(maximum)
    match rule.kind:
        case "yes-no":
            return RuleText("Có / không", f"{rule.question} Có: {top} điểm; không: 0 điểm.")
        case "checklist":
            return RuleText(
                "Danh mục kiểm",
                "Cộng điểm của các nội dung đã thực hiện.",
                tuple((_entry(entry, book), points(entry.points)) for entry in rule.entries),
            )
        case "ratio":
            formula = f"{book.figure_title(rule.numerator)} / {book.figure_title(rule.denominator)}"
            if rule.tiers:
                return RuleText("Tỷ lệ, theo bậc", formula, _tiers(rule.tiers, share=True))
            low, high = percent(rule.low, 0), percent(rule.high, 0)
            span = f"Tăng đều từ 0 điểm (ở {low}) đến {top} điểm (từ {high})."
            return RuleText("Tỷ lệ", f"{formula}. {span}")
        case "count":
            title = book.figure_title(rule.figure)
            if rule.tiers:
                return RuleText("Số lượng, theo bậc", title, _tiers(rule.tiers, share=False))
            return RuleText("Số lượng", f"{title} × {points(rule.per_unit)} điểm, tối đa {top} điểm.")
        case "deduction":
            return RuleText(
                "Điểm trừ",
                f"{top} điểm, trừ {points(rule.per_unit)} điểm cho mỗi đơn vị của "
                f"«{book.figure_title(rule.figure)}», không thấp hơn {number(rule.floor)} điểm.",
            )
        case "outside-index":
            return RuleText("Chỉ số bên ngoài", f"{rule.index} / {number(rule.out_of)} × {top} điểm.")
        case "judgement":
            return RuleText(
                "Đánh giá của tổ công tác",
                "Tổ công tác chọn một mức và nêu lý do.",
                tuple((level.title, points(level.points)) for level in rule.levels),
            )
        case "lower-of":
            parts = tuple(_text(part, maximum, book) for part in rule.rules)
            return RuleText("Lấy mức thấp", "Lấy điểm thấp nhất của các cách tính sau.", _parts(parts))
        case "capped-sum":
            parts = tuple(_text(term.rule, term.points, book) for term in rule.terms)
            return RuleText("Tổng có trần", f"Cộng các phần sau, tối đa {top} điểm.", _parts(parts))
        case _:
            return RuleText("Không chấm điểm", "Nêu để theo dõi, không chấm điểm.")


def _entry(entry: Any, book: Book) -> str:
    return f"{entry.title} (cần {book.kind_title(entry.document)})" if entry.document else entry.title


def _tiers(tiers: tuple[Tier, ...], *, share: bool) -> tuple[tuple[str, str], ...]:
    return tuple(
        (f"Từ {percent(tier.at_least, 0) if share else number(tier.at_least)}", points(tier.points))
        for tier in sorted(tiers, key=lambda tier: -tier.at_least)
    )


def _parts(parts: tuple[RuleText, ...]) -> tuple[tuple[str, str], ...]:
    found: list[tuple[str, str]] = []
    for part in parts:
        found.append((f"{part.kind}: {part.sentence}", ""))
        found.extend(part.lines)
    return tuple(found)
