"""The working group's own sections: ``docs/report/NN-*.md``, NN the section of the report (01 is I).

Their placeholders are read by ``model/placeholder_text.py``, which knows nothing but the names that
placeholders.py has a function for: no attribute, no loop, no arithmetic.  A placeholder that fails stops the
build and names file and line; ``paca check`` tells it as R971 to R974, and a number typed by hand that the
data contradict as R970.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from paca.check.catalogue.message import LANGUAGES
from paca.check.placeholders import misspelt
from paca.check.render import render
from paca.errors import PacaError
from paca.model.placeholder_text import Call, Choice, Condition, Joined, Not, Part, parse
from paca.output.pages.book import Book
from paca.records import ReportText

from .blocks import Block
from .parse import parse_markdown
from .placeholders import PlaceholderError, placeholders


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
    parsed = parse(section.text)
    for wrong in misspelt(section, parsed):
        said = (render(wrong, language).text for language in LANGUAGES)
        raise NarrativeError(*(f"{section.path}:{wrong.position.line}: {text}" for text in said))

    def told(call: Call) -> object:
        try:
            return functions[call.name](*call.keys)
        except PlaceholderError as error:
            place = f"{section.path}:{section.text.count(chr(10), 0, call.start) + 1}"
            raise NarrativeError(f"{place}: {error}.", f"{place}: {error}.") from None

    return "".join(_filled(parsed.parts, told))


def _filled(parts: Iterable[Part], told: Callable[[Call], object]) -> Iterator[str]:
    for part in parts:
        match part:
            case str():
                yield part
            case Call():
                yield str(told(part))
            case Choice(branches=branches):
                chosen = next((body for asked, body in branches if _holds(asked, told)), ())
                yield from _filled(chosen, told)


def _holds(asked: Condition | None, told: Callable[[Call], object]) -> bool:
    match asked:
        case None:
            return True
        case Call():
            return bool(told(asked))
        case Not(of=of):
            return not _holds(of, told)
        case Joined(both=both, parts=parts):
            return (all if both else any)(_holds(part, told) for part in parts)
