"""What an item's rule asks for: figures, answers, documents, each key once and in the rule's order.  Pure."""

from __future__ import annotations

from typing import Any

from .edition import ChecklistRule, Node

ANSWER = "answer"
"""The key of the one answer that a yes/no rule asks."""


def leaf_rules(rule: Any) -> tuple[Any, ...]:
    """The rules that a composed rule is made of; a plain rule is its own only leaf, None has none."""
    if rule is None:
        return ()
    match rule.kind:
        case "lower-of":
            parts = rule.rules
        case "capped-sum":
            parts = tuple(term.rule for term in rule.terms)
        case _:
            return (rule,)
    return tuple(leaf for part in parts for leaf in leaf_rules(part))


def figure_keys(rule: Any) -> tuple[str, ...]:
    """The figures that a rule needs, in the order in which it names them."""
    keys: list[str] = []
    for leaf in leaf_rules(rule):
        match leaf.kind:
            case "ratio":
                keys += (leaf.numerator, leaf.denominator)
            case "count" | "deduction" | "outside-index":
                keys.append(leaf.figure)
    return tuple(dict.fromkeys(keys))


def answer_keys(rule: Any) -> tuple[str, ...]:
    """The questions that a rule asks: ``answer`` for yes/no, the entries' keys for a checklist."""
    keys: list[str] = []
    for leaf in leaf_rules(rule):
        match leaf.kind:
            case "yes-no":
                keys.append(ANSWER)
            case "checklist":
                keys += (entry.key for entry in leaf.entries)
    return tuple(dict.fromkeys(keys))


def achievement_keys(rule: Any) -> tuple[str, ...]:
    """The figures that earn points (a ratio's numerator, a count): without proof they count as 0."""
    keys: list[str] = []
    for leaf in leaf_rules(rule):
        match leaf.kind:
            case "ratio":
                keys.append(leaf.numerator)
            case "count" | "outside-index":
                keys.append(leaf.figure)
    return tuple(dict.fromkeys(keys))


def document_kinds(node: Node) -> tuple[str, ...]:
    """Document kinds that an item asks for, by itself or by an entry of its checklist."""
    kinds = [ask.kind for ask in node.documents]
    for leaf in leaf_rules(node.rule):
        if isinstance(leaf, ChecklistRule):
            kinds += [entry.document for entry in leaf.entries if entry.document]
    return tuple(dict.fromkeys(kinds))
