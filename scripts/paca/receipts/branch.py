"""The log on a branch of its own, for forges without a disk to keep it on: one commit for each change.

The branch only ever grows; the forge's rules for branches keep it so (docs/forges.md).
"""

from __future__ import annotations

import re
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from ..publish.git import Git
from .log import LogError, ReceiptLog

_PARTS = re.compile(r"log\.jsonl|checkpoints/[0-9]{10}-[0-9a-f]{16}\.txt", re.ASCII)
_WHO = {f"GIT_{role}_{field}": value for role in ("AUTHOR", "COMMITTER")
        for field, value in (("NAME", "paca receipt"), ("EMAIL", "receipt@paca.invalid"))}  # fmt: skip


@contextmanager
def log_on(repo: Path, branch: str) -> Iterator[ReceiptLog]:
    """The log of ``branch`` (here, else on ``origin``); what the body adds becomes a commit on top of it.

    LogError where the name is none, or somebody moved the branch meanwhile.
    """
    git = Git(repo)
    if git.tried("check-ref-format", "--branch", branch)[0] != 0 or branch.startswith(("-", "refs/")):
        raise LogError(f"Tên nhánh không hợp lệ: {branch}.", f"Not a name of a branch: {branch}.")
    here = git.commit_of(f"refs/heads/{branch}")
    tip = here or git.commit_of(f"refs/remotes/origin/{branch}")
    held = git.tree(tip) if tip else {}
    if strange := [path for path in held if not _PARTS.fullmatch(path)]:
        raise LogError(
            f"Nhánh {branch} không phải nhật ký biên nhận: có tệp {strange[0]}.",
            f"The branch {branch} is no log of receipts: it holds {strange[0]}.",
        )
    with tempfile.TemporaryDirectory(prefix="paca-receipts-") as scratch:
        folder = Path(scratch) / "log"
        contents = dict(git.contents(held.values()))
        for path, blob in held.items():
            place = folder / path
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_bytes(contents[blob])
        yield ReceiptLog(folder)
        named = {file.relative_to(folder).as_posix(): file for file in sorted(folder.rglob("*"))}
        files = [file for path, file in named.items() if _PARTS.fullmatch(path)]
        blobs = git.store_files(files) if files else []
        now = {file.relative_to(folder).as_posix(): blob for file, blob in zip(files, blobs, strict=True)}
        if now != held:
            tree = git.store_tree(now, index=Path(scratch) / "index")
            parents = ("-p", tip) if tip else ()
            told = "Biên nhận\n".encode()
            made = git.run("commit-tree", "--no-gpg-sign", *parents, tree, feed=told, **_WHO)
            commit = made.decode().strip()
            moved = git.tried("update-ref", f"refs/heads/{branch}", commit, here or "0" * len(commit))
            if moved[0] != 0:
                raise LogError(
                    f"Nhánh {branch} vừa được ghi ở nơi khác; hãy chạy lại.",
                    f"The branch {branch} was written elsewhere just now; run this again.",
                )
