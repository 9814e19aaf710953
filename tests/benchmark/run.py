"""The benchmark, by hand: ``.venv/bin/python tests/benchmark/run.py [--agencies N] [--items N] [--runs N]``.

``--large`` adds a province of 100,000 submissions (makes it in about a minute, takes 500 MB of disk).

Builds the demo province once, measures paca's commands and their peer on it, and prints one Markdown
table: figure, bound, measured, met.  Times vary with the machine: read the ratios, run it idle.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from measure import Cost, Failed, cost, median
from peer import peer_cost

MIB = 1024 * 1024
PYTHON = [sys.executable, "-P", "-X", "utf8"]
PACA = [*PYTHON, "-m", "paca.cli"]


@dataclass(frozen=True)
class Row:
    figure: str
    measured: str
    bound: str = ""
    met: bool | None = None  # None: nothing was promised

    def __str__(self) -> str:
        mark = {True: "✓", False: "✗", None: ""}[self.met]
        return f"| {self.figure} | {self.bound} | {self.measured} | {mark} |"


@dataclass(frozen=True)
class Bench:
    """Where a section measures, and how often."""

    demo: Path
    scratch: Path
    runs: int
    large: bool = False

    def paca(
        self,
        *arguments: str,
        runs: int | None = None,
        stdout: Path | None = None,
        accept: Sequence[int] = (0,),
    ) -> Cost:
        command = [*PACA, *arguments]
        return cost(command, cwd=self.scratch, runs=runs or self.runs, stdout=stdout, accept=accept)

    def start_up(self) -> Cost:
        """What a check of an empty repository costs."""
        empty = self.scratch / "empty"
        for folder in ("evidence", "indicators"):
            (empty / folder).mkdir(parents=True, exist_ok=True)
        return self.paca(
            "check", "--no-cache", "--repo", str(empty), "--as-of", "2020-01-01",
            runs=self.runs * 3, accept=(0, 1),
        )  # fmt: skip

    def after_one_change(self) -> Cost:
        """A check after each of some edits of one submission; the demo is as before then."""
        file = sorted(self.demo.glob("evidence/*/[!_]*/*.md"))[7]
        before, costs = file.read_bytes(), []
        for number in range(self.runs):
            file.write_bytes(before + b"\nThem mot cau, lan %d.\n" % number)
            costs.append(self.on_demo("check", runs=1))
        file.write_bytes(before)
        return median(costs)

    def on_demo(self, *arguments: str, runs: int | None = None, stdout: Path | None = None) -> Cost:
        return self.paca(*arguments, "--repo", str(self.demo), runs=runs, stdout=stdout)


def start_up(bench: Bench) -> Iterator[Row]:
    python = cost([*PYTHON, "-c", "pass"], cwd=bench.scratch, runs=bench.runs * 3)
    yield Row("`python -c pass`, user", seconds(python.user))
    helped = bench.paca("--help", runs=bench.runs * 3)
    yield Row("`paca --help`, user", seconds(helped.user), "≤ 0.20 s", helped.user <= 0.2)


def checking(bench: Bench) -> Iterator[Row]:
    cold = bench.on_demo("check", "--no-cache")
    yield Row("`paca check` cold, user", seconds(cold.user))
    yield Row("`paca check` cold, wall", seconds(cold.wall))
    yield Row("`paca check` cold, peak memory", f"{cold.peak:.0f} MiB")

    idle = bench.start_up()
    yield Row("`paca check` of an empty repository (start-up), user", seconds(idle.user))
    beyond = cold.user - idle.user

    bench.on_demo("check", runs=1)  # fills the cache
    same = bench.on_demo("check")
    yield Row("`paca check` warm, nothing changed, user", seconds(same.user))
    changed = bench.after_one_change()
    yield Row("`paca check` warm, one file changed, user", seconds(changed.user))
    yield Row("`paca check` warm, one file changed, wall", seconds(changed.wall))
    ratio = (changed.user - idle.user) / beyond
    yield Row("warm after one change ÷ cold, both beyond start-up", f"{ratio:.3f}", "≤ 1/10", ratio <= 0.1)

    schemas = bench.scratch / "schemas"
    bench.paca("schema", "--out", str(schemas), runs=1)
    peer = peer_cost(bench.demo, schemas=schemas, scratch=bench.scratch / "peer")
    noted = f"; finds errors in {', '.join(peer.refused)}" if peer.refused else ""
    yield Row(f"check-jsonschema, {peer.files} files as one process, user", seconds(peer.user) + noted)
    ratio = cold.user / peer.user
    yield Row("`paca check` cold ÷ check-jsonschema", f"1/{1 / ratio:.1f}", "≤ 1/6", ratio <= 1 / 6)
    ratio = (cold.user - idle.user) / (peer.user - peer.start_up)
    yield Row("the same, both beyond their start-up", f"1/{1 / ratio:.1f}", "≤ 1/6", ratio <= 1 / 6)


def at_scale(bench: Bench) -> Iterator[Row]:
    """What a file costs in a province fifty times as large."""
    if not bench.large:
        return
    big = bench.scratch / "big"
    bench.paca("demo", str(big), "--agencies", "2000", "--items", "52", runs=1)
    idle, cold = bench.start_up(), bench.on_demo("check", "--no-cache")
    # A province of made-up names on this scale has some errors; they cost their price too.
    large = bench.paca("check", "--no-cache", "--repo", str(big), runs=1, accept=(0, 1))
    few, many = files_of(bench.demo), files_of(big)
    small_each, large_each = (cold.user - idle.user) / few, (large.user - idle.user) / many
    ratio = large_each / small_each
    yield Row(f"`paca check` cold of {many} files, user", seconds(large.user))
    yield Row("a file's cost there ÷ in the demo, beyond start-up", f"{ratio:.2f}", "≤ 1.3", ratio <= 1.3)
    yield Row("peak memory there", f"{large.peak:.0f} MiB", "< 1500 MB", large.peak * MIB < 1.5e9)


def files_of(root: Path) -> int:
    found = (path for top in ("evidence", "indicators") for path in (root / top).rglob("*.*"))
    return sum(path.is_file() for path in found)


def scoring(bench: Bench) -> Iterator[Row]:
    outputs = [bench.scratch / "score-1.json", bench.scratch / "score-2.json"]
    cold = bench.on_demo("score", "--no-cache", "--format", "json", stdout=outputs[0])
    warm = bench.on_demo("score", "--format", "json", stdout=outputs[1])
    yield Row("`paca score` cold, user", seconds(cold.user))
    yield Row("`paca score` warm, user", f"{seconds(warm.user)} = {warm.user / cold.user:.2f} × cold")
    same = outputs[0].read_bytes() == outputs[1].read_bytes()
    yield Row(
        "`paca score`, with and without cache", "same bytes" if same else "they differ", "same bytes", same
    )


def building(bench: Bench) -> Iterator[Row]:
    site = bench.scratch / "site"
    built = bench.on_demo("build", "--out", str(site))
    files = [path for path in site.rglob("*") if path.is_file()]
    pages = [path for path in files if path.suffix == ".html"]
    size = sum(path.stat().st_size for path in files) / MIB
    largest = max(pages, key=lambda path: path.stat().st_size)
    largest_size = largest.stat().st_size / MIB
    yield Row("whole site, user", seconds(built.user), "≤ 6 s", built.user <= 6)
    yield Row("whole site, wall", seconds(built.wall))
    yield Row("whole site, peak memory", f"{built.peak:.0f} MiB")
    yield Row("whole site, size", f"{size:.1f} MiB, {len(pages)} pages", "≤ 40 MB", size * MIB <= 40e6)
    name = largest.relative_to(site).as_posix()
    yield Row("largest page", f"{largest_size:.2f} MiB ({name})", "≤ 1 MB", largest_size * MIB <= 1e6)


SECTIONS: tuple[Callable[[Bench], Iterator[Row]], ...] = (start_up, checking, at_scale, scoring, building)


def seconds(value: float) -> str:
    return f"{value:.2f} s"


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--agencies", type=int, default=43)
    parser.add_argument("--items", type=int, default=52)
    parser.add_argument("--runs", type=int, default=3, help="median of so many (default 3)")
    parser.add_argument("--only", choices=[section.__name__ for section in SECTIONS], help="one section")
    parser.add_argument("--large", action="store_true", help="also with 100,000 submissions")
    options = parser.parse_args()

    with tempfile.TemporaryDirectory(prefix="paca-benchmark-") as folder:
        bench = Bench(demo=Path(folder, "demo"), scratch=Path(folder), runs=options.runs, large=options.large)
        size = ("--agencies", str(options.agencies), "--items", str(options.items))
        try:
            made = bench.paca("demo", str(bench.demo), *size, runs=1)
        except Failed as failure:
            print(f"The demo cannot be made: {failure}", file=sys.stderr)
            return 2
        submissions = sum(1 for _ in bench.demo.glob("evidence/*/[!_]*/*.md"))
        print(f"Demo: {' × '.join(size[1::2])}, {submissions} submissions, made in {seconds(made.wall)}.\n")
        print("| figure | bound | measured | met |\n|---|---|---|---|")
        chosen = [section for section in SECTIONS if options.only in (None, section.__name__)]
        # A list, not a generator: every section is measured, whatever the one before said.
        return 0 if all([_print_rows(section, bench) for section in chosen]) else 1


def _print_rows(section: Callable[[Bench], Iterator[Row]], bench: Bench) -> bool:
    """Print rows as they come; a command that fails ends its section, not the benchmark."""
    met = True
    try:
        for row in section(bench):
            print(row, flush=True)
            met &= row.met is not False
    except Failed as failure:
        print(Row(section.__name__, f"not measured: {failure}", "", False), flush=True)
        return False
    return met


if __name__ == "__main__":
    raise SystemExit(main())
