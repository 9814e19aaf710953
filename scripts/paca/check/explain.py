"""One code explained: text for the terminal, Markdown for its page.  Both from the catalogue alone."""

from __future__ import annotations

from collections.abc import Mapping
from difflib import get_close_matches

from .catalogue import CATALOGUE
from .catalogue.message import Language, Message
from .render import LEVEL_WORDS

HEADINGS: Mapping[Language, Mapping[str, str]] = {
    "vi": {
        "text": "Sai ở đâu", "why": "Vì sao quan trọng", "fix": "Cách sửa", "before": "Trước khi sửa",
        "after": "Sau khi sửa", "source": "Căn cứ", "since": "Có từ phiên bản", "level": "Mức độ",
    },
    "en": {
        "text": "What is wrong", "why": "Why it matters", "fix": "How to mend it", "before": "Before",
        "after": "After", "source": "Source", "since": "Since version", "level": "Level",
    },
}  # fmt: skip
UNKNOWN: Mapping[Language, str] = {
    "vi": "Không có mã {code}. Mã gần giống: {near}. Xem tất cả: paca explain",
    "en": "There is no code {code}. Near it: {near}. See all: paca explain",
}


def explain(code: str, language: Language = "vi") -> str:
    """The whole of one message as plain text; KeyError where the catalogue has no such code.

    ``unknown_code`` says what to tell the user then.
    """
    message = CATALOGUE[code.strip().upper()]
    words = HEADINGS[language]
    lines = [
        f"{message.code} · {message.say('title', language)} ({LEVEL_WORDS[language][message.level]})",
        "",
    ]
    for part in ("text", "why", "fix"):
        lines += [f"{words[part]}:", _indented(_plain(message.say(part, language))), ""]  # type: ignore[arg-type]
    lines += [
        f"{words['before']}:",
        _indented(message.before),
        "",
        f"{words['after']}:",
        _indented(message.after),
        "",
    ]
    if message.source:
        lines += [f"{words['source']}: {message.source}"]
    lines += [f"{words['since']}: {message.since}"]
    return "\n".join(lines) + "\n"


def unknown_code(code: str, language: Language = "vi") -> str:
    """What to say of a code that the catalogue does not have."""
    near = get_close_matches(code.strip().upper(), CATALOGUE, n=3, cutoff=0.4) or ["—"]
    return UNKNOWN[language].format(code=code, near=", ".join(near))


def overview(language: Language = "vi") -> str:
    """All codes, one a line, with level and title."""
    return "".join(
        f"{message.code}  {LEVEL_WORDS[language][message.level]:<9} {message.say('title', language)}\n"
        for message in _ordered()
    )


def message_page(code: str) -> str:
    """The Markdown page of a code: Vietnamese first, English below."""
    message = CATALOGUE[code]
    fence = _fence(message.before + message.after)
    parts = [f"# {message.code} · {_md(message.title_vi)}", ""]
    parts += [f"**{HEADINGS['vi']['level']}:** {LEVEL_WORDS['vi'][message.level]}", ""]
    for part in ("text", "why", "fix"):
        parts += [f"## {HEADINGS['vi'][part]}", "", _md(_plain(message.say(part, "vi"))), ""]  # type: ignore[arg-type]
    for part, example in (("before", message.before), ("after", message.after)):
        parts += [
            f"## {HEADINGS['vi'][part]}",
            "",
            f"{fence}{message.example}",
            example.rstrip("\n"),
            fence,
            "",
        ]
    if message.source:
        parts += [f"**{HEADINGS['vi']['source']}:** {_md(message.source)}", ""]
    parts += [f"## English: {_md(message.title_en)}", ""]
    for part in ("text", "why", "fix"):
        parts += [f"**{HEADINGS['en'][part]}.** {_md(_plain(message.say(part, 'en')))}", ""]  # type: ignore[arg-type]
    parts += [f"{HEADINGS['vi']['since']} {message.since}", ""]
    return "\n".join(parts)


def _ordered() -> list[Message]:
    return [CATALOGUE[code] for code in sorted(CATALOGUE)]


def _plain(text: str) -> str:
    """A template as a sentence: params as ‹param›, doubled braces single."""
    from string import Formatter

    return "".join(
        literal + (f"‹{name}›" if name is not None else "") for literal, name, _, _ in Formatter().parse(text)
    )


def _indented(text: str) -> str:
    return "\n".join(f"  {line}" if line else "" for line in text.rstrip("\n").split("\n"))


def _fence(text: str) -> str:
    return "~~~~" if "```" in text else "```"


def _md(text: str) -> str:
    """Text that Markdown and HTML must not read as their own."""
    for mark in ("\\", "`", "*", "_", "[", "]", "#"):
        text = text.replace(mark, "\\" + mark)
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
