"""``paca build``: check, score, build the site into a folder, by swap."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import click

from ..command import command as bilingual
from ..exits import Exit
from ..language import say
from ..options import site_options
from ..output import next_step


@bilingual(
    "build",
    vi="Kiểm tra, chấm điểm và dựng trang web vào thư mục site (hoặc --out). Trang cũ chỉ bị thay khi trang "
    "mới đã "
    "dựng xong. Có lỗi thì dừng, trừ khi dùng --keep-going.",
    en="Check, score and build the site into the folder site (or --out). The old site is replaced only when "
    "the new "
    "one stands whole. Errors stop it unless --keep-going is given.",
    examples=(
        "paca build",
        "paca build --audience public --out site-cong-khai",
        "paca build --rev draft-1 --out draft-1",
        "paca build --repo tinh-mau",
    ),
)
@site_options
@click.pass_context
def command(
    context: click.Context,
    repo: Path,
    out: Path | None,
    revision: str | None,
    as_of: dt.date | None,
    year: int | None,
    since: str | None,
    audience: str,
    engine: str,
    keep_going: bool,
    use_cache: bool,
    verbose: bool,
) -> None:
    from ..sites import Wish, assess_wish, build, say_findings

    out = (out or repo / "site").resolve()
    wish = Wish(repo, out, revision, as_of, year, keep_going, use_cache, since, audience, engine=engine)
    assessment = assess_wish(wish)
    say_findings(assessment, verbose=verbose)
    if assessment.refused and not keep_going:
        click.echo(say("Chưa dựng: còn lỗi.", "Not built: there are errors."), err=True)
        next_step(
            "xem và sửa: paca check, hoặc dựng tạm: paca build --keep-going",
            "see and mend: paca check, or build anyway: paca build --keep-going",
            quiet_output=True,
        )
        context.exit(Exit.REFUSED)
    index = build(wish, assessment)
    click.echo(say(f"Đã dựng: {_shown(index)}", f"Built: {_shown(index)}"))
    next_step("mở tệp trên bằng trình duyệt, hoặc: paca serve", "open that file in a browser, or: paca serve")


def _shown(path: Path) -> str:
    """Below the current folder where it is, so that the line stays short."""
    try:
        return path.relative_to(Path.cwd()).as_posix()
    except ValueError:
        return str(path)
