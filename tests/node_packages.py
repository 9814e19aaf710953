#!/usr/bin/env python3
"""Node packages that tests run: ``tests/<folder>/package.json`` with its lock, installed once into a cache.

``python3 tests/node_packages.py`` installs those of every folder (.ci/run does); a test asks for its own.
Nothing lands in the repository, and no package's install script runs.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

TESTS = Path(__file__).resolve().parent
sys.path.insert(0, str(TESTS.parent / "scripts"))

from bootstrap.exclusive import exclusive  # noqa: E402


class Unavailable(Exception):
    """Node or its packages are not to be had on this machine; says why."""


def cache() -> Path:
    base = os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache"
    return Path(base) / "paca-tests"


def node_modules(folder: str) -> Path:
    """``node_modules`` of ``tests/<folder>``, as its lock says.  Raises Unavailable."""
    if not (shutil.which("node") and shutil.which("npm")):
        raise Unavailable("no node and npm on this machine (Debian, Ubuntu: apt install nodejs npm)")
    files = [TESTS / folder / name for name in ("package.json", "package-lock.json")]
    digest = hashlib.sha256(b"\0".join(file.read_bytes() for file in files)).hexdigest()[:16]
    place = cache() / f"node-{folder}-{digest}"
    finished = place / "finished"
    place.mkdir(parents=True, exist_ok=True)
    with exclusive(place.with_suffix(".lock")):
        if not finished.exists():
            for file in files:
                shutil.copy(file, place)
            done = subprocess.run(
                ["npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund"],
                cwd=place, capture_output=True, text=True,
            )  # fmt: skip
            if done.returncode:
                raise Unavailable(f"npm ci for tests/{folder} failed: {done.stderr.strip()[-300:]}")
            finished.touch()
    return place / "node_modules"


def main() -> int:
    for lock in sorted(TESTS.glob("*/package-lock.json")):
        print(node_modules(lock.parent.name))
    return 0


if __name__ == "__main__":
    sys.exit(main())
