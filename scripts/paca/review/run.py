"""``review``: a pull request judged by the base: rights, findings, effect, what is still missing."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path

from ..assess import assess
from ..assessment import Assessment, Entry, State
from ..check.catalogue import CATALOGUE
from ..check.privacy.scan import masked
from ..compare import Comparison, EntryChange, compare
from ..finding import Finding, Level
from ..read.names import shown
from ..report_findings import Result
from . import codeowners
from . import document as form
from .codeowners import stale
from .document import ReviewDocument
from .pull import Pull, file_text, open_pull
from .rights import SYSTEM, WORKING_GROUP, Owners, judge, plain

TOLD_ANEW = frozenset({"R915"})  # says a number of the whole agency: another number is no new finding
DONE = frozenset({State.NOT_ASKED, State.FINAL})


@dataclass(frozen=True)
class Review:
    """``findings``: what concerns the change, with its part; ``after`` None: not assessed."""

    pull: Pull
    before: Assessment
    after: Assessment | None
    findings: tuple[tuple[str, Finding], ...]
    document: ReviewDocument

    @property
    def failed(self) -> bool:
        return self.document.verdict == "fail"

    def result(self) -> Result:
        """For the reporters of findings (annotations, SARIF)."""
        records = (self.after or self.before).records
        found = sorted((finding for _, finding in self.findings), key=Finding.sort_key)
        return Result(
            tuple(found), len(records.accepted), len(records.refused), self.pull.head, self.pull.head,
            self.before.as_of,
        )  # fmt: skip


def review(
    repo: Path,
    *,
    base: str,
    head: str,
    account: str | None = None,
    as_of: dt.date | None = None,
    use_cache: bool = True,
    progress: Callable[[int, int], None] | None = None,
) -> Review:
    """Judges ``head`` by ``base``: register and members are the base's, the merge result is assessed.

    ``as_of`` defaults to the base commit's day: a date that the sender wrote decides nothing.  Raises
    RevisionError or ReviewError, nothing for hostile content: that is a finding.
    """
    pull = open_pull(repo, base=base, head=head)
    before = assess(repo, pull.base, as_of=as_of, use_cache=use_cache, progress=progress)
    owners = Owners.of(before.records)
    after = None
    if pull.beyond is None and pull.start is not None:
        year = before.records.year or None
        after = assess(
            repo, pull.result, as_of=before.as_of, year=year, use_cache=use_cache, progress=progress
        )
    found = [("rights", finding) for finding in judge(pull, owners, account)]
    resolved = 0
    if after is not None:
        new, resolved = _difference(before, after, pull)
        found += new
        found += [("new", finding) for finding in _codeowners(repo, pull, before, after)]
    made = _document(pull, before, after, owners, account, tuple(found), resolved)
    return Review(pull, before, after, tuple(found), made)


def _name(finding: Finding) -> tuple[object, ...]:
    if finding.code in TOLD_ANEW:
        return finding.code, finding.agency
    return finding.code, finding.position.path, tuple(sorted(finding.params.items()))


def _difference(before: Assessment, after: Assessment, pull: Pull) -> tuple[list[tuple[str, Finding]], int]:
    known = {_name(finding) for finding in before.findings}
    touched = {shown(one.path) for one in pull.changed} | {one.path for one in pull.changed}
    found: list[tuple[str, Finding]] = []
    for finding in after.findings:
        if _name(finding) not in known:
            found.append(("new", finding))
        elif finding.position.path in touched and level(finding) is Level.ERROR:
            found.append(("standing", finding))
    return found, len(known - {_name(finding) for finding in after.findings})


def _codeowners(repo: Path, pull: Pull, before: Assessment, after: Assessment) -> Iterable[Finding]:
    """R955 where the change makes CODEOWNERS stale, or changes it into something else."""
    stood = stale(before.records, file_text(repo, pull.base, codeowners.PLACE))
    now = file_text(repo, pull.result, codeowners.PLACE)
    known = {finding.code for finding in stood}
    touched = any(one.path.lower().endswith("codeowners") for one in pull.changed)
    return [
        finding
        for finding in stale(after.records, now)
        if finding.code == "R955" and (touched or "R955" not in known)
    ]


def level(finding: Finding) -> Level:
    return CATALOGUE[finding.code].level


def _document(
    pull: Pull,
    before: Assessment,
    after: Assessment | None,
    owners: Owners,
    account: str | None,
    found: tuple[tuple[str, Finding], ...],
    resolved: int,
) -> ReviewDocument:
    told = sorted(found, key=lambda one: (one[0] != "rights", -level(one[1]), one[1].sort_key()))
    of_account = owners.accounts.get(plain(account), ()) if account else ()
    touched = {owners.owner_of(one.path) for one in pull.changed} - {SYSTEM, WORKING_GROUP}
    agencies = of_account or tuple(sorted(touched))
    comparison = compare(before, after) if after else None
    entries = _moved(comparison) if comparison else []
    open_entries = _open(after, agencies) if after else []
    failed = any(level(finding) is Level.ERROR for _, finding in found)
    authors = {(commit.author, commit.email): commit for commit in pull.commits}
    return ReviewDocument(
        schema=form.SCHEMA,
        base=pull.base,
        head=pull.head,
        start=pull.start,
        assessed="nothing" if after is None else "merge" if pull.merged else "head",
        as_of=before.as_of,
        year=before.records.year,
        account=_cut(account, 200),
        agencies=agencies[:50],
        verdict="fail" if failed else "pass",
        total_before=amount(before.total.standing.points),
        total_after=amount(after.total.standing.points) if after else None,
        counts=form.Counts(
            files=len(pull.changed), findings=len(told), entries=len(entries), missing=len(open_entries),
            commits=len(pull.commits), resolved=resolved,
        ),
        files=tuple(
            form.ReviewedFile(path=_path(one.path), what=one.what, owner=owners.owner_of(one.path))
            for one in pull.changed[:500]
        ),
        findings=tuple(_finding(part, finding) for part, finding in told[:500]),
        nodes=_nodes(comparison) if comparison else (),
        entries=tuple(_entry(comparison, one) for one in entries[:300]) if comparison else (),
        missing=tuple(_missing(after, one) for one in open_entries[:10]) if after else (),
        authors=tuple(
            form.Claimed(commit=commit.commit, author=_path(f"{commit.author} <{commit.email}>"))
            for commit in list(authors.values())[:20]
        ),
    )  # fmt: skip


def _moved(comparison: Comparison) -> list[EntryChange]:
    return [one for one in comparison.entries if one.causes or one.delta]


def _finding(part: str, finding: Finding) -> form.ReviewedFinding:
    return form.ReviewedFinding(
        part=part,  # type: ignore[arg-type]
        code=finding.code,
        path=_path(finding.position.path),
        line=finding.position.line,
        column=finding.position.column,
        params={key: _path(str(value)) for key, value in finding.params.items()},
        points=amount(finding.points),
    )


def _nodes(comparison: Comparison) -> tuple[form.ReviewedNode, ...]:
    """Parts and items whose points differ, in the edition's order."""
    return tuple(
        form.ReviewedNode(
            code=one.code, title=_title(comparison.after, comparison.before, one.code),
            before=amount(one.before), after=amount(one.after), delta=amount(one.delta) or "0.00",
        )
        for one in comparison.nodes[:200]
    )  # fmt: skip


def _entry(comparison: Comparison, one: EntryChange) -> form.ReviewedEntry:
    return form.ReviewedEntry(
        item=one.item,
        title=_title(comparison.after, comparison.before, one.item),
        agency=one.agency,
        state_before=one.before.state if one.before else None,
        state_after=one.after.state if one.after else None,
        before=amount(one.before.standing.points) if one.before else None,
        after=amount(one.after.standing.points) if one.after else None,
        causes=tuple(
            form.ReviewedCause(
                kind=cause.kind, key=cause.key, before=_told(cause.before), after=_told(cause.after)
            )
            for cause in one.causes[:12]
        ),
    )


def _title(after: Assessment, before: Assessment, code: str) -> str:
    scored = after.nodes.get(code) or before.nodes.get(code)
    return _cut(scored.node.title) or "" if scored and scored.node else ""


def _open(after: Assessment, agencies: Iterable[str]) -> list[Entry]:
    """What the agencies still owe, most points first."""
    wanted = set(agencies)
    found = [
        entry
        for (_, agency), entry in after.entries.items()
        if agency in wanted and entry.missing and entry.state not in DONE
    ]
    return sorted(found, key=lambda entry: -entry.reachable)


def _missing(after: Assessment, entry: Entry) -> form.StillMissing:
    return form.StillMissing(
        agency=entry.agency, item=entry.item, title=_title(after, after, entry.item),
        what=tuple(_path(one.title) for one in entry.missing[:12]),
        reachable=amount(entry.reachable) or "0.00",
    )  # fmt: skip


def amount(value: Fraction | None) -> str | None:
    """Half-up, machine form with two decimals."""
    if value is None:
        return None
    units = (abs(value) * 200 + 1) // 2
    sign = "-" if value < 0 and units else ""
    return f"{sign}{units // 100}.{units % 100:02}"


def _cut(text: str | None, length: int = 1000) -> str | None:
    if text is None:
        return None
    text = text.encode("utf-8", "backslashreplace").decode()
    return text if len(text) <= length else text[: length - 1] + "…"


def _told(text: str | None) -> str | None:
    """An agency's own words: without what looks like a secret."""
    return None if text is None else _path(masked(text))


def _path(text: str) -> str:
    return _cut(shown(text) if not text.isprintable() else text) or ""
