"""What agencies wrote is Vietnamese on an English page too; its HTML says so (WCAG 3.1.2).

Inside a sentence of ours a Vietnamese value is set apart by Unicode's isolates, which no submission can
hold (``paca.read.guard`` refuses them).  ``mark`` turns them into elements when the page is whole, and
marks every other run of text that is Vietnamese.
"""

from __future__ import annotations

import re

from markupsafe import Markup

OPEN, CLOSE = "\N{FIRST STRONG ISOLATE}", "\N{POP DIRECTIONAL ISOLATE}"
# Letters that Vietnamese has and English lacks: Latin-1 and beyond without the signs × and ÷, and ₫'s letter.
LETTER = "[\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u1ef9]"
_LETTER = re.compile(LETTER)
_ISOLATED = re.compile(f"{OPEN}([^{OPEN}{CLOSE}<]*){CLOSE}")
# Possessive (`*+`): a tag or run without what is looked for is passed over in one go.
_TAG_WITH_ISOLATE = re.compile(f"<[^<>{OPEN}{CLOSE}]*+[{OPEN}{CLOSE}][^<>]*+>")
# A run of text with a Vietnamese letter, after the tag before it; the run may be all that the element holds.
_RUN = re.compile(rf"<([a-z0-9/]*+)((?:\s[^<>]*+)?)>([^<>{LETTER[1:-1]}]*+{LETTER}[^<>]*+)(?=<(/\1>)?)")
# Elements that may hold no other: names in an English sentence there are left as they are.
_BARE = frozenset({"text", "title", "desc", "option", "tspan"})
_EDGES = re.compile(r"(\s*)(.*?)(\s*)", re.DOTALL)


def is_vietnamese(text: str) -> bool:
    return _LETTER.search(text) is not None


def isolate(value: object) -> object:
    """A Vietnamese ``value`` set apart from the sentence it is put into."""
    if (
        isinstance(value, str)
        and not isinstance(value, Markup)
        and is_vietnamese(value)
        and OPEN not in value
    ):
        return f"{OPEN}{value}{CLOSE}"
    return value


def plain(text: str) -> str:
    """Without isolates: for titles, attributes and the search index."""
    return text.replace(OPEN, "").replace(CLOSE, "")


def mark(page: Markup) -> Markup:
    """``page`` (the HTML of an English page) with ``lang="vi"`` at every Vietnamese run of text.

    >>> mark(Markup("<p>Sở Nội vụ</p><p><b>By</b> Sở Nội vụ</p>"))
    Markup('<p lang="vi">Sở Nội vụ</p><p><b>By</b> <span lang="vi">Sở Nội vụ</span></p>')
    >>> mark(Markup(f"<p>By {OPEN}Sở Nội vụ{CLOSE}.</p>"))
    Markup('<p>By <span lang="vi">Sở Nội vụ</span>.</p>')
    """
    told = _TAG_WITH_ISOLATE.sub(lambda found: plain(found[0]), f"<{page}<".replace("<", "<>", 1))
    return Markup(plain(_RUN.sub(_marked, told)[2:-1]))


def _marked(found: re.Match[str]) -> str:
    name, attributes, text, whole = found.groups()
    if ' lang="' in attributes:
        return found[0]
    if OPEN in text:
        inside = "tspan" if name == "text" else "" if name in _BARE else "span"
        marked = rf'<{inside} lang="vi">\1</{inside}>' if inside else r"\1"
        return f"<{name}{attributes}>" + _ISOLATED.sub(marked, text)
    if name in _BARE or whole:
        return f'<{name}{attributes} lang="vi">{text}'
    before, inner, after = _EDGES.fullmatch(text).groups()  # type: ignore[union-attr]
    return f'<{name}{attributes}>{before}<span lang="vi">{inner}</span>{after}'
