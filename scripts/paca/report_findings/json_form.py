"""For programs: the stable JSON form of a result.

``version`` is 1 and changes only when a key is removed or changes its meaning; keys may be added.
Every finding has ``code``, ``level`` ("error", "warning", "hint"), ``path``, ``line`` and ``column``
(1-based, null where unknown), ``item`` and ``agency`` (null where none), ``points`` at stake (exact text
such as "1.5" or "1/3", null where unknown), ``params``, and ``vi`` and ``en`` with title, text, why, fix.
"""

from __future__ import annotations

from typing import Any

from ..check.catalogue.message import LANGUAGES, Language
from ..check.render import level_of, render
from ..finding import Finding, Level
from ..model.values import number_text
from .result import Result, dumped, fingerprints

VERSION = 1


def report_json(result: Result, *, language: Language = "vi") -> str:
    """The result as JSON text; both languages are always in it."""
    return dumped(as_data(result))


def as_data(result: Result) -> dict[str, Any]:
    """The same as plain values, for whoever puts it into a larger report."""
    counts = result.counts
    return {
        "version": VERSION,
        "revision": {"name": result.revision, "commit": result.commit},
        "as_of": result.as_of.isoformat(),
        "failed": result.failed,
        "files": {"read": result.read, "accepted": result.accepted, "refused": result.refused},
        "counts": {
            "error": counts[Level.ERROR],
            "warning": counts[Level.WARNING],
            "hint": counts[Level.HINT],
        },
        "findings": [_finding(finding, name) for finding, name in fingerprints(result.findings)],
    }


def _finding(finding: Finding, fingerprint: str) -> dict[str, Any]:
    texts = {language: render(finding, language) for language in LANGUAGES}
    return {
        "code": finding.code,
        "level": level_of(finding).name.lower(),
        "path": finding.position.path,
        "line": finding.position.line or None,
        "column": finding.position.column or None,
        "item": finding.item,
        "agency": finding.agency,
        "points": None if finding.points is None else number_text(finding.points),
        "params": dict(sorted(finding.params.items())),
        "fingerprint": fingerprint,
        **{
            language: {"title": said.title, "text": said.text, "why": said.why, "fix": said.fix}
            for language, said in texts.items()
        },
    }
