"""A number typed by hand in the report's text is the one that the data give."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction

from ...finding import Finding, Position
from ...records import ReportText
from ..context import TextContext
from ..numbers import Numbers, printed

_NUMBER = r"\d{1,3}(?:\.\d{3})+|\d+"
# Points: with decimals, or out of a maximum.  "3 điểm cần lưu ý" are no points of a score.
_POINTS = re.compile(
    rf"(?<![\d.,])(?:(?P<exact>(?:{_NUMBER}),\d{{1,2}})(?=\s*(?:/\s*\d+(?:,\d+)?\s*)?điểm)"
    rf"|(?P<whole>\d{{1,3}})(?=\s*/\s*\d+(?:,\d+)?\s*điểm))"
)
_COUNTS = {
    "cơ quan": "so_co_quan",
    "hồ sơ": "so_ho_so",
    "góp ý": "so_gop_y",
    "kiến nghị": "so_kien_nghi",
    "tiêu chí thành phần": "so_tieu_chi",
}
_COUNT = re.compile(
    rf"(?:tổng số|tổng cộng)(?:\s+(?:có|là))?\s+(?P<number>{_NUMBER})\s+(?P<what>{'|'.join(_COUNTS)})"
    r"(?=\s*(?:[.,;:)]|$))",
    re.IGNORECASE,
)
_CODE = re.compile(
    r"(?<![\w.])(?:(?P<code>[A-Z](?:\.\d+)+)(?![\w.]*\d)|phần\s+(?P<part>[A-Z])(?!\w))", re.IGNORECASE
)
_TOTAL = re.compile(r"tổng\s+(?:số\s+)?điểm|điểm\s+tổng", re.IGNORECASE)
# A difference is of two scores, and the sentence says which: nothing here knows it.
_DIFFERENCE = re.compile(
    r"(?:tăng|giảm|thêm|bớt|hơn|kém|trừ|mất|cộng|chờ|chênh(?:\s+lệch)?)\s+(?:\w+\s+){0,2}$", re.IGNORECASE
)
_YEAR = re.compile(r"năm\s+((?:19|20)\d\d)", re.IGNORECASE)
_HOLDS = re.compile(r"\{\{.*?\}\}|\{%.*?%\}|\{#.*?#\}", re.DOTALL)
_SENTENCE = re.compile(r"(?:(?!(?<=[.;?!])\s|\n\s*\n|\n\s*[-*|#]).)+", re.DOTALL)


def check_text(context: TextContext) -> Iterator[Finding]:
    """Points beside the code of an item or the word for the total, and counts called a total."""
    for section in context.texts:
        yield from _section(section, context)


def _section(section: ReportText, context: TextContext) -> Iterator[Finding]:
    text = _HOLDS.sub(lambda held: re.sub(r"[^\n]", " ", held.group()), section.text)
    for sentence in _SENTENCE.finditer(text):
        for found, call in _typed(sentence.group()):
            numbers = context.numbers()
            if numbers is None or _of_earlier_year(sentence.group(), numbers.year):
                continue
            told = _contradicted(found, call, numbers)
            if told is not None:
                offset = sentence.start() + found.start()
                place = Position(
                    section.path, text.count("\n", 0, offset) + 1, offset - text.rfind("\n", 0, offset)
                )
                params = {"typed": found.group(found.lastgroup or 0), "call": _placeholder(call), "now": told}
                yield Finding("R970", place, params, item=call if call in numbers.points and call else None)


def _typed(sentence: str) -> Iterator[tuple[re.Match[str], str]]:
    """Numbers with what they speak of: a code ("" for the total), or the placeholder of a count."""
    for found in _POINTS.finditer(sentence):
        about = _about(sentence, found.start())
        if about is not None and not _DIFFERENCE.search(sentence, 0, found.start()):
            yield found, about
    for found in _COUNT.finditer(sentence):
        yield found, _COUNTS[found["what"].lower()]


def _about(sentence: str, place: int) -> str | None:
    """The code that a number speaks of: the last one named before it, else the first after it."""
    found = [(match.start(), match["code"] or match["part"]) for match in _CODE.finditer(sentence)]
    found += [(match.start(), "") for match in _TOTAL.finditer(sentence)]
    before = [one for one in found if one[0] < place]
    if before:
        return max(before)[1]
    return min(found)[1] if found else None


def _of_earlier_year(sentence: str, year: int) -> bool:
    return any(int(found) < year for found in _YEAR.findall(sentence))


def _contradicted(found: re.Match[str], about: str, numbers: Numbers) -> str | None:
    """What the data say, where the typed number is another; None where it is right or nobody knows."""
    if found.re is _COUNT:
        known = numbers.counts[about]
        return str(known) if int(found["number"].replace(".", "")) != known else None
    points = numbers.points.get(about)
    typed = Fraction((found["exact"] or found["whole"]).replace(".", "").replace(",", "."))
    if points is None or typed in points.told:
        return None
    if points.standing is None:
        return "–"
    cents = int(printed(points.standing) * 100)
    return f"{cents // 100}.{cents % 100:02}"


def _placeholder(call: str) -> str:
    if call in _COUNTS.values():
        return f"{{{{ {call}() }}}}"
    return f'{{{{ diem("{call}") }}}}' if call else "{{ diem() }}"
