"""A publication on a git branch without history: each state is one commit without parents.

The branch moves by compare-and-swap, so two publishers cannot overwrite each other, and what it pointed
to before is reachable from nowhere: a withdrawal leaves nothing behind but loose objects, which
``git gc --prune=now`` removes (and a remote forgets after a forced push and its own collection).
"""

from __future__ import annotations

import datetime as dt
import tempfile
from collections.abc import Collection, Mapping
from functools import cached_property
from pathlib import Path

from ..errors import PacaError
from .folder import regular_files
from .git import Git
from .manifest import digest
from .store import PublishError
from .version import NotAPublication

MARKER = "versions.json"


class BranchSnapshot:
    def __init__(self, git: Git, commit: str | None) -> None:
        self.git = git
        self.commit = commit

    @cached_property
    def files(self) -> Mapping[str, str]:
        return self.git.tree(self.commit) if self.commit else {}

    def paths(self) -> frozenset[str]:
        return frozenset(self.files)

    def read(self, path: str) -> bytes:
        return next(self.git.contents([self.files[path]]))[1]

    def digests(self) -> Mapping[str, str]:
        known = {blob: digest(content) for blob, content in self.git.contents(self.files.values())}
        return {path: known[blob] for path, blob in self.files.items()}

    def leftovers(self) -> tuple[str, ...]:
        """Commits below the branch's one: somebody published by other means, and history remembers."""
        if self.commit is None:
            return ()
        commits = self.git.run("rev-list", self.commit).decode().split()
        return tuple(commit[:10] for commit in commits if commit != self.commit)


class BranchStore:
    def __init__(self, repo: Path, branch: str) -> None:
        self.git = Git(repo)
        self.branch = branch
        self.reference = f"refs/heads/{branch}"
        self.where = branch

    def snapshot(self) -> BranchSnapshot:
        code, _, _ = self.git.tried("check-ref-format", self.reference)
        if code != 0:
            raise PacaError(
                f"{self.branch!r} không thể là tên nhánh.", f"{self.branch!r} cannot be a branch's name."
            )
        if self.git.tried("rev-parse", "--git-dir")[0] != 0:
            raise PacaError(
                "Đây không phải là kho git: không có nhánh để công bố. Dùng --into THƯ_MỤC.",
                "This is no git repository: there is no branch to publish to. Use --into DIR.",
            )
        snapshot = BranchSnapshot(self.git, self.git.commit_of(self.reference))
        if snapshot.commit is not None and MARKER not in snapshot.files:
            raise NotAPublication(
                f"Nhánh {self.branch} có nội dung không do paca publish tạo; hãy chọn nhánh khác.",
                f"Branch {self.branch} holds what paca publish did not make; choose another branch.",
            )
        return snapshot

    def replace(
        self,
        before: BranchSnapshot,
        *,
        keep: Collection[str],
        add: Mapping[str, Path],
        front: Mapping[str, bytes],
        on: dt.datetime,
    ) -> None:
        self._refuse_checked_out()
        kept = tuple(f"{name}/" for name in keep)
        files = {path: blob for path, blob in before.files.items() if path.startswith(kept)}
        with tempfile.TemporaryDirectory(prefix="paca-publish-") as scratch:
            new = dict(_built(add)) | dict(_written(front, Path(scratch)))
            files |= dict(zip(new, self.git.store_files(list(new.values())), strict=True))
            tree = self.git.store_tree(files, index=Path(scratch) / "index")
        message = f"Publish {', '.join(sorted({*keep, *add}))}\n"
        commit = self.git.orphan(tree, message=message, when=int(on.timestamp()))
        if commit == before.commit:
            return
        code, _, err = self.git.tried("update-ref", self.reference, commit, before.commit or "")
        if code != 0:
            words = err.decode("utf-8", "replace").strip()
            raise PublishError(
                f"Nhánh {self.branch} vừa bị đổi hoặc đang bị khoá; chưa công bố gì. Hãy chạy lại.\n{words}",
                f"Branch {self.branch} has moved or is locked; nothing is published. Try again.\n{words}",
            )
        # A reflog that git or somebody started earlier would keep withdrawn commits reachable.
        self.git.tried("reflog", "expire", "--expire=all", "--expire-unreachable=all", self.reference)

    def _refuse_checked_out(self) -> None:
        """A branch that somebody has checked out would no longer agree with the files there."""
        listed = self.git.run("worktree", "list", "--porcelain").decode("utf-8", "replace").splitlines()
        if f"branch {self.reference}" in listed:
            raise PublishError(
                f"Nhánh {self.branch} đang được mở trong thư mục làm việc; hãy chuyển sang nhánh khác.",
                f"Branch {self.branch} is checked out; switch to another branch first.",
            )


def _built(add: Mapping[str, Path]) -> list[tuple[str, Path]]:
    return [
        (f"{name}/{path.relative_to(folder).as_posix()}", path)
        for name, folder in add.items()
        for path in regular_files(folder)
    ]


def _written(front: Mapping[str, bytes], scratch: Path) -> list[tuple[str, Path]]:
    """``front`` on disk for git to read, under names that cannot hold a line break."""
    found = []
    for number, (name, content) in enumerate(front.items()):
        path = scratch / f"front-{number}"
        path.write_bytes(content)
        found.append((name, path))
    return found
