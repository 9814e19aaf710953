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
from .visibility import ALWAYS


class EditionHeader(Record):
    """``edition.yml``: the decision that issued the set, its period and how much of it is known."""

    year: Annotated[Whole, ALWAYS]
    title: Annotated[str, ALWAYS]
    decision: Annotated[str | None, ALWAYS] = None
    decision_date: Annotated[Day | None, ALWAYS] = None
    decision_title: Annotated[str | None, ALWAYS] = None
    signer: Annotated[str | None, ALWAYS] = None
    plan: Annotated[str | None, ALWAYS] = None
    plan_date: Annotated[Day | None, ALWAYS] = None
    period: Annotated[Period | None, ALWAYS] = None
    total_max: Annotated[Points, ALWAYS]
    expected_counts: Annotated[dict[str, Whole], ALWAYS] = {}
    completeness: Annotated[str, ALWAYS]
    fictional: Annotated[YesNo, ALWAYS] = False
    sources: Annotated[tuple[str, ...], ALWAYS] = ()
    notes: Annotated[tuple[str, ...], ALWAYS] = ()
    known_topics: Annotated[tuple[KnownTopic, ...], ALWAYS] = ()


class KnownTopic(Record):
    """Something a source shows to be assessed, whose code and points nobody published."""

    part: Annotated[ItemCode, ALWAYS]
    topic: Annotated[str, ALWAYS]
    status: Annotated[str, ALWAYS]
    source: Annotated[str, ALWAYS]
    scoring: Annotated[str | None, ALWAYS] = None


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

    kind: Annotated[Literal["yes-no"], ALWAYS]
    question: Annotated[str, ALWAYS]


class ChecklistEntry(Record):
    key: Annotated[Slug, ALWAYS]
    title: Annotated[str, ALWAYS]
    points: Annotated[Points, ALWAYS]
    document: Annotated[Slug | None, ALWAYS] = Field(
        default=None, description="document kind that must prove a yes"
    )


class ChecklistRule(Record):
    """Sum of the points of the entries answered yes."""

    kind: Annotated[Literal["checklist"], ALWAYS]
    entries: Annotated[tuple[ChecklistEntry, ...], ALWAYS]


class Tier(Record):
    at_least: Annotated[Number, ALWAYS] = Field(
        description="lower bound, inclusive; of a ratio 0..1, or a number of the figure's unit"
    )
    points: Annotated[Points, ALWAYS]


class RatioRule(Record):
    """Points by ``numerator / denominator``: linear from ``low`` (0 points) to ``high`` (full), or by tiers.

    A denominator of zero means that nothing arose: the item's ``not_arisen`` policy applies.
    """

    kind: Annotated[Literal["ratio"], ALWAYS]
    numerator: Annotated[Slug, ALWAYS]
    denominator: Annotated[Slug, ALWAYS]
    low: Annotated[Number, ALWAYS] = Field(default="0", validate_default=True)
    high: Annotated[Number, ALWAYS] = Field(default="1", validate_default=True)
    tiers: Annotated[tuple[Tier, ...], ALWAYS] = ()


class CountRule(Record):
    """Points for a number of things: ``per_unit`` each up to the maximum, or by tiers."""

    kind: Annotated[Literal["count"], ALWAYS]
    figure: Annotated[Slug, ALWAYS]
    per_unit: Annotated[Points | None, ALWAYS] = None
    tiers: Annotated[tuple[Tier, ...], ALWAYS] = ()


class DeductionRule(Record):
    """Full points less ``per_unit`` for each of ``figure``, never below ``floor``."""

    kind: Annotated[Literal["deduction"], ALWAYS]
    figure: Annotated[Slug, ALWAYS]
    per_unit: Annotated[Points, ALWAYS]
    floor: Annotated[Points, ALWAYS] = Field(default="0", validate_default=True)


class OutsideIndexRule(Record):
    """Another body's index, scaled: ``figure / out_of`` of the points."""

    kind: Annotated[Literal["outside-index"], ALWAYS]
    index: Annotated[str, ALWAYS]
    figure: Annotated[Slug, ALWAYS]
    out_of: Annotated[Number, ALWAYS]


class JudgementLevel(Record):
    key: Annotated[Slug, ALWAYS]
    title: Annotated[str, ALWAYS]
    points: Annotated[Points, ALWAYS]


class JudgementRule(Record):
    """The working group chooses a level and gives a reason; until then the score is awaited."""

    kind: Annotated[Literal["judgement"], ALWAYS]
    levels: Annotated[tuple[JudgementLevel, ...], ALWAYS]


class UnscoredRule(Record):
    """Present for information, worth no points (2021: verification of assets)."""

    kind: Annotated[Literal["unscored"], ALWAYS]


class LowerOfRule(Record):
    """The lowest of several rules."""

    kind: Annotated[Literal["lower-of"], ALWAYS]
    rules: Annotated[tuple[Rule, ...], ALWAYS]


class CappedSumRule(Record):
    """The sum of several rules, each worth at most its own ``points``, cut at the item's maximum."""

    kind: Annotated[Literal["capped-sum"], ALWAYS]
    terms: Annotated[tuple[CappedTerm, ...], ALWAYS]


class CappedTerm(Record):
    points: Annotated[Points, ALWAYS]
    rule: Annotated[Rule, ALWAYS]


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

    kind: Annotated[Slug, ALWAYS]
    required: Annotated[YesNo, ALWAYS] = True


class Selector(Record):
    """Which agencies must supply something: by kind, by role, by group, or named; "all" takes everyone.

    An edition names kinds and roles only, so that it serves any province.
    """

    all: Annotated[YesNo, ALWAYS] = False
    kinds: Annotated[tuple[Slug, ...], ALWAYS] = ()
    roles: Annotated[tuple[Slug, ...], ALWAYS] = ()


class Node(Record):
    """A part, criterion or item.  A node with children sums them; one without is an item with a rule."""

    code: Annotated[ItemCode | None, ALWAYS] = Field(description="null where the source gives no number")
    key: Annotated[Slug | None, ALWAYS] = Field(
        default=None, description="stands in for a code that no source gives"
    )
    parent: Annotated[ItemCode | None, ALWAYS] = None
    title: Annotated[str, ALWAYS]
    title_status: Annotated[FactStatus, ALWAYS]
    max: Annotated[Points | None, ALWAYS] = None
    max_status: Annotated[FactStatus, ALWAYS]
    code_status: Annotated[FactStatus, ALWAYS] = FactStatus.EXACT
    source: Annotated[str | None, ALWAYS] = None
    basis: Annotated[str | None, ALWAYS] = Field(
        default=None, description="legal frame, e.g. 'Điều 18 Nghị định 59/2019/NĐ-CP'"
    )
    note: Annotated[str | None, ALWAYS] = None
    rule: Annotated[Rule | None, ALWAYS] = None
    rule_status: Annotated[FactStatus, ALWAYS] = FactStatus.PLACEHOLDER
    aggregate: Annotated[Aggregate, ALWAYS] = Aggregate.SINGLE
    suppliers: Annotated[Selector | None, ALWAYS] = None
    documents: Annotated[tuple[DocumentAsk, ...], ALWAYS] = ()
    not_arisen: Annotated[Policy | None, ALWAYS] = None
    missing: Annotated[Policy | None, ALWAYS] = None
    not_applicable: Annotated[Policy, ALWAYS] = Policy.LEAVE_OUT
    late: Annotated[Policy | None, ALWAYS] = Field(
        default=None, description="for what came after the deadline; full: as if in time, null: not stated"
    )
    without_proof: Annotated[Literal["zero", "flag"], ALWAYS] = "zero"
    guidance: Annotated[str | None, ALWAYS] = None


class NodeFile(Record):
    items: Annotated[tuple[Node, ...], ALWAYS]


class FigureSpec(Record):
    """A figure (số liệu) that the edition asks, defined once and used by many items."""

    key: Annotated[Slug, ALWAYS]
    title: Annotated[str, ALWAYS]
    unit: Annotated[str, ALWAYS]
    definition: Annotated[str, ALWAYS]
    status: Annotated[FactStatus, ALWAYS] = FactStatus.PLACEHOLDER
    integer: Annotated[YesNo, ALWAYS] = True
    part_of: Annotated[Slug | None, ALWAYS] = Field(
        default=None, description="figure of which this one is a part (part <= whole)"
    )
    sum_of: Annotated[tuple[Slug, ...], ALWAYS] = Field(
        default=(), description="figures that add up to this one"
    )
    proof: Annotated[Slug | None, ALWAYS] = Field(
        default=None, description="document kind that must back the figure"
    )
    form: Annotated[str | None, ALWAYS] = Field(
        default=None, description="statistical form and column it is taken from"
    )


class FigureFile(Record):
    figures: Annotated[tuple[FigureSpec, ...], ALWAYS]


class DocumentKind(Record):
    """A kind of document that the edition asks, defined once and used by many items."""

    key: Annotated[Slug, ALWAYS]
    title: Annotated[str, ALWAYS]
    description: Annotated[str, ALWAYS]
    status: Annotated[FactStatus, ALWAYS] = FactStatus.PLACEHOLDER
    signed: Annotated[YesNo, ALWAYS] = True


class DocumentKindFile(Record):
    documents: Annotated[tuple[DocumentKind, ...], ALWAYS]


class MappingLink(Record):
    """``code`` of this edition continues ``other`` of the edition of ``year``."""

    code: Annotated[ItemCode, ALWAYS]
    year: Annotated[Whole, ALWAYS]
    other: Annotated[str, ALWAYS] = Field(description="code, or key where the other edition has no code")
    relation: Annotated[Literal["same", "similar", "split", "merged"], ALWAYS]
    status: Annotated[FactStatus, ALWAYS] = FactStatus.INFERRED
    note: Annotated[str | None, ALWAYS] = None


class MappingFile(Record):
    links: Annotated[tuple[MappingLink, ...], ALWAYS]


for _model in (EditionHeader, LowerOfRule, CappedSumRule, CappedTerm, Node, NodeFile):
    _model.model_rebuild()
