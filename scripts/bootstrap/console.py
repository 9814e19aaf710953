"""What the set-up says: one line a step, alive on a terminal, calm in a log."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager

# Seconds between two lines about the same step where lines cannot be rewritten (CI, a file).
CALM = 10.0


class SetupError(Exception):
    """Set-up cannot go on; the text says in both languages what to do."""


def speak_utf8() -> None:
    """Make Vietnamese printable everywhere: Windows pipes and bare locales have narrow encodings."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding=None if stream.isatty() else "utf-8", errors="replace")


def say(text: str = "") -> None:
    """Print to standard error: standard output belongs to the command that follows."""
    print(text, file=sys.stderr, flush=True)


class Step:
    """One running step; ``tick`` may be called as often as you like."""

    def __init__(self, title: str) -> None:
        self.title = title
        self.began = self.told = time.monotonic()

    def tick(self, detail: str = "") -> None:
        now = time.monotonic()
        if sys.stderr.isatty():
            print(f"\r\033[K{self._line(detail)} …", end="", file=sys.stderr, flush=True)
        elif now - self.told >= CALM:
            self.told = now
            say(f"{self._line(detail)} …")

    def done(self) -> None:
        say(f"{self._rewind()}{self._line()} ✓")

    def failed(self) -> None:
        say(f"{self._rewind()}{self._line()} ✗")

    def _line(self, detail: str = "") -> str:
        seconds = time.monotonic() - self.began
        return f"  {self.title}{f' · {detail}' if detail else ''} ({seconds:.0f} s)"

    @staticmethod
    def _rewind() -> str:
        return "\r\033[K" if sys.stderr.isatty() else ""


@contextmanager
def step(title: str) -> Iterator[Step]:
    """A step with its closing mark, whatever ends it."""
    running = Step(title)
    running.tick()
    try:
        yield running
    except BaseException:
        running.failed()
        raise
    running.done()
