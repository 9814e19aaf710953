"""A copy of a release against its own seal, offline.

``SHA256SUMS`` holds the digest of every file but itself and its signature; the signature covers it;
``statement.json`` says the digests of the outputs once more, so that a changed list is told from a
changed file.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from ..publish.manifest import Change, differences, digest, read_manifest, write_manifest
from ..signing import canonical, signer, signing_key
from .copy import Copy, copy_of
from .statement import NAMESPACE, SIGNATURE, STATEMENT, SUMS, NotAStatement, Statement, read_statement

_MOST_BYTES = 64 * 2**20  # of a file of the seal itself: a hundred thousand inputs take 20 MB


class Kind(StrEnum):
    CHANGED = "changed"
    MISSING = "missing"
    EXTRA = "extra"
    SIGNATURE = "signature"  # of SHA256SUMS: bad
    SIGNER = "signer"  # sound, but not by a signer who is allowed, or nobody said who is
    SEAL = "seal"  # the files of the seal contradict each other
    TAG = "tag"
    INPUT = "input"
    REBUILT = "rebuilt"  # the commit gives other bytes here


@dataclass(frozen=True, slots=True, order=True)
class Alarm:
    """``where`` is a path below the release, a path of the repository for an input, or a tag."""

    kind: Kind
    where: str
    vi: str
    en: str


@dataclass(frozen=True, slots=True)
class Verdict:
    """``signer`` is the allowed signer's name, ``fingerprint`` the key's; None where there is none.

    ``statement`` is None where it cannot be read; it is believed only if the verdict is good.
    """

    alarms: tuple[Alarm, ...]
    files: int
    signer: str | None
    fingerprint: str | None
    statement: Statement | None

    @property
    def good(self) -> bool:
        return not self.alarms


def is_release(folder: Path) -> bool:
    """Whether anything of a seal lies there."""
    return any((folder / name).exists() for name in (SUMS, SIGNATURE, STATEMENT))


def verify(folder: Path, *, signers: Path | None) -> Verdict:
    """Everything in which the copy at ``folder`` differs from what was sealed.

    Without ``signers`` (OpenSSH's allowed signers, from elsewhere than the copy) the verdict is never
    good: anybody can seal anything.
    """
    copy = copy_of(folder)
    sums, signature, told = (_content(folder, name, copy) for name in (SUMS, SIGNATURE, STATEMENT))
    alarms: list[Alarm] = []
    statement = None
    if told is not None:
        try:
            statement = read_statement(told)
        except NotAStatement as error:
            alarms.append(
                Alarm(Kind.SEAL, STATEMENT, f"không đọc được ({error})", f"cannot be read ({error})")
            )
    sealed = _sealed(sums, alarms)
    if sealed is not None:
        alarms += _files(sealed, copy, statement)
        if statement is not None:
            alarms += _agrees(sealed, statement)
    elif statement is not None:  # the list is lost: what it held of the outputs is said once more here
        alarms += _files(statement.outputs | {STATEMENT: copy.files[STATEMENT]}, copy, statement)
    alarms += _odd(copy)
    alarms += [_missing(name) for name in (SUMS, SIGNATURE) if name not in copy.files]
    known, fingerprint = None, None
    if sums is not None and signature is not None:
        when = statement.predicate.sealed_on if statement else dt.datetime.now(dt.UTC)
        known, fingerprint = _signed(sums, signature, signers, when, alarms)
    count = len(sealed) if sealed else 0
    return Verdict(tuple(sorted(set(alarms))), count, known, fingerprint, statement)


def _content(folder: Path, name: str, copy: Copy) -> bytes | None:
    if name not in copy.files or (folder / name).stat().st_size > _MOST_BYTES:
        return None
    return (folder / name).read_bytes()


def _missing(name: str) -> Alarm:
    return Alarm(Kind.MISSING, name, "bị mất", "is missing")


def _sealed(sums: bytes | None, alarms: list[Alarm]) -> dict[str, str] | None:
    if sums is None:
        return None
    try:
        sealed = read_manifest(sums)
        if write_manifest(sealed) != sums:
            raise ValueError("not in the form that was written")
    except ValueError:
        alarms.append(
            Alarm(Kind.SEAL, SUMS, "đã bị sửa: không còn đúng dạng", "was altered: its form is broken")
        )
        return None
    return sealed


def _files(sealed: dict[str, str], copy: Copy, statement: Statement | None) -> Iterator[Alarm]:
    """Changed, missing and extra files.  Where file and statement agree against the list, it is the list."""
    found = {path: value for path, value in copy.files.items() if path not in (SUMS, SIGNATURE)}
    outputs = statement.outputs if statement else {}
    for each in differences(sealed, found):
        path = each.path
        invented = each.change is Change.MISSING and bool(outputs) and path not in (*outputs, STATEMENT)
        if invented or (path in found and outputs.get(path) == found[path]):
            yield _list_altered(path)
        elif each.change is Change.CHANGED:
            yield Alarm(Kind.CHANGED, path, "nội dung đã đổi", "content has changed")
        elif each.change is Change.MISSING:
            yield _missing(path)
        else:
            yield Alarm(Kind.EXTRA, path, "không có trong bản niêm phong", "was not sealed")


def _list_altered(path: str) -> Alarm:
    return Alarm(
        Kind.SEAL, SUMS, f"đã bị sửa: dòng của {path} không đúng", f"was altered: the line of {path} is wrong"
    )


def _agrees(sealed: dict[str, str], statement: Statement) -> Iterator[Alarm]:
    """The list holds the statement and exactly the outputs that the statement speaks of."""
    outputs = {path: value for path, value in sealed.items() if path != STATEMENT}
    other = differences(statement.outputs, outputs)
    if other:
        names = ", ".join(each.path for each in other[:3]) + (", …" if len(other) > 3 else "")
        yield Alarm(
            Kind.SEAL,
            SUMS,
            f"không khớp với {STATEMENT} ở: {names}",
            f"disagrees with {STATEMENT} about: {names}",
        )
    if STATEMENT not in sealed:
        yield Alarm(Kind.SEAL, SUMS, f"không có dòng của {STATEMENT}", f"lacks the line of {STATEMENT}")


def _odd(copy: Copy) -> Iterator[Alarm]:
    for path in copy.odd:
        yield Alarm(Kind.EXTRA, path, "không phải tệp thường (liên kết?)", "is no plain file (a link?)")
    for path in copy.empty:
        yield Alarm(
            Kind.EXTRA, f"{path}/", "thư mục rỗng không có khi niêm phong", "empty folder, not sealed"
        )
    for path in copy.unread:
        yield Alarm(Kind.CHANGED, path, "không đọc được", "cannot be read")


def _signed(
    sums: bytes, signature: bytes, signers: Path | None, when: dt.datetime, alarms: list[Alarm]
) -> tuple[str | None, str | None]:
    """The allowed signer, and the fingerprint of the key that signed."""
    text = signature.decode("ascii", "replace")
    fingerprint = signing_key(sums, text, namespace=NAMESPACE) if canonical(text) else None
    if fingerprint is None:
        alarms.append(
            Alarm(
                Kind.SIGNATURE,
                SIGNATURE,
                f"chữ ký không đúng: {SIGNATURE} hoặc {SUMS} đã bị sửa",
                f"bad signature: {SIGNATURE} or {SUMS} was altered",
            )
        )
        return None, None
    if signers is None:
        alarms.append(
            Alarm(
                Kind.SIGNER,
                SIGNATURE,
                f"chưa biết ai ký: khoá {fingerprint}. Hãy đưa danh sách người được ký: "
                "--allowed-signers TỆP",
                f"nobody said who may sign: key {fingerprint}. Give the list: --allowed-signers FILE",
            )
        )
        return None, fingerprint
    known = signer(sums, text, signers, namespace=NAMESPACE, when=when)
    if known is None:
        alarms.append(
            Alarm(
                Kind.SIGNER,
                SIGNATURE,
                f"người lạ ký: khoá {fingerprint} không có trong danh sách, hết hạn, hoặc không được ký "
                f"{NAMESPACE}",
                f"signed by a stranger: key {fingerprint} is not in the list, expired, or not allowed for "
                f"{NAMESPACE}",
            )
        )
    return known, fingerprint


def sums_digest(folder: Path) -> str:
    """What the tag's message holds: the SHA-256 of SHA256SUMS, and so of everything."""
    return digest((folder / SUMS).read_bytes())
