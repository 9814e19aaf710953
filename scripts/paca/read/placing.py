"""What each entry of a tree is, by its path and mode alone, before any file is opened."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from ..finding import Finding, Position
from ..model.report_text import FOLDER, year_of
from ..records import RefusedFile
from .names import check_entry, check_name, shown, twins
from .paths import Kind, Misplaced, Placed, classify
from .tree import TreeEntry


@dataclass(frozen=True)
class Placing:
    """The files of a round (and of every edition) that have a place, and what became of the others."""

    year: int
    places: tuple[tuple[TreeEntry, Placed], ...]
    findings: tuple[Finding, ...]
    refused: tuple[RefusedFile, ...]
    unopened: tuple[TreeEntry, ...] = ()  # files that nobody reads: refused ones, and READMEs


def latest_year(entries: Iterable[TreeEntry]) -> int:
    """The latest year that has an assessment.yml, else the latest folder of a year; 0 where there is none."""
    rounds, folders = {0}, {0}
    for entry in entries:
        parts = entry.path.split("/")
        if len(parts) > 2 and len(parts[1]) == 4 and parts[1].isascii() and parts[1].isdigit():
            folders.add(int(parts[1]))
            if parts[0] == "evidence" and parts[2:] == ["assessment.yml"]:
                rounds.add(int(parts[1]))
    return max(rounds) or max(folders)


def _of_round(entries: Iterable[TreeEntry], year: int) -> list[TreeEntry]:
    """What concerns the round: its folder, the editions, the report's texts, what stands in no round's place.

    A round with texts of its own has these alone.
    """
    taken, texts = [], {}
    own = f"evidence/{year}/"
    for entry in entries:
        if entry.path.startswith(own):  # nearly every file
            taken.append(entry)
            continue
        if entry.path.startswith(FOLDER):
            if (of := year_of(entry.path)) in (0, year):
                texts.setdefault(of, []).append(entry)
            continue
        parts = entry.path.split("/", 2)
        other_round = (
            parts[0] == "evidence" and len(parts) == 3 and parts[1] != str(year) and parts[1].isdigit()
        )
        if not (other_round and len(parts[1]) == 4):
            taken.append(entry)
    return [*taken, *(texts.get(year) or texts.get(0, ()))]


def place_round(entries: Iterable[TreeEntry], year: int | None = None) -> Placing:
    """Sorts out what each file of the round is; names and places that may not be are refused here."""
    entries = list(entries)
    year = year if year is not None else latest_year(entries)
    entries = _of_round(entries, year)
    findings: list[Finding] = []
    refused: dict[str, str] = {}
    doubtful: set[str] = set()
    for finding, paths in twins(entries):
        findings.append(finding)
        doubtful.update(paths)
    stray: dict[str, list[TreeEntry]] = {}
    expected: dict[str, str] = {}
    places: list[tuple[TreeEntry, Placed]] = []
    for entry in entries:
        if entry.path in doubtful:
            refused[entry.path] = entry.blob
            continue
        placed = classify(entry.path)
        if isinstance(placed, Misplaced) and placed.folder is not None and entry.mode.startswith("100"):
            stray.setdefault(placed.folder, []).append(entry)
            expected[placed.folder] = placed.expected
            continue
        plain = isinstance(placed, Placed) and placed.kind is not Kind.ATTACHMENT
        if finding := check_entry(entry, plain=plain):
            refused[entry.path] = entry.blob
            findings.append(finding)
        elif isinstance(placed, Misplaced):
            params = {"expected": placed.expected}
            code = "F118" if entry.path.endswith(".yaml") else "F117"
            refused[entry.path] = entry.blob
            findings.append(Finding(code, Position(shown(entry.path)), params))
        else:
            if entry.mode == "100755":
                findings.append(Finding("F119", Position(shown(entry.path))))
            places.append((entry, placed))
    for folder, inside in stray.items():
        params = {"count": str(len(inside)), "expected": expected[folder]}
        problem = next(filter(None, map(check_name, folder.split("/"))), None)
        code, more = problem or ("F116", {})
        findings.append(Finding(code, Position(shown(folder)), params | more))
        refused.update((entry.path, entry.blob) for entry in inside)
    own = f"evidence/{year}/assessment.yml"
    if year and not any(entry.path == own for entry in entries):
        findings.append(Finding("F101", Position(f"evidence/{year}"), {"year": str(year)}))
    return Placing(
        year,
        tuple(places),
        tuple(findings),
        tuple(RefusedFile(path, blob) for path, blob in refused.items()),
        (
            *(entry for entry in entries if entry.path in refused),
            *(entry for entry, placed in places if placed.kind is Kind.README),
        ),
    )
