"""How numbers and days are written on screen and paper: ``66,85``, ``19.619,3``, ``15/12/2019``.

On English pages the same functions write ``66.85``, ``19,619.3`` and ``15 Dec 2019`` (a month in letters,
since 15/12 and 12/15 are both read there); the language is the one that is being written
(``paca.output.language``).

Everything here turns an exact value into text at the very end.  Rounding is half-up on the exact
Fraction (1.48/2 is printed 74,21 % only if it is computed on the unrounded value), never ``round()``
on a float, which differs from half-up in about one of twenty scores with three decimals.
"""

from __future__ import annotations

import datetime as dt
from fractions import Fraction
from functools import lru_cache

from .language import Words, say, spoken

NBSP = "\N{NO-BREAK SPACE}"
MINUS = "\N{MINUS SIGN}"
NOTHING = "–"  # printed where a value does not exist; zero is printed as 0


_TO_COMMA = str.maketrans(",.", ".,")


def _digits(value: Fraction | int, places: int, *, group: bool, trim: bool, signed: bool) -> str:
    # By integers: a Fraction's hash and arithmetic take far longer.
    above, below = value.numerator, value.denominator
    return _written(above, below, places, group, trim, signed, spoken().native)


@lru_cache(maxsize=1 << 14)  # the same few thousand values stand on all pages
def _written(above: int, below: int, places: int, group: bool, trim: bool, signed: bool, native: bool) -> str:
    """``above / below`` rounded half up to ``places``; one that comes to zero has no sign."""
    magnitude = (2 * abs(above) * 10**places + below) // (2 * below)
    digits = str(magnitude).rjust(places + 1, "0")
    whole, decimals = (digits[:-places], digits[-places:]) if places else (digits, "")
    if trim:
        decimals = decimals.rstrip("0")
    if group:
        whole = f"{int(whole):,}"
    text = f"{whole}.{decimals}" if decimals else whole
    if native:
        text = text.translate(_TO_COMMA)
    if magnitude and above < 0:
        return MINUS + text
    return "+" + text if signed and magnitude else text


def points(value: Fraction | int | None, places: int = 2) -> str:
    """Points with a fixed number of decimals, so that columns align on the comma; ``–`` for None.

    >>> points(Fraction(6685, 100)), points(Fraction(0)), points(None)
    ('66,85', '0,00', '–')
    """
    if value is None:
        return NOTHING
    return _digits(value, places, group=True, trim=False, signed=False)


def points_of(value: Fraction | int | None, maximum: Fraction | int) -> str:
    """A score with its scale: ``12,25 / 20 điểm``.  No number stands without its scale."""
    scale = _digits(maximum, 2, group=True, trim=True, signed=False)
    return f"{points(value)}{NBSP}/{NBSP}{scale}{NBSP}{say('điểm')}"


def change(value: Fraction | int | None, places: int = 2) -> str:
    """A difference with its sign: ``+1,50``, ``−0,25``; ``0,00`` has none."""
    if value is None:
        return NOTHING
    return _digits(value, places, group=True, trim=False, signed=True)


def percent(ratio: Fraction | int | None, places: int = 2) -> str:
    """A ratio as per cent: ``Fraction(87, 118)`` is ``73,73 %``."""
    if ratio is None:
        return NOTHING
    return _digits(Fraction(ratio) * 100, places, group=True, trim=False, signed=False) + NBSP + "%"


def number(value: Fraction | int | None, places: int = 6) -> str:
    """A figure as it was given: thousands by dots, no padding zeros: ``19.619,3``, ``1.842``."""
    if value is None:
        return NOTHING
    return _digits(value, places, group=True, trim=True, signed=False)


def quantity(value: Fraction | int | None, unit: str | None) -> str:
    """A figure and its unit, never parted at a line's end: ``19.619,3 triệu đồng``, ``64.695 m²``."""
    if value is None:
        return NOTHING
    spelled = (UNITS.get(unit or "") or unit or "").replace(" ", NBSP)
    if not spelled:
        return number(value)
    return say("{number}\N{NO-BREAK SPACE}{unit}", number=number(value), unit=spelled)


# Units as editions spell them in data, where keyboards lack the sign or sources abbreviate.
UNITS = Words(
    {
        "m2": "m²",
        "m^2": "m²",
        "ha": "ha",
        "trđ": "triệu đồng",
        "million VND": "triệu đồng",
        "billion VND": "tỷ đồng",
        "VND": "đồng",
    }
)


def day(value: dt.date | None) -> str:
    """``15/12/2019``; always two digits of day and month.  In English ``15 Dec 2019``."""
    if value is None:
        return NOTHING
    if spoken().native:
        return f"{value.day:02}/{value.month:02}/{value.year:04}"
    return f"{value.day}{NBSP}{MONTHS[value.month - 1]}{NBSP}{value.year:04}"


MONTHS = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split()


def day_time(value: dt.datetime | None) -> str:
    """``15/12/2019 08:05``, in the zone that the value carries (a commit's own)."""
    return NOTHING if value is None else f"{day(value)}{NBSP}{value.hour:02}:{value.minute:02}"


def days_left(days: int | None) -> str:
    """``còn 9 ngày``, ``hôm nay``, ``quá 3 ngày``, or that the day is not published."""
    if days is None:
        return say("chưa công bố")
    if days == 0:
        return say("hôm nay")
    told = say("còn {days} ngày", days=days) if days > 0 else say("quá {days} ngày", days=-days)
    return told.replace(" ", NBSP)


def out_of(part: int, whole: int) -> str:
    """A count with its whole: ``1.842 / 2.193``."""
    return f"{number(part)}{NBSP}/{NBSP}{number(whole)}"
