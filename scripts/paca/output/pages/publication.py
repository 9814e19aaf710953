"""Công bố những gì: what the public finds here and what will come.

The first page says all of it; an agency's and an item's page, where people arrive from elsewhere, and the
report say what is not here and when it will be.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from paca.model.round import Publication
from paca.output.audience.policy import adoption_day
from paca.output.language import say
from paca.output.notation import day

from .book import Book
from .words import EVIDENCE_SHOWN, SHOWN, lower_first, upper_first


@dataclass(frozen=True, slots=True)
class Published:
    """One subject: whether it stands here, and in words what or when."""

    subject: str
    here: bool
    text: str


def published(book: Book) -> tuple[Published, ...]:
    """What the policy of the round says of scores, evidence and comments; empty for the internal site."""
    audience, held = book.assessment.audience, book.assessment.records.round
    if not audience.public:
        return ()
    policy = held.model.publication if held else Publication()
    adopted = adoption_day(held.model) if held else None
    return (
        Published(say("Bộ chỉ số, cơ quan, lịch"), True, say("hỏi gì, hỏi ai, tính điểm thế nào, khi nào")),
        Published(say("Hồ sơ và tài liệu"), audience.filing, EVIDENCE_SHOWN[policy.evidence]),
        Published(say("Điểm"), audience.scores, _when(policy.scores, open_=audience.scores, adopted=adopted)),
        Published(
            say("Góp ý, giải trình"),
            audience.comments,
            _when(policy.comments, open_=audience.comments, adopted=adopted),
        ),
    )


def withheld(book: Book) -> tuple[tuple[str, str], ...]:
    """(subjects, when they will be shown or that they will not), for what the public does not see today."""
    audience, held = book.assessment.audience, book.assessment.records.round
    if not audience.public:
        return ()
    policy = held.model.publication if held else Publication()
    adopted = adoption_day(held.model) if held else None
    never = SHOWN["never"]
    closed = (
        (say("Danh sách hồ sơ và tài liệu"), audience.filing, never),
        (say("Điểm"), audience.scores, _when(policy.scores, open_=False, adopted=adopted)),
        (say("Góp ý, giải trình"), audience.comments, _when(policy.comments, open_=False, adopted=adopted)),
        (say("Số liệu, thuyết minh"), audience.full, never),
    )
    told: dict[str, list[str]] = {}
    for subject, here, text in closed:
        if not here:
            told.setdefault(text, []).append(subject)
    return tuple(
        (upper_first("; ".join(map(lower_first, subjects))), text) for text, subjects in told.items()
    )


def _when(policy: str, *, open_: bool, adopted: dt.date | None) -> str:
    if open_:
        return say("đã công bố")
    if policy == "after-final" and adopted:
        return say("công bố sau khi báo cáo được thông qua (hết ngày {day})", day=day(adopted))
    return SHOWN[policy]
