"""What a check found, as every reporter reads it."""

from __future__ import annotations

import datetime as dt
import hashlib
import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby

from ..assessment import Assessment
from ..check.render import level_of
from ..finding import Finding, Level


@dataclass(frozen=True)
class Result:
    """``findings`` are sorted by place; ``read`` = ``accepted`` + ``refused`` files.

    ``accepted`` files are those that could be read into records; a file with errors of its content
    is read, and still fails the check.
    """

    findings: tuple[Finding, ...]
    accepted: int
    refused: int
    revision: str
    commit: str | None
    as_of: dt.date

    @classmethod
    def of(cls, assessment: Assessment, findings: Iterable[Finding] | None = None) -> Result:
        """The result of an assessment, or of some of its findings."""
        records = assessment.records
        return cls(
            findings=tuple(assessment.findings if findings is None else findings),
            accepted=len(records.accepted),
            refused=len(records.refused),
            revision=assessment.revision.name,
            commit=assessment.revision.commit,
            as_of=assessment.as_of,
        )

    @property
    def read(self) -> int:
        return self.accepted + self.refused

    @cached_property
    def counts(self) -> dict[Level, int]:
        """Number of findings by level, all three levels present."""
        levels = [level_of(finding) for finding in self.findings]
        return {level: levels.count(level) for level in (Level.ERROR, Level.WARNING, Level.HINT)}

    @property
    def failed(self) -> bool:
        """Whether the check fails: only errors count."""
        return self.counts[Level.ERROR] > 0

    def by_file(self) -> Iterator[tuple[str, tuple[Finding, ...]]]:
        for path, group in groupby(self.findings, key=lambda finding: finding.position.path):
            yield path, tuple(group)

    def by_level(self) -> tuple[Finding, ...]:
        """The gravest first, else by place."""
        return tuple(sorted(self.findings, key=lambda finding: -level_of(finding)))


def dumped(value: object) -> str:
    """JSON text that any encoding can hold: names of files may bear bytes that are no UTF-8."""
    text = json.dumps(value, ensure_ascii=False, indent=2) + "\n"
    return text.encode("utf-8", "backslashreplace").decode("utf-8")


def fingerprints(findings: Iterable[Finding]) -> Iterator[tuple[Finding, str]]:
    """Findings with names that outlive moved lines: code, path and params, numbered where they repeat."""
    seen: dict[str, int] = {}
    for finding in findings:
        params = (f"{key}={value}" for key, value in sorted(finding.params.items()))
        name = "\x1f".join((finding.code, finding.position.path, *params))
        seen[name] = seen.get(name, 0) + 1
        numbered = f"{name}\x1f{seen[name]}".encode("utf-8", "surrogateescape")
        yield finding, hashlib.sha256(numbered).hexdigest()[:32]
