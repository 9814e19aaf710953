"""Issue 4: scores cold and warm, and a million of them in a stream."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

from bench import PYTHON, Bench, Row, seconds
from measure import cost


def scoring(bench: Bench) -> Iterator[Row]:
    outputs = [bench.scratch / "score-1.json", bench.scratch / "score-2.json"]
    cold = bench.on_demo("score", "--no-cache", "--format", "json", stdout=outputs[0])
    warm = bench.on_demo("score", "--format", "json", stdout=outputs[1])
    yield Row("`paca score` cold, user", seconds(cold.user))
    yield Row("`paca score` warm, user", f"{seconds(warm.user)} = {warm.user / cold.user:.2f} × cold")
    same = outputs[0].read_bytes() == outputs[1].read_bytes()
    told = "same bytes" if same else "they differ"
    yield Row("`paca score`, with and without cache", told, "same bytes", same, 4)


def million(bench: Bench) -> Iterator[Row]:
    """``scale.py`` in a process of its own, so that its peak is its own."""
    if not bench.large:
        return
    out = bench.scratch / "scale.json"
    script = str(Path(__file__).with_name("scale.py"))
    cost([*PYTHON, script, "1000000", "--json"], cwd=bench.scratch, stdout=out)
    told = json.loads(out.read_text())
    ratio = told["many"] / told["few"]
    yield Row("µs a score among 2,000", f"{told['few'] * 1e6:.1f}")
    yield Row("time a score among 1,000,000 ÷ among 2,000", f"{ratio:.2f}", "≤ 1.3", ratio <= 1.3, 4)
    yield Row("peak memory there", f"{told['peak']:.0f} MiB", "bounded", told["peak"] < 500, 4)
