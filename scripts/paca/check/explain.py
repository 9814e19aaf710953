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


# What stands for a param where a message is explained without a case at hand; English keeps the param's name.
PARAM_WORDS = {
    "account": "tài khoản", "adoption": "kết quả", "agency": "cơ quan",
    "allowed": "các giá trị được nhận", "answer": "câu hỏi", "answers": "các câu hỏi",
    "asked": "nơi được giao", "attachment": "tên tệp", "attachments": "các tệp",
    "author": "tác giả", "before": "điểm trước", "call": "ô đặt chỗ", "char": "ký tự", "claim": "lời khai",
    "comment": "góp ý", "commit": "commit", "computed": "điểm tính được", "count": "số lượng",
    "date": "ngày", "difference": "chỗ khác", "document": "tài liệu",
    "documents": "các tài liệu", "end": "ngày cuối", "example": "ví dụ", "expected": "yêu cầu",
    "extension": "đuôi tệp", "field": "tên dòng", "figure": "số liệu", "figures": "các số liệu",
    "first": "dòng đầu", "folder": "thư mục", "found": "thực tế", "given": "số đã ghi",
    "group": "nhóm", "high": "ngưỡng trên", "id": "mã", "inside": "trong tệp",
    "item": "tiêu chí", "items": "các tiêu chí", "key": "tên mục", "kind": "loại",
    "kinds": "các loại", "known": "các mục có trong mẫu", "lacks": "điều còn thiếu",
    "length": "độ dài", "limit": "mức", "low": "ngưỡng dưới", "max": "điểm tối đa",
    "missing": "điều còn thiếu", "name": "tên", "now": "năm nay", "on": "ngày",
    "other": "cái kia", "outside": "tên tệp", "owner": "cơ quan giữ", "parent": "mục trên",
    "parts": "các phần", "path": "đường dẫn", "phase": "bước", "phases": "các bước",
    "reason": "lý do", "similar": "tên gần giống", "size": "dung lượng", "start": "ngày đầu",
    "successor": "cơ quan kế thừa", "suggestion": "mã gần giống", "then": "năm trước",
    "today": "hôm nay", "total": "tổng", "typed": "số viết tay", "unit": "đơn vị tính", "until": "hạn",
    "value": "giá trị đã ghi", "what": "chi tiết", "whole": "tổng", "year": "năm",
}  # fmt: skip


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
        lines += [f"{words[part]}:", _indented(_plain(message.say(part, language), language)), ""]  # type: ignore[arg-type]
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
        parts += [f"## {HEADINGS['vi'][part]}", "", _md(_plain(message.say(part, "vi"), "vi")), ""]  # type: ignore[arg-type]
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
        parts += [f"**{HEADINGS['en'][part]}.** {_md(_plain(message.say(part, 'en'), 'en'))}", ""]  # type: ignore[arg-type]
    parts += [f"{HEADINGS['vi']['since']} {message.since}", ""]
    return "\n".join(parts)


def _ordered() -> list[Message]:
    return [CATALOGUE[code] for code in sorted(CATALOGUE)]


def _plain(text: str, language: Language) -> str:
    """A template as a sentence: what differs from case to case as ‹word›, doubled braces single."""
    from string import Formatter

    words = PARAM_WORDS if language == "vi" else {}
    return "".join(
        literal + (f"‹{words.get(name, name)}›" if name is not None else "")
        for literal, name, _, _ in Formatter().parse(text)
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
