"""Secrecy marks, denouncers, homes and mail: words that give away, and the law's that do not."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from functools import lru_cache

# --- Secrecy marks: Tuyệt mật, Tối mật, Mật (Luật 29/2018/QH14; Quyết định 774/QĐ-TTg) ---
# A word of a mark may be split by blanks, points or hyphens ("T Ố I  M Ậ T").
_HIGH = re.compile(
    r"\b(?:t[\s._\-]{0,3}u[\s._\-]{0,3}y[\s._\-]{0,3}ệ[\s._\-]{0,3}t|t[\s._\-]{0,3}ố[\s._\-]{0,3}i)"
    r"[\s._\-]{0,4}m[\s._\-]{0,3}[ậạ][\s._\-]{0,3}t\b",
    re.I,
)
# Typed without marks above the letters; "mat" alone is too many words.
_BARE_ASCII = re.compile(
    r"\b(?:TUYET|TOI)[ _\-]?MAT\b|\b(?:[Dd][Oo]|[Mm][Uu][Cc] [Dd][Oo]) (?:[Mm]at|MAT)\s*[:=]\s*"
    r"(?:(?:[Tt]uyet|TUYET|[Tt]oi|TOI) )?(?:[Mm]at|MAT)\b"
)
# The mark stands alone on its line, in brackets, after "độ mật:", or after the number of a document.
_MARK = re.compile(
    r"(?:^[\s*_#>\-\[(\"“]*(?:(?:dấu|mức|độ)\s+)*(?:độ\s+)?mật[\s*_\])\"”.!]*$)"
    r"|[(\[]\s*(?:độ\s+|dấu\s+)?mật\s*[)\]]"
    r"|(?:độ|mức độ|dấu chỉ độ|cấp độ)\s+mật\s*(?:[:=\-]\s*[\"“']?|[\"“'])(?:mật|[abc]\b)"
    r"|(?:văn bản|công văn|báo cáo|tờ trình|kết luận(?: thanh tra)?|quyết định|tài liệu|hồ sơ|kế hoạch|"
    r"thông báo|biên bản)\s+mật"
    r"(?=\s+(?:số\s*)?\d+\s*[/\-]|\s+số\s*\d|\s+(?:ngày\s+\d+|của|do|về)\b|[\s,;.]+(?:đọc xong|"
    r"không\s+(?:sao|được|phổ biến|lưu hành)|chỉ\s+(?:đọc|lưu|gửi bản)|xem xong|thu hồi))"
    r"|(?:đã |được |có |bị )?(?:đóng|mang)\s+dấu\s*(?:chỉ )?(?:độ )?[\"“(]?mật\b"
    r"|\d+\s*/\s*[\w.\-–]{2,24}[\s,;:.\-–]{0,3}[(\[]?\s*(?:độ\s+)?mật\b"
    r"|\bm[\s._\-]{1,3}ậ[\s._\-]{1,3}t\b",
    re.I | re.M,
)
_CAPITAL = re.compile(
    r"(?<![^\W\d_])(?<!BÍ )(?<!BẢO )(?<!CƠ )MẬT(?![^\W\d_])(?! (?:ĐỘ|KHẨU|MÃ|VỤ|THIẾT|DANH|ONG|THƯ))"
)
# The law's own way to speak of marks: rules, lists and definitions, not a stamp on this document.
_SPOKEN_BEFORE = re.compile(
    r"(?:danh mục|quy định|quy chế|hướng dẫn|các độ|ba độ|03 độ|xác định|nhà nước(?: thuộc)?(?: có)? độ|"
    r"không (?:có|phải|mang|được|đóng)|"
    r"chưa|không(?=\s*$)|không (?:gửi|nộp|đưa)|(?<!vụ )\bviệc|phân loại|giải mật|tập huấn|tuyên truyền|"
    r"\bnào (?:thuộc|có|mang|là)|bảo vệ bí mật|"
    r"độ tuyệt mật[,;] (?:độ )?)[^.;\n]{0,48}$",
    re.I,
)
# "Tài liệu này thuộc danh mục …": the law's words, put on a document at hand all the same.
_AT_HAND = re.compile(
    r"(?:tài liệu|văn bản|hồ sơ|báo cáo|tệp)\s+(?:này|trên|kèm theo|gửi kèm|đính kèm)\b(?![^.;\n]*\bkhông\b)"
    r"[^.;\n]*$",
    re.I,
)
# "Mật, Tối mật, Tuyệt mật" or "Tối mật, Tuyệt mật": the levels told one after the other are the rule's words.
_LEVELS = re.compile(
    r"(?:[\"“]?mật[\"”]?\s*(?:,|/|hoặc|và|hay)\s*)?"
    r"[\"“]?tối mật[\"”]?\s*(?:,|/|hoặc|và|hay|,\s*(?:và|hoặc))\s*"
    r"[\"“]?tuyệt mật|tuyệt mật[\"”]?\s*(?:,|/|hoặc|và|hay)\s*[\"“]?tối mật"
    r"(?:[\"”]?\s*(?:,|/|hoặc|và|hay)\s*[\"“]?mật\b)?",
    re.I,
)
_SPOKEN_AFTER = re.compile(
    r"^(?:[^.;\n]{0,24}\b(?:theo (?:luật|quy định|nghị định|quyết định|điều)|do .{1,30} ban hành|"
    r"là (?:bí mật|"
    r"tin))|[\s\"”:,]*(?:thì\s+|phải\s+)?không\s+(?:gửi|nộp|đưa|đăng|tải)\b)",
    re.I,
)

# --- Denouncers (Luật Tố cáo 2018, Điều 9 and 56; Quyết định 774/QĐ-TTg)
_NAME = r"(?:[A-ZĐÀ-Ỹ][a-zà-ỹđ]+\s+){1,4}[A-ZĐÀ-Ỹ](?:[a-zà-ỹđ]+|\b)"
_PERSON = rf"(?:(?:ông|bà|anh|chị|cô|công dân)\s+(?:\(bà\)\s+)?)?{_NAME}"
_TITLED = rf"(?:ông|bà|anh|chị|cô|Ông|Bà|Anh|Chị|Cô|công dân)\s+(?:{_NAME}|[A-ZĐ][a-zà-ỹđ]+\b)"
_CAPITALS = r"[^\W\d_a-z]{2,}(?:\s+[^\W\d_a-z]+){1,4}"
_DENOUNCER = re.compile(
    rf"(?:[Nn]gười\s+(?:đứng đơn\s+|viết đơn\s+|gửi đơn\s+)?tố\s+cáo|"
    rf"[Hh]ọ\s*(?:và\s*)?tên\s+người\s+tố\s+cáo)\s*"
    rf"(?:là|:|,|tên|gồm|–|-)\s*(?:là\s+)?(?:{_TITLED}|{_PERSON})"
    rf"|(?:[Đđ]ơn|[Tt]hư)(?:\s+thư)?\s+tố\s+(?:cáo|giác)\s+(?:của|do|từ)\s+{_TITLED}"
    rf"|(?:[Đđ]ơn|[Tt]hư)\s+tố\s+cáo\s[^.;\n]{{0,60}}\bdo\s+{_TITLED}\s+(?:đứng\s+tên|đứng\s+đơn|ký|viết|gửi|nộp)"
    rf"|{_TITLED}\s*(?:\(\s*(?:là\s+)?|,?\s+là\s+)người\s+(?:đứng\s+đơn\s+|viết\s+đơn\s+|gửi\s+đơn\s+)?tố\s+cáo"
    rf"|[Tt]ố\s+cáo\s+(?:của|do)\s+{_TITLED}"
    rf"|{_TITLED}(?:\s*\([^)\n]{{1,60}}\))?,?\s+(?:[^\W\d_]+\s+){{0,4}}?(?:đã\s+)?(?:có\s+|gửi\s+|viết\s+|"
    rf"nộp\s+)?(?:đơn\s+)?tố\s+cáo\b(?!\s+(?:nặc danh của|năm|số))"
    rf"|[Nn]gười\s+tố\s+cáo\s+{_TITLED}"
    rf"|NGƯỜI\s+(?:ĐỨNG\s+ĐƠN\s+)?TỐ\s+CÁO\s*(?:LÀ|:|–|-)\s*(?:ÔNG\s+|BÀ\s+)?{_CAPITALS}"
    r"|[Nn]guoi\s+to\s+cao\s*(?:la|:|-)\s*(?:(?:ong|ba|anh|chi)\s+)?(?:[A-Z][a-z]+\s+){1,4}[A-Z][a-z]+"
)
# "Chủ tịch UBND huyện là ông … giải quyết tố cáo": one who handles, not one who denounces.
_HANDLES = re.compile(
    r"(?:giải quyết|tiếp nhận|xử lý|thụ lý|xác minh|bị|người bị|thẩm quyền|phân loại|luật|"
    r"công tác)\s+(?:đơn\s+)?tố\s+cáo",
    re.I,
)
_LETTER = re.compile(
    r"(?:ảnh(?: chụp)?|bản chụp|bản scan|file scan|bản sao|bản photo|photo|hình ảnh|scan|"
    r"kèm(?: theo)?|"
    r"nguyên văn|bút tích(?: của)?)\s*:?\s+(?:bản\s+(?:sao|chụp|gốc|photo|scan)\s+)?(?:toàn bộ\s+)?"
    r"(?:các\s+|\d+\s+)?"
    r"(?:lá\s+)?(?:đơn|thư)(?:\s+thư)?\s+tố\s+(?:cáo|giác)|"
    r"bút tích[^.\n]{0,24}tố\s+cáo|tố\s+cáo\s+viết\s+tay",
    re.I,
)

# --- Addresses and mail
_HOME = re.compile(
    r"(?:thường trú|tạm trú|nhà riêng|nhà ở|chỗ ở(?: hiện (?:nay|tại))?|nơi ở(?: hiện (?:nay|tại))?|"
    r"nơi cư trú|"
    r"trú tại|ngụ tại|"
    r"cư ngụ|cư trú tại|địa chỉ nhà|địa chỉ thường trú|hộ khẩu|\bhktt|\bđktt|"
    r"nhà (?:ông|bà|anh|chị) [^,.:;\n]{1,30} ở)"
    r"[\s:,\-–]*(?:của [^,:\n]{2,30}[:,]?\s*)?(?:là\s+)?(?:tại|ở)?[\s:]*(?:căn hộ|chung cư)?\s*"
    r"(?:số\s*(?:nhà\s*)?\w?\d+|nhà\s+số|\d+(?:/\d+)*[A-Za-z]?[,\s]+(?!hộ|người|trường|nhân|tháng|ngày|năm|"
    r"khẩu)|(?:ngõ|ngách|hẻm|kiệt|k)\s*\d+|"
    r"(?:tổ|thôn|xóm|ấp|đội|khối(?: phố)?|tổ dân phố|khu phố|bản|buôn|phòng)\s+(?:số\s+)?(?:\d+|"
    r"[A-ZĐÀ-Ỹ]\w*))",
    re.I,
)
# Typed without marks.
_HOME_ASCII = re.compile(
    r"\b(?:thuong tru|tam tru|cho o|noi o|nha rieng|hktt)(?: hien (?:nay|tai))?[\s:,\-]*(?:tai\s+)?"
    r"(?:(?:so|so nha|to|thon|xom|ap|kiet|ngo|hem|khoi)\s*\d|\d+(?:/\d+)*\s+(?:duong|kiet|ngo|hem))",
    re.I,
)
_HOME_SPOKEN = re.compile(
    r"(?:đăng ký|thủ tục|xác nhận|hộ dân|hộ nghèo|người dân|nhân dân|công dân|đồng bào|\d+ (?:hộ|người)|"
    r"cơ sở dữ liệu)[^.;:\n]{0,24}$",
    re.I,
)
_FREE_MAIL = (
    r"(?:gmail|googlemail|yahoo|ymail|rocketmail|hotmail|outlook|live|msn|icloud|me|mac|proton(?:mail)?|"
    r"zoho|yandex|mail|zing|inbox|gmx|aol|tutanota|tuta)"
)
_MAIL = re.compile(
    rf"[\w.+\-]{{2,64}}\s?(?:@|\(at\)|\[at\]|\{{at\}}|\sat\s|\(a còng\)|\sa còng\s)\s?{_FREE_MAIL}\s?(?:\.|"
    rf"\(dot\)|\[dot\]|\schấm\s)\s?(?:com|vn|net|me|co|ru|de)\b",
    re.I,
)


def marks(text: str) -> Iterator[tuple[str, int]]:
    """("mark", offset) of the secrecy marks that are put on something, not spoken of: one a line will do."""
    levels = [match.span() for match in _LEVELS.finditer(text)]
    for pattern in (_HIGH, _BARE_ASCII, _MARK, _CAPITAL):
        line_end = -1  # of the line that is already told
        for match in pattern.finditer(text):
            if match.start() <= line_end or _among(levels, match) or _spoken(text, match):
                continue
            yield "mark", match.start()
            line_end = text.find("\n", match.start())
            if line_end < 0:
                break


def _among(levels: list[tuple[int, int]], match: re.Match[str]) -> bool:
    """Whether a match touches one of the spans, which follow each other."""
    place = bisect_left(levels, (match.end(),)) - 1
    return place >= 0 and levels[place][1] > match.start()


def _spoken(text: str, match: re.Match[str]) -> bool:
    line_start = text.rfind("\n", 0, match.start()) + 1
    return _spoken_of(
        text[max(line_start, match.start() - 90) : match.start()], text[match.end() : match.end() + 60]
    )


@lru_cache(maxsize=1 << 10)  # a text may say the same thing ten thousand times
def _spoken_of(before: str, after: str) -> bool:
    if _AT_HAND.search(before):
        return False
    return bool(_SPOKEN_BEFORE.search(before) or _SPOKEN_AFTER.search(after))


def denouncers(text: str) -> Iterator[tuple[str, int]]:
    """("denouncer", offset) where a text names who denounced, ("letter", offset) where it shows a letter."""
    for match in _DENOUNCER.finditer(text):
        if not _HANDLES.search(match.group()):
            yield "denouncer", match.start()
    for match in _LETTER.finditer(text):
        yield "letter", match.start()


def homes(text: str) -> Iterator[tuple[str, int]]:
    """("home", offset) of addresses given as somebody's home."""
    for match in _HOME.finditer(text):
        if not _HOME_SPOKEN.search(text[max(0, match.start() - 40) : match.start()]):
            yield "home", match.start()
    for match in _HOME_ASCII.finditer(text):
        yield "home", match.start()


def mails(text: str) -> Iterator[tuple[str, int]]:
    """("mail", offset) of addresses at free mail providers; an office's address is public."""
    for match in _MAIL.finditer(text):
        yield "mail", match.start()
