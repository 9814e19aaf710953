"""What inspecting one file yields: facts and reasons to refuse it, plain values that a cache can keep.

The process that opens PDFs imports this too and lives for a few files, so the records with all their
models, which take three times as long to import as the PDF library, stay out of it.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ...records import AttachmentFacts


@dataclass(frozen=True, slots=True)
class Problem:
    """Why a file is refused: a code of the catalogue; params never repeat anything out of the file."""

    code: str
    params: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Verdict:
    """``facts`` are there for refused files too; ``lasting`` is False where another run may say other
    (the machine was too slow), so that no cache keeps it."""

    facts: AttachmentFacts
    problems: tuple[Problem, ...] = ()
    lasting: bool = True


@dataclass(slots=True)
class Notes:
    """What one inspector found out beyond problems: filled while it walks, read when it ends."""

    pages: int | None = None
    pixels: tuple[int, int] | None = None
    held: set[str] = field(default_factory=set)


class Refused(Exception):
    """Ends the inspection of one file; never leaves this package."""

    def __init__(self, code: str, **params: str) -> None:
        super().__init__(code)
        self.problem = Problem(code, params)
