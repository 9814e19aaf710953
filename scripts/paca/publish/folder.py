"""A publication in a folder: the next state is laid aside, whole, and exchanged with the present one.

Version folders are linked, not copied: a file's content is on disk once.  On Linux the exchange is one
system call and a reader never finds half; elsewhere two renames follow each other (see ``swap``).
"""

from __future__ import annotations

import contextlib
import datetime as dt
import os
import shutil
import tempfile
from collections.abc import Collection, Mapping
from concurrent.futures import ThreadPoolExecutor
from functools import cached_property
from pathlib import Path

from ..output.site.swap import recover, swap
from .lock import alone
from .manifest import file_digest
from .store import PublishError
from .version import NotAPublication

MARKER = "versions.json"


class FolderSnapshot:
    """The folder as it was when ``stamp`` was read."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.stamp = (root / MARKER).read_bytes() if (root / MARKER).is_file() else None

    @cached_property
    def _files(self) -> dict[str, Path]:
        return {path.relative_to(self.root).as_posix(): path for path in regular_files(self.root)}

    def paths(self) -> frozenset[str]:
        return frozenset(self._files)

    def read(self, path: str) -> bytes:
        return self._files[path].read_bytes()

    def digests(self) -> Mapping[str, str]:
        return {name: file_digest(path) for name, path in self._files.items()}

    def leftovers(self) -> tuple[str, ...]:
        return tuple(sorted(path.name for path in _asides(self.root)))


class FolderStore:
    def __init__(self, root: Path) -> None:
        self.root = root.absolute()
        self.where = str(root)
        self._lock = self.root.with_name(f".{self.root.name}.lock")

    def snapshot(self) -> FolderSnapshot:
        if not self.root.exists() and self.root.parent.is_dir():
            with alone(self._lock):  # perhaps killed between two renames: then the old state comes back
                recover(self.root)
        if self.root.is_symlink() or (self.root.exists() and not self.root.is_dir()):
            raise NotAPublication(f"{self.where} không phải là thư mục.", f"{self.where} is not a folder.")
        snapshot = FolderSnapshot(self.root)
        if snapshot.stamp is None and self.root.is_dir() and any(self.root.iterdir()):
            raise NotAPublication(
                f"{self.where} có nội dung không do paca publish tạo; hãy chọn thư mục khác.",
                f"{self.where} holds files that paca publish did not make; choose another folder.",
            )
        return snapshot

    def replace(
        self,
        before: FolderSnapshot,
        *,
        keep: Collection[str],
        add: Mapping[str, Path],
        front: Mapping[str, bytes],
        on: dt.datetime,
    ) -> None:
        try:
            self.root.parent.mkdir(parents=True, exist_ok=True)
            with alone(self._lock):
                for rest in _asides(self.root):
                    shutil.rmtree(rest, ignore_errors=True)
                if FolderSnapshot(self.root).stamp != before.stamp:
                    raise PublishError(
                        f"{self.where} vừa được một lệnh khác thay đổi. Hãy chạy lại.",
                        f"{self.where} has just been changed by another command. Try again.",
                    )
                aside = Path(tempfile.mkdtemp(prefix=_prefix(self.root), dir=self.root.parent))
                try:
                    _lay(aside, before.root, keep=keep, add=add, front=front)
                    swap(aside, self.root, marker=MARKER)
                    _sync(self.root.parent)
                finally:
                    shutil.rmtree(aside, ignore_errors=True)
        except OSError as error:
            raise PublishError(
                f"Không ghi được vào {self.where}: {error}", f"Cannot write to {self.where}: {error}"
            ) from error


def _lay(
    aside: Path, root: Path, *, keep: Collection[str], add: Mapping[str, Path], front: Mapping[str, bytes]
) -> None:
    """The next state in ``aside``, on disk when this returns."""
    new: list[Path] = []
    for name in keep:
        for path in regular_files(root / name):
            target = aside / name / path.relative_to(root / name)
            target.parent.mkdir(parents=True, exist_ok=True)
            if not _linked(path, target):
                new.append(_copied(path, target))
    for name, built in add.items():
        new += [_copied(path, aside / name / path.relative_to(built)) for path in regular_files(built)]
    for name, content in front.items():
        target = aside / name
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content)
        new.append(target)
    folders = [Path(folder) for folder, _, _ in os.walk(aside)]
    # A web server is another user: neither mkdtemp's mode nor the publisher's umask may lock it out.
    for path in new:
        path.chmod(0o644)
    for folder in folders:
        folder.chmod(0o755)
    # On disk before the switch, so that a power cut leaves no empty files either.  Asked for one by one
    # it costs 5 ms a file, asked for together the disk writes once.
    with ThreadPoolExecutor(16) as pool:
        list(pool.map(_sync, [*new, *folders]))


def _linked(source: Path, target: Path) -> bool:
    try:
        os.link(source, target)
    except OSError:  # a file system without hard links
        return False
    return True


def _copied(source: Path, target: Path) -> Path:
    target.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(source, target)
    return target


def _sync(path: Path) -> None:
    with contextlib.suppress(OSError):  # Windows cannot open a folder
        descriptor = os.open(path, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


def regular_files(folder: Path) -> list[Path]:
    """Regular files below ``folder``; links are not followed and not published."""
    return [path for path in sorted(folder.rglob("*")) if path.is_file() and not path.is_symlink()]


def _prefix(root: Path) -> str:
    return f".{root.name}.next-"


def _asides(root: Path) -> list[Path]:
    """What a killed publisher left: its unfinished next state, or the state it had just replaced."""
    return [path for path in root.parent.glob(f"{_prefix(root)}*") if path.is_dir()]
