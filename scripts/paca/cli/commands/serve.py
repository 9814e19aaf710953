"""``paca serve``: build, serve on this machine only, rebuild when a data file changes."""

from __future__ import annotations

import datetime as dt
import gc
from pathlib import Path

import click

from ...errors import PacaError
from ..command import both
from ..command import command as bilingual
from ..language import say
from ..options import site_options
from ..output import next_step

PORT = 8000


@bilingual(
    "serve",
    vi="Dựng trang, mở tại máy này (không ra mạng) và dựng lại mỗi khi tệp trong evidence/ hay indicators/ "
    "thay đổi. "
    "Dừng bằng Ctrl+C.",
    en="Build the site, serve it on this machine only and rebuild whenever a file under evidence/ or "
    "indicators/ "
    "changes. Stop with Ctrl+C.",
    examples=("paca serve", "paca serve --repo tinh-mau --port 8001"),
)
@site_options
@click.option(
    "--port",
    type=click.IntRange(0, 65535),
    default=PORT,
    show_default=True,
    help=both("Cổng (0: tự chọn).", "Port (0: any)."),
)
def command(
    repo: Path,
    port: int,
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
    from ...output.site.live import Live
    from ...output.site.serve import serve
    from ...scaffold.repository import ENGINE
    from ..sites import Material, Wish, assess_wish, build_material, material, say_findings

    gc.enable()
    out = (out or repo / "site").resolve()
    wish = Wish(repo, out, revision, as_of, year, keep_going, use_cache, since, audience, engine=engine)
    live = Live(out)
    waiting: list[Material] = []  # shown already, not built yet

    def read() -> Material | None:
        assessment = assess_wish(wish)
        say_findings(assessment, verbose=verbose)
        if assessment.refused and not keep_going:
            click.echo(
                say(
                    "Chưa dựng lại: còn lỗi. Xem: paca check (hoặc dùng --keep-going)",
                    "Not rebuilt: there are errors. See: paca check (or use --keep-going)",
                ),
                err=True,
            )
            return None
        return material(wish, assessment)

    def refresh() -> None:
        if (made_of := read()) is not None:
            waiting[:] = [made_of]
            live.changed(made_of.pages)

    def rebuild() -> None:
        made_of = waiting.pop() if waiting else read()
        if made_of is not None:
            build_material(wish, made_of)
            live.built(made_of.pages)

    rebuild()
    try:
        serve(
            wish.out,
            rebuild=rebuild,
            refresh=refresh,
            page=live.page,
            roots=dict.fromkeys((repo, ENGINE)) if revision is None else (),
            tell=lambda text: click.echo(text, err=True),
            port=port,
        )
    except OSError as error:
        raise PacaError(
            f"Không mở được cổng {port} ({error.strerror}). Hãy chọn cổng khác: --port {port + 1}",
            f"Cannot open port {port} ({error.strerror}). Choose another: --port {port + 1}",
        ) from None
    next_step("xong thì kiểm tra và lưu: paca check, git commit", "when done: paca check, git commit")
