"""What only the working group writes, under ``evidence/<year>/_working-group/``.

``decisions/<agency>.yml`` and ``decisions/province.yml`` (DecisionFile, append-only),
``verified.yml`` (VerifiedFile: TTCP), ``comments/<id>.yml`` (Comment),
``recommendations.yml`` (RecommendationFile), ``good-practices.yml`` (PracticeFile),
``extensions.yml`` (ExtensionFile), ``receipts/<agency>.yml`` (ReceivedFile, append-only).
"""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

from pydantic import Field

from .values import Day, Instant, ItemCode, Number, Points, Record, Slug, Whole
from .visibility import ALWAYS, COMMENTS, SCORES


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
    """TTCP's verified score (điểm thẩm định) of an item, or of a part where no item is published.

    Nothing is overwritten: a later entry of the same code stands, and says what it replaces the
    earlier one for.
    """

    code: Annotated[ItemCode, SCORES]
    score: Annotated[Points, SCORES]
    reason: Annotated[str | None, SCORES] = Field(default=None, description="TTCP's own words")
    source: Annotated[str, SCORES] = Field(description="number of the document, or where it is published")
    date: Annotated[Day | None, SCORES] = Field(default=None, description="day of the document")
    page: Annotated[str | None, SCORES] = Field(default=None, description="page or annex of the document")
    replaces: Annotated[str | None, SCORES] = Field(
        default=None, description="why it stands in place of the entry before; required where there is one"
    )


class VerifiedFile(Record):
    scores: Annotated[tuple[VerifiedScore, ...], SCORES]


class Adoption(StrEnum):
    ADOPTED = "adopted"
    PARTLY = "partly"
    NOT_ADOPTED = "not-adopted"


class Earlier(Record):
    """What a comment or reply said before it was edited or deleted; nothing said is lost."""

    until: Day = Field(description="day on which it was seen to be changed")
    text: str


class Life(StrEnum):
    RESOLVED = "resolved"
    REOPENED = "reopened"


class Turn(Record):
    """The forge's thread was marked as settled, or opened again.  It decides nothing: adoption does."""

    on: Day = Field(description="the forge's day, or where it does not say the day on which it was seen")
    what: Life
    by: str | None = Field(default=None, description="account, where the forge says")


class Reply(Record):
    by: str
    on: Annotated[Day, COMMENTS]
    text: Annotated[str, COMMENTS]
    id: str | None = Field(default=None, description="the forge's id of the reply")
    history: tuple[Earlier, ...] = ()
    deleted: Day | None = Field(default=None, description="day on which it was seen to be gone")


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
    file: str | None = Field(default=None, description="file that a line comment stands at")
    line: Whole | None = Field(default=None, description="its line, as the forge counts")
    draft: Annotated[Whole | None, COMMENTS] = Field(
        default=None,
        description="number of the draft report whose text it stands at, section and item by its line",
    )
    history: tuple[Earlier, ...] = ()
    turns: tuple[Turn, ...] = Field(default=(), description="thread settled and opened again, in order")
    deleted: Day | None = Field(default=None, description="day on which it was seen to be gone")
    change: str | None = Field(default=None, description="commit of the change that the comment caused")
    effect: Annotated[Number | None, SCORES] = Field(
        default=None, description="what the changes it caused did to the item's score, in points"
    )


class Extension(Record):
    """Gia hạn: a later end of a phase for one agency, or for one of its items, with the reason."""

    agency: Annotated[Slug, ALWAYS]
    phase: Annotated[Slug, ALWAYS] = Field(description="key of the calendar's phase")
    item: Annotated[ItemCode | None, ALWAYS] = None
    until: Annotated[Day, ALWAYS] = Field(description="counts to 24:00 of that day, Asia/Ho_Chi_Minh")
    reason: str
    by: str
    on: Annotated[Day, ALWAYS]
    source: str | None = None


class ExtensionFile(Record):
    extensions: Annotated[tuple[Extension, ...], ALWAYS]


class Received(Record):
    """Biên nhận: the forge first received exactly this text of the agency's file at this instant.

    Brought over from the forge's signed log by ``paca receipt record``, so that lateness is a function of
    the commit.  Internal: how an agency kept its days is between it and the working group.
    """

    file: str = Field(description="name below the agency's folder, e.g. B.5.1.md")
    blob: str = Field(pattern=r"^([0-9a-f]{40}|[0-9a-f]{64})$", description="git's id of exactly this text")
    received: Instant = Field(description="the forge's clock")
    delivery: str = Field(description="the forge's own id of the push")
    n: Whole = Field(description="place in the log of receipts, from 0")


class ReceivedFile(Record):
    receipts: tuple[Received, ...]


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
