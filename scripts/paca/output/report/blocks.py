"""A report as blocks: what Word, PDF and Markdown render, each in its own way, from the same text.

Blocks hold text as it is read, escaped for nothing; a renderer escapes for its own format.
"""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Run:
    """Characters of one kind inside a line."""

    text: str
    bold: bool = False
    italic: bool = False


Line = tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class Heading:
    level: int  # 1: sections (I., II.), 2: below them
    text: str


@dataclass(frozen=True, slots=True)
class Paragraph:
    line: Line


@dataclass(frozen=True, slots=True)
class Bullets:
    lines: tuple[Line, ...]
    ordered: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """``widths`` are shares of the line (any unit); ``numeric`` says which columns stand to the right.

    ``number`` and ``caption`` make "Bảng 3. …"; a table without a number has no caption.  ``strong``
    are the rows (by place) that are totals; of a row in ``bands`` only the first cell is printed, over
    the whole line: the name of a group.
    """

    head: tuple[str, ...]
    rows: tuple[tuple[Line, ...], ...]
    numeric: tuple[bool, ...]
    widths: tuple[float, ...] = ()
    number: int | None = None
    caption: str = ""
    strong: frozenset[int] = field(default_factory=frozenset)
    bands: frozenset[int] = field(default_factory=frozenset)


Block = Heading | Paragraph | Bullets | Table


@dataclass(frozen=True, slots=True)
class Annex:
    """``Phụ lục I``: its own page numbers; ``number`` counts from 1, printed in Roman numerals.

    ``wide``: its tables need the long side of the paper.
    """

    number: int
    title: str
    blocks: tuple[Block, ...]
    wide: bool = False

    @property
    def name(self) -> str:
        return f"Phụ lục {roman(self.number)}"


@dataclass(frozen=True, slots=True)
class Report:
    """``note`` is the line under the title: stage, day and commit that the text can be traced by."""

    note: str
    body: tuple[Block, ...]
    annexes: tuple[Annex, ...] = ()


def text_of(line: Line) -> str:
    return "".join(run.text for run in line)


def leads(block: Block, below: Block | None) -> bool:
    """Whether a paragraph says what comes right below it, and must not part from it at the foot of a page."""
    if not isinstance(block, Paragraph):
        return False
    if isinstance(below, Table) and below.number is None:
        return True
    return text_of(block.line).rstrip().endswith(":") and isinstance(below, Bullets | Table)


def plain(text: object) -> Line:
    return (Run(str(text)),)


def roman(number: int) -> str:
    """A small positive number in Roman numerals, as parts and annexes of documents are counted."""
    if number < 1:
        raise ValueError("Roman numerals count from 1")
    steps = ((10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))
    told = ""
    for value, sign in steps:
        while number >= value:
            told, number = told + sign, number - value
    return told
