"""``paca codeowners``: who is asked to approve what, from the register."""

from __future__ import annotations

from pathlib import Path

import click

from ...errors import PacaError
from ..command import both
from ..command import command as bilingual
from ..exits import Exit
from ..language import language, say
from ..options import repo_option
from ..output import next_step


@bilingual(
    "codeowners",
    vi="In tệp CODEOWNERS sinh từ accounts: trong agencies.yml và assessment.yml. --write ghi vào "
    ".github/CODEOWNERS; --check báo lỗi (mã thoát 1) khi tệp đang có không còn khớp.",
    en="Print the CODEOWNERS that follows from accounts: in agencies.yml and assessment.yml. --write "
    "keeps it "
    "in .github/CODEOWNERS; --check fails (exit code 1) where the file there no longer matches.",
    examples=("paca codeowners", "paca codeowners --write", "paca codeowners --check"),
)
@repo_option
@click.option("--write", is_flag=True, help=both("Ghi .github/CODEOWNERS.", "Write .github/CODEOWNERS."))
@click.option(
    "--check", "checking", is_flag=True, help=both("Chỉ kiểm tra tệp đang có.", "Only check the file there.")
)
@click.pass_context
def command(context: click.Context, repo: Path, write: bool, checking: bool) -> None:
    from ...check.catalogue import CATALOGUE
    from ...finding import Level
    from ...read.load import load_records
    from ...read.source import open_source
    from ...report_findings.result import Result
    from ...report_findings.terminal import report_terminal
    from ...review.codeowners import PLACE, codeowners, stale

    if write and checking:
        raise click.UsageError("--write / --check: choose one")
    records = load_records(open_source(repo))
    place = repo / PLACE
    if place.is_symlink() or place.parent.is_symlink():
        raise PacaError(
            f"{PLACE} là liên kết; hãy thay bằng tệp thường.", f"{PLACE} is a link; make it a plain file."
        )
    if checking:
        present = place.read_bytes().decode("utf-8", "replace") if place.is_file() else None
        found = stale(records, present)
        import datetime as dt

        result = Result(found, 1, 0, "", None, dt.date.min)
        click.echo(report_terminal(result, language=language()), nl=False)
        if any(CATALOGUE[finding.code].level is Level.ERROR for finding in found):
            context.exit(Exit.REFUSED)
        return
    text = codeowners(records)
    if not write:
        click.echo(text, nl=False)
        return
    place.parent.mkdir(exist_ok=True)
    place.write_text(text, encoding="utf-8", newline="\n")
    click.echo(say(f"Đã ghi {PLACE}", f"Wrote {PLACE}"))
    next_step(f"git add {PLACE}", f"git add {PLACE}")
