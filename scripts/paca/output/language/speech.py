"""Which language is being written, and a text in it.

Views and templates are made once a language, one after the other; which one is now is the context's
(``speaking``), as in gettext, so that no signature between a page and a comma has to carry it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from functools import lru_cache
from string import Formatter
from typing import Generic, TypeVar

from .foreign import isolate

VIETNAMESE, ENGLISH = "vi", "en"
Key = TypeVar("Key")


@dataclass(frozen=True)
class Language:
    """``tag`` as in ``<html lang>``; ``texts`` maps each Vietnamese text to this language's.

    Vietnamese has no texts: what is said is what is written.
    """

    tag: str
    texts: Mapping[str, str] = field(default_factory=dict)

    @property
    def native(self) -> bool:
        return self.tag == VIETNAMESE

    @property
    def folder(self) -> str:
        """Where its pages lie below the site: at the top, or ``en/``."""
        return "" if self.native else f"{self.tag}/"

    def translate(self, text: str, context: str = "") -> str:
        """``text`` itself where nobody has translated it: a page is never lost for a word.

        ``context`` (the entry's ``msgctxt``) tells apart what Vietnamese says in one word.
        """
        return self.texts.get(in_context(text, context), text)


def in_context(text: str, context: str) -> str:
    """The key of a text in a catalogue, as gettext has it."""
    return f"{context}\x04{text}" if context else text


_NATIVE = Language(VIETNAMESE)
_NOW: ContextVar[Language] = ContextVar("paca.language", default=_NATIVE)


def spoken() -> Language:
    """The language that is being written."""
    return _NOW.get()


@contextmanager
def speaking(language: Language) -> Iterator[None]:
    """Inside, every ``say`` and every number and date is in ``language``."""
    before = _NOW.set(language)
    try:
        yield
    finally:
        _NOW.reset(before)


def say(text: str, /, **values: object) -> str:
    """``text``, given in Vietnamese, in the language that is being written; ``{name}`` are filled.

    In English ``{n:agency|agencies}`` is the word for the number ``n``, and a Vietnamese value (a name, a
    title) is set apart, so that the page can mark it as Vietnamese.

    >>> say("Lấy điểm của {n} cơ quan", n=3)
    'Lấy điểm của 3 cơ quan'
    """
    language = _NOW.get()
    told = language.translate(text)
    if not values:
        return told
    if language.native:
        return told.format(**values)
    return "".join([piece if isinstance(piece, str) else piece.of(values) for piece in _pieces(told)])


def apart(name: str) -> str:
    """A name beside a text of ours, as ``say`` sets its values apart."""
    return name if _NOW.get().native else str(isolate(name))


@dataclass(frozen=True, slots=True)
class _Place:
    """``{name}``, ``{name:spec}``, or ``{n:agency|agencies}``."""

    name: str
    spec: str

    def of(self, values: Mapping[str, object]) -> str:
        value = values[self.name]
        if "|" in self.spec:
            return plural(value, *self.spec.split("|"))
        return format(isolate(value), self.spec)


@lru_cache(maxsize=1 << 12)  # a few hundred texts are said tens of thousands of times
def _pieces(text: str) -> tuple[str | _Place, ...]:
    pieces: list[str | _Place] = []
    for literal, name, spec, _ in Formatter().parse(text):
        pieces += [literal] if literal else []
        pieces += [_Place(name, spec or "")] if name is not None else []
    return tuple(pieces)


def plural(count: object, one: str, many: str) -> str:
    """The word for so many things; ``count`` may be the number as it is printed."""
    return one if str(count) == "1" else many


class Words(Mapping[Key, str], Generic[Key]):
    """A table of words, each given in Vietnamese and read in the language that is being written."""

    def __init__(self, texts: Mapping[Key, str]) -> None:
        self._texts = texts

    def __or__(self, other: Words[Key]) -> Words[Key]:
        """Both tables as one."""
        return Words({**self._texts, **other._texts})

    def __getitem__(self, key: Key) -> str:
        return _NOW.get().translate(self._texts[key])

    def fill(self, key: Key, **values: object) -> str:
        """The text with its ``{name}`` filled, as ``say`` does."""
        return say(self._texts[key], **values)

    def __iter__(self) -> Iterator[Key]:
        return iter(self._texts)

    def __len__(self) -> int:
        return len(self._texts)
