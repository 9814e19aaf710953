"""``paca history [ITEM[@AGENCY]]``: a score over the commits, from one pass over git."""

from __future__ import annotations

import difflib
from pathlib import Path

import click

from ...errors import PacaError
from ..command import both
from ..command import command as bilingual
from ..language import say
from ..options import cache_option, format_option, repo_option, year_option
from ..output import next_step, print_json, progress

_LAST = 20


@bilingual(
    "history",
    vi="Điểm của một tiêu chí, một phần, một hồ sơ (B.5.1@snv) hoặc cả tỉnh qua các commit. Đọc "
    "thẳng từ git, không đụng đến các tệp đang làm. Mặc định: commit đầu tiên, các thẻ và "
    f"{_LAST} commit mới nhất.",
    en="An item's, a part's, a submission's (B.5.1@snv) or the province's points over the commits. "
    "Read from git itself, the working files are not touched. Default: the first commit, the tags, the "
    f"newest {_LAST}.",
    examples=("paca history", "paca history B.5.1", "paca history B.5.1@snv --limit 0 --format json"),
)
@click.argument("question", required=False, metavar="[MÃ[@CƠ_QUAN]]")
@repo_option
@click.option(
    "--rev",
    "revision",
    default="HEAD",
    show_default=True,
    metavar="COMMIT",
    help=both("Lịch sử của commit, nhánh hoặc thẻ nào.", "Whose history: a commit, branch or tag."),
)
@year_option
@click.option(
    "--limit",
    type=click.IntRange(0),
    default=_LAST,
    show_default=True,
    metavar="N",
    help=both("Số commit mới nhất được chấm (0: mọi commit).", "How many of the newest commits (0: all)."),
)
@click.option(
    "--first-parent",
    is_flag=True,
    help=both(
        "Chỉ theo nhánh chính, bỏ qua nhánh đã gộp.", "Follow the main line only, not merged branches."
    ),
)
@format_option("text", "json")
@cache_option
def command(
    question: str | None,
    repo: Path,
    revision: str,
    year: int | None,
    limit: int,
    first_parent: bool,
    form: str,
    use_cache: bool,
) -> None:
    from ...history.series import history
    from ...read.load import load_records
    from ...read.source import open_source
    from ..history_report import history_document, print_history

    records = load_records(open_source(repo, revision), year=year)
    code, agency, title = _asked(records, question)
    with progress("Đang chấm các commit", "Scoring commits") as watch:
        found = history(
            repo,
            revision,
            code,
            agency=agency,
            year=records.year,
            limit=limit or None,
            first_parent=first_parent,
            use_cache=use_cache,
            progress=watch,
        )
    if form == "json":
        print_json(history_document(found))
    else:
        print_history(found, title)
    points = found.points
    steps = [(abs((b.points or 0) - (a.points or 0)), a, b) for a, b in zip(points, points[1:], strict=False)]
    widest = max(steps, key=lambda step: step[0], default=None)
    if widest is not None and widest[0]:
        pair = f"{widest[1].change.commit[:10]} {widest[2].change.commit[:10]}"
        next_step(
            f"xem bước thay đổi lớn nhất: paca compare {pair}",
            f"see the widest step: paca compare {pair}",
            quiet_output=form == "json",
        )
    else:
        next_step("xem điểm hiện nay: paca score", "see today's: paca score", quiet_output=form == "json")


def _asked(records, question: str | None) -> tuple[str | None, str | None, str]:  # type: ignore[no-untyped-def]
    """Code, agency and heading; PacaError, with near names, for what the edition or register lacks."""
    if question is None or question.lower() in ("tong", "tổng", "total"):
        if records.round is None:
            return None, None, str(records.year)
        fictional = records.round.model.province.fictional
        mark = say(" · SỐ LIỆU HƯ CẤU", " · FICTIONAL") if fictional else ""
        return None, None, records.round.model.title + mark
    code, _, agency = question.partition("@")
    code = code.strip().upper()
    nodes = records.edition.by_code if records.edition else {}
    if code not in nodes:
        raise _unknown("Bộ chỉ số không có", "The edition has no", code, list(nodes))
    title = f"{code} {nodes[code].model.title}"
    if not agency:
        return code, None, title
    located = records.agencies.by_slug.get(agency)
    if located is None:
        raise _unknown(
            "Danh sách cơ quan không có", "The register has no", agency, list(records.agencies.by_slug)
        )
    if nodes[code].model.rule is None:
        raise PacaError(
            f"{code} không phải tiêu chí thành phần, nên không có hồ sơ của cơ quan.",
            f"{code} is no item, so agencies file nothing for it.",
        )
    return code, agency, f"{title} · {located.model.name}"


def _unknown(vi: str, en: str, name: str, known: list[str]) -> PacaError:
    near = difflib.get_close_matches(name, known, n=3, cutoff=0.5)
    return PacaError(
        f"{vi} “{name}”." + (f" Gần giống: {', '.join(near)}." if near else ""),
        f"{en} “{name}”." + (f" Close to it: {', '.join(near)}." if near else ""),
    )
