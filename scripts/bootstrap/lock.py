"""Make requirements.txt and requirements-dev.txt anew from pyproject.toml.

By hand, after a change of dependencies: ``python3 scripts/bootstrap/lock.py [--upgrade]``; needs ``uv``.
The locks hold exact versions with the hashes of their files for every platform and every Python the
project supports, and no address: where packages come from is the machine's affair.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
COMPILE = (
    *("uv", "pip", "compile", "--quiet", "--universal", "--python-version", "3.11", "--generate-hashes"),
    *("--no-annotate", "--custom-compile-command", "python3 scripts/bootstrap/lock.py"),
)
# The second lock contains the first with the same versions, so that tests see what readers run.
LOCKS = (
    ("requirements.txt", ("--extra", "setup")),
    ("requirements-dev.txt", ("--extra", "setup", "--extra", "test", "--constraint", "requirements.txt")),
)


def main(arguments: list[str]) -> int:
    for name, options in LOCKS:
        command = [*COMPILE, *options, *arguments, "pyproject.toml", "--output-file", name]
        try:
            code = subprocess.run(command, cwd=ROOT).returncode
        except FileNotFoundError:
            print("Thiếu uv / uv is missing: pip install uv", file=sys.stderr)
            return 2
        if code:
            return code
        print(f"{name}: {(ROOT / name).read_text(encoding='utf-8').count('==')} gói / packages")
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
