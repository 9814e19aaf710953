"""``paca explain CODE``: what a finding's code means and how to mend it."""

from __future__ import annotations

import click

from ...errors import PacaError
from ..command import command as bilingual
from ..language import language
from ..output import next_step


@bilingual(
    "explain",
    vi="In ý nghĩa của một mã thông báo (như N401): sai ở đâu, vì sao quan trọng, cách sửa, ví dụ trước và "
    "sau. "
    "Không có mã thì liệt kê mọi mã.",
    en="Print what a finding's code (such as N401) means: what is wrong, why it matters, how to mend it, an "
    "example "
    "before and after. Without a code, list them all.",
    examples=("paca explain", "paca explain N401"),
)
@click.argument("code", required=False, metavar="[MÃ/CODE]")
def command(code: str | None) -> None:
    from ...check.catalogue import CATALOGUE
    from ...check.explain import explain, overview, unknown_code

    if code is None:
        click.echo(overview(language()), nl=False)
        next_step("xem một mã: paca explain MÃ", "read one: paca explain CODE")
        return
    if code.strip().upper() not in CATALOGUE:
        raise PacaError(unknown_code(code, "vi"), unknown_code(code, "en"))
    click.echo(explain(code, language()))
    next_step("sửa tệp rồi chạy lại: paca check", "mend the file and run again: paca check")
