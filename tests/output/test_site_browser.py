"""The shell in a real browser: the policy holds, search folds, phones do not scroll sideways."""

from __future__ import annotations

import functools
import http.server
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from markupsafe import Markup
from paca.output.site import build_site
from paca.output.site.pagefile import PageFile

from .site_samples import engine_without_docs, pages_writer, sample_assessment

# What a page would look like if escaping and sanitising had both failed.
PWNED = PageFile(
    "pwned.md",
    "Thử",
    fragment=Markup(
        '<img src=x onerror="document.documentElement.dataset.pwned=1">'
        "<script>document.documentElement.dataset.pwned=1</script>"
        '<a id="go" href="javascript:document.documentElement.dataset.pwned=1">x</a>'
        '<img src="http://evil.invalid/p.png"><iframe src="http://evil.invalid/"></iframe>'
    ),
)
WIDE = PageFile(
    "wide.md",
    "Bảng rộng",
    fragment=Markup(
        '<div class="paca-scroll"><table class="paca-table"><tbody><tr>'
        + "<td>Chuyển-đổi-vị-trí-công-tác</td>" * 12
        + "</tr></tbody></table></div>"
    ),
)


@pytest.fixture(scope="module")
def address(repo_root: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    out = tmp_path_factory.mktemp("shell") / "site"
    engine = engine_without_docs(repo_root, tmp_path_factory.mktemp("engine"))
    build_site(sample_assessment(), out=out, engine_root=engine, write_pages=pages_writer(PWNED, WIDE))
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Quiet, directory=str(out)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/"
    server.shutdown()
    server.server_close()


class Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:
        pass


@pytest.mark.parametrize("page", ["index.html", "report.html", "submissions/x.html", "item/B.5.1.html"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 360])
def test_a_page_loads_whole_and_from_its_own_origin(
    chromium: Any, address: str, page: str, scheme: str, width: int
) -> None:
    window = {"width": width, "height": 800}
    with chromium.new_context(viewport=window, color_scheme=scheme) as context:
        tab, complaints, hosts = context.new_page(), [], []
        tab.on(
            "console", lambda message: complaints.append(message.text) if message.type == "error" else None
        )
        tab.on("pageerror", lambda error: complaints.append(str(error)))
        tab.on("request", lambda request: hosts.append(request.url))
        tab.goto(address + page, wait_until="load")
        assert complaints == []
        assert [url for url in hosts if not url.startswith((address, "data:"))] == []
        expected = "slate" if scheme == "dark" else "default"
        assert tab.evaluate("document.body.dataset.mdColorScheme") == expected
        assert tab.evaluate("document.documentElement.scrollWidth <= innerWidth")
        assert tab.evaluate("document.fonts.check('16px \"Source Sans 3\"', 'ệữđ')")


def test_what_slips_through_both_nets_does_not_run(chromium: Any, address: str) -> None:
    with chromium.new_context() as context:
        tab, hosts = context.new_page(), []
        tab.on("response", lambda response: hosts.append(response.url))
        tab.goto(address + "pwned.html", wait_until="load")
        tab.click("#go")
        tab.wait_for_timeout(200)
        assert tab.evaluate("document.documentElement.dataset.pwned") is None
        assert not [url for url in hosts if "evil" in url]


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("giai trinh", "submissions/x.html#B.5.1"),
        ("giải trình", "submissions/x.html#B.5.1"),
        ("tham nhung", "submissions/x.html#B.5.1"),
        ("don vi", "report.html#dieu-chuyen-don-vi"),
        ("đất đai", "report.html#dieu-chuyen-don-vi"),
        ("dat dai", "report.html#dieu-chuyen-don-vi"),
        ("83/KH-UBND", "submissions/x.html#B.5.1"),
    ],
)
def test_search_finds_with_and_without_diacritics(
    chromium: Any, address: str, query: str, found: str
) -> None:
    with chromium.new_context(viewport={"width": 1280, "height": 800}) as context:
        tab = context.new_page()
        tab.goto(address + "index.html", wait_until="load")
        tab.click(".md-search__input")
        tab.keyboard.type(query)
        tab.wait_for_selector(".md-search-result__link", timeout=10_000)
        links = tab.eval_on_selector_all(".md-search-result__link", "all => all.map(one => one.href)")[:3]
        assert any(_same(link, found) for link in links), links


def _same(link: str, found: str) -> bool:
    """A link of a result carries the query for highlighting: ``page.html?h=giai#anchor``."""
    page, _, anchor = found.partition("#")
    return f"/{page}" in link and link.endswith("#" + anchor)


def test_a_wide_table_scrolls_in_its_own_box_on_a_phone(chromium: Any, address: str) -> None:
    with chromium.new_context(viewport={"width": 360, "height": 800}) as context:
        tab = context.new_page()
        tab.goto(address + "wide.html", wait_until="load")
        assert tab.evaluate("document.documentElement.scrollWidth <= innerWidth")
        box = "document.querySelector('.paca-scroll')"
        assert tab.evaluate(f"{box}.scrollWidth > {box}.clientWidth")
