"""Exit codes of every command, documented in docs/json.md and held by tests."""

from __future__ import annotations

from enum import IntEnum


class Exit(IntEnum):
    OK = 0
    REFUSED = 1  # the check found at least one error
    USAGE = 2  # the command line itself is wrong
    IMPOSSIBLE = 3  # asked rightly, but it cannot be done: no repository, no such revision, ...
    DEFECT = 4  # paca's own mistake
    INTERRUPTED = 130  # 128 + SIGINT
    BROKEN_PIPE = 141  # 128 + SIGPIPE
