"""What a plan of the next round is made of.  Every remark names the file, and the item where there is one."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

What = Literal["edition", "rules", "round", "register", "assignments", "calendar", "narrative", "last-round"]


@dataclass(frozen=True, slots=True)
class Carried:
    """Something of the last round that the new one starts with; ``file`` is the new round's."""

    what: What
    file: str
    vi: str
    en: str
    item: str | None = None


@dataclass(frozen=True, slots=True)
class Left:
    """Something that stays behind; ``file`` is the last round's, ``vi`` and ``en`` say why."""

    file: str
    vi: str
    en: str
    item: str | None = None


@dataclass(frozen=True, slots=True)
class Question:
    """What nobody may guess.  ``blocking``: nothing is written before it is answered."""

    file: str
    vi: str
    en: str
    blocking: bool = False


@dataclass(frozen=True, slots=True)
class Assignment:
    """An item of the new edition and whom it asks, against the items it continues; slugs of agencies."""

    item: str
    title: str
    was: tuple[str, ...]
    asked: tuple[str, ...]
    added: tuple[str, ...]
    dropped: tuple[str, ...]


@dataclass
class Carriage:
    """One concern's share of the plan: new texts by path, and what is to be said about them.

    ``rewritten`` are paths that may replace what stands there: derived files, and an edition's own
    file with a rule added.  Everything else is only ever written where nothing is.
    """

    files: dict[str, str] = field(default_factory=dict)
    rewritten: set[str] = field(default_factory=set)
    carried: list[Carried] = field(default_factory=list)
    left: list[Left] = field(default_factory=list)
    questions: list[Question] = field(default_factory=list)

    def take(self, other: Carriage) -> None:
        self.files |= other.files
        self.rewritten |= other.rewritten
        self.carried += other.carried
        self.left += other.left
        self.questions += other.questions


@dataclass(frozen=True, slots=True)
class NextRound:
    """The whole plan.  ``mapped`` is how many of the last edition's ``items`` go on."""

    last: int
    year: int
    commit: str | None
    items: int
    mapped: int
    files: Mapping[str, str]
    rewritten: frozenset[str]
    carried: tuple[Carried, ...]
    left: tuple[Left, ...]
    questions: tuple[Question, ...]
    assignments: tuple[Assignment, ...]

    @property
    def blocked(self) -> bool:
        return any(one.blocking for one in self.questions)
