"""All hostile texts through all text fields at once, built by MkDocs, opened in a real browser.

Nothing runs, nothing is blocked at the last moment by the policy either (the pages are opened without
it, too), nothing leaves the site, and what was typed can be read.
"""

from __future__ import annotations

import datetime as dt
import functools
import http.server
import re
import threading
from collections.abc import Iterator
from dataclasses import dataclass, replace
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from paca.assessment import Assessment, Change, Revision
from paca.model.visibility import Audience, Publicity
from paca.output.audience import publish
from paca.output.site import build_site

from ..output.page_samples import assessment_of, rewritten
from .conftest import Burrow
from .hostile import texts

TEXTS = texts()
EACH = 5  # texts in one field; the next field goes on where this one ends
OPEN, CLOSE = "⟦{}⟧", "⟦/{}⟧"
MARKED = re.compile(r"⟦(\d+)⟧((?:(?!⟦).)*)⟦/\1⟧", re.DOTALL)


@dataclass
class Writer:
    """Writes the next texts between numbered marks, and remembers what it wrote."""

    written: dict[int, str]

    def __call__(self, _old: str) -> str:
        number = len(self.written)
        held = " ".join(TEXTS[(number * EACH + place) % len(TEXTS)] for place in range(EACH))
        self.written[number] = held
        return f"{OPEN.format(number)}{held}{CLOSE.format(number)}"


def test_there_are_enough() -> None:
    assert len(set(TEXTS)) >= 60


@pytest.fixture(scope="module")
def hostile(burrow: Burrow) -> tuple[Assessment, dict[int, str]]:
    """A province in which every free text is hostile: the edition's, the agencies', the group's, git's."""
    write = Writer({})
    records = rewritten(burrow.assessment.records, write)
    made = assessment_of(records)
    when = dt.datetime(2020, 8, 12, 8, tzinfo=dt.UTC)
    change = Change("f" * 40, write(""), when, write(""))
    made = replace(
        made,
        as_of=when.date(),
        revision=Revision(write(""), "f" * 40, write(""), when),
        changes=dict.fromkeys(records.accepted, change),
    )
    assert len(write.written) * EACH > 10 * len(TEXTS)
    return made, write.written


@pytest.fixture(scope="module", params=["internal", "public"])
def site(
    request: pytest.FixtureRequest,
    hostile: tuple[Assessment, dict[int, str]],
    repo_root: Path,
    tmp_path_factory: pytest.TempPathFactory,
) -> Iterator[tuple[str, Path]]:
    """The built site and its address; public: with every class open, so that most texts are shown."""
    shown = hostile[0]
    if request.param == "public":
        shown = publish(shown, Audience(frozenset(Publicity)))
    out = tmp_path_factory.mktemp(f"hostile-{request.param}") / "site"
    build_site(shown, out=out, engine_root=repo_root)
    handler = functools.partial(Quiet, directory=str(out))
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/", out
    server.shutdown()
    server.server_close()


class Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:
        pass


def pages(out: Path) -> list[str]:
    """Everything but the catalogue's many pages, which hold no text of an agency but on one list."""
    names = [path.relative_to(out).as_posix() for path in sorted(out.rglob("*.html"))]
    return [name for name in names if not name.startswith(("finding/", "guide/", "assets/"))]


@pytest.mark.parametrize("policy", ["with the policy", "without the policy"])
def test_nothing_runs_in_a_browser(chromium: Any, site: tuple[str, Path], policy: str) -> None:
    address, out = site
    context = chromium.new_context(bypass_csp=policy == "without the policy")
    page, seen = context.new_page(), []
    page.on("dialog", lambda dialog: (seen.append(f"dialog {dialog.message}"), dialog.dismiss()))
    page.on("console", lambda message: seen.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: seen.append(str(error)))
    page.on(
        "request", lambda request: seen.append(request.url) if not request.url.startswith(address) else None
    )
    for name in pages(out):
        page.goto(address + name)
        page.evaluate("document.querySelectorAll('details').forEach(one => one.open = true)")
        assert page.evaluate("document.documentElement.getAttributeNames().filter(n => /pwn/.test(n))") == []
        assert page.url.startswith(address), name
        handlers = "[...document.querySelectorAll('*')].flatMap(e => e.getAttributeNames()"
        assert page.evaluate(f"{handlers}.filter(n => n.startsWith('on')))") == [], name
        links = (
            "[...document.querySelectorAll('[href],[src],[action],[srcdoc]')].map(e => e.href || e.src || '')"
        )
        odd = [
            link
            for link in page.evaluate(links)
            if re.match(r"(?i)\s*(javascript|data|vbscript|file):", str(link))
        ]
        assert odd == [], name
        assert page.locator("main iframe, main object, main embed, main form[action], base").count() == 0, (
            name
        )
        assert page.evaluate("getComputedStyle(document.body).display") != "none", name
    assert seen == []
    context.close()


@pytest.mark.parametrize("word", ["bấm", "mau", "Theo mẫu <Sở", "script"])
def test_nothing_runs_in_search(chromium: Any, site: tuple[str, Path], word: str) -> None:
    """Titles and texts come back through the search's own list."""
    address, _ = site
    context = chromium.new_context(bypass_csp=True)
    page, seen = context.new_page(), []
    page.on("dialog", lambda dialog: (seen.append(dialog.message), dialog.dismiss()))
    page.on("pageerror", lambda error: seen.append(str(error)))
    page.goto(address + "index.html")
    field = page.locator("input[type=search], .md-search__input").first
    field.focus()
    field.press_sequentially(word)
    page.wait_for_timeout(1500)
    assert page.evaluate("document.documentElement.getAttributeNames().filter(n => /pwn/.test(n))") == []
    assert seen == []
    context.close()


def test_what_was_typed_can_be_read(
    site: tuple[str, Path], hostile: tuple[Assessment, dict[int, str]]
) -> None:
    """Between the marks of a field stands its text, character for character but for the white space.

    Fields that are Markdown are left to ``tests/output/test_untrusted.py``: there a link may become a link.
    """
    _, out = site
    whole, changed = set(), []
    for name in pages(out):
        words = Words((out / name).read_text(encoding="utf-8"))
        for match in MARKED.finditer(words.text):
            number, told = int(match.group(1)), match.group(2)
            if _plain(told) == _plain(hostile[1][number]):
                whole.add(number)
            elif not words.prose(number):
                changed.append((name, number, told))
    assert changed == []
    assert len(whole) > 60


def _plain(text: str) -> str:
    """White space and characters that show nothing or turn the line around do not count."""
    return re.sub(r"[\s\u200b-\u200f\u202a-\u202e\x00-\x1f]+", "", text)


class Words(HTMLParser):
    """The text of a page, and which marks stand in rendered Markdown."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.text, self._prose, self._inside = "", "", 0
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "div":
            self._inside += 1 if self._inside or "paca-prose" in (dict(attrs).get("class") or "") else 0

    def handle_endtag(self, tag: str) -> None:
        if tag == "div" and self._inside:
            self._inside -= 1

    def handle_data(self, data: str) -> None:
        self.text += data
        if self._inside:
            self._prose += data

    def prose(self, number: int) -> bool:
        return OPEN.format(number) in self._prose
