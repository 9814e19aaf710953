"""The rules, one module a concern.

A rule module has a docstring that says its rule in one sentence, and pure generators of findings whose
names say their scope, that is what they may see:

- ``check_round(context)``: the round's own files (editions, register, calendar, working group), no agency's;
- ``check_agency(context)``: one agency's folder, the decisions on it, and of the round what rarely changes;
- ``check_across(context)``: of every agency its ``AgencyFacts``, and nothing else;
- ``check_text(context)``: the report's sections, and the numbers that they may tell.

So a change in one agency's folder can change that agency's findings, those across and those on the
report's text, and no others: what ``paca check`` keeps from one run to the next rests on it.  A rule
never prints, raises, reads a file or knows another rule.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from types import ModuleType
from typing import NamedTuple

from ...finding import Finding
from ..context import AcrossContext, Context, TextContext
from . import (
    agencies,
    answers,
    attachments,
    calendar,
    citations,
    claims,
    comments,
    decisions,
    documents,
    duplicates,
    edition_links,
    edition_rules,
    edition_sums,
    edition_tree,
    explanations,
    figures,
    last_round,
    privacy,
    report_text,
    verified,
)

Rule = Callable[[Context], Iterator[Finding]]
RuleAcross = Callable[[AcrossContext], Iterator[Finding]]
RuleText = Callable[[TextContext], Iterator[Finding]]


class Rules(NamedTuple):
    """Rules by scope."""

    round: tuple[Rule, ...] = ()
    agency: tuple[Rule, ...] = ()
    across: tuple[RuleAcross, ...] = ()
    text: tuple[RuleText, ...] = ()


MODULES: tuple[ModuleType, ...] = (
    edition_tree,
    edition_sums,
    edition_rules,
    edition_links,
    agencies,
    calendar,
    citations,
    documents,
    attachments,
    duplicates,
    figures,
    claims,
    answers,
    explanations,
    decisions,
    verified,
    comments,
    last_round,
    report_text,
    privacy,
)


def _of_scope(name: str) -> tuple:  # type: ignore[type-arg]
    return tuple(getattr(module, name) for module in MODULES if hasattr(module, name))


RULES = Rules(*map(_of_scope, ("check_round", "check_agency", "check_across", "check_text")))
