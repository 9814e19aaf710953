"""The report as lines: one sentence or row of a table each, and what each of them speaks of.  Pure."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from ..model.draft import Span
from ..output.report.blocks import Block, Bullets, Heading, Line, Paragraph, Run, Table, text_of
from ..output.report.markdown import guarded, line_text, markdown_text, to_markdown

# A sentence ends at its mark where the next one begins like one.  "TP. Hội An", "B. Tiếp" and "Điều 3. …"
# go on: what stands before the full stop is an abbreviation, a letter, or the number of an article.
_END = re.compile(r"[.!?…][”’\")\]]*\s+(?=[“‘\"(\[]?[A-ZÀ-ỸĐ])")
_GOES_ON = re.compile(
    r"(?:^|[\s(/])(?:TP|Tp|TX|Tx|TT|ThS|TS|PGS|GS|BS|KS|CN|[A-ZĐ]|[IVX]+)\.\s*$"
    r"|(?:^|(?:Điều|Khoản|Mục|Chương|Bảng|Phụ lục)\s)\d+(?:\.\d+)*\.\s*$"
)
_LEADING = re.compile(r"([A-Z](?:\.\d{1,3}){0,4})(?=[.\s,:]|$)")
_NAMED = re.compile(r"(?<![\w.])[A-Z](?:\.\d{1,3}){1,4}(?![\w]|\.\d)")


HOW = "Mỗi câu, mỗi hàng của bảng là một dòng; góp ý ở dòng nào là về đúng mục, đúng tiêu chí của dòng ấy."


@dataclass(frozen=True, slots=True)
class Placed:
    """One line of the draft's text and what it speaks of; all None for the title."""

    text: str
    section: str | None = None
    item: str | None = None
    agency: str | None = None


@dataclass(frozen=True, slots=True)
class Names:
    """What a line may speak of: codes of the edition, agencies' names (name → slug)."""

    codes: frozenset[str]
    agencies: Mapping[str, str]


def head_lines(title: str) -> tuple[Placed, ...]:
    """The title, and what a reader does with lines."""
    told = (f"# {markdown_text(title)}", "", f"*{HOW}*", "")
    return tuple(Placed(line) for line in told)


def block_lines(blocks: Iterable[Block], names: Names) -> tuple[Placed, ...]:
    """Every block, each with a blank line after it."""
    made: list[Placed] = []
    section = about = None
    for block in blocks:
        if isinstance(block, Heading):
            code = _leading(block.text, names)
            section, about = (block.text, None) if block.level == 1 else (section, code)
        for line in _block(block, names):
            made.append(replace(line, section=section, item=line.item or about))
        made.append(Placed("", section))
    return tuple(made)


def spans_of(lines: Iterable[Placed]) -> tuple[Span, ...]:
    """Neighbours that speak of the same are one; lines that speak of nothing are left out."""
    found: list[Span] = []
    for number, line in enumerate(lines, 1):
        about = (line.section, line.item, line.agency)
        last = found[-1] if found else None
        if last and last.last == number - 1 and (last.section, last.item, last.agency) == about:
            found[-1] = last.model_copy(update={"last": number})
        elif any(about):
            found.append(Span(first=number, last=number, section=about[0], item=about[1], agency=about[2]))
    return tuple(found)


def sentences(line: Line) -> tuple[Line, ...]:
    """The line's sentences, each with its runs; joined by blanks they are the line again.

    >>> [text_of(one) for one in sentences((Run("Đạt 3,5 điểm. TP. Hội An chưa nộp."),))]
    ['Đạt 3,5 điểm.', 'TP. Hội An chưa nộp.']
    """
    whole = text_of(line)
    cuts = [end.end() for end in _END.finditer(whole) if not _GOES_ON.search(whole[: end.end()])]
    bounds = zip([0, *cuts], [*cuts, len(whole)], strict=True)
    return tuple(cut for start, end in bounds if (cut := _cut(line, start, end)))


def _cut(line: Line, start: int, end: int) -> Line:
    made, place = [], 0
    for run in line:
        piece = run.text[max(start - place, 0) : max(end - place, 0)]
        place += len(run.text)
        if piece:
            made.append(Run(piece, run.bold, run.italic))
    if made:
        made[-1] = replace(made[-1], text=made[-1].text.rstrip())
    return tuple(run for run in made if run.text)


def _block(block: Block, names: Names) -> Iterator[Placed]:
    match block:
        case Paragraph(line):
            yield from (
                Placed(guarded(line_text(one)), item=_about(text_of(one), names)) for one in sentences(line)
            )
        case Bullets(lines, ordered):
            for number, line in enumerate(lines, 1):
                yield from _bullet(line, f"{number}. " if ordered else "- ", names)
        case Table():
            yield from _table(block, names)
        case Heading():
            yield Placed(f"{'#' * (block.level + 1)} {markdown_text(block.text)}")


def _bullet(line: Line, mark: str, names: Names) -> Iterator[Placed]:
    """An item's sentences one below the other; all speak of what the first one names."""
    first: str | None = None
    for place, one in enumerate(sentences(line)):
        about = _about(text_of(one), names)
        first = first or about
        yield Placed((" " * len(mark) if place else mark) + guarded(line_text(one)), item=about or first)


def _table(table: Table, names: Names) -> Iterator[Placed]:
    if table.number is not None:
        caption = f"Bảng {table.number}. {table.caption}"
        yield Placed(f"**{markdown_text(caption)}**", item=_part(table.caption, names))
        yield Placed("")
    head, rule, *rows = to_markdown([replace(table, number=None)]).strip().split("\n")
    yield from (Placed(head), Placed(rule))
    for text, row in zip(rows, table.rows, strict=True):
        cells = [text_of(cell).strip() for cell in row]
        whole = next((cell for cell in cells[1:] if cell in names.codes), None)
        yield Placed(
            text,
            item=_leading(cells[0], names) or whole,
            agency=next((names.agencies[cell] for cell in cells if cell in names.agencies), None),
        )


def _leading(text: str, names: Names) -> str | None:
    found = _LEADING.match(text)
    return found.group(1) if found and found.group(1) in names.codes else None


def _about(text: str, names: Names) -> str | None:
    """The code that the sentence begins with, else the one code that it names."""
    named = set(_NAMED.findall(text)) & names.codes
    return _leading(text, names) or (named.pop() if len(named) == 1 else None)


def _part(caption: str, names: Names) -> str | None:
    code = caption.rpartition(" ")[2]
    return code if code in names.codes else None
