"""paca fix: each kind of mending as before and after, and what must hold for any file."""

from __future__ import annotations

import os
import unicodedata
from pathlib import Path

import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st
from paca.cli.main import main
from paca.mend.edit import Why
from paca.mend.mend import mend_file
from paca.read.models import model_of, validate
from paca.read.parse import parse_file
from paca.read.paths import Kind

from tests.read.trees import GOOD, write

D, F, S, E = Kind.DOCUMENTS, Kind.FIGURES, Kind.SUBMISSION, Kind.EXPLANATIONS
HASH = "a" * 64
NFD = unicodedata.normalize("NFD", "Kế hoạch")

CASES = {
    "byte order mark": (F, "\ufefffigures: []\n", "figures: []\n"),
    "Windows line ends, also in the thuyết minh": (
        S, "---\r\nitem: A.1\r\n---\r\n\r\nĐã làm.\r\n", "---\nitem: A.1\n---\n\nĐã làm.\n"),
    "decomposed accents, also in the thuyết minh": (
        S, f"---\nitem: A.1\nexplanation: {NFD}\n---\n{NFD}\n",
        "---\nitem: A.1\nexplanation: Kế hoạch\n---\nKế hoạch\n"),
    "no end of the last line": (F, "figures: []", "figures: []\n"),
    "a block of text at the end would gain a line": (
        E, "explanations:\n  - id: a\n    item: A.1\n    on: 2020-01-02\n    text: |\n      xong",
        "explanations:\n  - id: a\n    item: A.1\n    on: 2020-01-02\n    text: |\n      xong"),
    "blanks at the end of lines, not in the thuyết minh": (
        S, "---  \nitem: A.1 \n# ghi chú\t\nclaim: draft\n---\t\nhết dòng  \nmới\n",
        "---\nitem: A.1\n# ghi chú\nclaim: draft\n---\nhết dòng  \nmới\n"),
    "blanks inside a block of text are text": (
        E,
        "explanations:\n  - id: a \n    item: A.1\n    on: 2020-01-02\n"
        "    text: |  \n      một  \n      hai\n",
        "explanations:\n  - id: a\n    item: A.1\n    on: 2020-01-02\n    text: |\n      một  \n      hai\n"),
    "tabs as indentation": (
        S, "---\nitem: A.1\nanswers:\n\tanswer: yes\n---\n",
        "---\nitem: A.1\nanswers:\n  answer: yes\n---\n"),
    "a tab that would mean two things is let be": (
        S, "---\nanswers:\n  x:\n    y: 1\n\tz: 2\n---\n", "---\nanswers:\n  x:\n    y: 1\n\tz: 2\n---\n"),
    "a tab inside a line is text": (F, "figures: [] # a\tb\n", "figures: [] # a\tb\n"),
    "yes and no": (
        S, "---\nitem: A.1\nanswers: {a: Có, b: 'KHÔNG', c: True, d: yes, e: x}\n---\n",
        "---\nitem: A.1\nanswers: {a: yes, b: 'no', c: yes, d: yes, e: x}\n---\n"),
    "days": (
        D, 'documents:\n  - {key: a, issuer: b, title: "ngày 1/2/2019", date: 1/2/2019} # 1/2/2019\n',
        'documents:\n  - {key: a, issuer: b, title: "ngày 1/2/2019", date: 2019-02-01} # 1/2/2019\n'),
    "a day that is none is for people": (
        D, "documents:\n  - {key: a, issuer: b, title: c, date: 30/2/2019}\n",
        "documents:\n  - {key: a, issuer: b, title: c, date: 30/2/2019}\n"),
    "decimal comma": (
        F, "figures:\n  - key: a\n    value: 1,5\n    unit: '1,5'\n    previous: \"2,25\"\n",
        "figures:\n  - key: a\n    value: 1.5\n    unit: '1,5'\n    previous: \"2.25\"\n"),
    "a comma that may mark thousands is for people": (
        F, "figures:\n  - key: a\n    value: 1,250\n    unit: m\n",
        "figures:\n  - key: a\n    value: 1,250\n    unit: m\n"),
    "comments, blank lines, quotes and order stay": (
        S, "---\n# đầu\nself_score: 1,5   # điểm\n\nitem: 'A.1'\n---\n\n# Tiêu đề\n",
        "---\n# đầu\nself_score: 1.5   # điểm\n\nitem: 'A.1'\n---\n\n# Tiêu đề\n"),
    "what cannot be read keeps its mistakes, but for characters": (
        F, "figures: [\r\n  a: 'x \r\n", "figures: [\n  a: 'x \n"),
}  # fmt: skip


@pytest.mark.parametrize("case", CASES)
def test_before_and_after(case: str) -> None:
    kind, before, after = CASES[case]
    assert mend_file(kind, "x", before.encode()).text == after


ORDERED = {
    "an entry of a list": (
        D, "documents:\n  - title: c\n    key: a\n    issuer: b\n  - key: d\n    issuer: e\n    title: f\n",
        "documents:\n  - key: a\n    issuer: b\n    title: c\n  - key: d\n    issuer: e\n    title: f\n"),
    "front matter, comments with the key below them": (
        S, "---\n# mẫu\nself_score: 1\n# của tiêu chí\nitem: A.1\nanswers:\n  b: yes\n  a: no\n---\nx\n",
        "---\n# mẫu\n# của tiêu chí\nitem: A.1\nself_score: 1\nanswers:\n  b: yes\n  a: no\n---\nx\n"),
    "an entry with a comment is let be": (
        D, "documents:\n  - title: c\n    # ?\n    key: a\n    issuer: b\n",
        "documents:\n  - title: c\n    # ?\n    key: a\n    issuer: b\n"),
    "an entry in braces is let be": (
        D, "documents:\n  - {title: c, key: a, issuer: b}\n",
        "documents:\n  - {title: c, key: a, issuer: b}\n"),
    "values of several lines move whole": (
        D, "documents:\n  - title: >-\n      c\n      d\n    key: a\n    proves:\n      - x\n    issuer: b\n",
        "documents:\n  - key: a\n    issuer: b\n    title: >-\n      c\n      d\n    proves:\n      - x\n"),
}  # fmt: skip


@pytest.mark.parametrize("case", ORDERED)
def test_order_of_the_model_when_asked(case: str) -> None:
    kind, before, after = ORDERED[case]
    assert mend_file(kind, "x", before.encode()).text == before
    assert mend_file(kind, "x", before.encode(), order=True).text == after


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("  - key: a\n    attachment: a.pdf # bản ký\n    issuer: b\n    title: c\n",
         f"  - key: a\n    attachment: a.pdf # bản ký\n    sha256: {HASH}\n    issuer: b\n    title: c\n"),
        ('  - {key: a, attachment: "a.pdf", issuer: b, title: c}\n',
         f'  - {{key: a, attachment: "a.pdf", sha256: {HASH}, issuer: b, title: c}}\n'),
        ("  - key: a\n    sha256: 123\n    attachment: a.pdf\n    issuer: b\n    title: c\n",
         f"  - key: a\n    sha256: {HASH}\n    attachment: a.pdf\n    issuer: b\n    title: c\n"),
        ("  - key: a\n    sha256:\n    attachment: a.pdf\n    issuer: b\n    title: c\n",
         f"  - key: a\n    sha256: {HASH}\n    attachment: a.pdf\n    issuer: b\n    title: c\n"),
        ("  - key: a\n    attachment: b.pdf\n    issuer: b\n    title: c\n",
         "  - key: a\n    attachment: b.pdf\n    issuer: b\n    title: c\n"),
    ],
)  # fmt: skip
def test_hashes_when_asked(before: str, after: str) -> None:
    data = f"documents:\n{before}".encode()
    assert mend_file(D, "x", data).text == f"documents:\n{before}"
    assert mend_file(D, "x", data, digests={"a.pdf": HASH}).text == f"documents:\n{after}"


def test_reasons_name_their_lines() -> None:
    mended = mend_file(F, "x", b"figures:\r\n  - key: a\r\n    value: 1,5\r\n    unit: m\r\n")
    assert mended.reasons == {Why.LINE_ENDS: (1, 2, 3, 4), Why.DECIMAL: (3,)}


SUSPICIOUS = ["a\u202eb", "a\u200bb", "\x00", "a\rb", "x\u2028y"]


@pytest.mark.parametrize("piece", SUSPICIOUS)
def test_a_file_with_suspicious_characters_is_not_touched(piece: str) -> None:
    mended = mend_file(F, "x", f"figures: []  \r\n# {piece}\r\n".encode())
    assert mended.text is None and [finding.code[0] for finding in mended.findings] == ["Y"]
    assert mend_file(F, "x", b"figures: \xff\xff\n").text is None


# Files out of pieces, plain and odd: indentation, quoting, comments, both line ends, block texts.
LINE = st.sampled_from(
    ["# ghi chú  ", "", "item: A.1", "self_score: 1,5 ", "self_score: '2,0'", "claim: draft", "answers:",
     "  answer: Có", "\tanswer: co", "  b: \"no\"  ", "documents: [a, b]", "documents:", "  - a\t",
     "  - key: a", "    issuer: b", "    title: |  ", "      hai  ", "    date: 1/2/2019",
     "    date: 30/2/2019",
     "figures:", "    value: 1,250", "    value: 3,5", "    unit: m", f"    unit: {NFD}", "    title: \"c \\",
     "      d  \"", "explanation: >  ", "  một  ", "---",
     "  - {title: x, key: y, issuer: z, attachment: a.pdf}",
     "    attachment: 'a.pdf' # x", "    sha256: abc", "    approximate: ĐÚNG", "filed_by: 1,5"]
)  # fmt: skip
FILES = st.tuples(
    st.sampled_from([D, F, S]),
    st.sampled_from(["", "\ufeff"]),
    st.lists(LINE, max_size=14),
    st.sampled_from(["\n", "\r\n"]),
    st.booleans(),
    st.sampled_from(["", "documents:", "figures:", "---"]),
)


def _file(kind: Kind, mark: str, lines: list[str], ends: str, ended: bool, first: str) -> tuple[Kind, bytes]:
    text = mark + ends.join([first, *lines] if first else lines) + (ends if ended else "")
    return kind, text.encode()


def _read(kind: Kind, data: bytes) -> object:
    parsed = parse_file(kind, data, "x")
    if parsed.tree is None or parsed.mark is None:
        return [finding.code for finding in parsed.findings if finding.code not in ("Y225", "Y226")]
    valid = validate(model_of(kind), parsed.tree, parsed.mark, "x", key_marks=lambda: parsed.mark)
    return valid.model, [finding.code for finding in valid.findings], parsed.body.rstrip("\n")


@given(st.builds(lambda made: _file(*made), FILES), st.booleans())
def test_mending_is_idempotent_and_changes_no_meaning(made: tuple[Kind, bytes], order: bool) -> None:
    kind, data = made
    once = mend_file(kind, "x", data, order=order)
    assert once.text is not None
    assert mend_file(kind, "x", once.text.encode(), order=order).text == once.text
    before = _read(kind, data)
    if before != ["Y210"]:  # tabs: what was refused is read now, if anything was done
        assert _read(kind, once.text.encode()) == before


@given(st.builds(lambda made: _file(*made), FILES))
def test_hashing_changes_nothing_but_hashes(made: tuple[Kind, bytes]) -> None:
    kind, data = made
    plain = mend_file(kind, "x", data).text
    hashed = mend_file(kind, "x", data, digests={"a.pdf": HASH}).text
    assert plain is not None and hashed is not None
    assert mend_file(kind, "x", hashed.encode(), digests={"a.pdf": HASH}).text == hashed
    before, after = _read(kind, plain.encode()), _read(kind, hashed.encode())
    if plain == hashed:
        return
    assert isinstance(before, tuple) and isinstance(after, tuple)
    for one, other in zip(before[0].documents, after[0].documents, strict=True):
        assert one.model_copy(update={"sha256": other.sha256}) == other


@given(st.binary(max_size=200), st.sampled_from([D, F, S, E]))
def test_no_bytes_bring_it_down(data: bytes, kind: Kind) -> None:
    once = mend_file(kind, "x", data, order=True, digests={"a": HASH}).text
    assert once is None or mend_file(kind, "x", once.encode(), order=True, digests={"a": HASH}).text == once


FOLDER = "evidence/2019/so-mau"
UNTIDY = "figures:\r\n  - {key: a, value: '1,5', unit: m}\r\n"


def run(root: Path, *arguments: str):
    (root / "indicators").mkdir(exist_ok=True)
    return CliRunner().invoke(main, ["fix", "--repo", str(root), *arguments], catch_exceptions=False)


def test_shows_first_and_writes_only_when_told(tmp_path: Path) -> None:
    write(tmp_path, {**GOOD, f"{FOLDER}/figures.yml": UNTIDY})
    file = tmp_path / FOLDER / "figures.yml"
    file.chmod(0o640)
    shown = run(tmp_path)
    assert shown.exit_code == 0 and file.read_bytes() == UNTIDY.encode()
    assert "-  - {key: a, value: '1,5', unit: m}\n+  - {key: a, value: '1.5', unit: m}\n" in shown.output, (
        shown.output
    )
    assert "đổi cách xuống dòng của Windows" in shown.output and "--write" in shown.output
    written = run(tmp_path, "so-mau", "--write")
    assert written.exit_code == 0 and "Đã sửa" in written.output
    assert file.read_text() == "figures:\n  - {key: a, value: '1.5', unit: m}\n"
    assert os.name != "posix" or file.stat().st_mode & 0o777 == 0o640
    assert "Không có gì để máy sửa" in run(tmp_path).output
    assert sorted(one.name for one in file.parent.iterdir()) == ["A.1.md", "documents.yml", "figures.yml"]


def test_touches_nothing_outside_agencies_folders(tmp_path: Path) -> None:
    others = {
        "README.md": UNTIDY, "evidence/2019/README.md": UNTIDY, "evidence/2018/so-mau/figures.yml": UNTIDY,
        "evidence/2019/_working-group/verified.yml": "scores: []", f"{FOLDER}/attachments/a.pdf": UNTIDY,
        "indicators/2019/edition.yml": "year: 2019", f"{FOLDER}/README.md": UNTIDY,
        "evidence/2019/so-khac/figures.yml": UNTIDY, f"{FOLDER}/notes.txt": UNTIDY,
    }  # fmt: skip
    write(tmp_path, {**GOOD, **others, f"{FOLDER}/figures.yml": UNTIDY})
    assert run(tmp_path, "so-mau", "--write", "--order", "--hash").exit_code == 0
    for path, text in others.items():
        assert (tmp_path / path).read_bytes() == text.encode(), path


@pytest.mark.skipif(os.name != "posix", reason="symbolic links need rights elsewhere")
def test_follows_no_link(tmp_path: Path) -> None:
    write(tmp_path, GOOD)
    outside = tmp_path / "outside.yml"
    outside.write_text(UNTIDY, newline="")
    (tmp_path / FOLDER / "figures.yml").symlink_to(outside)
    run(tmp_path, "--write")
    assert outside.read_bytes() == UNTIDY.encode()


def test_the_diff_repeats_no_secret_and_no_control(tmp_path: Path) -> None:
    secret = "số CCCD 079199001234"
    text = f"---\nitem: A.1\nexplanation: {secret}\nself_score: 1,5\n---\n"
    write(tmp_path, {**GOOD, f"{FOLDER}/A.1.md": text})
    output = run(tmp_path).output
    assert "079199001234" not in output and "không được hiện lại" in output and "+self_score: 1.5" in output


def test_says_what_it_does_not_touch(tmp_path: Path) -> None:
    write(tmp_path, {**GOOD, f"{FOLDER}/figures.yml": "figures: []  # \u202e\n"})
    result = run(tmp_path, "--write")
    assert "Không sửa evidence/2019/so-mau/figures.yml" in result.output
    assert "\u202e" in (tmp_path / FOLDER / "figures.yml").read_text()


def test_an_unknown_agency_is_told(tmp_path: Path) -> None:
    write(tmp_path, GOOD)
    (tmp_path / "indicators").mkdir()
    with pytest.raises(Exception, match="so-mau"):
        run(tmp_path, "so-mauu")
