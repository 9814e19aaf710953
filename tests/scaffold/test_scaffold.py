"""``paca init`` and ``paca new``: what they write passes the check, and nothing is ever overwritten."""

from __future__ import annotations

import json
import re
import subprocess
from pathlib import Path

import jsonschema
import pytest
import yaml
from click.testing import CliRunner, Result
from paca.assess import assess
from paca.cli.main import main
from paca.finding import Level
from paca.read.load import load_records
from paca.read.source import open_source


def paca(*arguments: object) -> Result:
    return CliRunner().invoke(main, [str(one) for one in arguments])


def commit(repo: Path) -> None:
    subprocess.run(["git", "-C", repo, "add", "-A"], check=True, capture_output=True)
    subprocess.run(["git", "-C", repo, "commit", "-qm", "x"], check=True, capture_output=True)


def errors(repo: Path) -> list[str]:
    from paca.check.catalogue import CATALOGUE

    return [
        f"{one.code} {one.position}"
        for one in assess(repo, use_cache=False).findings
        if CATALOGUE[one.code].level is Level.ERROR
    ]


@pytest.fixture
def repo(tmp_path: Path) -> Path:
    result = paca("init", tmp_path / "tinh", "--province", 'Tỉnh "Thử": #1')
    assert result.exit_code == 0, result.output
    commit(tmp_path / "tinh")
    return tmp_path / "tinh"


def test_a_new_repository_has_no_errors(repo: Path) -> None:
    assert errors(repo) == []


def test_the_repository_that_the_scaffold_suggests_is_taken(repo: Path) -> None:
    file = repo / "evidence/2019/assessment.yml"
    text = file.read_text(encoding="utf-8")
    file.write_text(re.sub(r"(?m)^# (?=repository:|  )", "", text), encoding="utf-8")
    assert errors(repo) == []
    held = load_records(open_source(repo, None)).round
    assert held is not None and held.model.repository is not None
    assert (held.model.repository.forge, held.model.repository.branch) == ("gitea", "main")


def test_names_and_dates_arrive_as_given(repo: Path) -> None:
    held = load_records(open_source(repo, None)).round
    assert held is not None
    assert held.model.province.name == 'Tỉnh "Thử": #1'
    assert held.model.period.start.isoformat() == "2018-12-16"  # the edition's own
    assert {phase.status.value for phase in held.model.calendar} == {"placeholder"}


def test_init_overwrites_nothing(repo: Path) -> None:
    (repo / "README.md").write_text("của tôi", encoding="utf-8")
    (repo / "evidence/2019/agencies.yml").unlink()
    result = paca("init", repo)
    assert result.exit_code == 0
    assert (repo / "README.md").read_text(encoding="utf-8") == "của tôi"
    assert (repo / "evidence/2019/agencies.yml").exists()
    assert "Đã có sẵn, không động tới:" in result.output


def items(repo: Path) -> list[str]:
    edition = load_records(open_source(repo, None)).edition
    assert edition is not None
    return [node.model.code for node in edition.items if node.model.code]


def test_a_new_submission_of_every_item_is_a_clean_draft(repo: Path) -> None:
    for code in items(repo):
        result = paca("new", "thanh-tra-tinh", code, "--repo", repo)
        assert result.exit_code == 0, result.output
    commit(repo)
    assert errors(repo) == []
    filed = load_records(open_source(repo, None)).filed["thanh-tra-tinh"]
    assert {one.front.model.claim.value for one in filed.submissions.values()} == {"draft"}


def test_uncommented_answers_are_valid(repo: Path) -> None:
    """A clerk who takes away the marks before ``answers:`` gets a file that reads."""
    paca("new", "thanh-tra-tinh", "A.1.2", "--repo", repo)
    path = repo / "evidence/2019/thanh-tra-tinh/A.1.2.md"
    lines = path.read_text(encoding="utf-8").splitlines()
    start = lines.index("# answers:")
    end = lines.index("", start)
    lines[start:end] = [line.removeprefix("#").removeprefix(" ") for line in lines[start:end]]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    filed = load_records(open_source(repo, None)).filed["thanh-tra-tinh"]
    answers = filed.submissions["A.1.2"].front.model.answers
    assert len(answers) > 1 and set(answers.values()) == {True}


def test_new_says_what_the_item_asks(repo: Path) -> None:
    paca("new", "thanh-tra-tinh", "b.5.1", "--repo", repo)
    text = (repo / "evidence/2019/thanh-tra-tinh/B.5.1.md").read_text(encoding="utf-8")
    for wanted in ("rotated-persons", "rotation-plan", "[bắt buộc]", "[CHƯA CÓ]", "yaml-language-server"):
        assert wanted in text
    assert max(map(len, text.splitlines())) <= 110


def test_new_never_overwrites(repo: Path) -> None:
    paca("new", "thanh-tra-tinh", "A.1.1", "--repo", repo)
    folder = repo / "evidence/2019/thanh-tra-tinh"
    for path in folder.iterdir():
        path.write_text(path.read_text(encoding="utf-8") + "\n", encoding="utf-8")
    before = {path: path.read_bytes() for path in folder.iterdir()}
    result = paca("new", "thanh-tra-tinh", "A.1.1", "--repo", repo)
    assert type(result.exception).__name__ == "PacaError"
    paca("new", "thanh-tra-tinh", "A.1.2", "--repo", repo)  # leaves both registers alone
    assert {path: path.read_bytes() for path in before} == before


@pytest.mark.parametrize(
    ("agency", "item", "told"),
    [
        ("thanh-tra-tin", "A.1.1", "thanh-tra-tinh"),
        ("thanh-tra-tinh", "A.1.9", "A.1."),
        ("../x", "A.1.1", "../x"),
    ],
)
def test_unknown_names_are_refused_with_near_ones(repo: Path, agency: str, item: str, told: str) -> None:
    before = sorted(repo.rglob("*"))
    error = paca("new", agency, item, "--repo", repo).exception
    assert type(error).__name__ == "PacaError" and told in str(error)
    assert sorted(path for path in repo.rglob("*") if ".git" not in path.parts) == sorted(
        path for path in before if ".git" not in path.parts
    )


MODELINE = re.compile(r"^# yaml-language-server: \$schema=(\S+)$", re.MULTILINE)


def test_modelines_of_scaffolded_files_resolve(repo: Path) -> None:
    """Every schema that a written file points to is there, takes the file, and is no part of the record."""
    paca("new", "thanh-tra-tinh", "B.5.1", "--repo", repo)
    pointing = {
        path: found[1]
        for path in (repo / "evidence").rglob("*.*")
        if (found := MODELINE.search(path.read_text(encoding="utf-8")))
    }
    assert {path.name for path in pointing} >= {
        *("agencies.yml", "assessment.yml", "documents.yml", "figures.yml", "B.5.1.md"),
    }
    for path, target in pointing.items():
        schema = json.loads((path.parent / target).resolve(strict=True).read_text(encoding="utf-8"))
        text = path.read_text(encoding="utf-8")
        held = yaml.safe_load(text.split("---\n")[1] if path.suffix == ".md" else text)
        for day in (held.get("period") or {}).values():
            assert day  # YAML's own dates are no JSON: as text below
        held = json.loads(json.dumps(held, default=str))
        jsonschema.Draft202012Validator(schema).validate(held)
    said = subprocess.run(
        ["git", "-C", repo, "status", "--short"], check=True, capture_output=True, text=True
    )
    assert "schemas" not in said.stdout


def test_schemas_stay_out_of_any_repository(demo_copy: Path) -> None:
    """Also where the repository's own .gitignore does not know them."""
    slug, filed = next(iter(load_records(open_source(demo_copy, None)).filed.items()))
    code = next(iter(filed.submissions))
    (demo_copy / "evidence/2019" / slug / f"{code}.md").unlink()
    assert paca("new", slug, code, "--repo", demo_copy).exit_code == 0
    assert (demo_copy / "schemas/submission.schema.json").is_file()
    said = subprocess.run(
        ["git", "-C", demo_copy, "status", "--short"], check=True, capture_output=True, text=True
    )
    assert "schemas" not in said.stdout


def test_schemas_of_an_older_engine_are_written_anew(repo: Path) -> None:
    schema = repo / "schemas/submission.schema.json"
    now = schema.read_text(encoding="utf-8")
    schema.write_text("{}", encoding="utf-8")
    paca("new", "thanh-tra-tinh", "B.5.1", "--repo", repo)
    assert schema.read_text(encoding="utf-8") == now


def test_schemas_are_not_written_through_a_link(tmp_path: Path) -> None:
    (tmp_path / "other").mkdir()
    (tmp_path / "tinh").mkdir()
    (tmp_path / "tinh/schemas").symlink_to(tmp_path / "other")
    assert paca("init", tmp_path / "tinh").exit_code == 0
    assert list((tmp_path / "other").iterdir()) == []


@pytest.mark.parametrize(
    ("province", "lead", "authority"),
    [
        ("Tỉnh Thử", "Thanh tra tỉnh Thử", "Ủy ban nhân dân tỉnh Thử"),
        ("Thành phố Thử", "Thanh tra thành phố Thử", "Ủy ban nhân dân thành phố Thử"),
        ("Tỉnhthử", "Thanh tra Tỉnhthử", "Ủy ban nhân dân Tỉnhthử"),
    ],
)
def test_names_of_bodies_are_written_as_vietnamese_writes_them(
    tmp_path: Path, province: str, lead: str, authority: str
) -> None:
    paca("init", tmp_path, "--province", province)
    held = load_records(open_source(tmp_path, None)).round
    assert held is not None
    names = held.model.province
    assert (names.name, names.lead, names.authority) == (province, lead, authority)


def test_schemas_accept_what_init_writes(repo: Path, tmp_path: Path) -> None:
    assert paca("schema", "--out", tmp_path / "schemas").exit_code == 0
    for path in (tmp_path / "schemas").iterdir():
        schema = json.loads(path.read_text(encoding="utf-8"))
        assert schema["$schema"].endswith("2020-12/schema") and schema["additionalProperties"] is False
    assert (tmp_path / "schemas/submission.schema.json").exists()
