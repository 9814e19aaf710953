"""One file mended: the fixers one after the other, each only where the reader reads the same after it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from pydantic import BaseModel

from ..finding import Finding
from ..read.guard import guard
from ..read.models import model_of, validate
from ..read.parse import parse_file
from ..read.paths import Kind
from .blanks import TAB_WIDTHS, mend_last_line, mend_tabs, mend_trailing
from .characters import mend_characters
from .draft import Draft
from .edit import Edit, Why, apply
from .hashes import mend_hashes
from .order import mend_order_of_entries, mend_order_of_file
from .values import mend_values

# Findings that mending the characters takes away.
_SETTLED = frozenset({"Y225", "Y226"})


@dataclass(frozen=True, slots=True)
class Mended:
    """``text`` None: the file is not touched, for the reason that ``findings`` give.

    ``reasons`` says what was changed on which lines (as they were when it was changed).
    """

    text: str | None
    reasons: Mapping[Why, tuple[int, ...]]
    findings: tuple[Finding, ...] = ()


def mend_file(
    kind: Kind, path: str, data: bytes, *, order: bool = False, digests: Mapping[str, str] | None = None
) -> Mended:
    """Mends one file of an agency.  Pure; idempotent; never raises, whatever the bytes.

    ``order`` asks for the model's order of keys; ``digests`` (sha256 by attachment) for the hashes.
    A file that the guard refuses is not touched.
    """
    guarded = guard(data, path)
    if guarded.text is None:
        return Mended(None, {}, guarded.findings)
    text = data.decode("utf-8")
    reasons: dict[Why, list[int]] = {}

    def take(edits: list[Edit], *, forgets: frozenset[str] = frozenset()) -> None:
        """Makes the edits unless the reader would read something else after them."""
        nonlocal text
        if not edits:
            return
        changed = apply(text, edits)
        if _meaning(kind, changed, forgets) != _meaning(kind, text, forgets):
            return
        _note(reasons, text, edits)
        text = changed

    take(mend_characters(text))
    if text.startswith("\ufeff") or "\r" in text:
        return Mended(None, {}, guarded.findings)  # unreachable but for a lone CR; the guard refuses those
    if edits := _tabs(kind, text):
        _note(reasons, text, edits)
        text = apply(text, edits)
    fixers: list[Callable[[Draft], list[Edit]]] = [mend_trailing, mend_last_line, mend_values]
    if order:
        fixers += [mend_order_of_entries, mend_order_of_file]
    for fixer in fixers:
        take(fixer(Draft(kind, text)))
    if digests is not None:
        take(mend_hashes(Draft(kind, text), digests), forgets=frozenset({"sha256"}))
    return Mended(text, {why: tuple(sorted(set(lines))) for why, lines in reasons.items()})


def _note(reasons: dict[Why, list[int]], text: str, edits: list[Edit]) -> None:
    for edit in edits:
        reasons.setdefault(edit.why, []).append(text.count("\n", 0, edit.start) + 1)


def _tabs(kind: Kind, text: str) -> list[Edit]:
    """What to put for tabs where they keep the file from being read, if there is only one reading."""
    codes = {finding.code for finding in parse_file(kind, text.encode(), "").findings}
    if "Y210" not in codes:
        return []
    readings: list[tuple[list[Edit], Any]] = []
    for width in TAB_WIDTHS:
        edits = mend_tabs(Draft(kind, text), width)
        parsed = parse_file(kind, apply(text, edits).encode(), "")
        if parsed.tree is not None:
            readings.append((edits, parsed.tree))
    plain = [reading for reading in readings if reading[1] == readings[0][1]]
    return readings[0][0] if readings and len(plain) == len(readings) else []


def _meaning(kind: Kind, text: str, forgets: frozenset[str]) -> tuple[Any, ...]:
    """What the reader makes of a text: records, which entries it takes, what it complains of."""
    parsed = parse_file(kind, text.encode("utf-8"), "")
    codes = sorted(finding.code for finding in parsed.findings if finding.code not in _SETTLED)
    body = parsed.body.rstrip("\n")
    if parsed.tree is None or parsed.mark is None:
        return None, None, codes, body
    valid = validate(model_of(kind), parsed.tree, parsed.mark, "", key_marks=lambda: parsed.mark)
    codes += sorted(finding.code for finding in valid.findings)
    return _without(valid.model, forgets), dict(valid.kept), codes, body


def _without(model: BaseModel | None, forgets: frozenset[str]) -> Any:
    if model is None or not forgets:
        return model
    documents = getattr(model, "documents", ())
    return [document.model_copy(update=dict.fromkeys(forgets)) for document in documents]
