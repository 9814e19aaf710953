"""Thay đổi: what became different between two versions, and why (paca.compare finds it, this tells it)."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from dataclasses import astuple, dataclass, replace
from fractions import Fraction

from paca.assessment import Assessment, Entry, LedgerStage, NodeScore, Outcome, Score
from paca.compare import Cause as Found
from paca.compare import CauseKind, EntryChange
from paca.output.language import Words, say
from paca.output.notation import number, points

from .banner import Banner, banner
from .book import NOT_FILED, ZERO, Book
from .comparison import compare_row
from .links import Links
from .words import STAGES, lower_first, outcome_word


@dataclass(frozen=True, slots=True)
class Cause:
    """Why an item moved: an agency's filing or a decision, by whom and when (git's claim or the record's)."""

    text: str
    href: str
    by: str
    on: dt.date | None
    comment: str | None = None  # the góp ý that it answers, with its link
    comment_href: str = ""


@dataclass(frozen=True, slots=True)
class Moved:
    """A score before and after; ``difference`` counts "no points" as nothing proven."""

    code: str
    title: str
    href: str
    before: str
    after: str
    difference: Fraction
    maximum: Fraction
    causes: tuple[Cause, ...]
    more: int  # causes that are not listed
    summary: tuple[str, ...] = ()  # all causes: told where they are few, else counted by kind


@dataclass(frozen=True, slots=True)
class Step:
    """One of the three scores in both versions."""

    before: Fraction | None
    after: Fraction | None

    @property
    def moved(self) -> bool:
        return self.before != self.after


@dataclass(frozen=True, slots=True)
class Stages:
    """A line's self, reviewed and verified score in both versions; ``answer`` is TTCP's own word on it."""

    code: str
    title: str
    href: str
    maximum: Fraction
    own: Step
    reviewed: Step
    verified: Step
    answer: str | None = None
    source: str | None = None

    @property
    def steps(self) -> tuple[Step, ...]:
        return self.own, self.reviewed, self.verified

    @property
    def gap(self) -> Fraction | None:
        """Verified less reviewed, now."""
        one, other = self.verified.after, self.reviewed.after
        return None if one is None or other is None else one - other


@dataclass(frozen=True, slots=True)
class ChangesView:
    """``earlier`` is None where there is nothing to compare with."""

    banner: Banner
    earlier: str | None
    earlier_day: dt.date | None
    later: str
    later_day: dt.date
    total: Moved | None
    parts: tuple[Moved, ...]
    items: tuple[Moved, ...]  # only those that moved, widest first
    filed: int  # submissions that came in between
    decided: int  # submissions whose state went further for another reason
    stages: tuple[Stages, ...] = ()  # the total and the parts; nothing where there is no score of any kind
    verified: tuple[Stages, ...] = ()  # items whose verified score is new or another, widest gap first


def changes_view(book: Book, *, earlier: Assessment | None) -> ChangesView:
    links = Links()
    now = book.assessment
    if earlier is None:
        return ChangesView(banner(book), None, None, now.revision.name, now.as_of, None, (), (), 0, 0)
    found = book.since(earlier)
    by_item: dict[str, list[EntryChange]] = {}
    for change in found.entries:
        by_item.setdefault(change.item, []).append(change)
    of_agencies = {id(cause) for change in found.entries for cause in change.causes}
    own = {node.code: [one for one in node.causes if id(one) not in of_agencies] for node in found.nodes}
    moved = []
    for item in book.items:
        code = str(item.node.code) if item.node else ""
        plain = [
            *((one, None) for one in own.get(code, ())),
            *((one, change.agency) for change in by_item.get(code, ()) for one in _telling(change)),
        ]
        causes = tuple(_told_cause(one, agency, code, book, links) for one, agency in plain)
        if causes or code in own:
            one = _moved(now.nodes[code], earlier.nodes.get(code), links.item(code), causes)
            moved.append(replace(one, summary=_summary([found for found, _ in plain], causes)))
    moved.sort(key=lambda one: -abs(one.difference))
    filed = sum(1 for change in found.entries if _newly_filed(change.after, change.before))
    return ChangesView(
        banner=banner(book),
        earlier=earlier.revision.name,
        earlier_day=earlier.as_of,
        later=now.revision.name,
        later_day=now.as_of,
        total=_moved(now.total, earlier.total, links.total(), ()),
        parts=tuple(
            _moved(part, earlier.nodes.get(str(part.node.code)), links.node(str(part.node.code)), ())
            for part in book.parts
            if part.node
        ),
        items=tuple(moved),
        filed=filed,
        decided=sum(
            1
            for change in found.entries
            if change.before and change.after and change.before.state != change.after.state
        )
        - filed,
        **_three(book, earlier, links),
    )


def _three(book: Book, earlier: Assessment, links: Links) -> dict[str, tuple[Stages, ...]]:
    """Self, reviewed and verified: what stands does not tell of a score that TTCP verified."""
    now = book.assessment
    parts = [(part, earlier.nodes.get(str(part.node.code))) for part in book.parts if part.node]
    lines = [_stages(score, old, book, links) for score, old in ((now.total, earlier.total), *parts)]
    told = any(value is not None for line in lines for step in line.steps for value in astuple(step))
    items = (
        _stages(item, earlier.nodes.get(str(item.node.code)), book, links) for item in book.items if item.node
    )
    moved = [line for line in items if line.verified.moved]
    return {
        "stages": tuple(lines) if told else (),
        "verified": tuple(sorted(moved, key=lambda line: line.gap or ZERO)),
    }


def _stages(now: NodeScore, before: NodeScore | None, book: Book, links: Links) -> Stages:
    code = str(now.node.code) if now.node else ""
    own, reviewed, verified = (
        Step(getattr(before, name) if before else None, getattr(now, name))
        for name in ("self_points", "reviewed", "verified")
    )
    row = compare_row(book.three[code], book, links)
    return Stages(
        code=code,
        title=now.node.title if now.node else say("Tổng điểm"),
        href=links.item(code, "ba-diem")
        if book.is_item(now)
        else links.node(code)
        if code
        else links.total(),
        maximum=now.max,
        own=own,
        reviewed=reviewed,
        verified=verified,
        answer=row.answer,
        source=row.source,
    )


_FEW = 2  # causes that are told one by one


def _summary(found: list[Found], told: tuple[Cause, ...]) -> tuple[str, ...]:
    """``("31 hồ sơ nộp mới", "12 quyết định của tổ công tác", "góp ý gy-030")``."""
    if len(told) <= _FEW:
        lines = [cause.text.rstrip(".") for cause in told]
    else:
        counts = Counter((one.kind, one.key if one.kind is CauseKind.DECISION else "") for one in found)
        lines = [_counted(kind, key, count) for (kind, key), count in counts.most_common()]
    comments = sorted({cause.comment for cause in told if cause.comment})
    return (*lines, say("góp ý {ids}", ids=", ".join(comments))) if comments else tuple(lines)


_COUNTED = Words(
    {
        CauseKind.SUBMISSION_ADDED: "{n} hồ sơ nộp mới",
        CauseKind.SUBMISSION_CHANGED: "{n} hồ sơ sửa",
        CauseKind.SUBMISSION_WITHDRAWN: "{n} hồ sơ rút",
        CauseKind.FIGURE: "{n} số liệu sửa",
        CauseKind.DOCUMENT_ADDED: "{n} tài liệu bổ sung",
        CauseKind.DOCUMENT_WITHDRAWN: "{n} tài liệu rút",
        CauseKind.EXPLANATION: "{n} giải trình",
        CauseKind.ARRIVAL: "{n} hồ sơ đổi giữa đúng hạn và trễ hạn",
        CauseKind.SCOPE: "{n} thay đổi về cơ quan được giao",
        CauseKind.RULE: "{n} thay đổi cách tính hoặc điểm tối đa",
        CauseKind.VERIFIED: "{n} điểm thẩm định",
        CauseKind.OTHERS: "{n} quy đổi điểm giữa các tiêu chí",
    }
)


def _counted(kind: CauseKind, key: str, count: int) -> str:
    if kind in _COUNTED:
        return _COUNTED.fill(kind, n=number(count))
    stage = lower_first(STAGES[LedgerStage(key)])
    return say("{n} quyết định ({stage})", n=number(count), stage=stage)


def _telling(change: EntryChange) -> tuple[Found, ...]:
    """The causes worth a sentence: that a submission came says that its figures and proofs came too."""
    came = tuple(one for one in change.causes if one.kind is CauseKind.SUBMISSION_ADDED)
    return came or change.causes


def _newly_filed(entry: Entry | None, old: Entry | None) -> bool:
    return entry is not None and entry.state not in NOT_FILED and (old is None or old.state in NOT_FILED)


def _moved(
    now: NodeScore, before: NodeScore | None, href: str, causes: tuple[Cause, ...], *, most: int = 4
) -> Moved:
    return Moved(
        code=str(now.node.code) if now.node else "",
        title=now.node.title if now.node else say("Tổng điểm"),
        href=href,
        before=_told(before.standing) if before else say("chưa có trong bộ chỉ số"),
        after=_told(now.standing),
        difference=(now.standing.points or ZERO) - ((before.standing.points or ZERO) if before else ZERO),
        maximum=now.max,
        causes=causes[:most],
        more=max(len(causes) - most, 0),
    )


def _told(score: Score) -> str:
    if score.points is None:
        return outcome_word(score)
    told = points(score.points)
    return told if score.outcome is Outcome.SCORED else f"{told} ({outcome_word(score)})"


def _told_cause(cause: Found, agency: str | None, code: str, book: Book, links: Links) -> Cause:
    """One cause as a sentence, leading to the agency's submission (or to the item itself)."""
    name = book.short(agency) if agency else ""
    href = links.agency(agency, code) if agency else links.item(code)
    told = _sentence(cause, name, book)
    asked = cause.comment if cause.comment in book.comment_ids else None
    return Cause(told, href, cause.by or "", cause.on, asked, links.comment(asked) if asked else "")


def _sentence(cause: Found, name: str, book: Book) -> str:
    match cause.kind:
        case CauseKind.SUBMISSION_ADDED:
            return say("{name} nộp hồ sơ", name=name)
        case CauseKind.SUBMISSION_CHANGED:
            return say("{name} sửa hồ sơ", name=name)
        case CauseKind.SUBMISSION_WITHDRAWN:
            return say("{name} rút hồ sơ", name=name)
        case CauseKind.FIGURE:
            return f"{name}: {_figure(cause.key, book)} {_value(cause.before)} → {_value(cause.after)}"
        case CauseKind.DOCUMENT_ADDED:
            return say("{name} bổ sung tài liệu “{title}”", name=name, title=cause.text)
        case CauseKind.DOCUMENT_WITHDRAWN:
            return say("{name} rút tài liệu “{title}”", name=name, title=cause.text)
        case CauseKind.DECISION:
            stage = STAGES[LedgerStage(cause.key)]
            told = say("{stage} về {name}", stage=stage, name=name) if name else stage
            return say("{what}: {reason}", what=told, reason=cause.text) if cause.text else told
        case CauseKind.EXPLANATION:
            return say("{name} giải trình", name=name)
        case CauseKind.ARRIVAL:
            late = cause.after == "late"
            return (
                say("{name}: máy chủ ghi nhận nộp trễ hạn", name=name)
                if late
                else say("{name}: không còn bị coi là nộp trễ", name=name)
            )
        case CauseKind.SCOPE:
            if cause.after == "True":
                return say("{name} được giao tiêu chí này", name=name)
            return say("{name} không còn được giao tiêu chí này", name=name)
        case CauseKind.RULE:
            return say("Bộ chỉ số đổi cách tính, điểm tối đa hoặc quy định")
        case CauseKind.VERIFIED:
            return say("Thanh tra Chính phủ thẩm định")
        case CauseKind.OTHERS:
            return say("Do quy đổi điểm giữa các tiêu chí")


def _figure(key: str, book: Book) -> str:
    edition = book.assessment.records.edition
    spec = edition.figures.get(key) if edition else None
    return spec.model.title if spec else key


def _value(text: str | None) -> str:
    return say("chưa có") if text is None else number(Fraction(text))
