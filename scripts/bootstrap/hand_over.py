"""Runs the real command with the Python of ``.venv``, the same way on every system."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Sequence
from pathlib import Path

# Set for another Python, they would lead this one to foreign modules.
FOREIGN = ("PYTHONPATH", "PYTHONHOME")


def command(python: Path, arguments: Sequence[str]) -> list[str]:
    """The command line: deaf to modules in the current folder, and in UTF-8 whatever the system's habit."""
    return [str(python), "-P", "-X", "utf8", *arguments]


def run(python: Path, arguments: Sequence[str]) -> int:
    """Run to the end and return the exit code."""
    with subprocess.Popen(command(python, arguments), env=_environment()) as process:
        while True:
            try:
                return process.wait()
            except KeyboardInterrupt:
                continue  # Ctrl-C reached the child too: it ends, and its exit code is ours


def become(python: Path, arguments: Sequence[str]) -> int:
    """Be the command from here on, so that signals meant for it reach it."""
    if os.name == "nt":  # where exec returns to the shell at once and leaves the command behind
        return run(python, arguments)
    os.execve(python, command(python, arguments), _environment())


def _environment() -> dict[str, str]:
    return {name: value for name, value in os.environ.items() if name not in FOREIGN}
