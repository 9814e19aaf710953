"""A publisher to be killed, in a process of its own; it says ``ready`` before it touches anything."""

from __future__ import annotations

import sys
from pathlib import Path

from paca.publish.branch import BranchStore
from paca.publish.commands import publish, withdraw
from paca.publish.folder import FolderStore
from paca.publish.version import Version


def main(kind: str, place: str, what: str, built: str, engine: str, version: str) -> None:
    store = FolderStore(Path(place)) if kind == "folder" else BranchStore(Path(place), "publication")
    wanted = Version.model_validate_json(version)
    print("ready", flush=True)
    if what == "publish":
        publish(store, Path(built), wanted, engine_root=Path(engine))
    else:
        withdraw(store, wanted.name, reason="Thử", engine_root=Path(engine))


if __name__ == "__main__":
    main(*sys.argv[1:])
