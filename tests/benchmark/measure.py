"""What a command costs: user and wall time, peak memory, of the process and all it started."""

from __future__ import annotations

import os
import statistics
import subprocess
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path


class Failed(Exception):
    """A measured command ended with an unexpected exit code."""


@dataclass(frozen=True)
class Cost:
    """Seconds of user time (what the bounds speak of), seconds on the wall, mebibytes at the peak."""

    user: float
    wall: float
    peak: float


def cost(
    command: Sequence[str],
    *,
    cwd: Path,
    runs: int = 1,
    stdout: Path | None = None,
    accept: Sequence[int] = (0,),
) -> Cost:
    """The median cost of ``runs`` runs.  POSIX only: Windows keeps no such account of its children."""
    return median([_once(command, cwd=cwd, stdout=stdout, accept=accept) for _ in range(runs)])


def median(costs: Sequence[Cost]) -> Cost:
    """The median of each figure."""
    return Cost(
        *(statistics.median(getattr(one, name) for one in costs) for name in ("user", "wall", "peak"))
    )


def _environment() -> dict[str, str]:
    """As a user has it: Python keeps compiled modules, so only the first command compiles them."""
    return {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}


def _once(command: Sequence[str], *, cwd: Path, stdout: Path | None, accept: Sequence[int]) -> Cost:
    with tempfile.TemporaryFile() as said, open(stdout or os.devnull, "wb") as output:
        began = time.monotonic()
        process = subprocess.Popen(
            command, cwd=cwd, stdin=subprocess.DEVNULL, stdout=output, stderr=said, env=_environment()
        )
        _, status, usage = os.wait4(process.pid, 0)
        wall = time.monotonic() - began
        process.returncode = os.waitstatus_to_exitcode(status)  # reaped here, not by subprocess
        if process.returncode not in accept:
            said.seek(0)
            words = said.read().decode(errors="replace").strip().splitlines()
            raise Failed(f"`{' '.join(command[-4:])}` → {process.returncode}: {words[0] if words else ''}")
    return Cost(user=usage.ru_utime, wall=wall, peak=usage.ru_maxrss / 1024)
