"""A finding in words: the catalogue's texts filled with its params."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from fractions import Fraction

from ..finding import Finding, Level
from .catalogue import CATALOGUE
from .catalogue.message import Language, fill

LEVEL_WORDS: dict[Language, dict[Level, str]] = {
    "vi": {Level.ERROR: "lỗi", Level.WARNING: "cảnh báo", Level.HINT: "gợi ý"},
    "en": {Level.ERROR: "error", Level.WARNING: "warning", Level.HINT: "hint"},
}
_NEAREST = re.compile(r"(?:(?<=\.)\s+|;\s*)[^.;{}]*\{suggestion\}\.?")
_ECHO = re.compile(r", nhưng đang ghi:\s*\{value\}| and holds: \{value\}")
_DECIMAL = re.compile(r"-?\d+\.\d+", re.ASCII)
STAKE: dict[Language, str] = {"vi": "Có thể mất {points} điểm.", "en": "{points} points are at stake."}


@dataclass(frozen=True, slots=True)
class RenderedFinding:
    """``why`` ends with the points at stake where they are known."""

    title: str
    text: str
    why: str
    fix: str


def render(
    finding: Finding, language: Language = "vi", mark: Callable[[str], str] | None = None
) -> RenderedFinding:
    """The words of a finding; ``mark`` sets what it repeats of a file apart from its own words.

    An unknown code is a bug and raises KeyError.
    """
    message = CATALOGUE[finding.code]
    shown = _on_screen(finding.params, language)
    if mark is not None:
        shown = {name: mark(text) for name, text in shown.items()}
    why = fill(message.say("why", language), shown)
    if finding.points:
        points = points_text(finding.points, language)
        why = f"{why} {fill(STAKE[language], {'points': points})}"
    text = message.say("text", language)
    if finding.params.get("suggestion") == "—":
        text = _NEAREST.sub("", text)  # nothing is near: a reader learns nothing from a dash
    if finding.params.get("value") == "…":
        text = _ECHO.sub("", text)  # the value may not be repeated: the line shows it, if it may be shown
    return RenderedFinding(
        title=message.say("title", language),
        text=fill(text, shown),
        why=why,
        fix=fill(message.say("fix", language), finding.params),
    )


def _on_screen(params: Mapping[str, str], language: Language) -> Mapping[str, str]:
    """Decimals with the comma that Vietnamese readers expect; what a file holds is repeated as it stands.

    The mending (``fix``) keeps the files' own form: that is what a clerk is to type.
    """
    if language != "vi":
        return params
    return {
        name: text.replace(".", ",") if name != "value" and _DECIMAL.fullmatch(text) else text
        for name, text in params.items()
    }


def level_of(finding: Finding) -> Level:
    return CATALOGUE[finding.code].level


def points_text(points: Fraction, language: Language) -> str:
    """Points with two decimals, half up: ``1,50`` or ``1.50``.

    >>> points_text(Fraction(1, 8), "vi"), points_text(Fraction(1, 8), "en")
    ('0,13', '0.13')
    """
    over, under = points.as_integer_ratio()
    whole, rest = divmod((200 * over + under) // (2 * under), 100)
    return f"{whole}{',' if language == 'vi' else '.'}{rest:02d}"
