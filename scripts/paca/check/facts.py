"""What rules that compare agencies need to know of each: small, and of plain values that can be kept."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from ..finding import Position


@dataclass(frozen=True, slots=True)
class DocumentFact:
    """A document that proves something; ``identities`` are texts that the same document has everywhere."""

    key: str
    position: Position
    identities: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class AgencyFacts:
    """``answered``: codes of the items for which the agency has filed anything, readable or not.

    ``latest``: the latest date of a document; from that day on, findings do not depend on the day.
    """

    answered: frozenset[str] = frozenset()
    documents: tuple[DocumentFact, ...] = ()
    latest: dt.date | None = None
