"""Who owes what by when: open comments, and closed ones that lack what a closed one must have.  Pure."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum

from ..arrival import deadline_of
from ..model.decision import Adoption, Comment
from ..model.round import Step
from ..records import Records


class Owes(StrEnum):
    EXPLANATION = "explanation"  # giải trình
    DECISION = "decision"  # tiếp thu hay không
    REASON = "reason"  # lý do
    CHANGE = "change"  # lần sửa theo góp ý


@dataclass(frozen=True, slots=True)
class Debt:
    """``agency`` None: the working group.  ``due`` None: no day was set or published."""

    comment: Comment
    owes: Owes
    agency: str | None
    due: dt.date | None

    def days(self, as_of: dt.date) -> int | None:
        """Days left; 0 is the last one, negative is late."""
        return None if self.due is None else (self.due - as_of).days


def debts(records: Records) -> tuple[Debt, ...]:
    """Soonest first; those without a day last.  What was deleted on the forge is still answered."""
    explained = {
        located.model.comment
        for files in records.filed.values()
        for located in files.explanations
        if located.model.comment
    }
    found = [
        debt
        for located in records.working_group.comments
        if (debt := _debt(located.model, records, explained))
    ]
    return tuple(sorted(found, key=lambda one: (one.due or dt.date.max, one.comment.id)))


def _debt(comment: Comment, records: Records, explained: set[str]) -> Debt | None:
    if comment.adoption is None:
        agency = comment.about_agency
        answered = comment.id in explained or comment.agency == agency
        if agency is not None and not answered:
            return _made(comment, Owes.EXPLANATION, agency, Step.EXPLAIN, records)
        return _made(comment, Owes.DECISION, None, Step.ADOPT, records)
    if not (comment.reason or "").strip():
        return _made(comment, Owes.REASON, None, Step.ADOPT, records)
    if comment.adoption is not Adoption.NOT_ADOPTED and not comment.change:
        return _made(comment, Owes.CHANGE, None, Step.ADOPT, records)
    return None


def _made(comment: Comment, owes: Owes, agency: str | None, step: Step, records: Records) -> Debt:
    deadline = deadline_of(records, step, agency or "", comment.item)
    return Debt(comment, owes, agency, comment.due or (deadline.until if deadline else None))
