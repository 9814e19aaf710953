"""The calendar placed against the day of assessment.  A day counts until 24:00, Asia/Ho_Chi_Minh."""

from __future__ import annotations

import datetime as dt

from ..assessment import Placed
from ..model.round import Phase, Round


def place(round_: Round | None, as_of: dt.date) -> tuple[Placed, ...]:
    """Each phase with its days left on ``as_of`` (0: ends today; negative: over; None: not published)."""
    if round_ is None:
        return ()
    current = _current(round_.calendar, as_of)
    return tuple(
        Placed(
            phase.key,
            None if phase.until is None else (phase.until - as_of).days,
            phase is current,
        )
        for phase in round_.calendar
    )


def _current(phases: tuple[Phase, ...], as_of: dt.date) -> Phase | None:
    """The first phase that has begun (or has no published start) and is not over."""
    for phase in phases:
        begun = phase.start is None or phase.start <= as_of
        if begun and phase.until is not None and as_of <= phase.until:
            return phase
    return None
