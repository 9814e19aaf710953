"""What the last check of a commit found, and what of it still stands in another commit.

git names a folder by one id, so two commits tell at once which agencies differ between them; only those
are listed and read again.  Where anything but agencies' own files differs, or a name is not what it should
be, nothing stands and all is checked anew.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from ..check.parts import GROUP, owner_of
from ..check.run import without_secrets
from ..finding import Finding
from ..read.git_source import GitSource
from ..read.git_trees import differing, names_in
from ..read.names import shown
from ..read.paths import SLUG, YEAR
from ..read.placing import Placing, place_round
from ..read.tree import PLACES, TreeEntry
from .kept import Row, findings_of, plain
from .memory import Memory
from .results import AgencyResult

STATE = "commit/state"
_FILES = {"evidence": {"README.md"}, "round": {"README.md", "assessment.yml", "agencies.yml"}}
_DAMAGED = (ValueError, TypeError, KeyError, IndexError)


@dataclass(frozen=True)
class State:
    """What ``commit/<year>/agency/…`` holds the results of.

    ``keys``: the key of each agency's row; another process may have put its own there since.  ``own``: of
    each agency the findings on names, places and files that nobody reads, which no row holds.
    """

    trees: tuple[str, ...]
    year: int
    latest: int
    keys: Mapping[str, str]
    filed: frozenset[str]
    own: Mapping[str, tuple[Finding, ...]]

    def row(self, version: str) -> Row:
        own = {slug: plain(findings) for slug, findings in self.own.items()}
        values = (self.trees, self.year, self.latest, dict(self.keys), list(self.filed), own)
        return STATE, version, values

    @classmethod
    def of(cls, row: tuple[str, Any] | None, version: str) -> State | None:
        if row is None or row[0] != version:
            return None
        try:
            trees, year, latest, keys, filed, own = row[1]
            found = {slug: tuple(findings_of(findings)) for slug, findings in own.items()}
            return cls(tuple(trees), year, latest, keys, frozenset(filed), found)
        except _DAMAGED:
            return None


@dataclass(frozen=True)
class Standing:
    """The agencies that are as they were, with their results; ``source`` lists all but them."""

    source: GitSource
    whole: GitSource
    state: State
    touched: frozenset[str]
    results: Mapping[str, AgencyResult]

    @property
    def own(self) -> dict[str, tuple[Finding, ...]]:
        return {slug: found for slug, found in self.state.own.items() if slug not in self.touched}

    @property
    def filed(self) -> frozenset[str]:
        return self.state.filed - self.touched


def stands(
    memory: Memory, state: State, whole: GitSource, source: GitSource, touched: frozenset[str]
) -> Standing | None:
    """What stands; None where a row is not the one that the state speaks of, or does not hold on this day."""
    found = memory.stand({slug: key for slug, key in state.keys.items() if slug not in touched})
    return Standing(source, whole, state, touched, found) if found is not None else None


def narrowed(
    source: GitSource, state: State, trees: tuple[str, ...], asked: int | None
) -> tuple[GitSource, frozenset[str]] | None:
    """The part of ``source`` that must be looked at again, and the agencies that differ; None: all of it.

    ``asked`` is the year, None for the latest one.
    """
    year = state.year
    if trees[1:] != state.trees[1:] or year != (state.latest if asked is None else asked):
        return None
    paths = differing(source, state.trees[0], trees[0])
    if paths is None:
        return None
    touched = {owner_of(f"evidence/{path}", year) for path in paths}
    if any(owner is None or not SLUG.fullmatch(owner) for owner in touched):
        return None
    folders = _folders(source, year)
    if folders is None:
        return None
    place = f"evidence/{year}"
    roots = [*(name for name in PLACES if name != "evidence"), "evidence/README.md", f"{place}/{GROUP}"]
    roots += [f"{place}/{name}" for name in sorted(_FILES["round"])]
    roots += [f"{place}/{slug}" for slug in sorted(touched & folders)]  # type: ignore[type-var,operator]
    return replace(source, roots=tuple(roots)), frozenset(filter(None, touched))


def _folders(source: GitSource, year: int) -> frozenset[str] | None:
    """The agencies' folders; None where anything else stands beside them that is not known."""
    above, inside = names_in(source, "evidence"), names_in(source, f"evidence/{year}")
    if above is None or inside is None:
        return None
    known = all(YEAR.fullmatch(one.name) if one.tree else one.name in _FILES["evidence"] for one in above)
    plain_names = all(
        one.name == GROUP or SLUG.fullmatch(one.name) if one.tree else one.name in _FILES["round"]
        for one in inside
    )
    if not (known and plain_names):
        return None
    return frozenset(one.name for one in inside if one.tree and one.name != GROUP)


def own_findings(
    placing: Placing, unopened: Iterable[Finding], entries: Iterable[TreeEntry], agencies: Iterable[str]
) -> dict[str, tuple[Finding, ...]] | None:
    """The findings on names, places and unread files by agency; None where one cannot be told apart.

    Such a finding must either lie in an agency's part, or come up again without any agency's folder.
    """
    year, known = placing.year, set(agencies)
    place = f"evidence/{year}/"
    parts = {shown(entry.path): owner_of(entry.path, year) for entry in placing.unopened}
    found: dict[str, list[Finding]] = {}
    shared: list[Finding] = []
    for finding in placing.findings:
        owner = owner_of(finding.position.path, year)
        if owner in known and owner is not None:
            found.setdefault(owner, []).append(finding)
        else:
            shared.append(finding)
    for finding in unopened:
        if (owner := parts.get(finding.position.path)) is not None:
            found.setdefault(owner, []).append(finding)
    if shared:
        left = [entry for entry in entries if not _in_folder(entry.path, place)]
        again = set(map(Finding.sort_key, place_round(left, year).findings))
        if not again.issuperset(map(Finding.sort_key, shared)):
            return None
    return {slug: tuple(map(without_secrets, ones)) for slug, ones in found.items()}


def _in_folder(path: str, place: str) -> bool:
    name, slash, _ = path.removeprefix(place).partition("/")
    return path.startswith(place) and bool(slash) and SLUG.fullmatch(name) is not None
