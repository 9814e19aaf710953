"""Writing that never overwrites: a file that exists stays as it is, and the caller is told."""

from __future__ import annotations

import textwrap
from pathlib import Path

_WIDTH = 100


def write_new(path: Path, text: str) -> bool:
    """Write ``text`` (UTF-8, LF) unless ``path`` exists; says whether it was written."""
    path.parent.mkdir(parents=True, exist_ok=True)
    try:
        with path.open("x", encoding="utf-8", newline="\n") as stream:
            stream.write(text)
    except FileExistsError:
        return False
    return True


def comment(text: str) -> str:
    """``text`` as YAML comment lines, wrapped: a line break in a title can never end the comment."""
    lines: list[str] = []
    for line in text.splitlines():
        indent = " " * (len(line) - len(line.lstrip()))
        lines += textwrap.wrap(
            line,
            _WIDTH,
            initial_indent="",
            subsequent_indent=indent,
            break_long_words=False,
            break_on_hyphens=False,
        ) or [""]
    return "".join(f"# {line}".rstrip() + "\n" for line in lines)
