"""A pull request as git objects: what it changes, what the merge would give.  Nothing is checked out.

git is asked five times, however many files there are.  Everything read here is the sender's own and
may be hostile: paths and names are bytes, sizes are bounded, and a question that git cannot answer
raises, so that the gate stays shut.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from ..errors import PacaError
from ..read import git_process
from ..read.git_source import GitSource

MOST_FILES = 2_000
"""Paths one pull request may change: the largest agency files some 300 a year."""

MOST_COMMITS = 1_000

MOST_PARTS = 40
"""Folders below one another; the reader itself takes 8 under evidence/."""

NOTHING = "000000"


class ReviewError(PacaError):
    """git could not tell what the pull request holds."""


@dataclass(frozen=True, slots=True, order=True)
class Changed:
    """One path that differs.  Modes are git's, ``000000`` where there is no file."""

    path: str
    mode_before: str
    mode_after: str
    blob_before: str
    blob_after: str

    @property
    def what(self) -> str:
        """``added``, ``deleted``, ``mode`` (same content) or ``changed``."""
        if self.mode_before == NOTHING:
            return "added"
        if self.mode_after == NOTHING:
            return "deleted"
        return "mode" if self.blob_before == self.blob_after else "changed"


@dataclass(frozen=True, slots=True)
class Authored:
    """What a commit of the pull request says of itself: claims."""

    commit: str
    author: str
    email: str
    paths: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Pull:
    """``result`` is the commit to assess: the merge, or the head itself where there is no merge.

    ``changed``: base → result (what would land), sorted by path.  ``conflicts``: paths that git cannot
    merge.  ``start``: the commit the branch left the base at, None for an unrelated history.
    ``beyond``: what exceeds a limit and the limit; then ``changed`` and ``commits`` are cut short.
    """

    base: str
    head: str
    start: str | None
    result: str
    changed: tuple[Changed, ...]
    conflicts: tuple[str, ...]
    commits: tuple[Authored, ...]
    beyond: tuple[str, int] | None = None

    @property
    def merged(self) -> bool:
        return self.start is not None and not self.conflicts


def open_pull(repo: Path, *, base: str, head: str) -> Pull:
    """Reads a pull request.  RevisionError for an unknown revision, ReviewError where git fails."""
    root = Path(repo).resolve()
    onto, sent = (GitSource.open(root, name).revision for name in (base, head))
    ids = str(onto.commit), str(sent.commit)
    start = _start(root, *ids)
    commits, beyond = _commits(root, *ids)
    # Measured before anything is merged: a bomb must not reach the merge.
    changed, too_many = _changed(root, start or ids[0], ids[1])
    pull = Pull(*ids, start, ids[1], changed, (), commits, beyond or too_many)
    if pull.beyond or start is None or start == ids[0]:
        return pull  # a branch on top of the base is its own merge
    tree, conflicts = _merge(root, *ids)
    if tree is None:
        return replace(pull, conflicts=conflicts)
    result = _commit(root, tree, *ids)
    changed, too_many = _changed(root, ids[0], result)
    return replace(pull, result=result, changed=changed, beyond=too_many)


def file_text(repo: Path, commit: str, path: str) -> str | None:
    """A small text file of a commit; None where there is none, or no plain one."""
    code, out, _ = git_process.output(
        Path(repo).resolve(), "ls-tree", "-z", "-l", "--full-tree", commit, path
    )
    head = out.partition(b"\t")[0].split()
    if code != 0 or len(head) != 4 or not head[0].startswith(b"100") or int(head[3]) > 1_000_000:
        return None
    data = _asked(Path(repo).resolve(), "cat-file", "blob", head[2].decode("ascii"))
    return data.decode("utf-8", "backslashreplace")


def _asked(root: Path, *arguments: str) -> bytes:
    code, out, err = git_process.output(root, *arguments)
    if code != 0:
        raise _failed(err)
    return out


def _failed(err: bytes) -> ReviewError:
    said = err.decode("utf-8", "backslashreplace").strip().splitlines()
    return ReviewError(
        "git không đọc được đề nghị gộp này" + (f" ({said[0][:200]})." if said else "."),
        "git cannot read this pull request" + (f" ({said[0][:200]})." if said else "."),
    )


def _start(root: Path, base: str, head: str) -> str | None:
    code, out, err = git_process.output(root, "merge-base", base, head)
    if code not in (0, 1):
        raise _failed(err)
    return out.split()[0].decode() if code == 0 and out else None


def _text(data: bytes) -> str:
    return data.decode("utf-8", "backslashreplace")


def _fields(root: Path, *arguments: str) -> Iterator[bytes]:
    """NUL-ended fields as they come; ReviewError where git fails half-way."""
    with git_process.conversation(root, *arguments) as process:
        assert process.stdin is not None and process.stdout is not None
        process.stdin.close()
        rest = b""
        while chunk := process.stdout.read1(1 << 16):  # type: ignore[attr-defined]
            *whole, rest = (rest + chunk).split(b"\0")
            yield from whole
        if rest:
            yield rest
        if process.wait() != 0:
            raise _failed(b"")


def _changed(root: Path, before: str, after: str) -> tuple[tuple[Changed, ...], tuple[str, int] | None]:
    fields = _fields(
        root, "diff-tree", "-r", "-z", "--raw", "--no-renames", "--no-abbrev", "--no-ext-diff",
        "--no-textconv", "--ignore-submodules=none", before, after, "--",
    )  # fmt: skip
    found: list[Changed] = []
    try:
        for head in fields:
            path = _text(next(fields, b""))
            modes = head.decode("ascii", "replace").lstrip(":").split()
            if len(modes) != 5:
                raise _failed(b"diff-tree")
            found.append(Changed(path, *modes[:4]))
            if path.count("/") >= MOST_PARTS:
                return tuple(sorted(found)), ("folders", MOST_PARTS)
            if len(found) > MOST_FILES:
                return tuple(sorted(found)), ("files", MOST_FILES)
    finally:
        fields.close()  # type: ignore[attr-defined]
    return tuple(sorted(found)), None


def _commits(root: Path, base: str, head: str) -> tuple[tuple[Authored, ...], tuple[str, int] | None]:
    """Each commit that the merge would bring, with the paths it touches, by one pass over the log.

    In the raw form a path always follows its modes, so no name of a file can pass for a commit.
    """
    fields = _fields(
        root, "log", "-z", "-c", "--no-renames", "--no-color", "--no-ext-diff", "--raw", "--no-mailmap",
        "--format=%x01%H%x00%an%x00%ae%x00", head, f"^{base}", "--",
    )  # fmt: skip
    found: list[tuple[str, str, str, list[str]]] = []
    names, beyond = 0, None
    try:
        for field in fields:
            if field.startswith(b"\x01"):
                author, email = next(fields, b""), next(fields, b"")
                found.append((field[1:].decode("ascii", "replace"), _text(author), _text(email), []))
            elif field.lstrip(b"\n").startswith(b":") and found:
                found[-1][3].append(_text(next(fields, b"")))
                names += 1
            if len(found) > MOST_COMMITS:
                beyond = ("commits", MOST_COMMITS)
            elif names > 4 * MOST_FILES:
                beyond = ("files", 4 * MOST_FILES)
            if beyond:
                break
    finally:
        fields.close()  # type: ignore[attr-defined]
    return tuple(Authored(*claims, tuple(paths)) for *claims, paths in found), beyond


def _merge(root: Path, base: str, head: str) -> tuple[str | None, tuple[str, ...]]:
    """The tree of the merge, or None and the paths in conflict.

    Run as in a bare repository, so that no .gitattributes of a checkout (merge=union, a driver) bends it.
    """
    where = _asked(root, "rev-parse", "--absolute-git-dir").rstrip(b"\n").decode("utf-8", "surrogateescape")
    code, out, err = git_process.output(
        root, "-c", "core.bare=true", "-c", "core.attributesFile=", "-c", "merge.renormalize=false",
        "-c", "merge.directoryRenames=false", "-c", "merge.default=",
        f"--git-dir={where}", "merge-tree", "--write-tree", "-z", "--name-only", "--no-messages", base, head,
    )  # fmt: skip
    if code not in (0, 1):
        raise _failed(err)
    tree, *paths = out.split(b"\0")
    if code == 0:
        return tree.decode("ascii"), ()
    return None, tuple(dict.fromkeys(_text(path) for path in paths if path)) or ("?",)


def _commit(root: Path, tree: str, base: str, head: str) -> str:
    """A commit of the merge, so that it can be assessed like any other: same inputs, same id.

    It bears the base's day, so that a date which the sender wrote decides nothing.
    """
    day = _asked(root, "show", "-s", "--format=%ct", base, "--").strip().decode("ascii")
    who = f"paca review <review@paca.invalid> {day} +0700"
    text = f"tree {tree}\nparent {base}\nparent {head}\nauthor {who}\ncommitter {who}\n\nreview\n"
    with git_process.conversation(root, "hash-object", "-t", "commit", "-w", "--stdin") as process:
        assert process.stdin is not None and process.stdout is not None
        process.stdin.write(text.encode())
        process.stdin.close()
        found = process.stdout.read().strip().decode("ascii")
        if process.wait() != 0 or not found:
            raise _failed(b"hash-object")
    return found
