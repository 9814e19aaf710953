"""The round's days are in order and those of the edition; what is asked comes before its phase ends."""

from __future__ import annotations

from collections.abc import Iterator

from ...finding import Finding
from ...model.round import Step
from ...model.values import FactStatus
from ..context import AcrossContext, Context

UNSURE = (FactStatus.PLACEHOLDER, FactStatus.UNKNOWN)


def check_round(context: Context) -> Iterator[Finding]:
    located = context.records.round
    if located is None:
        return
    this = located.model
    if this.period.start > this.period.end:
        yield Finding("R921", located.where("period"), {})
    header = context.edition.header if context.edition else None
    if header and header.period and header.period != this.period:
        yield Finding("R917", located.where("period"), {
            "start": header.period.start.strftime("%d/%m/%Y"), "end": header.period.end.strftime("%d/%m/%Y"),
        })  # fmt: skip
    seen: set[str] = set()
    for index, phase in enumerate(this.calendar):
        if phase.start and phase.until and phase.until < phase.start:
            yield Finding("R906", located.where("calendar", index, "until"), {"phase": phase.key})
        if phase.key in seen:
            yield Finding("R918", located.where("calendar", index, "key"), {"phase": phase.key})
        seen.add(phase.key)
    unsure = [phase.key for phase in this.calendar if phase.status in UNSURE]
    if unsure:
        yield Finding(
            "R907", located.where("calendar"), {"count": str(len(unsure)), "phases": ", ".join(unsure)}
        )


def check_across(context: AcrossContext) -> Iterator[Finding]:
    """Overdue: one finding an agency, and only against a day that somebody published."""
    located = context.frame.records.round
    if located is None:
        return
    ends = [
        phase.until
        for phase in located.model.calendar
        if phase.step is Step.SUBMIT and phase.until and phase.status not in UNSURE
    ]
    if not ends or context.as_of <= max(ends):
        return
    owed: dict[str, list[str]] = {}
    for item, slugs in context.frame.asked_slugs.items():
        for slug in slugs:
            facts = context.facts.get(slug)
            if facts is None or item not in facts.answered:
                owed.setdefault(slug, []).append(item)
    for slug, agency in context.frame.agencies.by_slug.items():
        if items := sorted(owed.get(slug, ())):
            shown = ", ".join(items[:8]) + (" …" if len(items) > 8 else "")
            yield Finding("R915", agency.where("slug"), {
                "agency": agency.model.name, "count": str(len(items)), "items": shown,
                "until": max(ends).strftime("%d/%m/%Y"),
            }, agency=slug)  # fmt: skip
