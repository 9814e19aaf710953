"""A whole tree: what is accepted, what is refused, and that neither hides the other."""

from __future__ import annotations

import tempfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from paca.demo.attachments import pdf
from paca.read.guard import REGISTER_BYTES
from paca.read.load import load_records
from paca.read.source import open_source

from .trees import ASSESSMENT, DOCUMENTS, FOLDER, GOOD, SUBMISSION, codes, commit, errors, load, write

EDITION = "year: 2019\ntitle: Bộ chỉ số thử\ntotal_max: 100\ncompleteness: full\n"
PART = "items:\n  - {code: A, title: Phần A, title_status: exact, max: 20, max_status: exact}\n"
GROUP = "evidence/2019/_working-group"
WHOLE = {
    **GOOD,
    "indicators/2019/edition.yml": EDITION,
    "indicators/2019/part-a.yml": PART,
    "indicators/2018/edition.yml": EDITION.replace("2019", "2018"),
    "evidence/2019/agencies.yml": (
        "groups: [{key: so-ban-nganh, title: Sở}]\n"
        "agencies: [{slug: so-mau, name: Sở Mẫu, kind: department, group: so-ban-nganh}]\n"
    ),
    f"{FOLDER}/figures.yml": (
        "figures:\n  - {key: so-cuoc, value: 12, unit: cuộc}\n"
        "  - {key: so-cuoc, value: 5, unit: cuộc, scope: part-of-period}\n"
    ),
    f"{FOLDER}/explanations.yml": "explanations:\n  - {id: gt-1, item: A.1, on: 1/8/2020, text: Đã sửa}\n",
    f"{FOLDER}/attachments/quy-1/a.pdf": pdf("Quy 1"),
    f"{FOLDER}/README.md": "Ghi chú của cơ quan.",
    f"{GROUP}/decisions/so-mau.yml": (
        "decisions:\n  - {item: A.1, stage: reviewed, verdict: accept, by: Tổ 1, on: 1/7/2020}\n"
        "  - {item: A.1, stage: final, verdict: set, score: 1, reason: Thiếu, by: Tổ 1, on: 2/8/2020}\n"
    ),
    f"{GROUP}/decisions/province.yml": (
        "decisions:\n  - {item: A.1, stage: reviewed, verdict: accept, by: Tổ 1, on: 1/7/2020}\n"
    ),
    f"{GROUP}/comments/gy-01.yml": "id: gy-01\non: 5/8/2020\nby: Sở Mẫu\ntext: Đề nghị xem lại\n",
    f"{GROUP}/verified.yml": "scores:\n  - {code: A, score: 15.5, source: Quyết định thử}\n",
}


def test_a_whole_round(tmp_path: Path) -> None:
    records = load(write(tmp_path, WHOLE))
    assert (records.findings, records.refused) == ((), ())
    assert records.accepted == tuple(sorted(WHOLE))
    assert records.year == 2019 and set(records.editions) == {2018, 2019}
    assert records.edition is not None and list(records.edition.by_code) == ["A"]
    assert list(records.agencies.by_slug) == ["so-mau"]
    filed = records.filed["so-mau"]
    assert list(filed.documents) == ["ke-hoach-2019"]
    assert (filed.figures["so-cuoc"].model.value, len(filed.other_figures)) == (12, 1)
    assert filed.submissions["A.1"].body == "\nCơ quan đã ban hành kế hoạch.\n"
    assert filed.submissions["A.1"].body_line == 9
    assert list(filed.attachments) == ["quy-1/a.pdf"]
    group = records.working_group
    assert [d.model.stage for d in group.decisions["A.1", "so-mau"]] == ["reviewed", "final"]
    assert group.decisions["A.1", None][0].where("verdict").line == 2
    assert group.comments[0].model.id == "gy-01"
    assert group.verified["A"].where("score") == group.verified["A"].where("score")


def test_positions_lead_to_the_value(tmp_path: Path) -> None:
    records = load(write(tmp_path, WHOLE))
    filed = records.filed["so-mau"]
    for located, key, start in [
        (filed.documents["ke-hoach-2019"], "number", "83/KH-UBND"),
        (filed.documents["ke-hoach-2019"], "title", '"Kế hoạch'),
        (filed.figures["so-cuoc"], "value", "12"),
        (filed.submissions["A.1"].front, "self_score", "1,5"),
        (filed.explanations[0], "text", "Đã sửa"),
    ]:
        at = located.where(key)
        line = (tmp_path / at.path).read_text(encoding="utf-8").split("\n")[at.line - 1]
        assert line[at.column - 1 :].startswith(start)


def test_the_latest_round_is_read_and_others_can_be_asked(tmp_path: Path) -> None:
    files = {
        **GOOD,
        "evidence/2020/assessment.yml": ASSESSMENT.replace("2019", "2020"),
        "evidence/2020/so-mau/x.txt": "",
        "evidence/2021/so-mau/x.txt": "",  # no assessment.yml: not a round yet
    }
    root = write(tmp_path, files)
    assert load(root).year == 2020
    asked = load_records(open_source(root), year=2019)
    assert (asked.year, asked.findings) == (2019, ())


def test_nothing_to_read(tmp_path: Path) -> None:
    records = load(write(tmp_path, {"README.md": "x"}))
    assert (records.year, records.accepted, records.refused, records.findings) == (0, (), (), ())


def test_a_folder_without_a_round_is_said(tmp_path: Path) -> None:
    assert codes(load(write(tmp_path, {f"{FOLDER}/documents.yml": DOCUMENTS}))) == ["F101"]


def test_double_keys_are_said_once_and_the_first_stands(tmp_path: Path) -> None:
    double = DOCUMENTS + DOCUMENTS.partition("\n")[2].replace("12", "13")
    records = load(write(tmp_path, {**GOOD, f"{FOLDER}/documents.yml": double}))
    (finding,) = records.findings
    assert (finding.code, finding.position.line, finding.params["first"]) == ("S330", 8, "2")
    assert records.filed["so-mau"].documents["ke-hoach-2019"].model.pages == 12


def test_a_code_twice_across_files_of_an_edition(tmp_path: Path) -> None:
    files = {**WHOLE, "indicators/2019/part-b.yml": PART}
    (finding,) = load(write(tmp_path, files)).findings
    assert finding.params["first"] == "indicators/2019/part-a.yml:2"


MISMATCHES = [
    (f"{FOLDER}/A.2.md", SUBMISSION, 2),
    (f"{GROUP}/comments/gy-02.yml", WHOLE[f"{GROUP}/comments/gy-01.yml"], 1),
    ("indicators/2020/edition.yml", EDITION, 1),
]


@pytest.mark.parametrize(("path", "text", "line"), MISMATCHES)
def test_name_and_content_must_agree(tmp_path: Path, path: str, text: str, line: int) -> None:
    records = load(write(tmp_path, {**GOOD, path: text}))
    (finding,) = records.findings
    assert (finding.code, finding.position.path, finding.position.line) == ("F121", path, line)
    assert [file.path for file in records.refused] == [path]


def test_a_file_too_large_is_not_even_read(tmp_path: Path) -> None:
    root = write(tmp_path, {**GOOD, f"{FOLDER}/A.2.md": "x" * 300_000})
    assert codes(load(root)) == ["Y201"]


def test_a_register_of_two_thousand_agencies_is_read(tmp_path: Path) -> None:
    rows = "".join(
        f"  - {{slug: a{number}, name: Cơ quan {number}, kind: department, group: x}}\n"
        + "    # " + "đ" * 90 + "\n"
        for number in range(2_000)
    )  # fmt: skip
    text = f"groups:\n  - {{key: x, title: X}}\nagencies:\n{rows}"
    assert 300_000 < len(text.encode()) < REGISTER_BYTES
    root = write(tmp_path, {**GOOD, "evidence/2019/agencies.yml": text})
    assert len(load(root).agencies.agencies) == 2_000
    assert "Y201" in codes(load(write(tmp_path, {"evidence/2019/agencies.yml": text * 4})))


def test_a_file_that_cannot_be_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    source = open_source(write(tmp_path, GOOD))
    source.entries()
    (tmp_path / FOLDER / "A.1.md").unlink()
    records = load_records(source)
    assert codes(records) == ["F120"]
    assert [file.path for file in records.refused] == [f"{FOLDER}/A.1.md"]


def test_progress_ends_at_the_whole(tmp_path: Path) -> None:
    calls: list[tuple[int, int]] = []
    load_records(open_source(write(tmp_path, GOOD)), progress=lambda done, whole: calls.append((done, whole)))
    assert calls[-1] == (3, 3)


PATHS = st.sampled_from(
    [
        f"{FOLDER}/documents.yml", f"{FOLDER}/figures.yml", f"{FOLDER}/A.2.md", f"{FOLDER}/x.txt",
        f"{GROUP}/verified.yml", "indicators/2019/edition.yml", "evidence/2019/agencies.yml", "evidence/a",
    ]
)  # fmt: skip
CONTENT = (
    st.binary(max_size=200)
    | st.text(alphabet=":-[]{}#&*!|>'\" \nab1é", max_size=80).map(str.encode)
    | st.sampled_from([DOCUMENTS, SUBMISSION, EDITION, WHOLE[f"{FOLDER}/figures.yml"]]).flatmap(
        lambda text: st.integers(0, len(text) - 1).flatmap(
            lambda at: st.sampled_from(["", "\x00", "\t", "- ", ": ", "\n", "é", "[", "&a "]).map(
                lambda put: (text[:at] + put + text[at + 1 :]).encode()
            )
        )
    )
)


@settings(max_examples=200)
@given(st.dictionaries(PATHS, CONTENT, max_size=4))
def test_read_is_accepted_plus_refused_whatever_the_bytes(files: dict[str, bytes]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        root = write(Path(folder), {**GOOD, **files})
        records = load(root)
        listed = [entry.path for entry in open_source(root).entries()]
    assert sorted([*records.accepted, *(file.path for file in records.refused)]) == listed
    said = {finding.position.path for finding in errors(records)}
    assert {file.path for file in records.refused} <= said
    untouched = GOOD.keys() - files.keys()
    assert untouched <= set(records.accepted)


def test_the_same_from_git_in_one_hostile_tree(tmp_path: Path) -> None:
    folder = FOLDER.encode()
    hostile: dict[str | bytes, str | bytes] = {
        folder + b"/a\xff.yml": "x", f"{FOLDER}/e\u200b.yml": "x", f"{FOLDER}/CON.yml": "x",
        f"{FOLDER}/a.yml ": "x", f"{FOLDER}/a?q=1#f.md": "x", f"{FOLDER}/x\n::error::y": "x",
        f"{FOLDER}/điểm.md": "x", f"{FOLDER}/đie\u0302\u0309m.md": "x", f"{FOLDER}/b.1.md": "x",
        f"{FOLDER}/B.1.md": SUBMISSION, f"{FOLDER}/figures.yaml": "x", f"{FOLDER}/figures.yml": "x",
        f"{FOLDER}/.gitattributes": "* text", f"{FOLDER}/CODEOWNERS": "x", f"{FOLDER}/documents.yml~": "x",
        f"{FOLDER}/A.3.md": "../x", f"{FOLDER}/sub": "", f"{FOLDER}/d" * 1 + "/d" * 60 + "/e.yml": "x",
        "evidence/2019/con/documents.yml": DOCUMENTS,
        **{f"{FOLDER}/n/{number}.yml": "" for number in range(500)},
    }  # fmt: skip
    modes = {f"{FOLDER}/A.3.md": "120000", f"{FOLDER}/sub": "160000", f"{FOLDER}/A.1.md": "100755"}
    root = commit(tmp_path, {**GOOD, **hostile}, modes=modes)
    records = load(root, "main")
    assert set(GOOD) == set(records.accepted)
    assert len(records.refused) == len(hostile)
    assert sorted(codes(records)) == sorted(
        ["F105", "F105", "F105", "F106", "F106", "F102", "F103", "F107", "F108", "F109", "F110", "F111"]
        + ["F115", "F115", "F115", "F116", "F116", "F119"]
    )
    for finding in records.findings:
        assert finding.position.path.isprintable()
