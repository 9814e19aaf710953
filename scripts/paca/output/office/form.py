"""The parts of a document's form (thể thức) after Nghị định 30/2020/NĐ-CP, Phụ lục I, as values.

What nobody knows yet (number, day, signer) stays open and prints as blanks to be filled in by hand.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from paca.model.register import Agency
from paca.output.pages.book import Book

COUNTRY = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"  # Quốc hiệu
MOTTO = "Độc lập - Tự do - Hạnh phúc"  # Tiêu ngữ
INSPECTORATE = "Thanh tra Chính phủ"  # the report goes there: Nghị định 59/2019/NĐ-CP, Điều 21
_COMMITTEE = "ủy ban nhân dân"
_OPEN = "……"
# Kinds of the register that stand directly under the province's People's Committee.
_UNDER = frozenset({"department", "office", "inspectorate", "board"})
_ADMINISTRATIVE = ("tỉnh ", "thành phố ")


@dataclass(frozen=True, slots=True)
class Form:
    """``parent`` is the superior body over the issuing one (None: there is none to print).

    ``issuer`` is one string a line.  ``number`` None prints ``Số: …/BC-UBND``; ``signer`` None leaves
    room for the name.
    """

    parent: tuple[str, ...]
    issuer: tuple[str, ...]
    issuer_name: str  # the same inside a sentence: "Ủy ban nhân dân tỉnh Quảng Nam"
    number: str | None
    symbol: str
    place: str
    signed_on: dt.date | None
    kind: str
    summary: str
    to: str | None
    recipients: tuple[str, ...]
    capacity: str | None  # TM., KT.: in whose name it is signed
    post: str
    signer: str | None = None
    fictional: bool = False

    @property
    def code(self) -> str:
        """``Số: 07/BC-UBND``; numbers below ten get a zero in front."""
        told = _OPEN if self.number is None else self.number.zfill(2)
        return f"Số: {told}/{self.symbol}"

    @property
    def place_and_day(self) -> str:
        """``Quảng Nam, ngày 05 tháng 3 năm 2020``: zeros before days under ten and the first two months."""
        day = self.signed_on
        if day is None:
            return f"{self.place}, ngày {_OPEN} tháng {_OPEN} năm {_OPEN}"
        month = f"{day.month:02}" if day.month < 3 else str(day.month)
        return f"{self.place}, ngày {day.day:02} tháng {month} năm {day.year}"

    @property
    def attached_to(self) -> str:
        """The line under an annex's title: which document it belongs to."""
        number = _OPEN if self.number is None else self.number.zfill(2)
        day = self.place_and_day.split(", ", 1)[1]
        return f"(Kèm theo {self.kind.capitalize()} số {number}/{self.symbol} {day} của {self.issuer_name})"


def report_form(
    book: Book, *, number: str | None = None, signed_on: dt.date | None = None, signer: str | None = None
) -> Form:
    """The province's report to the Government Inspectorate, issued by the round's authority."""
    held = book.assessment.records.round
    authority = held.model.province.authority if held else ""
    province = held.model.province.name if held else ""
    lead = held.model.province.lead if held else ""
    committee = authority.lower().startswith(_COMMITTEE)
    return Form(
        parent=(),
        issuer=_issuer(authority),
        issuer_name=authority,
        number=number,
        symbol="BC-UBND" if committee else f"BC-{_OPEN}",
        place=place_of(province),
        signed_on=signed_on,
        kind="BÁO CÁO",
        summary=book.title,
        to=INSPECTORATE,
        recipients=tuple(f"{one};" for one in ("Như trên", lead) if one) + ("Lưu: VT.",),
        capacity="TM. ỦY BAN NHÂN DÂN" if committee else None,
        post="CHỦ TỊCH" if committee else "THỦ TRƯỞNG CƠ QUAN",
        signer=signer,
        fictional=book.fictional,
    )


def agency_form(agency: Agency, book: Book, *, signed_on: dt.date | None = None) -> Form:
    """An agency's own sheet: its head signs, the province's authority stands above the agency."""
    held = book.assessment.records.round
    authority = held.model.province.authority if held else ""
    lead = held.model.province.lead if held else ""
    committee = agency.name.lower().startswith(_COMMITTEE)
    return Form(
        parent=(_short(authority),) if agency.kind in _UNDER and authority else (),
        issuer=_issuer(agency.name),
        issuer_name=agency.name,
        number=None,
        symbol=f"BC-{_OPEN}",
        place=place_of(held.model.province.name if held else ""),
        signed_on=signed_on,
        kind="BÁO CÁO",
        summary=f"Tổng hợp hồ sơ, số liệu phục vụ {_lower(book.title)}",
        to=lead or None,
        recipients=("Như trên;", "Lưu: VT."),
        capacity="TM. ỦY BAN NHÂN DÂN" if committee else None,
        post="CHỦ TỊCH" if committee else "THỦ TRƯỞNG CƠ QUAN",
        fictional=book.fictional,
    )


def place_of(province: str) -> str:
    """The name of a province as a place: ``Tỉnh Quảng Nam`` is written ``Quảng Nam``."""
    for kind in _ADMINISTRATIVE:
        if province.lower().startswith(kind):
            return province[len(kind) :]
    return province


def _short(name: str) -> str:
    """The superior body in one line: ``UBND TỈNH QUẢNG NAM``."""
    return " ".join(_issuer(name)).replace(_COMMITTEE.upper(), "UBND")


def _issuer(name: str) -> tuple[str, ...]:
    """A name in capitals; a People's Committee's second line is where it is."""
    if name.lower().startswith(_COMMITTEE) and len(name) > len(_COMMITTEE):
        return (_COMMITTEE.upper(), name[len(_COMMITTEE) :].strip().upper())
    return (name.upper(),)


def _lower(text: str) -> str:
    return text[:1].lower() + text[1:]
