"""Whatever the bytes: a verdict, never an exception, and quickly."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from paca.check.catalogue import CATALOGUE
from paca.check.catalogue.message import fields_of
from paca.read.attachment.inspect import EXTENSIONS, inspect, problems, refused_by_name
from paca.read.attachment.pdf_process import PdfProcess

from .cases import EVERY

STARTS = [b"%PDF-1.7\n", b"PK\x03\x04", b"PK\x05\x06", b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff\xe0", b"<", b""]
ENDS = [b"", b"%%EOF", b"IEND", b"\xff\xd9"]
SEEDS = [data for _, data, _ in EVERY if 0 < len(data) < 20_000]


@pytest.fixture(scope="module")
def pdfs():
    with PdfProcess() as process:
        yield process


def judged(name: str, data: bytes, pdfs: PdfProcess) -> None:
    verdict = inspect(data, pdfs)
    assert verdict.facts.size == len(data)
    for problem in problems(name, verdict):
        message = CATALOGUE[problem.code]
        assert fields_of(message.text_vi) <= {*problem.params, "size", "limit"}
    for code in verdict.facts.held:
        assert code in CATALOGUE


@settings(max_examples=250, deadline=2_000)
@given(st.sampled_from(STARTS), st.binary(max_size=600), st.sampled_from(ENDS))
def test_any_bytes(pdfs: PdfProcess, start: bytes, data: bytes, end: bytes) -> None:
    for ending in EXTENSIONS:
        judged(f"a.{ending}", start + data + end, pdfs)


@settings(max_examples=500, deadline=2_000)
@given(st.data())
def test_real_files_with_bytes_changed(pdfs: PdfProcess, data: st.DataObject) -> None:
    content = bytearray(data.draw(st.sampled_from(SEEDS)))
    for _ in range(data.draw(st.integers(1, 4))):
        at = data.draw(st.integers(0, len(content)))
        kind = data.draw(st.sampled_from(["set", "cut", "add", "drop"]))
        if kind == "cut":
            del content[at:]
        elif kind == "drop":
            del content[at : at + data.draw(st.integers(1, 40))]
        elif kind == "add":
            content[at:at] = data.draw(st.binary(min_size=1, max_size=20))
        elif at < len(content):
            content[at] = data.draw(st.integers(0, 255))
    judged("a.pdf", bytes(content), pdfs)


@given(st.text(max_size=60))
def test_any_name(name: str) -> None:
    problem = refused_by_name(name)
    assert problem is None or problem.code in ("D520", "D521", "D533")
    if problem:
        assert all(value == "—" or value.lstrip(".").isalnum() for value in problem.params.values())
