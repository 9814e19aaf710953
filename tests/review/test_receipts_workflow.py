"""receipts.yml by its own commands: read from the forge, signed, pushed; the log on its branch only grows."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest
import yaml

from tests.receipts.samples import keypair

from .fake_forge import FakeForge, serve
from .pulls import Forge
from .test_workflows import MARKER, ROOT, _commands, _load, _run, runner

__all__ = ["runner"]  # the fixture
FLOW = ROOT / ".github/workflows/receipts.yml"
FILE = "evidence/2019/huyen-mau-1/A.1.1.md"
RECEIPTS = "evidence/2019/_working-group/receipts/huyen-mau-1.yml"
GH = """\
#!/bin/sh
while [ $# -gt 0 ]; do
    case "$1" in --name) name=$2 ;; --dir) dir=$2 ;; esac
    shift
done
mkdir -p "$dir" && cp "$RUNNER_TEMP/$name.bundle" "$dir/"
"""


class Jobs:
    """The three jobs, each on a machine of its own, and the forge that they speak to."""

    def __init__(self, forge: Forge, env: dict[str, str], scratch: Path) -> None:
        self.forge, self.env, self.scratch, self.count = forge, env, scratch, 0
        self.key, _ = keypair(scratch)
        origin = f"{forge.root.parent}/{forge.root.name}"
        public = self.key.with_suffix(".pub").read_text()
        signers = f'receipts@{origin} namespaces="paca-receipts" {public}'
        self.main(forge.commit({"receipt-signers.txt": signers}))
        tools = Path(env["PATH"].partition(":")[0])
        (tools / "gh").write_text(GH)
        (tools / "gh").chmod(0o755)

    def main(self, commit: str) -> None:
        self.forge.git("update-ref", "refs/heads/main", commit)
        self.forge.base = commit

    def run(self, step: str, work: Path, **more: str) -> subprocess.CompletedProcess[str]:
        (text,) = _commands(FLOW, step)
        return _run(text, work, self.env | more)

    def machine(self) -> Path:
        self.count += 1
        work, temp = self.scratch / f"job-{self.count}", self.scratch / f"temp-{self.count}"
        subprocess.run(["git", "clone", "-q", "--no-local", self.forge.root, work], check=True)
        temp.mkdir()
        return work

    def all(self) -> subprocess.CompletedProcess[str]:
        """Of one run; what failed, or the last job's end."""
        temp = self.scratch / f"run-{self.count}"
        temp.mkdir()
        self.env |= {"RUNNER_TEMP": str(temp), "GITHUB_OUTPUT": str(temp / "out"),
                     "GITHUB_STEP_SUMMARY": str(temp / "summary")}  # fmt: skip
        done = self.run("Ghi biên nhận", self.machine(), PACA_FORGE_TOKEN="bi-mat")
        if done.returncode or not (temp / "out").exists():
            return done
        until = (temp / "out").read_text().strip().partition("=")[2]
        work = self.machine()
        for step, more in (
            ("Tải nhật ký", {}),
            ("Ký điểm chốt", {"KEY": self.key.read_text(), "UNTIL": until}),
            ("Đưa biên nhận vào kho", {}),
        ):
            done = self.run(step, work, **more)
            if done.returncode:
                return done
        return self.keep()

    def keep(self) -> subprocess.CompletedProcess[str]:
        return self.run("Đẩy nhánh bien-nhan", self.scratch, GH_TOKEN="bi-mat")


@pytest.fixture
def api():
    made = FakeForge("github")
    server, address = serve(made)
    yield made, address
    server.shutdown()


@pytest.fixture
def jobs(runner, api, tmp_path: Path) -> Jobs:
    forge, _, _, env = runner
    named = {"GITHUB_SERVER_URL": str(forge.root.parent), "GITHUB_REPOSITORY": forge.root.name,
             "GITHUB_API_URL": api[1], "GITHUB_RUN_ID": "1", "PYTHONPATH": str(ROOT / "scripts")}  # fmt: skip
    return Jobs(forge, env | named, tmp_path)


def pushed(jobs: Jobs, fake: FakeForge, text: str, when: str) -> str:
    """A push to a pull request: its commit, and the run of the gate that the forge keeps."""
    head = jobs.forge.commit({FILE: jobs.forge.read(FILE) + text})
    jobs.forge.git("update-ref", f"refs/pull/{len(fake.runs) + 1}/head", head)
    actor = {"login": f"$(touch {MARKER})"}  # no account; it must stay a text
    row = {"id": len(fake.runs) + 1, "head_sha": head, "created_at": when, "actor": actor}
    fake.runs.append(row)
    return head


def test_from_the_forges_instants_to_the_tree(jobs, api):
    """Recorded before the merge, brought into the tree after it; the second run adds to the first's log."""
    fake, _ = api
    first = pushed(jobs, fake, "\nMột.\n", "2020-07-10T02:00:00Z")
    done = jobs.all()
    assert done.returncode == 0, done.stderr + done.stdout
    git = jobs.forge.git
    log = git("show", "bien-nhan:log.jsonl")
    assert '"received":"2020-07-10T02:00:00Z"' in log and first in log
    assert "bien-nhan-vao-kho" not in git("for-each-ref")  # it does not stand yet
    jobs.main(first)
    pushed(jobs, fake, "\nHai.\n", "2020-07-11T02:00:00Z")
    done = jobs.all()
    assert done.returncode == 0, done.stderr + done.stdout
    assert git("show", "bien-nhan:log.jsonl").startswith(log)
    assert len(git("ls-tree", "bien-nhan:checkpoints").splitlines()) == 2
    assert git("diff", "--name-only", "main", "bien-nhan-vao-kho") == RECEIPTS
    held = yaml.safe_load(git("show", f"bien-nhan-vao-kho:{RECEIPTS}"))["receipts"][-1]
    assert (held["file"], held["blob"]) == ("A.1.1.md", git("rev-parse", f"{first}:{FILE}"))
    assert str(held["received"]).startswith("2020-07-10")
    assert not Path(MARKER).exists()


def test_a_log_that_was_rewritten_is_not_pushed(jobs, api):
    fake, _ = api
    pushed(jobs, fake, "\nMột.\n", "2020-07-10T02:00:00Z")
    assert jobs.all().returncode == 0
    git = jobs.forge.git
    kept = git("rev-parse", "bien-nhan")
    other = git("commit-tree", "bien-nhan^{tree}", "-m", "x")
    git("update-ref", "refs/heads/bien-nhan", other)
    git("bundle", "create", f"{jobs.env['RUNNER_TEMP']}/sealed.bundle", "bien-nhan")
    git("update-ref", "refs/heads/bien-nhan", kept)
    assert jobs.keep().returncode != 0
    assert git("rev-parse", "bien-nhan") == kept


def test_without_signers_nothing_is_set_up(jobs, api):
    fake, _ = api
    jobs.main(jobs.forge.commit({"receipt-signers.txt": None}))
    pushed(jobs, fake, "\nMột.\n", "2020-07-10T02:00:00Z")
    done = jobs.all()
    assert done.returncode == 0 and "refs/heads/bien-nhan" not in jobs.forge.git("for-each-ref")
    assert fake.asked == []


def test_the_key_is_where_nothing_of_a_pull_request_is():
    """Three jobs: objects of pull requests without key or right to write; the key; the right to write."""
    flow = _load(FLOW)
    collecting, sealing, keeping = (flow["jobs"][name] for name in ("collect", "seal", "keep"))
    text = FLOW.read_text("utf-8")
    assert text.count("secrets.") == 1 and "secrets.PACA_RECEIPT_KEY" in str(sealing)
    assert sealing["environment"] == "bien-nhan" and "environment" not in collecting
    for job in (collecting, sealing):
        assert set(job["permissions"].values()) == {"read"}
    commands = " ".join(step.get("run", "") for step in keeping["steps"])
    assert "python" not in commands and keeping["permissions"]["contents"] == "write"
    (log,) = [
        line for line in commands.splitlines() if "refs/heads/bien-nhan" in line and "vao-kho" not in line
    ]
    assert "--force" not in log and "+" not in log
    assert flow["concurrency"]["cancel-in-progress"] is False and "pull_request" not in str(flow[True])
