"""A province's folder in which mistakes are made, each in a place of its own."""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

ROUND = "evidence/2019"
GROUP = f"{ROUND}/_working-group"


@dataclass(frozen=True)
class Expected:
    """The finding that a mistake must give: its line is that of ``needle`` (a number: that line).

    ``within`` is a line above it (the entry's first) that is found only once in the file.  ``also``
    are codes that the mistake rightly brings elsewhere in the same agency's folder: a figure that
    cannot be counted leaves a self-score without ground.
    """

    code: str
    path: str
    needle: str | int = 0
    within: str | None = None
    also: tuple[str, ...] = ()

    def line(self, root: Path) -> int:
        if isinstance(self.needle, int):
            return self.needle
        text = (root / self.path).read_bytes().decode("utf-8", "replace")
        start = 0
        if self.within is not None:
            start = re.search(rf"^{re.escape(self.within)}$", text, re.MULTILINE).start()  # type: ignore[union-attr]
        return text.count("\n", 0, text.index(self.needle, start)) + 1


@dataclass
class Tree:
    """``root`` is changed; nothing is taken twice."""

    root: Path
    random: random.Random
    taken: set[str] = field(default_factory=set)
    required: dict[str, tuple[str, ...]] = field(default_factory=dict)  # item -> document kinds it must have
    asked: dict[str, frozenset[str]] = field(default_factory=dict)  # item -> agencies
    room: dict[tuple[str, str], str] = field(
        default_factory=dict
    )  # (item, agency) -> a score too high by 0.5
    parts: dict[str, str] = field(default_factory=dict)  # figure -> the figure it is a part of
    exact: frozenset[str] = frozenset()  # agencies whose registers stay readable, but for single entries
    clean: str = ""  # the agency whose registers no mistake touches

    @property
    def agencies(self) -> list[str]:
        return sorted(
            one.name for one in (self.root / ROUND).iterdir() if one.is_dir() and one.name[0] != "_"
        )

    def text(self, path: str) -> str:
        return (self.root / path).read_text("utf-8")

    def write(self, path: str, content: str | bytes) -> None:
        target = self.root / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content.encode() if isinstance(content, str) else content)

    def submission(self, want: str, fits: Callable[[str, str], bool] = lambda item, agency: True) -> str:
        """The path of an untouched submission whose text ``want`` finds."""
        paths = [path.relative_to(self.root).as_posix() for path in (self.root / ROUND).glob("[a-z]*/*.md")]
        for path in self.shuffled(path for path in paths if path not in self.taken):
            agency, name = path.split("/")[2:]
            if re.search(want, self.text(path), re.MULTILINE) and fits(name[:-3], agency):
                self.taken.add(path)
                return path
        raise LookupError(f"no submission left for {want}")

    def entry(self, name: str, want: str = "", *, agency: str | None = None) -> tuple[str, str, str]:
        """Path, first line and whole text of an untouched entry of agencies' files called ``name``."""
        paths = [f"{ROUND}/{slug}/{name}" for slug in ([agency] if agency else self.agencies)]
        return self.entry_of(self.shuffled(path for path in paths if (self.root / path).exists()), want)

    def entry_of(self, paths: list[str], want: str = "") -> tuple[str, str, str]:
        for path in paths:
            found = re.findall(r"^  - .*\n(?:    .*\n)*", self.text(path), re.MULTILINE)
            for block in self.shuffled(found):
                first = block.split("\n", 1)[0]
                if f"{path}#{first}" not in self.taken and re.search(want, block, re.MULTILINE):
                    if path not in self.taken and found.count(block) == 1:
                        self.taken.add(f"{path}#{first}")
                        return path, first, block
        raise LookupError(f"no entry left for {want} in {paths}")

    def shuffled(self, things: Iterator[str] | list[str]) -> list[str]:
        found = sorted(things)
        self.random.shuffle(found)
        return found

    def swap(self, path: str, old: str, new: str) -> None:
        text = self.text(path)
        assert text.count(old) == 1, (path, old)
        self.write(path, text.replace(old, new))


def changed(text: str, pattern: str, new: str) -> str:
    """``text`` with the first match replaced; a mistake that changes nothing is no mistake."""
    result = re.sub(pattern, new, text, count=1, flags=re.MULTILINE)
    assert result != text, pattern
    return result


Mistake = Callable[[Tree], Expected]
