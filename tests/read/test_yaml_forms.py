"""The quick reader of forms never differs from the parser, and reads the forms that people fill in."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from paca.read.frontmatter import split
from paca.read.guard import guard
from paca.read.yaml_forms import parse_form
from paca.read.yaml_text import MAX_NODES, parse_yaml

ROOT = Path(__file__).parents[2]


def agree(text: str) -> bool:
    """Whether the quick reader took ``text``; where it did, the parser must say the very same."""
    found = parse_form(text, 3)
    if found is not None:
        assert found == parse_yaml(text, "a.yml", first_line=3), text
    return found is not None


TAKEN = [
    "a: 1",
    "a: 1.10\nb: NO\nc: null\n",
    "a:\nb: 2\nc:\n",
    "a: [x, y-1, 1.2]\nb: []\n",
    "a: \"x: y # z\"\nb: ''\nc: 'q'\n",
    "a: http://x/y#z?b=c:d\n",
    "a: (Dự thảo) “x” y\n",
    "a:\n- b\n- c d\ne: f\n",
    "a:\n  - k: 1\n    l: [x]\n    m:\n      - n\n  - k: 2\nb:\n    c:\n      d: 1\n",
    "# lời ghi\n\na: 1\n  # lời ghi\nb: 2\n",
]
LEFT = [
    "",
    "# a\n",
    "- a\n",
    " a: 1\n",
    "a: b: c\n",
    "a: b #c\n",
    "a: b \n",
    "a:  b\n",
    "a: b\n  c\n",
    "a: b\n  c: d\n",
    "a: b\n- c\n",
    "a: b\n  - c\n",
    "a:\n  b\n",
    "a:\n   b: 1\n  c: 2\n",
    "a:\n  - b\n c: 1\n",
    "a:\n  - b\n  c: 1\n",
    "a:\n- - b\n",
    "a: 1\na: 2\n",
    "a: [x,y]\n",
    "a: [x, [y]]\n",
    "a: [x\n",
    "a: {b: c}\n",
    "a: |\n  b\n",
    "a: &b c\n",
    "a: *b\n",
    "a: !b c\n",
    'a: "\\u200b"\n',
    "a: 'it''s'\n",
    "a: x\ty\n",
    "a:\tb\n",
    "a: -5\n",
    "<<: a\n",
    "---\na: 1\n",
    "a: 1\n...\n",
    "á: 1\n",
    "? a\n: b\n",
]


@pytest.mark.parametrize("text", TAKEN)
def test_forms_are_taken(text: str) -> None:
    assert agree(text)


@pytest.mark.parametrize("text", LEFT)
def test_all_else_is_left_to_the_parser(text: str) -> None:
    assert parse_form(text, 1) is None


def test_what_may_be_too_much_or_too_deep_is_left_to_the_parser() -> None:
    assert parse_form("a:\n" + "- b\n" * (MAX_NODES // 2), 1) is None
    assert parse_form(f"a: [{', '.join('b' * MAX_NODES)}]\n", 1) is None
    assert parse_form("".join(f"{'  ' * level}a:\n" for level in range(20)), 1) is None


KEYS = st.sampled_from(["a", "b", "c", "A.1", "x-y", "null", "0a", "á", "<<", '"q"', "?", "- a"])
SIMPLE = ["v", "một hai", "(a) b", "1.5", "a:b", "a#b", "[a, b]", "[]", '"q"', "'a: b'", '""', "http://x#y"]
ODD = [
    "", " ", "a: b", "a #b", "# c", "a ", " a", "[a,b]", "[a, [b]]", "[a", "{a: b}", "'it''s'", '"a\\n"',
    '"a', "|", ">-", "&x a", "*x", "!t a", "@a", "`a", "%a", "-", "- a", "? a", ":a", "a:", "a, b", "~",
    "a\tb", "a:\tb", "\ta", "a\u00a0", "é: x", "...", "---", "[- a]", "[a: b]", "a]", "a{", "-5",
]  # fmt: skip
VALUES = st.one_of(st.sampled_from(SIMPLE), st.sampled_from(SIMPLE), st.sampled_from(SIMPLE + ODD))
PAIRS = st.builds("{}: {}".format, KEYS, VALUES)
INDENTS = st.sampled_from(["", "  ", "    ", " ", "   ", "\t"])
LINES = st.builds(
    "{}{}{}".format,
    INDENTS,
    st.sampled_from(["", "", "- ", "-  ", "- - "]),
    st.one_of(PAIRS, KEYS.map("{}:".format), VALUES),
)


@st.composite
def mappings(draw: st.DrawFn, indent: str = "", depth: int = 0) -> list[str]:
    """Lines of a mapping, mostly well made."""
    lines: list[str] = []
    for key in draw(st.lists(st.sampled_from("abcdef"), min_size=1, max_size=3, unique=True)):
        what = draw(st.sampled_from(["value", "value", "nothing", "mapping", "list", "records"]))
        if what == "value" or depth > 3:
            lines.append(f"{indent}{key}: {draw(VALUES)}")
            continue
        lines.append(f"{indent}{key}:")
        inner = indent + draw(st.sampled_from(["  ", "  ", "    ", ""]))
        if what == "mapping":
            lines += draw(mappings(inner, depth + 1))
        elif what == "list":
            lines += [f"{inner}- {draw(VALUES)}" for _ in range(draw(st.integers(1, 3)))]
        elif what == "records":
            for _ in range(draw(st.integers(1, 2))):
                first, *rest = draw(mappings(inner + "  ", depth + 1))
                lines += [f"{inner}- {first.lstrip()}", *rest]
    return lines


@st.composite
def texts(draw: st.DrawFn) -> str:
    """A mapping with some lines put in, taken out or moved to the side."""
    lines = draw(st.one_of(mappings(), mappings(), st.lists(LINES, max_size=6)))
    for _ in range(draw(st.sampled_from([0, 0, 0, 1, 2]))):
        at = draw(st.integers(0, len(lines)))
        what = draw(st.sampled_from(["put", "drop", "move"]))
        if what == "put" or at == len(lines):
            lines.insert(at, draw(LINES))
        elif what == "drop":
            del lines[at]
        else:
            lines[at] = draw(INDENTS) + lines[at].lstrip(" ")
    return "\n".join(lines) + draw(st.sampled_from(["\n", "\n", "", "\n\n", "\n# c"]))


@settings(max_examples=3000, deadline=None)
@given(texts())
def test_a_text_means_the_same_to_both(text: str) -> None:
    guarded = guard(text.encode(), "a.yml")
    if guarded.text is not None and guarded.normal:
        agree(guarded.text)


def test_forms_as_they_are_filled_in_are_taken(demo_repo: Path) -> None:
    """All of a province's files; and of the repository's own whatever is taken is the same."""
    for root in (demo_repo, ROOT):
        taken = {}
        for path in sorted((*root.glob("evidence/**/*.yml"), *root.glob("evidence/**/*.md"))):
            text = guard(path.read_bytes(), "a").text
            assert text is not None
            if path.suffix == ".md":
                text = split(text, "a").front
            if text:
                taken[path.relative_to(root).as_posix()] = agree(text)
        if root == demo_repo:
            assert [path for path, quick in taken.items() if not quick] == []
