"""What importing a table of verified scores would do: new, changed, there already, still missing.  Pure."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from ..errors import PacaError
from ..model.decision import VerifiedScore
from ..model.values import number_text
from ..output.notation import number
from ..records import Edition, Located, Records
from ..score.verified_sums import items_below
from .given import Given, Problem, VerifiedTable, errors


@dataclass(frozen=True, slots=True)
class Document:
    """Where the scores come from: number (or title), day and page; what the table's own cells say wins."""

    number: str | None = None
    date: dt.date | None = None
    page: str | None = None


@dataclass(frozen=True, slots=True)
class Change:
    """A score of the table that differs from what is recorded."""

    entry: VerifiedScore
    before: Located[VerifiedScore]
    place: str


@dataclass(frozen=True)
class VerifiedPlan:
    """``new`` and ``changed`` would be added at the end of the file; nothing there is touched."""

    year: int
    table: str
    checked: int
    new: tuple[tuple[VerifiedScore, str], ...]  # entry and the cell it comes from
    changed: tuple[Change, ...]
    same: tuple[str, ...]
    missing: tuple[str, ...]  # items without a verified score after the import
    problems: tuple[Problem, ...]

    @property
    def blocked(self) -> bool:
        return any(errors(self.problems))

    @property
    def added(self) -> tuple[VerifiedScore, ...]:
        return (*(entry for entry, _ in self.new), *(change.entry for change in self.changed))


def plan_verified(
    table: VerifiedTable, records: Records, *, document: Document, because: str | None = None
) -> VerifiedPlan:
    """``because``: why scores that are recorded already change; without it a change is an error.

    Raises PacaError where the round has no edition.
    """
    edition = edition_of(records)
    problems = list(table.problems)
    new: list[tuple[VerifiedScore, str]] = []
    changed: list[Change] = []
    same: list[str] = []
    for given in table.given:
        source = given.document or document.number
        if source is None:
            continue
        entry = VerifiedScore(
            code=given.code,
            score=given.score,
            reason=given.reason,
            source=source,
            date=None if given.document else document.date,
            page=given.page or document.page,
        )
        before = records.working_group.verified.get(given.code)
        if before is None:
            new.append((entry, given.place))
        elif _same(entry, before.model):
            same.append(given.code)
        elif because is None:
            problems.append(_unexplained(entry, before, given.place))
        else:
            replaced = entry.model_copy(update={"replaces": because})
            changed.append(Change(replaced, before, given.place))
    problems += _without_source(table.given, document)
    return VerifiedPlan(
        year=records.year,
        table=table.name,
        checked=table.checked,
        new=tuple(new),
        changed=tuple(changed),
        same=tuple(same),
        missing=tuple(_missing(table, records, edition)),
        problems=tuple(problems),
    )


def edition_of(records: Records) -> Edition:
    if records.edition is None:
        raise PacaError(
            f"Kỳ {records.year} không có bộ chỉ số nên không biết mã nào là mã nào.",
            f"The round of {records.year} has no edition, so no code means anything.",
        )
    return records.edition


def _same(entry: VerifiedScore, before: VerifiedScore) -> bool:
    """The same score, reason and document; a page that only one of them names is no difference."""
    return (entry.score, entry.reason, entry.source) == (before.score, before.reason, before.source)


def _unexplained(entry: VerifiedScore, before: Located[VerifiedScore], place: str) -> Problem:
    held = before.model
    what_vi, what_en = "lý do hoặc văn bản khác", "another reason or document"
    if held.score != entry.score:
        what_vi = f"điểm {number(held.score)} → {number(entry.score)}"
        what_en = f"score {number_text(held.score)} → {number_text(entry.score)}"
    at = f"{before.path}:{before.where('score').line}"
    return Problem(
        "error", place,
        f"{entry.code} đã ghi ở {at}; bảng có {what_vi}. Nêu lý do bằng --because \"…\" để thêm một "
        f"dòng mới.",
        f"{entry.code} is recorded at {at}; the table has {what_en}. Say why with --because \"…\" "
        f"to add a new "
        "entry.",
    )  # fmt: skip


def _without_source(given: tuple[Given, ...], document: Document) -> list[Problem]:
    lacking = [one for one in given if one.document is None]
    if not lacking or document.number is not None:
        return []
    return [
        Problem(
            "error", lacking[0].place,
            f"{len(lacking)} điểm chưa rõ theo văn bản nào; thêm --document SỐ (và --date NGÀY).",
            f"{len(lacking)} scores name no document; add --document NUMBER (and --date DAY).",
        )
    ]  # fmt: skip


def _missing(table: VerifiedTable, records: Records, edition: Edition) -> list[str]:
    """Items of which, after the import, neither they nor anything above them has a verified score."""
    held = {*records.working_group.verified, *(one.code for one in table.given)}
    found = []
    for code in items_below(edition, None):
        above = {code}
        parent = edition.by_code[code].model.parent
        while parent is not None and parent in edition.by_code:
            above.add(parent)
            parent = edition.by_code[parent].model.parent
        if above.isdisjoint(held):
            found.append(code)
    return found
