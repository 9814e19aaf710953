"""``paca workbook import FILE``: what a clerk filled in, as changes of her agency's files."""

from __future__ import annotations

import datetime as dt
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from ...errors import PacaError, why_not_read
from ..changing import agrees, show_diff
from ..command import both
from ..command import command as bilingual
from ..exits import Exit
from ..language import language, say
from ..options import cache_option, day_option, repo_option
from ..output import next_step, note, progress

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ...workbook.folder import Present
    from ...workbook.read import Problem

_MOST_BYTES = 20_000_001


@bilingual(
    "import",
    vi="Nhập bảng Excel mà cơ quan đã điền. Chỉ những ô đã sửa mới được ghi; ghi chú và thứ tự trong tệp của "
    "cơ quan được giữ nguyên. Ô nào sai thì nói hết trong một lần và chưa ghi gì. Chỗ nào kho dữ liệu đã "
    "đổi từ khi xuất bảng thì không đè lên. Luôn in chỗ sửa ra trước; chỉ ghi khi có --write hoặc "
    "khi trả lời “c”.",
    en="Take in a workbook that an agency filled. Only cells that were changed are written; comments and "
    "order in the agency's files stay. All wrong cells are told at once and nothing is written then. What "
    "changed in the repository since the export is not overwritten. Shows the changes first; writes only "
    "with --write or after a yes.",
    examples=("paca workbook import snv.xlsx", "paca workbook import snv.xlsx --write"),
)
@click.argument("file", type=click.Path(path_type=Path), metavar="TỆP/FILE")
@repo_option
@click.option("--write", is_flag=True, help=both("Ghi vào tệp, không hỏi lại.", "Write, without asking."))
@day_option
@cache_option
@click.pass_context
def command(
    context: click.Context, file: Path, repo: Path, write: bool, as_of: dt.date | None, use_cache: bool
) -> None:
    from ...assess import assess
    from ...read.source import open_source
    from ...workbook.apply import apply
    from ...workbook.changes import changes
    from ...workbook.current import current
    from ...workbook.folder import present
    from ...workbook.read import read_workbook

    returned = read_workbook(_bytes(file), file.name)
    with progress("Đang đọc", "Reading") as watch:
        assessment = assess(repo, None, as_of=as_of, year=returned.year, use_cache=use_cache, progress=watch)
    if returned.agency not in assessment.records.agencies.by_slug:
        raise PacaError(
            f"Bảng này là của cơ quan “{returned.agency}”, danh sách cơ quan năm {returned.year} không có.",
            f"This workbook is of “{returned.agency}”, which the register of {returned.year} does not have.",
        )
    view = current(assessment, returned.agency)
    made = changes(returned, view)
    have = present(open_source(repo, None), year=returned.year, agency=returned.agency)
    for row in made.gone:
        note(
            f"Dòng {row} không còn trong bảng; trong kho vẫn giữ như cũ.",
            f"Row {row} is gone from the workbook; the repository keeps it.",
        )
    if made.problems:
        _tell(made.problems, file)
        context.exit(Exit.REFUSED)
    changed = apply(made, view, have.texts, assessment.records.edition)
    if not changed:
        click.echo(say("Bảng không có gì mới so với kho dữ liệu.", "The workbook holds nothing new."))
        next_step(
            "xem còn thiếu gì: paca todo " + view.agency, "see what is missing: paca todo " + view.agency
        )
        return
    _refuse_unreadable(changed, have)
    _show(context, changed, have, year=view.year, agency=view.agency)
    cells = sum(len(row) for row in made.cells.values())
    if not write and sys.stdin.isatty() and sys.stdout.isatty():
        write = agrees(
            say(f"Ghi {cells} ô vào {len(changed)} tệp? [c/K] ", f"Write {len(changed)} files? [y/N] ")
        )
    if not write:
        told = f"{cells} ô đã sửa, trong {len(changed)} tệp; chưa ghi gì."
        click.echo(say(told, f"{cells} changed cells in {len(changed)} files; nothing written."))
        next_step("ghi vào tệp: thêm --write", "write them: add --write")
        return
    _write(changed, have, repo, year=view.year, agency=view.agency)
    click.echo(
        say(f"Đã ghi {cells} ô vào {len(changed)} tệp.", f"Wrote {cells} cells to {len(changed)} files.")
    )
    next_step(f"kiểm tra: paca check {view.agency}", f"check: paca check {view.agency}")


def _bytes(file: Path) -> bytes:
    try:
        with file.open("rb") as stream:
            return stream.read(_MOST_BYTES)
    except OSError as error:
        raise PacaError(
            f"Không đọc được {file}: {why_not_read(error)[0]}.",
            f"Cannot read {file}: {why_not_read(error)[1]}.",
        ) from None


def _tell(problems: tuple[Problem, ...], file: Path) -> None:
    for problem in problems:
        click.secho("✗ ", fg="red", nl=False)
        click.secho(problem.place, bold=True, nl=False)
        click.echo(": " + say(problem.vi, problem.en))
    count = len(problems)
    click.echo(
        say(
            f"\n{count} chỗ phải sửa trong {file.name}; chưa ghi gì.",
            f"\n{count} places to mend in {file.name}; nothing written.",
        )
    )
    next_step(
        "sửa các ô trên trong Excel, lưu, rồi nhập lại", "mend these cells in Excel, save, import again"
    )


def _refuse_unreadable(changed: Mapping[str, str], have: Present) -> None:
    broken = sorted(set(changed) & set(have.unreadable))
    if broken:
        raise PacaError(
            f"Trong kho, {', '.join(broken)} đang có lỗi nên chưa nhập được. Hãy chạy paca check, sửa tệp ấy "
            "rồi nhập lại.",
            f"{', '.join(broken)} cannot be read as it stands. Run paca check, mend it, then import again.",
        )


def _show(
    context: click.Context, changed: Mapping[str, str], have: Present, *, year: int, agency: str
) -> None:
    from ...check.render import render
    from ...workbook.folder import wrong

    for name, text in changed.items():
        show_diff(have.before.get(name, b""), text.encode(), f"evidence/{year}/{agency}/{name}")
        click.echo()
    before = {(one.position.path, one.code) for one in wrong(have.texts, year=year, agency=agency)}
    new = [
        one for one in wrong(changed, year=year, agency=agency) if (one.position.path, one.code) not in before
    ]
    for finding in new:
        click.secho(f"✗ {finding.position}: ", fg="red", nl=False)
        click.echo(render(finding, language()).text)
    if new:
        click.echo(say("Chưa ghi gì: hãy sửa các ô trên.", "Nothing written: mend these cells."))
        context.exit(Exit.REFUSED)


def _write(changed: Mapping[str, str], have: Present, repo: Path, *, year: int, agency: str) -> None:
    from ...mend.folder import replace_file
    from ...scaffold.files import write_new

    for name, text in changed.items():
        path = f"evidence/{year}/{agency}/{name}"
        if name in have.before:
            replace_file(repo, path, before=have.before[name], after=text.encode())
        elif not write_new(repo / path, text):
            raise PacaError(
                f"{path} vừa xuất hiện trong kho; hãy nhập lại bảng.",
                f"{path} has just appeared; import again.",
            )
