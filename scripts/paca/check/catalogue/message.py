"""What a finding code says: texts in both languages, why it matters, how to mend it, an example.

A rule yields a code and params; the words live here only.  Pages, JSON, SARIF and annotations are
all made from the same message, so a text is changed in one place.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from string import Formatter
from typing import Literal

from ...finding import Level

Language = Literal["vi", "en"]
LANGUAGES: tuple[Language, ...] = ("vi", "en")

BY_MACHINE: Mapping[Language, str] = {
    "vi": "Máy sửa được: chạy lệnh paca fix.",
    "en": "The machine can do it: run paca fix.",
}

__all__ = ["LANGUAGES", "Language", "Level", "Message", "fields_of", "fill"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Message:
    """One entry of the catalogue.

    ``title_*`` is a heading without params; ``text_*`` says what is wrong, ``why_*`` what it costs,
    ``fix_*`` what to do, imperative; the last three may hold ``{param}``.  ``before`` and ``after``
    are a small YAML document (or Markdown, see ``example``) that shows the mistake and its mending.
    ``source`` is the law or publication that the rule rests on, None where it is the project's own.
    ``since`` is the version of paca that first gave the code; codes are never reused.
    ``fixable`` says that ``paca fix`` mends it, which ``fix`` then ends with.
    """

    code: str
    level: Level
    title_vi: str
    title_en: str
    text_vi: str
    text_en: str
    why_vi: str
    why_en: str
    fix_vi: str
    fix_en: str
    before: str
    after: str
    source: str | None = None
    since: str = "1.0"
    example: Literal["yaml", "markdown", "text"] = "yaml"
    fixable: bool = False

    @property
    def family(self) -> str:
        """The letter and digit that the codes of one family share, ``N4``."""
        return self.code[:2]

    def say(self, part: Literal["title", "text", "why", "fix"], language: Language) -> str:
        """One of the texts in ``language``, unfilled."""
        text = str(getattr(self, f"{part}_{language}"))
        return f"{text} {BY_MACHINE[language]}" if part == "fix" and self.fixable else text


def fields_of(text: str) -> frozenset[str]:
    """The params that a text names."""
    return frozenset(name for _, name, _, _ in Formatter().parse(text) if name)


def fill(text: str, params: Mapping[str, str]) -> str:
    """``text`` with its ``{param}`` filled; one that was not given shows as "…", it never raises.

    >>> fill("thiếu {what} ở {place}", {"what": "số"})
    'thiếu số ở …'
    """
    return "".join(
        [literal if name is None else literal + str(params.get(name, "…")) for literal, name in _pieces(text)]
    )


@lru_cache(maxsize=1 << 12)  # four texts a code, in two languages
def _pieces(text: str) -> tuple[tuple[str, str | None], ...]:
    """(literal, name of the param behind it), the last often without a param."""
    return tuple((literal, name) for literal, name, _, _ in Formatter().parse(text))
