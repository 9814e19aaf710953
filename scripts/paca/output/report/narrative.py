"""The working group's own sections: ``docs/report/NN-*.md``, NN the section of the report (01 is I).

Their placeholders are evaluated in a sandbox that knows nothing but the functions of placeholders.py:
no attribute, no loop, no arithmetic, no name of its own.  A placeholder that fails stops the build and
names file and line; a number typed by hand that the data contradict is told.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from paca.errors import PacaError
from paca.output.pages.book import Book
from paca.output.vietnamese import points

from .blocks import Block
from .headings import TITLES
from .parse import parse_markdown
from .placeholders import PlaceholderError, placeholders, score_lines

if TYPE_CHECKING:
    from jinja2 import nodes

SECTIONS = len(TITLES)
_NAME = re.compile(r"(\d\d)-[^/]+\.md")
_MOST = 65_536  # characters of one section: about twenty printed pages

# What a section may hold between the braces: calls of functions with constants, and questions.
_ALLOWED = ("Template", "Output", "TemplateData", "Call", "Name", "Const", "If", "Not", "And", "Or")


class NarrativeError(PacaError):
    """A section cannot be read or a placeholder in it fails."""


@dataclass(frozen=True, slots=True)
class Section:
    """One file as it was read: ``path`` from the repository's root, ``number`` of its section (1 is I)."""

    path: str
    number: int
    text: str


@dataclass(frozen=True, slots=True)
class Contradiction:
    """A number in the text that is not the data's; ``line`` counts from 1."""

    path: str
    line: int
    typed: str
    told: str
    about: str

    def __str__(self) -> str:
        return (
            f"{self.path}:{self.line}: viết tay “{self.typed}” điểm cho {self.about}, "
            f"nhưng dữ liệu cho {self.told}. Thay bằng một ô đặt chỗ, ví dụ {{{{ diem(…) }}}}."
        )

    @property
    def en(self) -> str:
        return (
            f"{self.path}:{self.line}: “{self.typed}” points typed for {self.about}, but the data say "
            f"{self.told}. Put a placeholder instead, such as {{{{ diem(…) }}}}."
        )


@dataclass(frozen=True, slots=True)
class Narrative:
    """Blocks by section (1 is I), with what contradicts the data."""

    blocks: Mapping[int, tuple[Block, ...]]
    contradictions: tuple[Contradiction, ...] = ()


NOTHING = Narrative({})


def sections_of(files: Mapping[str, str]) -> tuple[Section, ...]:
    """Sections by path; NarrativeError for a name that says no section of the report."""
    found = []
    for path, text in sorted(files.items()):
        match = _NAME.fullmatch(path.rsplit("/", 1)[-1])
        number = int(match.group(1)) if match else 0
        if not 1 <= number <= SECTIONS:
            raise NarrativeError(
                f"{path}: tên tệp phải bắt đầu bằng số mục từ 01 đến {SECTIONS:02} và dấu -, "
                "ví dụ 01-can-cu.md.",
                f"{path}: the name must begin with the section, 01 to {SECTIONS:02}, and a hyphen.",
            )
        if len(text) > _MOST:
            raise NarrativeError(f"{path}: dài quá {_MOST} ký tự.", f"{path}: over {_MOST} characters.")
        found.append(Section(path, number, text))
    return tuple(found)


def narrate(sections: Sequence[Section], book: Book) -> Narrative:
    """Every section with its placeholders filled in."""
    if not sections:
        return NOTHING
    functions = placeholders(book)
    blocks: dict[int, tuple[Block, ...]] = {}
    for section in sections:
        text = fill(section, functions)
        blocks[section.number] = (*blocks.get(section.number, ()), *parse_markdown(text))
    return Narrative(blocks, tuple(one for section in sections for one in contradictions(section, book)))


def fill(section: Section, functions: Mapping[str, Callable[..., object]]) -> str:
    """The section's text; NarrativeError names file and line of what cannot be filled in."""
    from jinja2 import StrictUndefined, TemplateError, TemplateSyntaxError
    from jinja2.sandbox import ImmutableSandboxedEnvironment

    class Closed(ImmutableSandboxedEnvironment):
        def is_safe_attribute(self, obj: object, attr: str, value: object) -> bool:
            return False

    def fail(line: int, why: str) -> NarrativeError:
        return NarrativeError(f"{section.path}:{line}: {why}.", f"{section.path}:{line}: {why}.")

    environment = Closed(undefined=StrictUndefined, autoescape=False)
    environment.globals.clear()
    environment.filters.clear()
    environment.tests.clear()
    try:
        tree = environment.parse(section.text)
    except TemplateSyntaxError as error:
        raise fail(error.lineno, f"ô đặt chỗ viết sai ({error.message})") from None
    for node in _all(tree):
        if type(node).__name__ not in _ALLOWED:
            raise fail(node.lineno, f"chỉ được gọi các hàm đã định, không được dùng {type(node).__name__}")
        if type(node).__name__ == "Name" and node.name not in functions:
            raise fail(node.lineno, f"không có ô đặt chỗ {node.name!r}; có: {', '.join(functions)}")
    try:
        return environment.from_string(section.text).render(functions)
    except PlaceholderError as error:
        raise fail(_line_of(error, section.text), str(error)) from None
    except (TemplateError, TypeError) as error:
        raise fail(_line_of(error, section.text), f"không điền được ({error})") from None


def _line_of(error: BaseException, text: str) -> int:
    """The line of the section in which ``error`` was raised: the template's own frame of the traceback."""
    trace, line = error.__traceback__, 1
    while trace is not None:
        if trace.tb_frame.f_code.co_filename == "<template>":
            line = trace.tb_lineno
        trace = trace.tb_next
    return min(line, text.count("\n") + 1)


def _all(node: nodes.Node) -> Iterator[nodes.Node]:
    for child in node.iter_child_nodes():
        yield child
        yield from _all(child)


_TYPED = re.compile(r"(?<![\d.,])(\d{1,3}(?:\.\d{3})*,\d{1,2})(?=\s*(?:/\s*\d+(?:,\d+)?\s*)?điểm)")
_CODE = re.compile(r"(?<![\w.])([A-Z](?:\.\d+)+)(?![\w.]*\d)")
_TOTAL = re.compile(r"tổng (?:số )?điểm|điểm tổng", re.IGNORECASE)
_HOLDS = re.compile(r"\{\{.*?\}\}|\{%.*?%\}")


def contradictions(section: Section, book: Book) -> Iterator[Contradiction]:
    """Points typed by hand: ``NN,NN điểm`` in a sentence that names one item, or the total."""
    lines = score_lines(book)
    for number, text in enumerate(section.text.splitlines(), start=1):
        for sentence in re.split(r"(?<=[.;])\s+", _HOLDS.sub(lambda held: " " * len(held.group()), text)):
            for typed in _TYPED.finditer(sentence):
                about = _nearest(sentence, typed.start())
                line = lines.get(about) if about is not None else None
                if line is None:
                    continue
                known = (line.points, line.self_points, line.reviewed, line.verified, line.maximum, line.gap)
                told = {points(value) for value in known if value is not None}
                shown = typed.group(1) if len(typed.group(1).split(",")[1]) == 2 else typed.group(1) + "0"
                if shown not in told:
                    yield Contradiction(
                        section.path,
                        number,
                        typed.group(1),
                        points(line.points) if line.points is not None else "chưa có điểm nào",
                        f"tiêu chí {about}" if about else "tổng điểm",
                    )


def _nearest(sentence: str, place: int) -> str | None:
    """The code (or "" for the total) that a number speaks of: the last one named before it."""
    found = [(match.start(), match.group(1)) for match in _CODE.finditer(sentence)]
    found += [(match.start(), "") for match in _TOTAL.finditer(sentence)]
    before = [one for one in found if one[0] < place]
    if before:
        return max(before)[1]
    return min(found)[1] if found else None
