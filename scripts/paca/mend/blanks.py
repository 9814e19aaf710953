"""Blanks that mean nothing: tabs as indentation, blanks at the end of a line, a last line not ended.

The thuyết minh below the front matter is left as it is: there two blanks at the end break the line.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

import yaml

from .draft import Draft
from .edit import Edit, Why

TAB_WIDTHS = (2, 4, 8)
"""What one tab may have been meant for, the project's own form first."""

_INDENT = re.compile(r"^(?:[ \t]|- (?=[- \t]))*\t[ \t]*", re.MULTILINE)
_TRAILING = re.compile(r"[ \t]+$", re.MULTILINE)
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def mend_tabs(draft: Draft, width: int) -> list[Edit]:
    """Edits for a file that is refused because of its tabs, a tab taken for ``width`` blanks."""
    return [
        Edit(found.start(), found.end(), found.group().replace("\t", " " * width), Why.TABS)
        for found in _INDENT.finditer(draft.text, 0, draft.yaml_end)
    ]


def mend_trailing(draft: Draft) -> list[Edit]:
    if draft.tree is None:
        return []
    end = draft.starts[min(draft.line_of(draft.yaml_end), len(draft.starts) - 1)] - 1
    found = [(match.start(), match.end()) for match in _TRAILING.finditer(draft.text, 0, max(end, 0))]
    if not found:
        return []
    kept = set(_meant(draft))
    return [Edit(start, stop, "", Why.TRAILING) for start, stop in found if draft.line_of(start) not in kept]


def _meant(draft: Draft) -> Iterator[int]:
    """Lines inside a block of text or a double-quoted text, where a blank at the end may count."""
    front, first_line = draft.front
    for event in yaml.parse(front, Loader=_LOADER):
        if isinstance(event, yaml.ScalarEvent) and event.style in ("|", ">", '"'):
            block = event.style != '"'
            first, end = event.start_mark.line + block, event.end_mark
            last = end.line + (block and end.column > 0)
            yield from range(first + first_line, last + first_line)


def mend_last_line(draft: Draft) -> list[Edit]:
    text = draft.text
    return [Edit(len(text), len(text), "\n", Why.LAST_LINE)] if text and not text.endswith("\n") else []
