"""A seal against the repository it was made from: the tag, its signature, every input anew."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from ..publish.git import Git
from .inputs import inputs_of, tree_of
from .statement import Predicate, digest_of
from .tag import read_tag, tag_signed
from .verify import Alarm, Kind


def against_repository(
    predicate: Predicate, sums: str, repo: Path, *, signers: Path | None
) -> Iterator[Alarm]:
    """``sums`` is the SHA-256 of the copy's SHA256SUMS."""
    name = f"refs/tags/{predicate.name}"
    found = read_tag(repo, predicate.name)
    commit = predicate.commit.git_commit if predicate.commit else None
    if found is None:
        yield Alarm(Kind.TAG, name, "kho không có thẻ này", "the repository has no such tag")
    else:
        kind, tagged, told = found
        if kind != "tag":
            yield Alarm(Kind.TAG, name, "là thẻ nhẹ, không có chữ ký", "is lightweight, without a signature")
        elif signers is not None and not tag_signed(repo, predicate.name, signers):
            yield Alarm(Kind.TAG, name, "chữ ký của thẻ sai hoặc khoá lạ", "bad signature or unknown key")
        if kind == "tag" and told != sums:
            yield Alarm(
                Kind.TAG,
                name,
                "thẻ niêm phong một SHA256SUMS khác",
                "the tag seals another SHA256SUMS",
            )
        if commit is not None and tagged != commit:
            yield Alarm(
                Kind.TAG,
                name,
                f"chỉ commit {tagged[:10]}, bản này nói {commit[:10]}",
                f"names commit {tagged[:10]}, the release says {commit[:10]}",
            )
        commit = commit or tagged
    if commit is None:
        return
    if Git(repo).commit_of(commit) is None:
        yield Alarm(Kind.INPUT, commit[:10], "kho không có commit này", "the repository has no such commit")
        return
    yield from _inputs(predicate, repo, commit)


def _inputs(predicate: Predicate, repo: Path, commit: str) -> Iterator[Alarm]:
    derived = inputs_of(repo, commit)
    if predicate.commit and tree_of(repo, commit) != predicate.commit.git_tree:
        yield Alarm(Kind.INPUT, commit[:10], "cây tệp của commit khác", "the commit's tree is another")
    told = {one.name: one.digest for one in predicate.inputs.files}
    there = {one.name: one.digest for one in derived}
    if not predicate.commit:  # a public release names no file
        if (len(there), digest_of(derived)) != (predicate.inputs.count, predicate.inputs.digest.sha256):
            yield Alarm(Kind.INPUT, commit[:10], "đầu vào không khớp", "the inputs differ")
        return
    for path in sorted(told.keys() | there.keys()):
        if path not in there:
            yield Alarm(Kind.INPUT, path, "không có trong commit", "is not in the commit")
        elif path not in told:
            yield Alarm(Kind.INPUT, path, "có trong commit, bản niêm phong không nói", "is not in the seal")
        elif told[path] != there[path]:
            yield Alarm(Kind.INPUT, path, "nội dung trong commit khác", "has other content in the commit")
