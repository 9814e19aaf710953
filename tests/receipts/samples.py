"""A log with a key of its own, in a folder; pushes into it."""

from __future__ import annotations

import datetime as dt
import hashlib
import subprocess
from pathlib import Path

from paca.receipts.log import ReceiptLog
from paca.receipts.record import Receipt

START = dt.datetime(2020, 7, 10, 1, 0, tzinfo=dt.UTC)
ORIGIN = "may-chu.tinh-mau.example"


def keypair(folder: Path, name: str = "key") -> tuple[Path, Path]:
    """A private key and the list of allowed signers that names it."""
    key = folder / name
    subprocess.run(["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-C", "", "-f", key], check=True)
    signers = folder / f"{name}.signers"
    signers.write_text(f'receipts@{ORIGIN} namespaces="paca-receipts" {key.with_suffix(".pub").read_text()}')
    return key, signers


def receipt(number: int, *, at: dt.datetime | None = None, **more: object) -> Receipt:
    digest = hashlib.sha1(str(number).encode()).hexdigest()
    values = {
        "n": number,
        "path": f"evidence/2019/so-{number % 7}/B.5.{number % 4 + 1}.md",
        "blob": digest,
        "commit": digest[::-1],
        "agency": f"so-{number % 7}",
        "received": at or START + dt.timedelta(minutes=number),
        "delivery": f"d-{number}",
        "by": f"tai-khoan-{number % 7}",
    }
    return Receipt(**(values | more))  # type: ignore[arg-type]


def grown(log: ReceiptLog, key: Path, *, to: int, by: int = 1) -> None:
    """Honest pushes of ``by`` receipts, a checkpoint after each, until the log counts ``to``."""
    count = len(log.receipts())
    while count < to:
        log.append(receipt(number) for number in range(count, min(count + by, to)))
        count = min(count + by, to)
        log.sign(key=key, origin=ORIGIN, now=START + dt.timedelta(minutes=count - 1, seconds=30))
