"""``paca score --what-if FILE``: read the file, say what is wrong with it, or what it would change."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import click

from ..assessment import Assessment
from .exits import Exit
from .language import language, say
from .output import next_step, print_json

_MOST_BYTES = 1_000_000  # the reader refuses far less, and says so; this only bounds what is loaded


def try_changes(context: click.Context, assessment: Assessment, file: Path, *, form: str) -> None:
    """Print before → after with the causes; leaves with ``Exit.REFUSED`` where the file is wrong."""
    from ..what_if import read_what_if, try_out, unknown_names

    with file.open("rb") as stream:
        data = stream.read(_MOST_BYTES)
    shown = file.name if file.is_absolute() else file.as_posix()
    tried, findings = read_what_if(data, shown)
    if tried is not None:
        findings += tuple(unknown_names(assessment.records, tried))
    if tried is None or any(finding.code not in _HARMLESS for finding in findings):
        _refuse(context, assessment, findings, data, form=form)
        return
    comparison = try_out(assessment, tried)
    if form == "json":
        from .compare_json import compare_document

        print_json(compare_document(comparison) | {"what_if": shown})
    else:
        from .compare_text import print_comparison

        print_comparison(comparison, tried=shown, everything=False)
    next_step(
        "chỉ là thử, chưa ghi gì; muốn thật thì sửa tệp của cơ quan rồi chạy: paca check",
        "only tried, nothing was written; to make it real edit the agency's files, then: paca check",
        quiet_output=form == "json",
    )


_HARMLESS = frozenset({"Y225", "Y226", "Y231"})  # a byte order mark, NFD, a font's own letter: said, read


def _refuse(context, assessment, findings, data: bytes, *, form: str) -> None:  # type: ignore[no-untyped-def]
    from ..report_findings import Result, report
    from .findings import in_colour

    ordered = sorted(findings, key=lambda finding: finding.sort_key())
    result = replace(Result.of(assessment, ordered), accepted=0, refused=1)
    lines = data.decode("utf-8", "replace").splitlines()
    kind = "json" if form == "json" else "text"
    text = report(
        result, kind, language=language(), colour=kind == "text" and in_colour(), lines=lambda _: lines
    )
    click.echo(text, nl=not text.endswith("\n"))
    click.echo(say("Chưa thử: tệp có chỗ cần sửa.", "Not tried: the file needs mending."), err=True)
    context.exit(Exit.REFUSED)
