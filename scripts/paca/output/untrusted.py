"""Agencies' text (thuyết minh, góp ý) as HTML that runs nothing and loses nothing.

Three nets: raw HTML is not Markdown here and comes out as the characters typed, so that
"Theo mẫu <Sở Nội vụ>" stays readable (a sanitiser alone would delete it); links keep only schemes of
an allow-list, images become their text; nh3 checks the result.  The site's Content-Security-Policy
stands behind all three.  No attribute lists, snippets, macros, HTML in Markdown, nor any other extension.

The output has no blank line and starts with a block element, so that it can stand inside an HTML
block of a Markdown page without Python-Markdown reading any of it.
"""

from __future__ import annotations

import html
import re
import unicodedata
from functools import lru_cache
from typing import TYPE_CHECKING

from markupsafe import Markup

if TYPE_CHECKING:
    from collections.abc import Sequence

    from markdown_it import MarkdownIt
    from markdown_it.renderer import RendererHTML
    from markdown_it.token import Token
    from markdown_it.utils import EnvType, OptionsDict

MAX_SIZE = 65_536  # characters of one text that are read as Markdown; longer ones are shown as they stand
MAX_RUN = 200  # openers on one paragraph or quote marks on one line before a text counts as an attack
MAX_PIPES = 4_000  # table cells
MAX_NESTING = 20  # lists and quotes inside each other; the parser would silently drop what lies deeper
LINK_SCHEMES = frozenset({"http", "https", "mailto"})
LINK_REL = "nofollow noopener noreferrer"
TAGS = frozenset(
    "p br hr h4 h5 h6 ul ol li blockquote pre code strong em del a table thead tbody tr th td div".split()
)

# Without any of these characters a text is paragraphs and nothing else: no parser is needed.
_MARKUP = re.compile(r"[\\`*_\[\]!<>#|~&]|^[ \t]*(?:[-+=]|\d{1,9}[.)])|^(?: {4}|\t)| {2}$", re.MULTILINE)
_BLANK = re.compile(r"\n[ \t]*(?:\n[ \t]*)+")
# Everything that a browser, a terminal or an editor does not show as a character of its own.
_CONTROL = re.compile(
    r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb]"
)
_SCHEME = re.compile(r"([a-z][a-z0-9+.-]*):", re.IGNORECASE)


@lru_cache(maxsize=1 << 12)  # a site in two languages shows each agency's texts twice
def render_markdown(text: str) -> Markup:
    """``text`` as safe HTML: paragraphs, lists, tables, emphasis, quotes, code, http(s) and mailto links.

    Never raises, never takes longer than the sizes above allow; a text that is too large or looks
    built to be slow comes out as it stands, escaped, in ``<pre class="paca-raw">``.
    """
    text = _clean(text)
    if not text:
        return Markup("")
    if not _MARKUP.search(text):
        return _paragraphs(text)
    if len(text) > MAX_SIZE or _looks_slow(text):
        return _as_typed(text)
    try:
        parser = _parser()
        tokens = parser.parse(text)
        if any(token.level >= MAX_NESTING - 2 for token in tokens):
            return _as_typed(text)
        rendered = parser.renderer.render(tokens, parser.options, {})
    except (RecursionError, ValueError, IndexError):  # a text that the parser cannot stand is still shown
        return _as_typed(text)
    return Markup(_one_block(_sanitise(rendered)))


def render_line(text: str) -> Markup:
    """``text`` as one line of escaped characters, for titles and cells: no Markdown at all."""
    return Markup(html.escape(" ".join(_clean(text).split())))


def _clean(text: str) -> str:
    """NFC, Unix line ends, invisible and direction-changing characters made visible (U+FFFD)."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    return _CONTROL.sub("\N{REPLACEMENT CHARACTER}", unicodedata.normalize("NFC", text)).strip("\n \t")


def _paragraphs(text: str) -> Markup:
    escaped = html.escape(text)
    return Markup("<p>" + _BLANK.sub("</p>\n<p>", escaped) + "</p>")


def _as_typed(text: str) -> Markup:
    return Markup(_one_block(f'<pre class="paca-raw">{html.escape(text)}</pre>'))


def _one_block(rendered: str) -> str:
    """No blank line may remain: it would end the HTML block around it.  Inside ``pre`` it becomes a space."""
    return re.sub(r"\n(?=[ \t]*\n)", "\n&#32;", rendered.strip("\n"))


def _looks_slow(text: str) -> bool:
    """Runs that parsers are known to be slow on: nested openers, quotes, pipes."""
    for block in _BLANK.split(text):
        if max(block.count("["), block.count("<"), block.count("`") // 2) > MAX_RUN:
            return True
        if max(block.count("*"), block.count("_")) > 4 * MAX_RUN:
            return True
    if text.count("|") > MAX_PIPES:
        return True
    return any(line.count(">") > 20 and line.lstrip().startswith(">") for line in text.split("\n"))


@lru_cache(maxsize=1)
def _parser() -> MarkdownIt:
    from markdown_it import MarkdownIt

    options = {"html": False, "linkify": False, "typographer": False, "maxNesting": MAX_NESTING}
    parser = MarkdownIt("commonmark", options)
    parser.enable("table")
    parser.disable(["html_block", "html_inline", "reference", "lheading", "entity"])
    parser.validateLink = _link_allowed  # type: ignore[method-assign]
    parser.add_render_rule("heading_open", _heading)
    parser.add_render_rule("heading_close", _heading)
    parser.add_render_rule("link_open", _link)
    parser.add_render_rule("image", _image)
    parser.add_render_rule("fence", _fence)
    return parser


def _link_allowed(url: str) -> bool:
    """Only an absolute address with a scheme of the list: a relative one would lead into our own site."""
    match = _SCHEME.match(url.strip())
    return match is not None and match.group(1).lower() in LINK_SCHEMES


def _heading(
    renderer: RendererHTML, tokens: Sequence[Token], index: int, options: OptionsDict, env: EnvType
) -> str:
    """An agency's heading is a heading inside a section of ours: level 4 at most."""
    token = tokens[index]
    token.tag = f"h{min(int(token.tag[1]) + 3, 6)}"
    return renderer.renderToken(tokens, index, options, env)


def _link(
    renderer: RendererHTML, tokens: Sequence[Token], index: int, options: OptionsDict, env: EnvType
) -> str:
    tokens[index].attrSet("rel", LINK_REL)
    tokens[index].attrs.pop("title", None)
    return renderer.renderToken(tokens, index, options, env)


def _image(
    renderer: RendererHTML, tokens: Sequence[Token], index: int, options: OptionsDict, env: EnvType
) -> str:
    """No picture is fetched: its text and address are shown instead."""
    token = tokens[index]
    return html.escape(f"[ảnh: {token.content} {token.attrs.get('src', '')}]".replace(" ]", "]"))


def _fence(
    renderer: RendererHTML, tokens: Sequence[Token], index: int, options: OptionsDict, env: EnvType
) -> str:
    """Code as it stands; what follows the opening fence is text of the agency too and stays visible."""
    token = tokens[index]
    label = f"{token.info.strip()}\n" if token.info.strip() else ""
    return f"<pre><code>{html.escape(label + token.content)}</code></pre>\n"


def _sanitise(rendered: str) -> str:
    import nh3

    return nh3.clean(
        rendered,
        tags=set(TAGS),
        attributes={"a": {"href"}, "ol": {"start"}},
        url_schemes=set(LINK_SCHEMES),
        link_rel=LINK_REL,
    )
