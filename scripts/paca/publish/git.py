"""git's plumbing for one branch without history: blobs, a tree through an index of its own, one commit."""

from __future__ import annotations

import subprocess
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from ..read import git_process
from .store import PublishError

# Objects and reference are on disk before the command ends; no reflog keeps what was withdrawn.
_SETTINGS = (
    *("-c", "core.fsync=committed,reference", "-c", "core.logAllRefUpdates=false"),
    *("-c", "core.autocrlf=false", "-c", "gc.auto=0"),
)
# Who published and when is for the forge to know; the same content is the same commit anywhere.
_IDENTITY = {"NAME": "paca publish", "EMAIL": "paca@localhost.invalid"}


class Git:
    """Commands in the repository at ``root``; every failure is a PublishError with git's own words."""

    def __init__(self, root: Path) -> None:
        self.root = root

    def run(self, *arguments: str, feed: bytes = b"", **environment: str) -> bytes:
        code, out, err = self.tried(*arguments, feed=feed, **environment)
        if code != 0:
            words = err.decode("utf-8", "replace").strip() or f"git {arguments[0]}: {code}"
            raise PublishError(f"git không làm được: {words}", f"git failed: {words}")
        return out

    def tried(self, *arguments: str, feed: bytes = b"", **environment: str) -> tuple[int, bytes, bytes]:
        process = subprocess.run(
            git_process.command(*_SETTINGS, *arguments),
            cwd=self.root,
            env=git_process.environment(self.root) | environment,
            input=feed,
            capture_output=True,
        )
        return process.returncode, process.stdout, process.stderr

    def commit_of(self, reference: str) -> str | None:
        code, out, _ = self.tried("rev-parse", "--verify", "--quiet", f"{reference}^{{commit}}")
        return out.decode().strip() if code == 0 else None

    def tree(self, commit: str) -> dict[str, str]:
        """Path → blob of every file."""
        out = self.run("ls-tree", "-r", "-z", "--full-tree", commit).decode("utf-8")
        rows = (row.split("\t", 1) for row in out.split("\0") if row)
        return {path: fields.split(" ")[2] for fields, path in rows}

    def contents(self, blobs: Iterable[str]) -> Iterator[tuple[str, bytes]]:
        """Each blob and its bytes, one process for all."""
        wanted = list(dict.fromkeys(blobs))
        with git_process.conversation(self.root, "cat-file", "--batch") as process:
            assert process.stdin is not None and process.stdout is not None
            for blob in wanted:
                process.stdin.write(blob.encode() + b"\n")
                process.stdin.flush()
                head = process.stdout.readline().split()
                if len(head) != 3:
                    raise PublishError(f"Kho git thiếu đối tượng {blob}.", f"Object {blob} is missing.")
                yield blob, process.stdout.read(int(head[2]))
                process.stdout.read(1)

    def store_files(self, paths: list[Path]) -> list[str]:
        """Blobs of files on disk, bytes as they are: no filter, no line-end conversion."""
        feed = "".join(f"{path.absolute()}\n" for path in paths).encode()
        return self.run("hash-object", "-w", "--no-filters", "--stdin-paths", feed=feed).decode().split()

    def store_tree(self, files: Mapping[str, str], *, index: Path) -> str:
        """The tree that holds ``files`` (path → blob), written through the index file ``index``."""
        feed = b"".join(f"100644 {blob}\t{path}\0".encode() for path, blob in sorted(files.items()))
        self.run("update-index", "-z", "--index-info", feed=feed, GIT_INDEX_FILE=str(index))
        return self.run("write-tree", GIT_INDEX_FILE=str(index)).decode().strip()

    def orphan(self, tree: str, *, message: str, when: int) -> str:
        """A commit without parents."""
        who = {
            f"GIT_{role}_{field}": value
            for role in ("AUTHOR", "COMMITTER")
            for field, value in (*_IDENTITY.items(), ("DATE", f"@{when} +0000"))
        }
        return self.run("commit-tree", "--no-gpg-sign", tree, feed=message.encode(), **who).decode().strip()
