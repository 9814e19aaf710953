"""``paca explain CODE``: what a finding's code means and how to mend it."""

from __future__ import annotations

import difflib

import click

from ...errors import PacaError
from ..command import command as bilingual
from ..language import language, say
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

    if code is None:
        _list_codes()
        return
    message = CATALOGUE.get(code.strip().upper())
    if message is None:
        near = difflib.get_close_matches(code.strip().upper(), CATALOGUE, n=3, cutoff=0.5)
        raise PacaError(
            f"Không có mã {code}."
            + (f" Gần giống: {', '.join(near)}." if near else " Xem mọi mã: paca explain"),
            f"There is no code {code}."
            + (f" Close to it: {', '.join(near)}." if near else " List: paca explain"),
        )
    tongue = language()
    level = {
        "ERROR": say("lỗi", "error"),
        "WARNING": say("cảnh báo", "warning"),
        "HINT": say("gợi ý", "hint"),
    }
    click.secho(f"{message.code} · {message.say('title', tongue)}  [{level[message.level.name]}]", bold=True)
    for heading, part in (
        (say("Sai ở đâu", "What is wrong"), "text"),
        (say("Vì sao quan trọng", "Why it matters"), "why"),
        (say("Cách sửa", "How to mend it"), "fix"),
    ):
        click.secho(f"\n{heading}", bold=True)
        click.echo(click.wrap_text(message.say(part, tongue), initial_indent="  ", subsequent_indent="  "))
    for heading, example in ((say("Trước", "Before"), message.before), (say("Sau", "After"), message.after)):
        if example:
            click.secho(f"\n{heading}", bold=True)
            click.echo("\n".join(f"  {line}" for line in example.rstrip("\n").split("\n")))
    if message.source:
        click.echo("\n" + say("Căn cứ: ", "Source: ") + message.source)
    click.echo()
    next_step("sửa tệp rồi chạy lại: paca check", "mend the file and run again: paca check")


def _list_codes() -> None:
    from ...check.catalogue import CATALOGUE

    tongue = language()
    for code in sorted(CATALOGUE):
        click.echo(f"{code}  {CATALOGUE[code].say('title', tongue)}")
    next_step("xem một mã: paca explain MÃ", "read one: paca explain CODE")
