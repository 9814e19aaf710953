"""Every command that a guide names is run as it stands there, as its reader would, and does what is said.

A command that cannot run here (a forge, a signer's key) is listed with where it is tested instead; one
that nobody lists fails, so that a guide cannot name a command that was never tried.
"""

from __future__ import annotations

import os
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from paca.demo import write_demo

pytestmark = pytest.mark.slow
ROOT = Path(__file__).parents[2]
SCRIPTS = ROOT / "scripts"
PAGES = ("README.md", "docs/guide/*.md", "docs/round.md", "docs/publication.md", "docs/publishing.md")
_INLINE = re.compile(r"`(paca [a-z][^`]*)`")

# What a reader puts in place of a capital word, on the demo.
READER = {
    "[TIÊU_CHÍ@CƠ_QUAN]": "B.5.1@snv",
    "CƠ_QUAN": "snv",
    "MÃ_TIÊU_CHÍ": "A.1.2",
    "MÃ": "B.5.1",
    "TỆP.xlsx": "snv.xlsx",
    "THƯ_MỤC": "cong-bo",
    "THỬ.yml": "thu.yml",
    "3f2a9c1d": "draft-3",
}
# Command as it stands -> what its output holds.  In this order; each group in its own copy of the demo.
GROUPS: dict[str, dict[str, str]] = {
    "ask": {
        "paca check": "0 lỗi",
        "paca explain S310": "Không phải là số",
        "paca todo": "Cơ quan",
        "paca todo CƠ_QUAN": "Đã nộp",
        "paca score --explain MÃ": "Hiện tính",
        "paca score --explain B.5.1@snv": "chung kết",
        "paca score --rev draft-1": "xét đến ngày 03/07/2020",
        "paca score --what-if THỬ.yml": "thu.yml",
        "paca gaps": "có thể thêm nhiều nhất",
        "paca compare draft-1 draft-2": "Vì sao",
        "paca compare 3f2a9c1d~1 3f2a9c1d": "draft-3",
        "paca history B.5.1": "draft-1",
        "paca signals": "Không phải lỗi và không trừ điểm",
        "paca audit": "0 báo động",
        "paca audit [TIÊU_CHÍ@CƠ_QUAN]": "Sở Nội vụ",
        "paca audit B.5.1@snv": "Sở Nội vụ",
        "paca receipt status": "không có biên nhận",
        "paca receipt status --late": "Không có nhật ký biên nhận",
        "paca feedback status": "0 việc còn nợ",
        "paca build": "Đã dựng",
        "paca lessons": "Thanh tra Chính phủ",
    },
    "file": {
        "paca new CƠ_QUAN MÃ_TIÊU_CHÍ": "Đã tạo evidence/2019/snv/",
        "paca fix CƠ_QUAN": "Không có gì để máy sửa",
        "paca workbook export CƠ_QUAN": "Đã xuất snv.xlsx",
        "paca workbook import TỆP.xlsx": "Bảng không có gì mới",
        "paca draft open": "draft/2019",
        "paca draft open --rev main": "draft/2019",
    },
    "report": {
        "paca report": "## I.",
        "paca report --rev draft-2 --out bao-cao.docx": "Đã ghi bao-cao.docx",
        "paca report --rev draft-2 --out bao-cao.pdf": "Đã ghi bao-cao.pdf",
        "paca report --rev draft-2 --out phu-luc.xlsx": "Đã ghi phu-luc.xlsx",
        "paca report --check bao-cao.docx": "đạt",
        "paca report --out mau.docx": "Đã ghi mau.docx",
        "paca report --out bao-cao.docx --template mau.docx": "Đã ghi bao-cao.docx",
        "paca report --rev draft-2 --agency snv --out phieu-snv.docx": "Đã ghi phieu-snv.docx",
    },
    "publish": {
        "paca report --rev draft-1 --out bao-cao.docx": "Đã ghi bao-cao.docx",
        "paca report --audience public": "## I.",
        "paca build --audience public": "Đã dựng",
        "paca publish draft-1 --into THƯ_MỤC": "Đã công bố draft-1",
        "paca publish draft-1 --into cong-bo": "draft-1",  # again: the same bytes, nothing to do
        "paca publish draft-1 --branch cong-bo": "Đã công bố draft-1",
        "paca publish chinh-thuc --rev final --final --into cong-bo": "bản hiện hành: chinh-thuc",
        "paca publish --check --into cong-bo": "Mọi tệp đúng như khi công bố",
        'paca publish --withdraw draft-1 --reason "Có số điện thoại cá nhân" --into cong-bo': "Đã rút",
    },
    "after": {
        "paca verified import bang.xlsx --template": "Đã ghi bảng trắng",
        "paca verified import ket-qua.xlsx --document 2231/TTCP-C.IV --date 15/12/2020": "verified.yml",
        "paca verified compare": "Th.định",
        "paca lessons --to 2020": "→",
        "paca init --from 2019 --to 2020": "Để lại, và vì sao",
    },
    "start": {
        "paca demo tinh-mau": "Tỉnh Mẫu",
        "paca demo tron-ky --until verified": "Tỉnh Mẫu",
        "paca init tron-ky --from 2019 --to 2020": "Mang sang",
        "paca init THƯ_MỤC": "Đã tạo",
    },
}
RUN = {command: says for group in GROUPS.values() for command, says in group.items()}
# Named without what it needs, or needing what only another test sets up: where it is tried instead.
ELSEWHERE: dict[str, str] = {
    "paca publish": "named; its forms are run here",
    "paca verify": "named; tests/seal runs the guide's blocks",
    "paca release": "tests/seal",
    "paca build --engine zensical": "tests/engines",
    "paca edition import": "tests/edition_tools, tests/cli/test_edition_commands.py",
    "paca review": "tests/review",
    "paca score --explain MÃ@CƠ_QUAN": "named; a real item of it is run here",
    "paca receipt add": "tests/receipts",
    "paca receipt checkpoint": "tests/receipts",
    "paca receipt collect": "tests/receipts/test_collect.py, tests/review/test_receipts_workflow.py",
    "paca receipt record": "tests/receipts",
    "paca receipt verify": "tests/receipts",
    "paca verify-log": "tests/receipts",
    "paca feedback pull": "tests/feedback, against a forge's API",
}


def named() -> dict[str, str]:
    """Commands as they stand in the guides, comments after them left out -> the first place."""
    found: dict[str, str] = {}
    for pattern in PAGES:
        for page in sorted(ROOT.glob(pattern)):
            block = False
            for number, line in enumerate(page.read_text(encoding="utf-8").splitlines(), 1):
                if line.startswith("```"):
                    block = not block
                    continue
                told = [line.removeprefix(".venv/bin/")] if block else _INLINE.findall(line)
                for text in told:
                    command = re.split(r" {2,}# | # ", text)[0].strip()
                    if command.startswith("paca "):
                        found.setdefault(command, f"{page.relative_to(ROOT)}:{number}")
    return found


def what_if() -> str:
    """The example of the guide, as it stands."""
    page = (ROOT / "docs/guide/working-group.md").read_text(encoding="utf-8")
    return re.search(r"```yaml\n(figures:.*?)```", page, re.DOTALL)[1]


def elsewhere(command: str) -> bool:
    return any(command == one or command.startswith(f"{one} ") for one in ELSEWHERE)


def test_every_command_of_a_guide_is_tried() -> None:
    told = named()
    assert len(told) > 40
    assert [f"{place}: {one}" for one, place in told.items() if one not in RUN and not elsewhere(one)] == []
    others = ("README.md", "docs/guide/working-group.md")
    assert [one for one in RUN if one not in told] == [], f"no longer in a guide ({', '.join(others)}…)"


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A reader's copy of the demo at the end of its round, with the little files that a guide speaks of."""
    repo = write_demo(
        tmp_path_factory.mktemp("desk") / "tinh-mau", agencies=12, items=52, until="verified"
    ).directory
    (repo / "thu.yml").write_text(what_if(), encoding="utf-8")
    return repo


def run(command: str, folder: Path) -> subprocess.CompletedProcess[str]:
    for word, put in READER.items():
        command = command.replace(word, put)
    words = shlex.split(command)[1:]
    return subprocess.run(
        [sys.executable, "-m", "paca", *words],
        cwd=folder,
        env=os.environ | {"PYTHONPATH": str(SCRIPTS), "COLUMNS": "100"},
        capture_output=True,
        encoding="utf-8",
        stdin=subprocess.DEVNULL,
    )


@pytest.mark.parametrize("group", GROUPS)
def test_the_guides_commands_do_what_they_say(group: str, desk: Path, tmp_path: Path) -> None:
    """One after the other, as one reader would; every failure is told, not only the first."""
    wrong = []
    desk = Path(shutil.copytree(desk, tmp_path / "tinh-mau"))
    for command, says in GROUPS[group].items():
        if command == "paca new CƠ_QUAN MÃ_TIÊU_CHÍ":
            (desk / "evidence/2019/snv/A.1.2.md").unlink(missing_ok=True)
        if "ket-qua.xlsx" in command:
            shutil.copy(desk / "bang.xlsx", desk / "ket-qua.xlsx")
        done = run(command, desk)
        told = " ".join((done.stdout + done.stderr).split())
        if done.returncode != 0 or says not in told:
            wrong.append(f"{command} [{done.returncode}]: {told[:400]}")
    assert wrong == [], "\n".join(wrong)


def test_a_fresh_province_is_led_from_the_first_command(tmp_path: Path) -> None:
    """The README that ``paca init`` writes, step by step; each next step is the one that works."""
    made = run('paca init tinh-moi --edition 2019 --province "Tỉnh Mới"', tmp_path)
    assert made.returncode == 0, made.stderr
    repo = tmp_path / "tinh-moi"
    early = run("paca check", repo)
    assert early.returncode == 3 and "git add -A" in early.stderr and "git commit" in early.stderr
    assert 'git commit -m "Mở kho"' in (repo / "README.md").read_text(encoding="utf-8")
    subprocess.run(["git", "-C", repo, "add", "-A"], check=True)
    subprocess.run(["git", "-C", repo, "commit", "-qm", "Mở kho"], check=True)
    for command, says in (
        ("paca check", "0 lỗi"),
        ("paca todo", "thanh-tra-tinh"),
        ("paca todo thanh-tra-tinh", "còn 40 việc"),
        ("paca new thanh-tra-tinh B.5.1", "Đã tạo evidence/2019/thanh-tra-tinh/B.5.1.md"),
        ("paca check", "0 lỗi"),
        ("paca fix thanh-tra-tinh", "Không có gì để máy sửa"),
        ("paca workbook export thanh-tra-tinh", "Đã xuất"),
        ("paca score", "Tổng"),
        ("paca gaps", "có thể thêm"),
        ("paca build", "Đã dựng"),
        ("paca report --out bao-cao.docx", "Đã ghi"),
    ):
        done = run(command, repo)
        assert done.returncode == 0 and says in done.stdout, (command, done.stdout[-500:], done.stderr)
