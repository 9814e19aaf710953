"""Issue 6: a pull request of five files against a repository of 100,000 submissions."""

from __future__ import annotations

from collections.abc import Iterator

from bench import MIB, Bench, Row, git


def reviewing(bench: Bench) -> Iterator[Row]:
    if not bench.large:
        return
    base = git(bench.big, "rev-parse", "--abbrev-ref", "HEAD")
    git(bench.big, "switch", "-q", "-C", "five-files")
    for file in sorted(bench.big.glob("evidence/*/[!_]*/*.md"))[100:105]:
        file.write_bytes(file.read_bytes() + b"\nThem mot cau.\n")
    git(bench.big, "commit", "-qam", "Five files")
    git(bench.big, "switch", "-q", base)
    asked = ("review", "--base", base, "--head", "five-files", "--repo", str(bench.big))
    bench.paca(*asked, runs=1, accept=(0, 1))  # the first fills the cache
    again = bench.paca(*asked, accept=(0, 1))
    figure = "`paca review` of 5 files against 100,000, after the first"
    yield Row(f"{figure}, wall", f"{again.wall:.2f} s", "< 3 s", again.wall < 3, 6)
    yield Row(f"{figure}, peak memory", f"{again.peak:.0f} MiB", "< 500 MB", again.peak * MIB < 5e8, 6)
