"""The labelled samples of private texts, and how well the scan does on one: recall and precision."""

from __future__ import annotations

import re
from pathlib import Path
from typing import NamedTuple

from paca.privacy.scan import scan

SAMPLES = ("first", "held_out", "third")


class Measured(NamedTuple):
    """Texts with and without something to find; what was missed and raised in vain."""

    positives: int
    negatives: int
    missed: list[tuple[str, str]]
    alarms: list[tuple[str, list[str]]]

    @property
    def recall(self) -> float:
        return 1 - len(self.missed) / self.positives

    @property
    def precision(self) -> float:
        found = self.positives - len(self.missed)
        return found / (found + len(self.alarms))


def sample(name: str) -> list[tuple[str, str]]:
    """(code, or "-" for a text without any; text) of each line."""
    rows = []
    for line in Path(__file__).with_name(f"{name}.txt").read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            code, text = line.split("\t", 1)
            unescaped = re.sub(r"\\u([0-9a-f]{4})", lambda found: chr(int(found.group(1), 16)), text)
            rows.append((code, unescaped.replace("\\n", "\n").replace("\\t", "\t")))
    return rows


def measured(name: str) -> Measured:
    rows = sample(name)
    positives = [(code, text) for code, text in rows if code != "-"]
    clean = [text for code, text in rows if code == "-"]
    missed = [(code, text) for code, text in positives if code not in {hit.code for hit in scan(text)}]
    alarms = [(text, [hit.code for hit in scan(text)]) for text in clean if scan(text)]
    return Measured(len(positives), len(clean), missed, alarms)
