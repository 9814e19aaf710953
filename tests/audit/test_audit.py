"""Histories that were bent, each named; an honest one raises no alarm.  Real git, real signatures."""

from __future__ import annotations

import datetime as dt
import json
import os
import random
import subprocess

import pytest
from click.testing import CliRunner
from paca.audit.alarms import overwritten
from paca.audit.commits import AuditedCommit, Changed
from paca.audit.run import audit
from paca.cli.main import main
from paca.model.values import instant_text
from paca.receipts.checkpoint import Checkpoint
from paca.receipts.log import ReceiptLog
from paca.receipts.received import pushed

from tests.receipts.samples import keypair

ROUND = """\
year: 2019
title: Kỳ mẫu
province: {name: Tỉnh Mẫu, authority: UBND tỉnh Mẫu, lead: Thanh tra tỉnh Mẫu, fictional: yes}
period: {start: 2018-12-16, end: 2019-12-15}
stage: Dự thảo 1
working_group: [{role: Thư ký, organisation: Thanh tra tỉnh Mẫu, status: placeholder, accounts: [thu-ky]}]
"""
REGISTER = """\
groups: [{key: so, title: Sở}]
agencies:
  - {slug: so-a, name: Sở A, kind: department, group: so, accounts: [tk-a]}
  - {slug: so-b, name: Sở B, kind: department, group: so, accounts: [tk-b]}
"""
LEDGER = "evidence/2019/_working-group/decisions/so-a.yml"
MINE = "evidence/2019/so-a/B.5.1.md"
START = dt.datetime(2020, 7, 1, 8, tzinfo=dt.UTC)


def decisions(*reasons: str) -> str:
    rows = [
        f"  - {{item: B.5.1, stage: reviewed, verdict: return, reason: {why}, by: Tổ, on: 2020-07-0{n}}}"
        for n, why in enumerate(reasons, 1)
    ]
    return "decisions:\n" + "\n".join(rows) + "\n"


class Province:
    """A repository whose pushes are receipted at the hour of the commit, unless told otherwise."""

    def __init__(self, folder) -> None:
        self.repo, self.log = folder / "repo", ReceiptLog(folder / "receipts")
        self.key, self.signers = keypair(folder)
        self.signers.write_text(f"thu-ky@x {self.key.with_suffix('.pub').read_text()}")
        self.git_init()
        self.hour, self.tip = 0, None

    def git_init(self) -> None:
        subprocess.run(["git", "init", "-q", "-b", "main", self.repo], check=True)

    def git(self, *arguments: str, when: dt.datetime = START, authored: dt.datetime | None = None) -> str:
        names = ("-c", "user.name=Cán bộ", "-c", "user.email=can-bo@x.example", "-c", "gpg.format=ssh")
        dates = {
            "GIT_AUTHOR_DATE": (authored or when).isoformat(),
            "GIT_COMMITTER_DATE": when.isoformat(),
        }
        done = subprocess.run(
            ["git", *names, *arguments],
            cwd=self.repo, env=os.environ | dates, check=True, capture_output=True, text=True,
        )  # fmt: skip
        return done.stdout.strip()

    @property
    def now(self) -> dt.datetime:
        return START + dt.timedelta(hours=self.hour)

    def commit(
        self, files: dict[str, str], *, shift: int = 0, authored: int | None = None, **how: str
    ) -> None:
        """``shift`` and ``authored`` are hours by which the dates lie."""
        self.hour += 1
        for name, text in files.items():
            path = self.repo / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
        self.git("add", "-A")
        when = self.now + dt.timedelta(hours=shift)
        other = None if authored is None else self.now + dt.timedelta(hours=authored)
        self.git("commit", "-qm", how.get("subject", "Ghi"), when=when, authored=other)

    def push(self, by: str) -> None:
        head = self.git("rev-parse", "HEAD")
        made = pushed(
            self.repo, since=self.tip, revision=head, received=self.now, delivery=head[:8], by=by,
            known=self.log.receipts(),
        )  # fmt: skip
        self.log.append(made)
        self.tip = head

    def sign(self) -> None:
        self.log.sign(key=self.key, origin="x", commit=self.git("rev-parse", "HEAD"), now=self.now)

    def alarms(self, *, signers: bool = False) -> list[tuple[str, str]]:
        checkpoints = [Checkpoint.parse(text) for text in self.log.checkpoints().values()]
        found = audit(
            self.repo, "HEAD", receipts=self.log.receipts(), checkpoints=checkpoints,
            signers=self.signers if signers else None,
        )  # fmt: skip
        return [(str(one.kind), one.path) for one in found.alarms]


@pytest.fixture
def province(tmp_path) -> Province:
    """Opened by the secretary, answered by agency a, decided twice; all of it receipted and signed."""
    made = Province(tmp_path)
    made.commit({"evidence/2019/assessment.yml": ROUND, "evidence/2019/agencies.yml": REGISTER,
                 "indicators/README.md": "Bộ chỉ số"})  # fmt: skip
    made.push("thu-ky")
    made.commit({MINE: "---\nitem: B.5.1\n---\nĐã làm.\n"}, subject="Nộp hồ sơ (#7)")
    made.push("TK-A")
    made.commit({LEDGER: decisions("một")})
    made.commit({LEDGER: decisions("một", "hai")})
    made.push("thu-ky")
    made.sign()
    return made


def test_an_honest_history_raises_no_alarm(province):
    assert province.alarms() == []


def test_a_merge_by_the_secretary_is_no_change_by_the_secretary(province):
    province.git("checkout", "-qb", "nop")
    province.commit({MINE: "---\nitem: B.5.1\n---\nBổ sung.\n"})
    head, before = province.git("rev-parse", "HEAD"), province.tip
    province.push("tk-a")
    province.git("checkout", "-q", "main")
    province.hour += 1
    province.git("merge", "-q", "--no-ff", "-m", "Merge pull request #9", "nop", when=province.now)
    province.tip = before
    province.push("thu-ky")
    assert head != province.tip
    assert province.alarms() == []


@pytest.mark.parametrize(
    ("shift", "authored", "kinds"),
    [
        (0, 0, []),
        (-5, None, ["backdated", "backdated"]),  # both dates claim to be older than the parent
        (-5, 0, ["backdated"]),
        (0, -5, []),  # a rebase keeps the author's date: no alarm without another sign
        (5, None, ["postdated"]),  # the forge had it five hours before it was written
        (0, 5, ["postdated"]),
    ],
)
def test_dates(province, shift, authored, kinds):
    province.commit({MINE: "---\nitem: B.5.1\n---\nKhác.\n"}, shift=shift, authored=authored)
    province.push("tk-a")
    assert province.alarms() == [(kind, "") for kind in kinds]


@pytest.mark.parametrize(
    ("path", "by", "right"),
    [
        (MINE, "tk-a", True),
        (MINE, "@TK-A", True),
        (MINE, "tk-b", False),
        (MINE, "ai-do", False),
        (LEDGER.replace("so-a", "so-b"), "thu-ky", True),
        (LEDGER.replace("so-a", "so-b"), "tk-b", False),
        ("scripts/x.py", "tk-a", False),
        ("scripts/x.py", "thu-ky", True),
    ],
)
def test_rights(province, path, by, right):
    province.commit({path: decisions("một") if path.endswith("yml") else "khác"})
    province.push(by)
    assert province.alarms() == ([] if right else [("no-right", path)])


def test_what_the_forge_never_received(province):
    province.commit({MINE: "sau lưng máy chủ"})
    assert province.alarms() == [("unreceived", MINE)]


QUOTED = "evidence/2019/_working-group/receipts/so-a.yml"


def quoted(province, **other: object) -> str:
    """The receipt of so-a's answer as ``paca receipt record`` writes it, but for ``other``."""
    held = next(one for one in province.log.receipts() if one.path == MINE)
    row = {
        "file": "B.5.1.md", "blob": held.blob, "received": instant_text(held.received),
        "delivery": held.delivery, "n": held.n,
    } | other  # fmt: skip
    told = ", ".join(f'{key}: "{value}"' for key, value in row.items())
    return "receipts:\n  - {" + told + "}\n"


@pytest.mark.parametrize(
    "other",
    [
        {"received": "2020-06-30T01:00:00Z"},
        {"n": 0},
        {"n": 999},
        {"n": -1},
        {"delivery": "x"},
        {"blob": "a" * 40},
        {"file": "B.5.2.md"},
    ],
    ids=lambda other: "-".join(map(str, other)),
)
def test_a_receipt_in_the_tree_that_the_log_does_not_hold(province, other):
    """Who may add receipts cannot make a late answer punctual: the signed log says otherwise."""
    province.commit({QUOTED: quoted(province)})
    province.push("thu-ky")
    assert province.alarms() == []
    text = quoted(province)
    province.commit({QUOTED: text + quoted(province, **other).partition("\n")[2]})
    province.push("thu-ky")
    assert province.alarms() == [("misquoted", QUOTED)]


def test_rewritten_history(province):
    """The last decision taken out by a forced push that is receipted like any other."""
    province.git("reset", "-q", "--hard", "HEAD~1")
    province.commit({LEDGER: decisions("một", "ba")})
    province.push("thu-ky")
    assert province.alarms() == [("rewritten", "")]


def altered(draw: random.Random, count: int) -> list[str]:
    """``count`` reasons with one of them edited, deleted, moved or cut, never only added to."""
    reasons = [f"lý do {number}" for number in range(count)]
    way = draw.choice(("edit", "delete", "reorder", "cut"))
    at = draw.randrange(count)
    if way == "edit":
        reasons[at] = f"khác {draw.randrange(10**6)}"
    elif way == "delete":
        del reasons[at]
    elif way == "reorder":
        other = (at + draw.randrange(1, count)) % count
        reasons[at], reasons[other] = reasons[other], reasons[at]
    else:
        reasons = reasons[:at]
    return reasons


def test_1000_alterations_of_decisions_and_1000_additions():
    """Versions as git would name them; what a version holds is looked up by its blob."""
    draw = random.Random("decisions")
    whole = tuple(f"lý do {number}" for number in range(6))
    blobs = {"a" * 40: whole}
    commits = []
    for number in range(2000):
        bad = number < 1000
        blob = f"f{number:039x}"
        blobs[blob] = tuple(altered(draw, 6)) if bad else (*whole, *(["thêm"] * (number - 999)))
        commits.append(
            AuditedCommit(
                str(number), (), "", "", START, "", START, "", "", "", (Changed(LEDGER, "a" * 40, blob),)
            )
        )
    named = [one.commit for one in overwritten(commits, blobs.get)]
    assert named == [str(number) for number in range(1000)]


@pytest.mark.parametrize("way", ["edit", "delete", "reorder", "cut", "remove the file", "add"])
def test_decisions_are_only_added_to(province, way):
    """In real git; the fixture has recorded two decisions."""
    if way == "remove the file":
        province.git("rm", "-q", LEDGER)
        province.commit({})
    else:
        bent = {
            "edit": ["một", "HAI"],
            "delete": ["hai"],
            "reorder": ["hai", "một"],
            "cut": ["một"],
            "add": ["một", "hai", "ba"],
        }
        province.commit({LEDGER: decisions(*bent[way])})
    province.push("thu-ky")
    assert province.alarms() == ([] if way == "add" else [("overwritten", LEDGER)])


def test_tags_must_be_signed_by_somebody_we_know(province, tmp_path):
    stranger, _ = keypair(tmp_path, "stranger")
    province.git("tag", "nhe")
    province.git("tag", "-a", "-m", "Không ký", "khong-ky")
    for name, key in (("tot", province.key), ("la", stranger)):
        province.git("-c", f"user.signingkey={key}", "tag", "-s", "-m", "Có ký", name)
    assert province.alarms(signers=True) == [
        ("unsigned", f"refs/tags/{name}") for name in ("khong-ky", "la", "nhe")
    ]


def test_only_a_known_key_s_signature_is_good(province, tmp_path):
    stranger, _ = keypair(tmp_path, "stranger")
    grades = []
    for key in (province.key, stranger):
        province.hour += 1
        province.git("-c", f"user.signingkey={key}", "commit", "-q", "--allow-empty", "-S", "-m", "Ký",
                     when=province.now)  # fmt: skip
    found = audit(province.repo, "HEAD", signers=province.signers).commits
    grades = [one.grade for one in found[-3:]]
    assert grades == ["N", "G", "U"]
    assert found[-2].signer == "thu-ky@x"


def test_the_command_tells_the_life_of_a_submission(demo_repo, tmp_path):
    from paca.read.load import load_records
    from paca.read.source import open_source

    records = load_records(open_source(demo_repo, "HEAD"))
    agency, files = next((slug, files) for slug, files in records.filed.items() if files.submissions)
    code = next(iter(files.submissions))
    asked = [
        "audit",
        f"{code}@{agency}",
        "--repo",
        str(demo_repo),
        "--log",
        str(tmp_path),
        "--format",
        "json",
    ]
    done = CliRunner().invoke(main, asked, catch_exceptions=False)
    told = json.loads(done.stdout)
    assert (done.exit_code, told["alarms"]) == (0, [])
    path = files.submissions[code].front.path
    log = ["git", "log", "--format=%H", "--reverse", "--", path]
    touched = subprocess.run(log, cwd=demo_repo, capture_output=True, text=True, check=True).stdout.split()
    assert [one["commit"] for one in told["life"] if path in one["paths"]] == touched
    text = CliRunner().invoke(main, asked[:-2], catch_exceptions=False).stdout
    assert "chỉ là lời khai" in text and touched[0][:10] in text
    assert f"{agency}/{code}.md" in text and "tự khai là" in text and "…" not in text
    near = CliRunner().invoke(main, ["audit", f"{code}@{agency}x", *asked[2:-2]])
    assert f"Có phải: {agency}" in near.exception.vi
