"""The draft report (dự thảo báo cáo) as Markdown: for the site's page and for ``paca report``."""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING

from markupsafe import Markup

from paca.assessment import Assessment, Outcome, State
from paca.model.decision import Comment, Practice, Recommendation
from paca.model.edition import EditionHeader
from paca.model.evidence import Document
from paca.model.round import Round
from paca.output.pages.agencies import AgencyGroupView, agencies_view
from paca.output.pages.banner import Banner, banner
from paca.output.pages.book import Book, Progress
from paca.output.pages.changes import ChangesView, changes_view
from paca.output.pages.comparison import ComparisonView, comparison_view
from paca.output.pages.items import PartView, items_view
from paca.output.pages.links import Links
from paca.output.pages.overview import Gap, gap
from paca.output.pages.scoreline import ScoreLine, score_line
from paca.output.pages.todo import Move, moves
from paca.output.pages.words import OUTCOMES, adoption_counts

from .blocks import Table, roman
from .headings import annex, heading
from .markdown import markdown_text, to_markdown
from .matrix import matrix
from .narrative import NOTHING, Narrative
from .since_last import SinceLast, since_last

if TYPE_CHECKING:
    from jinja2 import Environment

Refer = Callable[[str], str]  # how an item's code is written: plain, or a link


@dataclass(frozen=True, slots=True)
class ReportView:
    title: str
    banner: Banner
    round: Round | None
    edition: EditionHeader | None
    as_of: dt.date
    revision: str
    commit: str | None
    commit_day: dt.date | None
    bases: tuple[Document, ...]  # documents of agencies of which nothing is asked: laws, decisions, plans
    progress: Progress
    agencies: int
    total: ScoreLine
    parts: tuple[PartView, ...]
    rounding: str | None
    gap: Gap | None
    moves: tuple[Move, ...]
    lacks: tuple[tuple[str, int], ...]  # what is missing, and how often
    outcomes: tuple[tuple[str, int], ...]  # items by outcome
    not_arisen: tuple[ScoreLine, ...]
    awaiting: tuple[ScoreLine, ...]
    refused: int
    groups: tuple[AgencyGroupView, ...]
    comments: tuple[Comment, ...]
    adoptions: tuple[tuple[str, int], ...]
    matrix: Table  # of the comments, one row each
    recommendations: tuple[Recommendation, ...]
    practices: tuple[tuple[str, Practice], ...]
    returned: int
    changes: ChangesView | None  # since the version before, where there is one
    since_last: SinceLast | None  # what became of the last edition's items
    compared: ComparisonView

    @property
    def items(self) -> tuple[ScoreLine, ...]:
        return tuple(
            line
            for part in self.parts
            for line in (*part.items, *(i for c in part.criteria for i in c.items))
        )

    @property
    def proven(self) -> Fraction:
        return self.total.points or Fraction(0)


_LACKS = {
    "submission": "hồ sơ chưa nộp",
    "document": "tài liệu bắt buộc còn thiếu",
    "figure": "số liệu còn thiếu",
    "answer": "câu hỏi chưa trả lời",
    "explanation": "giải trình chưa có",
}


def report_view(book: Book, *, earlier: Assessment | None = None) -> ReportView:
    links, assessment = Links(), book.assessment
    records = assessment.records
    index = items_view(book)
    lacks = Counter(lack.what for entry in assessment.entries.values() for lack in entry.missing)
    outcomes = Counter(item.standing.outcome for item in book.items)
    group = records.working_group
    comments = tuple(located.model for located in group.comments)
    return ReportView(
        title=book.title,
        banner=banner(book),
        round=records.round.model if records.round else None,
        edition=records.edition.header if records.edition else None,
        as_of=assessment.as_of,
        revision=assessment.revision.name,
        commit=assessment.revision.commit,
        commit_day=assessment.revision.on.date() if assessment.revision.on else None,
        bases=_bases(book),
        progress=book.progress,
        agencies=len({agency.slug for asked in assessment.asked.values() for agency in asked}),
        total=index.total,
        parts=index.parts,
        rounding=index.rounding,
        gap=gap(book, links),
        moves=moves(book, links, most=5),
        lacks=tuple((label, lacks[what]) for what, label in _LACKS.items() if lacks[what]),
        outcomes=tuple((OUTCOMES[outcome], outcomes[outcome]) for outcome in Outcome if outcomes[outcome]),
        not_arisen=_lines(book, links, Outcome.NOT_ARISEN),
        awaiting=_lines(book, links, Outcome.AWAITING),
        refused=len(records.refused),
        groups=agencies_view(book).groups,
        comments=comments,
        adoptions=tuple((sign.label, many) for sign, many in adoption_counts(comments)),
        matrix=matrix(book),
        recommendations=tuple(located.model for located in group.recommendations),
        practices=tuple((book.name(one.model.agency), one.model) for one in group.practices),
        returned=book.progress.of(State.RETURNED),
        changes=changes_view(book, earlier=earlier) if earlier is not None else None,
        since_last=since_last(records),
        compared=comparison_view(book),
    )


def _bases(book: Book) -> tuple[Document, ...]:
    """What the bodies that only issue documents have in the register, by rank, then oldest first.

    Not what the section tells before them, no report, and nothing younger than the year after the
    period: a round cannot rest on these.
    """
    records = book.assessment.records
    header = records.edition.header if records.edition else None
    told = {header.decision, header.plan} if header else set()
    plan = (records.round.model.plan or "") if records.round else ""
    year = records.round.model.period.end.year + 1 if records.round else dt.MAXYEAR
    found = [
        located.model
        for agency in book.agencies
        if agency.slug not in book.by_agency
        for located in records.filed[agency.slug].documents.values()
        if located.model.classified is None
        and located.model.number not in told
        and not plan.startswith(located.model.title)
        and not located.model.title.lower().startswith("báo cáo")
        and (located.model.date is None or located.model.date.year <= year)
    ]
    return tuple(sorted(found, key=lambda one: (_rank(one), one.date or dt.date.max, one.number or "")))


# Luật Ban hành văn bản quy phạm pháp luật, Điều 4, as far as a round rests on them.
_RANKS = ("hiến pháp", "luật", "nghị quyết", "nghị định", "quyết định", "thông tư")


def _rank(document: Document) -> int:
    title = document.title.lower()
    return next((place for place, name in enumerate(_RANKS) if title.startswith(name)), len(_RANKS))


def _lines(book: Book, links: Links, outcome: Outcome) -> tuple[ScoreLine, ...]:
    return tuple(score_line(item, book, links) for item in book.items if item.standing.outcome is outcome)


def render_report(
    assessment: Assessment,
    *,
    templates: Path | None = None,
    narrative: Narrative = NOTHING,
    earlier: Assessment | None = None,
) -> str:
    """The whole report as plain Markdown with pipe tables, ending with a newline.

    ``templates`` is the folder ``site_templates`` (default: the one beside the engine's ``scripts``).
    """
    from paca.output.pages.environment import make_environment

    folder = templates or Path(__file__).resolve().parents[4] / "site_templates"
    book = Book(assessment)
    view = report_view(book, earlier=earlier)
    return f"# {markdown_text(book.title)}\n\n" + report_body(
        view, make_environment(folder), refer=str, narrative=narrative
    )


def report_body(
    view: ReportView,
    environment: Environment,
    *,
    refer: Refer,
    refer_total: Refer = str,
    narrative: Narrative = NOTHING,
    lists: bool = True,
) -> str:
    """The report without its heading; all data are escaped for Markdown, so the result is trusted.

    ``lists``: with the short annexes of the Markdown report; Word, PDF and XLSX have their own.
    """
    template = environment.get_template("report/report.md.jinja")
    written = {roman(number): Markup(to_markdown(blocks)) for number, blocks in narrative.blocks.items()}
    text = template.render(
        view=view,
        md=markdown_text,
        refer=lambda code: Markup(refer(code)),
        refer_total=lambda text: Markup(refer_total(text)),
        matrix=Markup(to_markdown([view.matrix])),
        narrative=lambda section: written.get(section, ""),
        heading=heading,
        annex=annex,
        lists=lists,
    )
    return re.sub(r"\n{3,}", "\n\n", text).strip("\n") + "\n"
