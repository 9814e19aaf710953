"""What Nghị định 30/2020/NĐ-CP, Phụ lục I demands of a document's form, rule by rule, on the XML itself.

It measures a file, whoever wrote or changed it; it knows nothing of how ours is made but the names of
its styles, by which it finds the parts of the form.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from .word_file import W, Word, text

MM = 1440 / 25.4


@dataclass(frozen=True, slots=True)
class Rule:
    place: str  # where the decree says it: part and number of its Phụ lục I
    demand: str
    holds: Callable[[Word], bool]

    def met(self, word: Word) -> bool:
        """False also where the document lacks the part that the rule speaks of."""
        try:
            return self.holds(word)
        except (AttributeError, IndexError, KeyError, TypeError, ValueError):
            return False


def checklist(data: bytes) -> Iterator[tuple[Rule, bool]]:
    """Every rule with whether the document (a DOCX's bytes) meets it."""
    word = Word(data)
    for rule in RULES:
        yield rule, rule.met(word)


def _twips(word: Word, tag: str, name: str) -> list[float]:
    return [int(section.find(W + tag).get(W + name)) / MM for section in word.sections]


def sides(section) -> tuple[float, float]:
    paper = section.find(W + "pgSz")
    return int(paper.get(W + "w")) / MM, int(paper.get(W + "h")) / MM


def _a4(section) -> bool:
    short, long = sorted(sides(section))
    return _near([short], 210) and _near([long], 297)


def lies(section) -> bool:
    """On the long side, as the section's measures and Word's own mark for it say."""
    wide, high = sides(section)
    if (section.find(W + "pgSz").get(W + "orient") == "landscape") is not (wide > high):
        raise ValueError("the mark of the paper's side contradicts its measures")
    return wide > high


def _margins(word: Word, name: str, least: float, most: float) -> bool:
    return all(least - 0.1 <= value <= most + 0.1 for value in _twips(word, "pgMar", name))


def _size(word: Word, style: str) -> float:
    """Points of a paragraph style."""
    return int(word.look(style, "rPr", "sz").get(W + "val")) / 2


def _is(word: Word, style: str, mark: str) -> bool:
    found = word.look(style, "rPr", mark)
    return found is not None and found.get(W + "val") not in ("0", "false")


def _align(word: Word, style: str) -> str:
    return word.look(style, "pPr", "jc").get(W + "val")


def _fonts(word: Word) -> set[str | None]:
    found: set[str | None] = set()
    for name in {style for style, _ in word.paragraphs}:
        fonts = word.look(name, "rPr", "rFonts")
        found |= {fonts.get(W + one) for one in ("ascii", "hAnsi", "cs", "eastAsia")}
    return found | {one.get(W + "ascii") for one in word.body.iter(W + "rFonts")}


def _colours(word: Word) -> set[str]:
    used = {style for style, _ in word.paragraphs}
    found = {word.look(name, "rPr", "color") for name in used}
    direct = {one.get(W + "val") for one in word.body.iter(W + "color")}
    return {one.get(W + "val") for one in found if one is not None} | direct


def _page_number(word: Word) -> bool:
    header = word.header("default")
    return header is not None and "PAGE" in "".join(one.text or "" for one in header.iter(W + "instrText"))


def _first_page_silent(word: Word) -> bool:
    first = word.header("first")
    quiet = first is None or not list(first.iter(W + "instrText"))
    return quiet and all(section.find(W + "titlePg") is not None for section in word.sections)


def _own_numbers(word: Word) -> bool:
    return all(one.find(W + "pgNumType").get(W + "start") == "1" for one in word.sections)


def _rules_drawn(word: Word) -> int:
    return sum(1 for one in word.body.iter(W + "pBdr") if one.find(W + "top") is not None)


def _spaced(word: Word) -> bool:
    spacing = word.look("Body Text", "pPr", "spacing")
    line = int(spacing.get(W + "line")) / 240
    return int(spacing.get(W + "after")) / 20 >= 6 and 1 <= line <= 1.5


def _annexes(word: Word) -> bool:
    titles = word.styled("Tên phụ lục")
    numbered = [title.split("\n")[0] for title in titles]
    roman = [f"Phụ lục {sign}" for sign in ("I", "II", "III", "IV", "V", "VI")]
    named = all(title.split("\n")[1] == title.split("\n")[1].upper() for title in titles)
    attached = [one for one in word.styled("Kèm theo") if one.startswith("(Kèm theo ")]
    return numbered == roman[: len(numbered)] and named and len(attached) == len(titles)


def _side_by_side(word: Word) -> bool:
    """Issuing body to the left and Quốc hiệu to the right, in the first table of the document."""
    cells = word.body.find(W + "tbl").findall(f"{W}tr/{W}tc")
    return len(cells) == 2 and "CỘNG HÒA" in text(cells[1]) and "Số:" in text(cells[0])


CODE = re.compile(r"Số: (?:\d{2,}|…+)/[A-ZĐ][A-ZĐ0-9]*(?:-(?:[A-ZĐ][A-ZĐ0-9]*|…+))*")
PLACE = re.compile(r"\S.*, ngày (?:\d\d|…+) tháng (?:0[12]|[3-9]|1[0-2]|…+) năm (?:\d{4}|…+)")

RULES = (
    Rule("I.1", "khổ giấy A4", lambda w: all(_a4(section) for section in w.sections)),
    Rule(
        "I.2",
        "trình bày theo chiều dài; chiều rộng chỉ cho bảng, biểu ở phụ lục",
        lambda w: not lies(w.sections[0]),
    ),
    Rule("I.3", "lề trên 20–25 mm", lambda w: _margins(w, "top", 20, 25)),
    Rule("I.3", "lề dưới 20–25 mm", lambda w: _margins(w, "bottom", 20, 25)),
    Rule("I.3", "lề trái 30–35 mm", lambda w: _margins(w, "left", 30, 35)),
    Rule("I.3", "lề phải 15–20 mm", lambda w: _margins(w, "right", 15, 20)),
    Rule("I.4", "phông chữ Times New Roman", lambda w: _fonts(w) == {"Times New Roman"}),
    Rule("I.4", "chữ màu đen", lambda w: _colours(w) <= {"000000", "auto"}),
    Rule("I.7", "số trang chữ số Ả Rập trong lề trên", _page_number),
    Rule(
        "I.7",
        "số trang cỡ 13–14, canh giữa",
        lambda w: 13 <= _size(w, "header") <= 14 and _align(w, "header") == "center",
    ),
    Rule("I.7", "không hiển thị số trang thứ nhất", _first_page_silent),
    Rule(
        "II.1",
        "Quốc hiệu in hoa, đậm, cỡ 12–13",
        lambda w: (
            w.styled("Quốc hiệu") == ["CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"]
            and 12 <= _size(w, "Quốc hiệu") <= 13
            and _is(w, "Quốc hiệu", "b")
        ),
    ),
    Rule(
        "II.1",
        "Tiêu ngữ in thường, đậm, cỡ 13–14, canh giữa dưới Quốc hiệu",
        lambda w: (
            w.styled("Tiêu ngữ") == ["Độc lập - Tự do - Hạnh phúc"]
            and 13 <= _size(w, "Tiêu ngữ") <= 14
            and _is(w, "Tiêu ngữ", "b")
            and _align(w, "Tiêu ngữ") == "center"
        ),
    ),
    Rule("II.1–2", "đường kẻ dưới Tiêu ngữ, tên cơ quan và trích yếu", lambda w: _rules_drawn(w) == 3),
    Rule(
        "II.2",
        "tên cơ quan ban hành in hoa, đậm, cỡ 12–13, cạnh Quốc hiệu",
        lambda w: (
            all(one == one.upper() for one in w.styled("Cơ quan ban hành"))
            and 12 <= _size(w, "Cơ quan ban hành") <= 13
            and _is(w, "Cơ quan ban hành", "b")
            and _side_by_side(w)
        ),
    ),
    Rule(
        "II.3",
        "số, ký hiệu cỡ 13: “Số: 05/BC-UBND”",
        lambda w: (
            all(CODE.fullmatch(one) for one in w.styled("Số ký hiệu"))
            and len(w.styled("Số ký hiệu")) == 1
            and _size(w, "Số ký hiệu") == 13
            and not _is(w, "Số ký hiệu", "b")
        ),
    ),
    Rule(
        "II.4",
        "địa danh và thời gian in nghiêng, cỡ 13–14",
        lambda w: (
            all(PLACE.fullmatch(one) for one in w.styled("Địa danh"))
            and len(w.styled("Địa danh")) == 1
            and 13 <= _size(w, "Địa danh") <= 14
            and _is(w, "Địa danh", "i")
        ),
    ),
    Rule(
        "II.5",
        "tên loại in hoa, đậm, cỡ 13–14, canh giữa",
        lambda w: (
            w.styled("Tên loại") == ["BÁO CÁO"]
            and 13 <= _size(w, "Tên loại") <= 14
            and _is(w, "Tên loại", "b")
            and _align(w, "Tên loại") == "center"
        ),
    ),
    Rule(
        "II.5",
        "trích yếu in thường, đậm, cỡ 13–14, ngay dưới tên loại",
        lambda w: (
            len(w.styled("Trích yếu")) == 1 and 13 <= _size(w, "Trích yếu") <= 14 and _is(w, "Trích yếu", "b")
        ),
    ),
    Rule(
        "II.6",
        "nội dung cỡ 13–14, canh đều hai lề",
        lambda w: 13 <= _size(w, "Body Text") <= 14 and _align(w, "Body Text") == "both",
    ),
    Rule("II.6", "cách đoạn tối thiểu 6 pt, cách dòng từ đơn đến 1,5", _spaced),
    Rule(
        "II.6",
        "dòng đầu lùi vào 1 hoặc 1,27 cm",
        lambda w: _near([int(w.look("Body Text", "pPr", "ind").get(W + "firstLine")) / MM], 12.7),
    ),
    Rule(
        "II.6",
        "tiêu đề mục I, II đậm, cỡ 13–14",
        lambda w: _is(w, "heading 1", "b") and 13 <= _size(w, "heading 1") <= 14,
    ),
    Rule(
        "II.7",
        "quyền hạn, chức vụ người ký in hoa, đậm, cỡ 13–14",
        lambda w: (
            all(one == one.upper() for one in w.styled("Người ký"))
            and 13 <= _size(w, "Người ký") <= 14
            and _is(w, "Người ký", "b")
        ),
    ),
    Rule(
        "II.7",
        "họ và tên người ký in thường, đậm, cỡ 13–14",
        lambda w: (
            len(w.styled("Tên người ký")) == 1
            and (
                not re.search(r"\w", w.styled("Tên người ký")[0]) or not w.styled("Tên người ký")[0].isupper()
            )
            and 13 <= _size(w, "Tên người ký") <= 14
            and _is(w, "Tên người ký", "b")
        ),
    ),
    Rule(
        "II.9",
        "“Nơi nhận:” cỡ 12, nghiêng, đậm; danh sách cỡ 11",
        lambda w: (
            w.styled("Nơi nhận") == ["Nơi nhận:"]
            and _size(w, "Nơi nhận") == 12
            and _is(w, "Nơi nhận", "b")
            and _is(w, "Nơi nhận", "i")
            and _size(w, "Danh sách nơi nhận") == 11
        ),
    ),
    Rule(
        "II.9",
        "dòng cuối của nơi nhận: “Lưu: VT.”",
        lambda w: (
            w.styled("Danh sách nơi nhận")[-1].startswith("- Lưu: VT")
            and w.styled("Danh sách nơi nhận")[-1].endswith(".")
        ),
    ),
    Rule("III.1", "phụ lục đánh số La Mã, tên in hoa, ghi kèm theo văn bản nào", _annexes),
    Rule("III.1", "số trang của phụ lục đánh riêng", _own_numbers),
)


def _near(values: list[float], wanted: float) -> bool:
    return all(abs(value - wanted) < 0.2 for value in values)
