"""What one agency files, each in its own folder ``evidence/<year>/<agency>/``.

``documents.yml`` (DocumentFile), ``figures.yml`` (FigureValueFile), ``<item>.md`` (Submission: front
matter and thuyết minh), ``explanations.yml`` (ExplanationFile).
"""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated, Literal

from pydantic import Field

from .values import Day, FactStatus, ItemCode, Number, Points, Record, Slug, Whole, YesNo
from .visibility import COMMENTS, FULL, REGISTER, SCORES


class Classified(Record):
    """All that may be kept of a document that bears a secrecy mark: that it exists and who holds it."""

    holder: str


class Document(Record):
    """A document (tài liệu chứng minh), registered once and cited by key from many items."""

    key: Annotated[Slug, REGISTER]
    number: Annotated[str | None, REGISTER] = Field(default=None, description="số, ký hiệu: 83/KH-UBND")
    date: Annotated[Day | None, REGISTER] = None
    issuer: Annotated[str, REGISTER]
    title: Annotated[str, REGISTER] = Field(description="trích yếu")
    proves: Annotated[tuple[Slug, ...], REGISTER] = Field(
        default=(), description="document kinds of the edition that it answers"
    )
    signer: str | None = None
    pages: Annotated[Whole | None, REGISTER] = Field(default=None, ge=1)
    attachment: str | None = Field(default=None, description="path below the agency's attachments/ folder")
    sha256: str | None = None
    url: Annotated[str | None, REGISTER] = Field(default=None, description="where it is published")
    in_force: Annotated[Day | None, REGISTER] = None
    outside_period: str | None = Field(
        default=None, description="why it counts although dated outside the period"
    )
    visibility: Annotated[Literal["public", "internal"], REGISTER] = "internal"
    classified: Classified | None = None
    status: Annotated[FactStatus, REGISTER] = FactStatus.EXACT
    source: Annotated[str | None, REGISTER] = None
    note: str | None = None


class DocumentFile(Record):
    documents: Annotated[tuple[Document, ...], REGISTER]


class FigureScope(StrEnum):
    """Only a figure of the whole period scores; others are shown and kept apart."""

    PERIOD = "period"
    PART = "part-of-period"
    OTHER = "other-period"


class FigureValue(Record):
    """One figure (số liệu) of one agency, given once and used by every item that needs it."""

    key: Annotated[Slug, FULL]
    value: Annotated[Number, FULL]
    unit: Annotated[str, FULL]
    scope: Annotated[FigureScope, FULL] = FigureScope.PERIOD
    scope_note: Annotated[str | None, FULL] = Field(
        default=None, description="which part or which other period, as printed"
    )
    documents: Annotated[tuple[Slug, ...], FULL] = ()
    previous: Annotated[Number | None, FULL] = Field(
        default=None, description="the same figure last year, as reported then"
    )
    approximate: Annotated[YesNo, FULL] = False
    status: Annotated[FactStatus, FULL] = FactStatus.EXACT
    source: Annotated[str | None, FULL] = None
    note: str | None = None


class FigureValueFile(Record):
    figures: Annotated[tuple[FigureValue, ...], FULL]


class Claim(StrEnum):
    """What the agency says of its own submission; the process state is derived, never typed."""

    ANSWERED = "answered"
    NOT_ARISEN = "not-arisen"
    NOT_APPLICABLE = "not-applicable"
    DRAFT = "draft"  # kept, not counted


class Submission(Record):
    """Front matter of ``<item>.md``: an agency's submission (hồ sơ) for one item."""

    item: Annotated[ItemCode, REGISTER]
    claim: Annotated[Claim, FULL] = Claim.ANSWERED
    self_score: Annotated[Points | None, SCORES] = Field(
        default=None, description="điểm tự chấm, in points of the item"
    )
    answers: Annotated[dict[Slug, YesNo], FULL] = Field(
        default={}, description="'answer' for a yes/no rule, entry keys for a checklist"
    )
    documents: Annotated[tuple[Slug, ...], REGISTER] = Field(
        default=(), description="keys in this agency's documents.yml"
    )
    explanation: Annotated[str | None, FULL] = Field(
        default=None, description="why a proof is missing or a claim is made without it"
    )
    filed_by: str | None = None


class Explanation(Record):
    """Giải trình: an agency's answer to a review or comment, with its own proof."""

    id: Annotated[Slug, COMMENTS]
    item: Annotated[ItemCode, COMMENTS]
    comment: Annotated[Slug | None, COMMENTS] = None
    on: Annotated[Day, COMMENTS]
    text: Annotated[str, COMMENTS]
    documents: Annotated[tuple[Slug, ...], COMMENTS] = ()


class ExplanationFile(Record):
    explanations: Annotated[tuple[Explanation, ...], COMMENTS]
