"""``paca draft open`` with real git: drafts in turn on a branch; comments on their lines find their way."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from pathlib import Path

import pytest
from click.testing import CliRunner
from paca.assess import assess
from paca.cli.main import main
from paca.draft.branch import DraftError, drafts_of, tip_of
from paca.output.pages.book import Book
from paca.output.pages.comments import comments_view
from paca.read.parse import parse_file
from paca.read.paths import Kind

BRANCH = "draft/2019"
REPORT, MAP = "draft/2019/report.md", "draft/2019/map.json"
API = "https://api.github.com/repos/tinh-mau/kho"
PAGE = "https://github.com/tinh-mau/kho/pull/12"


@pytest.fixture(scope="module")
def opened(demo_repo: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The demo with the drafts of its two tags."""
    repo = tmp_path_factory.mktemp("draft") / "repo"
    shutil.copytree(demo_repo, repo, symlinks=True)
    for tag in ("draft-1", "draft-2"):
        assert "Đã ghi dự thảo" in paca(repo, "draft", "open", "--rev", tag)
    return repo


@pytest.fixture
def repo(opened: Path, tmp_path: Path) -> Path:
    copy = tmp_path / "repo"
    shutil.copytree(opened, copy, symlinks=True)
    return copy


def paca(repo: Path, *arguments: str, fails: bool = False) -> str:
    """The command's output, or the words of its error."""
    done = CliRunner().invoke(main, [*arguments, "--repo", str(repo)])
    assert (done.exit_code != 0) is fails, done.output
    return getattr(done.exception, "vi", "") if fails else done.output


def git(repo: Path, *arguments: str) -> str:
    done = subprocess.run(["git", *arguments], cwd=repo, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    return done.stdout.rstrip("\n")


def commit(repo: Path, message: str = "x") -> str:
    git(repo, "add", "-A")
    git(repo, "commit", "-q", "-m", message)
    return git(repo, "rev-parse", "HEAD")


def test_the_branch_holds_the_drafts_in_turn_and_nothing_else_moves(opened, demo_repo):
    second, first = drafts_of(opened, git(opened, "rev-parse", BRANCH), 2019)
    tags = [git(opened, "rev-parse", f"draft-{number}^{{commit}}") for number in (1, 2)]
    assert (first.held.draft, second.held.draft) == (1, 2)
    assert [first.held.source, second.held.source] == tags
    assert git(opened, "rev-parse", f"{BRANCH}^1", f"{BRANCH}^2").split() == [first.commit, tags[1]]
    assert git(opened, "diff", "--name-only", tags[1], BRANCH).split() == [MAP, REPORT]
    assert (
        git(opened, "status", "--porcelain") == ""
        and git(opened, "symbolic-ref", "HEAD") == "refs/heads/main"
    )
    assert git(opened, "rev-parse", "main") == git(demo_repo, "rev-parse", "main")
    assert not (opened / "draft").exists()


def test_each_sentence_and_row_is_a_line_that_knows_its_place(opened):
    (last, *_) = drafts_of(opened, git(opened, "rev-parse", BRANCH), 2019)
    lines = last.text.split("\n")
    row = max(number for number, line in enumerate(lines, 1) if line.startswith("| B.5.1 "))
    span = last.held.at(row)
    assert (span.section, span.item) == ("Phụ lục 1. Bảng điểm theo tiêu chí thành phần", "B.5.1")
    office = next(number for number, line in enumerate(lines, 1) if line.startswith("| UBND huyện Mẫu 1 |"))
    assert last.held.at(office).agency == "huyen-mau-1"
    sections = [line[3:] for line in lines if line.startswith("## ")]
    assert sections[:2] == ["I. Căn cứ", "II. Phạm vi và kỳ đánh giá"] and len(sections) == 10
    assert not any(
        re.search(r"[a-zà-ỹ]\. [A-ZĐ]", line) for line in lines if not line.startswith(("|", "- "))
    )


def test_the_same_commit_gives_the_same_bytes_and_no_second_draft(repo, tmp_path):
    tip = git(repo, "rev-parse", BRANCH)
    assert "không có gì để ghi" in paca(repo, "draft", "open", "--rev", "draft-2")
    assert git(repo, "rev-parse", BRANCH) == tip
    paca(repo, "draft", "open", "--rev", "draft-1", "--branch", "khac")
    assert git(repo, "rev-parse", f"khac:{REPORT}") == git(repo, "rev-parse", f"{BRANCH}^1:{REPORT}")


def test_the_index_and_what_is_being_worked_on_stay(repo):
    place = repo / "evidence/2019/agencies.yml"
    place.write_text(place.read_text("utf-8") + "# đang sửa\n", encoding="utf-8")
    (repo / "moi.txt").write_text("x")
    git(repo, "add", "moi.txt")
    before = git(repo, "status", "--porcelain"), (repo / ".git/index").read_bytes()
    paca(repo, "draft", "open")
    assert (git(repo, "status", "--porcelain"), (repo / ".git/index").read_bytes()) == before
    assert "đang sửa" not in git(repo, "show", f"{BRANCH}:evidence/2019/agencies.yml")


def test_never_on_the_branch_that_is_checked_out(repo, tmp_path):
    assert "đang được mở" in paca(repo, "draft", "open", "--branch", "main", fails=True)
    git(repo, "worktree", "add", "-q", str(tmp_path / "them"), BRANCH)
    assert "đang được mở" in paca(repo, "draft", "open", fails=True)


@pytest.mark.parametrize("name", ["-x", "a..b", "a b", "refs/heads/x", "x.lock", "@{-1}"])
def test_what_is_no_name_of_a_branch(repo, name):
    assert "không hợp lệ" in paca(repo, "draft", "open", f"--branch={name}", fails=True)


def test_what_others_put_on_the_branch_is_not_covered(repo):
    """A suggestion taken over on the forge, a branch of other work: told, and left as it is."""
    git(repo, "switch", "-q", BRANCH)
    (repo / REPORT).write_text("Sửa tay.\n", encoding="utf-8")
    edited = commit(repo)
    git(repo, "switch", "-q", "main")
    assert edited[:10] in paca(repo, "draft", "open", fails=True)
    git(repo, "branch", "viec-khac", "main")
    assert "không phải do paca" in paca(repo, "draft", "open", "--branch", "viec-khac", fails=True)
    assert git(repo, "rev-parse", BRANCH) == edited


def test_another_machine_goes_on_from_the_server_s_branch(repo, tmp_path):
    clone = tmp_path / "clone"
    git(repo, "clone", "-q", str(repo), str(clone))
    assert "dự thảo 3" in paca(clone, "draft", "open")
    assert git(clone, "rev-parse", f"{BRANCH}^1") == git(repo, "rev-parse", BRANCH)
    git(clone, "push", "-q", "origin", BRANCH)
    paca(repo, "draft", "open", "--rev", "main", "--branch", "rieng")
    # Two copies that went different ways are not guessed at.
    git(clone, "update-ref", f"refs/heads/{BRANCH}", git(clone, "rev-parse", f"{BRANCH}^1^1"))
    assert tip_of(clone, BRANCH) == git(clone, "rev-parse", f"origin/{BRANCH}")
    (clone / "moi.txt").write_text("x")
    git(clone, "update-ref", f"refs/heads/{BRANCH}", commit(clone))
    with pytest.raises(DraftError, match="diverged"):
        tip_of(clone, BRANCH)


def test_prose_that_the_data_contradict_opens_nothing(repo):
    place = repo / "docs/report/04-ket-qua.md"
    place.parent.mkdir(parents=True, exist_ok=True)
    place.write_text("Tổng điểm là 99,99 điểm.\n", encoding="utf-8")
    commit(repo)
    tip = git(repo, "rev-parse", BRANCH)
    assert "04-ket-qua.md:1" in paca(repo, "draft", "open", fails=True)
    assert git(repo, "rev-parse", BRANCH) == tip
    place.write_text("Kết quả khá tốt. Tiêu chí B.5.1 cần làm ngay.\n", encoding="utf-8")
    commit(repo)
    paca(repo, "draft", "open")
    (last, *_) = drafts_of(repo, git(repo, "rev-parse", BRANCH), 2019)
    number = last.text.split("\n").index("Tiêu chí B.5.1 cần làm ngay.") + 1
    assert (last.held.at(number).section, last.held.at(number).item) == ("IV. Kết quả", "B.5.1")


def recording(place: Path, *rows: dict) -> Path:
    """What the forge would answer for line comments of pull request 12."""
    lists = {f"{API}/pulls/12/comments?per_page=100": list(rows)}
    lists |= {f"{API}/issues/12/comments?per_page=100": [], f"{API}/pulls/12/reviews?per_page=100": []}
    place.write_text(
        json.dumps({"pull": PAGE, "exchanges": {url: {"body": body} for url, body in lists.items()}})
    )
    return place


def said(number: int, line: int, commit: str, text: str = "Xem lại.", **more) -> dict:
    return {
        "id": number, "user": {"login": "nguoi-gop-y"}, "created_at": "2020-08-06T02:00:00Z", "body": text,
        "path": REPORT, "line": line, "original_line": line, "side": "RIGHT", "commit_id": commit,
        "original_commit_id": commit, "html_url": f"{PAGE}#discussion_r{number}", **more,
    }  # fmt: skip


def pull(repo: Path, place: Path) -> str:
    return paca(repo, "feedback", "pull", "--forge", "github", "--from", str(place), "--on", "2020-08-10")


def record(repo: Path, number: int) -> dict:
    path = f"evidence/2019/_working-group/comments/github-r{number}.yml"
    parsed = parse_file(Kind.COMMENT, (repo / path).read_bytes(), path)
    assert parsed.findings == ()
    return parsed.tree


def test_a_comment_on_a_line_becomes_a_record_of_its_item_and_the_next_draft_answers_it(repo, tmp_path):
    tip = git(repo, "rev-parse", BRANCH)
    (last, before) = drafts_of(repo, tip, 2019)
    lines = last.text.split("\n")
    row = max(number for number, line in enumerate(lines, 1) if line.startswith("| B.5.1 "))
    method = lines.index(next(line for line in lines if line.startswith("Điểm tự chấm, điểm của tổ"))) + 1
    old = before.text.split("\n").index("## V. Chênh lệch và nguyên nhân") + 1
    place = recording(
        tmp_path / "r.json",
        said(1, row, tip),
        said(2, method, tip),
        said(3, old, before.commit) | {"line": None, "commit_id": tip},
        said(4, row, "f" * 40),
        said(5, row, tip, side="LEFT"),
    )
    told = pull(repo, place)
    assert "5 tệp mới hoặc đổi" in told
    assert "2 góp ý ở dòng của một dự thảo mà kho này chưa có" in " ".join(told.split())
    annex = "Phụ lục 1. Bảng điểm theo tiêu chí thành phần"
    assert [record(repo, 1)[key] for key in ("item", "section", "draft", "line")] == [
        "B.5.1", annex, "2", str(row),
    ]  # fmt: skip
    assert record(repo, 2)["section"] == "III. Phương pháp" and "item" not in record(repo, 2)
    assert (record(repo, 3)["section"], record(repo, 3)["draft"]) == ("V. Chênh lệch và nguyên nhân", "1")
    assert not {"section", "item", "draft"} & set(record(repo, 4))
    assert "0 tệp mới hoặc đổi" in pull(repo, place)
    book = Book(assess(repo, None))
    view = next(one for one in comments_view(book).comments if one.comment.id == "github-r2")
    assert view.target == (
        (f"Dự thảo 2, dòng {method}", ""),
        ("III. Phương pháp", "report.html#iii-phuong-phap"),
    )
    assert comments_view(book).drafts == ((1, 1, 0), (2, 2, 0))
    # The working group decides; the next draft tells.
    one = repo / "evidence/2019/_working-group/comments/github-r1.yml"
    one.write_text(
        one.read_text("utf-8") + "adoption: not-adopted\nreason: Không có tài liệu mới.\n", encoding="utf-8"
    )
    commit(repo)
    paca(repo, "draft", "open")
    text = git(repo, "show", f"{BRANCH}:{REPORT}").split("\n")
    section = text[text.index("## Góp ý được trả lời ở đâu") :]
    (answered,) = [line for line in section if line.startswith("| github-r1 |")]
    assert f"dự thảo 2, dòng {row}" in answered and "Không tiếp thu: Không có tài liệu mới." in answered
    shown = int(re.search(r"dòng (\d+)(?:, câu cũ đã đổi|, nguyên văn) \|$", answered).group(1))
    assert text[shown - 1].startswith("| B.5.1 ")
    waiting = section[section.index(next(line for line in section if line.startswith("### Chưa trả lời"))) :]
    assert any(line.startswith("| github-r2 |") and "nguyên văn" in line for line in waiting)


def test_a_draft_that_was_not_at_hand_is_looked_up_later_and_a_person_s_word_stays(repo, tmp_path):
    clone, tip = tmp_path / "clone", git(repo, "rev-parse", BRANCH)
    git(repo, "clone", "-q", "--single-branch", "--no-tags", f"file://{repo}", str(clone))
    (last, *_) = drafts_of(repo, tip, 2019)
    row = next(number for number, line in enumerate(last.text.split("\n"), 1) if line.startswith("| B.5.1 "))
    place = recording(tmp_path / "r.json", said(1, row, tip), said(2, row, tip))
    pull(clone, place)
    assert "item" not in record(clone, 1)
    two = clone / "evidence/2019/_working-group/comments/github-r2.yml"
    two.write_text(two.read_text("utf-8") + "item: B.5.2\n", encoding="utf-8")
    git(clone, "fetch", "-q", "origin", BRANCH)
    assert "1 tệp mới hoặc đổi" in pull(clone, place)
    assert (record(clone, 1)["item"], record(clone, 2)["item"]) == ("B.5.1", "B.5.2")


HOSTILE = {
    "no JSON": "{",
    "deep": "[" * 100_000,
    "unknown item": '{"first": 1, "last": 9, "section": "IV. Kết quả", "item": "Z.9.9"}',
    "unknown agency": '{"first": 1, "last": 9, "section": "IV. Kết quả", "agency": "khong-co"}',
    "words as a section": '{"first": 1, "last": 9, "section": "<script>alert(1)</script>"}',
    "no line": '{"first": 0, "last": -1}',
    "too much": '{"first": 1, "last": 9, "evil": 1}',
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_map_that_somebody_else_wrote_says_only_what_the_round_knows(repo, tmp_path, name):
    text = HOSTILE[name]
    if text.startswith('{"first"'):
        head = {"schema": "paca.draft/1", "year": 2019, "draft": 1, "source": "1" * 40, "report": "1" * 40}
        text = json.dumps(head | {"spans": [json.loads(text)]})
    git(repo, "switch", "-q", "-c", "ke-xau", "main")
    (repo / "draft/2019").mkdir(parents=True)
    (repo / MAP).write_text(text)
    (repo / REPORT).write_text("x\n" * 10)
    evil = commit(repo)
    git(repo, "switch", "-q", "main")
    pull(repo, recording(tmp_path / "r.json", said(1, 3, evil)))
    made = record(repo, 1)
    assert made.get("section") in (None, "IV. Kết quả")
    assert not {"item", "about_agency"} & set(made)
