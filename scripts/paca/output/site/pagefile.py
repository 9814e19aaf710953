"""One page on disk: a short Markdown file, and beside it the HTML fragment that the theme includes.

Python-Markdown reads HTML at about 5 MB/s; a page of 90 kB costs 40 ms that
way and 4 ms as a fragment.  So what stands first (title, lead sentence, prose) is in the Markdown
file, and tables and figures are a fragment named in its front matter.
No hook, macro or plug-in is needed: ``site_templates/theme/main.html`` includes the file.

Escaping happens here, once: titles reach front matter as escaped HTML (MkDocs' templates escape
nothing), and no brace of a fragment reaches Jinja.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from markupsafe import Markup, escape

from .search import INDEX, search_index

PAGES = "docs"
FRAGMENTS = "site_templates/theme/fragments"


@dataclass(frozen=True, slots=True)
class SearchEntry:
    """Something inside a fragment that the search shall find: its anchor, title and plain text."""

    anchor: str
    title: str
    text: str = ""


@dataclass(frozen=True, slots=True)
class PageFile:
    """A generated page.

    ``path`` is below the site, ending in ``.md`` (``agency/so-noi-vu.md``).  ``title`` is plain text,
    ``lead`` the one sentence that answers the page's question (text is escaped, Markup taken as it is).
    ``markdown`` is trusted prose of ours; ``fragment`` is HTML made from autoescaping templates.
    ``part`` (a–d) gives the page its part's hue.  ``contents`` shows Material's table of contents,
    which knows the headings of ``markdown`` only.
    """

    path: str
    title: str
    lead: str | Markup = ""
    markdown: str = ""
    fragment: Markup = field(default_factory=Markup)
    part: str | None = None
    description: str = ""
    contents: bool = False
    search: Sequence[SearchEntry] = ()


def write_page(tree: Path, page: PageFile) -> Path:
    """Write ``page`` below ``tree`` and return the path of its Markdown file.

    Raises ValueError if the path leads outside the tree or does not end in ``.md``, FileExistsError if
    another page has that address: MkDocs would lose one of the two and say nothing.
    """
    target = tree / PAGES / page.path
    if not page.path.endswith(".md") or ".." in Path(page.path).parts or Path(page.path).is_absolute():
        raise ValueError(f"not a page below the site: {page.path!r}")
    name = page.path.removesuffix(".md") + ".html"
    if target.exists():
        raise FileExistsError(f"two pages have one address: {page.path!r}")
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(_markdown(page, name), encoding="utf-8", newline="\n")
    if page.fragment:
        fragment = tree / FRAGMENTS / name
        fragment.parent.mkdir(parents=True, exist_ok=True)
        # A fragment is included as a template; an agency's text must not be able to open an expression.
        fragment.write_text(str(page.fragment).replace("{", "&#123;"), encoding="utf-8", newline="\n")
    return target


def write_search(tree: Path, pages: Sequence[PageFile]) -> Path:
    """Write the search index of ``pages`` and of the hand-written pages already in ``tree``."""
    target = tree / PAGES / INDEX
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(search_index(pages, tree / PAGES), encoding="utf-8", newline="\n")
    return target


def _markdown(page: PageFile, fragment: str) -> str:
    front: dict[str, object] = {"title": str(escape(page.title))}
    if page.description:
        front["description"] = str(escape(page.description))
    if page.fragment:
        front["fragment"] = fragment
    if page.part:
        front["part"] = page.part
    if not page.contents:
        front["hide"] = ["toc"]
    fields = (f"{key}: {json.dumps(value, ensure_ascii=False)}" for key, value in front.items())
    lines = ["---", *fields, "---", ""]
    lead = f'\n<p class="paca-lead">{escape(page.lead)}</p>' if page.lead else ""
    # One HTML block without a blank line: a title full of asterisks stays a title.
    block = f'<div class="paca-head"><h1>{escape(page.title)}</h1>{lead}</div>'
    lines += ["\n".join(line for line in block.splitlines() if line.strip()), ""]
    if page.markdown:
        lines += [page.markdown.strip("\n"), ""]
    return "\n".join(lines)
