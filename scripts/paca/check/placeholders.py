"""Placeholders of the report's text that will fail when the report is written, told where they stand."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache

from ..finding import Finding, Position
from ..model.placeholder_text import Call, Parsed
from ..model.placeholders import PLACEHOLDERS, Ask
from ..records import ReportText
from .context import Frame
from .unread import Unread
from .words import suggest

# A name as it may be misspelt, or a line of signs, curly quotes among them.
_HARMLESS = re.compile(r"\w{1,40}|[ -~“”‘’]{1,60}")
_MOST_DIGITS = 8  # those of a date; telephone, card and account numbers have more
_PATTERN = '{{ diem("A.1.1") }}'


def misspelt(section: ReportText, parsed: Parsed) -> Iterator[Finding]:
    """R971, R973: names that nobody knows, and what cannot be read."""
    names = ", ".join(PLACEHOLDERS)
    for wrong in parsed.wrong:
        place = place_of(section, wrong.start)
        if wrong.unknown:
            near = suggest(wrong.text, PLACEHOLDERS) or "—"
            yield Finding("R971", place, {"value": _said(wrong.text), "suggestion": near, "allowed": names})
        else:
            yield Finding("R973", place, {"value": _said(wrong.text), "call": _PATTERN})


def unanswerable(section: ReportText, calls: Iterable[Call], frame: Frame) -> Iterator[Finding]:
    """R972, R974: keys that the round does not have, and days that its calendar does not know."""
    known = _known(frame)
    for call in calls:
        for ask, key, start in zip(PLACEHOLDERS[call.name].asks, call.keys, call.places, strict=False):
            keys = known.get(ask)
            place = place_of(section, start)
            told = f'{call.name}("{_said(key)}")'
            if keys is None or (ask is Ask.ITEM and not key):
                continue  # what could not be read is no fault of the text; no code is the total
            if key not in keys:
                near = suggest(key, keys) or "—"
                yield Finding("R972", place, {"call": told, "value": _said(key), "suggestion": near})
            elif ask is Ask.PHASE and not keys[key]:
                yield Finding("R974", place, {"call": told, "phase": key})


def _said(text: str) -> str:
    """``text`` where a message may repeat it: one word, or signs and few digits; torn out of its sentence
    nobody can tell any longer whether a long number is somebody's."""
    harmless = _HARMLESS.fullmatch(text) and sum(char.isdigit() for char in text) <= _MOST_DIGITS
    return text if harmless else "…"


def place_of(section: ReportText, offset: int) -> Position:
    starts = _line_starts(section.text)
    line = bisect_right(starts, offset)
    return Position(section.path, line, offset - starts[line - 1] + 1)


@lru_cache(maxsize=4)  # a text has as many findings as it likes
def _line_starts(text: str) -> tuple[int, ...]:
    return (0, *(found.end() for found in re.finditer("\n", text)))


def _known(frame: Frame) -> Mapping[Ask, Mapping[str, bool]]:
    """The keys of the round by what they name, each with whether it has what is asked; none where unread."""
    known: dict[Ask, Mapping[str, bool]] = {}
    unread, edition, held = Unread(frame.records), frame.edition, frame.records.round
    if edition is not None and not unread.edition(edition.year):
        known[Ask.ITEM] = dict.fromkeys(edition.by_code, True)
        known[Ask.FIGURE] = dict.fromkeys(edition.figures, True)
    if frame.agencies.by_slug and not unread.register():
        known[Ask.AGENCY] = dict.fromkeys(frame.agencies.by_slug, True)
    if held is not None:
        known[Ask.PHASE] = {phase.key: phase.until is not None for phase in held.model.calendar}
    return known
