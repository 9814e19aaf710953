"""Every link of the built site leads somewhere: MkDocs checks its Markdown, this checks what it wrote."""

from __future__ import annotations

import posixpath
import re
from dataclasses import dataclass
from functools import lru_cache
from html import unescape
from pathlib import Path
from urllib.parse import unquote

_ATTRIBUTE = re.compile(r"""\s(href|src|id|name)=(?:"([^"]*)"|([^\s"'>]+))""")
_OUTSIDE = re.compile(r"[a-z][a-z0-9+.-]*:|//", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class BrokenLink:
    page: str
    target: str
    missing: str  # "page" | "anchor"


def broken_links(site: Path, *, published: bool = False) -> tuple[BrokenLink, ...]:
    """Links and references of all pages below ``site`` that lead to no file, or to no anchor of a page.

    The 404 page is left out: its links start at the server's root, which a folder does not have.
    ``published``: the site becomes one version among others, and links out of it lead to what they share.
    """
    files = {path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file()}
    anchors: dict[str, set[str]] = {}
    links: dict[str, set[str]] = {}
    for page in sorted(name for name in files if name.endswith(".html") and name != "404.html"):
        anchors[page], links[page] = {""}, set()
        for kind, quoted, bare in _ATTRIBUTE.findall((site / page).read_text(encoding="utf-8")):
            (links if kind in ("href", "src") else anchors)[page].add(quoted or bare)
    found = []
    for page, targets in links.items():
        folder = posixpath.dirname(page)
        for target in sorted(targets):
            if (led := _led(folder, target)) is None:
                continue
            name, anchor = led
            name = name or page
            if published and name.startswith("../"):
                continue
            if name not in files and f"{name}/index.html" not in files:
                found.append(BrokenLink(page, target, "page"))
            elif anchor and name in anchors and anchor not in anchors[name]:
                found.append(BrokenLink(page, target, "anchor"))
    return tuple(found)


@lru_cache(
    maxsize=1 << 15
)  # every page of a folder has the menu's links, and an agency's page the same few many times
def _led(folder: str, target: str) -> tuple[str, str] | None:
    """The file that ``target`` leads to from ``folder`` ("": the page itself), the anchor; None: outside."""
    if _OUTSIDE.match(target):
        return None
    path, _, anchor = unquote(unescape(target)).partition("#")
    if not path:
        return "", anchor
    name = posixpath.normpath(posixpath.join(folder, path))
    return ("index.html" if name == "." else name), anchor
