"""``paca serve``: build, serve on this machine only, rebuild when a data file changes."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import click

from ..command import both
from ..command import command as bilingual
from ..language import say
from ..options import cache_option, repo_option, revision_options, year_option

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
@repo_option
@click.option(
    "--port",
    type=click.IntRange(0, 65535),
    default=PORT,
    show_default=True,
    help=both("Cổng (0: tự chọn).", "Port (0: any)."),
)
@click.option(
    "--out",
    type=click.Path(path_type=Path, file_okay=False),
    metavar="DIR",
    help=both(
        "Thư mục đặt trang (mặc định: site trong kho).",
        "Where the site goes (default: site in the repository).",
    ),
)
@revision_options
@year_option
@click.option("--keep-going", is_flag=True, help=both("Dựng cả khi có lỗi.", "Build in spite of errors."))
@cache_option
@click.option("--verbose", is_flag=True, help=both("In từng lượt tải trang.", "Print each request."))
def command(
    repo: Path,
    port: int,
    out: Path | None,
    revision: str | None,
    as_of: dt.date | None,
    year: int | None,
    keep_going: bool,
    use_cache: bool,
    verbose: bool,
) -> None:
    from ..server import serve, watched
    from ..sites import Wish, assess_wish, build, say_findings

    wish = Wish(repo, (out or repo / "site").resolve(), revision, as_of, year, keep_going, use_cache)

    def rebuild() -> None:
        assessment = assess_wish(wish)
        say_findings(assessment)
        if assessment.refused and not keep_going:
            click.echo(
                say(
                    "Chưa dựng lại: còn lỗi. Xem: paca check (hoặc dùng --keep-going)",
                    "Not rebuilt: there are errors. See: paca check (or use --keep-going)",
                ),
                err=True,
            )
            return
        build(wish, assessment)

    rebuild()
    changed = watched(repo) if revision is None else None
    with serve(wish.out, port=port, verbose=verbose) as server:
        address = f"http://127.0.0.1:{server.server_port}/"
        click.echo(
            say(f"Mở {address} bằng trình duyệt; dừng bằng Ctrl+C.", f"Open {address}; stop with Ctrl+C.")
        )
        while True:
            server.pause(1.0)
            if changed is not None and changed():
                click.echo(say("Có thay đổi, đang dựng lại…", "Changed, rebuilding…"), err=True)
                rebuild()
