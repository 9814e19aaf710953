"""Changes in a clerk's YAML that leave everything else of it alone: comments, order, quotes, every scalar.

ruamel.yaml keeps all that; its guesses at types (``NO``, ``010``, ``1.10``) are switched off, so that a
scalar is the text it looks like, as for our own reader.  The text has passed that reader before.
"""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.comments import CommentedMap, CommentedSeq
from ruamel.yaml.nodes import ScalarNode
from ruamel.yaml.resolver import VersionedResolver
from ruamel.yaml.scalarstring import LiteralScalarString

_TEXT, _NOTHING = "tag:yaml.org,2002:str", "tag:yaml.org,2002:null"
_NO_FOLDING = 1_000_000


class _PlainText(VersionedResolver):
    """Every scalar is text; nothing written is nothing."""

    def resolve(self, kind: Any, value: Any, implicit: Any) -> Any:
        if kind is not ScalarNode:
            return super().resolve(kind, value, implicit)
        from ruamel.yaml.tag import Tag

        return Tag(suffix=_NOTHING if value == "" and implicit[0] else _TEXT)


def _yaml() -> YAML:
    yaml = YAML(typ="rt")
    yaml.Resolver = _PlainText
    yaml.preserve_quotes = True
    yaml.width = _NO_FOLDING
    yaml.indent(mapping=2, sequence=4, offset=2)
    return yaml


def load(text: str) -> CommentedMap:
    """The document as a mapping that remembers how it was written; an empty one for an empty text."""
    found = _yaml().load(text)
    return CommentedMap() if found is None else found


def dump(document: CommentedMap) -> str:
    out = io.StringIO()
    _yaml().dump(document, out)
    return out.getvalue()


def put(record: CommentedMap, key: str, value: str | Sequence[str] | Mapping[str, Any]) -> None:
    """Sets a key; an empty value takes it away.  Lists keep the order they had, what is new comes last."""
    if not value:
        record.pop(key, None)
    elif isinstance(value, str):
        record[key] = LiteralScalarString(value + "\n") if "\n" in value else value
    elif isinstance(value, Mapping):
        record[key] = value
    else:
        before = [one for one in record.get(key) or () if one in value]
        record[key] = _in_line([*before, *(one for one in value if one not in before)])


def append(document: CommentedMap, key: str, entry: Mapping[str, Any]) -> None:
    """A new entry at the end of the list ``key``."""
    entries = document.get(key)
    if not entries:
        entries = CommentedSeq()
        document[key] = entries
    made = CommentedMap()
    for name, value in entry.items():
        put(made, name, value)
    entries.append(made)


def _in_line(values: Sequence[str]) -> CommentedSeq:
    made = CommentedSeq(values)
    made.fa.set_flow_style()
    return made
