"""``review``: a pull request judged by the base: rights, findings, effect, what is still missing."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from ..assessment import Assessment, Entry, State
from ..check.catalogue import CATALOGUE
from ..checking.results import Checked
from ..checking.run import MOST_SCORED, check_revision
from ..compare import Comparison, EntryChange, compare
from ..finding import Finding, Level
from ..read.git_source import GitSource
from ..read.names import shown
from ..report_findings import Result
from . import codeowners
from . import document as form
from .causes import amount, cut, printable, reviewed_cause
from .codeowners import stale
from .document import ReviewDocument
from .pull import Pull, file_text, open_pull
from .rights import SYSTEM, WORKING_GROUP, Owners, judge, plain
from .scope import records_of, scoped, scored

TOLD_ANEW = frozenset({"R915"})  # says a number of the whole agency: another number is no new finding
NOT_FILED = "hồ sơ chưa nộp"  # its title would be the item's own, once more
DONE = frozenset({State.NOT_ASKED, State.FINAL})


@dataclass(frozen=True)
class Review:
    """``findings``: what concerns the change, with the part it stands in; ``document`` tells all of it."""

    pull: Pull
    findings: tuple[tuple[str, Finding], ...]
    document: ReviewDocument
    read: tuple[int, int]  # files accepted, refused

    @property
    def failed(self) -> bool:
        return self.document.verdict == "fail"

    def result(self) -> Result:
        """For the reporters of findings (annotations, SARIF)."""
        found = sorted((finding for _, finding in self.findings), key=Finding.sort_key)
        return Result(tuple(found), *self.read, self.pull.head, self.pull.head, self.document.as_of)


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
    root = Path(repo).resolve()
    pull = open_pull(root, base=base, head=head)
    ground = GitSource.open(root, pull.base)
    day = as_of or ground.default_day()
    year: int | None = None

    def check(revision: str) -> Checked:
        return check_revision(repo, revision, as_of=day, year=year, use_cache=use_cache, progress=progress)

    stood = check(pull.base)
    year = stood.year
    part = scoped(ground, year=year, agencies=())
    owners = Owners.of(records_of(part, year=year, repo=repo, use_cache=use_cache))
    found = [("rights", finding) for finding in judge(pull, owners, account)]
    heading = _Heading(pull, owners, account, day)
    if pull.beyond is not None or pull.start is None:
        return Review(pull, tuple(found), _document(heading, tuple(found), None, resolved=0), (0, 0))
    checked = check(pull.result)
    new, resolved = _difference(stood.findings, checked.findings, pull)
    agencies = _concerned(pull, owners) if stood.accepted + stood.refused > MOST_SCORED else None

    def score(source: GitSource) -> Assessment:
        part = scoped(source, year=stood.year, agencies=agencies)
        records = records_of(part, year=stood.year, repo=repo, use_cache=use_cache)
        return scored(part, records, day=day, agencies=agencies)

    comparison = compare(score(ground), score(GitSource.open(root, pull.result)))
    found += new
    found += [("new", finding) for finding in _codeowners(repo, pull, comparison)]
    made = _document(heading, tuple(found), comparison, resolved=resolved, whole=agencies is None)
    return Review(pull, tuple(found), made, (checked.accepted, checked.refused))


@dataclass(frozen=True)
class _Heading:
    """What is known before anything is assessed."""

    pull: Pull
    owners: Owners
    account: str | None
    day: dt.date


def _concerned(pull: Pull, owners: Owners) -> tuple[str, ...] | None:
    """The agencies whose files change; None where the edition or the round's own files do.

    Without a register that can be read nobody has a right and nothing is scored.
    """
    if not owners.read:
        return ()
    found = {owners.owner_of(one.path) for one in pull.changed} - {SYSTEM}
    return None if WORKING_GROUP in found else tuple(sorted(found))


def _name(finding: Finding) -> tuple[object, ...]:
    if finding.code in TOLD_ANEW:
        return finding.code, finding.agency
    return finding.code, finding.position.path, tuple(sorted(finding.params.items()))


def _difference(
    before: Iterable[Finding], after: Iterable[Finding], pull: Pull
) -> tuple[list[tuple[str, Finding]], int]:
    known = {_name(finding) for finding in before}
    touched = {shown(one.path) for one in pull.changed} | {one.path for one in pull.changed}
    found: list[tuple[str, Finding]] = []
    for finding in after:
        if _name(finding) not in known:
            found.append(("new", finding))
        elif finding.position.path in touched and level(finding) is Level.ERROR:
            found.append(("standing", finding))
    return found, len(known - {_name(finding) for finding in after})


def _codeowners(repo: Path, pull: Pull, comparison: Comparison) -> Iterable[Finding]:
    """R955 where the change makes CODEOWNERS stale, or changes it into something else."""
    stood = stale(comparison.before.records, file_text(repo, pull.base, codeowners.PLACE))
    now = file_text(repo, pull.result, codeowners.PLACE)
    known = {finding.code for finding in stood}
    touched = any(one.path.lower().endswith("codeowners") for one in pull.changed)
    return [
        finding
        for finding in stale(comparison.after.records, now)
        if finding.code == "R955" and (touched or "R955" not in known)
    ]


def level(finding: Finding) -> Level:
    return CATALOGUE[finding.code].level


def _document(
    heading: _Heading,
    found: tuple[tuple[str, Finding], ...],
    comparison: Comparison | None,
    *,
    resolved: int,
    whole: bool = True,
) -> ReviewDocument:
    pull, owners, account = heading.pull, heading.owners, heading.account
    told = sorted(found, key=lambda one: (one[0] != "rights", -level(one[1]), one[1].sort_key()))
    of_account = owners.accounts.get(plain(account), ()) if account else ()
    touched = {owners.owner_of(one.path) for one in pull.changed} - {SYSTEM, WORKING_GROUP}
    agencies = of_account or tuple(sorted(touched))
    entries = _moved(comparison) if comparison else []
    after = comparison.after if comparison else None
    owed = _open(after, agencies) if after else []
    failed = any(level(finding) is Level.ERROR for _, finding in found)
    authors = {(commit.author, commit.email): commit for commit in pull.commits}
    total = comparison if whole else None
    made = ReviewDocument(
        schema=form.SCHEMA,
        base=pull.base,
        head=pull.head,
        start=pull.start,
        assessed="nothing" if comparison is None else "merge" if pull.merged else "head",
        as_of=heading.day,
        year=owners.year,
        account=cut(account, 200),
        agencies=agencies[:50],
        verdict="fail" if failed else "pass",
        total_before=amount(total.total_before) if total else None,
        total_after=amount(total.total_after) if total else None,
        counts=form.Counts(
            files=len(pull.changed),
            findings=len(told),
            entries=len(entries),
            missing=len(owed),
            commits=len(pull.commits),
            resolved=resolved,
        ),
        files=tuple(
            form.ReviewedFile(path=printable(one.path), what=one.what, owner=owners.owner_of(one.path))
            for one in pull.changed[:500]
        ),
        findings=tuple(_finding(part, finding) for part, finding in told[:500]),
        nodes=_nodes(total) if total else (),
        entries=tuple(_entry(comparison, one) for one in entries[:300]) if comparison else (),
        missing=tuple(_missing(after, one) for one in owed[:10]) if after else (),
        authors=tuple(
            form.Claimed(commit=commit.commit, author=printable(f"{commit.author} <{commit.email}>"))
            for commit in list(authors.values())[:20]
        ),
    )
    # Hostile names can be long: the lists shrink until the commenting job would take the document.
    while len(made.dumped().encode()) > form.MOST_BYTES:
        lists = ("findings", "files", "entries")
        made = made.model_copy(
            update={name: getattr(made, name)[: len(getattr(made, name)) // 2] for name in lists}
        )
    return made


def _moved(comparison: Comparison) -> list[EntryChange]:
    return [one for one in comparison.entries if one.causes or one.delta]


def _finding(part: str, finding: Finding) -> form.ReviewedFinding:
    return form.ReviewedFinding(
        part=part,  # type: ignore[arg-type]
        code=finding.code,
        path=printable(finding.position.path),
        line=finding.position.line,
        column=finding.position.column,
        params={key: printable(str(value)) for key, value in finding.params.items()},
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
    came = one.after.arrival if one.after else None
    scored = comparison.after.nodes.get(one.item)
    return form.ReviewedEntry(
        until=came.deadline.until if came and came.deadline else None,
        timing=came.timing if came else None,
        late=scored.node.late if came and scored and scored.node else None,
        item=one.item,
        title=_title(comparison.after, comparison.before, one.item),
        agency=one.agency,
        state_before=one.before.state if one.before else None,
        state_after=one.after.state if one.after else None,
        before=amount(one.before.standing.points) if one.before else None,
        after=amount(one.after.standing.points) if one.after else None,
        causes=tuple(reviewed_cause(comparison, cause) for cause in one.causes[:12]),
    )


def _title(after: Assessment, before: Assessment, code: str) -> str:
    scored = after.nodes.get(code) or before.nodes.get(code)
    return cut(scored.node.title) or "" if scored and scored.node else ""


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
        what=tuple(
            NOT_FILED if one.what == "submission" else printable(one.title) for one in entry.missing[:12]
        ),
        reachable=amount(entry.reachable) or "0.00",
    )  # fmt: skip
