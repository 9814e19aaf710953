"""Texts and causes as the review's document holds them: cut, printable, without what looks like a secret."""

from __future__ import annotations

from fractions import Fraction

from ..compare import Cause, CauseKind, Comparison
from ..model.values import number_text
from ..privacy.scan import masked
from ..read.names import shown
from .document import ReviewedCause


def reviewed_cause(comparison: Comparison, cause: Cause) -> ReviewedCause:
    """A cause with the title of what its key names: nobody reads keys."""
    figure = cause.kind is CauseKind.FIGURE
    before, after = (_number(one) if figure else _told(one) for one in (cause.before, cause.after))
    title = _figure(comparison, cause.key) if figure else cause.text if cause.kind in _DOCUMENTS else None
    return ReviewedCause(kind=cause.kind, key=cause.key, title=_told(title), before=before, after=after)


_DOCUMENTS = frozenset({CauseKind.DOCUMENT_ADDED, CauseKind.DOCUMENT_WITHDRAWN})


def _figure(comparison: Comparison, key: str) -> str | None:
    for assessment in (comparison.after, comparison.before):
        edition = assessment.records.edition
        if edition is not None and key in edition.figures:
            return edition.figures[key].model.title
    return None


def _number(text: str | None) -> str | None:
    return None if text is None else number_text(Fraction(text))


def _told(text: str | None) -> str | None:
    """An agency's own words."""
    return None if text is None else printable(masked(text))


def amount(value: Fraction | None) -> str | None:
    """Half-up, machine form with two decimals."""
    if value is None:
        return None
    units = (abs(value) * 200 + 1) // 2
    sign = "-" if value < 0 and units else ""
    return f"{sign}{units // 100}.{units % 100:02}"


def cut(text: str | None, length: int = 1000) -> str | None:
    if text is None:
        return None
    text = text.encode("utf-8", "backslashreplace").decode()
    return text if len(text) <= length else text[: length - 1] + "…"


def printable(text: str) -> str:
    """A path or a name as it may stand in a document."""
    return cut(shown(text) if not text.isprintable() else text) or ""
