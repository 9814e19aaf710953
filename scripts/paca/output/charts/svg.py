"""The frame of a chart and its few elements."""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction

from markupsafe import Markup, escape

WIDTH = 420  # units of every chart: small enough for a phone, where the text is still about 11 px
Table = tuple[tuple[str, ...], tuple[tuple[str, ...], ...]]


def frame(
    height: float, body: Iterable[str], *, title: str, description: str = "", width: float = WIDTH
) -> Markup:
    """An ``<svg role="img">`` with ``title`` (what it shows) and ``description`` (what one sees in it)."""
    described = f"<desc>{escape(description)}</desc>" if description else ""
    return Markup(
        f'<svg class="c" role="img" viewBox="0 0 {length(width)} {length(height)}">'
        f"<title>{escape(title)}</title>{described}{''.join(body)}</svg>"
    )


def length(value: float | Fraction) -> str:
    """A coordinate with one decimal at most: the same text on every machine."""
    tenths = round(Fraction(value) * 10)
    sign, (whole, rest) = "-" if tenths < 0 else "", divmod(abs(tenths), 10)
    return f"{sign}{whole}.{rest}" if rest else f"{sign}{whole}"


def text(x: float, y: float, content: object, *, classes: str = "", anchor: str = "") -> str:
    attributes = (f' class="{classes}"' if classes else "") + (f' text-anchor="{anchor}"' if anchor else "")
    return f'<text x="{length(x)}" y="{length(y)}"{attributes}>{escape(content)}</text>'


def rect(x: float, y: float, width: float, height: float, classes: str, *, title: str = "") -> str:
    inner = f"><title>{escape(title)}</title></rect>" if title else "/>"
    box = f'x="{length(x)}" y="{length(y)}" width="{length(max(width, 0))}" height="{length(height)}"'
    return f'<rect {box} class="{classes}"{inner}'


def line(x1: float, y1: float, x2: float, y2: float, classes: str) -> str:
    ends = f'x1="{length(x1)}" y1="{length(y1)}" x2="{length(x2)}" y2="{length(y2)}"'
    return f'<line {ends} class="{classes}"/>'


def wrap(label: str, width: float, *, size: float = 6.0) -> tuple[str, ...]:
    """``label`` on one or two lines of about ``width`` units; what does not fit on the second is cut."""
    room, words = int(width / size), label.split()
    first = ""
    while words and len(f"{first} {words[0]}".strip()) <= room:
        first = f"{first} {words.pop(0)}".strip()
    if not first or not words:
        return (shorten(label, width, size=size),)
    return first, shorten(" ".join(words), width, size=size)


def shorten(label: str, width: float, *, size: float = 6.3) -> str:
    """``label`` cut at a word to about ``width`` units; the whole text belongs in the table."""
    room = int(width / size)
    if len(label) <= room:
        return label
    return label[:room].rsplit(" ", 1)[0].rstrip(" ,;:") + "…"
