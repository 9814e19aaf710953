"""``paca draft open``: the draft report of a commit as text on a branch."""

from __future__ import annotations

from pathlib import Path

import click

from ...errors import PacaError
from ..command import both
from ..command import command as bilingual
from ..language import say
from ..options import cache_option, repo_option, year_option
from ..output import next_step, progress


@bilingual(
    "open",
    vi="Ghi dự thảo báo cáo của một commit (lời văn và các bảng) vào nhánh draft/<năm> dưới dạng văn bản, "
    "mỗi "
    "câu hay mỗi hàng của bảng một dòng. Mở yêu cầu gộp từ nhánh ấy để mọi người góp ý từng dòng; paca "
    "feedback "
    "pull đưa góp ý về đúng mục, đúng tiêu chí. Lần sau chạy lại là dự thảo kế tiếp: mục cuối cho biết góp "
    "ý nào "
    "đã được trả lời ở đâu.\n\n"
    "Chỉ ghi đối tượng git: các tệp đang làm không bị động đến. Nhánh này để góp ý, không gộp vào nhánh "
    "chính.",
    en="Write the draft report of a commit (prose and tables) as text onto the branch draft/<year>, one "
    "sentence "
    "or row a line. Open a pull request of that branch, so that it is commented on line by line; paca "
    "feedback "
    "pull brings the comments to their section and item. Run it again for the next draft: its last section "
    "tells "
    "which comments were answered where.\n\n"
    "Only git objects are written, no working file is touched. The branch is for comments and is not merged.",
    examples=("paca draft open", "paca draft open --rev main --branch draft/2019"),
)
@click.option(
    "--rev",
    "revision",
    default="HEAD",
    metavar="COMMIT",
    help=both("Commit, nhánh hoặc thẻ (mặc định: HEAD).", "Commit, branch or tag (default: HEAD)."),
)
@click.option(
    "--branch",
    metavar="TÊN/NAME",
    help=both("Nhánh dự thảo (mặc định: draft/<năm>).", "Branch of the drafts (default: draft/<year>)."),
)
@repo_option
@year_option
@cache_option
def command(revision: str, branch: str | None, repo: Path, year: int | None, use_cache: bool) -> None:
    from ...assess import assess
    from ...draft.branch import drafts_of, refuse_branch, tip_of, write_draft
    from ...draft.compose import Before, compose_draft
    from ..reports import contradictions, narrative_of

    with progress("Đang đọc và chấm", "Reading and scoring") as watch:
        whole = assess(repo, revision, year=year, use_cache=use_cache, progress=watch)
    source, year = str(whole.revision.commit), whole.records.year
    branch = branch or f"draft/{year}"
    tip = tip_of(repo, branch)
    refuse_branch(repo, branch, year, tip)
    drafts = drafts_of(repo, tip, year) if tip else ()
    if drafts and drafts[0].held.source == source:
        last = drafts[0]
        click.echo(
            say(
                f"Dự thảo {last.held.draft} trên nhánh {branch} đã là của commit {source[:10]}; không có "
                "gì để ghi.",
                f"Draft {last.held.draft} on {branch} is of commit {source[:10]} already; nothing to write.",
            )
        )
        return
    narrative = narrative_of(whole, whole)
    if wrong := contradictions(whole):
        raise PacaError(
            "\n".join((*(one.vi for one in wrong), "Sửa lời văn rồi mở lại; chưa ghi dự thảo nào.")),
            "\n".join((*(one.en for one in wrong), "Mend the prose; no draft was written.")),
        )
    before = None
    if drafts:
        texts = {one.held.draft: one.text.split("\n") for one in drafts}
        stood = assess(repo, drafts[0].held.source, year=year, use_cache=use_cache)
        before = Before(drafts[0].held.draft, stood, texts)
    draft = compose_draft(whole, narrative=narrative, before=before)
    commit = write_draft(repo, branch, draft, year=year, source=source, before=tip)
    lines = draft.text.count("\n")
    click.echo(
        say(
            f"Đã ghi dự thảo {draft.number} của commit {source[:10]} vào nhánh {branch} ({commit[:10]}): "
            f"{lines} dòng "
            f"ở draft/{year}/report.md.",
            f"Wrote draft {draft.number} of commit {source[:10]} onto {branch} ({commit[:10]}): {lines} "
            "lines in "
            f"draft/{year}/report.md.",
        )
    )
    next_step(
        f"git push origin {branch}, rồi mở yêu cầu gộp từ nhánh ấy để góp ý (không gộp)",
        f"git push origin {branch}, then open a pull request of it for comments (not to be merged)",
    )
