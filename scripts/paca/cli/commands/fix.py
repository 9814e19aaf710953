"""``paca fix``: what a machine may mend safely, shown first, written only when asked."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from ...errors import PacaError
from ..changing import agrees, show_diff
from ..command import both
from ..command import command as bilingual
from ..language import language, say
from ..options import repo_option, year_option
from ..output import next_step, note

if TYPE_CHECKING:
    from ...mend.folder import FileMended

_MOST_LINES = 8  # line numbers told for one reason


@bilingual(
    "fix",
    vi="Sửa những gì máy sửa được mà không phải đoán ý: dấu tiếng Việt dạng tổ hợp, ký tự BOM, xuống dòng "
    "kiểu Windows, phím Tab, dấu cách thừa, ngày, có/không, dấu phẩy thập phân. Luôn in chỗ sửa ra "
    "trước; chỉ ghi "
    "khi có --write hoặc khi trả lời “c”. Ghi chú, dòng trống và thứ tự các mục được giữ nguyên. Chỉ sửa tệp "
    "trong thư mục của cơ quan.",
    en="Mend what can be mended without guessing: decomposed accents, byte order mark, Windows line ends, "
    "tabs, trailing blanks, days, yes/no, decimal commas. Always shows the changes first; writes only with "
    "--write or after a yes. Comments, blank lines and the order of keys stay. Touches agencies' own "
    "folders only.",
    examples=("paca fix snv", "paca fix snv --hash --write"),
)
@click.argument("agency", required=False, metavar="[CƠ_QUAN/AGENCY]")
@repo_option
@year_option
@click.option("--write", is_flag=True, help=both("Ghi vào tệp, không hỏi lại.", "Write, without asking."))
@click.option(
    "--order", is_flag=True, help=both("Xếp các mục theo thứ tự của mẫu.", "Keys in the template's order.")
)
@click.option(
    "--hash",
    "hashes",
    is_flag=True,
    help=both("Ghi hoặc sửa mã sha256 của tệp đính kèm.", "Fill in or correct sha256 of attachments."),
)
def command(agency: str | None, repo: Path, year: int | None, write: bool, order: bool, hashes: bool) -> None:
    from ...mend.folder import mend_folder, write_file
    from ...read.source import open_source

    source = open_source(repo, None)
    if agency is not None:
        _known(repo, agency, year)
    found = list(mend_folder(source, year=year, agency=agency, order=order, hashes=hashes))
    changed = [file for file in found if file.mended.text is not None]
    for file in found:
        _show(file)
    if not changed:
        click.echo(say("Không có gì để máy sửa.", "Nothing that a machine may mend."))
        next_step("xem những gì người phải sửa: paca check", "see what people must mend: paca check")
        return
    count = len(changed)
    if not write and sys.stdin.isatty() and sys.stdout.isatty():
        write = agrees(say(f"Ghi vào {count} tệp? [c/K] ", f"Write to {count} files? [y/N] "))
    if not write:
        click.echo(
            say(f"{count} tệp có chỗ sửa được; chưa ghi gì.", f"{count} files to mend; nothing written.")
        )
        next_step("ghi vào tệp: thêm --write", "write them: add --write")
        return
    for file in changed:
        write_file(repo, file)
    click.echo(say(f"Đã sửa {count} tệp.", f"Mended {count} files."))
    next_step("xem lại bằng git diff, rồi chạy: paca check", "look at git diff, then run: paca check")


def _known(repo: Path, agency: str, year: int | None) -> None:
    """PacaError for an agency that has no folder, with the names near it."""
    from difflib import get_close_matches

    from ...read.load import latest_year
    from ...read.source import open_source

    chosen = year or latest_year(open_source(repo, None).entries())
    folder = repo / "evidence" / str(chosen)
    names = [one.name for one in folder.iterdir() if one.is_dir() and not one.name.startswith(("_", "."))]
    if agency not in names:
        near = ", ".join(get_close_matches(agency, names, n=3, cutoff=0.5)) or "–"
        raise PacaError(
            f"Không có thư mục evidence/{chosen}/{agency}. Gần giống: {near}.",
            f"There is no folder evidence/{chosen}/{agency}. Close to it: {near}.",
        )


def _show(file: FileMended) -> None:
    from ...check.render import render
    from ...read.names import shown

    if file.mended.text is None:
        told = " ".join(render(finding, language()).text for finding in file.mended.findings)
        note(
            f"Không sửa {shown(file.path)}: {told} Xem: paca check",
            f"Not touched: {shown(file.path)}: {told} See: paca check",
        )
        return
    click.secho(shown(file.path), bold=True)
    for why, lines in file.mended.reasons.items():
        click.echo(f"  {say('dòng', 'line')} {_numbers(lines)}: {say(*why.value)}")
    show_diff(file.before, file.after, shown(file.path))
    click.echo()


def _numbers(lines: tuple[int, ...]) -> str:
    told = ", ".join(map(str, lines[:_MOST_LINES]))
    return told + (f" … ({len(lines)})" if len(lines) > _MOST_LINES else "")
