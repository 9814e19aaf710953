"""The working group's own sections: ``docs/report/NN-*.md``, NN the section of the report (01 is I).

Their placeholders are evaluated in a sandbox that knows nothing but the functions of placeholders.py:
no attribute, no loop, no arithmetic, no name of its own.  A placeholder that fails stops the build and
names file and line; a number typed by hand that the data contradict is finding R970.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from paca.errors import PacaError
from paca.output.pages.book import Book
from paca.records import ReportText

from .blocks import Block
from .parse import parse_markdown
from .placeholders import PlaceholderError, placeholders

if TYPE_CHECKING:
    from jinja2 import nodes

# What a section may hold between the braces: calls of functions with constants, and questions.
_ALLOWED = ("Template", "Output", "TemplateData", "Call", "Name", "Const", "If", "Not", "And", "Or")


class NarrativeError(PacaError):
    """A section cannot be read or a placeholder in it fails."""


@dataclass(frozen=True, slots=True)
class Narrative:
    """Blocks by section (1 is I)."""

    blocks: Mapping[int, tuple[Block, ...]]


NOTHING = Narrative({})


def narrate(sections: Sequence[ReportText], book: Book) -> Narrative:
    """Every section with its placeholders filled in."""
    if not sections:
        return NOTHING
    functions = placeholders(book)
    blocks: dict[int, tuple[Block, ...]] = {}
    for section in sections:
        text = fill(section, functions)
        blocks[section.number] = (*blocks.get(section.number, ()), *parse_markdown(text))
    return Narrative(blocks)


def fill(section: ReportText, functions: Mapping[str, Callable[..., object]]) -> str:
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
