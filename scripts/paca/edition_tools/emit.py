"""Write models as YAML in normal form: the model's field order, no defaults, block style, exact numbers.

What is written reads back as the same model; a comment above an entry can be carried over by
``kept_comments``.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping
from enum import Enum
from fractions import Fraction
from typing import Any

import yaml
from pydantic import BaseModel

from ..model.values import instant_text, number_text

_INDENT = 2


class _Dumper(yaml.SafeDumper):
    """Block style, no aliases, texts of several lines as literal blocks, sequences indented."""

    def ignore_aliases(self, data: Any) -> bool:
        return True

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:
        return super().increase_indent(flow, False)


def _text(dumper: _Dumper, value: str) -> yaml.ScalarNode:
    style = "|" if "\n" in value else None
    return dumper.represent_scalar("tag:yaml.org,2002:str", value, style=style)


def _number(dumper: _Dumper, value: Fraction) -> yaml.ScalarNode:
    text = number_text(value)
    if "/" in text:
        raise ValueError(f"{text} has no finite decimal form and cannot stand in a data file")
    kind = "float" if "." in text else "int"
    return dumper.represent_scalar(f"tag:yaml.org,2002:{kind}", text)


_Dumper.add_representer(str, _text)
_Dumper.add_representer(Fraction, _number)


def plain(value: Any) -> Any:
    """A model as dicts and lists for YAML: fields in the model's order, defaults left out."""
    if isinstance(value, BaseModel):
        return {
            name: plain(getattr(value, name))
            for name, field in type(value).model_fields.items()
            if field.is_required() or getattr(value, name) != field.get_default(call_default_factory=True)
        }
    if isinstance(value, dt.datetime):
        return instant_text(value)
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, Mapping):
        return {str(key): plain(one) for key, one in value.items()}
    if isinstance(value, (tuple, list)):
        return [plain(one) for one in value]
    if isinstance(value, str):
        return "\n".join(line.rstrip() for line in value.split("\n"))
    return value


def emit(value: Any, *, comments: Mapping[str, str] | None = None, head: str = "") -> str:
    """YAML text of a model or of plain data.

    ``head`` is the comment block at the file's start; ``comments`` are put above the entry whose
    ``code`` or ``key`` they are filed under.
    """
    body = yaml.dump(
        plain(value), Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=4000, indent=_INDENT,
        default_flow_style=False,
    )  # fmt: skip
    body = _FOLLOWING_ENTRY.sub(r"\n\n\1", body)
    if comments:
        body = "".join(_commented(line, comments) for line in body.splitlines(keepends=True))
    return head + body


_FOLLOWING_ENTRY = re.compile(
    r"(?<!:)\n( {2}- (?:code|key): )"
)  # a blank line between the file's own entries
_ENTRY = re.compile(r"^(?P<indent> *)- (?:code|key): ['\"]?(?P<name>[^'\"\s]+)")


def _commented(line: str, comments: Mapping[str, str]) -> str:
    match = _ENTRY.match(line)
    comment = comments.get(match["name"]) if match else None
    if comment is None or match is None:
        return line
    return "".join(f"{match['indent']}{text}\n" for text in comment.split("\n")) + line


def kept_comments(text: str) -> tuple[str, dict[str, str]]:
    """The comment block at the start of a file, and the comments right above each entry by code or key."""
    head: list[str] = []
    lines = text.splitlines()
    for line in lines:
        if line.strip() and not line.lstrip().startswith("#"):
            break
        head.append(line)
    above: dict[str, str] = {}
    pending: list[str] = []
    for line in lines[len(head) :]:
        stripped = line.strip()
        if stripped.startswith("#"):
            pending.append(stripped)
            continue
        if (match := _ENTRY.match(line)) and pending:
            above[match["name"]] = "\n".join(pending)
        pending = []
    return ("\n".join(head) + "\n" if head else ""), above
