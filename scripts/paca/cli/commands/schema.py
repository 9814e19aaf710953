"""``paca schema``: JSON Schema of every kind of data file, generated from the models."""

from __future__ import annotations

import json
from pathlib import Path

import click

from ..command import both
from ..command import command as bilingual
from ..language import say
from ..output import next_step, print_json
from ..schemas import KINDS, json_schema


@bilingual(
    "schema",
    vi="Xuất JSON Schema của các loại tệp, để trình soạn thảo gợi ý và báo lỗi ngay khi gõ. "
    "--kind in một loại; --out ghi mọi loại vào thư mục (các tệp do paca new tạo tìm ở schemas/).",
    en="Export the JSON Schema of the kinds of files, so that an editor completes and checks while typing. "
    "--kind prints one; --out writes all into a folder (files made by paca new look in schemas/).",
    examples=("paca schema --kind submission", "paca schema --out schemas"),
)
@click.option(
    "--kind", type=click.Choice(KINDS), metavar="LOẠI/KIND", help=both("Loại tệp.", "Kind of file.")
)
@click.option(
    "--out",
    type=click.Path(path_type=Path, file_okay=False),
    metavar="DIR",
    help=both("Thư mục để ghi mọi loại.", "Folder to write all kinds into."),
)
def command(kind: str | None, out: Path | None) -> None:
    if kind is not None:
        print_json(json_schema(kind))
    elif out is not None:
        out.mkdir(parents=True, exist_ok=True)
        for name in KINDS:
            text = json.dumps(json_schema(name), ensure_ascii=False, indent=2, sort_keys=True) + "\n"
            (out / f"{name}.schema.json").write_text(text, encoding="utf-8", newline="\n")
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
