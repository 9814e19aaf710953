"""Every link of the built site leads somewhere: MkDocs checks its Markdown, this checks what it wrote."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from html import unescape
from pathlib import Path
from urllib.parse import unquote

# One pattern an attribute, each beginning with its letters: twice as fast as one for all.  What looks like a
# link is taken for one, what looks like an anchor only in the form that our templates and the engines write.
_LINKS = tuple(
    re.compile(name + b"=" + value)
    for name in (b"href", b"src")
    for value in (b'"([^"]*)"', rb"""([^\s"'>]+)""")
)
_ANCHORS = (re.compile(b' id="([^"]*)"'), re.compile(b' name="([^"]*)"'))
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
        text = (site / page).read_bytes()
        links[page], anchors[page] = _found(_LINKS, text), _found(_ANCHORS, text) | {""}
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


def _found(patterns: Iterable[re.Pattern[bytes]], text: bytes) -> set[str]:
    """What stands in quotes or bare, each once, as a browser reads it."""
    raw = {value for pattern in patterns for value in pattern.findall(text)}
    return {unescape(value.decode()) if b"&" in value else value.decode() for value in raw}


def _led(folder: str, target: str) -> tuple[str, str] | None:
    """The file that ``target`` leads to from ``folder`` ("": the page itself), the anchor; None: outside."""
    path, _, anchor = target.partition("#")
    name = _file(folder, path)
    return None if name is None else (name, unquote(anchor) if "%" in anchor else anchor)


@lru_cache(maxsize=1 << 14)  # every page of a folder has the menu's links, and many those to the items
def _file(folder: str, path: str) -> str | None:
    if _OUTSIDE.match(path):
        return None
    if not path:
        return ""
    name = posixpath.normpath(posixpath.join(folder, unquote(path)))
    return "index.html" if name == "." else name
