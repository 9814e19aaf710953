"""The process that opens PDFs may die, hang or starve: one file is refused, the next is looked at."""

from __future__ import annotations

import subprocess
import sys
import time
from pathlib import Path

import paca
import pytest
from paca.read.attachment.inspect import inspect
from paca.read.attachment.pdf_process import PdfProcess

from .samples import packed_pdf, pdf


def codes(data: bytes, process: PdfProcess) -> list[str]:
    return [problem.code for problem in inspect(data, process).problems]


def test_one_process_serves_many() -> None:
    with PdfProcess() as process:
        assert codes(pdf(), process) == []
        first = process._process
        assert codes(pdf(pages=2), process) == [] and process._process is first
    assert first is not None and first.poll() is not None


def test_a_process_that_died_is_replaced_and_its_verdict_not_kept() -> None:
    with PdfProcess() as process:
        codes(pdf(), process)
        assert process._process is not None
        process._process.kill()
        process._process.wait()
        assert codes(pdf(), process) == []


def test_one_that_takes_too_long_is_given_up() -> None:
    with PdfProcess() as process:
        codes(pdf(), process)
        process._seconds = 0.0
        start = time.monotonic()
        verdict = inspect(pdf(pages=20_000), process)
        assert [problem.code for problem in verdict.problems] == ["D529"]
        assert not verdict.lasting and time.monotonic() - start < 2
        process._seconds = 8.0
        assert codes(pdf(), process) == []


def test_a_swollen_object_stream_is_refused_in_time_and_space() -> None:
    """Nothing of the file can be read before its object stream is unpacked."""
    with PdfProcess() as process:
        assert codes(packed_pdf(), process) == []
        assert codes(packed_pdf(1_000_000), process) == []
        for size in (300_000_000, 2_000_000_000):
            data = packed_pdf(size)
            start = time.monotonic()
            assert codes(data, process) != []
            assert time.monotonic() - start < 2
        assert codes(packed_pdf(), process) == []


@pytest.mark.parametrize("levels", [2, 9])
def test_many_pages_that_are_one_page(levels: int) -> None:
    """Levels of ten times the same: a billion pages, if one believed it."""
    nested = [
        b"<</Type/Pages/Parent 2 0 R/Count %d/Kids[%b]>>"
        % (10 ** (levels - level), b"%d 0 R " % (3 if level + 1 == levels else level + 4) * 10)
        for level in range(1, levels)
    ]
    data = pdf(b"", b"", *nested, tree=b"<</Type/Pages/Count %d/Kids[%b]>>" % (10**levels, b"4 0 R " * 10))
    with PdfProcess() as process:
        start = time.monotonic()
        assert codes(data, process) != []
        assert time.monotonic() - start < 2


def test_it_opens_pdfs_without_the_models() -> None:
    """Importing them took it three times as long as the library that it is there for."""
    program = (
        "import sys; sys.path.insert(0, sys.argv[1]); import paca.read.attachment.pdf_worker, "
        "paca.read.attachment.pdf; print('pikepdf' in sys.modules, 'pydantic' in sys.modules)"
    )
    command = [sys.executable, "-I", "-c", program, str(Path(paca.__file__).parents[1])]
    assert subprocess.run(command, capture_output=True, text=True).stdout.split() == ["True", "False"]
