"""The process that opens PDFs: bytes in, a verdict out, one after the other, little memory, no way back.

A frame in is a length (4 bytes, big endian) and the file; a frame out a length and JSON:
``{"problem": [code, params] | null, "pages": n | null, "held": [...]}``.  The first frame out is ``{}``: the
library is there.
"""

from __future__ import annotations

import json
import struct
import sys
from typing import BinaryIO

from .limits import WORKER_MEMORY
from .verdict import Notes, Refused

LENGTH = struct.Struct(">I")


def main() -> None:
    """Answers until its input ends."""
    from .pdf import limit_library

    limit_library()
    _limit_memory()
    source, target = sys.stdin.buffer, sys.stdout.buffer
    _say(target, {})
    while (data := _frame(source)) is not None:
        _say(target, _answer(data))


def _say(target: BinaryIO, answer: dict[str, object]) -> None:
    written = json.dumps(answer).encode()
    target.write(LENGTH.pack(len(written)) + written)
    target.flush()


def _frame(source: BinaryIO) -> bytes | None:
    head = source.read(LENGTH.size)
    if len(head) < LENGTH.size:
        return None
    data = source.read(LENGTH.unpack(head)[0])
    return data if len(data) == LENGTH.unpack(head)[0] else None


def _answer(data: bytes) -> dict[str, object]:
    from .pdf import inspect_pdf

    notes, problem = Notes(), None
    try:
        inspect_pdf(data, notes)
    except Refused as refused:
        problem = [refused.problem.code, refused.problem.params]
    except (MemoryError, RecursionError):
        problem = ["D528", {}]
    return {"problem": problem, "pages": notes.pages, "held": sorted(notes.held)}


def _limit_memory() -> None:
    """Beyond what is taken already.  Systems without such limits have only those of the PDF library."""
    try:
        import resource

        with open("/proc/self/statm", encoding="ascii") as file:
            taken = int(file.read().split()[0]) * resource.getpagesize()
        resource.setrlimit(resource.RLIMIT_AS, (taken + WORKER_MEMORY,) * 2)
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    except (ImportError, OSError, ValueError):
        return
