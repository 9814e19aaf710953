"""Figures that break with last year's, with the agency's other figures, or with its own text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from fractions import Fraction

from ..assessment import Assessment
from ..finding import Position
from ..model.asks import figure_keys
from ..model.edition import FigureSpec
from ..model.evidence import FigureScope, FigureValue
from ..output.notation import number, percent
from ..records import AgencyFiles, Located
from .signal import Kind, Signal

JUMP = Fraction(5, 2)  # the check warns the agency from 2 times on; from 2,5 on the group should ask too
LEAST_CHANGE = 10  # 1 → 3 cases is three times more and means nothing
LEAST_TEXT_GAP = Fraction(1, 100)  # below 1 % a text rounds ("gần 19,6 tỷ")
# After the figure's title: "là", ":" or nothing but spaces, then a number written the Vietnamese way.
_NUMBER_AFTER = re.compile(r"\s*(?:là|đạt|:)?\s*:?\s*(\d{1,3}(?:\.\d{3})+(?:,\d{1,6})?|\d+(?:,\d{1,6})?)")


def signals(assessment: Assessment) -> Iterator[Signal]:
    edition = assessment.records.edition
    if edition is None:
        return
    titles = {key: located.model.title for key, located in edition.figures.items()}
    for slug, files in assessment.records.filed.items():
        for key, located in files.figures.items():
            yield from _last_year(slug, located, titles.get(key, key))
        yield from _own_figures(slug, files, edition.figures)
        yield from _own_text(assessment, slug, files, titles)


def _last_year(slug: str, located: Located[FigureValue], title: str) -> Iterator[Signal]:
    now, then = located.model.value, located.model.previous
    if then is None or abs(now - then) < LEAST_CHANGE:
        return
    low, high = sorted((now, then))
    if low <= 0:
        times = high  # nothing to divide by: as if it had been one
    elif high / low >= JUMP:
        times = high / low
    else:
        return
    verb_vi, verb_en = ("tăng", "up") if now > then else ("giảm", "down")
    compared_vi = "từ hoặc về 0" if low <= 0 else f"{number(times, 1)} lần"
    compared_en = "from or to 0" if low <= 0 else f"{number(times, 1)} times"
    yield Signal(
        Kind.FIGURE_LAST_YEAR,
        (slug,),
        None,
        times,
        f"{title}: {number(now)}, năm trước {number(then)}: {verb_vi} {compared_vi}.",
        f"{title}: {number(now)}, last year {number(then)}: {verb_en} {compared_en}.",
        (located.where("value"), located.where("previous")),
    )


def _own_figures(slug: str, files: AgencyFiles, specs: Mapping[str, Located[FigureSpec]]) -> Iterator[Signal]:
    """A part above its whole, and a part of the period above the whole period."""
    for key, located in files.figures.items():
        spec = specs.get(key)
        whole = files.figures.get(spec.model.part_of) if spec and spec.model.part_of else None
        if spec is not None and whole is not None:
            yield from _exceeds(slug, located, whole, spec.model.title, specs[whole.model.key].model.title)
    for other in files.other_figures:
        whole = files.figures.get(other.model.key)
        if whole is None or other.model.scope is not FigureScope.PART:
            continue
        if other.model.unit == whole.model.unit:
            spec = specs.get(other.model.key)
            title = spec.model.title if spec else other.model.key
            yield from _exceeds(slug, other, whole, f"{title} (một phần kỳ)", f"{title} (cả kỳ)")


def _exceeds(
    slug: str, part: Located[FigureValue], whole: Located[FigureValue], title: str, of: str
) -> Iterator[Signal]:
    value, limit = part.model.value, whole.model.value
    if value <= limit:
        return
    excess = (value - limit) / limit if limit > 0 else value
    yield Signal(
        Kind.FIGURE_OWN,
        (slug,),
        None,
        excess,
        f"{title}: {number(value)}, lớn hơn {of}: {number(limit)}.",
        f"{title}: {number(value)}, above {of}: {number(limit)}.",
        (part.where("value"), whole.where("value")),
    )


def _own_text(
    assessment: Assessment, slug: str, files: AgencyFiles, titles: Mapping[str, str]
) -> Iterator[Signal]:
    """The text of a submission names a figure of its item by title and gives another number."""
    edition = assessment.records.edition
    assert edition is not None
    for code, submission in files.submissions.items():
        node = edition.by_code.get(code)
        if node is None or node.model.rule is None or not submission.body:
            continue
        text = submission.body.lower()
        for key in figure_keys(node.model.rule):
            located, title = files.figures.get(key), titles.get(key)
            if located is None or title is None:
                continue
            at = text.find(title.lower())
            given = _NUMBER_AFTER.match(text, at + len(title)) if at >= 0 else None
            if given is None:
                continue
            told, filed = _read(given.group(1)), located.model.value
            gap = abs(told - filed) / max(abs(filed), Fraction(1))
            if gap <= LEAST_TEXT_GAP:
                continue
            line = submission.body_line + text.count("\n", 0, given.start(1))
            yield Signal(
                Kind.FIGURE_REPORT,
                (slug,),
                code,
                gap,
                f"{title}: thuyết minh ghi {number(told)}, figures.yml ghi {number(filed)} "
                f"(chênh {percent(gap)}).",
                f"{title}: the text says {number(told)}, figures.yml {number(filed)} ({percent(gap)} apart).",
                (Position(submission.front.path, line), located.where("value")),
            )


def _read(text: str) -> Fraction:
    """``19.619,3`` as written in prose."""
    return Fraction(text.replace(".", "").replace(",", "."))
