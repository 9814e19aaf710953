"""All bounds that paca measures of itself, in one table: ``python tests/benchmark/run.py [--large --write]``.

``--large`` adds a province of 100,000 submissions (makes it in about a minute, takes 500 MB of disk) and a
million scores.  ``--write`` puts the table into docs/benchmarks.md, with the day and the machine.

Times vary with the machine: read the ratios, run it idle.  A figure is the median of ``--runs``.
"""

from __future__ import annotations

import argparse
import datetime as dt
import os
import platform
import sys
import tempfile
import time
from pathlib import Path

from bench import HEAD, Bench, Row, Section
from checking import at_scale, checking, start_up
from measure import Failed
from pages import building, larger_province, report, serving
from reviewing import reviewing
from scoring import million, scoring

SECTIONS: tuple[Section, ...] = (
    start_up, checking, at_scale, scoring, million, building, serving, larger_province, reviewing, report,
)  # fmt: skip
PAGE = Path(__file__).parents[2] / "docs/benchmarks.md"
MARK = "<!-- written by tests/benchmark/run.py --write -->\n"


def main() -> int:
    options = _options()
    size = ("--agencies", str(options.agencies), "--items", str(options.items))
    with tempfile.TemporaryDirectory(prefix="paca-benchmark-") as folder:
        try:
            bench = Bench(Path(folder), size=size, runs=options.runs, large=options.large)
        except Failed as failure:
            print(f"The demo cannot be made: {failure}", file=sys.stderr)
            return 2
        submissions = sum(1 for _ in bench.demo.glob("evidence/*/[!_]*/*.md"))
        about = f"Demo of {' × '.join(size[1::2])}, {submissions} submissions; {_machine()}."
        print(f"{about}\n\n{HEAD}")
        rows = []
        for section in SECTIONS:
            if options.only in (None, section.__name__):
                rows += _measured(section, bench)
    if options.write:
        before = PAGE.read_text(encoding="utf-8").partition(MARK)[0]
        table = "\n".join([HEAD, *map(str, rows)])
        PAGE.write_text(f"{before}{MARK}\n{about}\n\n{table}\n", encoding="utf-8", newline="\n")
    return 1 if any(row.met is False for row in rows) else 0


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--agencies", type=int, default=43)
    parser.add_argument("--items", type=int, default=52)
    parser.add_argument("--runs", type=int, default=3, help="median of so many (default 3)")
    parser.add_argument("--only", choices=[section.__name__ for section in SECTIONS], help="one section")
    parser.add_argument("--large", action="store_true", help="also with 100,000 submissions")
    parser.add_argument("--write", action="store_true", help="into docs/benchmarks.md")
    return parser.parse_args()


def _measured(section: Section, bench: Bench) -> list[Row]:
    """Rows, printed as they come; a command that fails ends its section, not the benchmark."""
    rows = []
    try:
        for row in section(bench):
            rows.append(row)
            print(row, flush=True)
    except Failed as failure:
        rows.append(Row(section.__name__, f"not measured: {failure}", "", False))
        print(rows[-1], flush=True)
    return rows


def _machine() -> str:
    """The day, Python, processor and how busy it is: figures of two machines are not compared."""
    load = f", load {os.getloadavg()[0]:.1f}" if hasattr(os, "getloadavg") else ""
    return (
        f"{dt.date.today():%d/%m/%Y}, Python {platform.python_version()}, {platform.system()} "
        f"{platform.machine()}, {os.cpu_count()} cores{load}; a loop of 10 million takes {_loop():.2f} s here"
    )


def _loop() -> float:
    """User time of the same small work everywhere: how fast one core is, best of three."""
    spent = []
    for _ in range(3):
        began = time.process_time()
        for _ in range(10_000_000):
            pass
        spent.append(time.process_time() - began)
    return min(spent)


if __name__ == "__main__":
    raise SystemExit(main())
