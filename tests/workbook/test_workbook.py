"""The agency's workbook, out and back: what a clerk changes arrives, all else stays byte for byte."""

from __future__ import annotations

import io
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook, load_workbook
from paca.assess import assess
from paca.assessment import Assessment
from paca.cli.main import main
from paca.errors import PacaError
from paca.read.parse import parse_file
from paca.read.paths import Kind
from paca.read.source import open_source
from paca.workbook.apply import apply
from paca.workbook.changes import Changes, changes
from paca.workbook.current import Current, current
from paca.workbook.folder import Present, present, wrong
from paca.workbook.form import BASE_TITLE, DOCUMENTS, FIGURES, ITEMS, SHEETS, Form, Sheet
from paca.workbook.plain import NotPlain, bare, plain, shown, told
from paca.workbook.read import read_workbook
from paca.workbook.write import write_workbook

AGENCY = "vpubnd"
FOLDER = f"evidence/2019/{AGENCY}"


@pytest.fixture(scope="module")
def assessed(demo_repo: Path) -> Assessment:
    return assess(demo_repo)


@pytest.fixture(scope="module")
def view(assessed: Assessment) -> Current:
    return current(assessed, AGENCY)


@pytest.fixture(scope="module")
def have(demo_repo: Path) -> Present:
    return present(open_source(demo_repo, None), year=2019, agency=AGENCY)


def export(repo: Path, file: Path) -> Workbook:
    result = run("workbook", "export", AGENCY, "--repo", str(repo), "--out", str(file))
    assert result.exit_code == 0, result.output
    return load_workbook(file)


def run(*arguments: str) -> Result:
    return CliRunner().invoke(main, [*arguments], catch_exceptions=False)


def take(repo: Path, workbook: Workbook, file: Path, *more: str) -> Result:
    workbook.save(file)
    return run("workbook", "import", str(file), "--repo", str(repo), *more)


def column(page, sheet: Sheet, key: str) -> int:
    titles = {cell.value: cell.column for cell in page[1]}
    return titles[sheet.column(key).title]


def cell(workbook: Workbook, sheet: Sheet, row: str, key: str):
    page = workbook[sheet.title]
    identity = column(page, sheet, sheet.identity)
    number = next(n for n in range(2, page.max_row + 1) if page.cell(n, identity).value == row)
    return page.cell(number, column(page, sheet, key))


def new_document(workbook: Workbook, **values: str) -> int:
    page = workbook[DOCUMENTS.title]
    key, title = column(page, DOCUMENTS, "key"), column(page, DOCUMENTS, "title")
    number = next(
        n for n in range(2, page.max_row + 1) if not page.cell(n, key).value and not page.cell(n, title).value
    )
    for name, value in values.items():
        page.cell(number, column(page, DOCUMENTS, name)).value = value
        page.cell(
            number, column(page, DOCUMENTS, name)
        ).data_type = "s"  # as in a cell that Excel holds as text
    return number


def changed_files(repo: Path) -> list[str]:
    out = subprocess.run(
        ["git", "-C", str(repo), "status", "--porcelain", "-uall"], check=True, capture_output=True, text=True
    ).stdout
    return sorted(line[3:] for line in out.splitlines())


def test_every_workbook_comes_back_without_a_change(demo_repo: Path) -> None:
    assessment = assess(demo_repo)
    for slug in assessment.records.agencies.by_slug:
        seen = current(assessment, slug)
        data = write_workbook(seen, as_of=assessment.as_of)
        made = changes(read_workbook(data, "bảng.xlsx"), seen)
        assert (made.cells, made.problems, made.gone) == ({}, (), ())


def test_the_same_workbook_twice_is_the_same_bytes(demo_repo: Path, view: Current) -> None:
    day = assess(demo_repo).as_of
    assert write_workbook(view, as_of=day) == write_workbook(view, as_of=day)


def test_a_repository_without_commits_says_what_to_give(tmp_path: Path) -> None:
    """A province tries the workbook before its first commit: there is no day to take yet."""
    repo = tmp_path / "tinh"
    assert run("init", str(repo), "--province", "Tỉnh Thử").exit_code == 0
    asked = ("workbook", "export", "thanh-tra-tinh", "--repo", str(repo), "--out", str(tmp_path))
    refused = CliRunner().invoke(main, asked)
    assert isinstance(refused.exception, PacaError) and "--as-of" in str(refused.exception)
    assert run(*asked, "--as-of", "2020-08-12").exit_code == 0
    back = ("workbook", "import", str(tmp_path / "thanh-tra-tinh.xlsx"), "--repo", str(repo))
    assert "không có gì mới" in run(*back, "--as-of", "12/8/2020").output


def test_it_asks_everything_that_is_asked(demo_repo: Path, view: Current) -> None:
    assessment = assess(demo_repo)
    asked = {
        item for item, agencies in assessment.asked.items() if any(one.slug == AGENCY for one in agencies)
    }
    assert {row.id for row in view.rows[ITEMS.key]} == asked
    missing = {
        lack.key
        for (_, slug), entry in assessment.entries.items()
        if slug == AGENCY
        for lack in entry.missing
        if lack.what == "figure"
    }
    assert missing and missing <= {row.id for row in view.rows[FIGURES.key]}


def test_what_the_clerk_fills_arrives_and_nothing_else_moves(demo_copy: Path, tmp_path: Path) -> None:
    figures = demo_copy / FOLDER / "figures.yml"
    figures.write_text("# của phòng tổng hợp\n" + figures.read_text("utf-8"), "utf-8")
    before = {path.name: path.read_text("utf-8") for path in (demo_copy / FOLDER).glob("*.*")}
    workbook = export(demo_copy, tmp_path / "b.xlsx")
    item = next(
        name.removesuffix(".md")
        for name in before
        if name.endswith(".md") and "claim: answered" in before[name]
    )
    figure = next(row.id for row in current(assess(demo_copy), AGENCY).rows["figures"] if row.cells["value"])
    cell(workbook, ITEMS, item, "self_score").value = 0.25
    cell(workbook, ITEMS, item, "body").value = "Dòng một.\n\nDòng hai: *xong*."
    cell(workbook, FIGURES, figure, "value").value = "12,5"
    new_document(
        workbook,
        number="9/BC-SNV",
        date="15/11/2019",
        issuer="Sở Nội vụ tỉnh Mẫu",
        title="=Báo cáo",
        items=item.lower(),
    )
    shown_only = take(demo_copy, workbook, tmp_path / "b.xlsx")
    assert shown_only.exit_code == 0 and changed_files(demo_copy) == [f"{FOLDER}/figures.yml"]

    written = take(demo_copy, workbook, tmp_path / "b.xlsx", "--write")
    assert written.exit_code == 0, written.output
    assert changed_files(demo_copy) == sorted(
        f"{FOLDER}/{name}" for name in ("documents.yml", "figures.yml", f"{item}.md")
    )
    after = {name: (demo_copy / FOLDER / name).read_text("utf-8") for name in before}
    assert after["figures.yml"].startswith("# của phòng tổng hợp\n")
    assert (
        sum(
            a != b
            for a, b in zip(
                before["figures.yml"].splitlines(), after["figures.yml"].splitlines(), strict=True
            )
        )
        == 1
    )
    assert after["documents.yml"].startswith(before["documents.yml"])
    filed = assess(demo_copy).records.filed[AGENCY]
    assert filed.figures[figure].model.value == 12.5
    assert filed.documents["9-bc-snv"].model.title == "=Báo cáo"
    assert str(filed.submissions[item].front.model.self_score) == "1/4"
    assert "9-bc-snv" in filed.submissions[item].front.model.documents
    assert filed.submissions[item].body.strip() == "Dòng một.\n\nDòng hai: *xong*."
    assert run("workbook", "import", str(tmp_path / "b.xlsx"), "--repo", str(demo_copy)).output.startswith(
        "Bảng không có gì mới"
    )


def test_a_new_submission_from_the_workbook_is_one_that_the_check_takes(
    demo_copy: Path, tmp_path: Path
) -> None:
    item = next(row.id for row in current(assess(demo_copy), AGENCY).rows["items"] if not row.cells["claim"])
    workbook = export(demo_copy, tmp_path / "b.xlsx")
    cell(workbook, ITEMS, item, "claim").value = "khong phat sinh"
    cell(workbook, ITEMS, item, "explanation").value = "Không có vụ việc nào trong kỳ."
    assert take(demo_copy, workbook, tmp_path / "b.xlsx", "--write").exit_code == 0
    filed = assess(demo_copy).records.filed[AGENCY].submissions[item].front.model
    assert (filed.claim.value, filed.explanation) == ("not-arisen", "Không có vụ việc nào trong kỳ.")


def test_rows_may_be_sorted_and_columns_moved(demo_copy: Path, tmp_path: Path) -> None:
    workbook = export(demo_copy, tmp_path / "b.xlsx")
    page = workbook[FIGURES.title]
    rows = [[one.value for one in row] for row in page.iter_rows()]
    figure = next(row.id for row in current(assess(demo_copy), AGENCY).rows["figures"] if row.cells["value"])
    for number, row in enumerate([rows[0], *reversed(rows[1:])], start=1):
        for place, value in enumerate(reversed(row), start=1):
            page.cell(number, place).value = value
    cell(workbook, FIGURES, figure, "value").value = 7
    result = take(demo_copy, workbook, tmp_path / "b.xlsx", "--write")
    assert result.exit_code == 0, result.output
    assert changed_files(demo_copy) == [f"{FOLDER}/figures.yml"]
    assert assess(demo_copy).records.filed[AGENCY].figures[figure].model.value == 7


def test_every_wrong_cell_is_told_at_once_and_nothing_is_written(demo_copy: Path, tmp_path: Path) -> None:
    workbook = export(demo_copy, tmp_path / "b.xlsx")
    item = next(row.id for row in current(assess(demo_copy), AGENCY).rows["items"] if row.cells["claim"])
    figure = next(row.id for row in current(assess(demo_copy), AGENCY).rows["figures"] if row.cells["value"])
    cell(workbook, ITEMS, item, "self_score").value = -1
    cell(workbook, ITEMS, item, "claim").value = "chắc là có"
    cell(workbook, FIGURES, figure, "value").value = "1.234.567 đồng"
    cell(workbook, FIGURES, figure, "documents").value = "99/QĐ-KHÔNGCÓ"
    number = new_document(
        workbook, number="1/X", date="31/02/2019", items="Z.9", title="Không có nơi ban hành"
    )
    result = take(demo_copy, workbook, tmp_path / "b.xlsx", "--write")
    assert result.exit_code == 1
    told_lines = [line for line in result.output.splitlines() if line.startswith("✗")]
    places = [
        cell(workbook, ITEMS, item, "self_score").coordinate,
        cell(workbook, ITEMS, item, "claim").coordinate,
    ]
    wanted = [f"Hồ sơ!{place}" for place in places]
    wanted += [f"Số liệu!{cell(workbook, FIGURES, figure, key).coordinate}" for key in ("value", "documents")]
    wanted += [f"Tài liệu!{letter}{number}" for letter in "BCF"]
    assert sorted(line.split(":")[0].removeprefix("✗ ") for line in told_lines) == sorted(wanted)
    assert changed_files(demo_copy) == []


def test_nobody_is_overwritten(demo_copy: Path, tmp_path: Path) -> None:
    workbook = export(demo_copy, tmp_path / "b.xlsx")
    figure = next(row.id for row in current(assess(demo_copy), AGENCY).rows["figures"] if row.cells["value"])
    path = demo_copy / FOLDER / "figures.yml"
    before = current(assess(demo_copy), AGENCY).cells()[("figures", figure, "value")]
    path.write_text(
        path.read_text("utf-8").replace(
            f"key: {figure}\n    value: {before}\n", f"key: {figure}\n    value: 4321\n"
        ),
        "utf-8",
    )
    cell(workbook, FIGURES, figure, "value").value = 99
    result = take(demo_copy, workbook, tmp_path / "b.xlsx", "--write")
    assert result.exit_code == 1 and "4.321" in result.output
    assert "value: 4321" in path.read_text("utf-8")
    # The same word from both sides is no quarrel.
    cell(workbook, FIGURES, figure, "value").value = 4321
    assert take(demo_copy, workbook, tmp_path / "b.xlsx").output.startswith("Bảng không có gì mới")


def test_a_document_is_filed_once(demo_copy: Path, tmp_path: Path) -> None:
    workbook = export(demo_copy, tmp_path / "b.xlsx")
    known = next(one.model for one in assess(demo_copy).records.filed[AGENCY].documents.values())
    number = new_document(workbook, number=known.number.replace("/", " ").lower(), issuer="x", title="y")
    result = take(demo_copy, workbook, tmp_path / "b.xlsx", "--write")
    assert result.exit_code == 1 and f"Tài liệu!A{number}" in result.output
    assert changed_files(demo_copy) == []


def test_a_secret_in_a_cell_is_not_repeated(demo_copy: Path, tmp_path: Path) -> None:
    workbook = export(demo_copy, tmp_path / "b.xlsx")
    item = next(row.id for row in current(assess(demo_copy), AGENCY).rows["items"] if row.cells["claim"])
    cell(workbook, ITEMS, item, "body").value = "Ông A, căn cước số 079199001234."
    result = take(demo_copy, workbook, tmp_path / "b.xlsx")
    assert result.exit_code == 0 and "079199001234" not in result.output


def not_ours() -> bytes:
    out = io.BytesIO()
    Workbook().save(out)
    return out.getvalue()


def with_macro(view: Current, day) -> bytes:
    import zipfile

    data = io.BytesIO(write_workbook(view, as_of=day))
    with zipfile.ZipFile(data, "a") as archive:
        archive.writestr("xl/vbaProject.bin", b"\xd0\xcf\x11\xe0")
    return data.getvalue()


@pytest.mark.parametrize(
    "make",
    [
        lambda view, day: not_ours(),
        lambda view, day: b"",
        lambda view, day: b"MZ" + bytes(100),
        lambda view, day: write_workbook(view, as_of=day)[:5000],
        with_macro,
    ],
    ids=["another workbook", "empty", "a program", "cut off", "with a macro"],
)
def test_a_file_that_is_no_workbook_of_ours(
    demo_repo: Path, view: Current, tmp_path: Path, make: Callable[[Current, object], bytes]
) -> None:
    (tmp_path / "x.xlsx").write_bytes(make(view, assess(demo_repo).as_of))
    result = CliRunner().invoke(
        main, ["workbook", "import", str(tmp_path / "x.xlsx"), "--repo", str(demo_repo)]
    )
    assert result.exit_code != 0
    assert "paca" not in type(result.exception).__module__ or "x.xlsx" in str(result.exception)


def test_a_hidden_sheet_that_was_bent_cannot_reach_another_agency(demo_copy: Path, tmp_path: Path) -> None:
    workbook = export(demo_copy, tmp_path / "b.xlsx")
    workbook[BASE_TITLE].cell(
        1, 1
    ).value = '{"version": "paca.workbook/1", "agency": "../_working-group", "year": 2019}'
    workbook.save(tmp_path / "b.xlsx")
    result = CliRunner().invoke(
        main, ["workbook", "import", str(tmp_path / "b.xlsx"), "--repo", str(demo_copy), "--write"]
    )
    assert result.exit_code != 0 and changed_files(demo_copy) == []


TEXTS = st.text(
    st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Cf", "Co", "Cn", "Zl", "Zp")),
    min_size=1,
    max_size=40,
)


@settings(max_examples=40)
@given(data=st.data())
def test_whatever_is_typed_is_what_is_read_back(
    assessed: Assessment, view: Current, have: Present, data: st.DataObject
) -> None:
    """Random cells changed: the new files, read again, show exactly those cells."""
    seen = view
    target = {key: text for key, text in seen.cells().items() if key[0] in ("figures", "documents", "items")}
    editable = [
        key for key, text in sorted(target.items())
        if text and next(s for s in SHEETS if s.key == key[0]).column(key[2]).form in (Form.TEXT, Form.PROSE)
        and key[2] not in ("number", "attachment", "url")
    ]  # fmt: skip
    chosen = data.draw(st.lists(st.sampled_from(editable), min_size=1, max_size=4, unique=True))
    cells: dict[tuple[str, str], dict[str, str]] = {}
    for sheet, row, key in chosen:
        form = next(s for s in SHEETS if s.key == sheet).column(key)
        new = plain(form, data.draw(TEXTS.filter(lambda text: text.strip())), seen)
        if new:
            cells.setdefault((sheet, row), {})[key] = new
    made = Changes(cells, {}, (), ())
    changed = apply(made, seen, have.texts, assessed.records.edition)
    assert {one.code for one in wrong(changed, year=2019, agency=AGENCY)} <= {"Y226", "Y231"}
    for name, text in changed.items():
        for line in text.splitlines():
            assert line == line.rstrip() or name.endswith(".md")
    for (sheet, row), given_cells in cells.items():
        for key, value in given_cells.items():
            assert value in _reread(changed, sheet, row, key)


def _reread(changed: dict[str, str], sheet: str, row: str, key: str) -> str:
    if sheet == "items":
        parsed = parse_file(Kind.SUBMISSION, changed[f"{row}.md"].encode(), "x")
        return parsed.body if key == "body" else str(parsed.tree[key])
    parsed = parse_file(Kind.DOCUMENTS, changed[f"{sheet}.yml"].encode(), "x")
    return str(next(one for one in parsed.tree[sheet] if one["key"] == row)[key])


@pytest.mark.parametrize(
    ("key", "typed", "kept"),
    [
        ("date", "15/12/2019", "2019-12-15"),
        ("date", "2019-12-15 00:00:00", "2019-12-15"),
        ("pages", "12", "12"),
        ("visibility", "CÔNG KHAI", "public"),
        ("items", "a.1.1; A.1.2", "A.1.1 A.1.2"),
        ("title", "  Kế   hoạch ", "Kế hoạch"),
    ],
)
def test_how_cells_are_read(view: Current, key: str, typed: str, kept: str) -> None:
    form = DOCUMENTS.column(key)
    assert plain(form, typed, view) == kept
    assert plain(form, told(shown(form, kept, view)), view) == kept


@pytest.mark.parametrize(
    ("key", "typed"),
    [("date", "2019"), ("date", "31/11/2019"), ("pages", "mười"), ("visibility", "kín"), ("items", "Q.1")],
)
def test_what_a_cell_cannot_be(view: Current, key: str, typed: str) -> None:
    with pytest.raises(NotPlain):
        plain(DOCUMENTS.column(key), typed, view)


def test_numbers_of_documents_match_however_they_are_typed() -> None:
    assert len({bare(text) for text in ("83/KH-UBND", "83 KH UBND", "83-kh-ubnd", "83/KH–UBND")}) == 1
