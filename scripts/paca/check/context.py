"""What every rule is given: the records, the scores of the same tree, the day of assessment."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from typing import Protocol

from ..assessment import Entry, NodeScore
from ..model.edition import Node
from ..model.register import Agency
from ..model.round import Period
from ..records import AgencyFiles, Edition, FiledSubmission, Located, Records
from .unread import Unread


class Scored(Protocol):
    """The part of the scoring's result that the rules look at."""

    @property
    def asked(self) -> Mapping[str, tuple[Agency, ...]]: ...

    @property
    def entries(self) -> Mapping[tuple[str, str], Entry]: ...

    @property
    def nodes(self) -> Mapping[str, NodeScore]: ...


@dataclass(frozen=True)
class Context:
    """One tree, seen by the rules.  ``scored`` is None where no edition could be read."""

    records: Records
    scored: Scored | None
    as_of: dt.date

    @property
    def edition(self) -> Edition | None:
        return self.records.edition

    @cached_property
    def unread(self) -> Unread:
        """What could not be read, so that nobody is blamed for what is not known."""
        return Unread(self.records)

    @cached_property
    def period(self) -> Period | None:
        """The period of the round, else of the edition."""
        if self.records.round is not None:
            return self.records.round.model.period
        return self.edition.header.period if self.edition else None

    @cached_property
    def asked_slugs(self) -> Mapping[str, frozenset[str]]:
        """Item code -> slugs of the agencies asked."""
        asked = self.scored.asked if self.scored else {}
        return {item: frozenset(agency.slug for agency in agencies) for item, agencies in asked.items()}

    @cached_property
    def items(self) -> Mapping[str, Located[Node]]:
        """The items of the edition by code."""
        return (
            {node.model.code: node for node in self.edition.items if node.model.code} if self.edition else {}
        )

    def max_of(self, code: str) -> Fraction | None:
        """The maximum of a part, criterion or item; None where the edition does not say it."""
        node = self.edition.by_code.get(code) if self.edition else None
        return node.model.max if node else None

    def name_of(self, slug: str) -> str:
        """An agency's short name, or its slug where the register does not know it."""
        agency = self.records.agencies.by_slug.get(slug)
        return (agency.model.short or agency.model.name) if agency else slug

    def filed(self) -> Iterator[tuple[str, AgencyFiles]]:
        """Agencies' files in the order of the slugs."""
        for slug in sorted(self.records.filed):
            yield slug, self.records.filed[slug]

    def submissions(self) -> Iterator[tuple[str, AgencyFiles, FiledSubmission]]:
        """Every submission with its agency's slug and files."""
        for slug, files in self.filed():
            for code in sorted(files.submissions):
                yield slug, files, files.submissions[code]
