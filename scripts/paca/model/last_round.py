"""What a round is told of the one before: ``_working-group/last-round/<agency>.yml`` and ``province.yml``.

Written by ``paca init --from``, in the codes of the new edition.  Nothing here is evidence of the new
round, and no rule scores it: lessons, and documents of last year as pointers.  Every field is internal
(unmarked): the words come from decisions and findings, which nobody published.
"""

from __future__ import annotations

from enum import StrEnum

from pydantic import Field

from .values import Day, ItemCode, Record, Slug, Whole


class LessonKind(StrEnum):
    """In the order in which they are told."""

    VERIFIED = "verified"  # TTCP's own reason
    REFUSED = "refused"  # documents were not accepted
    SET = "set"  # the working group set a score for its reason
    RETURNED = "returned"  # sent back to be explained
    FINDING = "finding"  # what the check found most often; the text is its code


class LastLesson(Record):
    """What last year taught about an item that continues as ``item``."""

    item: ItemCode
    was: ItemCode = Field(description="its code in the edition of that year")
    relation: str = Field(description="same, similar, split or merged, as the mapping says")
    kind: LessonKind
    text: str = Field(description="as it was written; a finding's code for kind 'finding'")
    count: Whole = 1
    places: tuple[str, ...] = Field(default=(), description="file:line at the commit, the first ones")


class LastDocument(Record):
    """A document that the agency filed last year for items that continue as ``items``: no proof."""

    items: tuple[ItemCode, ...] = ()
    key: Slug = Field(description="its key in that year's documents.yml")
    number: str | None = None
    date: Day | None = None
    title: str
    place: str = Field(description="file:line at the commit")
    refused: str | None = Field(default=None, description="why it did not count, where it was refused")


class LastRoundFile(Record):
    year: Whole = Field(description="of the round before")
    commit: str | None = Field(default=None, description="commit that the places are read at")
    lessons: tuple[LastLesson, ...] = ()
    documents: tuple[LastDocument, ...] = ()
