"""Năm trước, tiêu chí này…: what the round before tells of an item, for its page and an agency's to-do list.

The files behind it are internal; what the public sees of a round holds none of them.
"""

from __future__ import annotations

from dataclasses import dataclass

from paca.check.catalogue import CATALOGUE
from paca.last_year import LastYear, about_agency, about_item
from paca.model.last_round import LastDocument, LastLesson, LessonKind
from paca.output.vietnamese import day

from .book import Book
from .words import LESSONS, RELATIONS

MOST = 8  # lessons of an item
SHORT = 2  # of a task


@dataclass(frozen=True, slots=True)
class LessonLine:
    """``what`` happened, ``text`` as it was written, how often, and where it stands."""

    what: str
    text: str
    count: int
    places: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class LastYearView:
    year: int
    commit: str
    was: tuple[tuple[str, str], ...]  # code, relation in words
    lessons: tuple[LessonLine, ...]
    more: int
    documents: tuple[tuple[str, str, str, str], ...]  # agency, document, place, why it was refused


def last_year_view(book: Book, item: str) -> LastYearView | None:
    told = about_item(book.assessment.records, item)
    return _view(told, book, MOST) if told is not None else None


def last_year_of_agency(book: Book, slug: str) -> dict[str, LastYearView]:
    """By item, short: what the agency itself was told, and what TTCP said."""
    return {
        item: _view(told, book, SHORT) for item, told in about_agency(book.assessment.records, slug).items()
    }


def _view(told: LastYear, book: Book, most: int) -> LastYearView:
    return LastYearView(
        year=told.year,
        commit=(told.commit or "")[:10],
        was=tuple((code, RELATIONS.get(relation, relation)) for code, relation in told.was),
        lessons=tuple(_line(one) for one in told.lessons[:most]),
        more=max(0, len(told.lessons) - most),
        documents=tuple(
            (book.short(slug), document_text(one), one.place, one.refused or "")
            for slug, one in told.documents
        ),
    )


def _line(lesson: LastLesson) -> LessonLine:
    return LessonLine(LESSONS[lesson.kind], lesson_text(lesson), lesson.count, lesson.places)


def lesson_text(lesson: LastLesson) -> str:
    message = CATALOGUE.get(lesson.text) if lesson.kind is LessonKind.FINDING else None
    return f"{lesson.text} {message.say('title', 'vi')}" if message else f"“{lesson.text}”"


def document_text(document: LastDocument) -> str:
    """``83/KH-UBND ngày 15/01/2019, Kế hoạch …``."""
    head = " ngày ".join(
        part for part in (document.number, day(document.date) if document.date else "") if part
    )
    return f"{head}, {document.title}" if head else document.title
