"""The rules, one module a concern.

A rule module has a docstring that says its rule in one sentence, and ``check(context)``: a pure
generator of findings.  It never prints, raises, reads a file or knows another rule.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from ...finding import Finding
from ..context import Context
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
    privacy,
)

Rule = Callable[[Context], Iterator[Finding]]

RULES: tuple[Rule, ...] = (
    edition_tree.check,
    edition_sums.check,
    edition_rules.check,
    edition_links.check,
    agencies.check,
    calendar.check,
    citations.check,
    documents.check,
    attachments.check,
    duplicates.check,
    figures.check,
    claims.check,
    answers.check,
    explanations.check,
    decisions.check,
    comments.check,
    privacy.check,
)
