"""Checking: records in, findings out."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace

from ..finding import Finding
from ..records import Records
from .context import Context, Scored
from .privacy.scan import masked
from .rules import RULES, Rule


def check(
    records: Records, scored: Scored | None, *, as_of: dt.date, rules: Sequence[Rule] = RULES
) -> tuple[Finding, ...]:
    """All findings of a tree, the reader's own included: sorted by place, each once.

    Pure.  A rule that raises is a bug and is let through: a check that lost a rule must not pass.
    Whatever looks like a secret is taken out of the params, so that no message repeats it.
    """
    context = Context(records, scored, as_of)
    found: dict[object, Finding] = {}
    for finding in (*records.findings, *(finding for rule in rules for finding in rule(context))):
        safe = replace(finding, params={name: masked(value) for name, value in finding.params.items()})
        found.setdefault(safe.sort_key(), safe)
    return tuple(sorted(found.values(), key=Finding.sort_key))
