"""A cell's two forms: what the clerk sees and types, and the plain one, in which cells are compared."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from difflib import get_close_matches
from fractions import Fraction

from pydantic_core import PydanticCustomError

from ..check.words import fold
from ..model.values import number_text, parse_day, parse_number, parse_whole
from ..output.notation import day, number
from .current import Current, joined, prose
from .form import Column, Form

_MANY = re.compile(r"[;\n]+")
_MANY_ITEMS = re.compile(r"[;,\s]+")
_BARE = re.compile(r"[^0-9a-z]+")


class NotPlain(ValueError):
    """A cell that cannot be taken; ``vi`` and ``en`` say why and how to mend it, without repeating it all."""

    def __init__(self, vi: str, en: str) -> None:
        super().__init__(en)
        self.vi, self.en = vi, en


def shown(column: Column, plain: str, names: Current) -> str | Fraction:
    """The plain form as the clerk sees it; a number stays a number."""
    if not plain:
        return ""
    match column.form:
        case Form.NUMBER | Form.POINTS | Form.WHOLE:
            return Fraction(plain)
        case Form.DAY:
            return day(parse_day(plain))
        case Form.CHOICE:
            return dict(column.choices)[plain]
        case Form.DOCUMENTS:
            return "; ".join(names.documents.get(key, key) for key in plain.split())
        case Form.KINDS:
            return "; ".join(names.kinds.get(key, key) for key in plain.split())
        case Form.ITEMS:
            return ", ".join(plain.split())
    return plain


def plain(column: Column, text: str, names: Current) -> str:
    """What the clerk typed, in its plain form; NotPlain where it cannot be taken."""
    text = unicodedata.normalize("NFC", text)
    if not text.strip():
        return ""
    match column.form:
        case Form.PROSE:
            return prose(text)
        case Form.NUMBER | Form.POINTS:
            return _number(text, negative=column.form is Form.NUMBER)
        case Form.WHOLE:
            try:
                return str(parse_whole(text.strip()))
            except PydanticCustomError:
                raise NotPlain("phải là số nguyên.", "must be a whole number.") from None
        case Form.DAY:
            return _day(text)
        case Form.CHOICE:
            return _choice(column, text)
        case Form.DOCUMENTS:
            return _many(text, names.documents, what=("tài liệu", "document"))
        case Form.KINDS:
            return _many(text, names.kinds, what=("loại tài liệu", "kind of document"))
        case Form.ITEMS:
            codes = [code.upper() for code in _MANY_ITEMS.split(text) if code]
            return joined(_item(code, names.items) for code in codes)
    return " ".join(text.split())


def _number(text: str, *, negative: bool) -> str:
    try:
        value = parse_number(text.strip())
    except PydanticCustomError:
        raise NotPlain(
            "phải là một số, không kèm chữ hay đơn vị, ví dụ 87 hoặc 1,5; không dùng dấu chấm ngăn hàng "
            "nghìn.",
            "must be a number without words or a unit, such as 87 or 1.5; no thousands marks.",
        ) from None
    if value < 0 and not negative:
        raise NotPlain("không được nhỏ hơn 0.", "must not be below 0.")
    return number_text(value)


def _day(text: str) -> str:
    try:
        return parse_day(text.strip().split(" ")[0]).isoformat()
    except PydanticCustomError as error:
        if error.type == "no-such-day":
            raise NotPlain("là ngày không có trên lịch.", "is no day of the calendar.") from None
        raise NotPlain(
            "phải là ngày/tháng/năm, ví dụ 15/12/2019.", "must be day/month/year, such as 15/12/2019."
        ) from None


def _choice(column: Column, text: str) -> str:
    wanted = fold(text)
    for key, label in column.choices:
        if wanted in (fold(label), fold(key)):
            return key
    allowed = ", ".join(f"“{label}”" for _, label in column.choices)
    raise NotPlain(f"phải là một trong: {allowed}.", f"must be one of: {allowed}.")


def bare(text: str) -> str:
    """A name without all that people type differently: ``12 KH–UBND`` and ``12/kh-ubnd`` are one.

    >>> bare("12/KH-UBND") == bare("12 kh ubnd"), bare("Kế hoạch")
    (True, 'kehoach')
    """
    return _BARE.sub("", fold(text).replace("uy ban nhan dan", "ubnd").replace("hoi dong nhan dan", "hdnd"))


def _many(text: str, names: Mapping[str, str], *, what: tuple[str, str]) -> str:
    by_name = {bare(name): key for key, name in names.items()} | {bare(key): key for key in names}
    keys = []
    for part in (part.strip() for part in _MANY.split(text)):
        if not part:
            continue
        key = by_name.get(bare(part))
        if key is None:
            near = get_close_matches(bare(part), by_name, n=1, cutoff=0.6)
            hint = names[by_name[near[0]]] if near else ""
            raise NotPlain(
                f"nêu một {what[0]} không có trong bảng." + (f" Có phải “{hint}”?" if hint else "")
                + f" Nhiều {what[0]} thì cách nhau bằng dấu chấm phẩy.",
                f"names a {what[1]} that is not in the table." + (f" Did you mean “{hint}”?" if hint else ""),
            )  # fmt: skip
        keys.append(key)
    return joined(keys)


def _item(code: str, known: tuple[str, ...]) -> str:
    if code in known:
        return code
    near = get_close_matches(code, known, n=1, cutoff=0.6)
    hint = f" Có phải “{near[0]}”?" if near else ""
    hint_en = f" Did you mean “{near[0]}”?" if near else ""
    raise NotPlain(
        f"nêu một tiêu chí không hỏi cơ quan này.{hint}", f"names an item not asked of this agency.{hint_en}"
    )


def told(value: str | Fraction) -> str:
    """A shown value as text, for messages and the guide."""
    return number(value) if isinstance(value, Fraction) else value
