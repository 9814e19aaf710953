"""Tiêu chí: "Vì sao được chừng này điểm?", led by the calculation."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from fractions import Fraction

from markupsafe import Markup

from paca.assessment import Entry, LedgerStage, NodeScore, State
from paca.model.asks import figure_keys
from paca.model.edition import Node
from paca.output.notation import number

from .banner import Banner, banner
from .book import ZERO, Book, Deadline, Progress, progress
from .comments import who
from .comparison import CompareRow, compare_row
from .document_links import DocumentLink, document_links
from .explain import as_html, explain
from .last_year import LastYearView, last_year_view
from .lateness import late_text
from .links import Links
from .marks import fact_chip, node_chip, score_of, score_text, sign_mark, state_mark
from .relatives import Relative, relatives
from .rule_text import RuleText, rule_text
from .scoreline import ScoreLine, score_line
from .submissions import entry_link, is_return, returned_at
from .todo import asked_of
from .words import AGGREGATES, LATE_POLICIES, POLICIES, STAGES, adoption_sign


@dataclass(frozen=True, slots=True)
class ShareRow:
    """An agency's part in the item: its figures, points, and what the province loses through it."""

    name: str
    href: str
    state: State
    state_mark: Markup
    figures: tuple[str, ...]
    self_points: Fraction | None
    reviewed: Fraction | None
    standing: Markup
    points: Fraction | None
    lost: Fraction
    documents: int
    late: str  # "trễ 3 ngày", or ""


@dataclass(frozen=True, slots=True)
class DecisionLine:
    """``who`` is the agency it is about, empty for the province's item."""

    who: str
    href: str
    stage: str
    points: Fraction | None
    returned: bool
    by: str | None
    on: dt.date | None
    reason: str | None


@dataclass(frozen=True, slots=True)
class AskedDocument:
    title: str
    description: str
    required: bool
    chip: Markup
    supplied: int
    missing: tuple[tuple[str, str], ...]  # name and link of agencies that owe it


@dataclass(frozen=True, slots=True)
class RefusedDocument:
    agency: str
    link: DocumentLink
    reason: str | None


@dataclass(frozen=True, slots=True)
class AskedFigure:
    title: str
    unit: str
    definition: str
    chip: Markup
    form: str | None
    others: tuple[str, ...]  # other items that use the same figure


@dataclass(frozen=True, slots=True)
class ItemView:
    banner: Banner
    code: str
    node: Node
    line: ScoreLine
    chip: Markup
    rule_chip: Markup
    score: Markup
    share: Fraction | None
    trail: tuple[tuple[str, str, str], ...]  # code, title, link of part and criterion
    progress: Progress
    asked: str
    deadline: Deadline
    steps: Markup
    example: tuple[str, str, Markup] | None  # one agency's own calculation: name, link, steps
    rule: RuleText
    aggregate: str
    not_arisen: str
    missing: str
    not_applicable: str
    late: str  # what is worth what came late; "" where the edition does not say
    late_count: int
    figure_titles: tuple[str, ...]
    shares: tuple[ShareRow, ...]
    lost: tuple[ShareRow, ...]  # those through whom points are lost, most first
    undivided: Fraction  # lost through none of them, by a decision on the province's item
    asked_documents: tuple[AskedDocument, ...]
    refused: tuple[RefusedDocument, ...]
    asked_figures: tuple[AskedFigure, ...]
    decisions: tuple[DecisionLine, ...]
    comments: tuple[tuple[str, dt.date, str, str, Markup], ...]  # link, day, by, text, what became of it
    relatives: tuple[Relative, ...]
    last_year: LastYearView | None
    compared: CompareRow
    filed: bool
    previous: tuple[str, str] | None  # code and link of the item before
    next: tuple[str, str] | None


def item_view(item: NodeScore, book: Book) -> ItemView:
    links = Links(1)
    node = item.node
    assert node is not None and node.code is not None and node.rule is not None  # book.items holds only such
    code = node.code
    entries = book.by_item.get(code, ())
    keys = figure_keys(node.rule)
    shares = _shares(item, entries, keys, book, links)
    counts = progress(entries)
    standing = item.standing
    return ItemView(
        banner=banner(book),
        code=code,
        node=node,
        line=score_line(item, book, links),
        chip=node_chip(node),
        rule_chip=fact_chip(node.rule_status),
        score=score_of(standing),
        share=standing.points / standing.max if standing.points is not None and standing.max else None,
        trail=_trail(code, book, links),
        progress=counts,
        asked=asked_of([agency.slug for agency in book.assessment.asked.get(code, ())], book),
        deadline=book.submit_deadline,
        steps=as_html(explain(standing, book), links),
        example=_example(entries, book, links),
        rule=rule_text(node, book),
        aggregate=AGGREGATES[node.aggregate],
        not_arisen=POLICIES[node.not_arisen] if node.not_arisen else "",
        missing=POLICIES[node.missing] if node.missing else "",
        not_applicable=POLICIES[node.not_applicable],
        late=LATE_POLICIES[node.late] if node.late else "",
        late_count=sum(1 for row in shares if row.late),
        figure_titles=tuple(book.figure_title(key) for key in keys),
        shares=shares,
        lost=tuple(sorted((row for row in shares if row.lost > 0), key=lambda row: -row.lost)),
        undivided=item.undivided,
        asked_documents=_asked_documents(node, entries, book, links),
        refused=_refused(code, book, links),
        asked_figures=_asked_figures(code, keys, book),
        decisions=_decisions(item, entries, book, links),
        comments=tuple(
            (
                links.comment(comment.id),
                comment.on,
                who(comment, book),
                comment.text,
                sign_mark(adoption_sign(comment)),
            )
            for comment in (located.model for located in book.assessment.records.working_group.comments)
            if comment.item == code
        ),
        relatives=relatives(code, book),
        last_year=last_year_view(book, code),
        compared=compare_row(book.three[code], book, links),
        filed=counts.filed > 0,
        previous=_neighbour(code, -1, book, links),
        next=_neighbour(code, 1, book, links),
    )


def _shares(
    item: NodeScore, entries: tuple[Entry, ...], keys: tuple[str, ...], book: Book, links: Links
) -> tuple[ShareRow, ...]:
    lost = {share.agency: share.lost for share in item.contributions}
    rows = []
    for entry in entries:
        files = book.assessment.records.filed.get(entry.agency)
        filed = files.submissions.get(entry.item) if files else None
        values = []
        for key in keys:
            located = files.figures.get(key) if files else None
            values.append(number(located.model.value) if located else "–")
        rows.append(
            ShareRow(
                name=book.short(entry.agency),
                href=entry_link(entry, book, links),
                state=entry.state,
                state_mark=state_mark(entry.state),
                figures=tuple(values),
                self_points=entry.self_points,
                reviewed=entry.reviewed,
                standing=score_text(entry.standing),
                points=entry.standing.points,
                lost=lost.get(entry.agency, ZERO),
                documents=len(filed.front.model.documents) if filed else 0,
                late=late_text(entry.arrival),
            )
        )
    return tuple(rows)


def _trail(code: str, book: Book, links: Links) -> tuple[tuple[str, str, str], ...]:
    trail: list[tuple[str, str, str]] = []
    node = book.node(code)
    while node is not None and node.parent is not None:
        node = book.node(node.parent)
        if node is not None and node.code:
            trail.insert(0, (node.code, node.title, links.node(node.code)))
    return tuple(trail)


def _example(entries: tuple[Entry, ...], book: Book, links: Links) -> tuple[str, str, Markup] | None:
    """One agency's calculation in full, where several are put together: the first that has points."""
    if len(entries) < 2:
        return None
    for entry in entries:
        if entry.standing.points is not None and len(entry.standing.steps) > 1:
            told = as_html(explain(entry.standing, book), links)
            return book.name(entry.agency), entry_link(entry, book, links), told
    return None


def _asked_documents(
    node: Node, entries: tuple[Entry, ...], book: Book, links: Links
) -> tuple[AskedDocument, ...]:
    edition = book.assessment.records.edition
    found = []
    for ask in node.documents:
        kind = edition.documents.get(ask.kind) if edition else None
        owing = [
            entry
            for entry in entries
            if any(lack.what == "document" and lack.key == ask.kind for lack in entry.missing)
        ]
        proving = book.proving.get(ask.kind, frozenset())
        supplied = sum(1 for entry in entries if entry.agency in proving)
        found.append(
            AskedDocument(
                title=kind.model.title if kind else ask.kind,
                description=kind.model.description if kind else "",
                required=ask.required,
                chip=fact_chip(kind.model.status) if kind else Markup(""),
                supplied=supplied,
                missing=tuple(
                    (book.short(entry.agency), links.agency(entry.agency, entry.item)) for entry in owing
                ),
            )
        )
    return tuple(found)


def _refused(code: str, book: Book, links: Links) -> tuple[RefusedDocument, ...]:
    """Documents that the latest decision on each agency does not count."""
    found = []
    for slug, decisions in book.decided.get(code, ()):
        if slug is None:
            continue
        last = decisions[-1].model
        found.extend(
            RefusedDocument(book.name(slug), link, last.reason)
            for link in document_links(slug, last.refused, book, links)
        )
    return tuple(found)


def _asked_figures(code: str, keys: tuple[str, ...], book: Book) -> tuple[AskedFigure, ...]:
    edition = book.assessment.records.edition
    specs = [edition.figures[key].model for key in keys if edition and key in edition.figures]
    return tuple(
        AskedFigure(
            title=spec.title,
            unit=spec.unit,
            definition=spec.definition,
            chip=fact_chip(spec.status),
            form=spec.form,
            others=tuple(other for other in book.figure_items.get(spec.key, ()) if other != code),
        )
        for spec in specs
    )


def _decisions(
    item: NodeScore, entries: tuple[Entry, ...], book: Book, links: Links
) -> tuple[DecisionLine, ...]:
    """What people decided, in order of time; the machine's and the agencies' own lines stand elsewhere."""
    lines = [
        DecisionLine("", "", STAGES[line.stage], line.points, False, line.by, line.on, line.reason)
        for line in item.ledger
        if line.stage is not LedgerStage.COMPUTED and line.stage is not LedgerStage.SELF
    ]
    for entry in entries:
        returns = returned_at(entry, book)
        lines.extend(
            DecisionLine(
                book.short(entry.agency),
                entry_link(entry, book, links),
                STAGES[line.stage],
                line.points,
                is_return(line, returns),
                line.by,
                line.on,
                line.reason,
            )
            for line in entry.ledger
            if line.stage not in (LedgerStage.COMPUTED, LedgerStage.SELF)
        )
    return tuple(sorted(lines, key=lambda line: line.on or dt.date.min))


def _neighbour(code: str, step: int, book: Book, links: Links) -> tuple[str, str] | None:
    codes = [str(item.node.code) for item in book.items if item.node]
    place = codes.index(code) + step
    return (codes[place], links.item(codes[place])) if 0 <= place < len(codes) else None
