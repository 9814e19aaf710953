"""What the round before tells about an item of this one, out of its ``last-round`` files.  Pure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from .model.last_round import LastDocument, LastLesson, LastRoundFile, LessonKind
from .records import Located, Records

MOST_PLACES = 3
_ORDER = {kind: number for number, kind in enumerate(LessonKind)}


@dataclass(frozen=True, slots=True)
class LastYear:
    """``was`` are the codes that the item continues, with the relation; documents are by agency."""

    year: int
    commit: str | None
    was: tuple[tuple[str, str], ...]
    lessons: tuple[LastLesson, ...]
    documents: tuple[tuple[str, LastDocument], ...]


def about_item(records: Records, item: str) -> LastYear | None:
    """All that is told of ``item``: the same words of several agencies once, with their number."""
    return _told(records.working_group.last_round, item)


def about_agency(records: Records, slug: str) -> Mapping[str, LastYear]:
    """What an agency should know, by item: its own lessons and documents, and the province's."""
    left = records.working_group.last_round
    own = {key: left[key] for key in (None, slug) if key in left}
    items = dict.fromkeys(
        item
        for located in own.values()
        for item in (
            *(lesson.item for lesson in located.model.lessons),
            *(one for document in located.model.documents for one in document.items),
        )
    )
    return {item: told for item in items if (told := _told(own, item)) is not None}


def _told(left: Mapping[str | None, Located[LastRoundFile]], item: str) -> LastYear | None:
    files = [(slug, located.model) for slug, located in left.items()]
    lessons = [one for _, file in files for one in file.lessons if one.item == item]
    documents = tuple(
        (slug or "", one) for slug, file in files for one in file.documents if item in one.items
    )
    if not lessons and not documents:
        return None
    first = files[0][1]
    return LastYear(
        year=first.year,
        commit=first.commit,
        was=tuple(dict.fromkeys((one.was, one.relation) for one in lessons)),
        lessons=_together(lessons),
        documents=documents,
    )


def _together(lessons: Iterable[LastLesson]) -> tuple[LastLesson, ...]:
    """Lessons in the order of their kinds, commonest first, the same words put together."""
    found: dict[tuple[LessonKind, str], LastLesson] = {}
    for one in lessons:
        held = found.get((one.kind, one.text))
        if held is not None:
            one = held.model_copy(
                update={
                    "count": held.count + one.count,
                    "places": tuple(dict.fromkeys((*held.places, *one.places)))[:MOST_PLACES],
                }
            )
        found[one.kind, one.text] = one
    return tuple(sorted(found.values(), key=lambda one: (_ORDER[one.kind], -one.count, one.text)))
