"""Lateness by the receipt of exactly this blob, with real pushes into a real bare repository."""

from __future__ import annotations

import datetime as dt
import json
import subprocess
from pathlib import Path

import pytest
from click.testing import CliRunner
from paca.arrival import Timing
from paca.cli.main import main
from paca.model.values import VIETNAM
from paca.read.load import load_records
from paca.read.source import open_source
from paca.receipts.deadlines import lateness
from paca.receipts.log import ReceiptLog
from paca.receipts.received import pushed

from .samples import keypair

ROUND = """\
year: 2019
title: Kỳ mẫu
province: {name: Tỉnh Mẫu, authority: UBND tỉnh Mẫu, lead: Thanh tra tỉnh Mẫu, fictional: yes}
period: {start: 2018-12-16, end: 2019-12-15}
stage: Dự thảo 1
calendar:
  - {key: nop, step: submit, title: Nộp hồ sơ, until: 2020-07-15, status: placeholder}
  - {key: giai-trinh, step: explain, title: Giải trình, until: 2020-08-10, status: placeholder}
"""
REGISTER = """\
groups: [{key: so, title: Sở}]
agencies:
  - {slug: so-a, name: Sở A, kind: department, group: so}
  - {slug: so-b, name: Sở B, kind: department, group: so}
"""
EXTENSIONS = """\
extensions:
  - {agency: so-b, phase: nop, until: 2020-07-20, reason: Bão, by: Tổ trưởng, on: 2020-07-14}
  - {agency: so-b, phase: nop, until: 2020-07-01, reason: Nhầm, by: Tổ trưởng, on: 2020-07-14}
  - {agency: so-a, phase: nop, item: B.5.2, until: 2020-07-18, reason: Mất điện, by: Tổ phó, on: 2020-07-14}
"""
# A commit's date says what its author likes; here always the same early day.
CLAIM = "2020-07-01T08:00:00+07:00"


class Forge:
    """A bare repository with its log of receipts; a clerk's clone beside it."""

    def __init__(self, folder: Path) -> None:
        self.bare, self.clone = folder / "forge.git", folder / "clone"
        self.log = ReceiptLog(folder / "receipts")
        subprocess.run(["git", "init", "-q", "--bare", "-b", "main", self.bare], check=True)
        subprocess.run(["git", "init", "-q", "-b", "main", self.clone], check=True)
        self.tip: str | None = None
        self.deliveries = 0

    def git(self, *arguments: str) -> str:
        who = {"GIT_AUTHOR_DATE": CLAIM, "GIT_COMMITTER_DATE": CLAIM, "PATH": "/usr/bin:/bin", "HOME": "/"}
        names = ("-c", "user.name=Cán bộ", "-c", "user.email=can-bo@so-a.example")
        command = ["git", *names, *arguments]
        return subprocess.run(
            command, cwd=self.clone, env=who, check=True, capture_output=True, text=True
        ).stdout.strip()

    def commit(self, **files: str | None) -> None:
        for name, text in files.items():
            path = self.clone / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.unlink() if text is None else path.write_text(text, encoding="utf-8")
        self.git("add", "-A")
        self.git("commit", "-qm", "Nộp hồ sơ")

    def push(self, at: str, *, by: str = "so-a") -> None:
        self.git("push", "-q", str(self.bare), "main")
        since, self.tip = self.tip, self.git("rev-parse", "HEAD")
        self.deliveries += 1
        self.log.append(
            pushed(
                self.bare,
                since=since,
                revision="main",
                received=dt.datetime.fromisoformat(at),
                delivery=f"d-{self.deliveries}",
                by=by,
                known=self.log.receipts(),
            )
        )

    def timings(self) -> dict[str, Timing]:
        records = load_records(open_source(self.clone))
        rows = lateness(records, self.log.receipts())
        return {row.path.split("/", 2)[2]: row.arrival.timing for row in rows}


@pytest.fixture
def forge(tmp_path) -> Forge:
    forge = Forge(tmp_path)
    forge.commit(
        **{
            "evidence/2019/assessment.yml": ROUND,
            "evidence/2019/agencies.yml": REGISTER,
            "evidence/2019/_working-group/extensions.yml": EXTENSIONS,
            "indicators/README.md": "Bộ chỉ số",
        }
    )
    forge.push("2020-07-01T08:00:00+07:00", by="thu-ky")
    return forge


def answer(agency: str, item: str, text: str = "Đã làm.") -> dict[str, str]:
    return {f"evidence/2019/{agency}/{item}.md": f"---\nitem: {item}\n---\n{text}\n"}


@pytest.mark.parametrize(
    ("agency", "item", "received", "timing"),
    [
        ("so-a", "B.5.1", "2020-07-15T23:59:59+07:00", Timing.ON_TIME),
        ("so-a", "B.5.1", "2020-07-15T16:59:59+00:00", Timing.ON_TIME),  # the same instant
        ("so-a", "B.5.1", "2020-07-16T00:00:00+07:00", Timing.LATE),
        ("so-a", "B.5.2", "2020-07-18T23:59:59+07:00", Timing.ON_TIME),  # its own extension
        ("so-a", "B.5.2", "2020-07-19T00:00:00+07:00", Timing.LATE),
        ("so-b", "B.5.1", "2020-07-20T23:59:59+07:00", Timing.ON_TIME),  # an earlier day never shortens
        ("so-b", "B.5.1", "2020-07-21T00:00:00+07:00", Timing.LATE),
    ],
)
def test_until_24_hours_in_viet_nam(forge, agency, item, received, timing):
    forge.commit(**answer(agency, item))
    forge.push(received)
    assert forge.timings() == {f"{agency}/{item}.md": timing}


def test_exactly_the_blob_that_stands(forge):
    """In time, changed late, then put back as it was: each time it is the standing blob that is judged."""
    forge.commit(**answer("so-a", "B.5.1"))
    forge.push("2020-07-10T09:00:00+07:00")
    assert forge.timings() == {"so-a/B.5.1.md": Timing.ON_TIME}
    forge.commit(**answer("so-a", "B.5.1", "Sửa lại sau hạn."))
    assert forge.timings() == {"so-a/B.5.1.md": Timing.NO_RECEIPT}
    forge.push("2020-07-16T09:00:00+07:00")
    assert forge.timings() == {"so-a/B.5.1.md": Timing.LATE}
    forge.commit(**answer("so-a", "B.5.1"))
    forge.push("2020-07-17T09:00:00+07:00")
    assert forge.timings() == {"so-a/B.5.1.md": Timing.ON_TIME}


def test_a_slow_reviewer_makes_nobody_late(forge):
    """Pushed on a branch in time, merged after the deadline: the branch's push counts."""
    forge.git("checkout", "-qb", "nop-ho-so")
    forge.commit(**answer("so-a", "B.5.1"))
    forge.git("push", "-q", str(forge.bare), "nop-ho-so")
    forge.log.append(
        pushed(forge.bare, since="main", revision="nop-ho-so", delivery="pr-1", by="so-a",
               received=dt.datetime.fromisoformat("2020-07-15T20:00:00+07:00"))
    )  # fmt: skip
    forge.git("checkout", "-q", "main")
    forge.commit(**{"indicators/README.md": "Việc khác"})
    forge.git("merge", "-q", "--no-ff", "-m", "Nhận hồ sơ", "nop-ho-so")
    forge.push("2020-07-30T09:00:00+07:00", by="thu-ky")
    assert forge.timings() == {"so-a/B.5.1.md": Timing.ON_TIME}


def test_a_push_of_many_commits_brings_every_blob(forge):
    forge.commit(**answer("so-a", "B.5.1", "một"))
    forge.commit(**answer("so-a", "B.5.1", "hai"))
    forge.commit(**{"evidence/2019/so-a/B.5.1.md": None})
    before = len(forge.log.receipts())
    forge.push("2020-07-10T09:00:00+07:00")
    made = forge.log.receipts()[before:]
    assert [one.blob == "0" * 40 for one in made] == [False, False, True]
    assert {one.commit for one in made} == set(forge.git("log", "-3", "--format=%H").split())
    assert {(one.agency, one.by, one.delivery) for one in made} == {("so-a", "so-a", "d-2")}


def test_a_name_that_would_break_the_line_is_recorded_all_the_same(forge):
    forge.commit(**{"evidence/2019/so-a/a\nb": "x"})
    forge.push("2020-07-10T09:00:00+07:00")
    assert forge.log.receipts()[-1].path == "evidence/2019/so-a/a\\x0ab"


def test_the_commands_from_hook_to_status(forge, tmp_path):
    key, signers = keypair(tmp_path)
    at_forge, log = ("--git", str(forge.bare)), ("--log", str(forge.log.folder))

    def paca(*arguments: str, code: int = 0) -> str:
        done = CliRunner().invoke(main, ["receipt", *arguments], catch_exceptions=False)
        assert done.exit_code == code, done.output
        return done.stdout

    forge.commit(**answer("so-a", "B.5.1"))
    forge.git("push", "-q", str(forge.bare), "main")
    paca("add", *at_forge, *log, "--rev", "main", "--since", str(forge.tip), "--delivery", "x",
         "--by", "so-a", "--received", "2020-07-16T09:30:00+07:00")  # fmt: skip
    paca("checkpoint", *at_forge, *log, "--key", str(key), "--origin", "may-chu", "--rev", "main")
    witness = next((forge.log.folder / "checkpoints").iterdir())
    kept = tmp_path / "kept.txt"
    kept.write_bytes(witness.read_bytes())
    verified = paca("verify", *log, "--signers", str(signers), "--witness", str(kept), "--format", "json")
    assert json.loads(verified)["good"] is True

    shown = json.loads(paca("status", "--repo", str(forge.clone), *log, "--rev", "main", "--format", "json"))
    assert [(one["path"], one["timing"], one["received"]) for one in shown["files"]] == [
        ("evidence/2019/so-a/B.5.1.md", "late", "2020-07-16T02:30:00+00:00")
    ]
    assert shown["files"][0]["commit_claims"] == CLAIM  # both are shown
    text = paca("status", "--repo", str(forge.clone), *log, "--rev", "main", "--late")
    assert "trễ hạn 0 ngày 10 giờ" in " ".join(text.split())

    place = forge.clone / "evidence/2019/_working-group/receipts/so-a.yml"
    record = ("record", "--repo", str(forge.clone), *log, "--signers", str(signers))
    assert json.loads(paca(*record, "--format", "json")) == {
        "added": 1, "verified": True, "files": ["evidence/2019/_working-group/receipts/so-a.yml"],
    }  # fmt: skip
    first = place.read_text("utf-8")
    assert "received: '2020-07-16T02:30:00Z'" in first
    assert json.loads(paca(*record, "--format", "json"))["added"] == 0  # again: nothing new
    assert place.read_text("utf-8") == first
    files = next(iter(load_records(open_source(forge.clone)).working_group.receipts.values()))
    told = [(one.model.file, one.model.n, one.where("received").line) for one in files]
    assert told == [("B.5.1.md", 4, 6)]
    # A change is a new entry after what stands; a comment that somebody wrote stays.
    place.write_text("# Ghi chú\n" + first, encoding="utf-8")
    forge.commit(**answer("so-a", "B.5.1", "Sửa lại."))
    forge.git("push", "-q", str(forge.bare), "main")
    paca("add", *at_forge, *log, "--rev", "main", "--since", "main~1", "--delivery", "y")
    paca("checkpoint", *at_forge, *log, "--key", str(key), "--origin", "may-chu")
    paca(*record)
    assert place.read_text("utf-8").startswith("# Ghi chú\n" + first)

    forge.log.file.write_bytes(forge.log.content().replace(b"T02:30", b"T01:30"))
    before = place.read_bytes()
    refused = CliRunner().invoke(main, ["receipt", *record], catch_exceptions=False)
    assert refused.exit_code == 1 and "báo động; chưa ghi gì" in refused.output
    assert place.read_bytes() == before
    assert "báo động" in paca("verify", *log, "--signers", str(signers), code=1)


def test_viet_nam_has_one_time():
    assert dt.datetime(2020, 7, 15, tzinfo=VIETNAM).utcoffset() == dt.timedelta(hours=7)
