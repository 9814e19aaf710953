"""Năm trước, tiêu chí này…: what the round before tells of an item, for its page and an agency's to-do list.

The files behind it are internal; what the public sees of a round holds none of them.
"""

from __future__ import annotations

from dataclasses import dataclass

from paca.check.catalogue import CATALOGUE
from paca.last_year import LastYear, about_agency, about_item
from paca.model.last_round import LastDocument, LastLesson, LessonKind
from paca.output.language import say, spoken
from paca.output.notation import day

from .book import Book
from .words import LESSONS, RELATIONS

MOST = 8  # lessons of an item
SHORT = 2  # of a task


@dataclass(frozen=True, slots=True)
class LessonLine:
    """``what`` happened, ``text`` as it was written, how often, and where it stands."""

    what: str
    text: str
    times: str  # " (3 lần)", empty for once
    places: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class LastYearView:
    commit: str
    origin: str  # the year and the items that it continues, a sentence
    brief: str  # all of it in a line, for a to-do list
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
    lessons = tuple(_line(one) for one in told.lessons[:most])
    return LastYearView(
        commit=(told.commit or "")[:10],
        origin=_origin(told),
        brief=_brief(told, lessons),
        lessons=lessons,
        more=max(0, len(told.lessons) - most),
        documents=tuple(
            (book.short(slug), document_text(one), one.place, one.refused or "")
            for slug, one in told.documents
        ),
    )


def _origin(told: LastYear) -> str:
    """``Kỳ 2019: tách từ A.1.1.``"""
    if not told.was:
        return say("Kỳ {year}.", year=told.year)
    was = ", ".join(f"{RELATIONS.get(relation, relation)} {code}" for code, relation in told.was)
    return say("Kỳ {year}: {was}.", year=told.year, was=was)


def _brief(told: LastYear, lessons: tuple[LessonLine, ...]) -> str:
    parts = [f"{line.what}: {line.text}{line.times}" for line in lessons]
    if told.documents:
        first, rest = document_text(told.documents[0][1]), len(told.documents) - 1
        parts.append(
            say("đã dùng {document} và {n} tài liệu khác", document=first, n=rest)
            if rest
            else say("đã dùng {document}", document=first)
        )
    return say("Năm trước: {told}", told="; ".join(parts))


def _line(lesson: LastLesson) -> LessonLine:
    times = say(" ({n} lần)", n=lesson.count) if lesson.count > 1 else ""
    return LessonLine(LESSONS[lesson.kind], lesson_text(lesson), times, lesson.places)


def lesson_text(lesson: LastLesson) -> str:
    message = CATALOGUE.get(lesson.text) if lesson.kind is LessonKind.FINDING else None
    return f"{lesson.text} {message.say('title', spoken().tag)}" if message else f"“{lesson.text}”"


def document_text(document: LastDocument) -> str:
    """``83/KH-UBND (15/01/2019), Kế hoạch …``."""
    dated = f"({day(document.date)})" if document.date else ""
    head = " ".join(part for part in (document.number, dated) if part)
    return f"{head}, {document.title}" if head else document.title
