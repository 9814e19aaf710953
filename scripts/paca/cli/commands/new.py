"""``paca new AGENCY ITEM``: a submission file to fill in."""

from __future__ import annotations

import difflib
from pathlib import Path
from typing import TYPE_CHECKING

import click

from ...errors import PacaError
from ..command import command as bilingual
from ..language import say
from ..options import repo_option, year_option
from ..output import next_step

if TYPE_CHECKING:
    from ...model.edition import Node
    from ...records import Records


@bilingual(
    "new",
    vi="Tạo tệp hồ sơ của một cơ quan cho một tiêu chí, có chú thích tiếng Việt: câu hỏi, số liệu và tài "
    "liệu phải "
    "nộp, cái nào đã có. Không bao giờ ghi đè.",
    en="Write an agency's submission file for one item, with Vietnamese comments: the questions, the "
    "figures and "
    "documents asked, which are there already. Never overwrites.",
    examples=("paca new snv B.5.1",),
)
@click.argument("agency", metavar="CƠ_QUAN/AGENCY")
@click.argument("item", metavar="MÃ/CODE")
@repo_option
@year_option
def command(agency: str, item: str, repo: Path, year: int | None) -> None:
    from ...scaffold.files import write_new
    from ...scaffold.registers import documents_text, figures_text
    from ...scaffold.schemas import refresh_schemas
    from ...scaffold.submission import submission_text
    from ..reading import read_records

    records = read_records(repo, year=year)
    located = records.agencies.by_slug.get(agency)
    if located is None:
        raise _unknown(
            "Danh sách cơ quan không có",
            "The register has no",
            agency,
            list(records.agencies.by_slug),
            "paca todo",
        )
    if records.edition is None:
        raise PacaError("Không có bộ chỉ số của kỳ này.", "There is no edition of this round.")
    items = {node.model.code: node.model for node in records.edition.items if node.model.code}
    node = items.get(item.upper())
    if node is None:
        raise _unknown(
            f"Bộ chỉ số {records.edition.year} không có tiêu chí thành phần",
            f"Edition {records.edition.year} has no item",
            item,
            list(items),
            f"paca edition show {records.edition.year}",
        )
    folder = repo / "evidence" / str(records.year) / agency
    text = submission_text(
        node, edition=records.edition, agency=located.model, filed=records.filed.get(agency)
    )
    target = folder / f"{node.code}.md"
    if not write_new(target, text):
        shown = target.relative_to(repo).as_posix()
        raise PacaError(
            f"{shown} đã có; paca new không ghi đè. Hãy mở tệp ấy ra sửa.",
            f"{shown} exists; paca new never overwrites. Open that file and edit it.",
        )
    made = [target]
    made += [
        path
        for path, content in (
            (folder / "documents.yml", documents_text()),
            (folder / "figures.yml", figures_text()),
        )
        if write_new(path, content)
    ]
    refresh_schemas(repo)
    for path in made:
        click.echo(say("Đã tạo ", "Wrote ") + path.relative_to(repo).as_posix())
    if not _asks(records, node, agency):
        click.secho(
            say("Lưu ý: tiêu chí này không hỏi cơ quan này.", "Note: this item does not ask this agency."),
            fg="yellow",
            err=True,
        )
    next_step("điền tệp, đổi claim, rồi chạy: paca check", "fill it in, change claim, then run: paca check")


def _asks(records: Records, node: Node, agency: str) -> bool:
    if records.round is None:
        return True
    day = records.round.model.period.end
    return any(one.slug == agency for one in records.agencies.select(node.suppliers, day=day))


def _unknown(vi: str, en: str, name: str, known: list[str], where: str) -> PacaError:
    near = difflib.get_close_matches(name, known, n=3, cutoff=0.5)
    hint_vi = f" Gần giống: {', '.join(near)}." if near else ""
    hint_en = f" Close to it: {', '.join(near)}." if near else ""
    return PacaError(f"{vi} “{name}”.{hint_vi} Xem: {where}", f"{en} “{name}”.{hint_en} See: {where}")
