"""Tổng quan: "Chúng ta đang ở đâu?", in one screen."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from fractions import Fraction

from paca.assessment import Assessment, State
from paca.output.language import say

from .banner import Banner, banner
from .book import Book, Deadline, Progress
from .changes import ChangesView, changes_view
from .grid import GridView, grid_view
from .links import Links
from .publication import Published, published
from .scoreline import ScoreLine, rounding_note, score_line
from .timeline import TimelinePhase, timeline
from .todo import Move, moves


@dataclass(frozen=True, slots=True)
class Gap:
    """Self-score less the working group's where both exist, and the items that make most of it."""

    self_points: Fraction
    reviewed: Fraction
    items: tuple[ScoreLine, ...]

    @property
    def points(self) -> Fraction:
        return self.self_points - self.reviewed


@dataclass(frozen=True, slots=True)
class OverviewView:
    title: str
    banner: Banner
    stage: str
    as_of: dt.date
    progress: Progress
    states: tuple[tuple[State, int], ...]
    deadline: Deadline  # of the phase that runs now, else the next one with a day
    submit: Deadline
    lead: str
    period: tuple[dt.date, dt.date] | None
    total: ScoreLine
    parts: tuple[ScoreLine, ...]
    rounding: str | None
    gap: Gap | None
    moves: tuple[Move, ...]
    timeline: tuple[TimelinePhase, ...]
    grid: GridView
    changes: ChangesView
    commit: str | None
    published: tuple[Published, ...]  # for the public: what stands here and what will come
    compared: bool  # whether there is a page of changes


def overview_view(
    book: Book, *, earlier: Assessment | None = None, changes: ChangesView | None = None
) -> OverviewView:
    """``changes``: those against ``earlier``, if they were made before."""
    links = Links()
    assessment = book.assessment
    held = assessment.records.round
    total = score_line(assessment.total, book, links)
    parts = tuple(score_line(part, book, links) for part in book.parts)
    return OverviewView(
        title=book.title,
        banner=banner(book),
        stage=held.model.stage if held else say("Chưa có tệp assessment.yml"),
        as_of=assessment.as_of,
        progress=book.progress,
        states=tuple((state, book.progress.of(state)) for state in State if book.progress.of(state)),
        deadline=next_deadline(book),
        submit=book.submit_deadline,
        lead=held.model.province.lead if held else "",
        period=(held.model.period.start, held.model.period.end) if held else None,
        total=total,
        parts=parts,
        rounding=rounding_note(parts, total),
        gap=gap(book, links),
        moves=moves(book, links),
        timeline=timeline(book),
        grid=grid_view(book),
        changes=changes or changes_view(book, earlier=earlier),
        commit=assessment.revision.commit,
        published=published(book),
        compared=not assessment.audience.public
        or (assessment.audience.scores and earlier is not None and earlier.audience.scores),
    )


def next_deadline(book: Book) -> Deadline:
    """What runs out next: the current phase with a published end, else the first that lies ahead."""
    held = book.assessment.records.round
    placed = {place.key: place for place in book.assessment.calendar}
    ahead = Deadline(None, None)
    for phase in held.model.calendar if held else ():
        place = placed.get(phase.key)
        if place is None or place.days_left is None or place.days_left < 0:
            continue
        if place.current:
            return Deadline(phase, place.days_left)
        if ahead.days is None or place.days_left < ahead.days:
            ahead = Deadline(phase, place.days_left)
    return ahead


def gap(book: Book, links: Links, *, most: int = 3) -> Gap | None:
    """None until at least one item has both scores."""
    lines = [score_line(item, book, links) for item in book.items]
    both = [line for line in lines if line.gap is not None]
    if not both:
        return None
    wide = sorted((line for line in both if line.gap and line.gap > 0), key=lambda line: -(line.gap or 0))
    return Gap(
        sum((line.self_points or Fraction(0) for line in both), Fraction(0)),
        sum((line.reviewed or Fraction(0) for line in both), Fraction(0)),
        tuple(wide[:most]),
    )
