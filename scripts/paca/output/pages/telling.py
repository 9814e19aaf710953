"""One step of a calculation while it is told: its figures, its proofs, the pieces of its sentence."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction

from paca.assessment import Change, Source, Step
from paca.output.language import say
from paca.output.notation import day, number, percent, points

from .book import Book
from .words import lower_first


@dataclass(frozen=True, slots=True)
class Proof:
    """Where a value was read: file and line, and the commit that last changed the file (git's claim)."""

    source: Source
    change: Change | None

    @property
    def place(self) -> str:
        return f"{self.source.position.path}:{self.source.position.line}"

    @property
    def who(self) -> str:
        """``a1b2c3d, Nguyễn Văn An, 12/08/2020``, or that git does not know the file."""
        if self.change is None:
            return say("chưa có trong lịch sử git")
        commit, author = self.change.commit[:7], self.change.author
        return say("{commit}, {author}, {day}", commit=commit, author=author, day=day(self.change.on))


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of text; ``proof`` is set on a value that was read from a file, ``strong`` on a result."""

    text: str
    proof: Proof | None = None
    strong: bool = False


@dataclass(frozen=True, slots=True)
class Teller:
    """One step while it is told."""

    step: Step
    book: Book
    proofs: Mapping[str, Proof]
    of_ratio: bool  # the step before gave a ratio, so that "value" is a share and not a number of things

    def fraction(self, name: str) -> Fraction:
        value = self.step.inputs.get(name)
        return value if isinstance(value, Fraction) else Fraction(0)

    def known(self, name: str) -> Fraction | None:
        value = self.step.inputs.get(name)
        return value if isinstance(value, Fraction) else None

    def word(self, name: str) -> str:
        value = self.step.inputs.get(name)
        return value if isinstance(value, str) else ""

    def figure(self, name: str, key: str) -> Piece:
        """The value of a figure, linked to where it was read."""
        return Piece(number(self.fraction(name)), self.proofs.get(key))

    def measure(self, value: Fraction) -> str:
        return percent(value) if self.of_ratio else number(value)

    def bound(self, value: Fraction) -> str:
        """A tier's bound as the edition gives it: ``70 %``."""
        return f"{number(value * 100)} %" if self.of_ratio else number(value)

    def title(self, key: str) -> str:
        return lower_first(self.book.figure_title(key))

    def listed(self, name: str) -> list[str]:
        """The agencies that a step names under ``name``."""
        return [agency for agency in self.word(name).split(", ") if agency]

    def unproven(self, key: str) -> list[str]:
        """Agencies whose figure is pooled as less than they gave, because its proof is missing."""
        filed = self.book.assessment.records.filed
        return [
            agency
            for agency in self.listed("unproven")
            if (files := filed.get(agency))
            and key in files.figures
            and files.figures[key].model.value != self.step.inputs.get(agency)
        ]

    def all_proofs(self) -> Iterator[Proof]:
        return (Proof(source, self.book.change(source.position)) for source in self.step.sources)

    @property
    def result(self) -> Piece:
        return Piece(
            say("{points} điểm", points=points(self.step.result))
            if self.step.result is not None
            else say("chưa có điểm"),
            None,
            True,
        )

    @property
    def agencies(self) -> dict[str, Fraction | None]:
        """Inputs keyed by agency: everything but the step's own parameters."""
        return {
            key: value
            for key, value in self.step.inputs.items()
            if key not in ("max", "figure", "unproven") and (value is None or isinstance(value, Fraction))
        }
