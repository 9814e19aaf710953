"""Commits and their trees, by differences: git is asked once, whatever the number of commits."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from subprocess import Popen
from types import TracebackType

from ..assessment import Change, Revision
from ..model.values import VIETNAM
from ..read import git_process
from ..read.git_source import GitSource
from ..read.tree import PLACES, RevisionError, TreeEntry

_FORMAT = "%H%x00%T%x00%an%x00%cI%x00%s%x00%D"
_SUBMODULE = "160000"  # its commit is not in this repository
_AT_ONCE = 500  # questions that git may be asked before its answers are read: they fit into its pipe
_HEADER = re.compile(rb"([0-9a-f]{40,64}) ([0-9a-f]{40,64})\n")
_TAG = "tag: refs/tags/"


@dataclass(frozen=True, slots=True)
class Commit:
    """A commit of the walk.  Author and day are git's claims."""

    tree: str
    change: Change
    tags: tuple[str, ...]


# A path's new entry (without its size), or None where it is gone.
Differences = Mapping[str, tuple[str, str] | None]


def list_commits(root: Path, revision: str, *, first_parent: bool = False) -> tuple[Commit, ...]:
    """Every commit that ``revision`` contains, oldest first.  Raises RevisionError."""
    named = GitSource.open(root, revision).revision.commit
    options = ["--first-parent"] if first_parent else []
    code, out, err = git_process.output(
        root, "log", "-z", "--decorate=full", f"--format={_FORMAT}", *options, str(named), "--"
    )
    if code != 0:
        said = err.decode("utf-8", "replace").strip()
        raise RevisionError(f"git không đọc được lịch sử: {said}", f"git cannot read the history: {said}")
    fields = [part.decode("utf-8", "backslashreplace") for part in out.split(b"\0")]
    found = [_commit(*fields[start : start + 6]) for start in range(0, len(fields) - 5, 6)]
    return tuple(reversed(found))


def _commit(commit: str, tree: str, author: str, on: str, subject: str, names: str) -> Commit:
    tags = tuple(name.removeprefix(_TAG) for name in names.split(", ") if name.startswith(_TAG))
    return Commit(tree, Change(commit, author, dt.datetime.fromisoformat(on), subject), tags)


def differences(root: Path, commits: Sequence[Commit]) -> tuple[Differences, ...]:
    """What each commit changed below ``PLACES`` against the one listed before it (nothing, for the first)."""
    pairs = [(one.tree, two.tree) for one, two in zip(commits, commits[1:], strict=False)]
    asked = [pair for pair in dict.fromkeys(pairs) if pair[0] != pair[1]]
    found: dict[tuple[str, str], dict[str, tuple[str, str] | None]] = {pair: {} for pair in asked}
    with git_process.conversation(
        root, "diff-tree", "--stdin", "-r", "-z", "--raw", "--no-renames", "--no-abbrev", "--", *PLACES
    ) as process:
        lines = "".join(f"{old} {new}\n" for old, new in asked).encode()
        out = _converse(process, lines)
    current: dict[str, tuple[str, str] | None] = {}
    tokens = iter(out.split(b"\0"))
    for token in tokens:
        while header := _HEADER.match(token):
            current = found.setdefault((header[1].decode(), header[2].decode()), {})
            token = token[header.end() :]
        if token.startswith(b":"):
            _, mode, _, blob, letter = token[1:].decode().split(" ")
            path = next(tokens).decode("utf-8", "backslashreplace")
            current[path] = None if letter == "D" else (mode, blob)
    return ({}, *(found.get(pair, {}) for pair in pairs))


def _converse(process: Popen[bytes], lines: bytes) -> bytes:
    """All of the answer to all of the lines, whichever side fills its pipe first."""
    out, _ = process.communicate(lines)
    return out


class Roller:
    """The tree of one commit, rolled forward; blobs are read through one open git process.

    Use as a context manager; ``at(index)`` must be called with rising indices.
    """

    def __init__(self, root: Path, commits: Sequence[Commit], changed: Sequence[Differences]) -> None:
        self._root, self._commits, self._changed = root, commits, changed
        self._at = 0
        self._tree: dict[str, TreeEntry] = {}
        self._stack = ExitStack()

    def __enter__(self) -> Roller:
        first = self._commits[0]
        source = GitSource(self._root, _revision(first))
        self._tree = {entry.path: entry for entry in source.entries()}
        self._sizes = self._stack.enter_context(
            git_process.conversation(self._root, "cat-file", "--batch-check")
        )
        self._blobs = self._stack.enter_context(git_process.conversation(self._root, "cat-file", "--batch"))
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._stack.close()

    def at(self, index: int) -> RolledTree:
        """The tree of ``commits[index]``."""
        new: dict[str, tuple[str, str] | None] = {}
        for changed in self._changed[self._at + 1 : index + 1]:
            new |= changed
        self._at = max(self._at, index)
        sizes = self._sizes_of({one[1] for one in new.values() if one is not None and one[0] != _SUBMODULE})
        for path, one in new.items():
            if one is None:
                self._tree.pop(path, None)
            else:
                mode, blob = one
                self._tree[path] = TreeEntry(path, blob, mode, sizes.get(blob, 0))
        commit = self._commits[index]
        return RolledTree(_revision(commit), tuple(sorted(self._tree.values())), self)

    def _sizes_of(self, blobs: Collection[str]) -> Mapping[str, int]:
        """Of those that the store has."""
        asked, found = sorted(blobs), {}
        assert self._sizes.stdin is not None and self._sizes.stdout is not None
        for start in range(0, len(asked), _AT_ONCE):
            some = asked[start : start + _AT_ONCE]
            self._sizes.stdin.write("".join(f"{blob}\n" for blob in some).encode())
            self._sizes.stdin.flush()
            for blob in some:
                head = self._sizes.stdout.readline().split()
                if len(head) == 3:
                    found[blob] = int(head[2])
        return found

    def content(self, blob: str) -> bytes | None:
        """A blob's bytes; None where the store lacks it."""
        head = _ask(self._blobs, blob)
        if len(head) != 3:
            return None
        assert self._blobs.stdout is not None
        data = self._blobs.stdout.read(int(head[2]) + 1)[:-1]
        return data if head[1] == b"blob" else None


def _ask(process: Popen[bytes], blob: str) -> list[bytes]:
    assert process.stdin is not None and process.stdout is not None
    process.stdin.write(blob.encode() + b"\n")
    process.stdin.flush()
    return process.stdout.readline().split()


def _revision(commit: Commit) -> Revision:
    change = commit.change
    return Revision(change.commit, change.commit, change.author, change.on)


@dataclass(frozen=True)
class RolledTree:
    """A ``TreeSource`` of one commit of the walk; valid until the roller moves on."""

    revision: Revision
    _entries: tuple[TreeEntry, ...]
    _roller: Roller

    def entries(self) -> tuple[TreeEntry, ...]:
        return self._entries

    def read(self, entries: Sequence[TreeEntry]) -> Iterator[tuple[TreeEntry, bytes]]:
        for entry in entries:
            data = self._roller.content(entry.blob)
            if data is not None:
                yield entry, data

    def changes(self) -> Mapping[str, Change]:
        return {}

    def default_day(self) -> dt.date:
        assert self.revision.on is not None
        return self.revision.on.astimezone(VIETNAM).date()
