"""The review as data, ``paca.review/1``: what passes from the judging job to the one that comments.

The comment's job has a token and trusts nothing: it takes this form only, bounded in every field, and
words it itself from the catalogue.
"""

from __future__ import annotations

import datetime as dt
from fractions import Fraction
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, field_validator

from ..arrival import Timing
from ..assessment import State
from ..check.catalogue import CATALOGUE
from ..compare import CauseKind
from ..finding import Finding, Level, Position
from ..model.edition import Policy

SCHEMA = "paca.review/1"
MOST_BYTES = 2_000_000

Commit = Annotated[str, StringConstraints(pattern=r"^(?:[0-9a-f]{40}|[0-9a-f]{64})$")]
Amount = Annotated[str, StringConstraints(pattern=r"^-?[0-9]{1,7}\.[0-9]{2}$")]
Short = Annotated[str, StringConstraints(max_length=200)]
Text = Annotated[str, StringConstraints(max_length=1000)]
Count = Annotated[int, Field(ge=0, le=10_000_000)]


class _Form(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class ReviewedFile(_Form):
    """``owner``: an agency's slug, ``_working-group`` or ``_system``."""

    path: Text
    what: Literal["added", "deleted", "changed", "mode"]
    owner: Short


class ReviewedFinding(_Form):
    """``part``: rights, new (not on the base), or standing (an older error in a file that was touched)."""

    part: Literal["rights", "new", "standing"]
    code: Short
    path: Text
    line: Count = 0
    column: Count = 0
    params: Annotated[dict[Short, Text], Field(max_length=20)] = {}
    points: Amount | None = None

    @field_validator("code")
    @classmethod
    def _known(cls, code: str) -> str:
        if code not in CATALOGUE:
            raise ValueError("unknown finding code")
        return code

    def finding(self) -> Finding:
        place = Position(self.path, self.line, self.column)
        points = Fraction(self.points) if self.points else None
        return Finding(self.code, place, self.params, points=points)

    @property
    def level(self) -> Level:
        return CATALOGUE[self.code].level


class ReviewedCause(_Form):
    kind: CauseKind
    key: Short
    title: Text | None = None  # of the figure or document that ``key`` names
    before: Text | None = None
    after: Text | None = None


class ReviewedNode(_Form):
    code: Short
    title: Text
    before: Amount | None
    after: Amount | None
    delta: Amount


class ReviewedEntry(_Form):
    item: Short
    title: Text
    agency: Short
    state_before: State | None
    state_after: State | None
    before: Amount | None
    after: Amount | None
    causes: Annotated[tuple[ReviewedCause, ...], Field(max_length=12)] = ()
    # By when it must have come (to 24:00 in Viet Nam), what the receipts in the tree say, and what the item
    # makes of what comes late; a text that was just pushed has no receipt there yet.
    until: dt.date | None = None
    timing: Timing | None = None
    late: Policy | None = None


class StillMissing(_Form):
    agency: Short
    item: Short
    title: Text
    what: Annotated[tuple[Text, ...], Field(max_length=12)] = ()
    reachable: Amount


class Claimed(_Form):
    """Whom a commit names as its author; git does not prove it."""

    commit: Commit
    author: Text


class Counts(_Form):
    """In full; the lists are cut."""

    files: Count
    findings: Count
    entries: Count
    missing: Count
    commits: Count
    resolved: Count


class ReviewDocument(_Form):
    """``assessed``: ``merge`` (the merge result), ``head`` (in conflict: the branch alone), ``nothing``."""

    form: Literal["paca.review/1"] = Field(default="paca.review/1", alias="schema")
    base: Commit
    head: Commit
    start: Commit | None
    assessed: Literal["merge", "head", "nothing"]
    as_of: dt.date
    year: Count
    account: Short | None
    agencies: Annotated[tuple[Short, ...], Field(max_length=50)]
    verdict: Literal["pass", "fail"]
    total_before: Amount | None
    total_after: Amount | None
    counts: Counts
    files: Annotated[tuple[ReviewedFile, ...], Field(max_length=500)]
    findings: Annotated[tuple[ReviewedFinding, ...], Field(max_length=500)]
    nodes: Annotated[tuple[ReviewedNode, ...], Field(max_length=200)]
    entries: Annotated[tuple[ReviewedEntry, ...], Field(max_length=300)]
    missing: Annotated[tuple[StillMissing, ...], Field(max_length=20)]
    authors: Annotated[tuple[Claimed, ...], Field(max_length=20)]

    def dumped(self) -> str:
        """JSON text; the same review gives the same bytes."""
        return self.model_dump_json(by_alias=True, indent=2) + "\n"


def read_document(data: bytes) -> ReviewDocument:
    """A document from elsewhere.  ValueError where it is too large or not of the form."""
    if len(data) > MOST_BYTES:
        raise ValueError("the review document is too large")
    return ReviewDocument.model_validate_json(data)
