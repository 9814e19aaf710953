"""git as a child process that no setting of the user, the machine or the repository can bend."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from ..errors import PacaError

# All GIT_* variables of the caller are dropped but these: a receiving server shows the pushed objects to
# its hooks through the first three, and the user's own settings say whose repositories may be read.
_KEPT = frozenset(
    {
        "GIT_OBJECT_DIRECTORY",
        "GIT_ALTERNATE_OBJECT_DIRECTORIES",
        "GIT_QUARANTINE_PATH",
        "GIT_CONFIG_GLOBAL",
        "GIT_CONFIG_NOSYSTEM",
        "GIT_CONFIG_SYSTEM",
    }
)

_SETTINGS = (
    "core.fsmonitor=false",  # would run a command of the repository's choosing
    f"core.hooksPath={os.devnull}",
    "core.quotePath=off",
    "i18n.logOutputEncoding=UTF-8",
    "log.mailmap=false",  # .mailmap rewrites who wrote what
    "log.showRoot=true",
    "log.showSignature=false",  # would run gpg
)


class GitMissing(PacaError):
    """There is no git program."""


def command(*arguments: str) -> list[str]:
    options = [part for setting in _SETTINGS for part in ("-c", setting)]
    return ["git", "--no-pager", "--no-optional-locks", *options, *arguments]


def environment(root: Path) -> dict[str, str]:
    """The parent's environment without its git settings; git looks at ``root`` only, never above it."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("GIT_") or name in _KEPT}
    return kept | {
        "GIT_CEILING_DIRECTORIES": str(root.parent),
        "GIT_GRAFT_FILE": os.devnull,
        "GIT_NO_LAZY_FETCH": "1",
        "GIT_NO_REPLACE_OBJECTS": "1",  # refs/replace would show other content under the same id
        "GIT_OPTIONAL_LOCKS": "0",
        "GIT_TERMINAL_PROMPT": "0",
        "LC_ALL": "C",
    }


def _start(root: Path, arguments: Iterable[str], *, stdin: int) -> subprocess.Popen[bytes]:
    try:
        return subprocess.Popen(
            command(*arguments),
            cwd=root,
            env=environment(root),
            stdin=stdin,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE if stdin == subprocess.DEVNULL else subprocess.DEVNULL,
        )
    except FileNotFoundError:
        raise GitMissing(
            "Máy này chưa có chương trình git. Hãy cài git rồi chạy lại.",
            "There is no git program on this machine. Install git and try again.",
        ) from None


def output(root: Path, *arguments: str) -> tuple[int, bytes, bytes]:
    """Runs git to its end: exit code, standard output, standard error."""
    process = _start(root, arguments, stdin=subprocess.DEVNULL)
    out, err = process.communicate()
    return process.returncode, out, err


def chunks(root: Path, *arguments: str) -> Iterator[bytes]:
    """Standard output as it comes.  Closing the iterator ends git."""
    process = _start(root, arguments, stdin=subprocess.DEVNULL)
    assert process.stdout is not None and process.stderr is not None
    try:
        while chunk := process.stdout.read1(1 << 16):  # type: ignore[attr-defined]
            yield chunk
    finally:
        _end(process)


@contextmanager
def conversation(root: Path, *arguments: str) -> Iterator[subprocess.Popen[bytes]]:
    """git with both its ends open."""
    process = _start(root, arguments, stdin=subprocess.PIPE)
    try:
        yield process
    finally:
        _end(process)


def _end(process: subprocess.Popen[bytes]) -> None:
    """Leaves no child behind, also when the reader stopped half-way."""
    if process.poll() is None:
        process.kill()
    for stream in (process.stdin, process.stdout, process.stderr):
        if stream is not None:
            try:
                stream.close()
            except BrokenPipeError:
                pass
    process.wait()
