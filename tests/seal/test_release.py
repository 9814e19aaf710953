"""``paca release`` and ``paca verify`` as they are typed: what is made, refused, and told."""

from __future__ import annotations

import json
import os
import re
import subprocess
from pathlib import Path

import pytest
from paca.assess import assess
from paca.cli.score_json import score_document
from paca.seal.statement import STATEMENT

from .conftest import Sealed, keypair, run

ROOT = Path(__file__).resolve().parents[2]


def git(repo: Path, *arguments: object) -> str:
    done = subprocess.run(["git", *map(str, arguments)], cwd=repo, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


def test_the_statement_is_in_toto_s_and_true(sealed: Sealed) -> None:
    told = json.loads((sealed.folder / STATEMENT).read_text(encoding="utf-8"))
    assert told["_type"] == "https://in-toto.io/Statement/v1"
    assert {one["name"] for one in told["subject"]} > {
        "bao-cao.docx",
        "bao-cao.pdf",
        "phu-luc.xlsx",
        "data/items.csv",
    }
    said, assessment = told["predicate"], assess(sealed.repo, "final")
    total = score_document(assessment)["total"]
    assert (
        said["totals"]["standing"] == total["standing"]["points"] and said["totals"]["self"] == total["self"]
    )
    assert said["commit"]["gitCommit"] == git(sealed.repo, "rev-parse", "final^{commit}")
    assert said["commit"]["gitTree"] == git(sealed.repo, "rev-parse", "final^{tree}")
    tree = dict(
        reversed(row.split(" ", 2)[2].split("\t"))
        for row in git(
            sealed.repo, "ls-tree", "-r", "final", "evidence", "indicators", "docs/report"
        ).splitlines()
    )
    assert {one["name"]: one["digest"]["gitBlob"] for one in said["inputs"]["files"]} == tree
    assert said["fictional"] is True and said["paper"]["number"] == "7"
    assert said["since"] == git(sealed.repo, "rev-parse", "draft-1^{commit}") or said["since"]


def test_the_documents_bear_what_was_typed(sealed: Sealed) -> None:
    from paca.output.office.word_file import Word

    word = Word((sealed.folder / "bao-cao.docx").read_bytes())
    assert word.styled("Số ký hiệu") == ["Số: 07/BC-UBND"] and "Nguyễn Văn Mẫu" in word.text


def test_verify_says_yes(sealed: Sealed) -> None:
    done = run("verify", sealed.folder, "--allowed-signers", sealed.signers, "--repo", sealed.repo)
    assert done.exit_code == 0 and "đúng như khi niêm phong" in done.output
    told = json.loads(
        run("verify", sealed.folder, "--allowed-signers", sealed.signers, "--format", "json").stdout
    )
    assert told["good"] and told["alarms"] == [] and told["schema"] == "paca.verify/1"


@pytest.mark.slow
def test_the_commit_gives_the_same_bytes_again(copied: Sealed) -> None:
    arguments = (
        "verify",
        copied.folder,
        "--allowed-signers",
        copied.signers,
        "--repo",
        copied.repo,
        "--rebuild",
    )
    told = (copied.folder / STATEMENT).read_bytes()
    digest = re.search(rb'"sha256": "([0-9a-f]{64})"\s*\},\s*"name": "data/items.csv"', told)[1]
    (copied.folder / STATEMENT).write_bytes(told.replace(digest, b"0" * 64))
    done = run(*arguments)
    assert done.exit_code == 1
    assert re.findall(r"(\S+): dựng lại", done.output) == ["data/items.csv"], "all others come out the same"


def test_verify_of_what_is_no_release(tmp_path: Path) -> None:
    from tests.cli.test_exits import paca

    assert paca("verify", str(tmp_path), cwd=tmp_path).returncode == 3
    assert paca("verify", str(tmp_path / "none"), cwd=tmp_path).returncode == 2


def test_the_tag_and_the_inputs_are_checked_against_the_repository(copied: Sealed) -> None:
    def told() -> str:
        done = run("verify", copied.folder, "--allowed-signers", copied.signers, "--repo", copied.repo)
        assert done.exit_code == 1
        return done.output

    made = git(copied.repo, "rev-parse", "refs/tags/final")
    git(copied.repo, "tag", "-d", "final")
    assert "refs/tags/final: kho không có thẻ này" in told()
    git(copied.repo, "tag", "final")
    assert "thẻ nhẹ" in told()
    git(copied.repo, "tag", "-f", "-a", "-m", "SHA256SUMS " + "0" * 64, "final", "HEAD~1")
    output = told()
    assert "chữ ký của thẻ sai" in output and "một SHA256SUMS khác" in output and "chỉ commit" in output
    git(copied.repo, "update-ref", "refs/tags/final", made)
    statement = copied.folder / STATEMENT
    text = statement.read_text(encoding="utf-8")
    name = json.loads(text)["predicate"]["inputs"]["files"][3]["name"]
    statement.write_text(
        text.replace(f'"name": "{name}"', '"name": "evidence/2019/none.md"'), encoding="utf-8"
    )
    output = told()
    assert f"{name}: có trong commit" in output and "evidence/2019/none.md: không có trong commit" in output


@pytest.mark.parametrize(
    ("spoil", "arguments", "says"),
    [
        ("", ("Final",), "không thể là tên bản"),
        ("git tag x", ("x",), "Thẻ x đã có"),
        ("touch 'thêm.txt'", ("x",), "1 thay đổi chưa ghi vào git: thêm.txt"),
        ("echo '#' >> evidence/2019/assessment.yml", ("x",), "evidence/2019/assessment.yml"),
        ("", ("x", "--rev", "none"), "Không tìm thấy phiên bản"),
        ("", ("x", "--out", "."), "đã có; hãy chọn thư mục khác"),
        ("", ("x", "--key", "../none"), "Không có khoá"),
        ("", ("x", "--key", "--none--"), "Chưa có khoá để ký"),
        ("git config gpg.format ssh && git config user.signingkey "
        "../none", ("x", "--key", "--none--"), "không có tệp ấy"),
        ("git config user.signingkey ABCDEF", ("x", "--key", "--none--"), "Chưa có khoá để ký"),
        ("", ("x", "--allowed-signers", "../other.signers"), "chưa phát hành gì"),
        ("", ("x", "--key", "../other.signers"), "Không ký được"),
        ("git config user.name ''", ("x",), "git chưa biết ai gắn thẻ"),
        ("echo 'self: [' >> evidence/2019/agencies.yml && git commit -qam "
        "x", ("x",), "Chưa phát hành: còn lỗi"),
        (
            "mkdir -p docs/report && echo 'Tổng điểm 12,34 điểm.' > docs/report/04-x.md && git add "
            ". && git commit -qm x",
            ("x",),
            "docs/report/04-x.md:1",
        ),
    ],
)  # fmt: skip
def test_what_is_refused_leaves_nothing(
    demo_copy: Path, tmp_path: Path, monkeypatch, spoil: str, arguments: tuple[str, ...], says: str
) -> None:
    from tests.cli.test_exits import paca

    keypair(tmp_path, "key")
    keypair(tmp_path, "other")
    if spoil:
        subprocess.run(spoil, shell=True, cwd=demo_copy, check=True)
    if "--key" not in arguments:
        arguments = (*arguments, "--key", "../key")
    if "--none--" in arguments:
        arguments = tuple(one for one in arguments if one not in ("--key", "--none--"))
    before = git(demo_copy, "tag"), sorted(os.listdir(tmp_path))
    done = paca("release", *arguments, cwd=demo_copy)
    assert done.returncode in (1, 3) and says in done.stderr, done.stderr
    assert (git(demo_copy, "tag"), sorted(os.listdir(tmp_path))) == before


def test_a_folder_that_cannot_appear_takes_its_tag_back(demo_copy: Path, tmp_path: Path, monkeypatch) -> None:
    import paca.cli.releasing as releasing

    def quick(order, whole, folder) -> None:
        (folder / "x.txt").write_text("x")
        (tmp_path / "out").mkdir()  # somebody else makes it meanwhile

    monkeypatch.setattr(releasing, "write_outputs", quick)
    key = keypair(tmp_path, "key")
    done = run("release", "x", "--repo", demo_copy, "--out", tmp_path / "out", "--key", key)
    assert "Không đặt được" in str(done.exception.vi if hasattr(done.exception, "vi") else done.output)
    assert "x" not in git(demo_copy, "tag").split() and not list((tmp_path / "out").iterdir())
    assert not [name for name in os.listdir(tmp_path) if name.startswith(".out")]


def test_git_s_own_key_signs(demo_copy: Path, tmp_path: Path, monkeypatch) -> None:
    """user.signingkey as a path, and as the key itself with the private half in an agent."""
    import paca.cli.releasing as releasing

    monkeypatch.setattr(
        releasing, "write_outputs", lambda order, whole, folder: (folder / "x").write_text("x")
    )
    key = keypair(tmp_path, "key")
    git(demo_copy, "config", "gpg.format", "ssh")
    git(demo_copy, "config", "user.signingkey", key.with_suffix(".pub"))
    assert run("release", "one", "--repo", demo_copy, "--out", tmp_path / "one").exit_code == 0
    agent = subprocess.run(["ssh-agent", "-s"], capture_output=True, text=True, check=True).stdout
    for name, value in re.findall(r"(SSH_\w+)=([^;]+);", agent):
        monkeypatch.setenv(name, value)
    try:
        subprocess.run(["ssh-add", "-q", key], check=True, capture_output=True)
        git(demo_copy, "config", "user.signingkey", "key::" + key.with_suffix(".pub").read_text().strip())
        key.rename(tmp_path / "away")
        assert run("release", "two", "--repo", demo_copy, "--out", tmp_path / "two").exit_code == 0
    finally:
        os.kill(int(os.environ["SSH_AGENT_PID"]), 15)
    for name in ("one", "two"):
        arguments = ("--allowed-signers", tmp_path / "key.signers", "--repo", demo_copy)
        assert run("verify", tmp_path / name, *arguments).exit_code == 0


def test_a_public_release_names_no_commit_and_no_input(demo_copy: Path, tmp_path: Path, monkeypatch) -> None:
    import paca.cli.releasing as releasing

    monkeypatch.setattr(
        releasing, "write_outputs", lambda order, whole, folder: (folder / "x").write_text("x")
    )
    key, out = keypair(tmp_path, "key"), tmp_path / "pub"
    arguments = (
        "release",
        "cong-khai",
        "--audience",
        "public",
        "--repo",
        demo_copy,
        "--out",
        out,
        "--key",
        key,
    )
    assert run(*arguments).exit_code == 0
    text = (out / STATEMENT).read_text(encoding="utf-8")
    commit = git(demo_copy, "rev-parse", "HEAD")
    assert commit not in text and "evidence/" not in text and ".md" not in text
    check = ("verify", out, "--allowed-signers", tmp_path / "key.signers", "--repo", demo_copy)
    assert run(*check).exit_code == 0
    git(demo_copy, "tag", "-f", "cong-khai", "HEAD~3")
    assert "đầu vào không khớp" in run(*check).output


@pytest.mark.skipif(os.name == "nt", reason="the guide's commands are for a POSIX shell")
def test_the_guide_s_commands_do_what_it_says(copied: Sealed, tmp_path: Path) -> None:
    """Each block as it stands in docs/guide/seal.md: silent or content on a sealed copy, else failing."""
    (copied.base / "nguoi-ky.txt").write_bytes(copied.signers.read_bytes())
    scripts = tmp_path / "bin"
    scripts.mkdir()
    (scripts / "paca").write_text(f'#!/bin/sh\nexec "{os.sys.executable}" -m paca "$@"\n')
    (scripts / "paca").chmod(0o755)
    environment = os.environ | {
        "PATH": f"{scripts}{os.pathsep}{os.environ['PATH']}",
        "PYTHONPATH": str(ROOT / "scripts"),
    }
    blocks = re.findall(
        r"^```sh\n(.*?)^```", (ROOT / "docs/guide/seal.md").read_text(encoding="utf-8"), flags=re.M | re.S
    )
    assert len(blocks) == 5

    def code(block: str) -> int:
        block = "\n".join(
            line for line in block.splitlines() if "--rebuild" not in line
        )  # has a test of its own
        block = block.replace("/tmp/", f"{tmp_path}/")
        return subprocess.run(
            ["sh", "-ec", block], cwd=copied.base, env=environment, capture_output=True
        ).returncode

    assert [code(block) for block in blocks] == [0] * 5
    (copied.folder / "site/index.html").write_text("another")
    assert [bool(code(block)) for block in blocks] == [True, True, True, False, False]
    (copied.folder / "site/added.html").write_text("added")
    sums = copied.folder / "SHA256SUMS"
    sums.write_bytes(sums.read_bytes()[:-1])
    assert all(code(block) for block in blocks)
