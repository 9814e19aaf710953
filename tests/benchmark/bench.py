"""What every section measures on: the demo, a large province, paca's command line; and a row of the table."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from measure import Cost, cost

MIB = 1024 * 1024
PYTHON = [sys.executable, "-P", "-X", "utf8"]
PACA = [*PYTHON, "-m", "paca.cli"]
LARGE = ("--agencies", "2000", "--items", "52")  # some 100,000 submissions


@dataclass(frozen=True)
class Row:
    """``bound`` as issue ``issue`` words it; ``met`` None: nothing was promised."""

    figure: str
    measured: str
    bound: str = ""
    met: bool | None = None
    issue: int | None = None

    def __str__(self) -> str:
        mark = {True: "✓", False: "✗", None: ""}[self.met]
        return f"| {self.issue or ''} | {self.figure} | {self.bound} | {self.measured} | {mark} |"


HEAD = "| issue | figure | bound | measured | met |\n|---|---|---|---|---|"


class Bench:
    """Where a section measures, and how often.  The large province is made when it is first asked for."""

    def __init__(self, scratch: Path, *, size: Sequence[str], runs: int, large: bool) -> None:
        self.scratch, self.runs, self.large = scratch, runs, large
        self.demo = scratch / "demo"
        self.paca("demo", str(self.demo), *size, runs=1)

    @cached_property
    def big(self) -> Path:
        made = self.scratch / "big"
        self.paca("demo", str(made), *LARGE, runs=1)
        return made

    def paca(
        self,
        *arguments: str,
        runs: int | None = None,
        stdout: Path | None = None,
        accept: Sequence[int] = (0,),
    ) -> Cost:
        command = [*PACA, *arguments]
        return cost(command, cwd=self.scratch, runs=runs or self.runs, stdout=stdout, accept=accept)

    def on_demo(self, *arguments: str, runs: int | None = None, stdout: Path | None = None) -> Cost:
        return self.paca(*arguments, "--repo", str(self.demo), runs=runs, stdout=stdout)

    def forget(self, repository: Path) -> None:
        """What paca keeps from run to run of this repository."""
        shutil.rmtree(repository / ".git/paca", ignore_errors=True)


Section = Callable[[Bench], Iterator[Row]]


def seconds(value: float) -> str:
    return f"{value:.2f} s"


def at_most(value: float, bound: float, *, issue: int, figure: str, unit: str = "s") -> Row:
    """A figure with a plain upper bound in its own unit."""
    return Row(figure, f"{value:.2f} {unit}", f"≤ {bound:g} {unit}", value <= bound, issue)


def git(repository: Path, *arguments: str) -> str:
    done = subprocess.run(["git", *arguments], cwd=repository, check=True, capture_output=True, text=True)
    return done.stdout.strip()
