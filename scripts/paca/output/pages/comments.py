"""Góp ý và giải trình: the matrix of comments, explanations and what became of them."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from fractions import Fraction

from markupsafe import Markup

from paca.model.decision import Comment
from paca.model.round import Step
from paca.output.language import say
from paca.output.notation import change, number
from paca.output.report.headings import HEADINGS
from paca.output.site.slugs import fold
from paca.output.untrusted import render_markdown

from .banner import Banner, banner
from .book import Book, Deadline
from .links import Links
from .marks import sign_mark
from .words import adoption_counts, adoption_sign


@dataclass(frozen=True, slots=True)
class CommentView:
    anchor: str
    comment: Comment
    by: str  # the agency where the person is not told
    text: Markup
    target: tuple[tuple[str, str], ...]  # what it is about: label and link ("" where there is none)
    replies: tuple[tuple[str, dt.date, Markup], ...]
    mark: Markup
    adoption: str
    who: str  # who owes the next answer, or ""
    days: int | None
    change: str | None  # the commit that it caused, shortened
    effect: str  # what that did to the item's score: "+0,02", "" where nobody said


@dataclass(frozen=True, slots=True)
class CommentsView:
    banner: Banner
    comments: tuple[CommentView, ...]
    counts: tuple[tuple[str, int], ...]
    drafts: tuple[tuple[int, int, int], ...]  # number of a draft: comments on its lines, of these answered
    open: int
    late: int
    deadline: Deadline


def comments_view(book: Book) -> CommentsView:
    links = Links()
    views = tuple(
        _comment(located.model, book, links)
        for located in sorted(
            book.assessment.records.working_group.comments, key=lambda one: (one.model.on, one.model.id)
        )
    )
    waiting = [view for view in views if view.comment.adoption is None]
    return CommentsView(
        banner=banner(book),
        comments=views,
        counts=tuple((sign.label, many) for sign, many in adoption_counts(view.comment for view in views)),
        drafts=_drafts(views),
        open=len(waiting),
        late=sum(1 for view in waiting if view.days is not None and view.days < 0),
        deadline=book.deadline(Step.COMMENT),
    )


def _drafts(views: tuple[CommentView, ...]) -> tuple[tuple[int, int, int], ...]:
    held = [(view.comment.draft, view.comment.adoption is not None) for view in views if view.comment.draft]
    numbers = sorted({number for number, _ in held if number})
    return tuple(
        (number, sum(1 for one, _ in held if one == number), held.count((number, True))) for number in numbers
    )


def _comment(comment: Comment, book: Book, links: Links) -> CommentView:
    target = []
    if comment.draft:
        draft = say("Dự thảo {number}", number=comment.draft)
        if comment.line:
            draft = say("{section}, dòng {line}", section=draft, line=comment.line)
        target.append((draft, ""))
    if comment.section:
        known = comment.section in HEADINGS
        target.append((comment.section, links.page("report", fold(comment.section)) if known else ""))
    if comment.item:
        target.append((comment.item, links.item(comment.item) if book.node(comment.item) else ""))
    if comment.about_agency:
        known = comment.about_agency in book.page_slugs
        target.append((book.short(comment.about_agency), links.agency(comment.about_agency) if known else ""))
    waiting = comment.adoption is None
    sign = adoption_sign(comment)
    return CommentView(
        anchor=f"gop-y-{comment.id}",
        comment=comment,
        by=who(comment, book),
        text=render_markdown(comment.text),
        target=tuple(target),
        replies=tuple((reply.by, reply.on, render_markdown(reply.text)) for reply in comment.replies),
        mark=sign_mark(sign),
        adoption=sign.tone,
        who=_owes(comment, book) if waiting else "",
        days=(comment.due - book.assessment.as_of).days if comment.due and waiting else None,
        change=comment.change[:10] if comment.change else None,
        effect=effect_text(comment.effect),
    )


def _owes(comment: Comment, book: Book) -> str:
    """Who is to answer: the agency that it is about; once answered, or if that agency asks, the group."""
    if comment.replies or not comment.about_agency or comment.about_agency == comment.agency:
        return say("Tổ công tác")
    return book.name(comment.about_agency)


def effect_text(effect: Fraction | None) -> str:
    """Signed points; what two decimals would print as nothing gets the four it is recorded with.

    >>> effect_text(Fraction(1, 4)), effect_text(Fraction(-3, 1000)), effect_text(Fraction(0))
    ('+0,25', '−0,003', '0,00')
    """
    if effect is None:
        return ""
    if effect == 0 or abs(effect) >= Fraction(1, 200):
        return change(effect)
    return ("+" if effect > 0 else "−") + number(abs(effect))


def who(comment: Comment, book: Book) -> str:
    """Who comments: the person as recorded, or for the public the agency only."""
    if not book.assessment.audience.public:
        return comment.by
    return book.name(comment.agency) if comment.agency else say("Người thẩm tra")
