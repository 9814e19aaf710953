"""One assessment round (kỳ đánh giá): ``evidence/<year>/assessment.yml``."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated, Literal

from pydantic import Field

from .values import Day, FactStatus, Period, Record, Slug, Whole, YesNo
from .visibility import ALWAYS


class Province(Record):
    name: Annotated[str, ALWAYS]
    code: Annotated[str | None, ALWAYS] = None
    authority: Annotated[str, ALWAYS] = Field(description="e.g. Ủy ban nhân dân tỉnh Quảng Nam")
    lead: Annotated[str, ALWAYS] = Field(description="e.g. Thanh tra tỉnh Quảng Nam")
    fictional: Annotated[YesNo, ALWAYS] = False


class Member(Record):
    """A member of the working group (tổ công tác)."""

    role: Annotated[str, ALWAYS]
    name: str | None = None
    organisation: Annotated[str, ALWAYS]
    status: Annotated[FactStatus, ALWAYS]
    source: Annotated[str | None, ALWAYS] = None
    note: str | None = None
    accounts: tuple[str, ...] = Field(
        default=(),
        description="accounts on the forge that may change decisions, comments, the edition and the code",
    )


class Step(StrEnum):
    """Steps of a round, in order; a phase of the calendar says what agencies owe until its end."""

    PREPARE = "prepare"
    TRAIN = "train"
    SUBMIT = "submit"
    REVIEW = "review"
    COMMENT = "comment"
    EXPLAIN = "explain"
    ADOPT = "adopt"
    SEND = "send"
    VERIFY = "verify"
    PUBLISH = "publish"


class Phase(Record):
    """A line of the calendar.  ``until`` counts to 24:00 of that day, Asia/Ho_Chi_Minh."""

    key: Annotated[Slug, ALWAYS]
    step: Annotated[Step, ALWAYS]
    title: Annotated[str, ALWAYS]
    start: Annotated[Day | None, ALWAYS] = None
    until: Annotated[Day | None, ALWAYS] = None
    status: Annotated[FactStatus, ALWAYS] = Field(
        description="of the dates; placeholder where nobody published them"
    )
    source: Annotated[str | None, ALWAYS] = None
    note: Annotated[str | None, ALWAYS] = None


class Publication(Record):
    """What the public site may show; everything not named here stays internal (default deny)."""

    scores: Annotated[Literal["never", "after-final", "always"], ALWAYS] = "never"
    evidence: Annotated[Literal["never", "register", "full"], ALWAYS] = "never"
    comments: Annotated[Literal["never", "after-final", "always"], ALWAYS] = "never"


class Round(Record):
    """``assessment.yml``."""

    year: Annotated[Whole, ALWAYS]
    title: Annotated[str, ALWAYS]
    province: Annotated[Province, ALWAYS]
    period: Annotated[Period, ALWAYS]
    plan: Annotated[str | None, ALWAYS] = None
    plan_status: Annotated[FactStatus, ALWAYS] = FactStatus.EXACT
    stage: Annotated[str, ALWAYS] = Field(
        description="what the site calls the present state, e.g. 'Dự thảo 1'"
    )
    working_group: Annotated[tuple[Member, ...], ALWAYS] = ()
    calendar: Annotated[tuple[Phase, ...], ALWAYS] = ()
    publication: Annotated[Publication, ALWAYS] = Publication()
    sources: Annotated[tuple[str, ...], ALWAYS] = ()
    notes: Annotated[tuple[str, ...], ALWAYS] = ()
