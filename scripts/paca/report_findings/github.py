"""For GitHub Actions: workflow commands that become annotations on the lines of a pull request.

GitHub shows ten errors and ten warnings a step; the rest is told in one notice that points to the summary.
"""

from __future__ import annotations

from ..check.catalogue.message import Language
from ..check.render import level_of, render
from ..finding import Finding, Level
from .result import Result
from .safe import printable

LIMIT = 10
COMMANDS = {Level.ERROR: "error", Level.WARNING: "warning"}
REST: dict[Language, str] = {
    "vi": "{errors} lỗi, {warnings} cảnh báo, {hints} gợi ý; hiện {shown}. Xem đủ ở job summary.",
    "en": "{errors} errors, {warnings} warnings, {hints} hints; {shown} shown. See the job summary for all.",
}


def report_github(result: Result, *, language: Language = "vi") -> str:
    """Workflow commands, one a line: errors, warnings, then the counts."""
    out: list[str] = []
    for level, command in COMMANDS.items():
        found = [finding for finding in result.findings if level_of(finding) is level]
        out += [_command(command, finding, language) for finding in found[:LIMIT]]
    counts = result.counts
    summary = REST[language].format(
        errors=counts[Level.ERROR], warnings=counts[Level.WARNING], hints=counts[Level.HINT], shown=len(out)
    )
    return "\n".join([*out, f"::notice::{_data(summary)}"]) + "\n"


def _command(command: str, finding: Finding, language: Language) -> str:
    said, at = render(finding, language), finding.position
    properties = {"file": at.path, "line": at.line, "col": at.column, "title": f"{finding.code} {said.title}"}
    given = ",".join(f"{name}={_property(str(value))}" for name, value in properties.items() if value)
    body = _data("\n".join((said.text, said.why, said.fix)))
    return f"::{command} {given}::{body}"


def _data(text: str) -> str:
    """Escaped as GitHub's toolkit escapes a command's data."""
    lines = "\n".join(printable(line) for line in text.replace("\r", "\n").split("\n"))
    return lines.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    """Escaped as GitHub's toolkit escapes a command's property."""
    return _data(text).replace(":", "%3A").replace(",", "%2C")
