"""Old or new, never half: a folder built aside takes the place of another.

Where the system can exchange two names in one step (Linux) there is no moment without a site;
elsewhere two renames follow each other, and ``recover`` puts the old one back if nothing came after
the first.
"""

from __future__ import annotations

import ctypes
import os
import shutil
import sys
import time
from pathlib import Path

from paca.errors import PacaError

MARKER = "build.json"  # what tells a site of ours from somebody's folder


class SwapError(PacaError):
    """The new site could not take its place; the old one stands as it was."""


def check_replaceable(target: Path, *, marker: str = MARKER) -> None:
    """Raise SwapError if ``target`` is something that we did not build: it lacks ``marker``."""
    if not target.exists() and not target.is_symlink():
        return
    if target.is_symlink() or not target.is_dir():
        raise SwapError(f"{target} không phải là thư mục.", f"{target} is not a folder.")
    if any(target.iterdir()) and not (target / marker).is_file():
        raise SwapError(
            f"{target} có nội dung không do paca tạo; hãy chọn thư mục khác.",
            f"{target} holds files that paca did not build; choose another folder.",
        )


def recover(target: Path) -> bool:
    """Put the old site back if a swap was cut off between its two renames.  True if there was one."""
    old = _old(target)
    if old.is_dir() and not target.exists():
        os.rename(old, target)
        return True
    shutil.rmtree(old, ignore_errors=True)
    return False


def swap(new: Path, target: Path, *, marker: str = MARKER) -> None:
    """``new`` becomes ``target``; both lie on one file system.  Raises SwapError."""
    check_replaceable(target, marker=marker)
    recover(target)
    target.parent.mkdir(parents=True, exist_ok=True)
    if not target.exists():
        _rename(new, target)
        return
    if _exchange(new, target):
        shutil.rmtree(new, ignore_errors=True)
        return
    old = _old(target)
    _rename(target, old)
    try:
        _rename(new, target)
    except SwapError:
        os.rename(old, target)
        raise
    shutil.rmtree(old, ignore_errors=True)


def _old(target: Path) -> Path:
    return target.with_name(f".{target.name}.old")


def _rename(source: Path, target: Path) -> None:
    """Rename, with patience for Windows, where an open file holds its folder for a moment."""
    for attempt in range(10):
        try:
            os.rename(source, target)
            return
        except PermissionError as error:
            if attempt == 9:
                raise SwapError(
                    f"{target} đang được mở: {error}", f"{target} is in use: {error}"
                ) from error
            time.sleep(0.1)
        except OSError as error:
            raise SwapError(
                f"Không thay được {target}: {error}", f"Cannot replace {target}: {error}"
            ) from error


def _exchange(one: Path, other: Path) -> bool:
    """renameat2(RENAME_EXCHANGE); False where the system or the file system has no such thing."""
    if not sys.platform.startswith("linux"):
        return False
    try:
        call = ctypes.CDLL(None, use_errno=True).renameat2
    except (OSError, AttributeError):
        return False
    here, exchange = -100, 2
    return call(here, os.fsencode(one), here, os.fsencode(other), exchange) == 0
