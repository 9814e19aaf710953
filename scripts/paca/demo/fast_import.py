"""A git repository from a stream: one ``git fast-import``, then one checkout.

The same stream gives the same commit ids everywhere: no configuration of the machine, no clock and
no environment takes part.  Blobs are handed over as they are made, so memory holds marks only.
"""

from __future__ import annotations

import datetime as dt
import os
import subprocess
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import IO

from ..errors import PacaError

ZONE = dt.timezone(dt.timedelta(hours=7))  # Asia/Ho_Chi_Minh, which has no summer time
_CONFIG = (
    "core.autocrlf=false",
    "core.fsmonitor=false",
    "core.hooksPath=",
    "fastimport.unpackLimit=0",
    "pack.compression=1",
)


@dataclass(frozen=True, slots=True)
class Author:
    name: str
    email: str

    def at(self, when: dt.datetime) -> bytes:
        return f"{self.name} <{self.email}> {int(when.timestamp())} +0700".encode()


def _environment() -> dict[str, str]:
    """The caller's environment without anything that steers git."""
    kept = {key: value for key, value in os.environ.items() if not key.upper().startswith("GIT_")}
    return kept | {
        "GIT_CONFIG_NOSYSTEM": "1",
        "GIT_CONFIG_GLOBAL": os.devnull,
        "GIT_DEFAULT_HASH": "sha1",
        "LC_ALL": "C",
    }


class Repository:
    """A new repository at ``directory``, written through ``git fast-import``.

    Use as a context manager; leaving it finishes the import and checks the branch out.  ``resume`` goes
    on with the history that stands there.
    """

    def __init__(self, directory: Path, *, resume: bool = False) -> None:
        self._directory = directory
        self._resume = resume
        self._marks = 0
        self._process: subprocess.Popen[bytes] | None = None
        self._pipe: IO[bytes] | None = None

    def __enter__(self) -> Repository:
        if not self._resume:
            self._run("init", "--quiet", "--template=", ".")
            self._run("symbolic-ref", "HEAD", "refs/heads/main")
            for key, value in (("core.autocrlf", "false"), ("core.quotePath", "false")):
                self._run("config", key, value)
        self._process = subprocess.Popen(
            self._command("fast-import", "--quiet", "--date-format=raw", "--depth=5", "--done"),
            cwd=self._directory,
            env=_environment(),
            stdin=subprocess.PIPE,
            stderr=subprocess.PIPE,
        )
        self._pipe = self._process.stdin
        return self

    def blob(self, content: bytes) -> int:
        """Hand a file's content over; the mark stands for it in ``commit``."""
        self._marks += 1
        self._write(b"blob\nmark :%d\ndata %d\n%b\n" % (self._marks, len(content), content))
        return self._marks

    def commit(self, author: Author, when: dt.datetime, message: str, changes: Mapping[str, int]) -> None:
        """A commit on ``main``; ``changes`` maps paths to the marks of their new content."""
        text = message.encode()
        lines: Iterable[bytes] = (
            b"M 100644 :%d %b\n" % (mark, path.encode()) for path, mark in sorted(changes.items())
        )
        self._marks += 1
        who = author.at(when)
        self._write(
            b"commit refs/heads/main\nmark :%d\nauthor %b\ncommitter %b\ndata %d\n%b\n"
            % (self._marks, who, who, len(text), text)
        )
        if self._resume:
            self._resume = False
            self._write(b"from refs/heads/main^0\n")
        self._write(b"".join(lines) + b"\n")

    def tag(self, name: str, author: Author, when: dt.datetime, message: str) -> None:
        """An annotated tag on the latest commit."""
        text = message.encode()
        self._write(
            b"tag %b\nfrom :%d\ntagger %b\ndata %d\n%b\n"
            % (name.encode(), self._marks, author.at(when), len(text), text)
        )

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        assert self._process is not None and self._pipe is not None
        if kind is not None:
            self._process.kill()
            self._process.communicate()
            return
        self._write(b"done\n")
        _, complaint = self._process.communicate()
        if self._process.returncode:
            raise _failed(complaint)
        self._run("reset", "--quiet", "--hard", "main")

    def _write(self, data: bytes) -> None:
        assert self._process is not None and self._pipe is not None
        try:
            self._pipe.write(data)
        except BrokenPipeError:
            _, complaint = self._process.communicate()
            raise _failed(complaint) from None

    def _command(self, *arguments: str) -> list[str]:
        settings = [part for setting in _CONFIG for part in ("-c", setting)]
        return ["git", *settings, *arguments]

    def _run(self, *arguments: str) -> None:
        done = subprocess.run(
            self._command(*arguments),
            cwd=self._directory,
            env=_environment(),
            capture_output=True,
            check=False,
        )
        if done.returncode:
            raise _failed(done.stderr)


def commits_by_subject(directory: Path) -> dict[str, str]:
    """The newest commit of each subject line, by its subject."""
    done = subprocess.run(
        ["git", "log", "--reverse", "--format=%H %s"],
        cwd=directory,
        env=_environment(),
        capture_output=True,
        check=False,
    )
    if done.returncode:
        raise _failed(done.stderr)
    lines = done.stdout.decode().splitlines()
    return {line.partition(" ")[2]: line.partition(" ")[0] for line in lines}


def _failed(complaint: bytes) -> PacaError:
    text = complaint.decode(errors="replace").strip()
    return PacaError(
        f"git không ghi được kho mẫu: {text}", f"git could not write the demo's repository: {text}"
    )
