"""Issues 5 and 7: the site of the demo and of 150 × 60, a change served, the report with its annexes."""

from __future__ import annotations

import re
import subprocess
import time
import urllib.request
from collections.abc import Iterator

from bench import MIB, PACA, Bench, Row, at_most, seconds
from measure import Failed

_ADDRESS = re.compile(r"http://127\.0\.0\.1:\d+/")
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
    """From the moment that a file is written to the page with its words, as a browser gets it."""
    site = bench.scratch / "served"
    file = sorted(bench.demo.glob("evidence/*/[!_]*/*.md"))[7]
    before, sentence = file.read_bytes(), "Thêm một câu để đo."
    process = subprocess.Popen(
        [*PACA, "serve", "--port", "0", "--repo", str(bench.demo), "--out", str(site)],
        stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True, encoding="utf-8",
    )  # fmt: skip
    try:
        assert process.stderr is not None
        address = next((found[0] for line in process.stderr if (found := _ADDRESS.search(line))), None)
        if address is None:
            raise Failed("paca serve ended")
        start = time.monotonic()
        file.write_bytes(before + f"\n{sentence}\n".encode())
        while sentence not in _shown(f"{address}submissions/{file.parent.name}.html"):
            if time.monotonic() - start > _PATIENCE:
                raise Failed("the change is never shown")
            time.sleep(0.05)
        shown = time.monotonic() - start
        yield at_most(shown, 2, issue=5, figure="`paca serve`, a change until its page shows it, wall")
        if any(_SERVED.search(line) for line in process.stderr):
            yield Row(
                "`paca serve`, a change until the whole site is built, wall",
                seconds(time.monotonic() - start),
            )
    finally:
        process.terminate()
        process.wait(_PATIENCE)
        file.write_bytes(before)


def _shown(address: str) -> str:
    with urllib.request.urlopen(address, timeout=_PATIENCE) as answer:  # noqa: S310 - our own server
        return answer.read().decode("utf-8")


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
