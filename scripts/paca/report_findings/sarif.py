"""For code scanning: SARIF 2.1.0 (OASIS)."""

from __future__ import annotations

from typing import Any
from urllib.parse import quote

from .. import __version__
from ..check.catalogue import CATALOGUE
from ..check.catalogue.message import Language, Message, fill
from ..check.render import level_of, render
from ..finding import Finding, Level
from .result import Result, dumped, fingerprints
from .safe import printable

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
LEVELS = {Level.ERROR: "error", Level.WARNING: "warning", Level.HINT: "note"}


def report_sarif(result: Result, *, language: Language = "vi") -> str:
    """One run; the rules are those that found something."""
    codes = sorted({finding.code for finding in result.findings})
    index = {code: number for number, code in enumerate(codes)}
    run: dict[str, Any] = {
        "tool": {
            "driver": {
                "name": "paca",
                "version": __version__,
                "language": language,
                "rules": [_rule(CATALOGUE[code], language) for code in codes],
            }
        },
        "columnKind": "unicodeCodePoints",
        "results": [
            _result(finding, name, index[finding.code], language)
            for finding, name in fingerprints(result.findings)
        ],
    }
    return dumped({"$schema": SCHEMA, "version": "2.1.0", "runs": [run]})


def _rule(message: Message, language: Language) -> dict[str, Any]:
    return {
        "id": message.code,
        "shortDescription": {"text": message.say("title", language)},
        "fullDescription": {"text": _bare(message.say("why", language))},
        "help": {"text": _bare(message.say("fix", language))},
        "defaultConfiguration": {"level": LEVELS[message.level]},
    }


def _result(finding: Finding, fingerprint: str, rule: int, language: Language) -> dict[str, Any]:
    said, at = render(finding, language), finding.position
    place: dict[str, Any] = {"artifactLocation": {"uri": quote(at.path.encode("utf-8", "surrogateescape"))}}
    if at.line:
        place["region"] = {"startLine": at.line} | ({"startColumn": at.column} if at.column else {})
    return {
        "ruleId": finding.code,
        "ruleIndex": rule,
        "level": LEVELS[level_of(finding)],
        "message": {"text": printable(f"{said.text} {said.why} {said.fix}")},
        "locations": [{"physicalLocation": place}],
        "partialFingerprints": {"paca/v1": fingerprint},
    }


def _bare(text: str) -> str:
    """A template without its params."""
    return fill(text, {})
