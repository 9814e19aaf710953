"""Receipts from the instants that forges keep by themselves; the log on a branch of its own."""

from __future__ import annotations

import datetime as dt
import json
import re
import subprocess
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from click.testing import CliRunner
from paca.cli.main import main
from paca.feedback.transport import ForgeError, Reader, recorded
from paca.receipts.branch import log_on
from paca.receipts.collect import collect, fetcher
from paca.receipts.forge import KEEPERS, Push, pushes
from paca.receipts.log import LogError, ReceiptLog

from ..feedback.promised import GITHUB_USER, TEXT, WHOLE, listed, row
from ..feedback.samples import github_user
from .samples import ORIGIN, START, keypair

UNTIL = START + dt.timedelta(days=1)
FILE, OTHER = "evidence/2019/so-a/A.1.md", "evidence/2019/so-b/A.1.md"


def at(minutes: int) -> dt.datetime:
    return START + dt.timedelta(minutes=minutes)


class Forge:
    """A repository with the branches that were pushed to it."""

    def __init__(self, root: Path) -> None:
        self.root = root
        subprocess.run(["git", "init", "-q", "-b", "main", root], check=True)
        self.commit("main", "README.md", "x")

    def git(self, *arguments: str) -> str:
        done = subprocess.run(["git", *arguments], cwd=self.root, check=True, capture_output=True, text=True)
        return done.stdout.strip()

    def commit(self, branch: str, path: str, text: str) -> str:
        """On ``branch``, which begins at the main branch."""
        known = self.git("for-each-ref", "--format=%(refname:short)").split()
        if branch in known:
            self.git("switch", "-q", branch)
        elif known:
            self.git("switch", "-q", "-c", branch, "main")
        (self.root / path).parent.mkdir(parents=True, exist_ok=True)
        (self.root / path).write_text(text)
        self.git("add", "-A")
        self.git("commit", "-q", "-m", text)
        return self.git("rev-parse", "HEAD")

    def blob(self, commit: str, path: str = FILE) -> str:
        return self.git("rev-parse", f"{commit}:{path}")

    def merge(self, branch: str, *how: str) -> None:
        self.git("switch", "-q", "main")
        self.git("merge", "-q", *how, branch)


@pytest.fixture
def forge(tmp_path: Path) -> Forge:
    return Forge(tmp_path / "kho")


def took(forge: Forge, log: ReceiptLog, *found: Push, until: dt.datetime = UNTIL):
    return collect(log, forge.root, found, onto="main", until=until, fetch=fetcher(forge.root, None))


def told(log: ReceiptLog) -> list[tuple[str, str, dt.datetime, str]]:
    return [(one.path, one.blob, one.received, one.delivery) for one in log.receipts()]


def test_each_blob_has_the_instant_of_the_push_that_brought_it(forge, tmp_path):
    """Also what was replaced before anybody looked; run again, nothing is written twice."""
    log = ReceiptLog(tmp_path / "log")
    first = forge.commit("so-a", FILE, "một")
    second = forge.commit("so-a", FILE, "hai")
    other = forge.commit("so-b", OTHER, "ba")
    found = (
        Push(at(9), "run-2", second, "tk-a"),
        Push(at(5), "run-1", first, "tk-a"),
        Push(at(7), "run-3", other),
    )
    took(forge, log, *found)
    assert told(log) == [
        (FILE, forge.blob(first), at(5), "run-1"),
        (OTHER, forge.blob(other, OTHER), at(7), "run-3"),
        (FILE, forge.blob(second), at(9), "run-2"),
    ]
    assert took(forge, log, *found).receipts == ()
    assert [one.by for one in log.receipts()] == ["tk-a", "", "tk-a"]


@pytest.mark.parametrize("how", [("--no-ff", "-m", "gộp"), ("--squash",), ("--ff-only",)])
def test_read_after_the_merge_it_has_the_same_instant(forge, tmp_path, how):
    head = forge.commit("so-a", FILE, "một")
    forge.merge("so-a", *how)
    if how == ("--squash",):
        forge.git("commit", "-q", "-m", "gộp")
    forge.commit("main", "khac.txt", "khác")
    log = ReceiptLog(tmp_path / "log")
    took(forge, log, Push(at(5), "run-1", head))
    assert told(log) == [(FILE, forge.blob(head), at(5), "run-1")]


def test_what_was_there_before_gets_no_receipt(forge, tmp_path):
    forge.commit("main", "evidence/2019/so-c/A.1.md", "cũ")
    forge.git("switch", "-q", "main")
    head = forge.commit("so-a", FILE, "một")
    log = ReceiptLog(tmp_path / "log")
    took(forge, log, Push(at(5), "run-1", head))
    assert [path for path, *_ in told(log)] == [FILE]


def test_pushes_of_the_last_minute_wait_and_none_is_older_than_the_log(forge, tmp_path):
    key, signers = keypair(tmp_path)
    log = ReceiptLog(tmp_path / "log")
    first, second = forge.commit("so-a", FILE, "một"), forge.commit("so-a", FILE, "hai")
    pushed = Push(at(5), "run-1", first), Push(at(9), "run-2", second)
    took(forge, log, *pushed, until=at(8))
    log.sign(key=key, origin=ORIGIN, now=at(8))
    assert [when for *_, when, _ in told(log)] == [at(5)]
    late = forge.commit("so-b", OTHER, "ba")
    made = took(forge, log, *pushed, Push(at(6), "run-9", late), until=at(20))
    assert [one.delivery for one in made.delayed] == ["run-9"]  # turned up behind the checkpoint
    assert [(when, name) for *_, when, name in told(log)] == [
        (at(5), "run-1"), (at(8), "run-9"), (at(9), "run-2"),
    ]  # fmt: skip
    log.sign(key=key, origin=ORIGIN, now=at(20))
    assert log.verify(signers=signers).good


def test_a_commit_that_is_gone_is_named(forge, tmp_path):
    made = took(forge, ReceiptLog(tmp_path / "log"), Push(at(5), "run-1", "a" * 40))
    assert [one.delivery for one in made.absent] == ["run-1"] and made.receipts == ()


def test_missing_commits_are_fetched(forge, tmp_path):
    head = forge.commit("so-a", FILE, "một")
    forge.git("switch", "-q", "main")
    clone = tmp_path / "ban-sao"
    subprocess.run(["git", "clone", "-q", "--no-local", "--single-branch", forge.root, clone], check=True)
    log = ReceiptLog(tmp_path / "log")
    made = collect(log, clone, [Push(at(5), "run-1", head)], onto="main", until=UNTIL,
                   fetch=fetcher(clone, "origin"))  # fmt: skip
    assert len(made.receipts) == 1 and made.absent == ()


RUN = row(
    {"id": WHOLE, "node_id": TEXT, "head_branch": "string?", "run_number": WHOLE, "display_title": TEXT,
     "event": TEXT, "status": "string?", "conclusion": "string?", "head_sha": TEXT, "path": TEXT,
     "workflow_id": WHOLE, "url": TEXT, "html_url": TEXT, "created_at": "time", "updated_at": "time",
     "head_commit": "object?", "head_repository": "object", "repository": "object", "jobs_url": TEXT,
     "logs_url": TEXT, "check_suite_url": TEXT, "cancel_url": TEXT, "rerun_url": TEXT,
     "artifacts_url": TEXT, "workflow_url": TEXT, "pull_requests": {"type": ["array", "null"]}},
    {"name": "string?", "check_suite_id": WHOLE, "check_suite_node_id": TEXT, "run_attempt": WHOLE,
     "referenced_workflows": {"type": ["array", "null"]}, "actor": GITHUB_USER,
     "triggering_actor": GITHUB_USER, "run_started_at": "time", "previous_attempt_url": "string?",
     "head_repository_id": WHOLE},
)  # fmt: skip
"""``workflow-run`` of GitHub's OpenAPI description (npm ``@octokit/openapi`` 23.0.2)."""

VERSION = row(
    {"id": WHOLE, "head_commit_sha": TEXT, "base_commit_sha": TEXT, "start_commit_sha": TEXT,
     "created_at": "time", "merge_request_id": WHOLE, "state": TEXT, "real_size": TEXT,
     "patch_id_sha": "string?"},
)  # fmt: skip
"""``APIEntitiesMergeRequestDiff`` of GitLab's OpenAPI (gitlabhq/gitlabhq 045bf877, openapi_v3.yaml)."""

API = {"github": "https://api.github.com/repos/so/kho", "gitlab": "https://git.example/api/v4/projects/12"}
HEADS = ("a" * 40, "b" * 40)


def _run(number: int, head: str, when: str) -> dict[str, Any]:
    urls = ("url", "html_url", "jobs_url", "logs_url", "check_suite_url", "cancel_url", "rerun_url",
            "artifacts_url", "workflow_url")  # fmt: skip
    return {
        "id": number, "node_id": "x", "head_branch": "so-a", "run_number": number, "display_title": "$(x)",
        "event": "pull_request_target", "status": "completed", "conclusion": "failure", "head_sha": head,
        "path": ".github/workflows/review.yml", "workflow_id": 7, "created_at": when, "updated_at": when,
        "head_commit": None, "head_repository": {}, "repository": {}, "pull_requests": [],
        "actor": github_user("tk-a"), **dict.fromkeys(urls, "https://api.github.com/x"),
    }  # fmt: skip


def _version(number: int, head: str, when: str) -> dict[str, Any]:
    return {
        "id": number, "head_commit_sha": head, "base_commit_sha": "c" * 40, "start_commit_sha": "c" * 40,
        "created_at": when, "merge_request_id": 99, "state": "collected", "real_size": "1",
        "patch_id_sha": None,
    }  # fmt: skip


def exchanges(forge: str, since: str = "") -> dict[str, Any]:
    if forge == "github":
        runs = f"{API[forge]}/actions/workflows/review.yml/runs?event=pull_request_target&per_page=100"
        runs += f"&created=%3E%3D{since}" if since else ""
        later, first = _run(2, HEADS[1], "2020-07-10T02:00:00Z"), _run(1, HEADS[0], "2020-07-10T01:30:00Z")
        return {
            runs: {
                "body": {"total_count": 2, "workflow_runs": [later]},
                "headers": {"Link": f'<{runs}&page=2>; rel="next"'},
            },
            f"{runs}&page=2": {"body": {"total_count": 2, "workflow_runs": [first]}},
        }
    asked = f"{API[forge]}/merge_requests?state=all&scope=all&target_branch=main&per_page=100"
    asked += f"&updated_after={since}T00:00:00Z" if since else ""
    versions = [
        _version(2, HEADS[1], "2020-07-10T09:00:00.480+07:00"),
        _version(1, HEADS[0], "2020-07-10T01:30:00.000Z"),
    ]
    return {
        asked: {"body": [{"iid": 4}]},
        f"{API[forge]}/merge_requests/4/versions?per_page=100": {"body": versions},
    }


@pytest.mark.parametrize("since", ["", "2020-07-09"])
@pytest.mark.parametrize("forge", KEEPERS)
def test_what_forges_tell_of_pushes(forge, since):
    day = dt.datetime.fromisoformat(since + "T20:00:00+00:00") if since else None
    reader = Reader(recorded(exchanges(forge, since)))
    found = pushes(forge, API[forge], reader, onto="main", since=day)
    names = ("run-1", "run-2") if forge == "github" else ("mr-4-1", "mr-4-2")
    by = "tk-a" if forge == "github" else ""
    assert found == (Push(at(30), names[0], HEADS[0], by), Push(at(60), names[1], HEADS[1], by))


@pytest.mark.parametrize("forge", KEEPERS)
def test_the_recorded_answers_are_as_the_forge_s_schema_promises(forge):
    schema = {"github": row({"total_count": WHOLE, "workflow_runs": listed(RUN)}), "gitlab": listed(VERSION)}
    pattern = {"github": "/runs", "gitlab": "/versions"}[forge]
    bodies = [one["body"] for url, one in exchanges(forge).items() if pattern in url]
    assert bodies
    for body in bodies:
        jsonschema.validate(body, schema[forge], format_checker=jsonschema.FormatChecker())


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("created_at", "2020-07-10T01:30:00"),
        ("created_at", None),
        ("head_sha", "--upload-pack=x"),
        ("id", "x"),
    ],
)
def test_an_answer_that_is_none_is_said(key, value):
    talk = exchanges("github")
    for one in talk.values():
        one["body"]["workflow_runs"][0][key] = value
    with pytest.raises(ForgeError):
        pushes("github", API["github"], Reader(recorded(talk)), onto="main", since=None)


def test_the_log_on_a_branch_only_grows(forge, tmp_path):
    key, signers = keypair(tmp_path)
    for number, text in enumerate(("một", "hai")):
        head = forge.commit("so-a", FILE, text)
        with log_on(forge.root, "bien-nhan") as log:
            took(forge, log, Push(at(number), f"run-{number}", head))
        with log_on(forge.root, "bien-nhan") as log:
            log.sign(key=key, origin=ORIGIN, now=at(number))
    history = forge.git("log", "--reverse", "--format=%H", "bien-nhan").split()
    assert len(history) == 4
    logs = [forge.git("show", f"{commit}:log.jsonl") for commit in history]
    assert all(later.startswith(earlier) for earlier, later in zip(logs, logs[1:], strict=False))
    with log_on(forge.root, "bien-nhan") as log:
        assert log.verify(signers=signers).good
    assert forge.git("rev-parse", "bien-nhan") == history[-1]  # reading writes nothing
    for name in ("evidence", "indicators"):
        (forge.root / name).mkdir(exist_ok=True)
    asked = ["receipt", "verify", "--branch", "bien-nhan", "--signers", str(signers)]
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(forge.root)
        done = CliRunner().invoke(main, [*asked, "--format", "json"])
    assert done.exit_code == 0 and json.loads(done.stdout)["receipts"] == 2


def test_a_branch_that_is_no_log_or_that_moved_is_refused(forge):
    with pytest.raises(LogError, match=re.escape("README.md")), log_on(forge.root, "main"):
        pass
    with pytest.raises(LogError), log_on(forge.root, "-x"):
        pass
    head = forge.commit("so-a", FILE, "một")
    with pytest.raises(LogError), log_on(forge.root, "bien-nhan") as log:
        took(forge, log, Push(at(1), "run-1", head))
        forge.git("branch", "bien-nhan", head)
