"""A page's template in another language: its Vietnamese texts are replaced before Jinja compiles it.

There is one set of templates, written in Vietnamese.  A *text* is what stands between two tags or two
``{% … %}``, with the ``{{ … }}`` inside it; the value of an attribute that people read; and a Vietnamese
literal inside an expression::

    <td data-label="Đã nộp">{{ a.filed }} hồ sơ</td>   →   "Đã nộp", "{{ a.filed }} hồ sơ"

The English of a text is template source too, so it may put its expressions in another order.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from jinja2.ext import Extension

from .foreign import LETTER
from .speech import Language

FOLDERS = ("pages/", "publication/")  # the templates that are written in Vietnamese and read in both
READ = (
    "title",
    "aria-label",
    "placeholder",
    "alt",
    "label",
    "data-label",
)  # attributes that people read always

_CONSTRUCT = re.compile(r"\{\{.*?\}\}|\{%.*?%\}|\{#.*?#\}", re.DOTALL)
_FIRST_MASK = 0xE000  # private use: each construct of a template stands as one such letter meanwhile
_MASK = "[\ue000-\uf8ff]"
_TAG = re.compile(r"<[^<>]*>")
_ATTRIBUTE = re.compile(r'(?P<before>\s(?P<name>[a-z-]+)=")(?P<text>[^"]*)(?=")')
_LITERAL = re.compile(rf"""(?P<quote>["'])(?P<text>[^"'{{}}]*{LETTER}[^"'{{}}]*)(?P=quote)""")
_FOREIGN = re.compile(LETTER)
_WORD = re.compile(r"[^\W\d_]")
_VALUE = re.compile(r"\{\{-?\s*(.*?)\s*-?\}\}", re.DOTALL)

Translate = Callable[[str], str]


class Translated(Extension):
    """Jinja's extension that hands every page's source through ``translated``."""

    def preprocess(self, source: str, name: str | None, filename: str | None = None) -> str:
        language: Language | None = getattr(self.environment, "paca_language", None)
        if language is None or language.native or not (name or "").startswith(FOLDERS):
            return source
        return translated(source, language.translate)


def texts(source: str) -> Iterator[str]:
    """Every text of a template, in order, some more than once."""
    found: list[str] = []

    def note(text: str) -> str:
        found.append(text)
        return text

    translated(source, note)
    yield from found


def translated(source: str, translate: Translate) -> str:
    """``source`` with each of its texts put through ``translate``."""
    masked, constructs = _masked(source)
    pieces, at = [], 0
    for tag in (*_TAG.finditer(masked), None):
        text = masked[at : tag.start() if tag else len(masked)]
        in_code = bool(pieces) and _opens_code(pieces[-1])
        if in_code and not _FOREIGN.search(text):
            pieces.append(text)
        else:
            pieces.append(_set_apart(_runs(text, constructs, translate), constructs))
        if tag:
            pieces.append(_attributes(tag[0], constructs, translate))
            at = tag.end()
    whole = "".join(pieces)
    for place, construct in enumerate(constructs):
        mask = chr(_FIRST_MASK + place)
        if mask in whole:
            whole = whole.replace(mask, construct)
    return _CONSTRUCT.sub(lambda found: _literals(found[0], translate), whole)


def _opens_code(tag: str) -> bool:
    return tag.startswith(("<code", "<kbd"))


def _masked(source: str) -> tuple[str, list[str]]:
    constructs: list[str] = []

    def mask(found: re.Match[str]) -> str:
        constructs.append(found[0])
        return chr(_FIRST_MASK + len(constructs) - 1)

    return _CONSTRUCT.sub(mask, source), constructs


def _runs(text: str, constructs: list[str], translate: Translate) -> str:
    """The texts between two tags: cut at every construct that is no ``{{ … }}``."""
    done, start = [], 0
    for found in re.finditer(_MASK, text):
        if not constructs[ord(found[0]) - _FIRST_MASK].startswith("{{"):
            done += [_run(text[start : found.start()], constructs, translate), found[0]]
            start = found.end()
    return "".join([*done, _run(text[start:], constructs, translate)])


def _run(text: str, constructs: list[str], translate: Translate) -> str:
    inner = text.strip()
    if not _WORD.search(re.sub(_MASK, "", inner)):
        return text
    before, after = text[: len(text) - len(text.lstrip())], text[len(text.rstrip()) :]
    return before + translate(_unmasked(inner, constructs)) + after


def _set_apart(text: str, constructs: list[str]) -> str:
    """Values that share a run of text with others, each set apart (paca.output.language.foreign)."""
    whole = _unmasked(text, constructs)
    if len(text.strip()) == 1:
        return whole
    return _VALUE.sub(r"{{ (\1)|apart }}", whole)


def _attributes(tag: str, constructs: list[str], translate: Translate) -> str:
    def value(found: re.Match[str]) -> str:
        if found["name"] in READ or _FOREIGN.search(found["text"]):
            return found["before"] + _runs(found["text"], constructs, translate)
        return found[0]

    return _ATTRIBUTE.sub(value, tag)


def _unmasked(text: str, constructs: list[str]) -> str:
    return re.sub(_MASK, lambda found: constructs[ord(found[0]) - _FIRST_MASK], text)


def _literals(construct: str, translate: Translate) -> str:
    if construct.startswith("{#"):
        return construct
    return _LITERAL.sub(lambda found: found["quote"] + translate(found["text"]) + found["quote"], construct)
