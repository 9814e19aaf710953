"""One page on disk: a Markdown file whose front matter carries the page's HTML.

Python-Markdown reads HTML at about 5 MB/s, Jinja compiles an included file at 13 MB/s, libyaml reads it at
60 MB/s.  So what stands first (title, lead sentence, prose) is Markdown, and tables and figures are the
fragment in its front matter.  No hook, macro or plug-in is needed: ``site_templates/theme/main.html``
prints it.

Escaping happens here, once: titles reach front matter as escaped HTML (MkDocs' templates escape
nothing), and no brace of a fragment reaches Jinja.
"""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from markupsafe import Markup, escape

from ..language import VIETNAMESE
from ..language.foreign import is_vietnamese, mark, plain

PAGES = "docs"
# What YAML takes for a line's end, or refuses, inside a quoted scalar.
_UNQUOTED = re.compile(r"[^\x20-\x7e\xa0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]")


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
    which knows the headings of ``markdown`` only.  ``language`` is the page's, ``markdown_language`` that of
    ``markdown`` where it is another.
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
    language: str = VIETNAMESE
    markdown_language: str = ""


def place_of(tree: Path, page: PageFile) -> Path:
    """The Markdown file of ``page`` below ``tree``.

    Raises ValueError if the path leads outside the tree or does not end in ``.md``.
    """
    if not page.path.endswith(".md") or ".." in Path(page.path).parts or Path(page.path).is_absolute():
        raise ValueError(f"not a page below the site: {page.path!r}")
    return tree / PAGES / page.path


def write_page(tree: Path, page: PageFile) -> Path:
    """Write ``page`` below ``tree`` and return the path of its Markdown file.

    Raises as ``place_of``, and FileExistsError if another page has that address: MkDocs would lose one of
    the two and say nothing.
    """
    target = place_of(tree, page)
    if target.exists():
        raise FileExistsError(f"two pages have one address: {page.path!r}")
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(page_source(page), encoding="utf-8", newline="\n")
    return target


def page_source(page: PageFile) -> str:
    """The text of the Markdown file: front matter, heading, prose."""
    fields = (f"{key}: {_quoted(value)}" for key, value in front_of(page).items())
    lines = ["---", *fields, "---", "", head_of(page), ""]
    if page.markdown:
        lines += [page.markdown.strip("\n"), ""]
    return "\n".join(lines)


def front_of(page: PageFile) -> dict[str, object]:
    """What the page's front matter says to the theme."""
    front: dict[str, object] = {"title": str(escape(plain(page.title)))}
    if page.description:
        front["description"] = str(escape(page.description))
    if page.fragment:
        # Should an engine read front matter as a template, an agency's text opens no expression.
        front["fragment"] = str(page.fragment).removesuffix("\n").replace("{", "&#123;")
    if page.part:
        front["part"] = page.part
    if page.language != VIETNAMESE:
        front["lang"] = page.language
        if is_vietnamese(page.title) and plain(page.title) == page.title:
            front["title_lang"] = VIETNAMESE
        if page.markdown_language:
            front["content_lang"] = page.markdown_language
    if not page.contents:
        front["hide"] = ["toc"]
    return front


def head_of(page: PageFile) -> str:
    """Heading and lead, one HTML block without a blank line: a title full of asterisks stays a title."""
    lead = f'\n<p class="paca-lead">{escape(page.lead)}</p>' if page.lead else ""
    said = f' lang="{page.language}"' if page.markdown_language else ""
    heading = Markup("<h1>{}</h1>").format(page.title)
    if page.language != VIETNAMESE:
        heading = mark(heading)
    block = f'<div class="paca-head"{said}>{heading}{lead}</div>'
    return "\n".join(line for line in block.splitlines() if line.strip())


def _quoted(value: object) -> str:
    """``value`` as JSON on one line, which is YAML too."""
    return _UNQUOTED.sub(lambda found: f"\\u{ord(found[0]):04x}", json.dumps(value, ensure_ascii=False))
