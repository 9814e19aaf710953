"""The tree of one commit, read as git objects: no checkout, no filter, no attribute, no link followed.

git is asked once for each thing: one ``ls-tree``, one ``cat-file --batch``, one ``log``.
"""

from __future__ import annotations

import datetime as dt
import re
import threading
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from ..assessment import Change, Revision
from ..model.values import VIETNAM
from . import git_process
from .tree import PLACES, RevisionError, TreeEntry

# What git accepts as the name of one commit; ranges, options and blanks are not names.
_NAME = re.compile(r"(?!-)(?!.*\.\.)[^\s\x00-\x1f\x7f]{1,250}")
_FIELDS = "%H%x00%an%x00%cI%x00%s"


def _text(data: bytes) -> str:
    return data.decode("utf-8", "backslashreplace")


def _change(commit: bytes, author: bytes, on: bytes, subject: bytes) -> Change:
    return Change(commit.decode(), _text(author), dt.datetime.fromisoformat(on.decode()), _text(subject))


@dataclass(frozen=True)
class GitSource:
    """A commit of the repository at ``root`` (a work tree's top folder, or a bare repository)."""

    root: Path
    revision: Revision
    roots: tuple[str, ...] = PLACES  # paths below which it looks

    @classmethod
    def open(cls, root: Path, name: str) -> GitSource:
        """Raises RevisionError where ``name`` is no commit of a repository at ``root``."""
        if not _NAME.fullmatch(name):
            raise RevisionError(
                "Tên phiên bản không hợp lệ: cần tên nhánh, thẻ (tag) hoặc mã commit.",
                "Not the name of a revision: give a branch, a tag or a commit id.",
            )
        code, out, err = git_process.output(
            root, "log", "-1", "-z", f"--format={_FIELDS}", "--end-of-options", f"{name}^{{commit}}", "--"
        )
        if code != 0:
            raise _failure(root, name, err)
        change = _change(*out.rstrip(b"\0").split(b"\0", 3))
        return cls(root, Revision(name, change.commit, change.author, change.on))

    def default_day(self) -> dt.date:
        """The commit's day in Viet Nam."""
        assert self.revision.on is not None
        return self.revision.on.astimezone(VIETNAM).date()

    def entries(self) -> tuple[TreeEntry, ...]:
        return self._entries

    @cached_property
    def _entries(self) -> tuple[TreeEntry, ...]:
        code, out, err = git_process.output(
            self.root, "ls-tree", "-rtz", "-l", "--full-tree", str(self.revision.commit), *self.roots
        )
        if code != 0:
            raise _failure(self.root, self.revision.name, err)
        found = []
        for record in out.split(b"\0")[:-1]:
            head, _, path = record.partition(b"\t")
            mode, kind, blob, size = head.split()
            if kind != b"tree":
                found.append(
                    TreeEntry(_text(path), blob.decode(), mode.decode(), int(size) if size != b"-" else 0)
                )
        found.sort()
        return tuple(found)

    def read(self, entries: Iterable[TreeEntry]) -> Iterator[tuple[TreeEntry, bytes]]:
        wanted = list(entries)
        if not wanted:
            return
        request = b"".join(entry.blob.encode() + b"\n" for entry in wanted)
        with git_process.conversation(self.root, "cat-file", "--batch", "--buffer") as process:
            assert process.stdin is not None and process.stdout is not None
            # git answers while it is asked; without a second thread both sides could wait for ever.
            writer = threading.Thread(target=_write, args=(process.stdin, request), daemon=True)
            writer.start()
            stream = process.stdout
            for entry in wanted:
                head = stream.readline().split()
                if len(head) != 3:  # "<id> missing": a shallow or damaged store
                    if not head:
                        return
                    continue
                size = int(head[2])
                data = stream.read(size + 1)
                if len(data) != size + 1:
                    return
                if head[1] == b"blob":
                    yield entry, data[:-1]
            writer.join()

    def changes(self) -> Mapping[str, Change]:
        return self._changes

    @cached_property
    def _changes(self) -> Mapping[str, Change]:
        return log_changes(self.root, str(self.revision.commit), {entry.path for entry in self.entries()})


def _write(stream, data: bytes) -> None:  # type: ignore[no-untyped-def]
    try:
        stream.write(data)
        stream.close()
    except (BrokenPipeError, OSError, ValueError):
        pass  # the reader stopped early


def _failure(root: Path, name: str, err: bytes) -> RevisionError:
    said = _text(err).strip()
    if "not a git repository" in said:
        return RevisionError(
            f"{root.name} không phải là thư mục gốc của một kho git. Nếu đang ở thư mục con, hãy chuyển lên"
            " thư mục gốc của kho rồi chạy lại.",
            f"{root.name} is not the top folder of a git repository. From a subfolder, go up to the"
            " repository's top folder and try again.",
        )
    if "dubious ownership" in said:
        return RevisionError(
            "git từ chối đọc kho vì thư mục thuộc về người dùng khác trên máy này. Người quản trị cần"
            " khai báo safe.directory cho kho.",
            "git refuses to read the repository because another user of this machine owns it."
            " Add it to git's safe.directory.",
        )
    return RevisionError(
        f"Không tìm thấy phiên bản “{name}” trong kho. Hãy kiểm tra tên nhánh, thẻ (tag) hoặc mã commit,"
        " và tải đủ lịch sử về (git fetch).",
        f"There is no revision “{name}” in the repository. Check the name of the branch, tag or commit,"
        " and fetch its history.",
    )


def log_changes(root: Path, commit: str, paths: set[str]) -> Mapping[str, Change]:
    """The newest commit that touched each of ``paths``, by one pass that stops when all are found."""
    found: dict[str, Change] = {}
    wanted = set(paths)
    if not wanted:
        return found
    stream = git_process.chunks(
        root, "log", "-z", "-c", "--no-renames", "--no-color", "--no-ext-diff", "--name-only",
        f"--format=%x01{_FIELDS}%x00", commit, "--", *PLACES,
    )  # fmt: skip
    tokens = _tokens(stream)
    change: Change | None = None
    try:
        for token in tokens:
            if token.startswith(b"\x01"):  # a commit: three more fields, then its paths
                change = _change(token[1:], next(tokens), next(tokens), next(tokens))
                continue
            path = _text(token.lstrip(b"\n"))
            if path in wanted and change is not None:
                found[path] = change
                wanted.discard(path)
                if not wanted:
                    break
    finally:
        stream.close()  # type: ignore[attr-defined]
    return found


def _tokens(stream: Iterator[bytes]) -> Iterator[bytes]:
    rest = b""
    for chunk in stream:
        *whole, rest = (rest + chunk).split(b"\0")
        yield from whole
    if rest:
        yield rest
