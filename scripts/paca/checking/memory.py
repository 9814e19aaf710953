"""The results of the last check, part by part, and what each of them rests on."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any

from ..assessment import Revision
from ..check.facts import AgencyFacts, DocumentFact
from ..finding import Position
from ..read.cache import RecordCache
from ..records import RefusedFile
from .kept import Kept, Row, findings_of, plain
from .plan import Plan, digest
from .results import AgencyResult, Checked, RoundResult

_DAMAGED = (ValueError, TypeError, KeyError, IndexError, ZeroDivisionError, OverflowError)


class Memory:
    """Rows below ``folder``.  ``rest`` must be called before agencies are asked for."""

    def __init__(self, kept: Kept, folder: str, version: str, day: dt.date) -> None:
        self.records = RecordCache(kept.path)
        self.usable = True
        self._kept, self._folder, self._version, self._day = kept, folder, version, day
        self._rows = kept.get(folder)
        self._keys: dict[str, str] = {}
        self._standing: dict[str, str] = {}
        self._known: dict[str, AgencyResult] = {}
        self._fresh: list[Row] = []

    def round(self, files: str) -> RoundResult | None:
        """The result of the round's own files, whose digest is ``files``."""
        key, row = self._rows.get(self._folder + "round", ("", None))
        if key != self._round_key(files):
            return None
        try:
            findings, accepted, refused, comments, unread = row
            return RoundResult(
                tuple(findings_of(findings)), accepted, refused, frozenset(comments),
                tuple(RefusedFile(path, blob, left) for path, blob, left in unread),
            )  # fmt: skip
        except _DAMAGED:
            return None

    def _round_key(self, files: str) -> str:
        return digest((self._version, self._day.isoformat(), files))

    def keep_round(self, files: str, result: RoundResult) -> None:
        unread = [(file.path, file.blob, file.left_out) for file in result.unread]
        row = (plain(result.findings), result.accepted, result.refused, list(result.comments), unread)
        self._fresh.append((self._folder + "round", self._round_key(files), row))

    def rest(self, plan: Plan, whole: RoundResult) -> None:
        """Says what agencies' results rest on: their own files, and of the round what their rules see."""
        frame = digest(
            (
                self._version,
                *(f"{entry.path} {entry.blob}" for entry, _ in plan.frame),
                *(f"{file.path} {sorted(file.left_out or ())}" for file in whole.unread),
                *(f"{file.path} none" for file in whole.unread if file.left_out is None),
                *sorted(whole.comments),
            )
        )
        keys = {slug: digest((frame, part.digest)) for slug, part in plan.agencies.items()}
        self._keys = self._standing | keys
        for slug, wanted in keys.items():
            key, row = self._rows.get(self._name(slug), ("", None))
            if key == wanted and (result := self._agency(row)) is not None:
                self._known[slug] = result

    def stand(self, keys: Mapping[str, str]) -> dict[str, AgencyResult] | None:
        """The results of agencies whose files are as they were; None where a row is not that of its key."""
        found = {}
        for slug, wanted in keys.items():
            key, row = self._rows.get(self._name(slug), ("", None))
            result = self._agency(row) if key == wanted else None
            if result is None:
                return None
            found[slug] = result
        self._standing = dict(keys)
        return found

    @property
    def keys(self) -> Mapping[str, str]:
        """Of every agency the key of its row."""
        return self._keys

    def _name(self, slug: str) -> str:
        return f"{self._folder}agency/{slug}"

    def _agency(self, row: Any) -> AgencyResult | None:
        try:
            on, latest, findings, accepted, refused, answered, documents = row
            # The day counts only where a document of a later day was, or would be, found.
            day = self._day.toordinal()
            if on != day and latest is not None and not (latest <= day and latest <= on):
                return None
            facts = AgencyFacts(
                frozenset(answered),
                tuple(DocumentFact(key, Position(*place), same) for key, place, same in documents),
                dt.date.fromordinal(latest) if latest is not None else None,
            )
            return AgencyResult(tuple(findings_of(findings)), accepted, refused, facts)
        except _DAMAGED:
            return None

    def agency(self, slug: str) -> AgencyResult | None:
        return self._known.get(slug)

    def keep_agency(self, slug: str, result: AgencyResult) -> None:
        facts = result.facts
        documents = [
            (one.key, (one.position.path, one.position.line, one.position.column), one.identities)
            for one in facts.documents
        ]
        latest = facts.latest.toordinal() if facts.latest is not None else None
        row = (self._day.toordinal(), latest, plain(result.findings), result.accepted, result.refused,
               list(facts.answered), documents)  # fmt: skip
        self._fresh.append((self._name(slug), self._keys[slug], row))

    def save(self, *more: Row) -> None:
        """Writes what is new, ``more`` with it, and forgets agencies that are gone."""
        gone = [
            name for name in self._rows if "/agency/" in name and name.rpartition("/")[2] not in self._keys
        ]
        self._kept.put([*self._fresh, *more], drop=gone)


def plain_whole(checked: Checked) -> tuple[Any, ...]:
    """The whole result as plain values, without what the caller knows."""
    return (
        checked.year, plain(checked.findings), checked.accepted, checked.refused, checked.known,
        list(checked.filed),
    )  # fmt: skip


def whole_of(row: tuple[str, Any] | None, key: str, revision: Revision, day: dt.date) -> Checked | None:
    """The inverse, where ``row`` has this ``key``."""
    if row is None or row[0] != key:
        return None
    try:
        year, findings, accepted, refused, known, filed = row[1]
        return Checked(
            revision, day, year, tuple(findings_of(findings)), accepted, refused, known, frozenset(filed)
        )
    except _DAMAGED:
        return None
