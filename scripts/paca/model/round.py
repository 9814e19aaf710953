"""One assessment round (kỳ đánh giá): ``evidence/<year>/assessment.yml``."""

from __future__ import annotations

from enum import StrEnum
from typing import Literal

from pydantic import Field

from .values import Day, FactStatus, Period, Record, Slug, Whole, YesNo


class Province(Record):
    name: str
    code: str | None = None
    authority: str = Field(description="e.g. Ủy ban nhân dân tỉnh Quảng Nam")
    lead: str = Field(description="e.g. Thanh tra tỉnh Quảng Nam")
    fictional: YesNo = False


class Member(Record):
    """A member of the working group (tổ công tác)."""

    role: str
    name: str | None = None
    organisation: str
    status: FactStatus
    source: str | None = None
    note: str | None = None


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

    key: Slug
    step: Step
    title: str
    start: Day | None = None
    until: Day | None = None
    status: FactStatus = Field(description="of the dates; placeholder where nobody published them")
    source: str | None = None
    note: str | None = None


class Publication(Record):
    """What the public site may show; everything not named here stays internal (default deny)."""

    scores: Literal["never", "after-final", "always"] = "never"
    evidence: Literal["never", "register", "full"] = "never"
    comments: Literal["never", "after-final", "always"] = "never"


class Round(Record):
    """``assessment.yml``."""

    year: Whole
    title: str
    province: Province
    period: Period
    plan: str | None = None
    plan_status: FactStatus = FactStatus.EXACT
    stage: str = Field(description="what the site calls the present state, e.g. 'Dự thảo 1'")
    working_group: tuple[Member, ...] = ()
    calendar: tuple[Phase, ...] = ()
    publication: Publication = Publication()
    sources: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
