"""How scoring grows: time per item score at 1,000,000 beside 2,000, one agency in memory at a time.

By hand: ``.venv/bin/python tests/benchmark/scale.py [SCORES] [--json]``; ``run.py --large`` runs it too.
Times are the process's own, of scoring alone (making the agencies' files is not counted); the ratio is what
to read.
"""

from __future__ import annotations

import gc
import json
import resource
import sys
import time
from collections.abc import Iterator
from pathlib import Path

sys.path[:0] = [str(Path(__file__).parents[2]), str(Path(__file__).parents[2] / "scripts")]

from paca.records import AgencyFiles  # noqa: E402
from paca.score.entries import computed_score, prepare  # noqa: E402
from paca.score.lateness import Timetable  # noqa: E402

from tests.score.builders import edition, files, item  # noqa: E402
from tests.score.test_rules import CAPPED, CHECKLIST, COUNT, DEDUCTION, INDEX, RATIO, TIERS, YES_NO  # noqa: E402

RULES = (YES_NO, CHECKLIST, RATIO, TIERS, COUNT, DEDUCTION, INDEX, CAPPED)
ITEMS = 50
ANSWERS = {"answers": {"answer": "yes", "goals": "yes", "duties": "no"}}


def agencies(count: int) -> Iterator[AgencyFiles]:
    """One after the other, each with its own figures; nobody keeps them."""
    submissions = {f"A.{number}": ANSWERS for number in range(1, ITEMS + 1)}
    for number in range(count):
        figures = {"n": str(number % 90), "d": "118", "count": str(number % 5), "par": "81.25"}
        yield files(f"a{number}", submissions, figures, ("report",))


def seconds_per_score(scores: int) -> float:
    """Process time of one item score, in a stream of ``scores``."""
    held = edition(*(item(f"A.{n}", RULES[n % len(RULES)]) for n in range(1, ITEMS + 1)))
    spent = 0.0
    for one in agencies(scores // ITEMS):
        start = time.process_time()
        filed = prepare(one, Timetable(one.slug))
        for located in held.items:
            computed_score(located.model, held, one.slug, filed, ())
        spent += time.process_time() - start
    return spent / scores


def main() -> None:
    arguments = [one for one in sys.argv[1:] if one != "--json"]
    many = int(arguments[0]) if arguments else 1_000_000
    gc.freeze()
    few = min(seconds_per_score(2_000) for _ in range(5))
    large = seconds_per_score(many)
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    if "--json" in sys.argv:
        print(json.dumps({"few": few, "many": large, "peak": memory}))
        return
    print(f"| {'figure':<34} | bound | measured |\n|---|---|---|")
    print(f"| µs per score, 2,000 scores           |       | {few * 1e6:.1f} |")
    print(f"| µs per score, {many:,} scores   |       | {large * 1e6:.1f} |")
    print(f"| ratio                                | ≤ 1.3 | {large / few:.2f} |")
    print(f"| peak memory, MiB                     |       | {memory:.0f} |")


if __name__ == "__main__":
    main()
