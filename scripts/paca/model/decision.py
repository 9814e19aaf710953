"""What only the working group writes, under ``evidence/<year>/_working-group/``.

``decisions/<agency>.yml`` and ``decisions/province.yml`` (DecisionFile, append-only),
``verified.yml`` (VerifiedFile: TTCP), ``comments/<id>.yml`` (Comment),
``recommendations.yml`` (RecommendationFile), ``good-practices.yml`` (PracticeFile).
"""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

from pydantic import Field

from .values import Day, ItemCode, Points, Record, Slug
from .visibility import COMMENTS, SCORES


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

    item: Annotated[ItemCode, SCORES]
    stage: Annotated[Stage, SCORES]
    verdict: Annotated[Verdict, SCORES]
    score: Annotated[Points | None, SCORES] = Field(
        default=None, description="points of the item; required for 'set'"
    )
    reason: str | None = Field(default=None, description="required unless 'accept'")
    refused: Annotated[tuple[Slug, ...], SCORES] = Field(
        default=(), description="keys of documents that do not count"
    )
    by: str
    on: Annotated[Day, SCORES]
    comment: Slug | None = None


class DecisionFile(Record):
    decisions: Annotated[tuple[Decision, ...], SCORES]


class VerifiedScore(Record):
    """TTCP's verified score (điểm thẩm định) of an item, or of a part where no item is published."""

    code: Annotated[ItemCode, SCORES]
    score: Annotated[Points, SCORES]
    reason: Annotated[str | None, SCORES] = None
    source: Annotated[str, SCORES]


class VerifiedFile(Record):
    scores: Annotated[tuple[VerifiedScore, ...], SCORES]


class Adoption(StrEnum):
    ADOPTED = "adopted"
    PARTLY = "partly"
    NOT_ADOPTED = "not-adopted"


class Reply(Record):
    by: str
    on: Annotated[Day, COMMENTS]
    text: Annotated[str, COMMENTS]


class Comment(Record):
    """Góp ý: one comment on the draft, with what became of it."""

    id: Annotated[Slug, COMMENTS]
    on: Annotated[Day, COMMENTS]
    by: str
    agency: Annotated[Slug | None, COMMENTS] = Field(
        default=None, description="agency that comments, or null for a reviewer"
    )
    about_agency: Annotated[Slug | None, COMMENTS] = None
    item: Annotated[ItemCode | None, COMMENTS] = None
    section: Annotated[str | None, COMMENTS] = None
    text: Annotated[str, COMMENTS]
    replies: Annotated[tuple[Reply, ...], COMMENTS] = ()
    adoption: Annotated[Adoption | None, COMMENTS] = None
    reason: Annotated[str | None, COMMENTS] = None
    due: Day | None = None
    source: str | None = Field(default=None, description="forge thread, letter or minutes it came by")


class Recommendation(Record):
    """Kiến nghị to the Government or TTCP."""

    id: Annotated[Slug, SCORES]
    to: Annotated[str, SCORES]
    text: Annotated[str, SCORES]
    because: Annotated[str, SCORES]
    items: Annotated[tuple[ItemCode, ...], SCORES] = ()


class RecommendationFile(Record):
    recommendations: Annotated[tuple[Recommendation, ...], SCORES]


class Practice(Record):
    """Thực tiễn tốt: what another agency could copy tomorrow."""

    id: Annotated[Slug, SCORES]
    agency: Annotated[Slug, SCORES]
    title: Annotated[str, SCORES]
    text: Annotated[str, SCORES]
    items: Annotated[tuple[ItemCode, ...], SCORES] = ()


class PracticeFile(Record):
    practices: Annotated[tuple[Practice, ...], SCORES]
