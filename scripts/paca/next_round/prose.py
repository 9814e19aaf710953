"""The report's sections for the next round: ``docs/report/<year>/NN-*.md`` with last year's conclusions out.

No machine knows a conclusion from a premise, so the rule is plain and errs on the side of silence: only
prose of the sections on basis, scope and method stays, and of it only paragraphs that hold no year, no
number of a document and no placeholder that would fail.  All else stands below its heading in a comment
(``{# … #}``), which the report leaves out, for the writer to read and replace.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from ..model.report_text import section_of
from .carry import Carriage, Carried, Left
from .forward import Forward

STEADY = (1, 2, 3)  # căn cứ, phạm vi, phương pháp: sections whose words may outlive a round
_DATED = re.compile(r"\b(?:19|20)\d\d\b|\d[\w.]*/[A-ZĐ][\w.Đ-]*|\d{1,2}/\d{1,2}\b")
_CALL = re.compile(r"\{\{[^{}]*\}\}|\{%[^{}]*%\}")
_CODE = re.compile(r"""(["'])([A-Z](?:\.\d+)*)\1""")
_FIXED = re.compile(r"""\b(?:so_lieu|han|ten_co_quan)\(""")  # keys of the last round, which may be gone


@dataclass(frozen=True, slots=True)
class _Block:
    """A paragraph, list, table or heading; ``line`` counts from 1."""

    text: str
    line: int

    @property
    def heading(self) -> bool:
        return self.text.startswith("#")


def carry_prose(texts: Mapping[str, str], forward: Forward) -> Carriage:
    """``texts`` are the last round's sections by path."""
    made = Carriage()
    last, year = forward.last.year, forward.following.year
    for path, text in sorted(texts.items()):
        name = path.rsplit("/", 1)[-1]
        steady = section_of(name) in STEADY
        file = f"docs/report/{year}/{name}"
        kept, parts = 0, []
        for block in _blocks(text):
            live = _carried(block, forward) if steady and not block.heading else None
            if block.heading:
                parts.append(block.text)
            elif live is not None:
                parts.append(live)
                kept += 1
            else:
                parts.append(_put_away(block.text, last))
                made.left.append(Left(f"{path}:{block.line}", *_why(steady, last)))
        made.files[file] = "\n\n".join(parts) + "\n"
        made.carried.append(
            Carried(
                "narrative",
                file,
                f"khung của mục, {kept} đoạn giữ nguyên; phần còn lại nằm trong chú thích {{# … #}}, không "
                "vào báo cáo",
                f"the section's frame, {kept} paragraphs as they were; the rest in comments that no report "
                "prints",
            )
        )
    return made


def _why(steady: bool, last: int) -> tuple[str, str]:
    if steady:
        return (
            f"đoạn nêu năm, văn bản hoặc số liệu của kỳ {last}",
            f"a paragraph with a year, document or figure of {last}",
        )
    return f"kết luận, nhận định của kỳ {last}", f"conclusions of {last}"


def _blocks(text: str) -> list[_Block]:
    """Paragraphs between blank lines; a heading is one of its own, and a comment is never cut."""
    found: list[_Block] = []
    lines: list[str] = []
    start, open_comment = 1, False

    def close() -> None:
        if any(line.strip() for line in lines):
            found.append(_Block("\n".join(lines).strip("\n"), start))
        lines.clear()

    for number, line in enumerate(text.splitlines(), 1):
        if not open_comment and (not line.strip() or line.startswith("#")):
            close()
            if line.startswith("#"):
                found.append(_Block(line.rstrip(), number))
            continue
        if not lines:
            start = number
        lines.append(line)
        open_comment = ("{#" in line or open_comment) and "#}" not in line
    close()
    return found


def _carried(block: _Block, forward: Forward) -> str | None:
    """The paragraph for the new round with its placeholders' codes moved on; None: it speaks of last year."""
    if "{#" in block.text or _DATED.search(_CALL.sub("", block.text)) or _FIXED.search(block.text):
        return None
    text, at = [], 0
    for call in _CALL.finditer(block.text):
        moved = _moved(call.group(), forward)
        if moved is None:
            return None
        text += [block.text[at : call.start()], moved]
        at = call.end()
    return "".join([*text, block.text[at:]])


def _moved(call: str, forward: Forward) -> str | None:
    """A placeholder whose every code goes on as exactly one, unchanged in meaning; else None."""
    moved = call
    for quote, code in dict.fromkeys(_CODE.findall(call)):
        ones = forward.on.get(code, ())
        if len(ones) != 1 or ones[0].relation != "same":
            return None
        moved = moved.replace(f"{quote}{code}{quote}", f"{quote}{ones[0].code}{quote}")
    return moved


def _put_away(text: str, last: int) -> str:
    """Text inside a comment; a comment in it may not end it early."""
    inner = text.replace("{#", "(#").replace("#}", "#)")
    return f"{{# Kỳ {last} viết, không vào báo cáo kỳ này:\n{inner}\n#}}"
