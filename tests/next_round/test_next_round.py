"""``paca init --from 2019 --to 2020``: on the demo, whose editions a mapping links, and on the real data."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner, Result
from paca.assess import assess
from paca.assessment import Assessment, State
from paca.check.catalogue import CATALOGUE
from paca.cli.main import main
from paca.demo import write_demo
from paca.finding import Level
from paca.last_year import about_agency, about_item
from paca.lessons import lessons, successors
from paca.next_round.forward import Forward, forward
from paca.next_round.prose import carry_prose
from paca.records import Edition


def paca(*arguments: object) -> Result:
    return CliRunner().invoke(main, [str(one) for one in arguments])


def commit(repo: Path, message: str = "x") -> str:
    subprocess.run(["git", "-C", repo, "add", "-A"], check=True, capture_output=True)
    subprocess.run(["git", "-C", repo, "commit", "-qm", message], check=True, capture_output=True)
    done = subprocess.run(
        ["git", "-C", repo, "rev-parse", "HEAD"], check=True, capture_output=True, text=True
    )
    return done.stdout.strip()


def changed(repo: Path) -> list[str]:
    told = subprocess.run(
        ["git", "-C", repo, "status", "--porcelain", "-uall"], check=True, capture_output=True, text=True
    )
    return sorted(line[3:] for line in told.stdout.splitlines())


NARRATIVE = """\
# Căn cứ

Đánh giá theo Luật Phòng, chống tham nhũng và hướng dẫn của Thanh tra Chính phủ.

Kế hoạch số 83/KH-UBND được ban hành trong năm.

Nội dung {{ ten("A.1.1") }} do mọi cơ quan tự chấm; điểm tối đa {{ toi_da("B.5") }}.
"""
CONCLUSION = "Công tác phòng ngừa đạt kết quả tốt, vượt kỳ trước."


@pytest.fixture(scope="module")
def ended(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A demo at the end of its round, with prose of ours in its report in place of its own."""
    repo = write_demo(
        tmp_path_factory.mktemp("next") / "tinh-mau", agencies=12, items=52, until="verified"
    ).directory
    sections = repo / "docs/report"
    shutil.rmtree(sections)
    sections.mkdir()
    (sections / "01-can-cu.md").write_text(NARRATIVE, encoding="utf-8")
    (sections / "05-ket-qua.md").write_text(f"## Nhận xét\n\n{CONCLUSION}\n", encoding="utf-8")
    commit(repo, "Thêm lời văn báo cáo")
    return repo


@pytest.fixture(scope="module")
def last(ended: Path) -> Assessment:
    return assess(ended, "HEAD", year=2019, use_cache=False)


@pytest.fixture(scope="module")
def plan(ended: Path) -> dict:
    result = paca("init", ended, "--from", 2019, "--to", 2020, "--format", "json")
    assert result.exit_code == 0, result.output
    return json.loads(result.stdout)


@pytest.fixture(scope="module")
def opened(ended: Path, plan: dict, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The next round written and committed; ``plan`` was made before and wrote nothing."""
    assert changed(ended) == []
    repo = tmp_path_factory.mktemp("opened") / "tinh-mau"
    shutil.copytree(ended, repo)
    result = paca("init", repo, "--from", 2019, "--to", 2020, "--write")
    assert result.exit_code == 0, result.output
    assert changed(repo) == sorted(plan["files"]["new"])
    commit(repo)
    return repo


@pytest.fixture(scope="module")
def now(opened: Path) -> Assessment:
    return assess(opened, "HEAD", use_cache=False)


# --- what goes over ----------------------------------------------------------------------------------


def test_the_new_round_stands_without_an_error(now: Assessment) -> None:
    assert now.records.year == 2020 and now.records.edition is not None
    assert [one for one in now.findings if CATALOGUE[one.code].level >= Level.WARNING] == []
    assert not now.records.refused


def test_the_register_goes_over_but_for_who_is_gone(last: Assessment, now: Assessment) -> None:
    before, after = last.records.agencies.by_slug, now.records.agencies.by_slug
    start = now.records.round.model.period.start
    gone = {slug for slug, one in before.items() if one.model.valid_to and one.model.valid_to < start}
    assert gone and set(after) == set(before) - gone
    for slug, located in after.items():
        old = before[slug].model
        assert (located.model.name, located.model.kind, located.model.roles, located.model.accounts) == (
            old.name, old.kind, old.roles, old.accounts,
        )  # fmt: skip
        assert located.model.head is None and located.model.contact is None


def test_no_date_is_invented(last: Assessment, now: Assessment) -> None:
    before, after = last.records.round.model, now.records.round.model
    assert [phase.key for phase in after.calendar] == [phase.key for phase in before.calendar]
    assert any(phase.until for phase in before.calendar)
    assert not any(phase.start or phase.until for phase in after.calendar)
    assert {phase.status.value for phase in after.calendar} == {"placeholder"}
    assert after.period == now.records.edition.header.period  # the edition's own
    assert {member.name for member in after.working_group} == {None}
    assert {member.status.value for member in after.working_group} == {"placeholder"}
    assert not any(member.accounts for member in after.working_group)
    assert set(after.publication.model_dump().values()) == {"never"}


def test_last_year_s_evidence_is_none_of_this_year(last: Assessment, now: Assessment) -> None:
    assert sum(len(files.documents) for files in last.records.filed.values()) > 100
    assert now.records.filed == {}
    assert {entry.state for entry in now.entries.values()} == {State.MISSING}
    assert not now.records.working_group.decisions and not now.records.working_group.comments
    assert now.total.self_points is None and not now.records.working_group.verified_entries


def test_every_item_goes_over_or_is_left_with_its_reason(last: Assessment, plan: dict) -> None:
    links = forward(last.records, last.records.editions[2020])
    items = {str(node.model.code) for node in last.records.edition.items}
    left = {one["item"]: one for one in plan["left"] if one["item"]}
    assert set(links.items) | set(left) == items and not set(links.items) & set(left)
    assert plan["mapped"] == len(links.items) and 0 < len(left) < 5
    for one in plan["left"]:
        assert one["file"] and one["vi"] and one["en"]
    asked = {one["item"]: one for one in plan["assignments"]}
    new = last.records.editions[2020]
    assert list(asked) == [str(node.model.code) for node in new.items]
    for one in asked.values():
        olds = {agency.slug for code in one["was"] for agency in last.asked[code]}
        if one["was"]:
            assert set(one["added"]) == set(one["asked"]) - olds
            assert set(one["dropped"]) == olds - set(one["asked"])


def test_lessons_arrive_in_the_new_codes_with_their_sources(
    last: Assessment, now: Assessment, ended: Path
) -> None:
    following = successors(last, 2020)
    told = 0
    for lesson in lessons(last):
        for one in following.get(lesson.item, ()):
            if one.code not in {str(node.model.code) for node in now.records.edition.items}:
                continue
            past = about_item(now.records, one.code)
            assert past is not None and past.year == 2019 and past.commit == last.revision.commit
            held = [held for held in past.lessons if (held.kind, held.text) == (lesson.kind, lesson.text)]
            assert held and sum(held_one.count for held_one in held) >= lesson.count
            assert (lesson.item, one.relation) in past.was
            told += 1
    assert told > 100
    for located in now.records.working_group.last_round.values():
        for lesson in located.model.lessons:
            path, line = lesson.places[0].rsplit(":", 1)
            text = (ended / path).read_text(encoding="utf-8").splitlines()[int(line) - 1]
            if lesson.kind.value != "finding":
                assert lesson.text in yaml.safe_load("x: " + text.partition(":")[2].strip() + "\n")["x"]


def test_documents_are_pointers_to_last_year_s_files(last: Assessment, now: Assessment) -> None:
    count = 0
    for slug, located in now.records.working_group.last_round.items():
        for document in located.model.documents:
            held = last.records.filed[slug].documents[document.key]
            assert (document.number, document.date, document.title) == (
                held.model.number, held.model.date, held.model.title,
            )  # fmt: skip
            assert document.place == f"{held.path}:{held.where('key').line}"
            assert held.model.classified is None
            count += 1
    assert count > 100


def test_split_and_merged_items_carry_the_lessons_of_all(last: Assessment, now: Assessment) -> None:
    links = forward(last.records, last.records.editions[2020])
    split = next(code for code, ones in links.items.items() if len(ones) == 2)
    merged = next(code for code, olds in links.back.items() if len(olds) == 2)
    halves = [about_item(now.records, one.code) for one in links.items[split]]
    assert halves[0].lessons and [
        (one.kind, one.text, one.count) for one in halves[0].lessons
    ] == [(one.kind, one.text, one.count) for one in halves[1].lessons]  # fmt: skip
    assert {relation for half in halves for _, relation in half.was} == {"split"}
    assert {code for code, _ in about_item(now.records, merged).was} <= set(links.back[merged])


# --- prose ---------------------------------------------------------------------------------------------


def test_prose_goes_over_without_last_year_s_conclusions(opened: Path, now: Assessment) -> None:
    basis = (opened / "docs/report/2020/01-can-cu.md").read_text(encoding="utf-8")
    assert "Luật Phòng, chống tham nhũng" in basis.partition("{#")[0]
    assert (opened / "docs/report/01-can-cu.md").read_text(encoding="utf-8") == NARRATIVE
    report = paca("report", "--repo", opened, "--year", 2020)
    assert report.exit_code == 0, report.output
    assert "Luật Phòng, chống tham nhũng và hướng dẫn" in report.stdout
    assert CONCLUSION not in report.stdout and "83/KH-UBND được ban hành" not in report.stdout
    assert "Nhận xét" in report.stdout
    before = paca("report", "--repo", opened, "--year", 2019)
    assert CONCLUSION in before.stdout


@pytest.mark.parametrize(
    ("text", "stays"),
    [
        ("Phương pháp chấm theo hướng dẫn.", True),
        ("Kết quả năm 2019 tốt.", False),
        ("Theo Kế hoạch 83/KH-UBND.", False),
        ("Trước ngày 31/8.", False),
        ('Điểm {{ diem("A.1.1") }}.', False),  # split
        ('Tên {{ ten("A.1.3") }}.', True),
        ('Số liệu {{ so_lieu("snv", "x") }}.', False),
        ('Tên {{ ten("Z.9") }}.', False),
        ("{# ghi chú #} Lời.", False),
    ],
)
def test_a_paragraph_stays_only_if_nothing_in_it_is_last_year_s(
    text: str, stays: bool, last: Assessment
) -> None:
    links = forward(last.records, last.records.editions[2020])
    made = carry_prose({"docs/report/03-x.md": f"# Mục\n\n{text}\n"}, links)
    (written,) = made.files.values()
    assert ("{#" not in written) is stays and written.startswith("# Mục\n")
    if not stays:
        assert made.left[0].file == "docs/report/03-x.md:3"
    import jinja2

    shown = jinja2.Environment().from_string(written.replace("ten(", "str(")).render(str=lambda code: code)
    assert ("A.1.4" in shown) is ("A.1.3" in text)  # its code goes on as another
    assert not stays or "Mục" in shown


# --- again, and what somebody has written ----------------------------------------------------------


def test_again_it_changes_nothing_and_overwrites_nobody(opened: Path, tmp_path: Path) -> None:
    repo = tmp_path / "again"
    shutil.copytree(opened, repo)
    assessment = repo / "evidence/2020/assessment.yml"
    assessment.write_text(assessment.read_text(encoding="utf-8") + "# của tôi\n", encoding="utf-8")
    commit(repo)
    told = json.loads(
        paca("init", repo, "--from", 2019, "--rev", "HEAD~2", "--write", "--format", "json").stdout
    )
    assert told["files"]["kept"] == ["evidence/2020/assessment.yml"]
    assert told["files"]["new"] == [] and changed(repo) == []


def test_a_mended_mapping_rewrites_only_what_is_derived(opened: Path, tmp_path: Path) -> None:
    repo = tmp_path / "mended"
    shutil.copytree(opened, repo)
    path = repo / "indicators/2020/mapping.yml"
    text = path.read_text(encoding="utf-8")
    held = yaml.safe_load(text)["links"]
    kept = [link for link in held if link["code"] != "B.5.1"]
    assert len(kept) == len(held) - 1
    path.write_text(yaml.safe_dump({"links": kept}), encoding="utf-8")
    result = paca("init", repo, "--from", 2019, "--write")
    assert result.exit_code == 0, result.output
    assert "B.5.1: bảng đối chiếu không nối mã này" in " ".join(result.stdout.split())
    assert "-  - item: B.5.1" in result.stdout  # the diff, before it is written
    assert all("last-round/" in one or one.endswith("mapping.yml") for one in changed(repo))
    commit(repo)
    assert about_item(assess(repo, "HEAD", use_cache=False).records, "B.5.1") is None


def test_rules_go_over_where_the_new_edition_has_none(ended: Path, tmp_path: Path) -> None:
    repo = tmp_path / "ruleless"
    shutil.copytree(ended, repo)
    for path in (repo / "indicators/2020").glob("part-*.yml"):
        rows = yaml.load(path.read_text(encoding="utf-8"), yaml.BaseLoader)["items"]
        bare = [
            {
                key: row[key]
                for key in ("code", "parent", "title", "title_status", "max", "max_status")
                if key in row
            }
            for row in rows
        ]
        path.write_text(yaml.safe_dump({"items": bare}, allow_unicode=True), encoding="utf-8")
    for name in ("figures.yml", "documents.yml"):
        (repo / "indicators/2020" / name).unlink()
    commit(repo)
    result = paca("init", repo, "--from", 2019, "--to", 2020, "--write")
    assert result.exit_code == 0, result.output
    commit(repo)
    now = assess(repo, "HEAD", use_cache=False)
    old = assess(repo, "HEAD", year=2019, use_cache=False)
    links = successors(old, 2020)
    one_to_one = {
        code: ones[0].code for code, ones in links.items() if len(ones) == 1 and ones[0].relation == "same"
    }
    given = {str(node.model.code): node.model for node in now.records.edition.items}
    carried = 0
    for node in old.records.edition.items:
        code = one_to_one.get(str(node.model.code))
        if code is not None:
            assert given[code].rule.kind == node.model.rule.kind
            assert given[code].rule_status.value in ("inferred", "placeholder")
            assert given[code].suppliers == node.model.suppliers
            carried += 1
    assert carried > 40
    assert [one for one in now.findings if CATALOGUE[one.code].level is Level.ERROR] == []
    told = " ".join(result.stdout.split())
    assert "là tách hoặc gộp; hãy lập cách chấm mới" in told


# --- where nothing is known --------------------------------------------------------------------------


@pytest.fixture
def quang_nam(tmp_path: Path, repo_root: Path) -> Path:
    repo = tmp_path / "quang-nam"
    for name in ("indicators", "evidence"):
        shutil.copytree(repo_root / name, repo / name)
    subprocess.run(["git", "init", "-q", repo], check=True)
    commit(repo)
    return repo


def test_the_real_editions_have_no_mapping_and_that_is_said(quang_nam: Path) -> None:
    result = paca("init", quang_nam, "--from", 2019, "--to", 2020, "--write")
    told = " ".join(result.stdout.split())
    assert result.exit_code == 1 and changed(quang_nam) == []
    assert "! Kỳ đánh giá 2020 từ ngày nào đến ngày nào?" in told and "--period" in told
    period = ("--period", "16/12/2019", "15/12/2020")
    result = paca("init", quang_nam, "--from", 2019, "--to", 2020, *period, "--write")
    assert result.exit_code == 0, result.output
    told = " ".join(result.stdout.split())
    assert "0 / 52 tiêu chí" in told
    assert "chưa có bảng đối chiếu bộ chỉ số 2019–2020 nào được công bố" in told
    assert "điền indicators/2020/mapping.yml" in told
    assert changed(quang_nam) == [
        "evidence/2020/agencies.yml",
        "evidence/2020/assessment.yml",
        "indicators/2020/mapping.yml",
    ]
    commit(quang_nam)
    now = assess(quang_nam, "HEAD", use_cache=False)
    assert [one for one in now.findings if CATALOGUE[one.code].level >= Level.WARNING] == []
    assert not now.records.edition.links and not now.records.working_group.last_round
    titles = [phase.title for phase in now.records.round.model.calendar]
    assert not any("616/KH-TTCP" in title or "2020" in title for title in titles)


def test_the_form_of_a_mapping_works_once_filled_in(quang_nam: Path) -> None:
    period = ("--period", "16/12/2019", "15/12/2020")
    paca("init", quang_nam, "--from", 2019, *period, "--write")
    path = quang_nam / "indicators/2020/mapping.yml"
    lines = path.read_text(encoding="utf-8").splitlines()
    at = next(number for number, line in enumerate(lines) if "other: B, relation" in line)
    lines[at] = lines[at].removeprefix("#").replace("MÃ-2020", "B").replace("same", "similar")
    lines[lines.index("links: []")] = "links:"
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    commit(quang_nam)
    links = assess(quang_nam, "HEAD", use_cache=False).records.edition.links
    assert [(one.model.code, one.model.other, one.model.relation) for one in links] == [("B", "B", "similar")]


def test_an_edition_only_the_engine_has_is_copied(tmp_path: Path) -> None:
    repo = tmp_path / "moi"
    paca("init", repo, "--province", "Tỉnh Thử")
    commit(repo)
    result = paca("init", repo, "--from", 2019, "--period", "16/12/2019", "15/12/2020", "--write")
    assert result.exit_code == 0, result.output
    assert (repo / "indicators/2020/edition.yml").is_file()


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("--from", 2030), "Không có kỳ 2030"),
        (("--from", 2019, "--to", 2090), "Chưa có bộ chỉ số 2090"),
        (("--from", 2019, "--to", 2019), "--to phải sau --from"),
        (("--from", 2019, "--province", "x"), "--from không đi cùng"),
        (("--to", 2020), "chỉ đi cùng --from"),
    ],
)
def test_what_cannot_be_is_said(ended: Path, arguments: tuple, says: str) -> None:
    result = paca("init", ended, *arguments)
    assert result.exit_code != 0
    assert says in str(getattr(result.exception, "vi", "")) + result.output
    assert changed(ended) == []


# --- who is told -----------------------------------------------------------------------------------------


def test_an_agency_s_to_do_list_tells_of_last_year(now: Assessment, opened: Path) -> None:
    told = about_agency(now.records, "snv")
    assert len(told) > 20
    document = json.loads(paca("todo", "snv", "--repo", opened, "--format", "json").stdout)
    for item in document["items"]:
        past = told.get(item["item"])
        assert (item["last_year"] is None) is (past is None)
        if past:
            assert [one["text"] for one in item["last_year"]["lessons"]] == [one.text for one in past.lessons]
            assert all(
                "/snv" in place
                or place.startswith("evidence/2019/_working-group/")
                or "decisions/snv" in place
                for one in item["last_year"]["lessons"]
                for place in one["files"]
            )
    text = paca("todo", "snv", "--repo", opened).stdout
    assert "Năm 2019" in text and "đã dùng" in text


def test_the_public_sees_nothing_of_it(now: Assessment) -> None:
    from paca.model.visibility import Audience, Publicity
    from paca.output.audience.project import publish

    shown = publish(now, Audience(frozenset(Publicity)))
    assert now.records.working_group.last_round and not shown.records.working_group.last_round


def test_a_code_alone_links_nothing(last: Assessment) -> None:
    """Same codes in both editions, and no mapping: nothing goes over."""
    bare = last.records.editions[2020]
    unlinked = Edition(bare.header, bare.nodes, bare.figures, bare.documents, ())
    links = forward(last.records, unlinked)
    assert isinstance(links, Forward) and not links.published and not links.items
