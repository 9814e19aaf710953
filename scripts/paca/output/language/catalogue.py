"""A language's texts, out of its .po file below ``site_templates/languages``."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from .speech import ENGLISH, Language, in_context

FOLDER = "languages"


def english(templates: Path) -> Language:
    """English with every text of ``templates/languages/en.po`` (``templates`` is ``site_templates``)."""
    return Language(ENGLISH, _texts(templates / FOLDER / f"{ENGLISH}.po"))


@lru_cache(maxsize=4)
def _texts(path: Path) -> dict[str, str]:
    from babel.messages.pofile import read_po

    with path.open("rb") as file:
        held = read_po(file, abort_invalid=True)
    return {
        in_context(message.id, message.context or ""): message.string
        for message in held
        if message.id and message.string
    }
