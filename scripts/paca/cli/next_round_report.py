"""``paca init --from``: the plan of the next round on a terminal and as JSON ``paca.next-round/1``."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from ..errors import PacaError
from .exits import Exit
from .language import language, say
from .layout import paragraph
from .output import next_step, print_json, progress

if TYPE_CHECKING:
    from ..assessment import Assessment
    from ..next_round.carry import Assignment, Left, NextRound
    from ..next_round.write import Outcome
    from ..records import Edition

SCHEMA = "paca.next-round/1"
MOST = 6  # files or items named under one reason, on a terminal
_WHAT = {
    "edition": ("bộ chỉ số", "edition"),
    "rules": ("cách chấm", "rules"),
    "round": ("kỳ đánh giá", "round"),
    "register": ("sổ cơ quan", "register"),
    "assignments": ("giao việc", "assignments"),
    "calendar": ("lịch", "calendar"),
    "narrative": ("lời văn báo cáo", "narrative"),
    "last-round": ("kỳ trước để lại", "last round"),
}


def open_next_round(
    context: click.Context,
    directory: Path | None,
    *,
    last: int,
    year: int,
    revision: str | None,
    period: tuple[dt.date, dt.date] | None,
    write: bool,
    form: str,
) -> None:
    from ..next_round.plan import plan_next
    from ..next_round.write import against, write_next
    from .options import find_repository

    if year <= last:
        raise click.UsageError(say("--to phải sau --from.", "--to must be after --from."))
    repo = find_repository(directory or Path.cwd())
    with progress("Đang đọc", "Reading") as watch:
        assessment = _last(repo, last, revision, watch)
        following, texts = _edition(repo, year)
        plan = plan_next(
            assessment,
            following,
            edition_texts=texts,
            sections={one.path: one.text for one in assessment.records.report_texts},
            period=period,
        )
    outcome = against(plan, repo)
    quiet = form == "json"
    if quiet:
        print_json(plan_document(plan, outcome, written=write and not plan.blocked))
    else:
        print_plan(plan, outcome, assessment)
    if plan.blocked:
        next_step(
            "chưa ghi gì; trả lời câu hỏi có dấu ! rồi chạy lại",
            "nothing written; answer the questions marked ! and run again",
            quiet_output=True,
        )
        if write:
            context.exit(Exit.REFUSED)
        return
    if not write:
        next_step(
            "nếu đúng, ghi thật: thêm --write", "if it is right, write it: add --write", quiet_output=quiet
        )
        return
    write_next(plan, repo)
    click.echo(
        say(
            f"Đã ghi {len(outcome.new)} tệp mới, {len(outcome.changed)} tệp sửa.",
            f"Wrote {len(outcome.new)} new files, changed {len(outcome.changed)}.",
        ),
        err=quiet,
    )
    next_step(
        f"trả lời các câu hỏi trong evidence/{year}/, git commit, rồi: paca check --year {year}",
        f"answer the questions in evidence/{year}/, commit, then: paca check --year {year}",
        quiet_output=quiet,
    )


def _last(repo: Path, year: int, revision: str | None, watch: Any) -> Assessment:
    """The last round as of ``revision`` or HEAD: a commit, so that the places told stay true."""
    from ..assess import assess

    assessment = assess(repo, revision or "HEAD", year=year, progress=watch)
    if assessment.records.round is None:
        raise PacaError(
            f"Không có kỳ {year} trong kho (evidence/{year}/assessment.yml). Đã commit chưa?",
            f"There is no round of {year} (evidence/{year}/assessment.yml). Is it committed?",
        )
    return assessment


def _edition(repo: Path, year: int) -> tuple[Edition, dict[str, str]]:
    """The new edition with its files' texts: the repository's own, as they stand, else the engine's."""
    from ..scaffold.repository import ENGINE
    from .reading import read_records

    for root in (repo, ENGINE):
        editions = read_records(root).editions
        if year in editions:
            folder = root / "indicators" / str(year)
            texts = {
                path.relative_to(root).as_posix(): path.read_text(encoding="utf-8")
                for path in sorted(folder.glob("*.yml"))
            }
            return editions[year], texts
    raise PacaError(
        f"Chưa có bộ chỉ số {year}. Có phụ lục thì nhập: paca edition import PHỤ_LỤC.xlsx --year {year}",
        f"There is no edition of {year}. With its annex at hand: paca edition import ANNEX.xlsx --year "
        f"{year}",
    )


def print_plan(plan: NextRound, outcome: Outcome, assessment: Assessment) -> None:
    click.secho(f"evidence/{plan.last}/ → evidence/{plan.year}/", bold=True)
    click.echo(
        say(
            f"{plan.mapped} / {plan.items} tiêu chí của {plan.last} nối tiếp ở bộ chỉ số {plan.year} theo "
            "bảng đối "
            "chiếu",
            f"{plan.mapped} / {plan.items} items of {plan.last} go on in the edition of {plan.year}, by "
            "the mapping",
        )
    )
    _heading("Mang sang", "Carried over", len(plan.carried))
    for what, label in _WHAT.items():
        ones = [one for one in plan.carried if one.what == what]
        for vi, en in dict.fromkeys((one.vi, one.en) for one in ones):
            same = [one for one in ones if (one.vi, one.en) == (vi, en)]
            places = [f"{one.item} ({one.file})" if one.item else one.file for one in same]
            paragraph(f"– {say(*label)}: {say(vi, en)} → {_some(places)}", indent=2)
    _print_assignments(plan.assignments, assessment)
    _heading("Để lại, và vì sao", "Left behind, and why", len(plan.left))
    for text, ones in _by_reason(plan.left).items():
        paragraph(f"– {_some([one.item or one.file for one in ones])}: {text}", indent=2)
    _heading("Phải hỏi", "To be asked", len(plan.questions))
    for question in plan.questions:
        mark = "!" if question.blocking else "?"
        paragraph(f"{mark} {say(question.vi, question.en)} ({question.file})", indent=2)
    _heading("Tệp", "Files", len(plan.files))
    for label, paths in (
        (say("mới", "new"), outcome.new),
        (say("sửa", "changed"), outcome.changed),
        (say("không đổi", "unchanged"), outcome.same),
        (say("đã có người viết, không động tới", "somebody has written there, left alone"), outcome.kept),
    ):
        if paths:
            paragraph(f"– {label}: {len(paths)} ({_some(paths)})", indent=2)
    _print_changes(plan, outcome)
    click.echo()


def _heading(vi: str, en: str, count: int) -> None:
    click.secho(f"\n{say(vi, en)} ({count})", bold=True)


def _some(names: Sequence[str]) -> str:
    shown = ", ".join(names[:MOST])
    rest = len(names) - MOST
    return shown + (say(f" và {rest} nữa", f" and {rest} more") if rest > 0 else "")


def _by_reason(left: Iterable[Left]) -> dict[str, list[Left]]:
    """By the words of the reason; counts at their start are left out."""
    found: dict[str, list[Left]] = {}
    for one in left:
        text = one.en if language() == "en" else one.vi
        key = text.partition(": ")[2] or text if text[:1].isdigit() or one.item else text
        found.setdefault(key, []).append(one)
    return found


def _print_assignments(found: Sequence[Assignment], assessment: Assessment) -> None:
    """Only what differs from last year: the rest is one line above."""
    known = assessment.records.agencies.by_slug

    def names(slugs: Sequence[str]) -> str:
        return _some(
            [known[one].model.short or known[one].model.name if one in known else one for one in slugs]
        )

    changed = [one for one in found if one.was and (one.added or one.dropped)]
    new = [one for one in found if not one.was]
    for one in changed:
        told = [f"+ {names(one.added)}"] if one.added else []
        told += [f"− {names(one.dropped)}"] if one.dropped else []
        paragraph(
            say(
                f"– giao việc {one.item} (trước là {', '.join(one.was)}): {'; '.join(told)}",
                f"– {one.item} (was {', '.join(one.was)}): {'; '.join(told)}",
            ),
            indent=2,
        )
    for one in new:
        asked = (
            names(one.asked)
            if one.asked
            else say("bộ chỉ số chưa nêu cơ quan", "the edition names no agency")
        )
        paragraph(
            say(f"– mới: {one.item} {one.title}: {asked}", f"– new: {one.item} {one.title}: {asked}"),
            indent=2,
        )


def _print_changes(plan: NextRound, outcome: Outcome) -> None:
    from ..mend.diff import diff_lines

    for path in outcome.changed:
        for line in diff_lines(outcome.before[path].encode(), plan.files[path].encode(), path):
            click.echo("    " + line)


def plan_document(plan: NextRound, outcome: Outcome, *, written: bool) -> dict[str, Any]:
    return {
        "schema": SCHEMA,
        "from": plan.last,
        "to": plan.year,
        "commit": plan.commit,
        "items": plan.items,
        "mapped": plan.mapped,
        "written": written,
        "carried": [
            {"what": one.what, "file": one.file, "item": one.item, "vi": one.vi, "en": one.en}
            for one in plan.carried
        ],
        "left": [{"file": one.file, "item": one.item, "vi": one.vi, "en": one.en} for one in plan.left],
        "questions": [
            {"file": one.file, "vi": one.vi, "en": one.en, "blocking": one.blocking} for one in plan.questions
        ],
        "assignments": [
            {
                "item": one.item,
                "was": list(one.was),
                "asked": list(one.asked),
                "added": list(one.added),
                "dropped": list(one.dropped),
            }
            for one in plan.assignments
        ],
        "files": {
            "new": list(outcome.new),
            "changed": list(outcome.changed),
            "same": list(outcome.same),
            "kept": list(outcome.kept),
        },
    }
