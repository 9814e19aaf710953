"""The working group's sections of the report, at a commit or in the working tree.

``docs/report/<year>/NN-*.md`` are a round's own; one without such a folder has ``docs/report/NN-*.md``.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from ..errors import PacaError
from . import git_process

FOLDER = "docs/report"
_MOST_BYTES = 400_000
_MOST_FILES = 100


def read_narrative(repo: Path, revision: str | None, *, year: int) -> Mapping[str, str]:
    """Text by path from the repository's root; empty where there is no such folder.

    ``year`` is the round's.  ``revision`` is a commit's id (None: the working tree).  Links are not
    followed.  PacaError for a file that is no UTF-8 or too large to be a section.
    """
    held: Mapping[str, bytes] = {}
    for folder in (f"{FOLDER}/{year}", FOLDER):
        held = held or (_of_commit(repo, revision, folder) if revision else _of_folder(repo, folder))
    texts = {}
    for path, data in sorted(held.items())[:_MOST_FILES]:
        try:
            texts[path] = data.decode("utf-8-sig").replace("\r\n", "\n")
        except UnicodeDecodeError:
            raise PacaError(f"{path}: không phải văn bản UTF-8.", f"{path}: not UTF-8 text.") from None
        if len(data) > _MOST_BYTES:
            raise PacaError(f"{path}: quá lớn.", f"{path}: too large.")
    return texts


def _of_folder(repo: Path, name: str) -> dict[str, bytes]:
    folder = repo / name
    above = (folder, *folder.parents)[: name.count("/") + 1]
    if any(one.is_symlink() for one in above) or not folder.is_dir():
        return {}
    found = {}
    for path in sorted(folder.glob("*.md")):
        if path.is_file() and not path.is_symlink() and path.name != "README.md":
            with open(path, "rb") as file:
                found[f"{name}/{path.name}"] = file.read(_MOST_BYTES + 1)
    return found


def _of_commit(repo: Path, commit: str, folder: str) -> dict[str, bytes]:
    code, out, _ = git_process.output(repo, "ls-tree", "-z", "--full-tree", commit, f"{folder}/")
    found = {}
    for record in out.split(b"\0")[:-1] if code == 0 else ():
        head, _, name = record.partition(b"\t")
        mode, kind, blob = head.split()
        path = name.decode("utf-8", "backslashreplace")
        if kind != b"blob" or mode not in (b"100644", b"100755") or not path.endswith(".md"):
            continue
        if path.endswith("/README.md"):
            continue
        code, data, _ = git_process.output(repo, "cat-file", "blob", blob.decode())
        if code == 0:
            found[path] = data
    return found
