"""``paca review``: a pull request judged by the base, without checking it out."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import click

from ..command import both
from ..command import command as bilingual
from ..exits import Exit
from ..language import language
from ..options import DAY, cache_option, format_option, repo_option
from ..output import next_step, progress

FORMATS = ("text", "json", "markdown", "github", "sarif")


@bilingual(
    "review",
    vi="Xem xét một đề nghị gộp (pull request): ai sửa tệp của ai, kết quả sau khi gộp có lỗi gì mới, "
    "điểm đổi "
    "thế nào và vì sao, cơ quan còn thiếu gì. Mã, bộ chỉ số, sổ cơ quan lấy từ nhánh gốc; nhánh gửi lên chỉ "
    "được đọc dưới dạng đối tượng git, không bao giờ được lấy ra đĩa hay chạy.\n\n"
    "Mã thoát: 0 gộp được; 1 chưa gộp được; 3 không có phiên bản ấy hoặc git không đọc được.",
    en="Review a pull request: who changes whose files, what is wrong with the merge result, how scores "
    "move and "
    "why, what is still missing. Code, edition and register are the base's; the head is read as git objects "
    "only, never checked out, never run.\n\n"
    "Exit codes: 0 can be merged; 1 cannot yet; 3 no such revision, or git cannot read it.",
    examples=(
        "paca review --base main --head FETCH_HEAD --account can-bo-snv",
        "paca review --base main --head nhanh-snv --format markdown",
        "paca review --base main --head nhanh-snv --write ket-qua",
    ),
)
@click.option(
    "--base", required=True, metavar="COMMIT", help=both("Nhánh sẽ gộp vào.", "What it merges into.")
)
@click.option("--head", required=True, metavar="COMMIT", help=both("Nhánh gửi lên.", "What was sent."))
@click.option(
    "--account",
    metavar="TÊN/NAME",
    help=both("Tài khoản đã gửi, do kho báo.", "The sender, as the forge says."),
)
@click.option(
    "--as-of",
    type=DAY,
    metavar="NGÀY/DAY",
    help=both("Ngày xem xét (mặc định: ngày của base).", "Day (base's)."),
)
@click.option(
    "--write",
    "folder",
    type=click.Path(path_type=Path, file_okay=False),
    metavar="THƯ_MỤC/DIR",
    help=both(
        "Ghi report.json, report.md, report.sarif vào thư mục.", "Write report.json, .md, .sarif there."
    ),
)
@repo_option
@format_option(*FORMATS)
@cache_option
@click.pass_context
def command(
    context: click.Context,
    base: str,
    head: str,
    account: str | None,
    as_of: dt.date | None,
    folder: Path | None,
    repo: Path,
    form: str,
    use_cache: bool,
) -> None:
    from ...report_findings import report
    from ...review import forms
    from ...review.run import review

    with progress("Đang xem xét", "Reviewing") as watch:
        found = review(
            repo,
            base=base,
            head=head,
            account=account or None,
            as_of=as_of,
            use_cache=use_cache,
            progress=watch,
        )
    spoken = language()

    def told(kind: str) -> str:
        if kind == "json":
            return found.document.dumped()
        if kind == "text":
            return forms.report_text(found.document, language=spoken)
        if kind == "markdown":
            return forms.report_markdown(found.document, language=spoken)
        return report(found.result(), kind, language=spoken)

    if folder is not None:
        folder.mkdir(parents=True, exist_ok=True)
        for kind, name in (("json", "report.json"), ("markdown", "report.md"), ("sarif", "report.sarif")):
            (folder / name).write_text(told(kind), encoding="utf-8", newline="\n")
    click.echo(told(form), nl=False)
    if found.failed:
        next_step(
            "sửa những điều trên rồi gửi lại",
            "mend what is told above and push again",
            quiet_output=form != "text",
        )
        context.exit(Exit.REFUSED)
