"""Options that several commands share, spelled once."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import click

from ..errors import PacaError
from .command import both

Function = TypeVar("Function", bound=Callable[..., Any])

ROOT_FOLDERS = ("indicators", "evidence")


class DayType(click.ParamType):
    """``2020-07-15`` or ``15/7/2020``; a day of its own grammar so that the model need not be loaded."""

    name = "NGÀY/DAY"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> dt.date:
        if isinstance(value, dt.date):
            return value
        for form in ("%Y-%m-%d", "%d/%m/%Y"):
            try:
                return dt.datetime.strptime(value.strip(), form).date()
            except ValueError:
                continue
        self.fail(f"{value!r} is not a day: write 2020-07-15 or 15/7/2020", param, ctx)


DAY = DayType()


def find_repository(start: Path) -> Path:
    """The first folder from ``start`` upward that holds ``indicators/`` and ``evidence/``."""
    start = start.resolve()
    for folder in (start, *start.parents):
        if all((folder / name).is_dir() for name in ROOT_FOLDERS):
            return folder
    raise PacaError(
        "Không tìm thấy kho dữ liệu: từ thư mục này trở lên không có thư mục nào chứa indicators/ và "
        "evidence/.\n"
        "Hãy chuyển vào kho dữ liệu, dùng --repo THƯ_MỤC, hoặc tạo kho mới bằng: paca init THƯ_MỤC",
        "No repository found: no folder from here upward holds indicators/ and evidence/.\n"
        "Go into the repository, use --repo DIR, or start one with: paca init DIR",
    )


def _repository(_context: click.Context, _parameter: click.Parameter, value: Path | None) -> Path:
    if value is None:
        return find_repository(Path.cwd())
    if not all((value / name).is_dir() for name in ROOT_FOLDERS):
        raise PacaError(
            f"{value} không phải kho dữ liệu: phải có indicators/ và evidence/. Tạo kho mới: paca init "
            f"{value}",
            f"{value} is no repository: it must hold indicators/ and evidence/. Start one: paca init {value}",
        )
    return value.resolve()


def repo_option(function: Function) -> Function:
    """``--repo DIR`` → ``repo: Path``, found from the current folder upward when it is not given."""
    return click.option(
        "--repo",
        type=click.Path(path_type=Path, file_okay=False),
        callback=_repository,
        metavar="THƯ_MỤC/DIR",
        help=both(
            "Kho dữ liệu (mặc định: từ thư mục hiện tại trở lên).", "Repository (default: from here upward)."
        ),
    )(function)


def day_option(function: Function) -> Function:
    """``--as-of`` → ``as_of: date | None``."""
    return click.option(
        "--as-of",
        type=DAY,
        metavar="NGÀY/DAY",
        help=both(
            "Ngày xem xét: 15/7/2020 hoặc 2020-07-15 (mặc định: ngày của commit).",
            "Day of assessment: 15/7/2020 or 2020-07-15 (default: the commit's).",
        ),
    )(function)


def revision_options(function: Function) -> Function:
    """``--rev`` and ``--as-of`` → ``revision: str | None``, ``as_of: date | None``."""
    function = day_option(function)
    return click.option(
        "--rev",
        "revision",
        metavar="COMMIT",
        help=both(
            "Commit, nhánh hoặc thẻ (mặc định: các tệp đang làm).",
            "Commit, branch or tag (default: the working files).",
        ),
    )(function)


def year_option(function: Function) -> Function:
    return click.option(
        "--year",
        type=click.IntRange(2000, 2100),
        metavar="NĂM/YEAR",
        help=both("Kỳ đánh giá (mặc định: kỳ mới nhất).", "Round (default: the latest)."),
    )(function)


def cache_option(function: Function) -> Function:
    """``--no-cache`` → ``use_cache: bool``."""
    return click.option(
        "--no-cache",
        "use_cache",
        flag_value=False,
        default=True,
        help=both("Đọc lại mọi tệp, không dùng bộ nhớ đệm.", "Read every file again."),
    )(function)


def format_option(*formats: str) -> Callable[[Function], Function]:
    """``--format`` → ``form: str``; the first of ``formats`` is the default."""
    return click.option(
        "--format",
        "form",
        type=click.Choice(formats),
        default=formats[0],
        show_default=True,
        help=both("Dạng kết quả.", "Form of the result."),
    )


def audience_option(function: Function) -> Function:
    """``--audience`` → ``audience: str``, "internal" or "public"."""
    return click.option(
        "--audience",
        type=click.Choice(("internal", "public")),
        default="internal",
        show_default=True,
        help=both(
            "Cho ai: internal (tổ công tác, cơ quan) hay public (mọi người, theo quyền công bố của kỳ).",
            "For whom: internal (working group and agencies) or public (everybody, by the round's policy).",
        ),
    )(function)


def since_option(function: Function) -> Function:
    """``--since REV`` → ``since: str | None``: the version that "what changed" compares with."""
    return click.option(
        "--since",
        metavar="COMMIT",
        help=both(
            "Bản trước để so sánh (mặc định: thẻ gần nhất trước đó).",
            "Earlier version to compare with (default: the tag before).",
        ),
    )(function)


def site_options(function: Function) -> Function:
    """What `build` and `serve` have in common: where from, where to, what, for whom, by which engine."""
    out = click.option(
        "--out",
        type=click.Path(path_type=Path, file_okay=False),
        metavar="THƯ_MỤC/DIR",
        help=both(
            "Thư mục đặt trang (mặc định: site trong kho).",
            "Where the site goes (default: site in the repository).",
        ),
    )
    engine = click.option(
        "--engine",
        type=click.Choice(("mkdocs", "zensical")),
        default="mkdocs",
        show_default=True,
        help=both(
            "Bộ dựng trang: MkDocs, hay Zensical nếu đã cài.",
            "Site generator: MkDocs, or Zensical where it is.",
        ),
    )
    keep_going = click.option(
        "--keep-going", is_flag=True, help=both("Dựng cả khi có lỗi.", "Build in spite of errors.")
    )
    verbose = click.option("--verbose", is_flag=True, help=both("Nói nhiều hơn.", "Say more."))
    options = (repo_option, out, revision_options, year_option, since_option, audience_option)
    for add in reversed((*options, engine, keep_going, cache_option, verbose)):
        function = add(function)
    return function
