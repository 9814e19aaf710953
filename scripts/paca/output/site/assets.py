"""One sheet and one script for all pages, joined from ``site_templates/styles`` and ``scripts`` beside it.

A phone on a slow line pays for every request before the first word is painted; a person who edits wants
small files.  The number before a name is its place.  Comments stay in the sources.
"""

from __future__ import annotations

import re
from pathlib import Path

SHEET, SCRIPT = "assets/site.css", "assets/site.js"
LICENCES = "00-"  # a file of others keeps its notice
# A comment that begins a line, which none of our strings does; what follows code stays.
_COMMENT = re.compile(r"^[ \t]*/\*.*?\*/[ \t]*\n?", re.DOTALL | re.MULTILINE)


def join_assets(templates: Path, theme: Path) -> None:
    """Write the two below ``theme``.  ``templates`` is ``site_templates/``."""
    for target, sources in ((SHEET, "styles/*.css"), (SCRIPT, "scripts/*.js")):
        text = "\n".join(_source(path) for path in sorted(templates.glob(sources)))
        (theme / target).parent.mkdir(parents=True, exist_ok=True)
        (theme / target).write_text(text, encoding="utf-8", newline="\n")


def _source(path: Path) -> str:
    text = path.read_text(encoding="utf-8")
    return text if path.name.startswith(LICENCES) else _COMMENT.sub("", text)
