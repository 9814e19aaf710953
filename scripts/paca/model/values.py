"""Scalar types of the file formats: exact numbers, calendar days, yes/no, facts' status.

The reader hands every scalar over as text (YAML's own guesses are wrong too often: ``NO``,
``010``, ``1.10``), so each type here states its own grammar.  Errors carry a catalogue code as
their pydantic error type; the reader turns them into findings.
"""

from __future__ import annotations

import datetime as dt
import re
from enum import StrEnum
from fractions import Fraction
from typing import Annotated, Any

from pydantic import BaseModel, BeforeValidator, ConfigDict, PlainSerializer, WithJsonSchema
from pydantic_core import PydanticCustomError

from .visibility import ALWAYS

# At most 15 digits before and 6 after the point: money in đồng, areas in m², scores.  No exponent,
# no sign but minus, ASCII digits only: Decimal() would take NaN, 1e400, 1_0 and full-width digits.
NUMBER = re.compile(r"(-?\d{1,15})(?:\.(\d{1,6}))?", re.ASCII)
# A Vietnamese decimal comma is read only where it cannot be a thousands mark (1 or 2 decimals).
COMMA_NUMBER = re.compile(r"(-?\d{1,15}),(\d{1,2})", re.ASCII)
ISO_DAY = re.compile(r"(\d{4})-(\d{2})-(\d{2})", re.ASCII)
VN_DAY = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{4})", re.ASCII)


def parse_number(value: Any) -> Fraction:
    """Text such as ``87``, ``1.5`` or ``1,5`` as an exact Fraction."""
    if isinstance(value, Fraction):
        return value
    if isinstance(value, int) and not isinstance(value, bool):
        return Fraction(value)
    if isinstance(value, str):
        text = value.strip()
        match = NUMBER.fullmatch(text) or COMMA_NUMBER.fullmatch(text)
        if match:
            whole, decimals = match.group(1), match.group(2) or ""
            return Fraction(int(whole + decimals), 10 ** len(decimals))
    raise PydanticCustomError("not-a-number", "not a number")


WHOLE = re.compile(r"\d{1,9}", re.ASCII)


def parse_whole(value: Any) -> int:
    """A count or a year: digits only (``int()`` would take ``1_0``, ``+5`` and ``5.0``)."""
    if isinstance(value, int) and not isinstance(value, bool):
        return value
    if isinstance(value, str) and WHOLE.fullmatch(value.strip()):
        return int(value)
    raise PydanticCustomError("not-a-whole-number", "not a whole number")


def number_text(value: Fraction) -> str:
    """The machine form of an exact number: ``1.5``, or ``1/3`` where decimals would not end.

    >>> number_text(Fraction(3, 2)), number_text(Fraction(1, 3)), number_text(Fraction(7))
    ('1.5', '1/3', '7')
    """
    if value.denominator == 1:
        return str(value.numerator)
    reduced, digits = value.denominator, 0
    for prime in (2, 5):
        count = 0
        while reduced % prime == 0:
            reduced //= prime
            count += 1
        digits = max(digits, count)
    if reduced != 1:
        return f"{value.numerator}/{value.denominator}"
    scaled = abs(value.numerator) * 10**digits // value.denominator
    text = str(scaled).rjust(digits + 1, "0")
    sign = "-" if value < 0 else ""
    return f"{sign}{text[:-digits]}.{text[-digits:]}"


def parse_day(value: Any) -> dt.date:
    """``2019-12-15`` or ``15/12/2019`` (day first, always) as a calendar day."""
    if isinstance(value, dt.date) and not isinstance(value, dt.datetime):
        return value
    if isinstance(value, str):
        text = value.strip()
        parts: tuple[str, str, str] | None = None
        if match := ISO_DAY.fullmatch(text):
            parts = match.group(1, 2, 3)
        elif match := VN_DAY.fullmatch(text):
            parts = match.group(3, 2, 1)
        if parts:
            try:
                return dt.date(*map(int, parts))
            except ValueError:
                raise PydanticCustomError("no-such-day", "no such day") from None
    raise PydanticCustomError("not-a-day", "not a day")


YES = frozenset({"yes", "true", "có", "co", "đúng"})
NO = frozenset({"no", "false", "không", "khong", "sai"})


def parse_yes_no(value: Any) -> bool:
    """``yes``/``no``, ``true``/``false`` or ``có``/``không``."""
    if isinstance(value, bool):
        return value
    if isinstance(value, str):
        text = value.strip().lower()
        if text in YES:
            return True
        if text in NO:
            return False
    raise PydanticCustomError("not-yes-no", "not yes or no")


def non_negative(value: Fraction) -> Fraction:
    if value < 0:
        raise PydanticCustomError("negative-number", "negative number")
    return value


_NUMBER_SCHEMA = WithJsonSchema(
    {"type": ["string", "number"], "pattern": r"^-?[0-9]{1,15}([.][0-9]{1,6}|,[0-9]{1,2})?$"}
)
_DAY_SCHEMA = WithJsonSchema(
    {"type": "string", "pattern": r"^([0-9]{4}-[0-9]{2}-[0-9]{2}|[0-9]{1,2}/[0-9]{1,2}/[0-9]{4})$"}
)

Number = Annotated[
    Fraction, BeforeValidator(parse_number), PlainSerializer(number_text, return_type=str), _NUMBER_SCHEMA
]
"""An exact number in the unit that its field states."""

Points = Annotated[
    Fraction,
    BeforeValidator(lambda value: non_negative(parse_number(value))),
    PlainSerializer(number_text, return_type=str),
    _NUMBER_SCHEMA,
]
"""Points of the index: exact, never negative."""

Whole = Annotated[
    int,
    BeforeValidator(parse_whole),
    WithJsonSchema(
        {"anyOf": [{"type": "integer", "minimum": 0}, {"type": "string", "pattern": "^[0-9]{1,9}$"}]}
    ),
]
"""A whole number that is no figure: a year, a number of pages."""

Day = Annotated[
    dt.date,
    BeforeValidator(parse_day),
    PlainSerializer(lambda day: day.isoformat(), return_type=str),
    _DAY_SCHEMA,
]
VIETNAM = dt.timezone(dt.timedelta(hours=7), "Asia/Ho_Chi_Minh")
"""The one zone of the country; it has had no summer time since 1975."""

INSTANT = re.compile(r"\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:Z|[+-]\d{2}:\d{2})", re.ASCII)


def parse_instant(value: Any) -> dt.datetime:
    """``2020-07-15T16:59:59Z`` or with an offset: an instant without its zone would be anybody's guess."""
    if isinstance(value, dt.datetime) and value.tzinfo is not None:
        return value
    if isinstance(value, str) and INSTANT.fullmatch(value.strip()):
        try:
            return dt.datetime.fromisoformat(value.strip())
        except ValueError:
            pass
    raise PydanticCustomError("not-an-instant", "not an instant")


def instant_text(when: dt.datetime) -> str:
    """In UTC, whole seconds: ``2020-07-15T16:59:59Z``."""
    return when.astimezone(dt.UTC).replace(microsecond=0).strftime("%Y-%m-%dT%H:%M:%SZ")


Instant = Annotated[
    dt.datetime,
    BeforeValidator(parse_instant),
    PlainSerializer(instant_text, return_type=str),
    WithJsonSchema({"type": "string", "format": "date-time"}),
]
"""A moment of the forge's clock, with its zone."""

YesNo = Annotated[
    bool,
    BeforeValidator(parse_yes_no),
    WithJsonSchema({"anyOf": [{"type": "boolean"}, {"enum": sorted(YES | NO)}]}),
]


def token(pattern: str, code: str) -> BeforeValidator:
    """A text of this form and no other; ``code`` is the kind of mistake (``paca.read.models``)."""
    compiled = re.compile(pattern, re.ASCII)

    def check(value: Any) -> str:
        if isinstance(value, str) and compiled.fullmatch(value):
            return value
        raise PydanticCustomError(code, code)

    return BeforeValidator(check)


_SLUG = r"[a-z0-9]+(?:-[a-z0-9]+)*"
_CODE = r"[A-Z](?:\.[0-9]{1,3}){0,4}"

Slug = Annotated[str, token(_SLUG, "not-a-key"), WithJsonSchema({"type": "string", "pattern": f"^{_SLUG}$"})]
"""A key inside the repository: lower-case ASCII letters, digits and single hyphens."""

ItemCode = Annotated[
    str, token(_CODE, "not-a-code"), WithJsonSchema({"type": "string", "pattern": f"^{_CODE}$"})
]
"""An item's code in its own edition, ``B.5.1``; a code belongs to its edition and is never reused."""


class FactStatus(StrEnum):
    """How far a published fact can be relied on (DOMAIN: exact, partial, inferred; placeholder, unknown)."""

    EXACT = "exact"  # read in the source
    PARTIAL = "partial"  # the source is cut, paraphrased or silent on a point
    INFERRED = "inferred"  # a reading, not a fact
    PLACEHOLDER = "placeholder"  # made up so that the product can work; shown as such everywhere
    UNKNOWN = "unknown"  # no source states it, and nothing stands in its place


class Record(BaseModel):
    """Base of every model: frozen, and an unknown key is an error (a typo must not lose evidence)."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Fact(Record):
    """A statement that carries where it was read."""

    status: FactStatus = FactStatus.EXACT
    source: str | None = None
    note: str | None = None


class Period(Record):
    """A span of days, both ends included."""

    start: Annotated[Day, ALWAYS]
    end: Annotated[Day, ALWAYS]
