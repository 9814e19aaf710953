"""What a rule is given: the records of its own scope, what all scopes share, and the day of assessment."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property

from ..assessment import Score
from ..model.asks import answer_keys, figure_keys
from ..model.edition import Node
from ..model.register import Agency
from ..model.round import Period
from ..records import Agencies, AgencyFiles, Edition, FiledSubmission, Located, Records, ReportText
from .documents import Compared, compare
from .facts import AgencyFacts
from .numbers import Numbers
from .unread import Unread


@dataclass(frozen=True)
class Frame:
    """What the rules of every scope see of a round: its edition, register and who is asked for what.

    ``asked``: item code -> agencies; None where nobody said.  ``comments``: ids of the comments filed.
    """

    records: Records  # of the round alone, no agency's
    asked: Mapping[str, tuple[Agency, ...]] | None
    comments: frozenset[str]

    @property
    def edition(self) -> Edition | None:
        return self.records.edition

    @property
    def agencies(self) -> Agencies:
        return self.records.agencies

    @cached_property
    def period(self) -> Period | None:
        """The period of the round, else of the edition."""
        if self.records.round is not None:
            return self.records.round.model.period
        return self.edition.header.period if self.edition else None

    @cached_property
    def asked_slugs(self) -> Mapping[str, frozenset[str]]:
        """Item code -> slugs of the agencies asked."""
        return {
            item: frozenset(agency.slug for agency in agencies)
            for item, agencies in (self.asked or {}).items()
        }

    @cached_property
    def items(self) -> Mapping[str, Located[Node]]:
        """The items of the edition by code."""
        return (
            {node.model.code: node for node in self.edition.items if node.model.code} if self.edition else {}
        )

    @cached_property
    def answers(self) -> Mapping[str, tuple[str, ...]]:
        """Item code -> keys of the answers that its rule needs."""
        return {code: answer_keys(node.model.rule) for code, node in self.items.items()}

    @cached_property
    def figures_asked(self) -> Mapping[str, frozenset[str]]:
        """Agency -> keys of the figures that the items asked of it need."""
        keys: dict[str, set[str]] = {}
        for code, slugs in self.asked_slugs.items():
            node = self.items.get(code)
            needed = figure_keys(node.model.rule) if node else ()
            for slug in slugs:
                keys.setdefault(slug, set()).update(needed)
        return {slug: frozenset(found) for slug, found in keys.items()}

    def name_of(self, slug: str) -> str:
        """An agency's short name, or its slug where the register does not know it."""
        agency = self.agencies.by_slug.get(slug)
        return (agency.model.short or agency.model.name) if agency else slug


def _no_score(item: str) -> Score | None:
    return None


@dataclass(frozen=True)
class Context:
    """The records that a rule may look at.

    For a rule of scope *round*: editions, register, round and the working group's files, and no agency's.
    For one of scope *agency*: that agency's files and the decisions on it, with the round's edition,
    register and days; ``computed`` gives its score for an item.
    """

    records: Records
    frame: Frame
    as_of: dt.date
    computed: Callable[[str], Score | None] = _no_score

    @property
    def edition(self) -> Edition | None:
        return self.frame.edition

    @property
    def period(self) -> Period | None:
        return self.frame.period

    @property
    def asked_slugs(self) -> Mapping[str, frozenset[str]]:
        return self.frame.asked_slugs

    @property
    def items(self) -> Mapping[str, Located[Node]]:
        return self.frame.items

    @cached_property
    def unread(self) -> Unread:
        """What could not be read, so that nobody is blamed for what is not known."""
        return Unread(self.records)

    @cached_property
    def compared(self) -> Compared:
        """The agency's documents, one with the other."""
        return next((compare(slug, files) for slug, files in self.filed()), Compared())

    def max_of(self, code: str) -> Fraction | None:
        """The maximum of a part, criterion or item; None where the edition does not say it."""
        node = self.edition.by_code.get(code) if self.edition else None
        return node.model.max if node else None

    def filed(self) -> Iterator[tuple[str, AgencyFiles]]:
        """The agency's slug and files; nothing for a rule of the round."""
        yield from self.records.filed.items()

    def submissions(self) -> Iterator[tuple[str, AgencyFiles, FiledSubmission]]:
        """Every submission with its agency's slug and files."""
        for slug, files in self.filed():
            for code in sorted(files.submissions):
                yield slug, files, files.submissions[code]


@dataclass(frozen=True)
class AcrossContext:
    """What a rule sees that compares agencies: of each only its facts, so that they can be kept."""

    frame: Frame
    as_of: dt.date
    facts: Mapping[str, AgencyFacts]  # by slug, sorted


@dataclass(frozen=True)
class TextContext:
    """What a rule sees that holds the report's text against the data.

    ``frame`` knows which codes and keys there are.  ``numbers`` scores the whole round where that was not
    done yet, so it is asked only where a text has a number to hold against it; None where nothing is scored.
    """

    texts: tuple[ReportText, ...]
    frame: Frame
    numbers: Callable[[], Numbers | None]
