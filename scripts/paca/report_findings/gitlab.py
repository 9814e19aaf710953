"""For GitLab: the Code Quality report."""

from __future__ import annotations

from ..check.catalogue.message import Language
from ..check.render import level_of, render
from ..finding import Level
from .result import Result, dumped, fingerprints
from .safe import printable

SEVERITIES = {Level.ERROR: "critical", Level.WARNING: "minor", Level.HINT: "info"}


def report_gitlab(result: Result, *, language: Language = "vi") -> str:
    """A JSON list of issues; GitLab needs a line, so a finding of a whole file stands on its first."""
    issues = []
    for finding, name in fingerprints(result.findings):
        said = render(finding, language)
        issues.append(
            {
                "description": printable(f"{said.text} {said.fix}"),
                "check_name": finding.code,
                "fingerprint": name,
                "severity": SEVERITIES[level_of(finding)],
                "location": {"path": finding.position.path, "lines": {"begin": finding.position.line or 1}},
            }
        )
    return dumped(issues)
