"""Zensical, the successor of Material for MkDocs, on the same staged folder: the site outlives either engine.

Not a dependency of paca: ``pip install zensical``.  It runs in a process of its own, since its workers
outlive the call.
"""

from __future__ import annotations

import importlib.util
import os
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from .mkdocs_build import SiteError

if TYPE_CHECKING:
    from .mould import Moulds

_PACKAGES = Path(__file__).resolve().parents[3]  # for the slugs that mkdocs.yml names


def run_zensical(config_file: Path, *, epoch: int, moulds: Moulds) -> None:
    """Build the site that ``config_file`` describes, dated ``epoch``, all pages of ``moulds`` by Zensical.

    Raises SiteError with what it said.
    """
    if importlib.util.find_spec("zensical") is None:
        raise SiteError(("Chưa cài Zensical / Zensical is not installed: pip install zensical",))
    moulds.write_held()
    done = subprocess.run(
        [sys.executable, "-m", "zensical", "build", "-f", config_file.name],
        cwd=config_file.parent,
        env=os.environ | {"PYTHONPATH": str(_PACKAGES), "SOURCE_DATE_EPOCH": str(epoch), "NO_COLOR": "1"},
        capture_output=True,
        encoding="utf-8",
        errors="replace",
    )
    if done.returncode:
        raise SiteError(tuple(line for line in (done.stdout + done.stderr).splitlines() if line.strip()))
