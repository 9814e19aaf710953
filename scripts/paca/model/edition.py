"""An edition: one year's indicator set (bộ chỉ số) as data.

Files of ``indicators/<year>/``: ``edition.yml`` (EditionHeader), ``part-*.yml`` (NodeFile: parts,
criteria and items with their rules), ``figures.yml`` (FigureFile), ``documents.yml``
(DocumentKindFile), ``mapping.yml`` (MappingFile: links to items of other editions).
"""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated, Literal

from pydantic import Field

from .values import Day, FactStatus, ItemCode, Number, Period, Points, Record, Slug, Whole, YesNo


class EditionHeader(Record):
    """``edition.yml``: the decision that issued the set, its period and how much of it is known."""

    year: Whole
    title: str
    decision: str | None = None
    decision_date: Day | None = None
    decision_title: str | None = None
    signer: str | None = None
    plan: str | None = None
    plan_date: Day | None = None
    period: Period | None = None
    total_max: Points
    expected_counts: dict[str, Whole] = {}
    completeness: str
    fictional: YesNo = False
    sources: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    known_topics: tuple[KnownTopic, ...] = ()


class KnownTopic(Record):
    """Something a source shows to be assessed, whose code and points nobody published."""

    part: ItemCode
    topic: str
    status: str
    source: str
    scoring: str | None = None


class Policy(StrEnum):
    """What a state other than "scored" is worth.  Always a field of the item, never a default in code."""

    FULL = "full"  # full points
    ZERO = "zero"  # zero points (still shown as its own state)
    LEAVE_OUT = "leave-out"  # leave out, re-scale what remains
    JUDGEMENT = "judgement"  # the working group decides, with a reason


class Aggregate(StrEnum):
    """How the answers of several agencies become one score of the province."""

    SUM_OF_FIGURES = "sum-of-figures"  # add each figure over agencies, then apply the rule once
    MEAN_OF_SCORES = "mean-of-scores"  # apply the rule per agency, take the mean
    ALL_MUST = "all-must"  # full only if every agency asked has full
    WORST = "worst"  # the lowest agency's score
    SINGLE = "single"  # one agency answers for the province


class YesNoRule(Record):
    """Full points if the question is answered yes, none if no."""

    kind: Literal["yes-no"]
    question: str


class ChecklistEntry(Record):
    key: Slug
    title: str
    points: Points
    document: Slug | None = Field(default=None, description="document kind that must prove a yes")


class ChecklistRule(Record):
    """Sum of the points of the entries answered yes."""

    kind: Literal["checklist"]
    entries: tuple[ChecklistEntry, ...]


class Tier(Record):
    at_least: Number = Field(
        description="lower bound, inclusive; of a ratio 0..1, or a number of the figure's unit"
    )
    points: Points


class RatioRule(Record):
    """Points by ``numerator / denominator``: linear from ``low`` (0 points) to ``high`` (full), or by tiers.

    A denominator of zero means that nothing arose: the item's ``not_arisen`` policy applies.
    """

    kind: Literal["ratio"]
    numerator: Slug
    denominator: Slug
    low: Number = Field(default="0", validate_default=True)
    high: Number = Field(default="1", validate_default=True)
    tiers: tuple[Tier, ...] = ()


class CountRule(Record):
    """Points for a number of things: ``per_unit`` each up to the maximum, or by tiers."""

    kind: Literal["count"]
    figure: Slug
    per_unit: Points | None = None
    tiers: tuple[Tier, ...] = ()


class DeductionRule(Record):
    """Full points less ``per_unit`` for each of ``figure``, never below ``floor``."""

    kind: Literal["deduction"]
    figure: Slug
    per_unit: Points
    floor: Points = Field(default="0", validate_default=True)


class OutsideIndexRule(Record):
    """Another body's index, scaled: ``figure / out_of`` of the points."""

    kind: Literal["outside-index"]
    index: str
    figure: Slug
    out_of: Number


class JudgementLevel(Record):
    key: Slug
    title: str
    points: Points


class JudgementRule(Record):
    """The working group chooses a level and gives a reason; until then the score is awaited."""

    kind: Literal["judgement"]
    levels: tuple[JudgementLevel, ...]


class UnscoredRule(Record):
    """Present for information, worth no points (2021: verification of assets)."""

    kind: Literal["unscored"]


class LowerOfRule(Record):
    """The lowest of several rules."""

    kind: Literal["lower-of"]
    rules: tuple[Rule, ...]


class CappedSumRule(Record):
    """The sum of several rules, each worth at most its own ``points``, cut at the item's maximum."""

    kind: Literal["capped-sum"]
    terms: tuple[CappedTerm, ...]


class CappedTerm(Record):
    points: Points
    rule: Rule


Rule = Annotated[
    YesNoRule
    | ChecklistRule
    | RatioRule
    | CountRule
    | DeductionRule
    | OutsideIndexRule
    | JudgementRule
    | UnscoredRule
    | LowerOfRule
    | CappedSumRule,
    Field(discriminator="kind"),
]


class DocumentAsk(Record):
    """A document kind that an item asks for."""

    kind: Slug
    required: YesNo = True


class Selector(Record):
    """Which agencies must supply something: by kind, by role, by group, or named; "all" takes everyone.

    An edition names kinds and roles only, so that it serves any province.
    """

    all: YesNo = False
    kinds: tuple[Slug, ...] = ()
    roles: tuple[Slug, ...] = ()


class Node(Record):
    """A part, criterion or item.  A node with children sums them; one without is an item with a rule."""

    code: ItemCode | None = Field(description="null where the source gives no number")
    key: Slug | None = Field(default=None, description="stands in for a code that no source gives")
    parent: ItemCode | None = None
    title: str
    title_status: FactStatus
    max: Points | None = None
    max_status: FactStatus
    code_status: FactStatus = FactStatus.EXACT
    source: str | None = None
    basis: str | None = Field(default=None, description="legal frame, e.g. 'Điều 18 Nghị định 59/2019/NĐ-CP'")
    note: str | None = None
    rule: Rule | None = None
    rule_status: FactStatus = FactStatus.PLACEHOLDER
    aggregate: Aggregate = Aggregate.SINGLE
    suppliers: Selector | None = None
    documents: tuple[DocumentAsk, ...] = ()
    not_arisen: Policy | None = None
    missing: Policy | None = None
    not_applicable: Policy = Policy.LEAVE_OUT
    without_proof: Literal["zero", "flag"] = "zero"
    guidance: str | None = None


class NodeFile(Record):
    items: tuple[Node, ...]


class FigureSpec(Record):
    """A figure (số liệu) that the edition asks, defined once and used by many items."""

    key: Slug
    title: str
    unit: str
    definition: str
    status: FactStatus = FactStatus.PLACEHOLDER
    integer: YesNo = True
    part_of: Slug | None = Field(
        default=None, description="figure of which this one is a part (part <= whole)"
    )
    sum_of: tuple[Slug, ...] = Field(default=(), description="figures that add up to this one")
    proof: Slug | None = Field(default=None, description="document kind that must back the figure")
    form: str | None = Field(default=None, description="statistical form and column it is taken from")


class FigureFile(Record):
    figures: tuple[FigureSpec, ...]


class DocumentKind(Record):
    """A kind of document that the edition asks, defined once and used by many items."""

    key: Slug
    title: str
    description: str
    status: FactStatus = FactStatus.PLACEHOLDER
    signed: YesNo = True


class DocumentKindFile(Record):
    documents: tuple[DocumentKind, ...]


class MappingLink(Record):
    """``code`` of this edition continues ``other`` of the edition of ``year``."""

    code: ItemCode
    year: Whole
    other: str = Field(description="code, or key where the other edition has no code")
    relation: Literal["same", "similar", "split", "merged"]
    status: FactStatus = FactStatus.INFERRED
    note: str | None = None


class MappingFile(Record):
    links: tuple[MappingLink, ...]


for _model in (EditionHeader, LowerOfRule, CappedSumRule, CappedTerm, Node, NodeFile):
    _model.model_rebuild()
