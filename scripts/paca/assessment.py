"""The Assessment: the whole state of a round at one commit, as every output reads it.

Made by ``paca.assess.assess``; nothing here computes.  Points are exact Fractions, never rounded.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from fractions import Fraction

from .arrival import Arrival
from .finding import Finding, Position
from .model.edition import Node
from .model.register import Agency
from .model.visibility import INTERNAL, Audience
from .records import Records


@dataclass(frozen=True, slots=True)
class Change:
    """The commit that last changed a path.  Author and day are git's claims, not proof."""

    commit: str
    author: str
    on: dt.datetime
    subject: str


@dataclass(frozen=True, slots=True)
class Revision:
    """What was assessed: a commit (``name`` is how it was asked for), or the working tree (commit None)."""

    name: str
    commit: str | None
    author: str | None
    on: dt.datetime | None


class State(StrEnum):
    """Where an agency's submission stands in the process (DESIGN §3)."""

    MISSING = "missing"  # chưa nộp
    SUBMITTED = "submitted"  # đã nộp
    RETURNED = "returned"  # cần giải trình
    REVIEWED = "reviewed"  # đã thẩm tra
    EXPLAINED = "explained"  # đã giải trình
    FINAL = "final"  # chung kết
    NOT_ASKED = "not-asked"  # không thuộc phạm vi
    WITHHELD = "withheld"  # không công bố: only in what the public sees, never computed


class Outcome(StrEnum):
    """What kind of result a rule gave.  Zero points are ``scored``; the others are never merged with zero."""

    SCORED = "scored"
    MISSING = "missing"  # nothing filed, or a figure is missing
    NOT_ARISEN = "not-arisen"  # không phát sinh
    NOT_APPLICABLE = "not-applicable"  # không áp dụng
    UNSCORED = "unscored"  # không chấm điểm
    AWAITING = "awaiting"  # chờ tổ công tác đánh giá
    WITHHELD = "withheld"  # không công bố: only in what the public sees, never computed


@dataclass(frozen=True, slots=True)
class Source:
    """Where an input of a calculation was read."""

    position: Position
    label: str
    agency: str | None = None
    document: str | None = None


@dataclass(frozen=True, slots=True)
class Step:
    """One step of a calculation, as data: ``op`` applied to ``inputs`` gives ``result``.

    ``paca.score.steps`` lists the operations; outputs turn them into sentences, and a test's
    independent interpreter recomputes them.
    """

    op: str
    inputs: Mapping[str, Fraction | str | bool | None]
    result: Fraction | None
    sources: tuple[Source, ...] = ()


@dataclass(frozen=True, slots=True)
class Score:
    """A result with its whole explanation.  ``points`` is None unless the outcome yields points.

    ``left_out`` says that the policy takes it out of the sum (its maximum is re-scaled away).
    """

    outcome: Outcome
    points: Fraction | None
    max: Fraction
    steps: tuple[Step, ...] = ()
    left_out: bool = False


class LedgerStage(StrEnum):
    SELF = "self"  # tự chấm
    COMPUTED = "computed"  # máy tính từ minh chứng
    REVIEWED = "reviewed"  # tổ công tác
    EXPLAINED = "explained"  # sau giải trình
    FINAL = "final"  # chung kết
    VERIFIED = "verified"  # TTCP thẩm định


@dataclass(frozen=True, slots=True)
class LedgerEntry:
    """One line of the ledger of an item and agency (or of the province's item, agency None)."""

    stage: LedgerStage
    points: Fraction | None
    by: str | None
    on: dt.date | None
    reason: str | None
    source: Source | None


@dataclass(frozen=True, slots=True)
class Missing:
    """Something asked and not supplied: a submission, figure, document, answer or explanation."""

    what: str  # "submission" | "figure" | "document" | "answer" | "explanation"
    key: str  # figure key, document kind, answer key; item code for a submission
    title: str


@dataclass(frozen=True, slots=True)
class Entry:
    """One item × agency: what was asked, what came, what it scores and why."""

    item: str
    agency: str
    state: State
    computed: Score
    self_points: Fraction | None
    reviewed: Fraction | None  # decision of the working group; None: not reviewed yet
    explained: Fraction | None
    final: Fraction | None
    standing: Score  # the latest stage's score: what counts now
    ledger: tuple[LedgerEntry, ...]
    missing: tuple[Missing, ...]
    reachable: Fraction  # points of the province's total that supplying everything missing could add
    last_change: Change | None = None
    position: Position | None = None
    arrival: Arrival | None = None  # of the submission's file, as the forge received it; None: nothing filed


@dataclass(frozen=True, slots=True)
class Contribution:
    """An agency's share in the province's item."""

    agency: str
    points: Fraction | None  # the agency's own standing score, in points of the item
    lost: Fraction  # points of the item lost through this agency


@dataclass(frozen=True, slots=True)
class NodeScore:
    """A part, criterion or item of the province (or the whole index: ``node`` None).

    ``self_points``, ``reviewed``, ``verified`` are sums of what exists (None where nothing does);
    ``standing`` is what counts now.  ``open_max`` is the maximum of items without points yet.
    ``standing.points`` of a node with children is exactly the sum of its children's.
    """

    node: Node | None
    max: Fraction
    standing: Score
    self_points: Fraction | None
    reviewed: Fraction | None
    verified: Fraction | None
    open_max: Fraction
    children: tuple[str, ...] = ()
    contributions: tuple[Contribution, ...] = ()
    ledger: tuple[LedgerEntry, ...] = ()
    states: Mapping[State, int] = field(default_factory=dict)  # of the submissions asked below this node

    @property
    def undivided(self) -> Fraction:
        """What an item lost through no agency: a decision on the province's item took it."""
        lost = sum((share.lost for share in self.contributions), Fraction(0))
        return self.max - (self.standing.points or Fraction(0)) - lost if self.contributions else Fraction(0)


@dataclass(frozen=True, slots=True)
class Placed:
    """A phase of the calendar placed against the day of assessment."""

    key: str
    days_left: int | None  # negative: over; None: date not published
    current: bool


@dataclass(frozen=True)
class Assessment:
    """``assess(revision)``: a function of the commit (and of ``as_of``) alone."""

    revision: Revision
    as_of: dt.date
    records: Records
    findings: tuple[Finding, ...]  # the reader's and the rules', sorted by position
    asked: Mapping[str, tuple[Agency, ...]]  # item code -> agencies asked, in the register's order
    entries: Mapping[tuple[str, str], Entry]  # (item code, agency slug)
    nodes: Mapping[str, NodeScore]  # by code, in the edition's order
    total: NodeScore
    calendar: tuple[Placed, ...]
    changes: Mapping[str, Change]  # last change by path; empty for the working tree without git
    audience: Audience = INTERNAL  # whom it may be shown to (``paca.output.audience`` takes things away)

    @property
    def refused(self) -> bool:
        """Whether the check fails."""
        from .check.catalogue import CATALOGUE
        from .finding import Level

        return any(CATALOGUE[finding.code].level is Level.ERROR for finding in self.findings)
