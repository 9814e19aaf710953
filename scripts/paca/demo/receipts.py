"""What the demo's forge received and when, and the one agency that was given more time."""

from __future__ import annotations

import datetime as dt
import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from ..model.values import instant_text
from .filing import Filing, folder_of
from .round import SUBMIT_PHASE, SUBMIT_UNTIL
from .yaml_out import dump

RECORDED = dt.date(2020, 7, 24)  # the evening after the last filing
EXTENDED = dt.date(2020, 7, 17)
UNTIL = dt.date(2020, 7, 24)
_AFTER = dt.timedelta(minutes=3)  # from the commit to the push


@dataclass(frozen=True, slots=True)
class Pushed:
    """The push that brought a file as it stands."""

    agency: str
    file: str
    blob: str
    received: dt.datetime


def pushes(filing: Filing) -> list[Pushed]:
    """Of each record of the agency the last text, received when its wave was pushed."""
    folder = folder_of(filing.agency) + "/"
    last: dict[str, Pushed] = {}
    for wave in filing.waves:
        for path, content in wave.files:
            name = path.removeprefix(folder)
            if "/" in name:
                continue  # attachments have no deadline of their own
            blob = hashlib.sha1(b"blob %d\0" % len(content) + content, usedforsecurity=False).hexdigest()
            if name not in last or last[name].blob != blob:
                last[name] = Pushed(filing.agency.slug, name, blob, wave.when + _AFTER)
    return list(last.values())


def is_late(filing: Filing) -> bool:
    """Whether its last wave came after the phase of filing."""
    return bool(filing.waves) and filing.waves[-1].when.date() > SUBMIT_UNTIL


def receipt_files(pushed: Iterable[Pushed]) -> dict[str, str]:
    """``receipts/<agency>.yml`` below the working group's folder, by name; numbered as the log would be."""
    rows: dict[str, list[dict[str, Any]]] = {}
    for number, one in enumerate(sorted(pushed, key=lambda one: (one.received, one.agency, one.file))):
        row = {"file": one.file, "blob": one.blob, "received": instant_text(one.received)}
        row |= {"delivery": f"lan-day-{one.agency}-{one.received:%m%d}", "n": number}
        rows.setdefault(one.agency, []).append(row)
    return {f"receipts/{agency}.yml": dump({"receipts": held}) for agency, held in rows.items()}


def extension_file(agency: str, *, by: str) -> str:
    return dump(
        {
            "extensions": [
                {
                    "agency": agency,
                    "phase": SUBMIT_PHASE,
                    "until": UNTIL,
                    "reason": "Trụ sở mất điện ba ngày do giông lốc (hư cấu).",
                    "by": by,
                    "on": EXTENDED,
                }
            ]
        }
    )
