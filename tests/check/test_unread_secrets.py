"""Secrets where no record holds the text: comments, refused files, files without a place."""

from __future__ import annotations

import codecs
from pathlib import Path

import pytest
from paca.checking.run import check_revision
from paca.report_findings import FORMS, Result, report

from ..read.trees import commit, write
from .builders import AS_OF, HUYEN, SO, TREE

CCCD = "049085001234"
DOCUMENTS = TREE[f"{SO}/documents.yml"]

PLACES = {
    "comment at the top": (f"{SO}/documents.yml", f"# ông A {CCCD}\n" + DOCUMENTS, 1),
    "comment behind a value": (
        f"{SO}/documents.yml",
        DOCUMENTS.replace("issuer: Sở Mẫu", f"issuer: Sở Mẫu # {CCCD}", 1),
        5,
    ),
    "comment in front matter": (
        f"{SO}/A.1.4.md",
        TREE[f"{SO}/A.1.4.md"].replace("claim:", f"# CCCD {CCCD}\nclaim:"),
        3,
    ),
    "a line put out of use": (f"{SO}/figures.yml", TREE[f"{SO}/figures.yml"] + f"#  - note: {CCCD}\n", 12),
    "unknown key": (f"{SO}/documents.yml", DOCUMENTS + f"    ghi_chu: {CCCD}\n", 18),
    "broken YAML": (f"{SO}/documents.yml", f'documents:\n  - key: "a\n    note: {CCCD}\n', 3),
    "anchor": (f"{SO}/documents.yml", f"documents: &a\n  - note: {CCCD}\n", 2),
    "a bidi character": (f"{SO}/documents.yml", f"documents:\n  - note: \u202e{CCCD}\n", 2),
    "UTF-16": (f"{SO}/documents.yml", codecs.BOM_UTF16_LE + f"a: 1\nnote: {CCCD}\n".encode("utf-16-le"), 2),
    "invalid UTF-8": (f"{SO}/documents.yml", b"\xff\nnote: " + CCCD.encode() + b"\n", 2),
    "no front matter": (f"{SO}/A.1.4.md", f"x\n\nÔng A, CCCD {CCCD}\n", 3),
    "no place": (f"{SO}/ghi-chu.txt", f"x\n{CCCD}\n", 2),
    "wrong ending": (f"{SO}/documents.yaml", f"x: y\nnote: {CCCD}\n", 2),
    "a folder without a place": (f"{SO}/cu/a.txt", f"{CCCD}\n", 1),
    "a README": (f"{SO}/README.md", f"# Ghi chú\n\n{CCCD}\n", 3),
    "an environment": (f"{SO}/.env", f"A=1\nB={CCCD}\n", 2),
    "twins": (f"{SO}/A.1.4.MD", f"x\n{CCCD}\n", 2),
}  # fmt: skip


@pytest.mark.parametrize("source", ["tree", "commit"])
@pytest.mark.parametrize("name", PLACES)
def test_found_at_its_line_and_not_repeated(name: str, source: str, tmp_path: Path) -> None:
    path, content, line = PLACES[name]
    files = {**TREE, path: content}
    root = commit(tmp_path, files) if source == "commit" else write(tmp_path, files)
    checked = check_revision(root, "main" if source == "commit" else None, as_of=AS_OF, use_cache=False)
    told = [(one.position.path, one.position.line) for one in checked.findings if one.code == "P702"]
    assert told == [(path, line)]
    result = Result(checked.findings, checked.accepted, checked.refused, "x", None, AS_OF)
    for form in FORMS:
        assert CCCD not in report(result, form)


def test_a_secret_in_a_record_of_a_refused_file_is_told_once(tmp_path: Path) -> None:
    text = DOCUMENTS.replace("title: Kế hoạch", f"title: {CCCD} Kế hoạch", 1) + "    ghi_chu: x\n"
    root = write(tmp_path, {**TREE, f"{SO}/documents.yml": text})
    checked = check_revision(root, None, as_of=AS_OF, use_cache=False)
    assert [one.position.line for one in checked.findings if one.code == "P702"] == [6]


def test_what_is_remembered_is_told_again(tmp_path: Path) -> None:
    """The second check, from memory, and the third, after a change elsewhere, say the same."""
    files = {**TREE, f"{SO}/documents.yml": f"# {CCCD}\n{DOCUMENTS}", f"{SO}/x.txt": CCCD}
    root = commit(tmp_path, files)
    write(root, files)
    first = check_revision(root, None, as_of=AS_OF).findings
    assert [one.position.path for one in first if one.code == "P702"] == [
        f"{SO}/documents.yml",
        f"{SO}/x.txt",
    ]
    assert check_revision(root, None, as_of=AS_OF).findings == first
    write(root, {f"{HUYEN}/A.1.2.md": "---\nitem: A.1.2\nself_score: 0\nexplanation: x\n---\n"})
    after = check_revision(root, None, as_of=AS_OF).findings
    assert [one for one in after if one.code == "P702"] == [one for one in first if one.code == "P702"]
