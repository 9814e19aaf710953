"""Every commit below a revision with what it changed and claims, by one ``git log`` pass."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from ..errors import PacaError
from ..read import git_process
from ..read.git_source import GitSource
from ..receipts.received import path_text
from ..signing import git_settings

_FIELDS = "%H%x00%P%x00%an%x00%ae%x00%at%x00%cn%x00%ct%x00%s%x00"
_PULL = re.compile(r"Merge pull request #(\d+)|\(#(\d+)\)$|See merge request \S*!(\d+)")


@dataclass(frozen=True, slots=True)
class Changed:
    """``before`` and ``after`` are blob ids, zeros where there was or is no file."""

    path: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class AuditedCommit:
    """``grade`` is git's word on the signature: G good, U unknown key, N none, B bad, E cannot check; ""
    where it was not asked.  Only G is good: a stranger can sign too."""

    commit: str
    parents: tuple[str, ...]
    author: str
    email: str
    authored: dt.datetime
    committer: str
    committed: dt.datetime
    subject: str
    grade: str
    signer: str
    changed: tuple[Changed, ...]

    @property
    def pull(self) -> str:
        """The pull request as the forge's merge message names it, "" where it does not: a claim."""
        found = _PULL.search(self.subject)
        return next((f"#{number}" for number in found.groups() if number), "") if found else ""


def list_commits(root: Path, revision: str, *, signers: Path | None = None) -> tuple[AuditedCommit, ...]:
    """Parents before children.  A merge shows what it changes against its first parent.

    Raises RevisionError where ``revision`` does not exist.
    """
    head = str(GitSource.open(root, revision).revision.commit)
    grade = "%G?%x00%GS%x00" if signers else "%x00%x00"
    code, out, err = git_process.output(
        root, *git_settings(signers), "log", "-z", "--reverse", "--topo-order",
        "--diff-merges=first-parent", "--raw", "--no-abbrev", "--no-renames", "--no-color", "--no-ext-diff",
        f"--format=%x01{_FIELDS}{grade}", head, "--",
    )  # fmt: skip
    if code != 0:
        words = err.decode("utf-8", "replace").strip()
        raise PacaError(f"git không đọc được lịch sử: {words}", f"git cannot read the history: {words}")
    return tuple(_parsed(out))


def _parsed(out: bytes) -> Iterator[AuditedCommit]:
    tokens = iter(out.split(b"\0"))
    head: list[str] = []
    changed: list[Changed] = []
    for raw in tokens:
        token = raw.lstrip(b"\n")
        if token.startswith(b"\x01"):
            if head:
                yield _commit(head, changed)
            head = [
                part.decode("utf-8", "backslashreplace")
                for part in (token[1:], *(next(tokens) for _ in range(9)))
            ]
            changed = []
        elif token.startswith(b":"):
            _, _, before, after, _ = token.decode().split()
            changed.append(Changed(path_text(next(tokens)), before, after))
    if head:
        yield _commit(head, changed)


def _commit(head: list[str], changed: list[Changed]) -> AuditedCommit:
    commit, parents, author, email, authored, committer, committed, subject, grade, signer = head
    return AuditedCommit(
        commit,
        tuple(parents.split()),
        author,
        email,
        dt.datetime.fromtimestamp(int(authored), dt.UTC),
        committer,
        dt.datetime.fromtimestamp(int(committed), dt.UTC),
        subject,
        grade,
        signer,
        tuple(changed),
    )


def unsigned_tags(root: Path, signers: Path) -> tuple[tuple[str, str], ...]:
    """Tags without a good signature by one of ``signers`` and why: ``lightweight``, ``unsigned``, ``bad``."""
    code, out, _ = git_process.output(
        root,
        "for-each-ref",
        "--format=%(refname:strip=2)%00%(objecttype)%00%(contents:signature)%01",
        "refs/tags",
    )
    found = []
    for row in out.decode("utf-8", "backslashreplace").split("\x01") if code == 0 else ():
        name, _, rest = row.strip("\n").partition("\0")
        kind, _, signature = rest.partition("\0")
        if not name:
            continue
        if kind != "tag":
            found.append((name, "lightweight"))
        elif not signature.strip():
            found.append((name, "unsigned"))
        elif git_process.output(root, *git_settings(signers), "verify-tag", f"refs/tags/{name}")[0] != 0:
            found.append((name, "bad"))
    return tuple(found)
