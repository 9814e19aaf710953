"""Talking to the process that opens PDFs: started for the first one, and again after one that broke it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import threading
from pathlib import Path
from types import TracebackType

from ...errors import PacaError
from .limits import WORKER_SECONDS
from .pdf_worker import LENGTH
from .verdict import Notes, Problem

# -I: neither the folder one stands in nor PYTHON* variables say what is imported.
_BOOT = (
    "import sys; sys.path.insert(0, sys.argv[1]); from paca.read.attachment.pdf_worker import main; main()"
)
_PACKAGES = str(Path(__file__).resolve().parents[3])


class PdfProcess:
    """A context; leaving it ends the process."""

    def __init__(self, *, seconds: float = WORKER_SECONDS) -> None:
        self._seconds = seconds
        self._process: subprocess.Popen[bytes] | None = None

    def __enter__(self) -> PdfProcess:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._stop()

    def inspect(self, data: bytes, notes: Notes) -> tuple[Problem | None, bool]:
        """What is wrong with a PDF, and whether that is for good; ``notes`` are filled."""
        process = self._started()
        timer = threading.Timer(self._seconds, process.kill)
        timer.start()
        try:
            answer = _ask(process, data)
        finally:
            timer.cancel()
        if answer is None:
            self._stop()
            return Problem("D529"), False
        notes.pages = answer["pages"]
        notes.held.update(answer["held"])
        problem = answer["problem"]
        return (Problem(problem[0], problem[1]) if problem else None), True

    def _started(self) -> subprocess.Popen[bytes]:
        if self._process is None or self._process.poll() is not None:
            self._process = subprocess.Popen(
                [sys.executable, "-I", "-c", _BOOT, _PACKAGES],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                env={name: os.environ[name] for name in ("PATH", "SYSTEMROOT") if name in os.environ},
            )
            if _hear(self._process) is None:
                self._stop()
                raise PacaError(
                    "Không mở được tệp PDF: thiếu thư viện pikepdf. Hãy cài đặt lại theo requirements.txt.",
                    "PDFs cannot be opened: the library pikepdf is missing. Install requirements.txt again.",
                )
        return self._process

    def _stop(self) -> None:
        if (process := self._process) is None:
            return
        self._process = None
        process.kill()
        for stream in (process.stdin, process.stdout):
            try:
                stream.close()  # type: ignore[union-attr]
            except OSError:
                pass
        process.wait()


def _ask(process: subprocess.Popen[bytes], data: bytes) -> dict | None:  # type: ignore[type-arg]
    """The answer, or None where the process ended without one."""
    assert process.stdin is not None
    try:
        process.stdin.write(LENGTH.pack(len(data)) + data)
        process.stdin.flush()
    except OSError:
        return None
    return _hear(process)


def _hear(process: subprocess.Popen[bytes]) -> dict | None:  # type: ignore[type-arg]
    assert process.stdout is not None
    try:
        head = process.stdout.read(LENGTH.size)
        if len(head) < LENGTH.size:
            return None
        answer = process.stdout.read(LENGTH.unpack(head)[0])
        return json.loads(answer)
    except (OSError, ValueError):
        return None
