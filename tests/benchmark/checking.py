"""Issue 3: start-up, the check cold and warm beside its peer, and a province fifty times as large."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from bench import MIB, PYTHON, Bench, Row, at_most, seconds
from measure import Cost, cost, median
from peer import peer_cost


def start_up(bench: Bench) -> Iterator[Row]:
    python = cost([*PYTHON, "-c", "pass"], cwd=bench.scratch, runs=bench.runs * 3)
    yield Row("`python -c pass`, user", seconds(python.user))
    helped = bench.paca("--help", runs=bench.runs * 3)
    yield at_most(helped.user, 0.2, issue=3, figure="`paca --help`, user")


def checking(bench: Bench) -> Iterator[Row]:
    """Ratios are of figures taken one right after the other: what else the machine does weighs on both."""
    schemas = bench.scratch / "schemas"
    bench.paca("schema", "--out", str(schemas), runs=1)
    bench.on_demo("check", runs=1)  # fills the cache
    idle, cold, changed = _three(bench)
    peer = peer_cost(bench.demo, schemas=schemas, scratch=bench.scratch / "peer")
    same = bench.on_demo("check")

    yield Row("`paca check` of an empty repository (start-up), user", seconds(idle.user))
    yield Row("`paca check` cold, user", seconds(cold.user))
    yield Row("`paca check` cold, wall", seconds(cold.wall))
    yield Row("`paca check` cold, peak memory", f"{cold.peak:.0f} MiB")
    yield Row("`paca check` warm, nothing changed, user", seconds(same.user))
    yield Row("`paca check` warm, one file changed, user", seconds(changed.user))
    noted = f"; finds errors in {', '.join(peer.refused)}" if peer.refused else ""
    yield Row(f"check-jsonschema, {peer.files} files as one process, user", seconds(peer.user) + noted)
    beyond = cold.user - idle.user
    ratio = beyond / (peer.user - peer.start_up)
    figure = "`paca check` cold ÷ check-jsonschema, both beyond their start-up"
    yield Row(figure, f"1/{1 / ratio:.1f}", "≤ 1/6", ratio <= 1 / 6, 3)
    yield Row("the same, start-up included", f"1/{peer.user / cold.user:.1f}")
    ratio = (changed.user - idle.user) / beyond
    figure = "warm after one change ÷ cold, both beyond start-up"
    yield Row(figure, f"{ratio:.3f}", "≤ 1/10", ratio <= 0.1, 3)


def at_scale(bench: Bench) -> Iterator[Row]:
    """What a file costs in a province fifty times as large."""
    if not bench.large:
        return
    big, few, many = bench.big, _files_of(bench.demo), _files_of(bench.big)
    idle, cold = _empty(bench), bench.on_demo("check", "--no-cache")
    # A province of made-up names on this scale has some errors; they cost their price too.
    large = bench.paca("check", "--no-cache", "--repo", str(big), runs=1, accept=(0, 1))
    ratio = ((large.user - idle.user) / many) / ((cold.user - idle.user) / few)
    yield Row(f"`paca check` cold of {many} files, user", seconds(large.user))
    figure = "a file's cost there ÷ in the demo, beyond start-up"
    yield Row(figure, f"{ratio:.2f}", "≤ 1.3", ratio <= 1.3, 3)
    yield Row("peak memory there", f"{large.peak:.0f} MiB", "< 1500 MB", large.peak * MIB < 1.5e9, 3)


def _empty(bench: Bench, runs: int | None = None) -> Cost:
    """What a check of an empty repository costs."""
    empty = bench.scratch / "empty"
    for folder in ("evidence", "indicators"):
        (empty / folder).mkdir(parents=True, exist_ok=True)
    return bench.paca(
        "check", "--no-cache", "--repo", str(empty), "--as-of", "2020-01-01",
        runs=runs or bench.runs * 3, accept=(0, 1),
    )  # fmt: skip


def _three(bench: Bench) -> tuple[Cost, Cost, Cost]:
    """A check of an empty repository, a cold one, and one after a change, in turn: a difference of hundredths
    of a second is not told by figures that were taken minutes apart.  The demo is as before then."""
    file = sorted(bench.demo.glob("evidence/*/[!_]*/*.md"))[7]
    before, costs = file.read_bytes(), []
    for number in range(bench.runs * 3):
        empty = _empty(bench, runs=1)
        cold = bench.on_demo("check", "--no-cache", runs=1)
        file.write_bytes(before + b"\nThem mot cau, lan %d.\n" % number)
        costs.append((empty, cold, bench.on_demo("check", runs=1)))
    file.write_bytes(before)
    empties, colds, changes = zip(*costs, strict=True)
    return median(empties), median(colds), median(changes)


def _files_of(root: Path) -> int:
    found = (path for top in ("evidence", "indicators") for path in (root / top).rglob("*.*"))
    return sum(path.is_file() for path in found)
