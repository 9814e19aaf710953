"""What only the working group writes, under ``evidence/<year>/_working-group/``.

``decisions/<agency>.yml`` and ``decisions/province.yml`` (DecisionFile, append-only),
``verified.yml`` (VerifiedFile: TTCP), ``comments/<id>.yml`` (Comment),
``recommendations.yml`` (RecommendationFile), ``good-practices.yml`` (PracticeFile).
"""

from __future__ import annotations

from enum import StrEnum

from pydantic import Field

from .values import Day, ItemCode, Points, Record, Slug


class Stage(StrEnum):
    """Stages of the ledger at which the working group decides, in order."""

    REVIEWED = "reviewed"  # điểm tổ công tác
    EXPLAINED = "explained"  # sau giải trình
    FINAL = "final"  # chung kết


class Verdict(StrEnum):
    ACCEPT = "accept"  # the computed score stands
    SET = "set"  # the score below stands, for the reason given
    RETURN = "return"  # sent back: the agency must explain


class Decision(Record):
    """One entry of the ledger.  Nothing is overwritten: a change of mind is a new entry."""

    item: ItemCode
    stage: Stage
    verdict: Verdict
    score: Points | None = Field(default=None, description="points of the item; required for 'set'")
    reason: str | None = Field(default=None, description="required unless 'accept'")
    refused: tuple[Slug, ...] = Field(default=(), description="keys of documents that do not count")
    by: str
    on: Day
    comment: Slug | None = None


class DecisionFile(Record):
    decisions: tuple[Decision, ...]


class VerifiedScore(Record):
    """TTCP's verified score (điểm thẩm định) of an item, or of a part where no item is published."""

    code: ItemCode
    score: Points
    reason: str | None = None
    source: str


class VerifiedFile(Record):
    scores: tuple[VerifiedScore, ...]


class Adoption(StrEnum):
    ADOPTED = "adopted"
    PARTLY = "partly"
    NOT_ADOPTED = "not-adopted"


class Reply(Record):
    by: str
    on: Day
    text: str


class Comment(Record):
    """Góp ý: one comment on the draft, with what became of it."""

    id: Slug
    on: Day
    by: str
    agency: Slug | None = Field(default=None, description="agency that comments, or null for a reviewer")
    about_agency: Slug | None = None
    item: ItemCode | None = None
    section: str | None = None
    text: str
    replies: tuple[Reply, ...] = ()
    adoption: Adoption | None = None
    reason: str | None = None
    due: Day | None = None
    source: str | None = Field(default=None, description="forge thread, letter or minutes it came by")


class Recommendation(Record):
    """Kiến nghị to the Government or TTCP."""

    id: Slug
    to: str
    text: str
    because: str
    items: tuple[ItemCode, ...] = ()


class RecommendationFile(Record):
    recommendations: tuple[Recommendation, ...]


class Practice(Record):
    """Thực tiễn tốt: what another agency could copy tomorrow."""

    id: Slug
    agency: Slug
    title: str
    text: str
    items: tuple[ItemCode, ...] = ()


class PracticeFile(Record):
    practices: tuple[Practice, ...]
