"""YAML as plain text values with positions; everything a program could read differently is refused."""

from __future__ import annotations

import importlib.util
import json
import sys
import time
from collections.abc import Iterator
from types import ModuleType
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from paca.read.yaml_text import MAX_DEPTH, parse_yaml

TAKEN = [
    ("a: 010", {"a": "010"}),
    ("a: 1.10", {"a": "1.10"}),
    ("a: NO", {"a": "NO"}),
    ("a: null", {"a": "null"}),
    ("a: ~", {"a": "~"}),
    ("a: 190:20:30", {"a": "190:20:30"}),
    ("a: 2026-02-30", {"a": "2026-02-30"}),
    ("a: 025077001234", {"a": "025077001234"}),
    ("a:", {"a": None}),
    ('a: ""', {"a": ""}),
    ("a: []\nb: {}", {"a": [], "b": {}}),
    ("a: |\n  x\n  y\n", {"a": "x\ny\n"}),
    ("a: >-\n  x\n  y\n", {"a": "x y"}),
    ("a: 'it''s'", {"a": "it's"}),
    ('a: "x\\ty\\r\\n=1"', {"a": "x\ty\r\n=1"}),
    ('a: "\\u1EDF"', {"a": "ở"}),
    ("a: x # lời ghi", {"a": "x"}),
    ("- a\n-\n- c", ["a", None, "c"]),
    ("---\na: 1\n", {"a": "1"}),
    ("a: 1\n...\n", {"a": "1"}),
    ("a: A & B * C ! D", {"a": "A & B * C ! D"}),
    ("? a\n: 1", {"a": "1"}),
]


@pytest.mark.parametrize(("text", "tree"), TAKEN)
def test_taken(text: str, tree: Any) -> None:
    parsed = parse_yaml(text, "a.yml")
    assert (parsed.tree, parsed.findings) == (tree, ())


REFUSED = [
    # text, code, line, column
    ("a: &x 1", "Y213", 1, 4),
    ("a: &x [1]", "Y213", 1, 4),
    ("a: &x 1\nb: *x", "Y213", 1, 4),
    ("note: *quan trọng", "Y213", 1, 7),
    ("a: 1\n<<: {b: 2}", "Y214", 2, 1),
    ("a: !!python/name:os.system x", "Y215", 1, 4),
    ("a: !x {b: 1}", "Y215", 1, 4),
    ("%YAML 1.1\n---\na: 1", "Y216", 1, 1),
    ("%TAG ! tag:yaml.org,2002:python/\n---\na: 1", "Y216", 1, 1),
    ("a: 1\n---\nb: 2", "Y217", 2, 1),
    ("a: 1\nb: 2\na: 3", "Y218", 3, 1),
    ("x:\n  - a: 1\n    a: 2", "Y218", 3, 5),
    ("điểm: 1", "Y219", 1, 1),
    ("a: 1\ndi\u0435m: 1", "Y219", 2, 1),  # a Cyrillic letter
    ("di\u00a0em: 1", "Y211", 1, 1),
    ("\u00a0\u00a0a: 1", "Y211", 1, 1),
    ("a:\n\t- b", "Y210", 2, 1),
    ("self score: 1", "Y229", 1, 1),
    ("[a, b]: 1", "Y229", 1, 1),
    ("? {a: 1}\n: 1", "Y229", 1, 3),
    ('"": 1', "Y229", 1, 1),
    ("", "Y221", 1, 1),
    ("# chưa có gì\n", "Y221", 1, 1),
    ("---\n", "Y221", 1, 1),
    ('a: "x', "Y234", 1, 1),
    ('a: 1\nb: "\\q"', "Y234", 2, 1),
    ("a: b: c", "Y235", 1, 5),
    ("a: 1\nb\nc: 2", "Y236", 2, 1),
    ("a: @x", "Y237", 1, 4),
    ("a: `x`", "Y237", 1, 4),
    ("a: [x, y", "Y238", 1, 4),
    ("a: {x: 1", "Y238", 1, 4),
    ("a:\n  - b: 1\n   c: 2", "Y239", 3, 4),
    ('a: "\\u202e"', "Y206", 1, 4),
    ('a: "\\0"', "Y204", 1, 4),
    ('a: "\\u200b"', "Y207", 1, 4),
    ("a: " + "[" * (MAX_DEPTH + 1), "Y212", 1, 3 + MAX_DEPTH),
]


@pytest.mark.parametrize(("text", "code", "line", "column"), REFUSED)
def test_refused(text: str, code: str, line: int, column: int) -> None:
    parsed = parse_yaml(text, "a.yml")
    assert parsed.tree is None
    found = [(f.code, f.position.line, f.position.column) for f in parsed.findings]
    assert found == [(code, line, column)]


@pytest.fixture(scope="module")
def without_libyaml() -> ModuleType:
    """The same module on a platform that has no libyaml."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setitem(sys.modules, "yaml._yaml", None)
        spec = importlib.util.find_spec("paca.read.yaml_text")
        assert spec is not None and spec.loader is not None
        module = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(module)
    assert module._Parser.__module__ == module.__name__
    return module


@pytest.mark.parametrize("text", [case[0] for case in (*TAKEN, *REFUSED)])
def test_without_libyaml_it_is_the_same(without_libyaml: ModuleType, text: str) -> None:
    left, right = parse_yaml(text, "a.yml"), without_libyaml.parse_yaml(text, "a.yml")
    assert (left.tree, left.mark) == (right.tree, right.mark)
    assert [finding.position.line for finding in left.findings] == [f.position.line for f in right.findings]


BOMBS = {
    "flow lists": "a: " + "[" * 60_000,
    "flow mappings": "a: " + "{a: " * 40_000,
    "compact lists": "- " * 60_000,
    "complex keys": "? " * 60_000,
    "indented": "".join(" " * depth + "a:\n" for depth in range(600)),
    "merge keys": "a: &a {x: 1}\n" + "".join(f"k{i}: &k{i} {{<<: [*a, *a]}}\n" for i in range(20)),
    "laughs": "a: &a [x]\n" + "".join(f"b{i}: &b{i} [*a, *a]\n" for i in range(30)),
    "values": "a: [" + "1," * 100_000 + "1]",
    "long plain keys": "a " * 100_000,
    "open quotes": "'" * 100_001,
    "comments": "#\n" * 100_000,
    "anchors": "&" + "a" * 100_000,
    "mixed": "[{" * 30_000,
    "big number": "a: " + "9" * 100_000,
}


@pytest.mark.parametrize("name", BOMBS)
def test_nothing_kills_or_stalls_the_parser(name: str) -> None:
    start = time.process_time()
    parse_yaml(BOMBS[name], "a.yml")
    assert time.process_time() - start < 1.5


KEYS = st.from_regex(r"[a-z][a-z_]{0,9}", fullmatch=True)
TEXT = st.text(
    st.characters(codec="utf-8", exclude_categories=("Cc", "Cf", "Cs", "Zl", "Zp", "Mn", "Lo")), max_size=20
)
VALUES = st.recursive(
    TEXT, lambda inner: st.lists(inner, max_size=4) | st.dictionaries(KEYS, inner, max_size=4), max_leaves=12
)


@given(st.dictionaries(KEYS, VALUES, min_size=1))
def test_json_comes_back_and_every_mark_points_at_its_value(tree: dict[str, Any]) -> None:
    text = json.dumps(tree, ensure_ascii=False, indent=1)
    parsed = parse_yaml(text, "a.yml")
    assert (parsed.tree, parsed.findings) == (tree, ())
    lines = text.split("\n")
    for value, (line, column, _) in _walk(parsed.tree, parsed.mark):
        start = lines[line - 1][column - 1 :]
        shown = json.dumps(value, ensure_ascii=False)
        assert start.startswith(shown if isinstance(value, str) else shown[0])


def test_marks_of_keys() -> None:
    text = "a:\n  b:\n    - c: x\n      d: y\ne: z\n"
    mark = parse_yaml(text, "a.yml", keys=True).mark
    assert mark is not None
    a, e = mark[2]["a"], mark[2]["e"]  # type: ignore[index,call-overload]
    assert (a[:2], e[:2]) == ((1, 1), (5, 1))
    assert a[2]["b"][:2] == (2, 3)
    assert a[2]["b"][2][0][2]["d"][:2] == (4, 7)


def test_first_line_and_form() -> None:
    parsed = parse_yaml("a: S\u01a1\u0309\n", "a.md", first_line=2, normal=False)
    assert parsed.tree == {"a": "Sở"}
    assert parsed.mark == (2, 1, {"a": (2, 4, None)})


@given(st.text(alphabet=":-[]{},#&*!|>'\"%@`?~ \n\tab1<é\\", max_size=60))
def test_any_text_is_a_tree_or_one_finding(text: str) -> None:
    parsed = parse_yaml(text, "a.yml")
    assert (parsed.tree is None) == (len(parsed.findings) == 1)


def _walk(tree: Any, mark: Any) -> Iterator[tuple[Any, Any]]:
    yield tree, mark
    if isinstance(tree, dict):
        for key, value in tree.items():
            yield from _walk(value, mark[2][key])
    elif isinstance(tree, list):
        for value, inner in zip(tree, mark[2], strict=True):
            yield from _walk(value, inner)
