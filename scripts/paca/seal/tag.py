"""The signed tag of a release, and the key that signs it.  No key is ever made or stored here."""

from __future__ import annotations

import datetime as dt
import re
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from ..errors import PacaError
from ..publish.git import Git
from ..publish.store import PublishError
from ..signing import git_settings
from .statement import SUMS

_DIGEST = re.compile(rf"^{SUMS} ([0-9a-f]{{64}})$", re.MULTILINE)
_LITERAL = re.compile(r"(?:key::)?((?:ssh|ecdsa|sk)-\S+ \S+.*)")


@contextmanager
def signing_key_of(repo: Path, given: Path | None) -> Iterator[Path]:
    """The key to sign with: the one given, else the one that git signs with by ssh.

    PacaError where there is none: how to make one is said, making it is the signer's own act.
    """
    if given is not None:
        if not given.is_file():
            raise PacaError(f"Không có khoá {given}.", f"There is no key {given}.")
        yield given.resolve()
        return
    form, held = (_setting(repo, name) for name in ("gpg.format", "user.signingkey"))
    if form != "ssh" or not held:
        raise PacaError(
            "Chưa có khoá để ký, nên chưa niêm phong gì. Hãy dùng --key ~/.ssh/KHOÁ, hoặc khai báo cho git: "
            "git config gpg.format ssh; git config user.signingkey ~/.ssh/KHOÁ.pub\n"
            "Nếu chưa có khoá, người ký tự tạo (đặt mật khẩu cho khoá): ssh-keygen -t ed25519 -f ~/.ssh/KHOÁ",
            "There is no key to sign with, so nothing is sealed. Use --key ~/.ssh/KEY, or tell git: "
            "git config gpg.format ssh; git config user.signingkey ~/.ssh/KEY.pub\n"
            "Without a key the signer makes one (with a passphrase): ssh-keygen -t ed25519 -f ~/.ssh/KEY",
        )
    literal = _LITERAL.fullmatch(held)
    if literal:  # the public half itself, its private one in an agent
        with tempfile.TemporaryDirectory(prefix="paca-key-") as scratch:
            path = Path(scratch) / "key.pub"
            path.write_text(literal[1] + "\n")
            yield path
        return
    path = Path(held).expanduser()
    path = path if path.is_absolute() else repo / path
    if not path.is_file():
        raise PacaError(
            f"git khai báo khoá ký {held} (user.signingkey) nhưng không có tệp ấy.",
            f"git signs with {held} (user.signingkey), but there is no such file.",
        )
    yield path


def _setting(repo: Path, name: str) -> str:
    code, out, _ = Git(repo).tried("config", "--get", name)
    return out.decode("utf-8", "replace").strip() if code == 0 else ""


def refuse_tag(repo: Path, name: str) -> None:
    """PacaError where the tag is there already: what was released is never released again."""
    commit = Git(repo).commit_of(f"refs/tags/{name}")
    if commit is not None:
        raise PacaError(
            f"Thẻ {name} đã có (commit {commit[:10]}): một bản đã phát hành không phát hành lại. Hãy "
            "chọn tên "
            f"khác, ví dụ {name}-2; hoặc xoá thẻ nếu nó chưa đi đâu: git tag -d {name}",
            f"Tag {name} is there (commit {commit[:10]}): what was released is not released again. Choose "
            f"another name, such as {name}-2; or delete the tag if it went nowhere: git tag -d {name}",
        )


def refuse_nameless(repo: Path) -> None:
    """PacaError where git does not know who would make the tag."""
    code, _, err = Git(repo).tried("var", "GIT_COMMITTER_IDENT")
    if code != 0:
        words = err.decode("utf-8", "replace").strip().splitlines()
        raise PacaError(
            "git chưa biết ai gắn thẻ. Hãy khai báo: git config user.name TÊN; git config user.email THƯ "
            f"({words[-1] if words else code})",
            "git does not know who makes the tag. Say so: git config user.name NAME; git config user.email "
            f"MAIL ({words[-1] if words else code})",
        )


def make_tag(
    repo: Path, name: str, commit: str, *, sums: str, title: str, key: Path, when: dt.datetime
) -> str:
    """An annotated tag signed by ssh whose message holds the digest of SHA256SUMS; returns its "
    "object's id."""
    message = f"{title}\n\n{SUMS} {sums}\n"
    stamp = {"GIT_COMMITTER_DATE": f"@{int(when.timestamp())} +0000"}
    settings = (*("-c", "gpg.format=ssh", "-c", "gpg.ssh.program=ssh-keygen"), "-c", f"user.signingkey={key}")
    git = Git(repo)
    try:
        git.run(
            *settings,
            "tag",
            "-s",
            "--cleanup=verbatim",
            "-F",
            "-",
            name,
            commit,
            feed=message.encode(),
            **stamp,
        )
    except PublishError as error:
        raise PacaError(
            f"Không ký được thẻ {name}. {error.vi}", f"Cannot sign tag {name}. {error.en}"
        ) from None
    return git.run("rev-parse", "--verify", f"refs/tags/{name}").decode().strip()


def drop_tag(repo: Path, name: str, made: str) -> None:
    """Take back a tag that this very run made; one that somebody moved meanwhile stays."""
    Git(repo).tried("update-ref", "-d", f"refs/tags/{name}", made)


def read_tag(repo: Path, name: str) -> tuple[str, str, str] | None:
    """(kind of object, commit, digest of SHA256SUMS in the message or ""); None without such a tag."""
    git = Git(repo)
    commit = git.commit_of(f"refs/tags/{name}")
    if commit is None:
        return None
    kind = git.run("cat-file", "-t", f"refs/tags/{name}").decode().strip()
    body = git.run("cat-file", "-p", f"refs/tags/{name}").decode("utf-8", "replace") if kind == "tag" else ""
    found = _DIGEST.search(body)
    return kind, commit, found[1] if found else ""


def tag_signed(repo: Path, name: str, signers: Path) -> bool:
    """Whether one of ``signers`` signed the tag: git's "unknown key" is no yes."""
    return Git(repo).tried(*git_settings(signers), "verify-tag", f"refs/tags/{name}")[0] == 0
