"""Text from files made safe for where it is shown; each reporter names what it needs."""

from __future__ import annotations

import re

# Control characters could steer a terminal, bidi and zero-width ones change what is read, signs of other
# scripts draw themselves around what follows, a lone surrogate cannot be encoded.  Newline and tab are left
# to the caller.
_UNPRINTABLE = re.compile(
    r"[\x00-\x08\x0b-\x1f\x7f-\x9f\xad\u034f\u0600-\u0605\u061c\u06dd\u070f\u0890\u0891\u08e2"
    r"\u115f\u1160\u17b4\u17b5\u180b-\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\u3164\ud800-\udfff"
    r"\ufe00-\ufe0f\ufeff\uffa0\ufff9-\ufffb\ufffe\uffff\U000110bd\U000110cd\U00013430-\U0001343f"
    r"\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e0fff]"
)


def printable(text: str) -> str:
    r"""``text`` with control, bidi and zero-width characters written out.

    >>> printable("a\x1b[31mb")
    'a\\u001b[31mb'
    """
    return _UNPRINTABLE.sub(lambda found: _escaped(ord(found.group())), text)


def _escaped(code: int) -> str:
    return f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"


def one_line(text: str) -> str:
    """``text`` printable and on one line."""
    return printable(" ".join(text.split()) if "\n" in text or "\t" in text else text)


def markdown(text: str) -> str:
    """``text`` that Markdown shows as it is: no HTML, no table bar, no emphasis, link, mention or code."""
    text = one_line(text).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    for mark in "\\`*_[]|#~":
        text = text.replace(mark, "\\" + mark)
    # A mention would call somebody; the invisible comment keeps the sign readable.
    return re.sub(r"@(?=\w)", "@<!-- -->", text)
