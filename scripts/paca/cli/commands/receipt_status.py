"""``paca receipt status``: what came in time, what late, and what nobody can say."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from ..command import both
from ..command import command as bilingual
from ..language import say
from ..options import format_option, repo_option, revision_options, year_option
from ..output import next_step, note, print_json, print_table, table
from ..receipts import log_option

if TYPE_CHECKING:
    from ...receipts.deadlines import Lateness

_WORDS = {
    "on-time": ("đúng hạn", "in time"),
    "late": ("trễ hạn", "late"),
    "no-receipt": ("không có biên nhận", "no receipt"),
    "no-deadline": ("chưa có hạn", "no deadline"),
}


@bilingual(
    "status",
    vi="Từng tệp đang có hiệu lực: hạn (đến 24:00, giờ Việt Nam, kể cả gia hạn), giờ máy chủ nhận đúng tệp "
    "ấy, và ngày mà commit tự khai.",
    en="Each file that stands: the deadline (24:00 Viet Nam time, extensions counted), when the forge "
    "received exactly that file, and the date that the commit claims.",
    examples=("paca receipt status --late", "paca receipt status --agency snv --format json"),
)
@repo_option
@log_option
@revision_options
@year_option
@click.option("--agency", metavar="CƠ_QUAN/AGENCY", help=both("Chỉ cơ quan này.", "This agency only."))
@click.option("--late", is_flag=True, help=both("Chỉ những tệp trễ hạn.", "Late files only."))
@format_option("text", "json")
def command(
    repo: Path,
    log: Path,
    revision: str | None,
    as_of: dt.date | None,
    year: int | None,
    agency: str | None,
    late: bool,
    form: str,
) -> None:
    from ...arrival import Timing
    from ...read.load import load_records
    from ...read.source import open_source
    from ...receipts.deadlines import lateness
    from ...receipts.log import ReceiptLog

    source = open_source(repo, revision)
    claims = {path: change.on for path, change in source.changes().items()}
    rows = [
        row
        for row in lateness(load_records(source, year=year), ReceiptLog(log).receipts(), claims)
        if agency in (None, row.agency) and (not late or row.arrival.timing is Timing.LATE)
    ]
    if form == "json":
        print_json({"files": [_document(row) for row in rows]})
        return
    made = table(
        say("Tệp", "File"), say("Hạn", "Deadline"), say("Máy chủ nhận", "Received"),
        say("Commit khai", "Commit claims"), say("Kết luận", "Result"),
    )  # fmt: skip
    for row in rows:
        made.add_row(
            row.path.split("/", 2)[-1],
            _due(row),
            _when(row.arrival.received),
            _when(row.claimed),
            say(*_word(row)),
        )
    print_table(made)
    if not ReceiptLog(log).file.exists():
        note(f"Không có nhật ký biên nhận ở {log}.", f"There is no log of receipts at {log}.")
    next_step(
        "kiểm tra nhật ký chưa bị sửa: paca receipt verify", "see that the log is whole: paca receipt verify"
    )


def _word(row: Lateness) -> tuple[str, str]:
    vi, en = _WORDS[row.arrival.timing]
    if row.arrival.late_by is None:
        return vi, en
    hours = max(1, -(-int(row.arrival.late_by.total_seconds()) // 3600))
    days, rest = divmod(hours, 24)
    return f"{vi} {days} ngày {rest} giờ", f"{en} by {days} days {rest} hours"


def _due(row: Lateness) -> str:
    if row.arrival.deadline is None:
        return "–"
    until = f"24:00 {row.arrival.deadline.until:%d/%m/%Y}"
    return until + (say(" (gia hạn)", " (extended)") if row.arrival.deadline.extension else "")


def _when(instant: dt.datetime | None) -> str:
    from ...model.values import VIETNAM

    return "–" if instant is None else f"{instant.astimezone(VIETNAM):%H:%M %d/%m/%Y}"


def _document(row: Lateness) -> dict[str, Any]:
    extension = row.arrival.deadline.extension if row.arrival.deadline else None
    return {
        "agency": row.agency,
        "item": row.item,
        "path": row.path,
        "blob": row.blob,
        "timing": str(row.arrival.timing),
        "deadline": row.arrival.deadline.end.isoformat() if row.arrival.deadline else None,
        "extension": extension.reason if extension else None,
        "received": row.arrival.received.isoformat() if row.arrival.received else None,
        "delivery": row.arrival.delivery,
        "commit_claims": row.claimed.isoformat() if row.claimed else None,
    }
