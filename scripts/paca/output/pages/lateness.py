"""When a submission came, in words: what the forge received, and against which deadline."""

from __future__ import annotations

import datetime as dt

from paca.arrival import Arrival, Deadline, Timing
from paca.model.values import VIETNAM
from paca.output.language import say
from paca.output.notation import day


def arrival_text(arrival: Arrival | None) -> str:
    """``máy chủ nhận 09:30 ngày 26/07/2020, trễ 3 ngày 9 giờ (hạn 24:00 ngày 22/07/2020)``, or ""."""
    if arrival is None or arrival.received is None:
        return ""
    told = say("máy chủ nhận {moment}", moment=moment(arrival.received))
    if arrival.deadline is None:
        return told + ", " + say("chưa công bố hạn")
    told += ", " + (late_text(arrival) if arrival.timing is Timing.LATE else say("đúng hạn"))
    return told + say(" (hạn {deadline})", deadline=deadline_text(arrival.deadline))


def late_text(arrival: Arrival | None) -> str:
    """``trễ 3 ngày 9 giờ``, begun hours counted whole; "" unless late."""
    late = arrival.late_by if arrival is not None else None
    if late is None:
        return ""
    days, hours = divmod(max(1, -(-int(late.total_seconds()) // 3600)), 24)
    if not days:
        return say("trễ {hours} giờ", hours=hours)
    if not hours:
        return say("trễ {days} ngày", days=days)
    return say("trễ {days} ngày {hours} giờ", days=days, hours=hours)


def deadline_text(deadline: Deadline) -> str:
    """``24:00 ngày 22/07/2020``, with the reason of an extension."""
    text = say("24:00 ngày {day}", day=day(deadline.until))
    if deadline.extension is None:
        return text
    return say("{end}, đã gia hạn: {reason}", end=text, reason=deadline.extension.reason.rstrip("."))


def moment(instant: dt.datetime) -> str:
    """The clock of Viet Nam: ``09:30 ngày 26/07/2020``."""
    local = instant.astimezone(VIETNAM)
    return say("{time} ngày {day}", time=f"{local:%H:%M}", day=day(local.date()))
