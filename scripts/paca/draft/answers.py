"""The last section of a draft: each comment, what became of it, and where in this draft to look.  Pure."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from ..model.decision import Comment
from ..output.notation import points
from ..output.pages.words import adoption_sign
from ..output.report.blocks import Block, Heading, Table, plain
from ..output.report.headings import HEADINGS
from .text import Placed

TITLE = "Góp ý được trả lời ở đâu"
HEAD = ("Mã", "Góp ý ở", "Kết quả, lý do", "Lần sửa", "Xem ở dự thảo này")


def answers(
    comments: Iterable[Comment],
    *,
    draft: int,
    before: Mapping[str, Comment],
    drafts: Mapping[int, Sequence[str]],
    lines: Sequence[Placed],
    name: Callable[[str], str],
) -> tuple[Block, ...]:
    """``before``: the comments as the draft before had them, by id; ``drafts``: the lines of earlier drafts.

    ``lines`` are this draft's, to which the numbers in the last column point; ``name`` an agency's, by slug.
    """
    held = sorted(comments, key=lambda one: (one.on, one.id))
    if not held:
        return ()
    new, old, waiting = [], [], []
    for one in held:
        was = before.get(one.id)
        settled = one.adoption is not None
        (waiting if not settled else old if was and was.adoption is not None else new).append(one)
    groups = (
        (f"Trả lời từ sau dự thảo {draft - 1}" if draft > 1 else "Đã trả lời", new),
        ("Đã trả lời từ trước", old),
        ("Chưa trả lời", waiting),
    )
    return (
        Heading(1, TITLE),
        *(
            block
            for title, some in groups
            if some
            for block in (Heading(2, f"{title} ({len(some)})"), _table(some, drafts, lines, name))
        ),
    )


def _table(
    comments: Sequence[Comment],
    drafts: Mapping[int, Sequence[str]],
    lines: Sequence[Placed],
    name: Callable[[str], str],
) -> Table:
    rows = tuple(tuple(map(plain, _cells(one, drafts, lines, name))) for one in comments)
    return Table(HEAD, rows, (False,) * len(HEAD))


def _cells(
    comment: Comment,
    drafts: Mapping[int, Sequence[str]],
    lines: Sequence[Placed],
    name: Callable[[str], str],
) -> Iterator[str]:
    yield comment.id
    yield _there(comment, name)
    told = adoption_sign(comment).label
    yield f"{told}: {comment.reason}" if comment.reason else told
    change = comment.change[:10] if comment.change else "–"
    yield f"{change} ({points(comment.effect)} điểm)" if comment.effect is not None else change
    yield _here(comment, drafts, lines)


def _there(comment: Comment, name: Callable[[str], str]) -> str:
    if comment.draft and comment.line:
        place = f"dự thảo {comment.draft}, dòng {comment.line}"
    elif comment.file:
        place = f"{comment.file}:{comment.line}" if comment.line else comment.file
    else:
        place = ""
    agency = name(comment.about_agency) if comment.about_agency and not comment.item else None
    about = (place, comment.section, comment.item, agency)
    return ", ".join(dict.fromkeys(one for one in about if one)) or "dự thảo"


def _here(comment: Comment, drafts: Mapping[int, Sequence[str]], lines: Sequence[Placed]) -> str:
    """The line that stands where the commented one stood: the same words, else the same item or section."""
    text = _said(comment, drafts)
    if text:
        same = [number for number, line in enumerate(lines, 1) if line.text == text]
        near = [number for number in same if lines[number - 1].section == comment.section]
        if found := near or same:
            return f"dòng {found[0]}, nguyên văn"
    number = _number(comment, lines)
    if number is None:
        return "–"
    return f"dòng {number}, câu cũ đã đổi" if text else f"dòng {number}"


def _said(comment: Comment, drafts: Mapping[int, Sequence[str]]) -> str:
    told = drafts.get(comment.draft or 0, ())
    return told[comment.line - 1] if comment.line and comment.line <= len(told) else ""


def _number(comment: Comment, lines: Sequence[Placed]) -> int | None:
    """From 1.  An item is looked for in the commented section, then in the table that holds every item."""
    if comment.item:
        found = [number for number, line in enumerate(lines, 1) if line.item == comment.item]
        near = [number for number in found if lines[number - 1].section == comment.section]
        if found:
            return near[0] if near else found[-1]
    if comment.section in HEADINGS:
        return next((number for number, line in enumerate(lines, 1) if line.section == comment.section), None)
    return None
