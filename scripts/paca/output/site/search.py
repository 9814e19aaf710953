"""The search index: what the search field finds, as one script that any page can load, from a folder too.

``search/index.js`` calls ``pacaIndex({pages, titles, entries})``: ``pages`` holds ``[address, title, kind]``,
``entries`` holds ``[number of the page, anchor, number of the title, text]``; texts as shown, with their
diacritics.  The browser folds them once (``site_templates/scripts/20-find.js``).  Each language has an
index of its own, ``en/search/index.js`` beside the English pages, with addresses below ``en/``.

The index lies in the tree of pages before the generator runs, so it is the same whichever generator
builds the site.  It holds nothing that does not stand on a page.
"""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import zip_longest
from pathlib import Path

from ..language import ENGLISH
from ..language.foreign import plain
from .pagefile import PAGES, PageFile
from .slugs import fold

OTHERS = (f"{ENGLISH}/",)  # folders of the other languages: each has its own index
_UNPUBLISHED = frozenset({"README.md", "architecture.md", "benchmarks.md"})  # mkdocs.yml, exclude_docs
LONG = 420  # characters of a text that are searched and quoted; the rest is on the page
SHORT = 180  # the same of an account, one a submission, while there are not too many of them
ACCOUNTS = 400_000  # characters of all accounts together: the index stays near a megabyte in any province

_HEADING = re.compile(r'<(h[23])\b[^>]*\bid="([^"]+)"[^>]*>(.*?)</\1>', re.DOTALL)
_ROW = re.compile(r'<tr\b[^>]*\bid="(gop-y-[^"]+)"[^>]*>(.*?)</tr>', re.DOTALL)
_ACCOUNT = "paca-section__head"
_PROSE = re.compile(r'<div class="paca-prose">(.*?)</div>', re.DOTALL)
_UNREAD = re.compile(r"<(svg|nav|details|thead)\b.*?</\1>|<span class=\"chip.*?</span>", re.DOTALL)
_TAG = re.compile(r"<[^>]*>")
_FENCE = re.compile(r"^(```|~~~).*?^\1[^\n]*$", re.DOTALL | re.MULTILINE)
_ATX = re.compile(r"^(#{1,6})[ \t]+(.+?)[ \t#]*$", re.MULTILINE)
_LINK = re.compile(r"!?\[([^\]]*)\]\([^)]*\)")
_FRONT = re.compile(r"\A---\n(.*?)\n---\n", re.DOTALL)

Entry = tuple[str, str, str]  # anchor, title, text


def search_place(folder: str) -> str:
    """Where the index of a language lies; ``folder`` is ``""`` or ``"en/"``."""
    return f"{folder}search/index.js"


def write_search(tree: Path, pages: Sequence[PageFile], folder: str = "") -> Path:
    """Write the search index of ``pages`` and of the hand-written pages already in ``tree``.

    ``folder`` is that of the language: ``""`` for Vietnamese, ``"en/"``; addresses are below it.
    """
    target = tree / PAGES / search_place(folder)
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(search_index(pages, tree / PAGES, folder), encoding="utf-8", newline="\n")
    return target


def search_index(pages: Sequence[PageFile], docs: Path, folder: str = "") -> str:
    """The script for generated ``pages`` and for the other, hand-written Markdown below ``docs/<folder>``."""
    table: list[tuple[str, str, str]] = []
    entries: list[tuple[int, str, int, str]] = []
    titles: dict[str, int] = {}  # the same item is named on every agency's page: each title once
    made = set()

    def add(found: Iterable[Entry]) -> None:
        for anchor, title, text in found:
            entries.append((len(table) - 1, anchor, titles.setdefault(title, len(titles)), text))

    filed = (page for page in pages if _kind(page.path.removeprefix(folder)) == "submissions")
    accounts = sum(str(page.fragment).count(_ACCOUNT) for page in filed)
    room = min(SHORT, ACCOUNTS // max(accounts, 1))
    for page in pages:
        path = page.path.removeprefix(folder)
        made.add(path)
        table.append((_address(path), plain(page.title), _kind(path)))
        add(_of_page(page, _kind(path), room if room >= SHORT // 3 else 0))
    root = docs / folder
    for path in sorted(root.rglob("*.md")) if root.is_dir() else ():
        name = path.relative_to(root).as_posix()
        if name in made or path.name in _UNPUBLISHED:
            continue
        if not folder and name.startswith(OTHERS):
            continue
        source = path.read_text(encoding="utf-8")
        found = list(_of_markdown(source))
        title = next((title for anchor, title, _ in found if not anchor), path.stem)
        table.append((_address(name), title, _kind(name)))
        add(found)
    content = {"pages": table, "titles": list(titles), "entries": entries}
    data = json.dumps(content, ensure_ascii=False, separators=(",", ":"))
    # U+2028 and U+2029 may stand in JSON, and in scripts only since 2019.
    return f"pacaIndex({data});\n".replace("\u2028", " ").replace("\u2029", " ")


def _address(path: str) -> str:
    return path.removesuffix(".md") + ".html"


def _kind(path: str) -> str:
    """The folder says what a page is; what lies at the top is "page"."""
    return path.split("/")[0] if "/" in path else "page"


def _of_page(page: PageFile, kind: str, room: int) -> Iterator[Entry]:
    fragment = str(page.fragment)
    lead = _plain(str(page.lead), LONG) if hasattr(page.lead, "__html__") else str(page.lead)
    if kind in ("item", "finding"):
        prose = " ".join(_PROSE.findall(fragment)) if kind == "item" else fragment
        lead = f"{lead} {_plain(prose, LONG)}"
    yield "", plain(page.title), lead.strip()
    if page.search:
        yield from ((entry.anchor, entry.title, entry.text[:LONG]) for entry in page.search)
        return
    if page.markdown:
        yield from (entry for entry in _of_markdown(page.markdown) if entry[0])
    if kind == "submissions":
        yield from _submissions(fragment, room)
    elif kind not in ("agency", "item", "finding"):  # their headings are the same on every page of the kind
        yield from _headings(fragment, LONG)
        yield from ((anchor, *_row(cells)) for anchor, cells in _ROW.findall(fragment))


def _submissions(fragment: str, room: int) -> Iterator[Entry]:
    """An agency's account of each item; the headings around them are the same on every agency's page."""
    heads = [match for match in _HEADING.finditer(fragment) if _ACCOUNT in match[0]]
    for match, end in _sections(heads, fragment):
        prose = _PROSE.search(fragment, match.end(), end)
        yield match[2], _plain(match[3], SHORT), _plain(prose[1], room) if prose and room else ""


def _headings(fragment: str, length: int) -> Iterator[Entry]:
    for match, end in _sections(list(_HEADING.finditer(fragment)), fragment):
        yield match[2], _plain(match[3], SHORT), _plain(fragment[match.end() : end][: 8 * length], length)


def _sections(heads: Sequence[re.Match[str]], text: str) -> Iterator[tuple[re.Match[str], int]]:
    """Each heading with the place where the next one begins."""
    for head, after in zip_longest(heads, heads[1:]):
        yield head, after.start() if after else len(text)


def _row(cells: str) -> tuple[str, str]:
    first, _, rest = cells.partition("</td>")
    return _plain(first, SHORT), _plain(rest, LONG)


def _of_markdown(source: str) -> Iterator[Entry]:
    """Sections of trusted Markdown, with the anchors that Python-Markdown's ``toc`` gives their headings."""
    front = _FRONT.match(source)
    body = _FENCE.sub(" ", source[front.end() :] if front else source)
    taken: set[str] = set()
    for match, end in _sections(list(_ATX.finditer(body)), body):
        title = _unmarked(match[2])
        anchor = _once(fold(title), taken)
        yield "" if len(match[1]) == 1 else anchor, title, _unmarked(body[match.end() : end])[:LONG]


def _once(anchor: str, taken: set[str]) -> str:
    """``toc`` numbers a second heading of the same name: ``so-lieu``, ``so-lieu_1``."""
    name, number = anchor, 0
    while name in taken:
        number += 1
        name = f"{anchor}_{number}"
    taken.add(name)
    return name


def _unmarked(text: str) -> str:
    text = _TAG.sub(" ", _LINK.sub(r"\1", text))
    return _squeeze(html.unescape(re.sub(r"^[-:| ]+$|[*`|>#]+", " ", text, flags=re.MULTILINE)))


def _plain(markup: str, length: int) -> str:
    """Text of our own templates' HTML, cut at a word."""
    text = _squeeze(html.unescape(_TAG.sub(" ", _UNREAD.sub(" ", markup))))
    return text if len(text) <= length else text[:length].rsplit(" ", 1)[0] + "…"


def _squeeze(text: str) -> str:
    return " ".join(text.split())


def addresses(index: str) -> Iterable[str]:
    """Every address that the index leads to, for the link check."""
    data = json.loads(index[index.index("(") + 1 : index.rindex(")")])
    for number, anchor, _, _ in data["entries"]:
        page = data["pages"][number][0]
        yield f"{page}#{anchor}" if anchor else page
