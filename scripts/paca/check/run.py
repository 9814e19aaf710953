"""Checking: records in, findings out, one part of the round after the other."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from functools import cache
from typing import Protocol

from ..assessment import Score
from ..finding import Finding, Position
from ..model.register import Agency
from ..privacy.scan import masked
from ..records import Records, ReportText
from .context import AcrossContext, Context, Frame, TextContext
from .facts import AgencyFacts
from .numbers import Numbers, ScoredRound, numbers_of
from .parts import files_of, of_agency, split
from .rules import RULES, Rules
from .rules.privacy import harmless_path


class Scored(ScoredRound, Protocol):
    """The part of the scoring's result that the rules look at."""

    @property
    def asked(self) -> Mapping[str, tuple[Agency, ...]]: ...

    def computed(self, item: str, agency: str) -> Score | None:
        """The rule's own score, before any decision."""


def check(
    records: Records, scored: Scored | None, *, as_of: dt.date, rules: Rules = RULES
) -> tuple[Finding, ...]:
    """All findings of a tree, the reader's own included: sorted by place, each once.

    Pure.  A rule that raises is a bug and is let through: a check that lost a rule must not pass.
    """
    shared, owned = split(records)
    frame = frame_of(shared, scored.asked if scored else None)
    found = [*records.findings, *check_round(frame, as_of=as_of, rules=rules)]
    facts: dict[str, AgencyFacts] = {}
    for slug, own in owned.items():

        def computed(item: str, slug: str = slug) -> Score | None:
            return scored.computed(item, slug) if scored else None

        findings, facts[slug] = check_agency(slug, own, frame, as_of=as_of, computed=computed, rules=rules)
        found += findings
    found += check_across(frame, facts, as_of=as_of, rules=rules)
    numbers = (lambda: numbers_of(records, scored)) if scored else (lambda: None)
    found += check_text(records.report_texts, frame, numbers, rules=rules)
    return settled(found)


def frame_of(shared: Records, asked: Mapping[str, tuple[Agency, ...]] | None) -> Frame:
    """What all parts see; ``shared`` are the round's own records."""
    return Frame(shared, asked, frozenset(comment.model.id for comment in shared.working_group.comments))


def check_round(frame: Frame, *, as_of: dt.date, rules: Rules = RULES) -> list[Finding]:
    """Findings on editions, register, calendar and the working group's files."""
    context = Context(frame.records, frame, as_of)
    return [finding for rule in rules.round for finding in rule(context)]


def check_agency(
    slug: str,
    own: Records,
    frame: Frame,
    *,
    as_of: dt.date,
    computed: Callable[[str], Score | None],
    rules: Rules = RULES,
) -> tuple[list[Finding], AgencyFacts]:
    """Findings on one agency's folder and the decisions on it, and what is compared with other agencies."""
    context = Context(of_agency(frame.records, own), frame, as_of, computed)
    return [finding for rule in rules.agency for finding in rule(context)], _facts(slug, own, context)


def _facts(slug: str, own: Records, context: Context) -> AgencyFacts:
    files = files_of(own)
    folder = f"evidence/{own.year}/{slug}/"
    unreadable = (file.path for file in own.refused if file.path.startswith(folder))
    codes = {path.removeprefix(folder)[:-3] for path in unreadable if path.endswith(".md")}
    if files is None:
        return AgencyFacts(frozenset(codes))
    dates = (located.model.date for located in files.documents.values())
    return AgencyFacts(
        frozenset(codes.union(files.submissions)),
        context.compared.proofs,
        max((date for date in dates if date is not None), default=None),
    )


def check_across(
    frame: Frame, facts: Mapping[str, AgencyFacts], *, as_of: dt.date, rules: Rules = RULES
) -> list[Finding]:
    """Findings that come of comparing agencies."""
    context = AcrossContext(frame, as_of, dict(sorted(facts.items())))
    return [finding for rule in rules.across for finding in rule(context)]


def check_text(
    texts: tuple[ReportText, ...],
    frame: Frame,
    numbers: Callable[[], Numbers | None],
    *,
    rules: Rules = RULES,
) -> list[Finding]:
    """Findings on the report's sections; ``numbers`` is asked once at the most, and only where it matters."""
    context = TextContext(texts, frame, cache(numbers))
    return [finding for rule in rules.text for finding in rule(context)]


def settled(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Without secrets, and in order."""
    return in_order(map(without_secrets, findings))


def in_order(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Sorted by place, each once; a secret that was found in a record and again in its refused file, too."""
    found: dict[object, Finding] = {}
    told: set[tuple[str, str, int]] = set()  # secrets of records, which know the column
    for finding in findings:
        found.setdefault(finding.sort_key(), finding)
        if finding.code[0] == "P" and finding.position.column:
            told.add((finding.code, finding.position.path, finding.position.line))
    if told:
        for key, finding in list(found.items()):
            at = finding.position
            if not at.column and (finding.code, at.path, at.line) in told:
                del found[key]
    return tuple(found[key] for key in sorted(found))  # type: ignore[type-var]


def without_secrets(finding: Finding) -> Finding:
    """The finding without what looks like a secret in params and names of files: no message repeats it."""
    params = {name: masked(value) for name, value in finding.params.items()}
    path = harmless_path(finding.position.path)
    if params == finding.params and path == finding.position.path:
        return finding
    # A file whose name tells a secret is told by its folder.
    position = finding.position if path == finding.position.path else Position(path)
    return replace(finding, position=position, params=params)
