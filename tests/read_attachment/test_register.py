"""What documents.yml says of a file, held against the file; and verdicts that are kept."""

from __future__ import annotations

import hashlib
import sqlite3
from pathlib import Path

import pytest
from paca.check.run import check
from paca.read.attachment import load as attachment_load

from .cases import HELD
from .samples import docx, pdf, png
from .trees import FOLDER, PLACE, found, read, write

FILE = pdf(pages=4)
SHA = hashlib.sha256(FILE).hexdigest()
CCCD = "001099012345"


def document(*lines: str, name: str = "kh.pdf") -> str:
    rest = "".join(f"    {line}\n" for line in lines)
    head = "documents:\n  - key: kh\n    number: 83/KH-UBND\n    date: 05/03/2019\n"
    return f"{head}    issuer: UBND huyện\n    title: Kế hoạch\n    attachment: {name}\n{rest}"


REGISTERED = [
    ((), {}),
    ((f"sha256: {SHA}", "pages: 4"), {}),
    ((f"sha256: {SHA.upper()}",), {}),
    ((f"sha256: {'0' * 64}",), {"D550": 8}),
    (("pages: 12",), {"D551": 8}),
    (("pages: 12", f"sha256: {'0' * 64}"), {"D551": 8, "D550": 9}),
]


@pytest.mark.parametrize(("lines", "expected"), REGISTERED)
def test_register_and_file(tmp_path: Path, lines: tuple[str, ...], expected: dict[str, int]) -> None:
    records = read(write(tmp_path, {"kh.pdf": FILE}, document(*lines)))
    said = found(records)
    assert {finding.code: finding.position.line for finding in said} == expected
    assert all(finding.position.path == f"{FOLDER}/documents.yml" for finding in said)
    facts = records.filed["so-mau"].attachments["kh.pdf"].facts
    assert facts is not None
    assert (facts.sha256, facts.size, facts.kind, facts.pages) == (SHA, len(FILE), "pdf", 4)
    assert facts.publishable


def test_a_picture_has_no_pages_to_compare(tmp_path: Path) -> None:
    records = read(write(tmp_path, {"kh.png": png(side=3)}, document("pages: 1", name="kh.png")))
    assert found(records) == []
    facts = records.filed["so-mau"].attachments["kh.png"].facts
    assert facts is not None and (facts.pixels, facts.pages) == ((3, 3), None)


def test_a_refused_file_is_not_said_to_be_missing(tmp_path: Path) -> None:
    records = read(write(tmp_path, {"kh.pdf": b"MZ"}, document()))
    codes = {finding.code for finding in check(records, None, as_of=records.round.model.period.end)}
    assert "D522" in codes and "D504" not in codes
    assert records.filed["so-mau"].attachments == {}


def test_authors_are_told_once_an_agency(tmp_path: Path) -> None:
    data = next(data for name, data, _ in HELD if name == "nguoi.docx")
    records = read(write(tmp_path, {f"bao-cao-{number}.docx": data for number in range(9)}))
    (only,) = found(records)
    assert (only.code, only.params["count"]) == ("D546", "9")


def test_a_refused_file_whose_name_tells_a_secret_is_told_by_its_folder(tmp_path: Path) -> None:
    names = {f"{CCCD}.pdf": b"MZ", f"x/{CCCD}": b"", f"{CCCD}.docx": docx(), "kh.pdf": b"MZ"}
    records = read(write(tmp_path, names))
    every = check(records, None, as_of=records.round.model.period.end)
    assert not any(CCCD in repr(finding) for finding in every)
    assert {PLACE, f"{PLACE}/x"} <= {finding.position.path for finding in every if finding.code == "P702"}
    assert f"{PLACE}/kh.pdf" in {finding.position.path for finding in every}


FILES = {
    "kh.pdf": FILE, "gia.pdf": b"MZ", "hong.docx": docx()[:-3], "ten.png": png(side=2), "an.docx": HELD[0][1]
}  # fmt: skip


def test_the_second_time_nothing_is_opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    root = write(tmp_path, FILES)
    first = read(root, cached=True)

    def never(*_: object) -> None:
        raise AssertionError("opened again")

    monkeypatch.setattr(attachment_load, "inspect", never)
    second = read(root, cached=True)
    assert found(second) == found(first) and second.filed == first.filed and second.refused == first.refused
    # The same content under another name is judged anew, from what is known of it.
    (root / PLACE / "kh.pdf").rename(root / PLACE / "kh.png")
    assert "D522" in {finding.code for finding in found(read(root, cached=True))}


@pytest.mark.parametrize("damage", ["{}", "[", '{"facts": [], "problems": []}'])
def test_a_damaged_cache_is_no_cache(tmp_path: Path, damage: str) -> None:
    root = write(tmp_path, FILES)
    first = read(root, cached=True)
    with sqlite3.connect(root / "cache.sqlite") as base:
        assert base.execute("UPDATE attachments SET verdict = ?", [damage]).rowcount == len(FILES)
    assert found(read(root, cached=True)) == found(first)


def test_a_slow_machines_verdict_is_not_kept(tmp_path: Path) -> None:
    from paca.read.attachment import cache
    from paca.read.attachment.verdict import Problem, Verdict
    from paca.records import AttachmentFacts

    at = tmp_path / "cache.sqlite"
    facts = AttachmentFacts("0" * 64, 1, "pdf")
    lasting, slow = Verdict(facts), Verdict(facts, (Problem("D529"),), lasting=False)
    cache.keep(at, {"a" * 40: lasting, "b" * 40: slow})
    assert dict(cache.known(at, ["a" * 40, "b" * 40])) == {"a" * 40: lasting}
