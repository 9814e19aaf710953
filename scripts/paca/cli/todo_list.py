"""What an agency owes, read off the assessment's entries: pure ``todo_of``, then text and JSON."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

import click

from ..assessment import Assessment, Entry, State
from ..errors import PacaError
from ..last_year import LastYear, about_agency
from ..model.register import Agency
from ..model.round import Phase, Step
from ..output.notation import day, days_left, points
from . import words
from .language import language, say
from .last_year_text import last_year_json, last_year_lines
from .output import print_json, print_table, table
from .score_json import amount, heading, missing_json

SCHEMA = "paca.todo/1"
_DONE = frozenset({State.NOT_ASKED, State.FINAL})
_AGENCY_STEPS = (Step.SUBMIT, Step.COMMENT, Step.EXPLAIN)  # phases in which agencies owe something


@dataclass(frozen=True, slots=True)
class Deadline:
    phase: Phase
    days_left: int | None


@dataclass(frozen=True, slots=True)
class Todo:
    """``entries`` still open, most points first; ``asked`` and ``filed`` count submissions."""

    agency: Agency
    asked: int
    filed: int
    entries: tuple[Entry, ...]
    titles: dict[str, str]
    deadlines: tuple[Deadline, ...]
    last_year: Mapping[str, LastYear]  # what the round before tells, by item

    @property
    def at_stake(self) -> Fraction:
        return sum((entry.reachable for entry in self.entries), Fraction(0))


def todo_of(assessment: Assessment, slug: str) -> Todo:
    """The open work of one agency; PacaError, with near names, if the register does not know it."""
    located = assessment.records.agencies.by_slug.get(slug)
    if located is None:
        raise unknown_agency(assessment.records.agencies.by_slug, slug)
    asked = [entry for (_, agency), entry in assessment.entries.items() if agency == slug]
    asked = [entry for entry in asked if entry.state is not State.NOT_ASKED]
    open_entries = [
        entry
        for entry in asked
        if entry.state not in _DONE and (entry.missing or entry.state in (State.MISSING, State.RETURNED))
    ]
    open_entries.sort(key=lambda entry: -entry.reachable)  # stable: the edition's order among equals
    return Todo(
        agency=located.model,
        asked=len(asked),
        filed=sum(entry.state is not State.MISSING for entry in asked),
        entries=tuple(open_entries),
        titles={
            code: scored.node.title for code, scored in assessment.nodes.items() if scored.node is not None
        },
        deadlines=_deadlines(assessment),
        last_year=about_agency(assessment.records, slug),
    )


def unknown_agency(known: Iterable[str], slug: str) -> PacaError:
    near = difflib.get_close_matches(slug, list(known), n=3, cutoff=0.5)
    return PacaError(
        f"Danh sách cơ quan không có “{slug}”."
        + (f" Gần giống: {', '.join(near)}." if near else "")
        + " Xem danh sách: paca todo",
        f"The register has no “{slug}”."
        + (f" Close to it: {', '.join(near)}." if near else "")
        + " List: paca todo",
    )


def _deadlines(assessment: Assessment) -> tuple[Deadline, ...]:
    if assessment.records.round is None:
        return ()
    placed = {one.key: one for one in assessment.calendar}
    found = []
    for phase in assessment.records.round.model.calendar:
        if phase.step in _AGENCY_STEPS and phase.key in placed:
            left = placed[phase.key].days_left
            if left is None or left >= 0:
                found.append(Deadline(phase, left))
    return tuple(found)


def todo_document(assessment: Assessment, todo: Todo) -> dict[str, Any]:
    return heading(assessment, SCHEMA) | {
        "agency": {"slug": todo.agency.slug, "name": todo.agency.name},
        "asked": todo.asked,
        "filed": todo.filed,
        "at_stake": amount(todo.at_stake),
        "deadlines": [
            {
                "key": one.phase.key,
                "step": one.phase.step.value,
                "title": one.phase.title,
                "until": one.phase.until.isoformat() if one.phase.until else None,
                "status": one.phase.status.value,
                "days_left": one.days_left,
            }
            for one in todo.deadlines
        ],
        "items": [
            {
                "item": entry.item,
                "title": todo.titles.get(entry.item),
                "state": entry.state.value,
                "reachable": amount(entry.reachable),
                "missing": missing_json(entry.missing),
                "last_year": last_year_json(todo.last_year.get(entry.item)),
            }
            for entry in todo.entries
        ],
    }


def print_todo(todo: Todo) -> None:
    click.secho(todo.agency.name, bold=True)
    click.echo(
        say(
            f"Đã nộp {todo.filed}/{todo.asked} hồ sơ · còn {len(todo.entries)} việc · "
            f"có thể thêm {points(todo.at_stake)} điểm cho tỉnh",
            f"{todo.filed}/{todo.asked} filed · {len(todo.entries)} open · "
            f"{points(todo.at_stake)} points of the province at stake",
        )
    )
    for one in todo.deadlines:
        until = day(one.phase.until) if one.phase.until else ""
        left = days_left(one.days_left) if language() == "vi" else _days_left_english(one.days_left)
        mark = (
            say(" (ngày giữ chỗ)", " (placeholder date)") if one.phase.status.value == "placeholder" else ""
        )
        click.echo(f"{one.phase.title}: {' · '.join(part for part in (until, left) if part)}{mark}")
    click.echo()
    if not todo.entries:
        click.echo(say("Không còn thiếu gì.", "Nothing is missing."))
        return
    made = table(
        (say("Mã", "Item"), {"no_wrap": True}),
        (say("Thêm được", "Could add"), {"justify": "right", "no_wrap": True}),
        (say("Tình trạng", "State"), {"no_wrap": True}),
        (say("Còn thiếu", "Missing"), {"ratio": 1}),
    )
    for entry in todo.entries:
        made.add_row(
            entry.item,
            points(entry.reachable),
            words.state(entry.state),
            "\n".join(
                (_lacks(entry, todo.titles.get(entry.item)), *last_year_lines(todo.last_year.get(entry.item)))
            ),
        )
    print_table(made)


def _lacks(entry: Entry, title: str | None) -> str:
    lines = [title] if title else []
    if entry.state is State.RETURNED:
        lines.append(say("– giải trình theo ý kiến của tổ công tác", "– explain, as the working group asked"))
    lines += [
        f"– {words.missing(one.what)}: {one.title or one.key}"
        for one in entry.missing
        if one.what not in ("submission", "explanation")  # said by the state
    ]
    return "\n".join(lines)


def _days_left_english(days: int | None) -> str:
    if days is None:
        return "not published"
    return "today" if days == 0 else f"{days} days left"


def print_agencies(assessment: Assessment, *, form: str) -> None:
    """One line an agency: how much is filed, how many points wait."""
    todos = [
        todo
        for located in assessment.records.agencies.agencies
        if (todo := todo_of(assessment, located.model.slug)).asked
    ]
    if form == "json":
        agencies = [
            {
                "slug": todo.agency.slug,
                "name": todo.agency.name,
                "asked": todo.asked,
                "filed": todo.filed,
                "open": len(todo.entries),
                "at_stake": amount(todo.at_stake),
            }
            for todo in todos
        ]
        print_json(heading(assessment, "paca.todo-list/1") | {"agencies": agencies})
        return
    right = {"justify": "right", "no_wrap": True}
    made = table(
        (say("Tên ngắn", "Slug"), {"no_wrap": True}),
        (say("Cơ quan", "Agency"), {"ratio": 1}),
        (say("Đã nộp", "Filed"), right),
        (say("Còn việc", "Open"), right),
        (say("Điểm", "Points"), right),
    )
    for todo in todos:
        made.add_row(
            todo.agency.slug,
            todo.agency.short or todo.agency.name,
            f"{todo.filed}/{todo.asked}",
            str(len(todo.entries)),
            points(todo.at_stake),
        )
    print_table(made)
