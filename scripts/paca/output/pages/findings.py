"""Mã phát hiện: a page a code out of the catalogue, and what the check found in this tree."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from paca.check.catalogue import CATALOGUE
from paca.check.catalogue.message import Message, fill
from paca.check.render import render
from paca.finding import Finding, Level
from paca.output.language import Words, say, spoken
from paca.output.language.foreign import isolate
from paca.output.notation import number

from .banner import Banner, banner
from .book import Book
from .links import Links

LEVELS = Words({Level.ERROR: "Lỗi", Level.WARNING: "Cảnh báo", Level.HINT: "Gợi ý"})
FAMILIES = Words(
    {
        "F1": "Tệp và tên tệp",
        "Y2": "Nội dung tệp, YAML, phần đầu",
        "S3": "Cấu trúc và giá trị",
        "N4": "Số liệu",
        "D5": "Tài liệu và tệp đính kèm",
        "C6": "Hồ sơ và lời khai",
        "P7": "Bí mật và dữ liệu cá nhân",
        "E8": "Bộ chỉ số",
        "R9": "Kỳ đánh giá, danh sách cơ quan, thời hạn",
    }
)
SHOWN = 200  # findings listed on the index; the rest is counted (the command line lists all)


@dataclass(frozen=True, slots=True)
class Found:
    """A finding in words."""

    code: str
    level: str
    tone: str
    text: str
    place: str
    agency: str
    href: str


@dataclass(frozen=True, slots=True)
class CodeLine:
    code: str
    href: str
    level: str
    tone: str
    title: str
    count: int


@dataclass(frozen=True, slots=True)
class FindingsView:
    banner: Banner
    counts: str
    found: tuple[Found, ...]
    more: int
    families: tuple[tuple[str, str, tuple[CodeLine, ...]], ...]
    read: int


@dataclass(frozen=True, slots=True)
class FindingView:
    message: Message
    title: str
    level: str
    tone: str
    family: str
    text: str
    why: str
    fix: str
    found: tuple[Found, ...]
    count: int
    public: bool
    in_english: bool


def findings_view(book: Book) -> FindingsView:
    links, tongue = Links(), spoken().tag
    findings = book.assessment.findings
    counts = Counter(finding.code for finding in findings)
    levels = Counter(CATALOGUE[finding.code].level for finding in findings if finding.code in CATALOGUE)
    families: dict[str, list[CodeLine]] = {}
    for code, message in sorted(CATALOGUE.items()):
        families.setdefault(message.family, []).append(
            CodeLine(
                code,
                links.finding(code),
                LEVELS[message.level],
                tone(message.level),
                message.say("title", tongue),
                counts.get(code, 0),
            )
        )
    ordered = sorted(findings, key=lambda one: (-_level(one), one.sort_key()))
    return FindingsView(
        banner=banner(book),
        counts=say(
            "{errors} lỗi, {warnings} cảnh báo, {hints} gợi ý",
            errors=number(levels[Level.ERROR]),
            warnings=number(levels[Level.WARNING]),
            hints=number(levels[Level.HINT]),
        ),
        found=tuple(_found(finding, book, links) for finding in ordered[:SHOWN]),
        more=max(len(findings) - SHOWN, 0),
        families=tuple((key, FAMILIES.get(key) or key, tuple(lines)) for key, lines in families.items()),
        read=book.assessment.records.read_count,
    )


def tone(level: Level) -> str:
    """The theme's class of a level."""
    return level.name.lower()


def by_code(book: Book) -> Mapping[str, tuple[Finding, ...]]:
    found: dict[str, list[Finding]] = {}
    for finding in book.assessment.findings:
        found.setdefault(finding.code, []).append(finding)
    return {code: tuple(findings) for code, findings in found.items()}


def finding_view(
    message: Message, findings: tuple[Finding, ...], book: Book, *, most: int = 50
) -> FindingView:
    """``findings`` are those of this code in the tree; only ``most`` are listed."""
    tongue = spoken().tag
    return FindingView(
        message=message,
        title=message.say("title", tongue),
        level=LEVELS[message.level],
        tone=tone(message.level),
        family=FAMILIES.get(message.family) or message.family,
        text=_blank(message.say("text", tongue)),
        why=_blank(message.say("why", tongue)),
        fix=_blank(message.say("fix", tongue)),
        found=tuple(_found(finding, book, Links(1)) for finding in findings[:most]),
        count=len(findings),
        public=book.assessment.audience.public,
        in_english=not spoken().native,
    )


def _blank(text: str) -> str:
    """The text with "…" for what a finding fills in; one that is no template (a bare brace) as it stands."""
    try:
        return fill(text, {})
    except ValueError:
        return text


def _isolated(value: str) -> str:
    return str(isolate(value))


def _level(finding: Finding) -> int:
    message = CATALOGUE.get(finding.code)
    return int(message.level) if message else 0


def _found(finding: Finding, book: Book, links: Links) -> Found:
    message = CATALOGUE.get(finding.code)
    known = finding.agency in book.page_slugs
    return Found(
        code=finding.code,
        level=LEVELS[message.level] if message else "",
        tone=tone(message.level) if message else "hint",
        text=render(finding, spoken().tag, None if spoken().native else _isolated).text
        if message
        else finding.code,
        place=str(finding.position),
        agency=book.short(finding.agency) if finding.agency else "",
        href=links.agency(finding.agency) if known and finding.agency else "",
    )
