"""Attachments in a real folder, read as the program reads them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from pathlib import Path

from paca.check.run import check
from paca.finding import Finding
from paca.read.cache import RecordCache
from paca.read.load import load_records
from paca.read.source import open_source
from paca.records import Records

FOLDER = "evidence/2019/so-mau"
PLACE = f"{FOLDER}/attachments"
BASE = {
    "evidence/2019/assessment.yml": (
        "year: 2019\ntitle: Kỳ đánh giá thử\n"
        "province: {name: Tỉnh Mẫu, authority: UBND Tỉnh Mẫu, lead: Thanh tra Tỉnh Mẫu, fictional: có}\n"
        "period: {start: 16/12/2018, end: 15/12/2019}\nstage: Dự thảo 1\n"
    ),
    # One mistake elsewhere, which must not be lost.
    f"{FOLDER}/figures.yml": "figures:\n  - {key: so-cuoc, value: sai, unit: cuộc}\n",
}


def write(root: Path, attachments: Mapping[str, bytes], documents: str = "", *, slug: str = "so-mau") -> Path:
    files: dict[str, bytes] = {path: text.encode() for path, text in BASE.items()}
    if documents:
        files[f"evidence/2019/{slug}/documents.yml"] = documents.encode()
    files |= {f"evidence/2019/{slug}/attachments/{name}": data for name, data in attachments.items()}
    for path, data in files.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_bytes(data)
    return root


def read(root: Path, *, cached: bool = False) -> Records:
    cache = RecordCache(root / "cache.sqlite") if cached else None
    return load_records(open_source(root, None), cache=cache)


def found(records: Records) -> list[Finding]:
    """What is said of attachments."""
    every = check(records, None, as_of=dt.date(2020, 7, 1))
    return [finding for finding in every if "D520" <= finding.code <= "D559"]
