"""``paca schema``: JSON Schema of every kind of data file, generated from the models."""

from __future__ import annotations

from pathlib import Path

import click

from ...errors import PacaError
from ..command import both
from ..command import command as bilingual
from ..language import say
from ..output import next_step


@bilingual(
    "schema",
    vi="Xuất JSON Schema của các loại tệp, để trình soạn thảo gợi ý và báo lỗi ngay khi gõ. "
    "--kind in một loại; --out ghi mọi loại vào thư mục (các tệp do paca new tạo tìm ở schemas/).",
    en="Export the JSON Schema of the kinds of files, so that an editor completes and checks while typing. "
    "--kind prints one; --out writes all into a folder (files made by paca new look in schemas/).",
    examples=("paca schema --kind submission", "paca schema --out schemas"),
)
@click.option("--kind", metavar="LOẠI/KIND", help=both("Loại tệp.", "Kind of file."))
@click.option(
    "--out",
    type=click.Path(path_type=Path, file_okay=False),
    metavar="THƯ_MỤC/DIR",
    help=both("Thư mục để ghi mọi loại.", "Folder to write all kinds into."),
)
def command(kind: str | None, out: Path | None) -> None:
    from ...scaffold.schemas import KINDS, schema_text, write_schemas

    if kind is not None:
        if kind not in KINDS:
            raise PacaError(
                f"Không có loại tệp “{kind}”. Các loại: {', '.join(KINDS)}.",
                f"No kind of file “{kind}”. Kinds: {', '.join(KINDS)}.",
            )
        click.echo(schema_text(kind), nl=False)
    elif out is not None:
        write_schemas(out)
        click.echo(say(f"Đã ghi {len(KINDS)} tệp vào {out}.", f"Wrote {len(KINDS)} files into {out}."))
    else:
        for name in KINDS:
            click.echo(name)
    if out is not None:
        next_step("tạo hồ sơ: paca new CƠ_QUAN MÃ", "write a file: paca new AGENCY ITEM")
    else:
        next_step(
            "ghi mọi loại: paca schema --out schemas",
            "write all kinds: paca schema --out schemas",
            quiet_output=kind is not None,
        )
