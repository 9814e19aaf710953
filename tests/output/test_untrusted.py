"""Agencies' text: nothing runs, nothing is lost, nothing is slow."""

from __future__ import annotations

import html
import re
import time
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st
from paca.output.untrusted import MAX_SIZE, render_line, render_markdown

JS = "document.documentElement.setAttribute('pwn',1)"

HOSTILE = {
    "html in a definition": f'A\n:   <img src=x onerror="{JS}">',
    "html in a task item": f"- [ ] <img src=x onerror={JS}>",
    "html in a code title": f'```py title="<img src=x onerror={JS}>"\nx\n```',
    "mermaid": f'```mermaid\ngraph TD; A["<img src=x onerror={JS}>"]-->B\nclick A "javascript:{JS}"\n```',
    "comment that browsers end early": f"<!-- --!><img src=x onerror={JS}> -->",
    "script": f"<script>{JS}</script>",
    "svg": f"<svg/onload={JS}>",
    "entity in a link's scheme": f"[bấm](&#106;avascript:{JS})",
    "tab in a link's scheme": f"[bấm](java&#x09;script:{JS})",
    "control byte before a link's scheme": f"[bấm](<\x01javascript:{JS}>)",
    "upper case scheme": f"[bấm](JaVaScRiPt:{JS})",
    "data link": "[bấm](data:text/html;base64,PHNjcmlwdD4=)",
    "vbscript autolink": "<vbscript:msgbox(1)>",
    "file link": "[bấm](file:///etc/passwd)",
    "link into our own site": "[bấm](../index.html)",
    "protocol-relative link": "[bấm](//evil.invalid/)",
    "reference link": f"[bấm][x]\n\n[x]: javascript:{JS}",
    "attribute list on a picture": f'![i](x.png){{onerror="{JS}"}}',
    "attribute list on a link": f'[a](http://ok.vn){{onfocus="{JS}" autofocus="1" tabindex="0"}}',
    "attribute list with an address": f'[a](http://ok.vn){{href="javascript:{JS}"}}',
    "link title": f'[a](http://ok.vn "\\" onmouseover={JS} x=\\"")',
    "remote picture": "![theo dõi](http://evil.invalid/p.png)",
    "markdown in html": f'<div markdown="1">**b** <img src=x onerror="{JS}"></div>',
    "meta refresh": '<meta http-equiv="refresh" content="0;url=https://evil.invalid/">',
    "abbreviation": 'ĐIỂM 5\n\n*[ĐIỂM]: "><img src=x onerror=1>',
    "template": "{{ cycler.__init__.__globals__.os.popen('id').read() }} {% include 'x' %}",
    "snippet": '--8<-- "/etc/passwd"',
    "style": "<style>body{display:none}</style>",
    "form": '<form action="https://evil.invalid"><input name=p></form>',
    "broken tag": "<img src=x onerror=1 //",
    "table cell": f"| a |\n|---|\n| <img src=x onerror={JS}> |",
    "picture in a link": "[![i](javascript:1)](javascript:2)",
}

ALLOWED = set("p br hr h4 h5 h6 ul ol li blockquote pre code strong em a table thead tbody tr th td".split())


class Seen(HTMLParser):
    """What a browser would take from the output: tags, attributes and text."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.attributes: list[tuple[str, str]] = []
        self.text = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes += [(name, value or "") for name, value in attrs]

    def handle_data(self, data: str) -> None:
        self.text += data

    def handle_comment(self, data: str) -> None:
        raise AssertionError("a comment hides text")


def see(text: str) -> Seen:
    seen = Seen()
    seen.feed(str(render_markdown(text)))
    seen.close()
    return seen


def assert_inert(seen: Seen) -> None:
    assert set(seen.tags) <= ALLOWED
    for name, value in seen.attributes:
        assert name in {"href", "rel", "start", "class"}
        if name == "href":
            assert re.match(r"(https?|mailto):", value)
        if name == "class":
            assert value == "paca-raw"


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE.keys())
def test_hostile_text_is_inert(text: str) -> None:
    assert_inert(see(text))


@given(st.text(alphabet="ab<>[]()!\"'`*_#-|:&;/\\\n \tđ&=j{}", max_size=200))
def test_any_text_is_inert_and_one_html_block(text: str) -> None:
    assert_inert(see(text))
    assert not re.search(r"\n[ \t]*\n", render_markdown(text))


@given(st.text(alphabet="abđ<>=\"' &;/\n", max_size=80))
def test_letters_between_angle_brackets_are_never_lost(text: str) -> None:
    kept = see(text).text
    for letter in "abđ":
        assert kept.count(letter) == text.count(letter)


@pytest.mark.parametrize(
    ("text", "visible"),
    [
        ("Theo mẫu <Sở Nội vụ>, điền <họ và tên>; 5 < 6.", "Theo mẫu <Sở Nội vụ>, điền <họ và tên>; 5 < 6."),
        ("Đạt | 10 | 10 | 10", "Đạt | 10 | 10 | 10"),
        ("A & B &lt; C", "A & B &lt; C"),
        ("<script>alert(1)</script>", "<script>alert(1)</script>"),
        ("[bấm](javascript:alert(1))", "[bấm](javascript:alert(1))"),
        ("![biểu đồ](http://a.vn/x.png)", "[ảnh: biểu đồ http://a.vn/x.png]"),
        ("[x]: http://a.vn", "[x]: http://a.vn"),
        ("Số 312/QĐ-TTCP; tỷ lệ 87/118 = 73,73 %.", "Số 312/QĐ-TTCP; tỷ lệ 87/118 = 73,73 %."),
        ("a\u202eb\u200bc", "a\ufffdb\ufffdc"),
        ("a\x00b", "a\ufffdb"),
    ],
)
def test_visible_text_survives(text: str, visible: str) -> None:
    assert see(text).text.strip() == visible


def test_decomposed_letters_are_composed_so_that_search_finds_them() -> None:
    assert render_markdown("tie\u0302\u0301p") == "<p>tiếp</p>"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", ""),
        ("  \n ", ""),
        ("Một đoạn.\nDòng hai.", "<p>Một đoạn.\nDòng hai.</p>"),
        ("Một.\n\n\n  \nHai.", "<p>Một.</p>\n<p>Hai.</p>"),
        ("**đậm** và *nghiêng*", "<p><strong>đậm</strong> và <em>nghiêng</em></p>"),
        ("# Tiêu đề", "<h4>Tiêu đề</h4>"),
        ("###### Tiêu đề", "<h6>Tiêu đề</h6>"),
        ("- a\n- b", "<ul>\n<li>a</li>\n<li>b</li>\n</ul>"),
        ("2. a", '<ol start="2">\n<li>a</li>\n</ol>'),
        ("```\na\n\nb\n```", "<pre><code>a\n&#32;\nb\n</code></pre>"),
        (
            "[TTCP](https://thanhtra.gov.vn)",
            '<p><a href="https://thanhtra.gov.vn" rel="nofollow noopener noreferrer">TTCP</a></p>',
        ),
    ],
)
def test_plain_markdown(text: str, expected: str) -> None:
    assert render_markdown(text) == expected


def test_a_paragraph_without_markup_renders_the_same_on_both_ways() -> None:
    """The fast way for plain paragraphs must give what the parser gives."""
    text = 'Năm 2019, cơ quan "đã" chuyển đổi 87 người; tỷ lệ 73,73 %.\nDòng hai.\n\nĐoạn hai.'
    slow = render_markdown(text + "\n\n**x**")
    assert html.unescape(slow) == html.unescape(render_markdown(text) + "\n<p><strong>x</strong></p>")


@pytest.mark.parametrize(
    "text",
    [
        "![" * 20_000,
        "[a](" * 20_000,
        "[" * 16_000,
        "<![CDATA[" * 5_000,
        "A\n" + ":   " * 5_000 + "x",
        ">" * 30_000,
        "- " * 15_000,
        "*a " * 15_000,
        "_*" * 20_000,
        "`a``b```c" * 5_000,
        "|" * 30_000 + "\n" + "|-" * 15_000,
        "\n".join(" " * (2 * n) + "- x" for n in range(150)),
        "x" * (MAX_SIZE + 1) + "**",
        "&#" * 30_000,
        "\\" * 60_000,
    ],
    ids=lambda text: text[:8].strip(),
)
def test_no_text_is_slow(text: str) -> None:
    start = time.process_time()
    assert_inert(see(text))
    assert time.process_time() - start < 1.0


@pytest.mark.parametrize("deep", ["- ", "> ", "1. "])
def test_text_too_deep_for_the_parser_is_shown_as_typed(deep: str) -> None:
    assert "tận cùng" in see(deep * 18 + "tận cùng").text


def test_a_line_is_text_only() -> None:
    assert render_line("dòng 1\n# ĐIỂM: **100**/100 <b>") == "dòng 1 # ĐIỂM: **100**/100 &lt;b&gt;"
