"""Find canaries in everything that a folder shows to whoever downloads it: bytes, names, times."""

from __future__ import annotations

import datetime as dt
import gzip
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from paca.output.notation import number

from .plant import FIRST_DAY, FIRST_FIGURE, TOKEN, Canary, Planted

# 1931-02-03, 03/02/1931, 3/2/1931, 19310203; a planted figure with or without marks between thousands.
DAYS = re.compile(rb"(?:19[3-5][0-9]-[01][0-9]-[0-3][0-9]|[0-3]?[0-9]/[01]?[0-9]/19[3-5][0-9])")
FIGURES = re.compile(rb"73[1-9](?:[.\s]|\xc2\xa0|&nbsp;)?[0-9]{3}(?:[.\s]|\xc2\xa0|&nbsp;)?[0-9]{3}")


@dataclass(frozen=True)
class Sighting:
    """A canary in an output file; ``place`` is the first file it was seen in."""

    what: str
    canary: Canary
    place: str


def contents(folder: Path) -> Iterator[tuple[str, bytes]]:
    """Every file with its name in front of its bytes; compressed ones also unpacked."""
    for path in sorted(folder.rglob("*")):
        if path.is_file():
            name = path.relative_to(folder).as_posix()
            data = path.read_bytes()
            yield name, name.encode() + b"\n" + data
            if path.suffix == ".gz":
                yield name, gzip.decompress(data)


def sightings(folder: Path, planted: Planted) -> list[Sighting]:
    """Each canary of ``planted`` that stands anywhere in ``folder``, once."""
    days: Mapping[bytes, tuple[dt.date, Canary]] = {
        form.encode(): (day, canary)
        for day, canary in planted.days.items()
        for form in (day.isoformat(), f"{day:%d/%m/%Y}", f"{day.day}/{day.month}/{day.year}")
    }
    found: dict[str, Sighting] = {}
    for name, data in contents(folder):
        for match in TOKEN.findall(data.lower()):
            token = match.decode()
            if token in planted.tokens:
                found.setdefault(token, Sighting(token, planted.tokens[token], name))
        for match in DAYS.findall(data):
            if match in days:
                day, canary = days[match]
                found.setdefault(day.isoformat(), Sighting(day.isoformat(), canary, name))
        for match in FIGURES.findall(data):
            value = int(re.sub(rb"\D", b"", match.replace(b"\xc2\xa0", b"")))
            if value in planted.figures:
                told = number(value)
                found.setdefault(told, Sighting(told, planted.figures[value], name))
    return list(found.values())


assert FIRST_DAY.year == 1931 and str(FIRST_FIGURE).startswith("731")  # what the patterns above look for
