"""``paca report``: the report as Markdown, Word, PDF or workbook; one agency's sheet to sign."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import TYPE_CHECKING

import click

from ...errors import PacaError
from ..command import both
from ..command import command as bilingual
from ..exits import Exit
from ..language import say
from ..options import (
    DAY,
    audience_option,
    cache_option,
    repo_option,
    revision_options,
    since_option,
    year_option,
)
from ..output import next_step, note, progress
from ..reports import FORMS, Paper

if TYPE_CHECKING:
    from ...assessment import Assessment


@bilingual(
    "report",
    vi="Ghi báo cáo đánh giá từ đúng dữ liệu của commit: Markdown, Word theo Nghị định 30/2020/NĐ-CP, "
    "PDF, hoặc XLSX của các phụ lục. Lời văn của tổ công tác lấy từ docs/report/NN-*.md. Không có --out "
    "thì in Markdown ra màn hình. Tệp của --out bị thay nếu đã có.",
    en="Write the report from the commit's data alone: Markdown, Word after Nghị định 30/2020/NĐ-CP, PDF, "
    "or an XLSX of the annexes. The working group's prose comes from docs/report/NN-*.md. Without --out "
    "Markdown is printed. The file of --out is replaced if it is there.",
    examples=(
        "paca report --out du-thao.docx",
        "paca report --rev draft-1 --out draft-1.pdf",
        "paca report --agency snv --out phieu.docx",
        "paca report --check du-thao.docx",
    ),
)
@repo_option
@click.option(
    "--out",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="TỆP/FILE",
    help=both("Tệp kết quả; đuôi tệp cho biết dạng.", "The file; its ending says the form."),
)
@click.option(
    "--format",
    "form",
    type=click.Choice(FORMS),
    help=both("Dạng (mặc định: theo đuôi của --out).", "Form (default: by the ending of --out)."),
)
@click.option(
    "--agency",
    metavar="CƠ_QUAN/AGENCY",
    help=both("Phiếu của một cơ quan, để thủ trưởng ký.", "One agency's sheet, for its head to sign."),
)
@click.option("--number", metavar="SỐ/NO", help=both("Số của văn bản.", "Number of the document."))
@click.option("--signed-on", type=DAY, metavar="NGÀY/DAY", help=both("Ngày ký.", "Day of signature."))
@click.option("--signer", metavar="TÊN/NAME", help=both("Người ký.", "Who signs."))
@click.option(
    "--template",
    type=click.Path(path_type=Path, dir_okay=False, exists=True),
    metavar="DOCX",
    help=both("Mẫu Word của tỉnh: giữ nguyên kiểu, lề, tiêu đề.", "Own Word template: its styles stay."),
)
@click.option(
    "--check",
    "checked",
    type=click.Path(path_type=Path, dir_okay=False, exists=True),
    metavar="DOCX",
    help=both(
        "Chỉ soát thể thức một tệp Word theo Nghị định 30/2020/NĐ-CP: từng quy định, đạt hay không.",
        "Only check a Word file's form by Nghị định 30/2020/NĐ-CP: each rule, met or not.",
    ),
)
@since_option
@revision_options
@year_option
@audience_option
@cache_option
def command(
    repo: Path,
    out: Path | None,
    form: str | None,
    agency: str | None,
    number: str | None,
    signed_on: dt.date | None,
    signer: str | None,
    template: Path | None,
    checked: Path | None,
    since: str | None,
    revision: str | None,
    as_of: dt.date | None,
    year: int | None,
    audience: str,
    use_cache: bool,
) -> None:
    from ...assess import assess
    from ...output.audience import for_audience
    from ..reports import contradictions, earlier_version, maker, narrative_of

    if checked is not None:
        _check(checked)
        return
    form = _form(form, out, agency)
    with progress("Đang đọc và chấm", "Reading and scoring") as watch:
        whole = assess(repo, revision, as_of=as_of, year=year, use_cache=use_cache, progress=watch)
    assessment = for_audience(whole, audience)
    paper = Paper(number, signed_on, signer, template)
    if agency is not None:
        _write(out, _sheet(assessment, agency, form, paper))
        return
    narrative = narrative_of(whole, assessment)
    wrong = () if assessment.audience.public else contradictions(whole)
    earlier = earlier_version(repo, since, year, use_cache, assessment)
    make = maker(assessment, form, paper, narrative, earlier)
    del whole, assessment, earlier  # a long PDF needs the room
    _write(out, make())
    for one in wrong:
        note(one.vi, one.en)
    next_step(
        "xem cùng số liệu trên trang: paca build",
        "see the same figures on the site: paca build",
        quiet_output=out is None,
    )
    if wrong:
        raise click.exceptions.Exit(Exit.REFUSED)


def _check(path: Path) -> None:
    """Print the decree's rules with whether the file meets each; exit code 1 where one is not met."""
    from zipfile import BadZipFile

    from lxml.etree import LxmlError

    from ...output.office.decree30 import checklist

    try:
        rules = list(checklist(path.read_bytes()))
    except (BadZipFile, KeyError, LxmlError, AttributeError):
        raise PacaError(f"{path} không phải tệp Word (.docx).", f"{path} is no Word file (.docx).") from None
    for rule, met in rules:
        mark = say("đạt", "met") if met else say("KHÔNG ĐẠT", "NOT MET")
        click.echo(f"{mark:<10} {rule.place:<7} {rule.demand}")
    failed = sum(1 for _, met in rules if not met)
    click.echo(
        say(
            f"Thể thức theo Nghị định 30/2020/NĐ-CP, Phụ lục I: đạt {len(rules) - failed} / {len(rules)}.",
            f"Form by Nghị định 30/2020/NĐ-CP, Phụ lục I: {len(rules) - failed} of {len(rules)} rules met.",
        )
    )
    if failed:
        raise click.exceptions.Exit(Exit.REFUSED)


def _form(form: str | None, out: Path | None, agency: str | None) -> str:
    """What to write: as asked, else by the file's ending, else Markdown."""
    ending = out.suffix.lower().removeprefix(".") if out else ""
    form = form or (ending if ending in FORMS else "md")
    if form != "md" and out is None:
        raise PacaError(f"Ghi {form} cần --out TỆP.{form}.", f"Writing {form} needs --out FILE.{form}.")
    if agency is not None and form not in ("docx", "pdf"):
        raise PacaError(
            "Phiếu của cơ quan là Word hoặc PDF: --out phieu.docx.",
            "An agency's sheet is Word or PDF: --out sheet.docx.",
        )
    return form


def _sheet(assessment: Assessment, slug: str, form: str, paper: Paper) -> bytes:
    from ...output.office.agency_sheet import agency_sheet
    from ...output.office.form import agency_form
    from ...output.pages.book import Book

    book = Book(assessment)
    if slug not in book.agency_by_slug:
        known = ", ".join(agency.slug for agency in book.agencies)
        raise PacaError(
            f"Danh sách không có cơ quan {slug}. Có: {known}.", f"No agency {slug}. There are: {known}."
        )
    report = agency_sheet(slug, book)
    letter = agency_form(book.agency_by_slug[slug], book, signed_on=paper.signed_on)
    if form == "pdf":
        from ...output.office.pdf import write_pdf

        return write_pdf(report, letter, day=assessment.as_of, contents=False)
    from ...output.office.docx import write_docx

    return write_docx(report, letter, day=assessment.as_of, template=paper.template, contents=False)


def _write(out: Path | None, content: str | bytes) -> None:
    """To the file in one go, or Markdown to the screen."""
    if out is None:
        assert isinstance(content, str)
        click.echo(content, nl=not content.endswith("\n"))
        return
    data = content.encode("utf-8") if isinstance(content, str) else content
    out.parent.mkdir(parents=True, exist_ok=True)
    out.write_bytes(data)
    click.echo(say(f"Đã ghi {out}.", f"Wrote {out}."))
