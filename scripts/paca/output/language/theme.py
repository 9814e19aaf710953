"""The frame's texts in English, for the generator's templates, which read no catalogue.

They ask ``lang.say("…")`` (``site_templates/theme/partials/language.html``), which looks into
``extra.english``.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from .speech import Language

MENU = "menu"  # msgctxt of the menu's titles: "Cơ quan" is Agencies there, Agency above a column
_SAID = re.compile(r'lang\.say\("([^"]+)"\)')


def texts(theme: Path) -> Iterator[str]:
    """Every text that the templates below ``theme`` say, some more than once."""
    for path in sorted(theme.rglob("*.html")):
        yield from _SAID.findall(path.read_text(encoding="utf-8"))


def in_english(language: Language, theme: Path, menu: Iterable[str]) -> dict[str, dict[str, str]]:
    """English of the frame's texts and of the ``menu``'s titles (``mkdocs.yml``)."""
    return {
        "texts": {text: language.translate(text) for text in sorted(set(texts(theme)))},
        "menu": {text: language.translate(text, MENU) for text in menu},
    }
