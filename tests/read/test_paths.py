"""What a file is, by its place; and names that no tree may hold."""

from __future__ import annotations

import pytest
from paca.read.names import check_entry, check_name, folded, shown
from paca.read.paths import Kind, Misplaced, Placed, classify
from paca.read.tree import TreeEntry

PLACES = [
    ("indicators/2019/edition.yml", Placed(Kind.EDITION, 2019)),
    ("indicators/2019/part-b.yml", Placed(Kind.NODES, 2019)),
    ("indicators/2019/figures.yml", Placed(Kind.FIGURE_SPECS, 2019)),
    ("indicators/2019/documents.yml", Placed(Kind.DOCUMENT_KINDS, 2019)),
    ("indicators/2019/mapping.yml", Placed(Kind.MAPPING, 2019)),
    ("evidence/2019/assessment.yml", Placed(Kind.ROUND, 2019)),
    ("evidence/2019/agencies.yml", Placed(Kind.REGISTER, 2019)),
    ("evidence/2019/so-mau/documents.yml", Placed(Kind.DOCUMENTS, 2019, "so-mau")),
    ("evidence/2019/so-mau/figures.yml", Placed(Kind.FIGURES, 2019, "so-mau")),
    ("evidence/2019/so-mau/explanations.yml", Placed(Kind.EXPLANATIONS, 2019, "so-mau")),
    ("evidence/2019/so-mau/B.5.1.md", Placed(Kind.SUBMISSION, 2019, "so-mau", "B.5.1")),
    ("evidence/2019/so-mau/attachments/a.pdf", Placed(Kind.ATTACHMENT, 2019, "so-mau", "a.pdf")),
    ("evidence/2019/so-mau/attachments/q1/a.pdf", Placed(Kind.ATTACHMENT, 2019, "so-mau", "q1/a.pdf")),
    ("evidence/2019/so-mau/README.md", Placed(Kind.README, 2019, "so-mau")),
    ("evidence/README.md", Placed(Kind.README, 0)),
    (
        "evidence/2019/_working-group/decisions/so-mau.yml",
        Placed(Kind.DECISIONS, 2019, "_working-group", "so-mau"),
    ),
    (
        "evidence/2019/_working-group/comments/gy-01.yml",
        Placed(Kind.COMMENT, 2019, "_working-group", "gy-01"),
    ),
    ("evidence/2019/_working-group/verified.yml", Placed(Kind.VERIFIED, 2019, "_working-group")),
]


@pytest.mark.parametrize(("path", "placed"), PLACES)
def test_places(path: str, placed: Placed) -> None:
    assert classify(path) == placed
    assert check_entry(TreeEntry(path, "0" * 40, "100644", 1)) is None


STRAYS = [
    # path, the outermost folder without a place
    ("evidence/2019/so-mau/document.yml", None),
    ("evidence/2019/so-mau/documents.yaml", None),
    ("evidence/2019/so-mau/b.5.1.md", None),
    ("evidence/2019/so-mau/B.5.1.markdown", None),
    ("evidence/2019/so-mau/attachments", None),
    ("evidence/2019/so-mau/tai-lieu/a.pdf", "evidence/2019/so-mau/tai-lieu"),
    ("evidence/2019/so-mau/e.md/x.txt", "evidence/2019/so-mau/e.md"),
    ("evidence/2019/So Mau/documents.yml", "evidence/2019/So Mau"),
    ("evidence/2019/_other/documents.yml", "evidence/2019/_other"),
    ("evidence/2019/_working-group/documents.yml", None),
    ("evidence/2019/_working-group/notes/a.yml", "evidence/2019/_working-group/notes"),
    ("evidence/2019/notes.yml", None),
    ("evidence/nam-2019/so-mau/documents.yml", "evidence/nam-2019"),
    ("evidence/notes.yml", None),
    ("evidence", None),
    ("indicators/2019/a/b.yml", "indicators/2019/a"),
]


@pytest.mark.parametrize(("path", "folder"), STRAYS)
def test_strays(path: str, folder: str | None) -> None:
    found = classify(path)
    assert isinstance(found, Misplaced)
    assert found.folder == folder


NAMES = [
    ("bao-cao.pdf", None),
    ("Báo cáo quý 1 (bản ký).pdf", None),
    ("83_KH-UBND.pdf", None),
    ("console.pdf", None),
    ("a\u200b.pdf", "F105"),
    ("a\u202efdp.exe", "F105"),
    ("a\n::error::x", "F105"),
    ("a\u00a0b.pdf", "F105"),
    ("CON", "F106"),
    ("con.pdf", "F106"),
    ("Aux.tar.gz", "F106"),
    ("COM1.pdf", "F106"),
    ("LPT9", "F106"),
    ("nul .txt", "F106"),
    ("documents.yml~", "F107"),
    ("~$bao-cao.docx", "F107"),
    (".e.yaml.swp", "F107"),
    ("a.bak", "F107"),
    ("Thumbs.db", "F107"),
    (".env", "F108"),
    (".gitattributes", "F108"),
    (".github", "F108"),
    ("..", "F108"),
    ("CODEOWNERS", "F109"),
    ("conftest.py", "F109"),
    ("requirements-dev.txt", "F109"),
    ("CNAME", "F109"),
    ("a.pdf ", "F110"),
    ("a.pdf.", "F110"),
    (" a.pdf", "F110"),
    ("-rf", "F110"),
    ("=1+1.pdf", "F110"),
    ("a?q=1#f.md", "F111"),
    ("%2e%2e%2fx.md", "F111"),
    ("a\\b.pdf", "F111"),
    ("a:b.pdf", "F111"),
    ("$(touch x).pdf", "F111"),
    ("x" * 121, "F112"),
    ("đie\u0302\u0309m.md", "F114"),
]


@pytest.mark.parametrize(("name", "code"), NAMES)
def test_names(name: str, code: str | None) -> None:
    found = check_name(name)
    assert (found[0] if found else None) == code


MODES = [("100644", None), ("120000", "F102"), ("160000", "F103"), ("010000", "F104"), ("140000", "F104")]


@pytest.mark.parametrize(("mode", "code"), MODES)
def test_kinds(mode: str, code: str | None) -> None:
    found = check_entry(TreeEntry("evidence/2019/so-mau/A.1.md", "0" * 40, mode, 0), plain=True)
    assert (found.code if found else None) == code


def test_too_deep_and_too_long() -> None:
    deep = check_entry(TreeEntry("evidence/2019/so-mau/attachments/a/b/c/d/e.pdf", "", "100644", 0))
    long = check_entry(
        TreeEntry("evidence/2019/so-mau/attachments/" + "x" * 100 + "/" + "y" * 100, "", "100644", 0)
    )
    assert deep is not None and long is not None
    assert (deep.code, long.code) == ("F113", "F112")


def test_twins_share_one_folded_path() -> None:
    assert folded("x/A.md") == folded("x/a.md")
    assert folded("x/điểm.md") == folded("x/đie\u0302\u0309m.md")
    assert folded("x/e.yaml") == folded("x/e.yml")
    assert folded("x/a.md") != folded("x/b.md")


def test_shown_paths_hide_nothing() -> None:
    assert shown("a/Sở.pdf") == "a/Sở.pdf"
    assert shown("a\u202eb\n\u200b") == "a\\u202eb\\n\\u200b"
