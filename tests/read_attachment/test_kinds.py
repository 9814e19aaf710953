"""What files bring: each alone, then all in one tree with the same verdicts."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path

import paca
import pytest
from paca.check.catalogue import CATALOGUE
from paca.check.render import render
from paca.finding import Level
from paca.read.attachment.inspect import inspect, problems, refused_by_name
from paca.read.attachment.pdf_process import PdfProcess

from .cases import EVERY, HELD, HONEST, Case
from .trees import BASE, PLACE, found, read, write


@pytest.fixture(scope="module")
def pdfs():
    with PdfProcess() as process:
        yield process


def verdict(name: str, data: bytes, pdfs: PdfProcess) -> tuple[str, ...]:
    if (closed := refused_by_name(name)) is not None:
        return (closed.code,)
    result = inspect(data, pdfs)
    return tuple(problem.code for problem in problems(name, result)) or result.facts.held


@pytest.mark.parametrize("case", [case for case in EVERY if case[2] != ("D524",)], ids=lambda case: case[0])
def test_alone(case: Case, pdfs: PdfProcess) -> None:
    name, data, codes = case
    # Processor time: that of the process for PDFs is bounded by its own clock (test_pdf_process).
    start = time.process_time()
    assert verdict(name, data, pdfs) == codes
    assert time.process_time() - start < 2


def test_all_in_one_tree(tmp_path: Path) -> None:
    # Names that differ by case only are refused for that; folders keep the cases apart.
    files = {f"{number:03}/{name}": data for number, (name, data, _) in enumerate(EVERY)}
    expected = {
        f"{PLACE}/{number:03}/{name}": codes for number, (name, _, codes) in enumerate(EVERY) if codes
    }
    records = read(write(tmp_path, files))
    said: dict[str, tuple[str, ...]] = {}
    for finding in found(records):
        said[finding.position.path] = (*said.get(finding.position.path, ()), finding.code)
    named = [path for path, codes in expected.items() if codes == ("D546",)]
    assert said == {path: codes for path, codes in expected.items() if path not in named[1:]}

    accepted = {path for path in records.accepted if path.startswith(PLACE)}
    refused = {file.path for file in records.refused if file.path.startswith(PLACE)}
    assert len(accepted) + len(refused) == len(EVERY)
    assert len(accepted) == len(HONEST) + len(HELD)
    assert "S310" in {finding.code for finding in records.findings}  # the mistake in another file
    assert set(records.filed["so-mau"].attachments) == {path.removeprefix(f"{PLACE}/") for path in accepted}


# The peak of the process's own memory (VmHWM): ru_maxrss of a child starts at what its parent holds.
MEASURE = """
import re, resource, sys
from pathlib import Path
from paca.read.load import load_records
from paca.read.source import open_source
records = load_records(open_source(Path(sys.argv[1]), None))
own = int(re.search(r"VmHWM:\\s+(\\d+) kB", Path("/proc/self/status").read_text())[1])
opener = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
print(len(records.accepted) + len(records.refused), own // 1024, opener // 1024)
"""


def test_memory_stays_small(tmp_path: Path) -> None:
    """Peak megabytes of a process that reads all cases, and of the one that opens PDFs for it."""
    if not Path("/proc/self/status").exists():
        pytest.skip("peaks are read from /proc")
    files = {f"{number:03}/{name}": data for number, (name, data, _) in enumerate(EVERY)}
    done = subprocess.run(
        [sys.executable, "-c", MEASURE, str(write(tmp_path, files))],
        env={**os.environ, "PYTHONPATH": str(Path(paca.__file__).parents[1])},
        capture_output=True,
        text=True,
        check=True,
    )
    read_files, own, opener = map(int, done.stdout.split())
    assert read_files == len(EVERY) + len(BASE)
    assert own < 300 and opener < 300, (own, opener)


def test_every_code_has_a_case() -> None:
    own = {code for code in CATALOGUE if "D520" <= code <= "D546"}
    assert own - {code for _, _, codes in EVERY for code in codes} == {"D529"}  # see test_pdf_process


def test_refusing_is_an_error_and_holding_is_not() -> None:
    for code in (code for code in CATALOGUE if "D520" <= code <= "D546"):
        assert (CATALOGUE[code].level is Level.ERROR) == (code < "D540")


def test_nothing_out_of_a_file_is_repeated(tmp_path: Path) -> None:
    records = read(write(tmp_path, {name: data for name, data, _ in EVERY if name != "HOA.PDF"}))
    shown = [str(render(finding, language)) for finding in found(records) for language in ("vi", "en")]
    assert shown and not any("CNR" in text or "evil" in text for text in shown)
    assert "CNR" not in repr(records.filed)
