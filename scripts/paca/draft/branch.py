"""Drafts on a branch of their own, one commit each, written as git objects: no file and no index is touched.

The tree of a draft is the tree of the commit it was computed from, with ``draft/<year>/`` added; its parents
are the draft before and that commit.  So a pull request of the branch shows the draft's own files, and the
file's history is the drafts in turn.
"""

from __future__ import annotations

import tempfile
from dataclasses import dataclass
from pathlib import Path

from pydantic import ValidationError

from ..errors import PacaError
from ..model.draft import DraftMap, draft_text, folder
from ..publish.git import Git
from .compose import Draft

MOST_BYTES = 8 * 2**20
REPORT, MAP = "report.md", "map.json"


class DraftError(PacaError):
    """The branch cannot take a draft."""


@dataclass(frozen=True, slots=True)
class Opened:
    """A draft as it lies on its branch."""

    commit: str
    held: DraftMap
    text: str


def map_at(repo: Path, commit: str, year: int) -> DraftMap | None:
    """The map beside a draft's text at ``commit``; None where there is none of its form."""
    data = _file(Git(repo), commit, f"{folder(year)}/{MAP}")
    try:
        held = DraftMap.model_validate_json(data) if data else None
    except (ValidationError, ValueError, RecursionError):
        return None
    return held if held and held.year == year else None


def drafts_of(repo: Path, tip: str, year: int) -> tuple[Opened, ...]:
    """The drafts that the branch at ``tip`` holds, the last one first."""
    git, commit, found = Git(repo), tip, []
    while (held := map_at(repo, commit, year)) and (not found or held.draft == found[-1].held.draft - 1):
        text = _file(git, commit, f"{folder(year)}/{REPORT}") or b""
        found.append(Opened(commit, held, text.decode("utf-8", "replace")))
        code, out, _ = git.tried("rev-parse", "--verify", "--quiet", f"{commit}^1")
        if code != 0:
            break
        commit = out.decode().strip()
    return tuple(found)


def tip_of(repo: Path, branch: str) -> str | None:
    """The commit that the next draft follows: the branch here, or a remote's copy of it that is further.

    DraftError where two copies have gone different ways.
    """
    git = Git(repo)
    patterns = (f"refs/heads/{branch}", f"refs/remotes/*/{branch}")
    rows = git.run("for-each-ref", "--format=%(objectname)", *patterns).decode().split()
    tips = list(dict.fromkeys(rows))
    for one in tips:
        if all(
            one == other or git.tried("merge-base", "--is-ancestor", other, one)[0] == 0 for other in tips
        ):
            return one
    if tips:
        raise DraftError(
            f"Nhánh {branch} ở đây và trên máy chủ đã đi hai hướng. Hãy chọn một nhánh khác (--branch) hoặc "
            f"đưa nhánh ở đây về bản của máy chủ: git branch -f {branch} origin/{branch}",
            f"The branch {branch} here and the server's have diverged. Choose another one (--branch), or "
            "take "
            f"the server's: git branch -f {branch} origin/{branch}",
        )
    return None


def refuse_branch(repo: Path, branch: str, year: int, tip: str | None) -> None:
    """DraftError unless a draft may be put on ``branch``."""
    git = Git(repo)
    if git.tried("check-ref-format", "--branch", branch)[0] != 0 or branch.startswith(("-", "refs/")):
        raise DraftError(f"Tên nhánh không hợp lệ: {branch}.", f"Not a name of a branch: {branch}.")
    listed = git.run("worktree", "list", "--porcelain", "-z").decode("utf-8", "replace")
    if f"branch refs/heads/{branch}" in listed.split("\0"):
        raise DraftError(
            f"Nhánh {branch} đang được mở để làm việc. Hãy chuyển sang nhánh khác: git switch main",
            f"The branch {branch} is checked out. Switch to another one: git switch main",
        )
    if git.tried("var", "GIT_COMMITTER_IDENT")[0] != 0:
        raise DraftError(
            'git chưa biết ai mở dự thảo: git config user.name "Họ tên"; git config user.email địa-chỉ',
            'git does not know who opens it: git config user.name "Name"; git config user.email address',
        )
    if tip is None:
        return
    found = drafts_of(repo, tip, year)
    held = found[0].held if found else None
    if held is None or _tree(git, held) != git.run("rev-parse", f"{tip}^{{tree}}").decode().strip():
        raise DraftError(
            f"Trên nhánh {branch} có commit {tip[:10]} không phải do paca draft open ghi; dự thảo mới sẽ "
            "đè lên "
            "phần ấy. Lời văn thì sửa ở docs/report/, số liệu sửa ở hồ sơ, rồi mở dự thảo trên nhánh khác "
            "(--branch).",
            f"The commit {tip[:10]} on {branch} was not written by paca draft open; a new draft would "
            "cover it. "
            "Mend prose in docs/report/ and figures in the evidence, then open the draft on another branch "
            "(--branch).",
        )


def _tree(git: Git, held: DraftMap) -> str:
    """The tree that the draft gives on top of its source."""
    blob = (
        git.run("hash-object", "-w", "--no-filters", "--stdin", feed=draft_text(held).encode())
        .decode()
        .strip()
    )
    place = folder(held.year)
    with tempfile.TemporaryDirectory(prefix="paca-draft-") as scratch:
        index = Path(scratch) / "index"
        git.run("read-tree", held.source, GIT_INDEX_FILE=str(index))
        return git.store_tree({f"{place}/{REPORT}": held.report, f"{place}/{MAP}": blob}, index=index)


def write_draft(repo: Path, branch: str, draft: Draft, *, year: int, source: str, before: str | None) -> str:
    """The draft's commit, with the branch moved to it; DraftError where somebody else moved it meanwhile."""
    git = Git(repo)
    feed = draft.text.encode()
    report = git.run("hash-object", "-w", "--no-filters", "--stdin", feed=feed).decode().strip()
    held = DraftMap(year=year, draft=draft.number, source=source, report=report, spans=draft.spans)
    tree = _tree(git, held)
    message = f"Dự thảo {draft.number} của báo cáo {year}\n\nTính từ commit {source}.\n"
    parents = [part for one in (before, source) if one for part in ("-p", one)]
    commit = git.run("commit-tree", "--no-gpg-sign", *parents, tree, feed=message.encode()).decode().strip()
    here = git.commit_of(f"refs/heads/{branch}") or "0" * len(commit)
    reason = f"paca draft open: dự thảo {draft.number}"
    code, _, err = git.tried("update-ref", "-m", reason, f"refs/heads/{branch}", commit, here)
    if code != 0:
        said = err.decode("utf-8", "replace").strip()
        raise DraftError(
            f"Không ghi được nhánh {branch}: {said}", f"Cannot write the branch {branch}: {said}"
        )
    return commit


def _file(git: Git, commit: str, path: str) -> bytes | None:
    """A plain file of a commit, None where there is none or it is too large for a draft."""
    code, out, _ = git.tried("ls-tree", "-z", "-l", "--full-tree", commit, path)
    head = out.partition(b"\t")[0].split()
    if code != 0 or len(head) != 4 or head[0] != b"100644" or int(head[3]) > MOST_BYTES:
        return None
    return git.run("cat-file", "blob", head[2].decode("ascii"))
