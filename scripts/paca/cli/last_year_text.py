"""What the round before tells of an item, below a task of ``paca todo`` and in its JSON."""

from __future__ import annotations

from typing import Any

from ..check.catalogue import CATALOGUE
from ..last_year import LastYear
from ..model.last_round import LastDocument, LastLesson, LessonKind
from ..output.notation import day
from .language import language, say

SHORT = 2  # lessons, and documents, told of one task
_WHAT = {
    LessonKind.VERIFIED: ("Thanh tra Chính phủ", "Government Inspectorate"),
    LessonKind.REFUSED: ("không nhận tài liệu", "documents refused"),
    LessonKind.SET: ("ấn định điểm", "score set"),
    LessonKind.RETURNED: ("yêu cầu giải trình", "sent back"),
    LessonKind.FINDING: ("hay gặp", "found often"),
}


_RELATIONS = {
    "same": ("giữ nguyên", "same"),
    "similar": ("tương tự", "similar"),
    "split": ("tách", "split"),
    "merged": ("gộp", "merged"),
}


def relation_text(relation: str) -> str:
    return say(*_RELATIONS.get(relation, (relation, relation)))


def kind_text(kind: LessonKind) -> str:
    return say(*_WHAT[kind])


def lesson_words(kind: LessonKind, text: str) -> str:
    """The text as it was written; a finding's code with its title."""
    if kind is not LessonKind.FINDING:
        return f"“{text}”"
    message = CATALOGUE.get(text)
    return f"{text} {message.say('title', language())}" if message else text


def last_year_lines(told: LastYear | None) -> list[str]:
    if told is None:
        return []
    lines = [_lesson(one, told.year) for one in told.lessons[:SHORT]]
    lines += [_document(one, told.year) for _, one in told.documents[:SHORT]]
    return lines


def _lesson(one: LastLesson, year: int) -> str:
    count = f" ×{one.count}" if one.count > 1 else ""
    place = f" ← {one.places[0]}" if one.places else ""
    told = f"{kind_text(one.kind)}: {lesson_words(one.kind, one.text)}"
    return f"{say('Năm', 'In')} {year} ({one.was}), {told}{count}{place}"


def _document(one: LastDocument, year: int) -> str:
    dated = " ".join(part for part in (one.number, f"({day(one.date)})" if one.date else "") if part)
    refused = say(" (không được tính)", " (did not count)") if one.refused is not None else ""
    told = f"{dated} {one.title}".strip()
    return say(f"Năm {year} đã dùng: {told}{refused}", f"In {year} it used: {told}{refused}")


def last_year_json(told: LastYear | None) -> dict[str, Any] | None:
    if told is None:
        return None
    return {
        "year": told.year,
        "commit": told.commit,
        "was": [{"code": code, "relation": relation} for code, relation in told.was],
        "lessons": [
            {"kind": one.kind.value, "text": one.text, "count": one.count, "files": list(one.places)}
            for one in told.lessons
        ],
        "documents": [
            {
                "number": one.number,
                "date": one.date.isoformat() if one.date else None,
                "title": one.title,
                "file": one.place,
                "refused": one.refused,
            }
            for _, one in told.documents
        ],
    }
