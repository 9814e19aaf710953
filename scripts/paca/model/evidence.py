"""What one agency files, each in its own folder ``evidence/<year>/<agency>/``.

``documents.yml`` (DocumentFile), ``figures.yml`` (FigureValueFile), ``<item>.md`` (Submission: front
matter and thuyết minh), ``explanations.yml`` (ExplanationFile).
"""

from __future__ import annotations

from enum import StrEnum
from typing import Literal

from pydantic import Field

from .values import Day, FactStatus, ItemCode, Number, Points, Record, Slug, Whole, YesNo


class Classified(Record):
    """All that may be kept of a document that bears a secrecy mark: that it exists and who holds it."""

    holder: str


class Document(Record):
    """A document (tài liệu chứng minh), registered once and cited by key from many items."""

    key: Slug
    number: str | None = Field(default=None, description="số, ký hiệu: 83/KH-UBND")
    date: Day | None = None
    issuer: str
    title: str = Field(description="trích yếu")
    proves: tuple[Slug, ...] = Field(default=(), description="document kinds of the edition that it answers")
    signer: str | None = None
    pages: Whole | None = Field(default=None, ge=1)
    attachment: str | None = Field(default=None, description="path below the agency's attachments/ folder")
    sha256: str | None = None
    url: str | None = Field(default=None, description="where it is published")
    in_force: Day | None = None
    outside_period: str | None = Field(
        default=None, description="why it counts although dated outside the period"
    )
    visibility: Literal["public", "internal"] = "internal"
    classified: Classified | None = None
    status: FactStatus = FactStatus.EXACT
    source: str | None = None
    note: str | None = None


class DocumentFile(Record):
    documents: tuple[Document, ...]


class FigureScope(StrEnum):
    """Only a figure of the whole period scores; others are shown and kept apart."""

    PERIOD = "period"
    PART = "part-of-period"
    OTHER = "other-period"


class FigureValue(Record):
    """One figure (số liệu) of one agency, given once and used by every item that needs it."""

    key: Slug
    value: Number
    unit: str
    scope: FigureScope = FigureScope.PERIOD
    scope_note: str | None = Field(default=None, description="which part or which other period, as printed")
    documents: tuple[Slug, ...] = ()
    previous: Number | None = Field(default=None, description="the same figure last year, as reported then")
    approximate: YesNo = False
    status: FactStatus = FactStatus.EXACT
    source: str | None = None
    note: str | None = None


class FigureValueFile(Record):
    figures: tuple[FigureValue, ...]


class Claim(StrEnum):
    """What the agency says of its own submission; the process state is derived, never typed."""

    ANSWERED = "answered"
    NOT_ARISEN = "not-arisen"
    NOT_APPLICABLE = "not-applicable"
    DRAFT = "draft"  # kept, not counted


class Submission(Record):
    """Front matter of ``<item>.md``: an agency's submission (hồ sơ) for one item."""

    item: ItemCode
    claim: Claim = Claim.ANSWERED
    self_score: Points | None = Field(default=None, description="điểm tự chấm, in points of the item")
    answers: dict[Slug, YesNo] = Field(
        default={}, description="'answer' for a yes/no rule, entry keys for a checklist"
    )
    documents: tuple[Slug, ...] = Field(default=(), description="keys in this agency's documents.yml")
    explanation: str | None = Field(
        default=None, description="why a proof is missing or a claim is made without it"
    )
    filed_by: str | None = None


class Explanation(Record):
    """Giải trình: an agency's answer to a review or comment, with its own proof."""

    id: Slug
    item: ItemCode
    comment: Slug | None = None
    on: Day
    text: str
    documents: tuple[Slug, ...] = ()


class ExplanationFile(Record):
    explanations: tuple[Explanation, ...]
