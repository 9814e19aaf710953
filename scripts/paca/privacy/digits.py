"""Numbers that identify a person, told from money, areas and codes by their inner structure."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

# A run of at least nine digits, with at most one separator between two of them.
RUN = re.compile(
    r"(?<![\w.,/+])(?<!\d-)(?:\(?(?:\+|00)?\s?84\)?[ .\-]?)?\(?\d\)?(?:[ .\-]?\(?\d\)?){8,15}(?![\w]|"
    r"[/.,\-]\d)",
    re.ASCII,
)
# Groups held together by other signs, as nobody prints a count or a code: 0912_345_678, 049/085/004/321.
ODD_RUN = re.compile(
    r"(?<![\w.,/+\-])(?:0\d{2}([_/])\d{3}\1\d{3}\1\d{3}|0\d{5}_\d{6}|0\d{3}([_/])\d{3}\2\d{3}|0\d{2}([_/])\d{3}\3\d{4})"
    r"(?![\w/\-])",
    re.ASCII,
)
# Letters that print like digits, between digits: O for 0, l and I for 1.
LETTER_DIGITS = re.compile(
    r"(?<![A-Za-z\d])(?=\S{0,20}?\d{3})[\dOoIl](?:[ .\-]?[\dOoIl]){8,13}(?![A-Za-z\d])", re.ASCII
)
LETTER_DIGIT = re.compile(r"\d[ .\-]?[OoIl]|[OoIl][ .\-]?\d", re.ASCII)
AS_DIGITS = str.maketrans("OoIl", "0011")
URL = re.compile(r"https?://\S+|www\.\S+")

# CCCD: 12 digits: province 001-096, century and sex, year, six
# digits.  Century and sex is 0-3 for births of 1900-2099; 1.6 % of random 12-digit numbers pass.
CCCD = re.compile(r"0(?:0[1-9]|[1-8]\d|9[0-6])[0-3]\d{8}", re.ASCII)
# Mobile ranges in use; landlines belong to offices.
MOBILE = re.compile(r"0(?:3[2-9]|5[25689]|7[06-9]|8[1-9]|9[0-46-9])\d{7}", re.ASCII)

CARD_GROUPS = {(12,), (3, 3, 3, 3), (4, 4, 4), (6, 6), (3, 9), (3, 3, 6), (3, 1, 2, 6)}

CCCD_WORDS = re.compile(r"\b(?:c\.?c\.?c\.?d|căn cước|can cuoc|định danh cá nhân|số định danh|thẻ cc)", re.I)
CMND_WORDS = re.compile(
    r"\b(?:c\.?m\.?(?:t\.?)?n\.?d|cmt|(?:giấy|số) chứng minh|chứng minh (?:nhân dân|thư)|"
    r"chung minh (?:nhan dan|thu)|"
    r"giấy cm|số cm)\b",
    re.I,
)
# A number announced as somebody's may be broken over lines or tied to a file's name by "_".
CALLED = re.compile(
    r"(?:c\.?c\.?c\.?d|căn cước|can cuoc|số định danh|(c\.?m\.?t?\.?n\.?d|chứng minh (?:nhân dân|thư)))"
    r"[^\d\n]{0,20}?[\s:_](\d(?:[\s._/\-]{0,2}\d){8,11})(?![^\W_]|[./,\-]\d)",
    re.I | re.ASCII,
)
PHONE_WORDS = re.compile(
    r"(?:\b(?:đt|sđt|sdt|đtdđ|dtdd|tel|mobile|zalo|viber|hotline|alo)\b|điện thoại|dien thoai|di động|"
    r"liên hệ|☎)",
    re.I,
)
# Codes of bodies, not of persons: tax, budget unit, business, account and case codes.
CODE_WORDS = re.compile(
    r"(?:\b(?:mst|msdn|mã số|ma so|mã đơn vị|mã qhns|qhns|mã hồ sơ|hồ sơ (?:dịch vụ công )?số|"
    r"mã vạch|mã thủ tục|số hiệu|"
    r"đkkd|đăng ký kinh doanh|doanh nghiệp số|mã chương|mã dự án|mã gói thầu|biên nhận|số seri|tbmt|"
    r"mã định danh)\b)",
    re.I,
)
BANK_WORDS = re.compile(
    r"(?:\bstk\b|(?:\btk|tài khoản)(?=\s*:?\s*\d(?:[ .\-]?\d){7})|"
    r"\b(?:vietinbank|vietcombank|agribank|bidv|techcombank|mb ?bank|sacombank|"
    r"vpbank)\b(?=\W{0,3}\d{8})|\btk\s*(?:số|:)|số\s*(?:tk|tài khoản)\b|tài khoản\s*(?:số|ngân hàng|cá nhân|"
    r"thẻ)|so tai khoan|số thẻ|thẻ\s+(?:atm|ngân hàng|tín dụng|ghi nợ|visa)|chuyển khoản (?:vào|đến))",
    re.I,
)
# Accounts of the treasury and of bodies are published by law and are nobody's private matter.
PUBLIC_ACCOUNT = re.compile(
    r"kho bạc|kbnn|ngân sách|tạm (?:giữ|thu|ứng)|tài khoản (?:kế toán|cấp)|dự toán|chuyên thu", re.I
)
MEASURE = re.compile(r"\s*(?:đồng|triệu|tỷ|nghìn|vnđ|vnd|đ\b|m2|m²|ha\b|%)", re.I)
TREASURY = re.compile(r"\d{4}\.\d\.\d{7}(?:\.\d{5})?", re.ASCII)
ACCOUNT = re.compile(
    r"[:\s]*(?:[^\d\n]{0,32})?(\d(?:[ .\-]?\d){2}[A-Z]\d{8}|\d(?:[ .\-]?\d){7,18})(?!\w)", re.ASCII
)
# What a text must hold for a pattern to be tried at all: substrings are sought ten times as fast.
PASSPORT_WORDS = ("hộ chiếu", "passport", "ho chieu")
_BANK_HINTS = ("tk", "khoản", "khoan", "thẻ", "bank", "bidv")
_CALLED_HINTS = ("căn cước", "can cuoc", "cccd", "c.c", "định danh", "cmnd", "cmtnd", "c.m", "chứng minh")
PASSPORT = re.compile(r"(?:hộ chiếu|passport|ho chieu)[^\d\n]{0,16}?\b([A-Z]\s?\d(?:[ .\-]?\d){6,7})\b", re.I)


def identities(text: str) -> Iterator[tuple[str, int]]:
    """(kind, offset) of the identity numbers in ``text``: cccd, cmnd, phone, bank, passport."""
    if LETTER_DIGIT.search(text) is not None:
        text = LETTER_DIGITS.sub(lambda found: found.group().translate(AS_DIGITS), text)
    taken: set[int] = set()
    lower = text.lower()
    for match in BANK_WORDS.finditer(text) if any(word in lower for word in _BANK_HINTS) else ():
        account = ACCOUNT.match(text, match.end())
        around = text[max(0, match.start() - 40) : (account.end() if account else match.end()) + 40]
        public = PUBLIC_ACCOUNT.search(around) or (account and TREASURY.fullmatch(account.group(1)))
        if account and not public:
            taken.add(account.start(1))
            yield "bank", account.start(1)
    for match in PASSPORT.finditer(text) if any(word in lower for word in PASSPORT_WORDS) else ():
        yield "passport", match.start(1)
    blanked = (
        URL.sub(lambda found: " " * len(found.group()), text) if "://" in text or "www." in text else text
    )
    for match in CALLED.finditer(text) if any(word in lower for word in _CALLED_HINTS) else ():
        size = sum(char.isdigit() for char in match.group(2))
        if size == 12 or size == 9 and match.group(1):
            taken.add(match.start(2))
            yield "cmnd" if match.group(1) else "cccd", match.start(2)
    for match in ODD_RUN.finditer(blanked):
        digits = "".join(char for char in match.group() if char.isdigit())
        if CCCD.fullmatch(digits):
            yield "cccd", match.start()
        elif MOBILE.fullmatch(digits):
            yield "phone", match.start()
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
    sizes = [len(group.group()) for group in groups]
    between = [run[one.end() : two.start()] for one, two in pairwise(groups)]
    for first in range(len(groups)):
        for last in range(len(groups) - 1, first - 1, -1):
            count = sum(sizes[first : last + 1])
            if count < 9:
                break  # fewer groups are shorter still
            if count > 12 or (first, last) == (0, len(groups) - 1) or _goes_on(sizes, first, last):
                continue
            if len(set(between[first:last])) <= 1:
                start = groups[first].start()
                yield run[start : groups[last].end()], start


def _goes_on(sizes: list[int], first: int, last: int) -> bool:
    """``09 05 11 12 22 33`` is a row of counts: a stretch whose like groups go on beside it is no number."""
    if last == first or len(set(sizes[first : last + 1])) > 1:
        return False
    beside = [at for at in (first - 1, last + 1) if 0 <= at < len(sizes)]
    return any(sizes[at] == sizes[first] for at in beside)


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
    abroad = "+" in run or "-" in run or called or _sizes(run) == (2, 3, 3, 3) and "." not in run
    if digits.startswith("84") and len(digits) == 11 and abroad:
        digits = "0" + digits[2:]
    elif digits.startswith("0084"):
        digits = "0" + digits[4:]
    elif run.lstrip("(").startswith("+") and digits.startswith("840"):
        digits = digits[2:]
    if len(digits) == 10 and MOBILE.fullmatch(digits) and not _is_list(run) and not _is_decimal(run):
        return "phone"
    return None


def _printed_as_card(run: str) -> bool:
    """Whether the digits are grouped as on a card: ``0912 000 000 15`` is a phone and a count."""
    return _sizes(run) in CARD_GROUPS or set(_sizes(run)) == {1}


def _sizes(run: str) -> tuple[int, ...]:
    return tuple(len(group) for group in re.findall(r"\d+", run))


def _is_decimal(run: str) -> bool:
    """``0.912345678`` and ``091.234.567.8`` are no phones: nobody leaves one digit alone among groups."""
    sizes = _sizes(run)
    return "." in run and 1 in (sizes[0], sizes[-1]) and set(sizes) != {1}


def _is_list(run: str) -> bool:
    """``001 002 003 004`` counts things; an identity number is not printed so."""
    groups = [int(group) for group in re.split(r"[ .\-]", run) if group.isdigit()]
    return len(groups) > 2 and all(
        later - earlier == 1 for earlier, later in zip(groups, groups[1:], strict=False)
    )
