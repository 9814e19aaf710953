"""Checking: records in, findings out."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace

from ..finding import Finding, Position
from ..records import Records
from .context import Context, Scored
from .privacy.scan import masked
from .rules import RULES, Rule
from .rules.privacy import harmless_path


def check(
    records: Records, scored: Scored | None, *, as_of: dt.date, rules: Sequence[Rule] = RULES
) -> tuple[Finding, ...]:
    """All findings of a tree, the reader's own included: sorted by place, each once.

    Pure.  A rule that raises is a bug and is let through: a check that lost a rule must not pass.
    Whatever looks like a secret is taken out of params and names of files, so that no message repeats it.
    """
    context = Context(records, scored, as_of)
    found: dict[object, Finding] = {}
    for finding in (*records.findings, *(finding for rule in rules for finding in rule(context))):
        safe = replace(
            finding,
            position=_unrevealing(finding.position),
            params={name: masked(value) for name, value in finding.params.items()},
        )
        found.setdefault(safe.sort_key(), safe)
    return tuple(sorted(found.values(), key=Finding.sort_key))


def _unrevealing(position: Position) -> Position:
    """A file whose name tells a secret is told by its folder."""
    harmless = harmless_path(position.path)
    return position if harmless == position.path else Position(harmless)
