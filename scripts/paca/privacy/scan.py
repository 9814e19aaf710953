"""The scan: one cheap look decides whether the patterns need to run at all.

Nearly every text is clean, so the look is a few substring searches over the lower-cased text and one
search for a long run of digits; the patterns run only for what was seen.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from .digits import PASSPORT_WORDS, identities
from .normal import UNUSUAL, normal
from .patterns import denouncers, homes, mails, marks

CODES = {
    "mark": "P701",
    "cccd": "P702",
    "cmnd": "P703",
    "passport": "P704",
    "phone": "P705",
    "bank": "P706",
    "mail": "P707",
    "home": "P708",
    "denouncer": "P709",
    "letter": "P710",
}

# Nine digits with at most one separator between two; the 2nd and 3rd follow at once or after one separator.
# Letters that stand for digits ("2O5l23456") count as such here.  Split by odd signs, a date has eight.
_DIGITS = re.compile(
    r"\d(?:[ .\-()]{0,2}[\dOoIl]){7}|\d(?:[ .\-()]{0,2}\d){2,5}[_/\n](?:[ .\-()_/\n]{0,2}\d){6}", re.ASCII
)
_MARK_WORDS = ("mật", " ậ", ".ậ", "-ậ", "_ậ", "mat", "mạt")
_HOME_WORDS = (
    "trú",
    "nhà ở",
    "nhà riêng",
    "nhà ông",
    "nhà bà",
    "nhà anh",
    "nhà chị",
    "chỗ ở",
    "nơi ở",
    "địa chỉ nhà",
    "hộ khẩu",
    "ngụ",
    "hktt",
    "đktt",
    " tru ",
    "noi o",
    "cho o",
)
_DENOUNCER_WORDS = ("tố cáo", "tố giác", "bút tích", "to cao")
_MAIL_WORDS = ("@", "(at)", "[at]", "{at}", " at ", "a còng")


@dataclass(frozen=True, slots=True)
class Hit:
    """Something that must not be here: its finding code and where it starts (0-based offset and line)."""

    code: str
    offset: int
    line: int


def scan(text: str) -> tuple[Hit, ...]:
    """The secrets and personal data of a text, in order, each code once a line.

    Offsets are those of the text with its disguises undone; lines are the text's own.
    """
    if UNUSUAL.search(text) is not None:
        text = normal(text)
    found = sorted(_kinds(text), key=lambda hit: (hit[1], hit[0]))
    hits: dict[tuple[str, int], Hit] = {}
    line = counted = 0
    for kind, offset in found:
        line += text.count("\n", counted, offset)
        counted = offset
        hits.setdefault((CODES[kind], line), Hit(CODES[kind], offset, line))
    return tuple(hits.values())


def _kinds(text: str) -> Iterator[tuple[str, int]]:
    lower = text.lower()
    if _DIGITS.search(text) is not None or _holds(lower, PASSPORT_WORDS):
        yield from identities(text)
    if _holds(lower, _MARK_WORDS):
        yield from marks(text)
    if _holds(lower, _DENOUNCER_WORDS):
        yield from denouncers(text)
    if _holds(lower, _MAIL_WORDS):
        yield from mails(text)
    if _holds(lower, _HOME_WORDS):
        yield from homes(text)


def _holds(lower: str, words: tuple[str, ...]) -> bool:
    # A plain loop: ``any`` over a generator takes twice as long, and this runs for every record.
    for word in words:  # noqa: SIM110
        if word in lower:
            return True
    return False


def masked(text: str) -> str:
    """``text``, or "…" where it holds anything that must not be repeated."""
    return "…" if scan(text) else text
