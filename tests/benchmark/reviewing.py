"""Issue 6: a pull request of five files against a repository of 100,000 submissions."""

from __future__ import annotations

from collections.abc import Iterator

from bench import MIB, Bench, Row, git


def reviewing(bench: Bench) -> Iterator[Row]:
    """The bound is held by the second pull request; the first fills the cache."""
    if not bench.large:
        return
    base = git(bench.big, "rev-parse", "--abbrev-ref", "HEAD")
    for number in range(2 + bench.runs):
        _five_files(bench, base, number)

    def review(number: int, runs: int = 1) -> tuple[float, float, float]:
        asked = ("review", "--base", base, "--head", f"five-files-{number}", "--repo", str(bench.big))
        found = bench.paca(*asked, runs=runs, accept=(0, 1))
        return found.wall, found.user, found.peak

    first = review(0)
    figure = "`paca review` of 5 files against 100,000"
    yield Row(f"{figure}, the first, wall", f"{first[0]:.1f} s")
    others = [review(number) for number in range(1, 1 + bench.runs)]
    wall, user, peak = (sorted(values)[len(values) // 2] for values in zip(*others, strict=True))
    yield Row(f"{figure}, another one after it, wall", f"{wall:.2f} s", "< 3 s", wall < 3, 6)
    yield Row("the same, user", f"{user:.2f} s")
    yield Row("the same, peak memory", f"{peak:.0f} MiB", "< 500 MB", peak * MIB < 5e8, 6)
    again = review(1, bench.runs)
    yield Row("the same one once more, wall", f"{again[0]:.2f} s", "< 3 s", again[0] < 3, 6)


def _five_files(bench: Bench, base: str, number: int) -> None:
    git(bench.big, "switch", "-q", "-C", f"five-files-{number}", base)
    start = 100 + 700 * number  # of other agencies each time
    for file in sorted(bench.big.glob("evidence/*/[!_]*/*.md"))[start : start + 5]:
        file.write_bytes(file.read_bytes() + b"\nThem mot cau.\n")
    git(bench.big, "commit", "-qam", "Five files")
    git(bench.big, "switch", "-q", base)
