"""The matrix of comments: what was said, by whom, what was answered and what came of it."""

from __future__ import annotations

from paca.assessment import LedgerStage
from paca.model.decision import Comment
from paca.output.notation import NOTHING, day, points
from paca.output.pages.book import Book
from paca.output.pages.comments import effect_text, who
from paca.output.pages.words import adoption_sign, lower_first

from .blocks import Line, Run, Table, plain

HEAD = (
    *("Mã", "Ngày", "Người góp ý", "Về", "Nội dung góp ý", "Giải trình, trả lời", "Kết quả, lý do"),
    "Điểm thay đổi",
)
_WIDTHS = (15, 20, 32, 18, 53, 46, 36, 27)


def matrix(book: Book) -> Table:
    """One row a comment, in the order of days; without a caption."""
    comments = sorted(
        (located.model for located in book.assessment.records.working_group.comments),
        key=lambda one: (one.on, one.id),
    )
    rows = tuple(_row(one, book) for one in comments)
    return Table(HEAD, rows, (False,) * len(HEAD), _WIDTHS)


def _row(comment: Comment, book: Book) -> tuple[Line, ...]:
    about = [one for one in (comment.section, comment.item) if one]
    if comment.about_agency:
        about.append(book.short(comment.about_agency))
    public = book.assessment.audience.public
    answers = (
        f"{day(reply.on) if public else f'{reply.by}, {day(reply.on)}'}: {_line(reply.text)}"
        for reply in comment.replies
    )
    cells = (
        comment.id,
        day(comment.on),
        who(comment, book),
        ", ".join(about) or "dự thảo",
        _line(comment.text),
        " ".join(answers) or NOTHING,
    )
    verdict = (Run(lower_first(adoption_sign(comment).label), bold=True),)
    if comment.reason:
        verdict += (Run(f": {_line(comment.reason)}"),)
    return (*(plain(cell) for cell in cells), verdict, plain(_moved(comment, book)))


_DECIDED = frozenset({LedgerStage.REVIEWED, LedgerStage.EXPLAINED, LedgerStage.FINAL})


def _moved(comment: Comment, book: Book) -> str:
    """``C.3.2, Huyện Mẫu 8: 1,00 → 2,00`` by decisions that answer it, and the recorded effect."""
    if not book.assessment.audience.scores:
        return NOTHING
    told = []
    for item, agency in book.answered.get(comment.id, ()):
        decisions = book.assessment.records.working_group.decisions[item, agency]
        entry = book.assessment.entries.get((item, agency or ""))
        ledger = entry.ledger if entry else ()
        before = next((line.points for line in reversed(ledger) if line.stage not in _DECIDED), None)
        lines = [line for line in ledger if line.stage in _DECIDED]
        for located, line in zip(decisions, lines, strict=False):
            if located.model.comment == comment.id and points(line.points) != points(before):
                place = f"{item}, {book.short(agency)}" if agency else item
                told.append(f"{place}: {points(before)} → {points(line.points)}")
            before = line.points
    if comment.effect is not None:
        told.append(f"{comment.item or 'tỉnh'}, cả tỉnh: {effect_text(comment.effect)}")
    if told and comment.change and not book.assessment.audience.public:
        told.append(f"bản {comment.change[:7]}")
    return "; ".join(told) or NOTHING


def _line(text: str) -> str:
    return " ".join(text.split())
