"""A number typed by hand in the report's text is the one that the data give, and its placeholders work."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from fractions import Fraction
from itertools import chain

from ...finding import Finding, few
from ...model.placeholder_text import parse, without_placeholders
from ...records import ReportText
from ..context import TextContext
from ..numbers import Numbers, printed
from ..placeholders import misspelt, place_of, unanswerable

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
_SENTENCE = re.compile(r"(?:(?!(?<=[.;?!])\s|\n[ \t]*\n|\n[ \t]*[-*|#]).)+", re.DOTALL)
_BEFORE = 80  # characters before a number in which a word may say that it is a difference


def check_text(context: TextContext) -> Iterator[Finding]:
    """Placeholders; points beside the code of an item or the word for the total; counts called a total."""
    for section in context.texts:
        yield from few(chain(_placeholders(section, context), _section(section, context)))


def _placeholders(section: ReportText, context: TextContext) -> Iterator[Finding]:
    parsed = parse(section.text)
    yield from misspelt(section, parsed)
    yield from unanswerable(section, parsed.calls, context.frame)


def _section(section: ReportText, context: TextContext) -> Iterator[Finding]:
    for sentence in _SENTENCE.finditer(without_placeholders(section.text)):
        earlier: bool | None = None
        for found, call in _typed(sentence.group()):
            numbers = context.numbers()
            if numbers is None:
                return
            if earlier is None:
                earlier = _of_earlier_year(sentence.group(), numbers.year)
            told = None if earlier else _contradicted(found, call, numbers)
            if told is not None:
                place = place_of(section, sentence.start() + found.start())
                params = {"typed": found.group(found.lastgroup or 0), "call": _placeholder(call), "now": told}
                yield Finding("R970", place, params, item=call if call in numbers.points and call else None)


def _typed(sentence: str) -> Iterator[tuple[re.Match[str], str]]:
    """Numbers with what they speak of: a code ("" for the total), or the placeholder of a count."""
    named: list[tuple[int, str]] | None = None
    for found in _POINTS.finditer(sentence):
        if named is None and not (named := _named(sentence)):
            break
        place = found.start()
        if not _DIFFERENCE.search(sentence, max(place - _BEFORE, 0), place):
            # The last one named before the number, else the first after it.
            yield found, named[max(bisect_left(named, (place, "")) - 1, 0)][1]
    for found in _COUNT.finditer(sentence):
        yield found, _COUNTS[found["what"].lower()]


def _named(sentence: str) -> list[tuple[int, str]]:
    """The codes and words for the total that a sentence holds, in their order."""
    codes = ((match.start(), match["code"] or match["part"]) for match in _CODE.finditer(sentence))
    return sorted([*codes, *((match.start(), "") for match in _TOTAL.finditer(sentence))])


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
