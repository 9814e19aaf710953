"""``draft/<year>/map.json``: what each line of a draft report speaks of, for comments to find their way.

The file lies beside ``report.md`` on the branch of the drafts, never on the main branch.  It is read from
commits that others may have made: it says where a line belongs, and nothing else follows from it.
"""

from __future__ import annotations

import json
from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from .values import ItemCode, Record, Slug

MOST_LINES = 200_000

Line = Annotated[int, Field(ge=1, le=MOST_LINES)]
Commit = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{40}([0-9a-f]{24})?$")]
Heading = Annotated[str, StringConstraints(min_length=1, max_length=200)]


DRAFTS = "draft/"


def folder(year: int) -> str:
    """Where the drafts of a round lie in the tree of their branch."""
    return f"{DRAFTS}{year}"


class Span(Record):
    """Lines ``first`` to ``last`` (from 1, both included) and what they speak of."""

    first: Line
    last: Line
    section: Heading | None = Field(default=None, description="heading of the section, as it is printed")
    item: ItemCode | None = None
    agency: Slug | None = None


class DraftMap(Record):
    """``source``: the commit that the draft was computed from; ``report``: blob of the text beside it."""

    form: Literal["paca.draft/1"] = Field(alias="schema", default="paca.draft/1")
    year: Annotated[int, Field(ge=2000, le=2100)]
    draft: Annotated[int, Field(ge=1, le=1000)]
    source: Commit
    report: Commit
    spans: tuple[Span, ...]

    def at(self, line: int) -> Span | None:
        return next((span for span in self.spans if span.first <= line <= span.last), None)


def draft_text(held: DraftMap) -> str:
    """JSON with one span a line: two drafts are compared by git as people would."""
    fields = held.model_dump(mode="json", by_alias=True, exclude={"spans"})
    head = ",\n".join(f" {json.dumps(key)}: {json.dumps(value)}" for key, value in sorted(fields.items()))
    spans = (span.model_dump(mode="json", exclude_none=True) for span in held.spans)
    rows = ",\n".join("  " + json.dumps(span, ensure_ascii=False) for span in spans)
    return f'{{\n{head},\n "spans": [\n{rows}\n ]\n}}\n'
