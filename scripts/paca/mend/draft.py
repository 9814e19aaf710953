"""One file under mending: its text, where its YAML stands, and what the reader makes of it."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from ..read.frontmatter import split
from ..read.paths import Kind
from ..read.yaml_text import Parsed, parse_yaml
from ..records import Mark


@dataclass(frozen=True)
class Draft:
    """``text`` has passed the guard: UTF-8, no byte order mark, LF, NFC."""

    kind: Kind
    text: str

    @cached_property
    def front(self) -> tuple[str, int]:
        """The YAML and the line it begins on; a submission without front matter has none."""
        if self.kind is not Kind.SUBMISSION:
            return self.text, 1
        return split(self.text, "").front, 2

    @cached_property
    def yaml_end(self) -> int:
        """Where the YAML ends: offset of the closing ``---`` of front matter, else the end of the text."""
        front, first_line = self.front
        return (self.starts[1] if first_line == 2 and front else 0) + len(front)

    @cached_property
    def parsed(self) -> Parsed:
        front, first_line = self.front
        return parse_yaml(front, "", first_line=first_line)

    @property
    def tree(self) -> dict[str, Any] | None:
        """The plain values, or None where the reader refuses the file."""
        return self.parsed.tree if isinstance(self.parsed.tree, dict) else None

    @cached_property
    def key_mark(self) -> Mark | None:
        """As ``parsed.mark``, with the places of keys."""
        front, first_line = self.front
        return parse_yaml(front, "", first_line=first_line, keys=True).mark

    @cached_property
    def starts(self) -> tuple[int, ...]:
        """The offset at which each line starts; a last one for the end of the text."""
        found = [0]
        for line in self.text.split("\n"):
            found.append(found[-1] + len(line) + 1)
        return tuple(found)

    def offset(self, line: int, column: int) -> int:
        """Of a place as marks give it, both from 1."""
        return self.starts[line - 1] + column - 1

    def line_of(self, offset: int) -> int:
        return bisect_right(self.starts, offset)

    def line(self, number: int) -> str:
        return self.text[self.starts[number - 1] : self.starts[number] - 1]

    def place(self, *loc: str | int) -> int | None:
        """The offset of the value at ``loc``."""
        return self._find(self.parsed.mark, loc)

    def key_place(self, *loc: str | int) -> int | None:
        """The offset of the key at ``loc``."""
        return self._find(self.key_mark, loc)

    def _find(self, mark: Mark | None, loc: tuple[str | int, ...]) -> int | None:
        try:
            for key in loc:
                mark = mark[2][key]  # type: ignore[index]
            return self.offset(mark[0], mark[1])  # type: ignore[index]
        except (KeyError, IndexError, TypeError):
            return None

    def token(self, *loc: str | int) -> tuple[int, int] | None:
        """Start and end of the text value at ``loc`` without its quotes.

        None where it is not written as it reads: escaped, folded, a block.
        """
        at = self.place(*loc)
        value: Any = self.tree
        for key in loc:
            value = value[key]
        if at is None or not isinstance(value, str) or not value:
            return None
        at += self.text[at : at + 1] in ("'", '"')
        return (at, at + len(value)) if self.text.startswith(value, at) else None
