"""Numbers that identify a person, told from money, areas and codes by their inner structure."""

from __future__ import annotations

import re
from collections.abc import Iterator

# A run of at least nine digits, with at most one separator between two of them.
RUN = re.compile(
    r"(?<![\w.,/+])(?<!\d-)(?:\(?\+?\s?84\)?[ .\-]?)?\(?\d\)?(?:[ .\-]?\(?\d\)?){8,15}(?![\w]|"
    r"[/.,\-]\d)",
    re.ASCII,
)
URL = re.compile(r"https?://\S+|www\.\S+")

# CCCD: 12 digits: province 001-096, century and sex, year, six
# digits.  Century and sex is 0-3 for births of 1900-2099; 1.6 % of random 12-digit numbers pass.
CCCD = re.compile(r"0(?:0[1-9]|[1-8]\d|9[0-6])[0-3]\d{8}", re.ASCII)
# Mobile ranges in use; landlines belong to offices.
MOBILE = re.compile(r"0(?:3[2-9]|5[25689]|7[06-9]|8[1-9]|9[0-46-9])\d{7}", re.ASCII)

CARD_GROUPS = {(12,), (3, 3, 3, 3), (4, 4, 4), (6, 6), (3, 9), (3, 3, 6), (3, 1, 2, 6)}

CCCD_WORDS = re.compile(r"\b(?:cccd|căn cước|can cuoc|định danh cá nhân|số định danh|thẻ cc)", re.I)
CMND_WORDS = re.compile(
    r"\b(?:cmnd|cmtnd|cmt|chứng minh (?:nhân dân|thư)|chung minh (?:nhan dan|thu)|giấy cm|số cm)\b", re.I
)
PHONE_WORDS = re.compile(
    r"(?:\b(?:đt|sđt|sdt|đtdđ|dtdd|tel|mobile|zalo|viber|hotline|alo)\b|điện thoại|dien thoai|di động|"
    r"liên hệ|☎)",
    re.I,
)
# Codes of bodies, not of persons: tax, budget unit, business, account and case codes.
CODE_WORDS = re.compile(
    r"(?:\b(?:mst|msdn|mã số|ma so|mã đơn vị|mã qhns|qhns|mã hồ sơ|hồ sơ số|mã vạch|mã thủ tục|số hiệu|"
    r"đkkd|đăng ký kinh doanh|doanh nghiệp số|mã chương|mã dự án|mã gói thầu|biên nhận|số seri|tbmt|"
    r"mã định danh)\b)",
    re.I,
)
BANK_WORDS = re.compile(
    r"(?:\bstk\b|\btk(?=\s*\d{8})|\b(?:vietinbank|vietcombank|agribank|bidv|techcombank|mb ?bank|sacombank|"
    r"vpbank)\b(?=\W{0,3}\d{8})|\btk\s*(?:số|:)|số\s*(?:tk|tài khoản)\b|tài khoản\s*(?:số|ngân hàng|cá nhân|"
    r"thẻ)|so tai khoan|số thẻ|chuyển khoản (?:vào|đến))",
    re.I,
)
# Accounts of the treasury and of bodies are published by law and are nobody's private matter.
PUBLIC_ACCOUNT = re.compile(
    r"kho bạc|kbnn|ngân sách|tạm (?:giữ|thu|ứng)|tài khoản (?:kế toán|cấp)|dự toán|chuyên thu", re.I
)
MEASURE = re.compile(r"\s*(?:đồng|triệu|tỷ|nghìn|vnđ|vnd|đ\b|m2|m²|ha\b|%)", re.I)
TREASURY = re.compile(r"\d{4}\.\d\.\d{7}", re.ASCII)
ACCOUNT = re.compile(r"[:\s]*(?:[^\d\n]{0,24})?(\d(?:[ .\-]?\d){7,18})(?!\w)", re.ASCII)
PASSPORT = re.compile(r"(?:hộ chiếu|passport|ho chieu)[^\d\n]{0,16}?\b([A-Z]\s?\d{7,8})\b", re.I)


def identities(text: str) -> Iterator[tuple[str, int]]:
    """(kind, offset) of the identity numbers in ``text``: cccd, cmnd, phone, bank, passport."""
    taken: set[int] = set()
    for match in BANK_WORDS.finditer(text):
        account = ACCOUNT.match(text, match.end())
        around = text[max(0, match.start() - 40) : (account.end() if account else match.end()) + 40]
        public = PUBLIC_ACCOUNT.search(around) or (account and TREASURY.fullmatch(account.group(1)))
        if account and not public:
            taken.add(account.start(1))
            yield "bank", account.start(1)
    for match in PASSPORT.finditer(text):
        yield "passport", match.start(1)
    blanked = (
        URL.sub(lambda found: " " * len(found.group()), text) if "://" in text or "www." in text else text
    )
    for match in RUN.finditer(blanked):
        start = match.start()
        if start not in taken:
            before, after = blanked[max(0, start - 40) : start], blanked[match.end() : match.end() + 20]
            for run, offset in _readings(match.group()):
                kind = _kind(run, before + match.group()[:offset], after)
                if kind is not None:
                    yield kind, start + offset
                    break


def _readings(run: str) -> Iterator[tuple[str, int]]:
    """The run, then its stretches of whole groups: ``049085001234 10`` holds a card's number and a count."""
    yield run, 0
    groups = list(re.finditer(r"\d+", run))
    for first in range(len(groups)):
        for last in range(len(groups) - 1, first - 1, -1):
            if (first, last) == (0, len(groups) - 1):
                continue
            start, end = groups[first].start(), groups[last].end()
            separators = {
                run[a.end() : b.start()]
                for a, b in zip(groups[first:last], groups[first + 1 :], strict=False)
            }
            if len(separators) <= 1 and 9 <= sum(char.isdigit() for char in run[start:end]) <= 12:
                yield run[start:end], start


def _kind(run: str, before: str, after: str) -> str | None:
    digits = "".join(char for char in run if char.isdigit())
    near = before[-26:]
    if len(digits) in (9, 12) and CMND_WORDS.search(near):
        return "cmnd"
    if len(digits) == 12 and CCCD_WORDS.search(near):
        return "cccd"
    called = PHONE_WORDS.search(near)
    if MEASURE.match(after) or not called and (CODE_WORDS.search(near) or CODE_WORDS.search(after)):
        return None
    if len(digits) == 12 and CCCD.fullmatch(digits) and _printed_as_card(run) and not _is_list(run):
        return "cccd"
    if digits.startswith("84") and len(digits) == 11 and ("+" in run or "-" in run or called):
        digits = "0" + digits[2:]
    elif run.lstrip("(").startswith("+") and digits.startswith("840"):
        digits = digits[2:]
    if len(digits) == 10 and MOBILE.fullmatch(digits) and not _is_list(run):
        return "phone"
    return None


def _printed_as_card(run: str) -> bool:
    """Whether the digits are grouped as on a card: ``0912 000 000 15`` is a phone and a count."""
    sizes = tuple(len(group) for group in re.findall(r"\d+", run))
    return sizes in CARD_GROUPS or set(sizes) == {1}


def _is_list(run: str) -> bool:
    """``001 002 003 004`` counts things; an identity number is not printed so."""
    groups = [int(group) for group in re.split(r"[ .\-]", run) if group.isdigit()]
    return len(groups) > 2 and all(
        later - earlier == 1 for earlier, later in zip(groups, groups[1:], strict=False)
    )
