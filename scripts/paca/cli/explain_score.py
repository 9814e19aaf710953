"""``paca score --explain ITEM[@AGENCY]``: every score of an item with the chain behind it."""

from __future__ import annotations

import difflib
from collections.abc import Sequence
from typing import Any

import click

from ..assessment import Assessment, Entry, LedgerEntry, NodeScore, Score
from ..errors import PacaError
from ..output.notation import day, points
from ..output.pages.lateness import arrival_text
from . import words
from .language import say
from .output import next_step, print_json
from .score_json import amount, arrival_json, explained_json, heading, ledger_json, missing_json
from .score_text import is_placeholder, standing_text

SCHEMA = "paca.explain/1"
_STAGES = {
    "self": ("tự chấm", "self"),
    "computed": ("tính từ minh chứng", "computed"),
    "reviewed": ("tổ công tác", "reviewed"),
    "explained": ("sau giải trình", "explained"),
    "final": ("chung kết", "final"),
    "verified": ("TTCP thẩm định", "verified"),
}


def explain(assessment: Assessment, question: str, *, form: str) -> None:
    """``question`` is a code, or code@agency.  PacaError for a code or agency that is not there."""
    code, _, agency = question.partition("@")
    code = code.strip().upper()
    scored = assessment.nodes.get(code)
    if scored is None:
        near = difflib.get_close_matches(code, assessment.nodes, n=3, cutoff=0.5)
        raise PacaError(
            f"Không có mã {code}." + (f" Gần giống: {', '.join(near)}." if near else "") + " Xem: paca "
            "score --items",
            f"There is no code {code}." + (f" Close to it: {', '.join(near)}." if near else "") + " See: "
            "paca score --items",
        )  # fmt: skip
    entry = _entry(assessment, code, agency.strip()) if agency else None
    if form == "json":
        print_json(_document(assessment, code, scored, entry))
    elif entry is not None:
        _print_entry(assessment, scored, entry)
    else:
        _print_node(assessment, code, scored)
    other = (
        f"paca score --explain {code}"
        if entry is not None
        else f"paca score --explain {code}@{scored.contributions[0].agency}"
        if scored.contributions
        else f"paca score --explain {scored.children[0]}"
        if scored.children
        else "paca todo"
    )
    next_step(f"xem tiếp: {other}", f"see further: {other}", quiet_output=form == "json")


def _entry(assessment: Assessment, code: str, slug: str) -> Entry:
    entry = assessment.entries.get((code, slug))
    if entry is not None:
        return entry
    asked = [agency.slug for agency in assessment.asked.get(code, ())]
    raise PacaError(
        f"Tiêu chí {code} không hỏi “{slug}”. Các cơ quan được hỏi: {', '.join(asked) or 'không có'}.",
        f"Item {code} does not ask “{slug}”. It asks: {', '.join(asked) or 'nobody'}.",
    )


def _document(assessment: Assessment, code: str, scored: NodeScore, entry: Entry | None) -> dict[str, Any]:
    start = heading(assessment, SCHEMA) | {
        "code": code,
        "title": scored.node.title if scored.node else None,
        "max": amount(scored.max),
    }
    if entry is not None:
        return start | {
            "agency": entry.agency,
            "state": entry.state.value,
            "computed": explained_json(entry.computed),
            "standing": explained_json(entry.standing),
            "ledger": ledger_json(entry.ledger),
            "missing": missing_json(entry.missing),
            "reachable": amount(entry.reachable),
            "last_change": _change(entry),
            "arrival": arrival_json(entry.arrival),
        }
    return start | {
        "standing": explained_json(scored.standing),
        "ledger": ledger_json(scored.ledger),
        "children": list(scored.children),
        "contributions": [
            {"agency": one.agency, "points": amount(one.points), "lost": amount(one.lost)}
            for one in scored.contributions
        ],
    }


def _change(entry: Entry) -> dict[str, str] | None:
    change = entry.last_change
    if change is None:
        return None
    return {
        "commit": change.commit,
        "author": change.author,
        "on": change.on.isoformat(),
        "subject": change.subject,
    }


def _place(entry: Entry | None) -> str:
    """File, line and commit of an agency's submission."""
    if entry is None or entry.position is None:
        return ""
    commit = f" @ {entry.last_change.commit[:10]}" if entry.last_change else ""
    return f"← {entry.position}{commit}"


def _title(scored: NodeScore, code: str) -> None:
    name = f"{code} {scored.node.title}" if scored.node else code
    click.secho(name, bold=True)
    if is_placeholder(scored.node):
        click.echo(
            say("(* giữ chỗ: chưa có văn bản chính thức)", "(* placeholder: no official text at hand)")
        )


def _print_node(assessment: Assessment, code: str, scored: NodeScore) -> None:
    _title(scored, code)
    click.echo(
        say("Hiện tính: ", "Standing: ") + f"{standing_text(scored)} / {points(scored.max)}"
        + say(f" · tự chấm {points(scored.self_points)} · tổ công tác {points(scored.reviewed)}",
              f" · self {points(scored.self_points)} · reviewed {points(scored.reviewed)}")
    )  # fmt: skip
    _print_steps(assessment, scored.standing)
    _print_ledger(assessment, scored.ledger)
    for child in scored.children:
        below = assessment.nodes[child]
        title = below.node.title if below.node else ""
        click.echo(f"  {child:<8} {standing_text(below):>16} / {points(below.max)}  {title}")
    if scored.contributions:
        click.secho(
            "\n"
            + say("Từng cơ quan (điểm; điểm tỉnh mất qua cơ quan)", "By agency (points; lost through it)"),
            bold=True,
        )
        for one in sorted(scored.contributions, key=lambda one: (-one.lost, one.agency)):
            place = _place(assessment.entries.get((code, one.agency)))
            click.echo(f"  {one.agency:<28} {points(one.points):>6} {points(one.lost):>6}  {place}".rstrip())
        if scored.undivided:
            taken = points(scored.undivided)
            vi = f"  {taken} điểm mất theo quyết định của tổ công tác về điểm của tỉnh, không qua cơ quan nào"
            click.echo(say(vi, f"  {taken} lost by a decision on the province's item, through no agency"))


def _print_entry(assessment: Assessment, scored: NodeScore, entry: Entry) -> None:
    _title(scored, entry.item)
    located = assessment.records.agencies.by_slug.get(entry.agency)
    click.echo(f"{located.model.name if located else entry.agency} · {words.state(entry.state)}")
    if entry.position:
        click.echo(say("Hồ sơ: ", "File: ") + str(entry.position))
    if came := arrival_text(entry.arrival):
        click.echo(say("Nộp: ", "Filed (Vietnamese): ") + came)
    if entry.last_change:
        change = entry.last_change
        click.echo(
            say("Thay đổi cuối: ", "Last change: ")
            + f"{change.commit[:10]} · {change.author} · {day(change.on.date())} · {change.subject}"
        )
    _print_steps(assessment, entry.computed)
    _print_ledger(assessment, entry.ledger)
    for one in entry.missing:
        click.echo(say("Thiếu ", "Missing ") + f"{words.missing(one.what)}: {one.title or one.key}")


def _print_steps(assessment: Assessment, score: Score) -> None:
    """The calculation in Vietnamese sentences, as the pages print them, each with file, line and commit."""
    from ..output.pages.book import Book
    from ..output.pages.explain import as_text
    from ..output.pages.explain import explain as lines_of
    from ..output.pages.sentences import FEW

    click.secho("\n" + say("Cách tính", "Calculation"), bold=True)
    told = tuple(lines_of(score, Book(assessment)))
    click.echo(as_text(told, indent="  ", few=FEW))
    if any(len(line.proofs) > FEW for line in told):
        click.echo(say("  (--format json nêu mọi chỗ)", "  (--format json names every place)"))


def _print_ledger(assessment: Assessment, ledger: Sequence[LedgerEntry]) -> None:
    if not ledger:
        return
    click.secho("\n" + say("Sổ điểm", "Ledger"), bold=True)
    for line in ledger:
        stage = say(*_STAGES[line.stage.value])
        who = " · ".join(part for part in (line.by, day(line.on) if line.on else None, line.reason) if part)
        click.echo(f"  {stage:<20} {points(line.points):>6}  {who}".rstrip())
        if line.source is not None:
            place = line.source.position
            change = assessment.changes.get(place.path)
            commit = f" @ {change.commit[:10]}" if change else ""
            click.echo(f"    ← {place}{commit}")
