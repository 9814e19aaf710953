"""``paca signals``: what deserves a second look, each with how it was computed."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import click

from ..command import both
from ..command import command as bilingual
from ..options import cache_option, format_option, repo_option, revision_options, year_option
from ..output import next_step, print_json, progress


@bilingual(
    "signals",
    vi="Tín hiệu để tổ công tác xem lại: tự chấm cao hơn thẩm tra, một tài liệu mang nhiều điểm, số liệu "
    "khác nhiều so với năm trước hoặc với chính thuyết minh, tỷ lệ 100 % trên mẫu số nhỏ đi, thuyết minh "
    "giống nhau. Không phải lỗi, không trừ điểm, không đổi mã thoát.",
    en="Signals for the working group: self-scores above the reviewed ones, a document that carries many "
    "points, figures far from last year's or from the agency's own text, 100 % over a smaller base, texts "
    "that are alike. Never an error, never a deduction; the exit code does not change.",
    examples=("paca signals", "paca signals --agency snv --all", "paca signals --format json"),
)
@repo_option
@revision_options
@year_option
@click.option("--agency", metavar="CƠ_QUAN/AGENCY", help=both("Chỉ của một cơ quan.", "One agency's only."))
@click.option("--all", "everything", is_flag=True, help=both("In mọi tín hiệu.", "Show every signal."))
@format_option("text", "json")
@cache_option
def command(
    repo: Path,
    revision: str | None,
    as_of: dt.date | None,
    year: int | None,
    agency: str | None,
    everything: bool,
    form: str,
    use_cache: bool,
) -> None:
    from ...assess import assess
    from ...signals.run import signals_of
    from ..signals_report import print_signals, signals_document
    from ..todo_list import unknown_agency

    with progress("Đang đọc", "Reading") as watch:
        assessment = assess(repo, revision, as_of=as_of, year=year, use_cache=use_cache, progress=watch)
    found = signals_of(assessment)
    if agency is not None:
        if agency not in assessment.records.agencies.by_slug:
            raise unknown_agency(assessment.records.agencies.by_slug, agency)
        found = tuple(signal for signal in found if agency in signal.agencies)
    if form == "json":
        print_json(signals_document(assessment, found))
    else:
        print_signals(assessment, found, everything=everything)
    if not found:
        next_step("xem điểm: paca score", "see the scores: paca score", quiet_output=form == "json")
        return
    item = next((signal.item for signal in found if signal.item), "MÃ")
    next_step(
        f"mở tệp và dòng đã nêu; xem cách tính điểm: paca score --explain {item}",
        f"open the file and line named; see the calculation: paca score --explain {item}",
        quiet_output=form == "json",
    )
