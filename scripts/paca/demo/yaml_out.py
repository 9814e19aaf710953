"""Writing the demo's YAML: block style, one value a line, as a careful clerk would type it.

Only what the file formats need: dicts, lists, text, numbers, days, yes/no.  PyYAML's emitter would
take most of the demo's time; a test reads everything back with libyaml.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from typing import Any

from ..model.values import number_text

WIDTH = 110
# Text that no YAML reader can take for anything else than itself on one line.
_PLAIN = re.compile(r"[^\W_][^\x00-\x1f\x7f\\\"#{}\[\]&*!|>%@`]*")
_FLOW = re.compile(r"[A-Za-z0-9][A-Za-z0-9./_-]*")
_WORDS = frozenset({"null", "true", "false", "yes", "no", "on", "off", "y", "n"})


def dump(value: Mapping[str, Any]) -> str:
    """``value`` as the text of one YAML document, ending with a newline.  None and empty fields are left out.

    >>> dump({"title": "Kế hoạch: A", "documents": ["kh-01", "bc-02"], "max": Fraction(3, 2), "none": None})
    'title: "Kế hoạch: A"\\ndocuments: [kh-01, bc-02]\\nmax: 1.5\\n'
    """
    return "".join(f"{line}\n" for line in _mapping(value, 0))


def scalar(value: Any) -> str:
    """One value on one line."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, Fraction):
        return number_text(value)
    if isinstance(value, dt.date):
        return value.isoformat()
    text = str(value)
    if _is_plain(text):
        return text
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def _is_plain(text: str) -> bool:
    return (
        _PLAIN.fullmatch(text) is not None
        and ": " not in text
        and text[-1] not in ": "
        and text.lower() not in _WORDS
    )


def _mapping(value: Mapping[str, Any], depth: int) -> Iterator[str]:
    pad = "  " * depth
    for key, inner in value.items():
        if inner is None or inner == () or inner == [] or inner == {}:
            continue
        if isinstance(inner, Mapping):
            yield f"{pad}{key}:"
            yield from _mapping(inner, depth + 1)
        elif isinstance(inner, (list, tuple)):
            flow = _flow(inner)
            if flow is not None and len(pad) + len(key) + 2 + len(flow) <= WIDTH:
                yield f"{pad}{key}: {flow}"
            else:
                yield f"{pad}{key}:"
                yield from _sequence(inner, depth + 1)
        elif isinstance(inner, str) and "\n" in inner:
            yield f"{pad}{key}: |"
            yield from (f"{pad}  {line}" if line else "" for line in inner.rstrip("\n").split("\n"))
        else:
            yield f"{pad}{key}: {scalar(inner)}"


def _sequence(values: Sequence[Any], depth: int) -> Iterator[str]:
    pad = "  " * depth
    for value in values:
        if isinstance(value, Mapping):
            first, *rest = _mapping(value, depth + 1)
            yield f"{pad}- {first.lstrip()}"
            yield from rest
        else:
            yield f"{pad}- {scalar(value)}"


def _flow(values: Sequence[Any]) -> str | None:
    """``[a, b]`` where every value is a bare key or code, else None."""
    if all(isinstance(value, str) and _FLOW.fullmatch(value) for value in values):
        return "[" + ", ".join(values) + "]"
    return None
