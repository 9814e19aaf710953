"""Where a publication lives, seen from the commands: what is there now, and one step to what shall be."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Mapping
from pathlib import Path
from typing import Protocol

from ..errors import PacaError

# Files that a web server or a forge wants at the top; people put them there, publishing keeps them.
KEPT = ("CNAME", "robots.txt", "_headers", ".htaccess", "favicon.ico")


class PublishError(PacaError):
    """The publication could not be changed; what stood before stands."""


class Snapshot(Protocol):
    """The publication as it is at one moment.  Paths have ``/`` and begin at its top."""

    def paths(self) -> frozenset[str]:
        """Every file; empty where nothing is published yet."""

    def read(self, path: str) -> bytes:
        """KeyError if there is no such file."""

    def digests(self) -> Mapping[str, str]:
        """SHA-256 of every file."""

    def leftovers(self) -> tuple[str, ...]:
        """What a killed publication left beside it, or history that a branch should not have."""


class Store(Protocol):
    """A folder or a branch."""

    where: str  # for messages

    def snapshot(self) -> Snapshot:
        """What is there.  Raises NotAPublication where something else is."""

    def replace(
        self,
        before: Snapshot,
        *,
        keep: Collection[str],
        add: Mapping[str, Path],
        front: Mapping[str, bytes],
        on: dt.datetime,
    ) -> None:
        """In one step: the version folders ``keep`` as they are, the built folders ``add``, and ``front``.

        ``on`` is the instant that a commit bears: the newest version's, never the clock's.

        Raises PublishError if somebody else published since ``before``, or if it cannot be done; a
        process killed at any moment leaves the old state or the new one.
        """
