"""How placeholders stand in a section of the report: one grammar, for the report and for the check.

``{{ diem("B.5.1") }}`` · ``{% if co_diem("A") and not co_tham_dinh() %}…{% else %}…{% endif %}`` ·
``{# a note #}`` that nobody prints; a hyphen inside a bracket (``{%- … -%}``) takes the blanks beside it.

Nothing but names and quoted keys can be written, so nothing can be computed, called or included; reading
takes time in proportion to the text, whatever it holds.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from .placeholders import PLACEHOLDERS, Signature

LONGEST = 1_000  # characters between two brackets
DEEPEST = 20  # conditions inside each other
MOST_WRONG = 100  # mistakes of one text that are told


@dataclass(frozen=True, slots=True)
class Call:
    """``diem("A")`` at ``start`` of the text; ``places`` are those of its keys."""

    name: str
    keys: tuple[str, ...]
    start: int
    places: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Not:
    of: Condition


@dataclass(frozen=True, slots=True)
class Joined:
    """``and`` where ``both``, else ``or``."""

    both: bool
    parts: tuple[Condition, ...]


Condition = Call | Not | Joined


@dataclass(slots=True)
class Choice:
    """``if``, ``elif``, ``else``: the first branch whose condition holds; None holds always."""

    start: int
    branches: list[tuple[Condition | None, list[Part]]] = field(default_factory=list)


Part = str | Call | Choice


@dataclass(frozen=True, slots=True)
class Wrong:
    """What cannot be read at ``start``: ``text`` is no placeholder's name (``unknown``), or ill written."""

    start: int
    text: str
    unknown: bool = False


@dataclass(frozen=True, slots=True)
class Parsed:
    """``parts`` are only to be filled in where nothing is wrong."""

    parts: tuple[Part, ...]
    calls: tuple[Call, ...]
    wrong: tuple[Wrong, ...]


class _Piece(NamedTuple):
    """A stretch of the text; ``kind`` is "" for plain text, else the second character of its bracket."""

    kind: str
    start: int
    end: int
    closed: bool = True


_OPEN = re.compile(r"\{[{%#]")
_CLOSE = {"{": "}}", "%": "%}", "#": "#}"}
_TOKEN = re.compile(r"""\s*(?:(?P<name>[^\W\d]\w*)|(?P<key>"[^"\\\n]*"|'[^'\\\n]*')|(?P<mark>[(),]))""")


def _pieces(text: str) -> Iterator[_Piece]:
    place = 0
    while found := _OPEN.search(text, place):
        start, kind = found.start(), text[found.start() + 1]
        limit = len(text) if kind == "#" else start + LONGEST
        end = text.find(_CLOSE[kind], start + 2, limit)
        inner = None if kind == "#" or end < 0 else _OPEN.search(text, start + 2, end)
        if start > place:
            yield _Piece("", place, start)
        place = start + 2 if end < 0 or inner else end + 2
        yield _Piece(kind, start, place, closed=not (end < 0 or inner))
        if kind == "#" and end < 0:
            break  # the rest stands in a note that nobody closed
    if place < len(text):
        yield _Piece("", place, len(text))


def without_placeholders(text: str) -> str:
    """``text`` with blanks in place of everything between brackets; every other character keeps its place."""
    return "".join(
        re.sub(r"[^\n]", " ", text[piece.start : piece.end]) if piece.kind else text[piece.start : piece.end]
        for piece in _pieces(text)
    )


def parse(text: str) -> Parsed:
    """Every placeholder of ``text`` and everything that is wrong with them; never raises."""
    reader = _Reader(text)
    reader.read()
    return Parsed(tuple(reader.parts), tuple(reader.calls), tuple(reader.wrong[:MOST_WRONG]))


class _Stop(Exception):
    """An expression cannot be read from a place on."""

    def __init__(self, start: int) -> None:
        self.start = start


class _Reader:
    def __init__(self, text: str) -> None:
        self.text = text
        self.parts: list[Part] = []
        self.calls: list[Call] = []
        self.wrong: list[Wrong] = []
        self._open: list[Choice] = []
        self._into = self.parts

    def read(self) -> None:
        pieces, trim = list(_pieces(self.text)), False
        for number, piece in enumerate(pieces):
            if len(self.wrong) >= MOST_WRONG:
                return
            if not piece.kind:
                after = pieces[number + 1] if number + 1 < len(pieces) else None
                self._into.append(self._plain(piece, after, trim))
                trim = False
                continue
            trim = piece.closed and self.text[piece.end - 3] == "-" and piece.end - piece.start > 4
            if not piece.closed:
                self._tell(piece.start)
            elif piece.kind != "#":
                self._bracket(piece)
        for choice in self._open:
            self._tell(choice.start)

    def _plain(self, piece: _Piece, after: _Piece | None, trim: bool) -> str:
        text = self.text[piece.start : piece.end]
        if trim:
            text = text.lstrip()
        return text.rstrip() if after is not None and self.text[after.start + 2 :][:1] == "-" else text

    def _bracket(self, piece: _Piece) -> None:
        start, end = piece.start + 2, piece.end - 2
        if self.text[start : start + 1] == "-":
            start += 1
        if end > start and self.text[end - 1] == "-":
            end -= 1
        expression = _Expression(self, start, end)
        try:
            if piece.kind == "{":
                call = expression.call(question=False)
                expression.finish()
                self._into.append(call)
            else:
                self._tag(piece.start, expression)
        except _Stop as stop:
            self._tell(stop.start)

    def _tag(self, start: int, expression: _Expression) -> None:
        match expression.word():
            case "if":
                choice = Choice(start)
                if len(self._open) >= DEEPEST:
                    raise _Stop(start)
                self._open.append(choice)
                self._branch(choice, expression)
            case "elif" if self._open and self._open[-1].branches[-1][0] is not None:
                self._branch(self._open[-1], expression)
            case "else" if self._open and self._open[-1].branches[-1][0] is not None:
                self._into = []
                self._open[-1].branches.append((None, self._into))
                expression.finish()
            case "endif" if self._open:
                choice = self._open.pop()
                self._into = self._open[-1].branches[-1][1] if self._open else self.parts
                self._into.append(choice)
                expression.finish()
            case _:
                raise _Stop(start)

    def _branch(self, choice: Choice, expression: _Expression) -> None:
        self._into = []
        choice.branches.append((_UNREAD, self._into))  # stands even where its condition cannot be read
        condition = expression.condition()
        expression.finish()
        choice.branches[-1] = (condition, self._into)

    def _tell(self, start: int, unknown: str = "") -> None:
        line = self.text[start : start + 60].split("\n", 1)[0].strip()
        self.wrong.append(Wrong(start, unknown or line, bool(unknown)))

    def name(self, name: str, start: int) -> Signature | None:
        if name not in PLACEHOLDERS:
            self._tell(start, name)
        return PLACEHOLDERS.get(name)


_UNREAD = Not(Call("", (), 0, ()))


class _Expression:
    """What stands between two brackets, read token by token."""

    def __init__(self, reader: _Reader, start: int, end: int) -> None:
        self._reader, self._place, self._end = reader, start, end
        self._depth = 0

    def _peek(self) -> re.Match[str] | None:
        found = _TOKEN.match(self._reader.text, self._place, self._end)
        if found is None and self._reader.text[self._place : self._end].strip():
            raise _Stop(self._here())
        return found

    def _here(self) -> int:
        rest = self._reader.text[self._place : self._end]
        return self._place + len(rest) - len(rest.lstrip())

    def _take(self, kind: str, *wanted: str) -> re.Match[str]:
        found = self._peek()
        if found is None or found[kind] is None or (wanted and found[kind] not in wanted):
            raise _Stop(min(self._here(), self._end))
        self._place = found.end()
        return found

    def _next_is(self, kind: str, *wanted: str) -> bool:
        found = self._peek()
        return found is not None and found[kind] in wanted

    def word(self) -> str:
        return self._take("name")["name"]

    def finish(self) -> None:
        if self._peek() is not None:
            raise _Stop(self._here())

    def call(self, *, question: bool) -> Call:
        found = self._take("name")
        name, start = found["name"], found.start("name")
        signature = self._reader.name(name, start)
        self._take("mark", "(")
        keys: list[re.Match[str]] = []
        while not self._next_is("mark", ")"):
            if keys:
                self._take("mark", ",")
            keys.append(self._take("key"))
        self._take("mark", ")")
        call = Call(
            name, tuple(key["key"][1:-1] for key in keys), start, tuple(key.start("key") + 1 for key in keys)
        )
        if signature is None:
            return call  # told already
        if not signature.least <= len(keys) <= len(signature.asks) or signature.question != question:
            raise _Stop(start)
        self._reader.calls.append(call)
        return call

    def condition(self) -> Condition:
        """``not`` binds most, then ``and``, then ``or``."""
        return self._joined("or", lambda: self._joined("and", self._one))

    def _joined(self, word: str, inner: Callable[[], Condition]) -> Condition:
        parts = [inner()]
        while self._next_is("name", word):
            self._take("name", word)
            parts.append(inner())
        return parts[0] if len(parts) == 1 else Joined(word == "and", tuple(parts))

    def _one(self) -> Condition:
        self._depth += 1
        if self._depth > DEEPEST:
            raise _Stop(self._here())
        try:
            if self._next_is("name", "not"):
                self._take("name", "not")
                return Not(self._one())
            if self._next_is("mark", "("):
                self._take("mark", "(")
                condition = self.condition()
                self._take("mark", ")")
                return condition
            return self.call(question=True)
        finally:
            self._depth -= 1
