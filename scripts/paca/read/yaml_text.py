"""YAML → plain values with positions: every scalar is text until a model reads it.

libyaml's events, one after the other, with an own stack: nothing recurses, so depth cannot kill the
process, and reading stops at the first thing that is refused.  Accepted is the part of YAML that
people write: mappings, lists, text in any quoting.  Refused: anchors and aliases, merge keys, tags,
directives, several documents, keys that are not short plain ASCII, a key twice.

A plain empty value is None; ``null``, ``NO``, ``010`` and ``1.10`` are the text they look like.
"""

from __future__ import annotations

import re
import unicodedata
from typing import Any, NamedTuple

import yaml
from yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
    StreamEndEvent,
)

from ..finding import Finding, Position
from ..records import Mark
from .echo import safe
from .guard import unsafe

try:
    from yaml._yaml import CParser as _Parser  # type: ignore[import-not-found]
except ImportError:  # a platform without the libyaml wheel: the same events, more slowly
    from yaml.parser import Parser
    from yaml.reader import Reader
    from yaml.scanner import Scanner

    class _Parser(Reader, Scanner, Parser):  # type: ignore[no-redef]
        def __init__(self, stream: str) -> None:
            Reader.__init__(self, stream)
            Scanner.__init__(self)
            Parser.__init__(self)


MAX_DEPTH = 16
"""Levels of nesting; the deepest record (an item with a capped sum of tiers) has nine."""

MAX_NODES = 50_000
"""Values in one file: a register of 1,000 documents with all fields has 17,000."""

_KEY = re.compile(r"[A-Za-z0-9][A-Za-z0-9_.-]{0,63}", re.ASCII)
_DIRECTIVE = re.compile(r"^%", re.MULTILINE)
_TAB_INDENT = re.compile(r"^ *(?:- +)*\t", re.MULTILINE)


class Parsed(NamedTuple):
    """A mapping or list with the mark of each of its values, or findings (then ``tree`` is None)."""

    tree: Any
    mark: Mark | None
    findings: tuple[Finding, ...]


class _Refused(Exception):
    def __init__(self, code: str, line: int, column: int, **params: str) -> None:
        self.code, self.line, self.column, self.params = code, line, column, params


def parse_yaml(
    text: str, path: str, *, first_line: int = 1, normal: bool = True, keys: bool = False
) -> Parsed:
    """Reads guarded ``text`` that begins on ``first_line`` of ``path``.

    ``normal`` False: values are brought to NFC.  ``keys`` True: marks of a mapping's children are
    the places of their keys instead of their values (for messages about keys).
    """
    try:
        tree, mark = _build(text, first_line, not normal, keys)
    except _Refused as problem:
        position = Position(path, problem.line, problem.column)
        return Parsed(None, None, (Finding(problem.code, position, problem.params),))
    except yaml.MarkedYAMLError as error:
        return Parsed(None, None, (_syntax(error, text, path, first_line),))
    except (yaml.YAMLError, ValueError, RecursionError, MemoryError, OverflowError):
        return Parsed(None, None, (Finding("Y220", Position(path, first_line, 1)),))
    return Parsed(tree, mark, ())


def _build(text: str, first_line: int, normalise: bool, key_marks: bool) -> tuple[Any, Mark]:
    escapes = "\\" in text
    get = _Parser(text).get_event
    stack: list[tuple[Any, Any, Any, Any, Any]] = []  # the mappings and lists that wait outside
    values: Any = None  # the open mapping or list
    marks: Any = None
    key: str | None = None  # of the open mapping, when its value is due
    own: tuple[int, int] = (0, 0)  # line and column of the open mapping or list
    keyed: tuple[int, int] = (0, 0)  # and of ``key``
    result: tuple[Any, Mark] | None = None
    budget = MAX_NODES
    documents = 0
    while True:
        event = get()
        kind = type(event)
        if kind is ScalarEvent:
            start = event.start_mark
            line, column = start.line + first_line, start.column + 1
            value = event.value
            if event.anchor is not None or event.tag is not None:
                raise _decorated(event, line, column)
            if type(values) is dict and key is None:
                if not _KEY.fullmatch(value):
                    raise _bad_key(value, line, column)
                if value in values:
                    raise _Refused("Y218", line, column, key=safe(value), first=str(marks[value][0]))
                key, keyed = value, (line, column)
                continue
            if not value and event.implicit[0]:
                value = None
            elif value is not None:
                if escapes and event.style == '"' and (bad := _escaped(value)):
                    raise _Refused(bad, line, column)
                if normalise:
                    value = unicodedata.normalize("NFC", value)
            mark: Any = (line, column, None)
        elif kind is MappingStartEvent or kind is SequenceStartEvent:
            start = event.start_mark
            line, column = start.line + first_line, start.column + 1
            if event.anchor is not None or event.tag is not None:
                raise _decorated(event, line, column)
            if type(values) is dict and key is None:
                raise _Refused("Y229", line, column)
            if len(stack) >= MAX_DEPTH:
                raise _Refused("Y212", line, column, limit=str(MAX_DEPTH))
            stack.append((values, marks, key, own, keyed))
            own = (line, column)
            key = None
            values, marks = ({}, {}) if kind is MappingStartEvent else ([], [])
            continue
        elif kind is MappingEndEvent or kind is SequenceEndEvent:
            value, mark = values, (*own, marks)
            values, marks, key, own, keyed = stack.pop()
        elif kind is AliasEvent:
            start = event.start_mark
            raise _Refused("Y213", start.line + first_line, start.column + 1)
        elif kind is DocumentStartEvent:
            documents += 1
            start = event.start_mark
            if documents > 1:
                raise _Refused("Y217", start.line + first_line, start.column + 1)
            if event.version or event.tags or _DIRECTIVE.match(text):
                raise _Refused("Y216", start.line + first_line, 1)
            continue
        elif kind is StreamEndEvent:
            break
        else:
            continue
        budget -= 1
        if budget < 0:
            raise _Refused("Y232", line, column, limit=str(MAX_NODES))
        if values is None:
            result = (value, mark)
        elif key is not None:
            values[key] = value
            marks[key] = (*keyed, mark[2]) if key_marks else mark
            key = None
        else:
            values.append(value)
            marks.append(mark)
    if result is None or result[0] is None:
        raise _Refused("Y221", first_line, 1)
    return result


def _escaped(value: str) -> str | None:
    """A double-quoted escape must not bring in what the guard keeps out; line ends are let be."""
    if value.isprintable():
        return None
    problem = unsafe(value.replace("\r", " "))
    return problem[0] if problem else None


def _decorated(event: Any, line: int, column: int) -> _Refused:
    if event.anchor is not None:
        return _Refused("Y213", line, column)
    return _Refused("Y215", line, column)


def _bad_key(value: str, line: int, column: int) -> _Refused:
    if value == "<<":
        return _Refused("Y214", line, column)
    if not value:
        return _Refused("Y229", line, column)
    if any(char.isspace() and char != " " for char in value):
        return _Refused("Y211", line, column)
    folded = unicodedata.normalize("NFKD", value).encode("ascii", "ignore").decode()
    if value.isascii():
        return _Refused("Y229", line, column)
    return _Refused("Y219", line, column, similar=safe(folded) if _KEY.fullmatch(folded) else "…")


def _syntax(error: yaml.MarkedYAMLError, text: str, path: str, first_line: int) -> Finding:
    """libyaml's complaint in words of ours; its own text is never shown."""
    mark = error.problem_mark or error.context_mark
    line = mark.line if mark else 0
    column = mark.column if mark else 0
    lines = text.split("\n")
    shown = Position(path, line + first_line, column + 1)
    problem = f"{error.context or ''} {error.problem or ''}"
    if match := _TAB_INDENT.search(text):
        at = text.count("\n", 0, match.start())
        return Finding("Y210", Position(path, at + first_line, match.end() - match.start()))
    if "directive" in problem or (line < len(lines) and lines[line].startswith("%")):
        return Finding("Y216", shown)
    if "alias" in problem or "anchor" in problem:
        return Finding("Y213", shown)
    if "tag" in problem:
        return Finding("Y215", shown)
    if "quoted scalar" in problem or "escape" in problem:
        start = error.context_mark or error.problem_mark
        return Finding("Y234", Position(path, (start.line if start else line) + first_line, 1))
    if "mapping values" in problem:
        return Finding("Y235", shown)
    if "could not find expected ':'" in problem:
        return Finding("Y236", Position(path, (error.context_mark or mark).line + first_line, 1))
    if "cannot start any token" in problem:
        return Finding("Y237", shown)
    if "flow" in problem:
        start = error.context_mark or mark
        return Finding("Y238", Position(path, start.line + first_line, start.column + 1))
    if "block" in problem or "indent" in problem:
        return Finding("Y239", shown)
    return Finding("Y220", shown)
