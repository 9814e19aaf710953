"""Names, order, aliases: values only."""

from __future__ import annotations

import pytest
from paca.publish.manifest import Change, Difference, differences, read_manifest, write_manifest
from paca.publish.version import NotAPublication, Publication, Stage, valid_name

from .samples import version


@pytest.mark.parametrize("name", ["du-thao-1", "2019.1-draft", "2019-final", "v1", "a"])
def test_names(name):
    assert valid_name(name)


@pytest.mark.parametrize(
    "name",
    [
        "",
        ".",
        "..",
        "a..b",
        "-a",
        "a-",
        "Dự-thảo",
        "A",
        "a/b",
        "a b",
        "latest",
        "manifest",
        "con",
        "nul.x",
        "com1",
    ]
    + ["versions.json", "versions.js", "index.html", "robots.txt", "front", "x" * 65],
)
def test_no_names(name):
    assert not valid_name(name)


def published(*versions):
    publication = Publication()
    for each in versions:
        publication = publication.with_version(each)
    return publication


def names(publication):
    return [each.name for each in publication.versions]


@pytest.mark.parametrize(
    ("versions", "order"),
    [
        # As text "5-final" sorts before "5.2-draft", and "draft-10" before "draft-2".
        (
            [("2025-final", "2025-09-01", 1), ("2025.2-draft", "2025-08-01", 0)],
            ["2025.2-draft", "2025-final"],
        ),
        ([("draft-10", "2020-08-10", 0), ("draft-2", "2020-08-02", 0)], ["draft-2", "draft-10"]),
        # A draft made after the final version does not become the current one.
        ([("final", "2020-09-01", 1), ("late", "2020-10-01", 0)], ["late", "final"]),
        ([("final-2", "2020-11-01", 1), ("final", "2020-09-01", 1)], ["final", "final-2"]),
    ],
)
def test_order(versions, order):
    stages = (Stage.DRAFT, Stage.FINAL)
    made = [version(name, on=on, stage=stages[final]) for name, on, final in versions]
    assert names(published(*made)) == order
    assert names(published(*reversed(made))) == order


def test_a_new_year_follows_the_old_year_s_final_version():
    old = version("2019-final", stage=Stage.FINAL, year=2019, on="2020-09-01")
    new = version("2020-draft", year=2020, on="2020-08-01")
    publication = published(new, old)
    assert names(publication) == ["2019-final", "2020-draft"]
    assert publication.successor(old) is None, "the final version of a year is not superseded by another year"


def test_successor_is_the_one_that_counts_now():
    one, two, three = version("a"), version("b", on="2020-08-01"), version("c", on="2020-09-01")
    publication = published(one, two, three)
    assert [getattr(publication.successor(each), "name", None) for each in (one, two, three)] == [
        "c",
        "c",
        None,
    ]


def test_an_alias_leads_to_one_version():
    publication = published(
        version("a", aliases=("moi", "cu")), version("b", on="2020-08-01", aliases=("moi",))
    )
    assert [each.aliases for each in publication.versions] == [("cu",), ("moi",)]


def test_json_round_trip():
    publication = published(version("a"), version("b", on="2020-08-01")).without("a", reason="Sai số liệu")
    assert Publication.from_json(publication.to_json(), where="x") == publication


@pytest.mark.parametrize(
    "text", [b"", b"[]", b'[{"version": "1.0", "title": "1.0", "aliases": []}]', b'{"format": 2}']
)
def test_a_file_of_another_tool_is_refused(text):
    with pytest.raises(NotAPublication):
        Publication.from_json(text, where="x")


def test_manifest_round_trip_and_differences():
    digests = {"a/b c.html": "a" * 64, "a/Đ.html": "b" * 64}
    assert read_manifest(write_manifest(digests)) == digests
    found = {"a/b c.html": "c" * 64, "new": "d" * 64}
    assert differences(digests, found) == (
        Difference("a/b c.html", Change.CHANGED),
        Difference("a/Đ.html", Change.MISSING),
        Difference("new", Change.ADDED),
    )
    with pytest.raises(ValueError):
        read_manifest(b"no manifest\n")
