"""The YAML that forms are written in, by one pattern a line: a third of the time of a parser of all YAML.

Nearly every file is mappings and lists in block style, one ``key: value`` a line, with plain or simply
quoted values and short ``[a, b]``.  That part of YAML is read here, to the same values and marks that
libyaml's events give; a text with any other line in it is not read here at all.  So what is wrong with a
text is said in one place only, ``yaml_text``, and that the two never differ in what one means is held by
tests that make texts of all kinds of lines.
"""

from __future__ import annotations

import re
from typing import Any

from ..records import Mark
from .yaml_text import MAX_NODES, Parsed

_DEEPEST = 8  # lists and mappings in one another; deeper texts are left to the parser

# A plain value ends at " #" and must not hold ": "; its first letter is none of YAML's indicators.
_PLAIN = r"[\w(“][^:#\t\n]*(?:(?::(?=[^ \t\n])|(?<! )#)[^:#\t\n]*)*(?<! )"
_QUOTED = r"\"[^\"\\\t\n]*\"|'[^'\t\n]*'"
_TOKEN = r"[A-Za-z0-9][A-Za-z0-9_.-]*"
_FLOW = rf"\[(?:{_TOKEN}(?:, {_TOKEN})*)?\]"
_VALUE = rf"({_PLAIN}|{_QUOTED}|{_FLOW})"
_LINE = re.compile(
    rf"( *)(?:(- )?([A-Za-z][A-Za-z0-9_.-]{{0,63}}):(?: {_VALUE})?\n|- {_VALUE}\n|(?:#.*)?\n|(.*\n))",
)


def parse_form(text: str, first_line: int) -> Parsed | None:
    """What ``parse_yaml`` makes of guarded ``text`` in NFC; None: it is not such a text, ask the parser."""
    if not text.endswith("\n"):
        text += "\n"
    lines = _LINE.findall(text)
    if 2 * len(lines) + text.count(", ") > MAX_NODES:
        return None  # perhaps too many values: the parser counts them
    outside: list[tuple[Any, Any, int]] = []  # the mappings and lists that wait, with their columns
    values: Any = {}  # the open mapping or list
    marks: Any = {}
    column = 0  # at which its keys or dashes stand, counted from 0
    tree, top = values, marks
    begins = 0
    key = ""  # of the open mapping, when what it holds begins on the next line, or nothing does
    for line, (indent, dash, name, value, entry, other) in enumerate(lines, first_line):
        if not name and not entry:
            if other:
                return None
            continue
        at = len(indent)
        item = bool(dash or entry)
        if not begins:
            if at or item:
                return None
            begins = line
        if key:
            # What is deeper belongs to the key; of lists also what stands at its own column.
            if at > column or item and at == column:
                if len(outside) >= _DEEPEST:
                    return None
                inside: Any = [] if item else {}
                inner: Any = [] if item else {}
                values[key], marks[key] = inside, (line, at + 1, inner)
                outside.append((values, marks, column))
                values, marks, column = inside, inner, at
            key = ""
        elif at > column:
            return None  # a value that goes on
        while at < column or at == column and not item and type(values) is list:
            if not outside:
                return None
            values, marks, column = outside.pop()
        if at != column or item is not (type(values) is list):
            return None
        if entry:
            found, mark = _value(entry, line, at + 3)
            values.append(found)
            marks.append(mark)
            continue
        if dash:
            at += 2
            inside, inner = {}, {}
            values.append(inside)
            marks.append((line, at + 1, inner))
            outside.append((values, marks, column))
            values, marks, column = inside, inner, at
        elif name in values:
            return None
        at += len(name) + 2
        if value:
            values[name], marks[name] = _value(value, line, at + 1)
        else:
            values[name], marks[name] = None, (line, at, None)
            key = name
    return Parsed(tree, (begins, 1, top), ()) if begins else None


def _value(text: str, line: int, column: int) -> tuple[Any, Mark]:
    first = text[0]
    if first == "[":
        items: list[str] = text[1:-1].split(", ") if len(text) > 2 else []
        marks: list[Mark] = []
        at = column + 1
        for item in items:
            marks.append((line, at, None))
            at += len(item) + 2
        return items, (line, column, marks)
    if first in "\"'":
        text = text[1:-1]
    return text, (line, column, None)
