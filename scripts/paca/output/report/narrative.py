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

MOST_TOLD = 40  # placeholders that fail and are named one by one


def narrate(sections: Sequence[ReportText], book: Book) -> Narrative:
    """Every section with its placeholders filled in; NarrativeError names all that cannot be."""
    if not sections:
        return NOTHING
    functions = placeholders(book)
    blocks: dict[int, tuple[Block, ...]] = {}
    failures: list[PacaError] = []
    for section in sections:
        filling = _Filling(section, functions, failures)
        blocks[section.number] = (*blocks.get(section.number, ()), *parse_markdown(filling.text()))
    if failures:
        more = len(failures) - MOST_TOLD
        said = failures[:MOST_TOLD]
        if more > 0:
            said.append(PacaError(f"… và {more} chỗ nữa.", f"… and {more} more."))
        raise NarrativeError("\n".join(one.vi for one in said), "\n".join(one.en for one in said))
    return Narrative(blocks)


@dataclass(frozen=True, slots=True)
class _Filling:
    """One section being filled in; what fails goes to ``failures``, and the rest is tried all the same."""

    section: ReportText
    functions: Mapping[str, Callable[..., object]]
    failures: list[PacaError]

    def text(self) -> str:
        parsed = parse(self.section.text)
        for wrong in misspelt(self.section, parsed):
            self._fail(wrong.position.line or 1, *(render(wrong, language).text for language in LANGUAGES))
        return "" if parsed.wrong else "".join(self._filled(parsed.parts))

    def _fail(self, line: int, vi: str, en: str) -> None:
        place = f"{self.section.path}:{line}"
        self.failures.append(PacaError(f"{place}: {vi}", f"{place}: {en}"))

    def _told(self, call: Call) -> object:
        """What the call gives; nothing where it fails, which as a condition does not hold."""
        try:
            return self.functions[call.name](*call.keys)
        except PlaceholderError as error:
            line = self.section.text.count("\n", 0, call.start) + 1
            self._fail(line, f"{error.vi}.", f"{error.en}.")
            return ""

    def _filled(self, parts: Iterable[Part]) -> Iterator[str]:
        for part in parts:
            match part:
                case str():
                    yield part
                case Call():
                    yield str(self._told(part))
                case Choice(branches=branches):
                    chosen = next((body for asked, body in branches if self._holds(asked)), ())
                    yield from self._filled(chosen)

    def _holds(self, asked: Condition | None) -> bool:
        match asked:
            case None:
                return True
            case Call():
                return bool(self._told(asked))
            case Not(of=of):
                return not self._holds(of)
            case Joined(both=both, parts=parts):
                return (all if both else any)(self._holds(part) for part in parts)
