"""XML read by expat with nothing resolved: no DTD and so no entity, no encoding but those of the standard.

Names are taken without their prefix: a file chooses its prefixes, so they tell nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from xml.parsers import expat

from .verdict import Refused

Start = Callable[[str, Mapping[str, str]], None]
End = Callable[[str], None]
Text = Callable[[str], None]

_ENCODINGS = frozenset({"utf-8", "utf-16", "us-ascii", "ascii"})


def walk(
    data: bytes, *, start: Start | None = None, end: End | None = None, text: Text | None = None
) -> None:
    """Parses one part; without handlers it stays in C.  Refused: DTD, other encodings, broken XML."""
    parser = expat.ParserCreate()
    parser.buffer_text = True
    parser.StartDoctypeDeclHandler = _refuse_dtd
    parser.EntityDeclHandler = _refuse_dtd
    parser.XmlDeclHandler = _check_encoding
    if start is not None:
        parser.StartElementHandler = lambda name, attributes: start(name[name.find(":") + 1 :], attributes)
    if end is not None:
        parser.EndElementHandler = end
    if text is not None:
        parser.CharacterDataHandler = text
    try:
        parser.Parse(data, True)
    except (expat.ExpatError, ValueError, LookupError, TypeError):
        raise Refused("D526") from None


def attribute(attributes: Mapping[str, str], name: str, default: str = "") -> str:
    """The attribute ``name`` under whatever prefix."""
    for key, value in attributes.items():
        if key == name or key[key.find(":") + 1 :] == name:
            return value
    return default


def one_byte_a_letter(data: bytes) -> bool:
    """Whether words can be searched for in the bytes, as in UTF-8 and unlike UTF-16."""
    return b"\0" not in data


def _refuse_dtd(*_: object) -> None:
    raise Refused("D537")


def _check_encoding(_: str, encoding: str | None, __: int) -> None:
    if encoding is not None and encoding.lower() not in _ENCODINGS:
        raise Refused("D526")
