"""Secrets and personal data: labelled samples, recall and precision on each."""

from __future__ import annotations

import time
from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st
from paca.privacy.scan import CODES, masked, scan

from .samples import SAMPLES, measured, sample


@pytest.mark.parametrize("name", SAMPLES)
def test_the_sample_is_large_enough(name: str):
    kinds = Counter(code for code, _ in sample(name))
    assert kinds.total() >= 150 and kinds["-"] >= 75
    assert set(CODES.values()) <= set(kinds)


def test_no_text_is_counted_twice():
    texts = Counter(text for name in SAMPLES for _, text in sample(name))
    assert sum(count - 1 for count in texts.values()) <= 8


@pytest.mark.parametrize("name", SAMPLES)
def test_recall_and_precision(name: str, capsys: pytest.CaptureFixture[str]):
    """Measured, printed, and never below what is reached today; docs/guide/messages.md states the figures."""
    held = measured(name)
    with capsys.disabled():
        print(f"\n  {name}: recall {held.recall:.1%}, precision {held.precision:.1%}")
    assert not held.missed and not held.alarms, (held.missed, held.alarms)


@pytest.mark.parametrize("name", SAMPLES)
def test_every_kind_of_secret_is_found_alike(name: str):
    """No kind is left behind a good average: of each, at least four of five are found."""
    by_kind: dict[str, list[bool]] = {}
    for code, text in sample(name):
        by_kind.setdefault(code, []).append(code in {hit.code for hit in scan(text)})
    del by_kind["-"]
    assert {
        code: sum(found) / len(found) for code, found in by_kind.items() if sum(found) / len(found) < 0.8
    } == {}


@given(st.text(alphabet=st.characters(codec="utf-8"), max_size=400))
def test_any_text_is_scanned_without_error_and_masking_is_stable(text: str):
    assert masked(masked(text)) == masked(text)


@pytest.mark.parametrize(
    "piece",
    [
        *(
            "0912 ",
            "tố cáo ",
            "Ông Nguyễn ",
            "a@",
            "thường trú ",
            "mật ",
            "(((",
            "0 ",
            "ông A tố ",
            "- ",
            "STK ",
        ),
        *(
            "l.",
            "1l",
            "0912_",
            "012/",
            "đơn tố cáo ",
            "NGƯỜI TỐ CÁO: A ",
            "CCCD ",
            "nhà ông a ",
            "tài khoản 1 ",
        ),
        *("tối mật, ", "tài liệu này ", "do mat ", "hộ chiếu A1 ", "noi o ", "nguoi to cao: Tran Van "),
    ],
)
def test_no_text_stalls_the_scan(piece: str):
    text = piece * (64_000 // len(piece))
    start = time.process_time()
    scan(text)
    assert time.process_time() - start < 2
