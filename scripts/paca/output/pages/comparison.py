"""So sánh ba loại điểm: self, reviewed, verified, by part, criterion and item, and why they part."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from paca.model.decision import VerifiedScore
from paca.output.language import say
from paca.output.notation import day, number, points
from paca.three_scores import Share, ThreeScores

from .banner import Banner, banner
from .book import Book
from .links import Links
from .words import GAPS

MOST = 3  # causes told of a line; the rest are counted
SMALLEST = Fraction(1, 200)


@dataclass(frozen=True, slots=True)
class CompareRow:
    """One line; ``level`` is part, criterion, item or total.  Gaps are later less earlier."""

    code: str
    title: str
    href: str
    level: str
    part: str
    maximum: Fraction
    self_points: Fraction | None
    reviewed: Fraction | None
    verified: Fraction | None
    review_gap: Fraction | None
    verify_gap: Fraction | None
    verified_items: int
    items: int
    causes: tuple[str, ...]
    reasons: tuple[str, ...]  # what the working group wrote, commonest first
    answer: str | None  # TTCP's own words
    source: str | None


@dataclass(frozen=True, slots=True)
class ComparisonView:
    banner: Banner
    rows: tuple[CompareRow, ...]
    total: CompareRow
    parts: tuple[CompareRow, ...]
    widest: tuple[CompareRow, ...]  # items that lost most on the way to the verified (else reviewed) score
    answers: tuple[CompareRow, ...]  # lines on which TTCP gave a reason

    @property
    def verified(self) -> bool:
        return self.total.verified is not None


def comparison_view(book: Book, *, links: Links | None = None, most: int = 5) -> ComparisonView:
    links = links or Links()
    rows = tuple(compare_row(line, book, links) for line in book.three.values())
    items = [row for row in rows if row.level == "item" and _lost(row) > 0]
    return ComparisonView(
        banner=banner(book),
        rows=rows[:-1],
        total=rows[-1],
        parts=tuple(row for row in rows if row.level == "part"),
        widest=tuple(sorted(items, key=lambda row: -_lost(row))[:most]),
        answers=tuple(row for row in rows if row.answer),
    )


def _lost(row: CompareRow) -> Fraction:
    return -((row.review_gap or Fraction(0)) + (row.verify_gap or Fraction(0)))


def compare_row(line: ThreeScores, book: Book, links: Links) -> CompareRow:
    score = line.score
    if line.item:
        # Where there is a score there is its calculation; else the page says what is asked.
        scored = score.self_points is not None or score.reviewed is not None or score.verified is not None
        level, href = "item", links.item(line.code, "ba-diem" if scored else "")
    elif not line.code:
        level, href = "total", links.total()
    else:
        level, href = ("criterion" if line.depth else "part"), links.node(line.code)
    return CompareRow(
        code=line.code,
        title=line.title or say("Tổng điểm"),
        href=href,
        level=level,
        part=book.part_of(line.code) if line.code else "",
        maximum=score.max,
        self_points=score.self_points,
        reviewed=score.reviewed,
        verified=score.verified,
        review_gap=line.review_gap,
        verify_gap=line.verify_gap,
        verified_items=line.verified_items,
        items=line.items,
        causes=_causes(line.shares),
        reasons=_reasons(line.shares),
        answer=line.entry.reason if line.entry else None,
        source=source_of(line.entry) if line.entry else None,
    )


def _reasons(shares: tuple[Share, ...]) -> tuple[str, ...]:
    """The commonest of each cause; what was written for several causes is told once."""
    counted: dict[str, int] = {}
    for share in shares:
        for reason in share.reasons[:MOST]:
            text = reason.text.removesuffix(".")  # it stands inside a sentence
            counted[text] = counted.get(text, 0) + reason.count
    return tuple(
        say("“{reason}” ({n} cơ quan)", reason=text, n=count) if count > 1 else say("“{reason}”", reason=text)
        for text, count in counted.items()
    )


def _causes(shares: tuple[Share, ...]) -> tuple[str, ...]:
    """The widest ones that do not print as 0,00; the rest are counted."""
    telling = [share for share in shares if abs(share.points) >= SMALLEST]
    rest = len(telling) - MOST
    told = tuple(_told(share) for share in telling[:MOST])
    return (*told, say("và {n} nguyên nhân khác", n=rest)) if rest > 0 else told


def _told(share: Share) -> str:
    """``thiếu tài liệu bắt buộc: 0,35 điểm (12 cơ quan)``; what raised the score is told so."""
    cause, size = GAPS[share.cause], points(abs(share.points))
    if share.points < 0:
        told = say("{cause}: tăng {size} điểm", cause=cause, size=size)
    else:
        told = say("{cause}: {size} điểm", cause=cause, size=size)
    if share.agencies:
        told = say("{what} ({n} cơ quan)", what=told, n=number(share.agencies))
    return told


def source_of(entry: VerifiedScore) -> str:
    """``2231/TTCP-C.IV ngày 15/12/2020, trang 3``."""
    told = entry.source
    if entry.date:
        told = say("{source} ngày {day}", source=told, day=day(entry.date))
    if entry.page:
        told = say("{source}, trang {page}", source=told, page=entry.page)
    return told
