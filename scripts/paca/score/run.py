"""``score_round``: from records to entries, items, parts and total.  Pure."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from fractions import Fraction

from ..assessment import Change, Entry, LedgerEntry, LedgerStage, NodeScore, Outcome, Score, Source
from ..model.decision import Stage, VerifiedScore
from ..model.edition import Aggregate, Node
from ..model.register import Agency
from ..records import Edition, Located, Records
from .aggregate import aggregate, shares_after
from .calendar import place
from .entries import Draft, computed_score, draft_entry, prepare
from .lateness import timetable
from .ledger import decide
from .memo import ScoreMemo
from .scored import ScoredRound
from .tree import ItemScore, roll_up

ZERO = Fraction(0)
EMPTY = NodeScore(None, ZERO, Score(Outcome.MISSING, None, ZERO), None, None, None, ZERO)


def score_round(
    records: Records, *, as_of: dt.date, changes: Mapping[str, Change], memo: ScoreMemo | None = None
) -> ScoredRound:
    """Score everything that ``records`` hold.  An unreadable edition gives an empty round, not an error.

    ``memo`` speeds up scoring one tree after the other; the result is the same.
    """
    round_ = records.round.model if records.round else None
    calendar = place(round_, as_of)
    if records.edition is None:
        return ScoredRound({}, {}, {}, EMPTY, calendar)
    asked = who_is_asked(records)
    draft_of, prepare_of = draft_entry, prepare
    if memo is not None:
        memo.begin(records.edition)
        draft_of, prepare_of = memo.draft, memo.prepare
    filed = {
        slug: prepare_of(files, timetable(slug, records, records)) for slug, files in records.filed.items()
    }
    decisions = records.working_group.decisions
    drafts: dict[str, list[Draft]] = {}
    items: dict[str, ItemScore] = {}
    for located in records.edition.items:
        node = located.model
        code = str(node.code)
        drafts[code] = [
            draft_of(
                node,
                records.edition,
                agency.slug,
                filed.get(agency.slug),
                decisions.get((code, agency.slug), ()),
            )
            for agency in asked[code]
        ]
        items[code] = (
            memo.item(node, drafts[code], records, _item_score)
            if memo is not None
            else _item_score(node, drafts[code], records)
        )
    verified = {code: located.model.score for code, located in records.working_group.verified.items()}
    nodes, total = roll_up(records.edition, items, verified)
    entries = {
        (code, draft.entry.agency): entry
        for code, of_item in drafts.items()
        for draft, entry in zip(of_item, _entries(of_item, nodes.get(code), changes), strict=True)
    }
    return ScoredRound(asked, entries, nodes, total, calendar)


def who_is_asked(records: Records) -> dict[str, tuple[Agency, ...]]:
    """Agencies by item code: those in being at the end of the period that the item's selector names."""
    edition: Edition | None = records.edition
    if edition is None:
        return {}
    period = records.round.model.period if records.round else edition.header.period
    day = period.end if period else dt.date(edition.year, 12, 31)
    chosen: dict[object, tuple[Agency, ...]] = {}
    asked = {}
    for located in edition.items:
        selector = located.model.suppliers
        if selector not in chosen:
            chosen[selector] = records.agencies.select(selector, day=day)
        asked[str(located.model.code)] = chosen[selector]
    return asked


def computed_scores(
    agency: str, own: Records, shared: Records, asked: Mapping[str, Collection[str]]
) -> Callable[[str], Score | None]:
    """As ``ScoredRound.computed`` for one agency, from its ``own`` records and the round's ``shared`` ones.

    ``asked``: item code -> slugs.
    """
    edition = shared.edition
    files = own.filed.get(agency)
    filed = prepare(files, timetable(agency, shared, own)) if files is not None else None

    def computed(item: str) -> Score | None:
        node = edition.by_code.get(item) if edition is not None else None
        if edition is None or node is None or agency not in asked.get(item, ()):
            return None
        decisions = own.working_group.decisions.get((item, agency), ())
        return computed_score(node.model, edition, agency, filed, decisions)

    return computed


def _item_score(node: Node, drafts: Sequence[Draft], records: Records) -> ItemScore:
    code = str(node.code)
    result = aggregate(node, drafts)
    decided = decide(records.working_group.decisions.get((code, None), ()), result.score)
    standing = decided.standing(result.score)
    claims = _self_points(node, drafts)
    verified = records.working_group.verified.get(code)
    reviewed = decided.points.get(Stage.REVIEWED)
    if reviewed is None and any(len(draft.entry.ledger) > 2 for draft in drafts):
        reviewed = standing.points
    ledger = (
        LedgerEntry(LedgerStage.SELF, claims, None, None, None, None),
        LedgerEntry(LedgerStage.COMPUTED, result.score.points, None, None, None, None),
        *decided.ledger,
    )
    if verified is not None:
        held = records.working_group.verified_entries
        ledger += tuple(_verified_line(located) for located in held if located.model.code == code)
    return ItemScore(
        standing=standing,
        self_points=claims,
        reviewed=reviewed,
        verified=verified.model.score if verified else None,
        # A decision on the province's item closes what was open.
        open_share=ZERO if standing is not result.score else result.open_share,
        contributions=shares_after(result.contributions, result.score, standing),
        ledger=ledger,
        states=Counter(draft.entry.state for draft in drafts),
    )


def _verified_line(located: Located[VerifiedScore]) -> LedgerEntry:
    model = located.model
    source = Source(located.where("score"), model.source)
    return LedgerEntry(LedgerStage.VERIFIED, model.score, model.source, model.date, model.reason, source)


def _self_points(node: Node, drafts: Sequence[Draft]) -> Fraction | None:
    """The province's self-score: the agencies' claims taken at their word, aggregated like the item.

    An agency that claimed nothing counts 0; None where nobody claimed anything.
    """
    entries = [draft.entry for draft in drafts if not draft.entry.standing.left_out]
    if not any(entry.self_points is not None for entry in entries):
        return None
    claims = [entry.self_points or ZERO for entry in entries]
    match node.aggregate:
        case Aggregate.WORST:
            return min(claims)
        case Aggregate.ALL_MUST:
            return node.max if all(claim == node.max for claim in claims) else ZERO
        case _:
            return sum(claims, ZERO) / len(claims)


def _entries(
    drafts: Sequence[Draft], item: NodeScore | None, changes: Mapping[str, Change]
) -> Iterator[Entry]:
    """Entries with the points of the total that supplying everything missing could add, at the most, and
    with the last change of their files."""
    lost = {share.agency: share.lost for share in item.contributions} if item else {}
    for draft in drafts:
        entry = draft.entry
        reachable = lost.get(entry.agency, ZERO) if entry.missing else ZERO
        change = changes.get(entry.position.path) if entry.position else None
        if reachable or change:
            entry = replace(entry, reachable=reachable, last_change=change)
        yield entry
