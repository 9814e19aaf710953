#!/usr/bin/env python3
"""Sets everything up, then runs the tests: ``python3 scripts/run_tests.py``.

All tests but the slow ones; with ``--all``, or where ``CI=true``, those too.  Any other argument goes
to pytest: ``python3 scripts/run_tests.py tests/score -k ratio``.
"""

import sys

from bootstrap.needed_python import refuse_older

refuse_older()

import os  # noqa: E402  (an older Python must reach the line above)
from pathlib import Path  # noqa: E402

from bootstrap import hand_over  # noqa: E402
from bootstrap.console import SetupError, say, speak_utf8  # noqa: E402
from bootstrap.environment import prepare  # noqa: E402

ROOT = Path(__file__).resolve().parents[1]

HELP = """\
python3 scripts/run_tests.py [--all] [tham số của pytest / pytest's arguments]
  Chuẩn bị môi trường rồi chạy kiểm thử, trừ các bài chậm.   / Set up, then run the tests but the slow ones.
  --all   chạy cả các bài chậm (mặc định khi CI=true).       / the slow ones too (default where CI=true).
  Thí dụ / for example:  python3 scripts/run_tests.py tests/bootstrap -k stamp"""

# Workers share the browser and the built demo; more than four only fight for the disk.
PARALLEL = ("-n", "auto", "--maxprocesses", "4", "--dist", "loadfile")
ALONE = ("-n", "--numprocesses", "--pdb", "--trace", "--collect-only", "--co", "-s")


def pytest_arguments(arguments: list[str], *, in_ci: bool) -> list[str]:
    """What pytest gets; the caller's own options come last, so that they win."""
    given = [one for one in arguments if one != "--all"]
    ours = []
    if not in_ci and len(given) == len(arguments):
        ours += ["-m", "not slow"]
    if in_ci:
        ours += ["-v", "-rsx", "--durations=15"]
    if not any(one == alone or one.startswith(("-n", f"{alone}=")) for one in given for alone in ALONE):
        ours += PARALLEL
    return [*ours, *given]


def main(arguments: list[str]) -> int:
    speak_utf8()
    if {"-h", "--help"} & set(arguments):
        print(HELP)
        return 0
    try:
        python = prepare(ROOT, tests=True)
    except SetupError as error:
        say(str(error))
        return 2
    in_ci = os.environ.get("CI", "").lower() in ("true", "1")
    # Started elsewhere, paths of tests are still those of the repository.
    os.chdir(ROOT)
    return hand_over.become(python, ["-m", "pytest", *pytest_arguments(arguments, in_ci=in_ci)])


if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[1:]))
    except KeyboardInterrupt:
        say("\nĐã dừng; chạy lại lúc nào cũng được. / Stopped; run again any time.")
        sys.exit(130)
