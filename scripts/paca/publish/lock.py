"""One publisher at a time in a folder: a lock that the system lets go of when its holder dies."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from .store import PublishError

if os.name == "nt":
    import msvcrt

    def _take(descriptor: int) -> None:
        msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)

else:
    import fcntl

    def _take(descriptor: int) -> None:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)


@contextmanager
def alone(path: Path) -> Iterator[None]:
    """Hold ``path``; PublishError if another process does.  The file stays behind, empty."""
    descriptor = os.open(path, os.O_RDWR | os.O_CREAT, 0o644)
    try:
        try:
            _take(descriptor)
        except OSError:
            raise PublishError(
                f"Một lệnh khác đang công bố vào đây ({path.name}). Hãy đợi lệnh đó xong rồi chạy lại.",
                f"Another command is publishing here ({path.name}). Wait for it to end and try again.",
            ) from None
        yield
    finally:
        os.close(descriptor)
