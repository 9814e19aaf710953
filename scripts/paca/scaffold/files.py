"""Writing that never overwrites: a file that exists stays as it is, and the caller is told."""

from __future__ import annotations

from pathlib import Path


def write_new(path: Path, text: str) -> bool:
    """Write ``text`` (UTF-8, LF) unless ``path`` exists; says whether it was written."""
    path.parent.mkdir(parents=True, exist_ok=True)
    try:
        with path.open("x", encoding="utf-8", newline="\n") as stream:
            stream.write(text)
    except FileExistsError:
        return False
    return True


def comment(text: str, *, indent: str = "") -> str:
    """``text`` as YAML comment lines: a line break in a title can never end the comment."""
    return "".join(f"{indent}# {line}".rstrip() + "\n" for line in text.splitlines() or [""])
