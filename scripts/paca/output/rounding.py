"""Where printed parts do not add up to the printed total: said, never mended.

Every number is rounded once, when it is printed.  In about two of three tables of twelve parts the
printed parts then miss the printed total by a unit or two of the last place; the page says so.
"""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction

from .language import say
from .notation import change, points


def printed(value: Fraction, places: int = 2) -> Fraction:
    """``value`` as it is read off the page.

    >>> printed(Fraction(2, 3))
    Fraction(67, 100)
    """
    scaled = abs(value) * 10**places
    units = (2 * scaled.numerator + scaled.denominator) // (2 * scaled.denominator)
    return Fraction(units if value >= 0 else -units, 10**places)


def misfit(parts: Iterable[Fraction | None], total: Fraction | None, places: int = 2) -> Fraction:
    """By how much the sum of the printed parts exceeds the printed total; 0 where they agree.

    >>> misfit([Fraction(1, 3)] * 3, Fraction(1))
    Fraction(-1, 100)
    """
    if total is None:
        return Fraction(0)
    read = sum((printed(part, places) for part in parts if part is not None), Fraction(0))
    return read - printed(total, places)


def misfit_note(parts: Iterable[Fraction | None], total: Fraction | None) -> str | None:
    """The sentence under a table, or None where there is nothing to say."""
    parts = list(parts)
    off = misfit(parts, total)
    if off == 0 or total is None:
        return None
    read = points(printed(total) + off)
    return say(
        "Các phần in ra cộng lại là {read}, lệch {off} so với tổng {total}: "
        "do làm tròn khi in, phép tính bên trong không làm tròn.",
        read=read,
        off=change(off),
        total=points(total),
    )
