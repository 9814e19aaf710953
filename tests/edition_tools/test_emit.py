"""What ``emit`` writes reads back as the same model, whatever the texts hold."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st
from paca.edition_tools.emit import emit, kept_comments
from paca.model.edition import Node, NodeFile
from paca.read.load import load_records
from paca.read.source import open_source

LETTERS = st.text(st.characters(codec="utf-8", categories=["L", "N", "P", "Zs"]), min_size=1, max_size=40)


def node(**facts: object) -> Node:
    return Node.model_validate(
        {"code": "A", "title": "Phần", "title_status": "exact", "max_status": "exact"} | facts
    )


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ({"a": Fraction(3, 2)}, "a: 1.5\n"),
        ({"a": Fraction(20)}, "a: 20\n"),
        ({"a": "1.10"}, "a: '1.10'\n"),
        ({"a": "no"}, "a: 'no'\n"),
        ({"a": "Có: 1 điểm\nKhông: 0"}, "a: |-\n  Có: 1 điểm\n  Không: 0\n"),
        ({"a": [{"b": True}]}, "a:\n  - b: true\n"),
        ({"a": "Điểm " * 60 + "hết"}, "a: " + "Điểm " * 60 + "hết\n"),
    ],
)
def test_normal_form(value: object, expected: str) -> None:
    assert emit(value) == expected


def test_a_third_cannot_stand_in_a_file() -> None:
    with pytest.raises(ValueError, match="no finite decimal form"):
        emit({"a": Fraction(1, 3)})


@given(title=LETTERS, points=st.decimals("0", "100", places=3))
def test_round_trip(tmp_path_factory: pytest.TempPathFactory, title: str, points: object) -> None:
    repo = tmp_path_factory.mktemp("repo")
    before = NodeFile(items=(node(title="x" + title.strip() + "x", max=str(points), note="một\nhai"),))
    folder = repo / "indicators/2031"
    folder.mkdir(parents=True)
    (repo / "evidence").mkdir()
    (folder / "part-a.yml").write_text(emit(before), encoding="utf-8", newline="\n")
    (folder / "edition.yml").write_text(
        "year: 2031\ntitle: t\ntotal_max: 100\ncompleteness: full\n", encoding="utf-8"
    )
    read = load_records(open_source(repo, None), year=2031).editions[2031]
    assert [located.model.max for located in read.nodes] == [before.items[0].max]
    assert [located.model.note for located in read.nodes] == ["một\nhai"]


def test_comments_are_found_by_code() -> None:
    text = "# đầu\n\nitems:\n  # về A\n  # dòng hai\n  - code: A\n    title: x # không phải\n  - code: B\n"
    assert kept_comments(text) == ("# đầu\n\n", {"A": "# về A\n# dòng hai"})
