"""The workflows: no untrusted text meets a shell, and what has a right to write runs no stranger's code.

Beside what is read off the files, their own commands run here, against a repository on this machine.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from .pulls import Forge

ROOT = Path(__file__).parents[2]
GITHUB = sorted((ROOT / ".github/workflows").glob("*.yml"))
GITEA = sorted((ROOT / ".gitea/workflows").glob("*.yml"))
PINNED = re.compile(r"uses: [\w.-]+/[\w.-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$")
MARKER = "/tmp/paca-workflow-marker"
# Titles, names of branches, accounts and files as somebody would choose who means harm.
NASTY = (
    f"$(touch {MARKER})", f"`touch {MARKER}`", f'"; touch {MARKER}; "', f"'; touch {MARKER} #",
    f"-x\ntouch {MARKER}", "--help", "--format=json", "::set-output name=x::y", "${{ github.token }}",
)  # fmt: skip


def _load(path: Path) -> dict:
    return yaml.safe_load(path.read_text(encoding="utf-8"))


def _steps(path: Path):
    for job in _load(path)["jobs"].values():
        for step in job["steps"]:
            yield job, step


@pytest.mark.parametrize("path", [*GITHUB, *GITEA], ids=lambda path: path.name)
def test_nothing_is_interpolated_into_a_command(path):
    for _, step in _steps(path):
        assert "${{" not in step.get("run", "")
        assert "script" not in step.get("with", {})


@pytest.mark.parametrize("path", [*GITHUB, *GITEA], ids=lambda path: path.name)
def test_no_command_is_even_told_a_title_a_branch_or_a_message(path):
    """What a sender words freely is in no step's environment: a number, a commit, an account are enough."""
    for _, step in _steps(path):
        told = " ".join(map(str, step.get("env", {}).values()))
        assert not re.search(r"title|body|message|label|head_ref|head\.ref|head_branch|head\.label", told)


@pytest.mark.parametrize("path", [*GITHUB, *GITEA], ids=lambda path: path.name)
def test_actions_are_pinned_by_commit_and_say_their_version(path):
    for line in path.read_text(encoding="utf-8").splitlines():
        if "uses:" in line:
            assert PINNED.search(line.strip()), line


@pytest.mark.parametrize("path", GITHUB, ids=lambda path: path.name)
def test_rights_are_named_job_by_job(path):
    flow = _load(path)
    if path.name == "tests.yml":
        assert flow["permissions"] == {"contents": "read"}
        return
    assert flow["permissions"] == {}
    for job in flow["jobs"].values():
        writing = {name for name, right in job["permissions"].items() if right == "write"}
        commands = " ".join(step.get("run", "") for step in job["steps"])
        # What runs the project's own code may at most write comments.
        assert writing <= {"pull-requests"} or "paca" not in commands.replace("PACA", "").replace(
            "cong-bo", ""
        )


@pytest.mark.parametrize("path", [*GITHUB, *GITEA], ids=lambda path: path.name)
def test_a_checkout_is_never_the_heads_and_keeps_no_token(path):
    for _, step in _steps(path):
        if "checkout" in step.get("uses", ""):
            assert step["with"]["persist-credentials"] is False
            assert not {"ref", "repository", "submodules"} & set(step["with"])
        assert not re.search(
            r"git (?:checkout|switch|worktree|merge|pull)\b|gh pr checkout", step.get("run", "")
        )


def test_the_gate_is_the_bases_and_has_neither_secret_nor_right_to_write():
    text = (ROOT / ".github/workflows/review.yml").read_text(encoding="utf-8")
    flow = yaml.safe_load(text)
    assert list(flow[True]) == ["pull_request_target"] and "secrets." not in text
    (job,) = flow["jobs"].values()
    assert job["permissions"] == {"contents": "read"}
    told = [step.get("env", {}) for step in job["steps"] if "paca review" in step.get("run", "")]
    assert told and all("TOKEN" not in name for env in told for name in env)


def test_the_commenting_job_reads_no_object_of_the_pull_request():
    flow = _load(ROOT / ".github/workflows/review-comment.yml")
    (job,) = flow["jobs"].values()
    commands = " ".join(step.get("run", "") for step in job["steps"])
    assert "fetch" not in commands and "paca review" not in commands.replace('"paca review"', "")
    assert flow[True]["workflow_run"]["workflows"] == [_load(ROOT / ".github/workflows/review.yml")["name"]]


def test_a_run_of_the_gates_name_is_believed_only_if_it_ran_the_bases_file():
    """``workflow_run`` goes by the name, and a pull request may bring a workflow of any name."""
    flow = _load(ROOT / ".github/workflows/review-comment.yml")
    first, _, ended = " ".join(flow["jobs"]["comment"]["if"].split()).partition(" && (")
    assert first == "github.event.workflow_run.event == 'pull_request_target'" and ended.endswith(")")
    gate = _load(ROOT / ".github/workflows/review.yml")
    assert list(gate[True]) == ["pull_request_target"]


def test_the_reminder_never_blocks():
    for path in (ROOT / ".github/workflows/schedule.yml", ROOT / ".gitea/workflows/schedule.yml"):
        for _, step in _steps(path):
            lines = re.findall(r"-m paca.*", step.get("run", ""))
            assert all(line.rstrip().endswith("|| true") for line in lines)


@pytest.fixture
def runner(own_forge: Forge, tmp_path: Path):
    """A job's machine: the base's checkout with a remote that holds the pull request."""
    forge = own_forge
    forge.git("checkout", "-qf", "main")
    work = tmp_path / "work"
    subprocess.run(["git", "clone", "-q", str(forge.root), str(work)], check=True)
    shutil.copytree(ROOT / "scripts", work / "scripts", dirs_exist_ok=True)
    temp = tmp_path / "temp"
    temp.mkdir()
    tools = tmp_path / "bin"
    tools.mkdir()
    for name in ("python", "python3"):
        (tools / name).write_text(f'#!/bin/sh\nexec {sys.executable} "$@"\n')
        (tools / name).chmod(0o755)
    env = {
        "PATH": f"{tools}:{os.environ['PATH']}", "HOME": str(tmp_path), "RUNNER_TEMP": str(temp),
        "GITHUB_SERVER_URL": "https://forge.example", "GITHUB_STEP_SUMMARY": str(temp / "summary.md"),
        "GITHUB_OUTPUT": str(temp / "output"), "TOKEN": "bi-mat", "GIT_CONFIG_NOSYSTEM": "1",
    }  # fmt: skip
    yield forge, work, temp, env
    Path(MARKER).unlink(missing_ok=True)


def _run(text: str, cwd: Path, env: dict[str, str]) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        ["bash", "-eo", "pipefail", "-c", text], cwd=cwd, env=env, capture_output=True, text=True
    )


def _commands(path: Path, *names: str) -> list[str]:
    held = {step.get("name"): step["run"] for _, step in _steps(path) if "run" in step}
    return [held[name] for name in names]


def _gate(runner, head: str, **env: str):
    forge, work, temp, base = runner
    forge.git("update-ref", "refs/pull/7/head", head)
    fetch, judge, tell = _commands(
        ROOT / ".github/workflows/review.yml", "Tải đối tượng git của đề nghị gộp", "Xem xét", "Tóm tắt"
    )
    said = base | {"NUMBER": "7", "HEAD": head, "ACCOUNT": "huyen-mau-1", "PYTHONPATH": "scripts"} | env
    fetched = _run(fetch, work, said)
    if fetched.returncode:
        return fetched
    judged = _run(judge, work, said)
    assert _run(tell, work, said).returncode == 0
    return judged


def test_the_gates_own_commands_pass_an_honest_pull_request(runner):
    forge, work, temp, _ = runner
    path = "evidence/2019/huyen-mau-1/A.1.1.md"
    done = _gate(runner, forge.commit({path: forge.read(path) + "\nThêm.\n"}))
    assert done.returncode == 0, done.stderr
    assert json.loads((temp / "review/report.json").read_text())["verdict"] == "pass"
    assert (temp / "summary.md").read_text().startswith("## ✅")
    assert "Thêm." not in (work / path).read_text()  # never checked out


@pytest.mark.parametrize("nasty", NASTY)
def test_no_name_or_text_of_a_pull_request_becomes_a_command(runner, nasty):
    forge, _, temp, _ = runner
    file = nasty.replace("/", "").replace("\n", " ") or "x"
    head = forge.commit({f"evidence/2019/huyen-mau-1/attachments/{file}": nasty},
    author=f"{nasty.split()[0]} <a@b>",
                        message=nasty)  # fmt: skip
    done = _gate(runner, head, ACCOUNT=nasty)
    assert done.returncode == 1, done.stderr
    assert not Path(MARKER).exists()
    allowed = ("::error ", "::warning ", "::notice::")
    assert all(line.startswith(allowed) for line in done.stdout.splitlines() if line.startswith("::"))
    assert json.loads((temp / "review/report.json").read_text())["verdict"] == "fail"


def test_a_branch_that_moved_between_the_event_and_the_job_stops_the_gate(runner):
    forge, *_ = runner
    head = forge.commit({"x": "x"})
    assert _gate(runner, head, HEAD=forge.base).returncode != 0


def test_the_heads_own_engine_is_not_the_one_that_judges(runner):
    forge, *_ = runner
    evil = f"import pathlib; pathlib.Path({MARKER!r}).touch(); raise SystemExit(0)\n"
    changed = {
        "scripts/paca/__main__.py": evil,
        "scripts/paca/__init__.py": evil,
        "paca.py": evil,
        "yaml.py": evil,
    }
    done = _gate(runner, forge.commit(changed))
    assert done.returncode == 1 and not Path(MARKER).exists()


@pytest.mark.slow
def test_publishing_a_tag_and_then_the_main_branch(runner):
    forge, work, temp, env = runner
    (text,) = _commands(ROOT / ".github/workflows/publish.yml", "Dựng trang công khai")
    said = env | {"PYTHONPATH": "scripts", "GITHUB_REF_TYPE": "tag", "GITHUB_REF_NAME": "draft-2"}
    shutil.copytree(ROOT / "site_templates", work / "site_templates", dirs_exist_ok=True)
    shutil.copytree(ROOT / "docs", work / "docs", dirs_exist_ok=True)
    shutil.copy(ROOT / "mkdocs.yml", work / "mkdocs.yml")
    done = _run(text, work, said)
    assert done.returncode == 0, done.stderr + done.stdout
    assert (temp / "public/draft-2/index.html").is_file() and (temp / "versions.bundle").is_file()
    assert (temp / "output").read_text() == "versions=yes\n"


def test_gitlab_takes_nothing_from_the_merge_request_but_objects():
    flow = _load(ROOT / ".gitlab-ci.yml")
    assert flow["variables"]["GIT_STRATEGY"] == "none"  # the runner checks nothing out
    text = (ROOT / ".gitlab-ci.yml").read_text(encoding="utf-8")
    for hostile in (
        "TITLE",
        "DESCRIPTION",
        "SOURCE_BRANCH_NAME",
        "COMMIT_MESSAGE",
        "COMMIT_REF_NAME",
        "COMMIT_AUTHOR",
    ):
        assert hostile not in text
    assert "CI_COMMIT_REF_PROTECTED" in str(flow["comment"]["rules"])
    assert flow["remind"]["allow_failure"] is True
    assert "CI_COMMIT_REF_PROTECTED" in str(flow["receipts"]["rules"]) and flow["receipts"]["resource_group"]
    pushed = [line for line in text.splitlines() if "git push" in line and "vao-kho" not in line]
    assert pushed == ["      git push --quiet origin refs/heads/bien-nhan"]  # not by force
