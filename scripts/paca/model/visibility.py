"""Who may see a field: public is only what the schema marks, anything unmarked is internal (default deny).

A field is marked where it is defined, ``title: Annotated[str, REGISTER]``; the mark names the class of
publication that opens it.  The classes that are open on a given day are computed from the round's own
policy (``paca.output.audience.policy``).  Projection, data dictionary and the leak test read these marks.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from pydantic import BaseModel


class Publicity(StrEnum):
    """What must be open for a field to be public."""

    ALWAYS = "always"  # what is asked, of whom, when: the edition, the register, the calendar
    SCORES = "scores"  # publication.scores: points, states of the review, conclusions
    REGISTER = "evidence-register"  # publication.evidence register or full: who filed, list of documents
    FULL = "evidence-full"  # publication.evidence full: figures, answers, thuyết minh
    COMMENTS = "comments"  # publication.comments: góp ý, giải trình


ALWAYS = Publicity.ALWAYS
SCORES = Publicity.SCORES
REGISTER = Publicity.REGISTER
FULL = Publicity.FULL
COMMENTS = Publicity.COMMENTS


@dataclass(frozen=True, slots=True)
class Audience:
    """Who an assessment is shown to; ``sees`` are the open classes of the public, None shows everything."""

    sees: frozenset[Publicity] | None = None

    @property
    def public(self) -> bool:
        return self.sees is not None

    def may_see(self, publicity: Publicity | None) -> bool:
        """Whether a field of this class is shown; ``None`` is the class of an unmarked field."""
        return self.sees is None or publicity in self.sees

    @property
    def scores(self) -> bool:
        return self.may_see(SCORES)

    @property
    def register(self) -> bool:
        return self.may_see(REGISTER)

    @property
    def full(self) -> bool:
        return self.may_see(FULL)

    @property
    def comments(self) -> bool:
        return self.may_see(COMMENTS)

    @property
    def filing(self) -> bool:
        """Whether it may be told who has filed; how the review went is part of the scores."""
        return self.scores or self.register


INTERNAL = Audience()


def publicity_of(model: type[BaseModel]) -> dict[str, Publicity | None]:
    """Each field of ``model`` with its class; None: internal."""
    return {
        name: next((mark for mark in info.metadata if isinstance(mark, Publicity)), None)
        for name, info in model.model_fields.items()
    }
