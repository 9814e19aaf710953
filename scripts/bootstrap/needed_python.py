"""Refuses a Python that is too old.  Written so that Python 3.6 can still read it and say so."""

import sys

NEEDED = (3, 11)

MESSAGE = """\
Cần Python {needed} trở lên; đang chạy bằng Python {found} ({executable}).
  Ubuntu, Debian: sudo apt install python3.11 python3.11-venv    macOS, Windows: cài từ python.org
  Rồi chạy lại, thí dụ: python3.11 {script}        (Windows: py -3.11 {script})
Python {needed} or later is needed; this is Python {found}. Install it and run the line above."""


def refuse_older(version=None, executable=None, script=None):
    """Leave with exit code 2 and a message when the running Python is older than NEEDED."""
    version = tuple(version or sys.version_info)[:3]
    if version < NEEDED:
        words = MESSAGE.format(
            needed=".".join(map(str, NEEDED)),
            found=".".join(map(str, version)),
            executable=executable or sys.executable,
            script=script or sys.argv[0],
        )
        # A console that cannot show Vietnamese gets question marks, not a traceback.
        encoding = getattr(sys.stderr, "encoding", None) or "ascii"
        sys.stderr.write(words.encode(encoding, "replace").decode(encoding) + "\n")
        sys.exit(2)
