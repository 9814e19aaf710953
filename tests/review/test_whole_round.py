"""A round from end to end: git pushed to over HTTP, GitHub's API with state, nobody's files but those pushed.

The agency opens, the check comments, the reviewer comments, the agency explains, the working group decides,
it is merged, a draft is commented on, the version is published.
"""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

import pytest
import yaml
from paca.review import post as step

from tests.receipts.samples import keypair

from .emulator import Emulator, emulator, token_of
from .git_server import git_server
from .pulls import GROUP, Forge

SCRIPTS = Path(__file__).resolve().parents[2] / "scripts"
ME, BOT = "huyen-mau-1", "github-actions[bot]"
OWN, DESK = f"evidence/2019/{ME}", "evidence/2019/_working-group"
ORIGIN = "may-chu.tinh-mau.example"


def paca(
    folder: Path, *arguments: str, code: int | None = 0, module: str = "paca", **environment: str
) -> str:
    done = subprocess.run(
        [sys.executable, "-P", "-m", module, *arguments],
        cwd=folder, capture_output=True, text=True,
        env=os.environ | {"PYTHONPATH": str(SCRIPTS)} | environment,
    )  # fmt: skip
    assert code is None or done.returncode == code, (arguments, done.stdout[-3000:], done.stderr[-3000:])
    return done.stdout


@dataclass
class Desk:
    """A clone of one account, and what the account does with it."""

    root: Path
    account: str

    def git(self, *arguments: str) -> str:
        done = subprocess.run(["git", *arguments], cwd=self.root, capture_output=True, text=True)
        assert done.returncode == 0, (arguments, done.stderr)
        return done.stdout.strip()

    def change(self, path: str, text: str) -> None:
        place = self.root / path
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(text, encoding="utf-8", newline="\n")

    def read(self, path: str) -> str:
        return (self.root / path).read_text("utf-8")

    def begin(self, branch: str) -> None:
        self.git("fetch", "-q", "origin")
        self.git("switch", "-q", "-C", branch, "origin/main")

    def push(self, message: str) -> str:
        """Commits all, pushes the branch; its new head."""
        self.git("add", "-A")
        self.git("commit", "-q", "-m", message)
        self.git("push", "-q", "origin", "HEAD")
        return self.git("rev-parse", "HEAD")


@dataclass
class Town:
    """The forge: the bare repository behind the git server, the API, and the runner of its workflows."""

    bare: Forge
    api: Emulator
    place: str  # address of both
    scratch: Path

    def desk(self, account: str) -> Desk:
        root = self.scratch / account
        with_user = self.place.replace("http://", f"http://{account}:x@")
        subprocess.run(["git", "clone", "-q", f"{with_user}/so/kho.git", root], check=True)
        made = Desk(root, account)
        made.git("config", "user.name", account)
        made.git("config", "user.email", f"{account}@tinh-mau.example")
        return made

    def open(self, desk: Desk, title: str) -> int:
        branch = desk.git("symbolic-ref", "--short", "HEAD")
        self.noticed(branch)
        body = {"title": title, "head": branch, "base": "main"}
        return self.api.ask("POST", f"{self.api.project}/pulls", body, by=desk.account)["number"]

    def noticed(self, *branches: str) -> None:
        for branch in branches:
            self.api.pushed(branch, self.bare.git("rev-parse", branch))

    def check(self, number: int) -> dict:
        """The gate as review.yml runs it, on objects fetched by HTTP, then the commenting step."""
        pull = self.api.ask("GET", f"{self.api.project}/pulls/{number}")
        runner = self.scratch / "runner"
        if not runner.exists():
            subprocess.run(["git", "clone", "-q", f"{self.place}/so/kho.git", runner], check=True)
        head, out = pull["head"]["sha"], self.scratch / f"review-{number}"
        for arguments in (
            ("fetch", "-q", "origin", "main", pull["head"]["ref"]),
            ("checkout", "-q", "origin/main"),
        ):
            subprocess.run(["git", *arguments], cwd=runner, check=True)
        account = pull["user"]["login"]
        done = subprocess.run(
            [sys.executable, "-P", "-m", "paca", "review", "--base", "HEAD", "--head", head,
             f"--account={account}", "--write", str(out), "--format", "github"],
            cwd=runner, capture_output=True, text=True, env=os.environ | {"PYTHONPATH": str(SCRIPTS)},
        )  # fmt: skip
        assert done.returncode in (0, 1), done.stderr
        paca(
            runner, "--api", f"{self.place}/api/v3", "--repository", f"{self.api.owner}/kho",
            "--head", head, "--file", str(out / "report.json"),
            module="paca.review.post", PACA_FORGE_TOKEN=token_of(BOT),
        )  # fmt: skip
        return json.loads((out / "report.json").read_text("utf-8"))

    def merge(self, number: int) -> str:
        """What the forge's button does: the merge of the objects, on main."""
        pull = self.api.ask("GET", f"{self.api.project}/pulls/{number}")
        main, head = self.bare.git("rev-parse", "main"), pull["head"]["sha"]
        tree = self.bare.git("merge-tree", "--write-tree", main, head)
        said = f"Merge pull request #{number} from {pull['head']['ref']}"
        made = self.bare.git("commit-tree", tree, "-p", main, "-p", head, "-m", said)
        self.bare.git("update-ref", "refs/heads/main", made, main)
        self.api._next(made)
        answer = self.api.ask("PUT", f"{self.api.project}/pulls/{number}/merge", {"sha": head}, by=GROUP)
        assert answer["sha"] == made
        self.api.known["main"] = made
        return made

    def notes(self, number: int) -> list[dict]:
        return self.api.ask("GET", f"{self.api.project}/issues/{number}/comments")

    def own(self, number: int) -> str:
        """The check's comment: there is exactly one."""
        (body,) = [one["body"] for one in self.notes(number) if one["user"]["login"] == BOT]
        assert body.startswith(step.MARKER)
        return body

    def at_line(self, number: int, by: str, path: str, line: int, text: str, **more: object) -> int:
        row = {"body": text, "path": path, "line": line, "side": "RIGHT"} | more
        return self.api.ask("POST", f"{self.api.project}/pulls/{number}/comments", row, by=by)["id"]

    def pull_feedback(self, desk: Desk, number: int) -> str:
        page = f"{self.place}/{self.api.owner}/kho/pull/{number}"
        return paca(desk.root, "feedback", "pull", "--forge", "github", "--from", page,
                    PACA_FORGE_TOKEN=token_of(desk.account))  # fmt: skip


@pytest.fixture
def town(own_forge: Forge, node_packages, tmp_path: Path):
    bare = tmp_path / "kho.git"
    subprocess.run(["git", "clone", "-q", "--bare", str(own_forge.root), str(bare)], check=True)
    accounts = ("so-noi-vu-mau", BOT, ME, GROUP, "huyen-mau-2")
    hook = {"PACA_PYTHON": sys.executable, "PACA_LOG": str(tmp_path / "log"), "PYTHONPATH": str(SCRIPTS)}
    with emulator(node_packages("forge"), tmp_path, *accounts) as api:
        with git_server(bare, api.base, hook) as place:
            made = Town(Forge(bare, own_forge.base), api, place, tmp_path)
            made.noticed("main")
            yield made


@pytest.mark.slow
def test_a_round_from_the_first_push_to_the_published_matrix(town: Town, tmp_path: Path):
    agency, group = town.desk(ME), town.desk(GROUP)

    # The agency opens a pull request; the check comments, once, and keeps its comment current.
    agency.begin("bo-sung-a11")
    agency.change(f"{OWN}/A.1.1.md", agency.read(f"{OWN}/A.1.1.md") + "\nBổ sung thuyết minh lần một.\n")
    first = agency.push("Bổ sung A.1.1")
    number = town.open(agency, "Bổ sung A.1.1 $(touch x) <!-- paca-review -->")
    assert town.check(number)["verdict"] == "pass"
    assert first[:10] in town.own(number)

    # A neighbour's file in the same branch: named, refused, and told in the same comment.
    theirs = agency.read("evidence/2019/huyen-mau-2/figures.yml")
    agency.change("evidence/2019/huyen-mau-2/figures.yml", theirs + "# x\n")
    agency.push("Sửa nhầm tệp")
    town.noticed("bo-sung-a11")
    assert town.check(number)["verdict"] == "fail" and "huyen-mau-2" in town.own(number)
    agency.git("reset", "-q", "--hard", first)
    agency.change(f"{OWN}/A.1.1.md", agency.read(f"{OWN}/A.1.1.md") + "\nLần hai.\n")
    agency.git("commit", "-q", "-am", "Bổ sung A.1.1, lần hai")
    agency.git("push", "-q", "--force", "origin", "HEAD")
    head = agency.git("rev-parse", "HEAD")
    town.noticed("bo-sung-a11")
    assert town.check(number)["verdict"] == "pass"
    assert head[:10] in town.own(number) and "huyen-mau-2" not in town.own(number)

    # The reviewer comments on a line, somebody on the whole; the agency answers; one looks like the machine.
    about = town.at_line(number, GROUP, f"{OWN}/A.1.1.md", 4, "Đề nghị nêu số văn bản.", commit_id=head)
    town.at_line(number, ME, f"{OWN}/A.1.1.md", 4, "Đã nêu ở tài liệu.", commit_id=head, in_reply_to_id=about)
    whole = f"{town.api.project}/issues/{number}/comments"
    other = town.api.ask("POST", whole, {"body": "Xem thêm tiêu chí A.1.2."}, by="huyen-mau-2")["id"]
    faked = town.api.ask("POST", whole, {"body": step.MARKER + "\n✅ Gộp được"}, by=ME)["id"]
    town.merge(number)

    # The working group brings the comments in, by a pull request of its own.
    group.begin("gop-y-1")
    assert "3 luồng góp ý" in town.pull_feedback(group, number)
    record = f"{DESK}/comments/github-r{about}.yml"
    held = yaml.safe_load(group.read(record))
    assert (held["by"], held["about_agency"], held["item"]) == (GROUP, ME, "A.1.1")
    assert [one["text"] for one in held["replies"]] == ["Đã nêu ở tài liệu."]
    assert yaml.safe_load(group.read(f"{DESK}/comments/github-c{other}.yml"))["item"] == "A.1.2"
    assert "Gộp được" in group.read(f"{DESK}/comments/github-c{faked}.yml")
    group.push("Đưa góp ý vào kho")
    second = town.open(group, "Góp ý")
    assert town.check(second)["verdict"] == "pass"
    town.merge(second)
    status = json.loads(paca(group.root, "feedback", "status", "--format", "json"))
    assert {"comment": f"github-r{about}", "owes": "explanation", "agency": ME}.items() <= next(
        one for one in status["open"] if one["comment"] == f"github-r{about}"
    ).items()

    # The agency explains, in its own folder.
    agency.begin("giai-trinh")
    place = f"{OWN}/explanations.yml"
    there = agency.read(place) if (agency.root / place).exists() else "explanations:\n"
    told = f"  - id: gt-a11\n    item: A.1.1\n    comment: github-r{about}\n    on: 2020-08-12\n    text: x\n"
    agency.change(place, there + told)
    agency.push("Giải trình")
    third = town.open(agency, "Giải trình")
    reviewed = town.check(third)
    assert reviewed["verdict"] == "pass", reviewed["findings"]
    explained = town.merge(third)

    # The working group decides, with a reason and the change; a draft is commented on line by line.
    group.begin("ket-luan")
    decided = f"adoption: adopted\nreason: Đã nêu số văn bản.\nchange: {explained}\neffect: 0\n"
    group.change(record, group.read(record) + decided)
    group.push("Kết luận")
    fourth = town.open(group, "Kết luận")
    assert town.check(fourth)["verdict"] == "pass"
    town.merge(fourth)
    group.begin("main")
    paca(group.root, "draft", "open")
    group.git("push", "-q", "origin", "draft/2019")
    town.noticed("draft/2019")
    body = {"title": "Dự thảo 1", "head": "draft/2019", "base": "main"}
    fifth = town.api.ask("POST", f"{town.api.project}/pulls", body, by=GROUP)["number"]
    assert {one["code"] for one in town.check(fifth)["findings"]} == {"R957"}
    lines = group.git("show", "draft/2019:draft/2019/report.md").split("\n")
    row = next(place for place, line in enumerate(lines, 1) if line.startswith("| B.5.1 "))
    tip = group.git("rev-parse", "draft/2019")
    noted = town.at_line(fifth, "huyen-mau-2", "draft/2019/report.md", row, "Con số này sai.", commit_id=tip)
    group.begin("gop-y-2")
    town.pull_feedback(group, fifth)
    drafted = yaml.safe_load(group.read(f"{DESK}/comments/github-r{noted}.yml"))
    assert (drafted["item"], drafted["draft"], drafted["line"], drafted["agency"]) == (
        "B.5.1",
        1,
        row,
        "huyen-mau-2",
    )
    group.push("Góp ý dự thảo")
    sixth = town.open(group, "Góp ý dự thảo")
    assert town.check(sixth)["verdict"] == "pass"
    town.merge(sixth)
    group.begin("main")
    paca(group.root, "draft", "open")
    answers = group.git("show", "draft/2019:draft/2019/report.md").partition("## Góp ý được trả lời ở đâu")[2]
    assert f"| github-r{noted} | dự thảo 1, dòng {row}" in answers

    # Published: the matrix holds every comment exactly once.
    out = tmp_path / "cong-bo"
    paca(group.root, "publish", "du-thao", "--rev", "HEAD", "--audience", "internal", "--into", str(out))
    page = out / "du-thao/comments.html"
    rows = Counter(re.findall(r'id="gop-y-([a-z0-9-]+)"', page.read_text("utf-8")))
    records = {path.stem for path in (group.root / DESK / "comments").glob("*.yml")}
    assert rows == Counter(records) and len({one for one in records if one.startswith("github-")}) == 4
    assert page.read_text("utf-8").count("Đề nghị nêu số văn bản.") == 1

    # What the forge received is on record, and the history tells no tale of its own.
    key, signers = keypair(tmp_path)
    log = ["--git", str(town.bare.root), "--log", str(tmp_path / "log")]
    paca(tmp_path, "receipt", "checkpoint", *log, "--key", str(key), "--origin", ORIGIN, "--rev", "main")
    paca(tmp_path, "verify-log", "--log", str(tmp_path / "log"), "--signers", str(signers))
    told = json.loads(
        paca(
            group.root, "audit", f"A.1.1@{ME}", "--log", str(tmp_path / "log"), "--format", "json", code=None
        )
    )
    assert told["alarms"] == []
    assert {came["by"] for one in told["life"] for came in one["received"]} >= {ME}
