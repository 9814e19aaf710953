"""Who is asked what in the new round, beside whom the last one asked: by editions and registers."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from ..assessment import Assessment
from ..records import Agencies, Edition
from .carry import Assignment, Carriage, Carried, Left
from .forward import Forward


def assignments(
    assessment: Assessment, forward: Forward, edition: Edition, agencies: Agencies, *, day: dt.date
) -> Iterator[Assignment]:
    """Each item of the new edition in its order; nothing is stored, an edition's suppliers say it."""
    before = {code: tuple(one.slug for one in asked) for code, asked in assessment.asked.items()}
    for located in edition.items:
        node = located.model
        was = forward.back.get(str(node.code), ())
        asked = tuple(one.slug for one in agencies.select(node.suppliers, day=day))
        olds = dict.fromkeys(slug for code in was for slug in before.get(code, ()))
        yield Assignment(
            item=str(node.code),
            title=node.title,
            was=was,
            asked=asked,
            added=tuple(slug for slug in asked if slug not in olds) if was else (),
            dropped=tuple(slug for slug in olds if slug not in asked),
        )


def tell_assignments(found: tuple[Assignment, ...], assessment: Assessment, forward: Forward) -> Carriage:
    """What the assignments come to, and every item of the last edition that nobody is asked any more."""
    made = Carriage()
    year = forward.following.year
    folder = f"indicators/{year}/"
    kept = [one for one in found if one.was and not one.added and not one.dropped]
    if kept:
        made.carried.append(
            Carried(
                "assignments",
                folder,
                f"{len(kept)} tiêu chí hỏi đúng những cơ quan năm trước (theo suppliers của bộ chỉ số)",
                f"{len(kept)} items ask the same agencies as last year (by the edition's suppliers)",
            )
        )
    last = assessment.records
    for node in last.edition.items if last.edition else ():
        code = str(node.model.code)
        if code not in forward.items:
            count = len(assessment.asked.get(code, ()))
            vi, en = forward.why_not(code)
            made.left.append(
                Left(
                    node.path,
                    f"giao việc cho {count} cơ quan, bài học, tài liệu: {vi}",
                    f"its {count} agencies, lessons and documents: {en}",
                    item=code,
                )
            )
    return made
