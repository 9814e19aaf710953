"""Issues 5 and 7: the site of the demo and of 150 × 60, a change served, the report with its annexes."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Iterator

from bench import MIB, PACA, Bench, Row, at_most, seconds
from measure import Failed

_SERVED = re.compile(r"Đã dựng lại trong ([\d.]+) giây")
_PATIENCE = 600  # seconds for a whole site on a busy machine


def building(bench: Bench) -> Iterator[Row]:
    """Cold: nothing kept of this repository.  Paca's own modules and templates are compiled."""
    site = bench.scratch / "site"
    built = bench.on_demo("build", "--no-cache", "--out", str(site))
    files = [path for path in site.rglob("*") if path.is_file()]
    pages = [path for path in files if path.suffix == ".html"]
    size = sum(path.stat().st_size for path in files)
    largest = max(pages, key=lambda path: path.stat().st_size)
    yield at_most(built.user, 5, issue=5, figure="whole site, cold, user")
    yield Row("whole site, wall", seconds(built.wall))
    yield Row("whole site, peak memory", f"{built.peak:.0f} MiB")
    yield Row("whole site, size", f"{size / 1e6:.1f} MB, {len(pages)} pages", "≤ 40 MB", size <= 40e6, 5)
    name, size = largest.relative_to(site).as_posix(), largest.stat().st_size
    yield Row("largest page", f"{size / 1e6:.2f} MB ({name})", "≤ 1 MB", size <= 1e6)


def serving(bench: Bench) -> Iterator[Row]:
    """From the moment that ``paca serve`` sees a change to the new site in place."""
    site = bench.scratch / "served"
    file = sorted(bench.demo.glob("evidence/*/[!_]*/*.md"))[7]
    before = file.read_bytes()
    process = subprocess.Popen(
        [*PACA, "serve", "--port", "0", "--repo", str(bench.demo), "--out", str(site)],
        stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True, encoding="utf-8",
    )  # fmt: skip
    try:
        assert process.stderr is not None
        for line in process.stderr:
            if "http://127.0.0.1" in line:
                file.write_bytes(before + b"\nThem mot cau.\n")
            elif found := _SERVED.search(line):
                yield at_most(float(found[1]), 2, issue=5, figure="`paca serve`, a change, wall")
                return
        raise Failed("paca serve ended")
    finally:
        process.terminate()
        process.wait(_PATIENCE)
        file.write_bytes(before)


def larger_province(bench: Bench) -> Iterator[Row]:
    province = bench.scratch / "150x60"
    bench.paca("demo", str(province), "--agencies", "150", "--items", "60", runs=1)
    built = bench.paca(
        "build",
        "--no-cache",
        "--repo",
        str(province),
        "--out",
        str(bench.scratch / "larger"),
        "--keep-going",
        runs=1,
    )
    yield at_most(built.user, 15, issue=5, figure="site of 150 agencies × 60 items, cold, user")


def report(bench: Bench) -> Iterator[Row]:
    """PDF and Word with every annex; seconds of user and system time together, as in tests/office."""
    import pikepdf

    for kind in ("pdf", "docx"):
        out = bench.scratch / f"report.{kind}"
        made = bench.on_demo("report", "--no-cache", "--rev", "HEAD", "--out", str(out), runs=1)
        pages = ""
        if kind == "pdf":
            with pikepdf.open(out) as pdf:
                pages = f" of {len(pdf.pages)} pages"
        name = f"report{pages} as {kind.upper()}"
        yield at_most(made.user, 30, issue=7, figure=f"{name}, user")
        yield Row(f"{name}, peak memory", f"{made.peak:.0f} MiB", "< 1 GB", made.peak * MIB < 1e9, 7)
