"""Edition reports on a terminal."""

from __future__ import annotations

import click

from ..edition_tools.diff import EditionDiff, Pair
from ..edition_tools.import_table import ImportPlan
from ..edition_tools.report import sections, summary
from ..model.edition import Node
from ..output.notation import change, points
from .language import language, say
from .output import print_table, table

_CHANGES = {
    "same": ("như cũ", "same"),
    "renamed": ("đổi tên", "renamed"),
    "re-pointed": ("đổi điểm", "re-pointed"),
    "renamed, re-pointed": ("đổi tên, điểm", "renamed, re-pointed"),
    "new": ("mới", "new"),
    "gone": ("không còn", "gone"),
}
_MOST = 15  # entries shown of the sections that are for the record
_LONG_SECTIONS = frozenset({"replaced", "new", "gone", "table-note"})


def print_import(plan: ImportPlan) -> None:
    english = language() == "en"
    click.secho(f"{plan.annex.name} → indicators/{plan.year}/", bold=True)
    click.echo(summary(plan)[english])
    for section in sections(plan):
        click.secho(f"\n{section.en if english else section.vi} ({len(section.entries)})", bold=True)
        shown = section.entries[:_MOST] if section.key in _LONG_SECTIONS else section.entries
        for row, vi, en in shown:
            place = f"{plan.annex.name}:{row}  " if row is not None else ""
            click.echo(f"  {place}{en if english else vi}")
        if len(shown) < len(section.entries):
            rest = len(section.entries) - len(shown)
            click.echo(
                say(f"  … và {rest} dòng nữa (--format json in hết)", f"  … and {rest} more (--format json)")
            )
    click.echo()


def print_diff(diff: EditionDiff, *, everything: bool) -> None:
    before, after = diff.before.year, diff.after.year
    click.secho(say(f"Các phần, {before} → {after}", f"Parts, {before} → {after}"), bold=True)
    right = {"justify": "right", "no_wrap": True}
    made = table(
        (say("Phần", "Part"), {"no_wrap": True}),
        (str(before), {"ratio": 1}),
        (say("Điểm", "Points"), right),
        (str(after), {"ratio": 1}),
        (say("Điểm", "Points"), right),
        ("±", right),
    )
    for code, old, new in diff.parts:
        moved = new.max - old.max if old and new and old.max is not None and new.max is not None else None
        made.add_row(
            code, old.title if old else "–", _max(old), new.title if new else "–", _max(new), change(moved)
        )
    print_table(made)
    pairs = [pair for pair in diff.pairs if everything or pair.change != "same"]
    click.secho("\n" + say("Tiêu chí và tiêu chí thành phần", "Criteria and items"), bold=True)
    click.echo(_counts(diff.pairs))
    made = table(
        (str(before), {"no_wrap": True}),
        (str(after), {"no_wrap": True}),
        (say("Tiêu chí", "Criterion"), {"ratio": 1}),
        (say("Điểm", "Points"), right),
        (say("Thay đổi", "Change"), {}),
        (say("Căn cứ", "Basis"), {"no_wrap": True}),
    )
    marked = False
    for pair in pairs:
        marked = marked or pair.placeholder
        made.add_row(
            _code(pair.before), _code(pair.after), _titles(pair), _points(pair),
            say(*_CHANGES[pair.change]), _basis(pair),
        )  # fmt: skip
    print_table(made)
    if marked:
        click.echo(say("* giữ chỗ: chưa có văn bản chính thức.", "* placeholder: no official text at hand."))


def _counts(pairs: tuple[Pair, ...]) -> str:
    counts = {name: sum(pair.change == name for pair in pairs) for name in _CHANGES}
    return " · ".join(f"{count} {say(*_CHANGES[name])}" for name, count in counts.items() if count)


def _code(node: Node | None) -> str:
    return "" if node is None else node.code or "–"


def _max(node: Node | None) -> str:
    return points(node.max if node else None)


def _titles(pair: Pair) -> str:
    mark = "*" if pair.placeholder else ""
    old, new = (node.title if node else None for node in (pair.before, pair.after))
    if old and new and "renamed" in pair.change:
        return f"{old}{mark}\n→ {new}"
    return (new or old or "") + mark


def _points(pair: Pair) -> str:
    if pair.moved:
        return f"{_max(pair.before)} → {_max(pair.after)}"
    return _max(pair.after or pair.before)


def _basis(pair: Pair) -> str:
    return {"mapping": "mapping.yml", "guess": say("ĐOÁN theo tên", "GUESS by title"), None: ""}[pair.basis]
