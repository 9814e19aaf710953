"""The demo's own YAML emitter, read back with libyaml: every scalar comes back as the text it was."""

from __future__ import annotations

import datetime as dt
from fractions import Fraction

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from paca.demo.yaml_out import dump, scalar


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("Sở Nội vụ tỉnh Mẫu", "Sở Nội vụ tỉnh Mẫu"),
        ("12/KH-SNV", "12/KH-SNV"),
        ("nội dung: mẫu", '"nội dung: mẫu"'),
        ("<Sở Mẫu> 5 < 6", '"<Sở Mẫu> 5 < 6"'),
        ("- không phải danh sách", '"- không phải danh sách"'),
        ('trích "nguyên văn" \\ gạch', '"trích \\"nguyên văn\\" \\\\ gạch"'),
        ("mục #3", '"mục #3"'),
        ("no", '"no"'),
        (True, "yes"),
        (Fraction(5, 4), "1.25"),
        (dt.date(2019, 12, 15), "2019-12-15"),
    ],
)
def test_a_scalar_is_quoted_only_where_yaml_needs_it(value: object, text: str) -> None:
    assert scalar(value) == text


def test_empty_fields_are_left_out_and_nesting_is_kept() -> None:
    value = {"a": None, "b": [], "c": {"d": [{"e": "x", "f": ["k-1", "k-2"]}, {"e": "z"}]}}
    assert dump(value) == "c:\n  d:\n    - e: x\n      f: [k-1, k-2]\n    - e: z\n"


LINE = st.text(st.characters(min_codepoint=0x20, exclude_categories=("C", "Z")) | st.just(" "), min_size=1)
WORDS = LINE.filter(lambda text: text.strip() != "" and "\ufeff" not in text)
VALUES = st.recursive(
    WORDS,
    lambda inner: (
        st.lists(WORDS, min_size=1, max_size=4)
        | st.dictionaries(st.from_regex(r"k[a-z]{1,8}", fullmatch=True), inner, min_size=1, max_size=4)
    ),
    max_leaves=12,
)


@given(st.dictionaries(st.from_regex(r"k[a-z]{1,8}", fullmatch=True), VALUES, min_size=1, max_size=4))
def test_what_is_written_is_read_back(value: dict[str, object]) -> None:
    assert yaml.load(dump(value), Loader=yaml.BaseLoader) == value


@given(st.lists(WORDS.map(str.strip), min_size=2, max_size=5))
def test_text_of_several_lines_keeps_its_lines(lines: list[str]) -> None:
    text = "\n".join(lines) + "\n"
    assert yaml.load(dump({"text": text}), Loader=yaml.BaseLoader) == {"text": text}
