"""For a person at a terminal: by file, the source line with a caret, why, how to mend it, the counts."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from ..check.catalogue.message import Language
from ..check.render import LEVEL_WORDS, level_of, render
from ..finding import Finding, Level
from ..privacy.scan import scan
from .result import Result
from .safe import one_line

Lines = Callable[[str], Sequence[str] | None]

BOLD, DIM, RESET = "\x1b[1m", "\x1b[2m", "\x1b[0m"
COLOURS = {Level.ERROR: "\x1b[31m", Level.WARNING: "\x1b[33m", Level.HINT: "\x1b[36m"}
WIDTH = 160  # a longer source line is cut around its caret

WORDS: dict[Language, dict[str, str]] = {
    "vi": {
        "line": "dòng", "why": "Vì sao", "fix": "Cách sửa", "clean": "Không có gì phải sửa.",
        "files": "Đã đọc {read} tệp = {accepted} nhận + {refused} từ chối",
        "counts": "{errors} lỗi, {warnings} cảnh báo, {hints} gợi ý",
    },
    "en": {
        "line": "line", "why": "Why", "fix": "How to mend it", "clean": "Nothing to mend.",
        "files": "{read} files read = {accepted} accepted + {refused} refused",
        "counts": "{errors} errors, {warnings} warnings, {hints} hints",
    },
}  # fmt: skip


def report_terminal(
    result: Result, *, language: Language = "vi", colour: bool = False, lines: Lines | None = None
) -> str:
    """The result as text.  A line that holds a secret is never shown, whichever finding points at it."""
    words = WORDS[language]
    secret = {
        (finding.position.path, finding.position.line)
        for finding in result.findings
        if finding.code.startswith("P")
    }
    out: list[str] = []
    for path, findings in result.by_file():
        out += [_paint(one_line(path), BOLD, colour)]
        source = lines(path) if lines else None
        told: set[tuple[str, str]] = set()
        for finding in findings:
            place = finding.position
            shown = None if (path, place.line) in secret else _source(source, place.line, place.column)
            out += _finding(finding, shown, told, language=language, colour=colour)
        out += [""]
    counts = result.counts
    if not result.findings:
        out += [words["clean"]]
    out += [
        words["files"].format(read=result.read, accepted=result.accepted, refused=result.refused)
        + " · "
        + words["counts"].format(
            errors=counts[Level.ERROR], warnings=counts[Level.WARNING], hints=counts[Level.HINT]
        )
    ]
    return "\n".join(out) + "\n"


def _finding(
    finding: Finding,
    shown: tuple[str, int] | None,
    told: set[tuple[str, str]],
    *,
    language: Language,
    colour: bool,
) -> list[str]:
    words, level, said = WORDS[language], level_of(finding), render(finding, language)
    at = finding.position
    place = f"{words['line']} {at.line}{f':{at.column}' if at.column else ''}  " if at.line else ""
    head = _paint(f"{LEVEL_WORDS[language][level]} {finding.code}", COLOURS[level], colour)
    out = [f"  {place}{head}  {one_line(said.text)}"]
    if shown is not None:
        text, column = shown
        number = str(at.line)
        out += [_paint(f"    {number} | {text}", DIM, colour)]
        if column:
            out += [f"    {' ' * len(number)} | {' ' * (column - 1)}{_paint('^', COLOURS[level], colour)}"]
    # Why is said once a file and text: the tenth mistake of a kind needs its place, not the sermon.
    if (finding.code, said.why) not in told:
        out += [f"    {words['why']}: {one_line(said.why)}"]
        told.add((finding.code, said.why))
    return [*out, f"    {words['fix']}: {one_line(said.fix)}"]


def _source(source: Sequence[str] | None, line: int, column: int) -> tuple[str, int] | None:
    """(line cut to WIDTH, column of the caret in it), or None where it cannot or must not be shown."""
    if source is None or not 1 <= line <= len(source):
        return None
    text = source[line - 1].rstrip("\r\n").replace("\t", " ")
    if not text.strip() or scan(text):
        return None
    start = max(0, column - WIDTH // 2) if len(text) > WIDTH else 0
    before = one_line(text[start : max(start, column - 1)])
    return one_line(text[start : start + WIDTH]), (len(before) + 1 if column else 0)


def _paint(text: str, code: str, colour: bool) -> str:
    return f"{code}{text}{RESET}" if colour else text
