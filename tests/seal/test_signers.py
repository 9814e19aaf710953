"""Who signed: only an allowed signer, for releases, at that time, makes a good verdict."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest
from paca.publish.manifest import digest, read_manifest, write_manifest
from paca.seal.statement import NAMESPACE, SIGNATURE, STATEMENT, SUMS, read_statement, subjects
from paca.seal.verify import Kind, verify
from paca.signing import canonical, sign

from .conftest import WHO, Sealed, keypair, run


def kinds(folder: Path, signers: Path | None) -> set[Kind]:
    return {alarm.kind for alarm in verify(folder, signers=signers).alarms}


def test_the_signer_is_told(sealed: Sealed) -> None:
    verdict = verify(sealed.folder, signers=sealed.signers)
    assert verdict.good and verdict.signer == WHO
    told = subprocess.run(["ssh-keygen", "-lf", sealed.key], capture_output=True, text=True).stdout
    assert verdict.fingerprint in told.split()


def test_an_unknown_key_is_not_good(sealed: Sealed, tmp_path: Path) -> None:
    keypair(tmp_path, "stranger")
    assert kinds(sealed.folder, tmp_path / "stranger.signers") == {Kind.SIGNER}
    assert kinds(sealed.folder, None) == {Kind.SIGNER}, "nobody said who may sign"


@pytest.mark.parametrize(
    "options",
    ['namespaces="git"', 'valid-before="20200101Z"', 'valid-after="20990101Z"', 'namespaces="paca-receipts"'],
)
def test_a_key_for_something_else_is_not_good(sealed: Sealed, tmp_path: Path, options: str) -> None:
    signers = tmp_path / "signers"
    signers.write_text(f"{WHO} {options} {sealed.key.with_suffix('.pub').read_text()}")
    assert kinds(sealed.folder, signers) == {Kind.SIGNER}


def test_a_signature_made_for_something_else_is_bad(copied: Sealed) -> None:
    body = (copied.folder / SUMS).read_bytes()
    (copied.folder / SIGNATURE).write_text(sign(body, copied.key, namespace="paca-receipts"))
    assert kinds(copied.folder, copied.signers) == {Kind.SIGNATURE}


def test_who_alters_everything_and_signs_anew_is_a_stranger(copied: Sealed, tmp_path: Path) -> None:
    """The list and the statement are in order again; the key and the tag are not."""
    forge(copied, keypair(tmp_path, "stranger"))
    assert kinds(copied.folder, copied.signers) == {Kind.SIGNER}
    done = run(
        "verify", copied.folder, "--allowed-signers", tmp_path / "stranger.signers", "--repo", copied.repo
    )
    assert done.exit_code == 1 and "refs/tags/final" in done.output


def forge(copied: Sealed, key: Path) -> None:
    folder = copied.folder
    (folder / "bao-cao.docx").write_bytes(b"another report")
    outputs = {
        path: value
        for path, value in read_manifest((folder / SUMS).read_bytes()).items()
        if path != STATEMENT
    }
    outputs["bao-cao.docx"] = digest(b"another report")
    said = read_statement((folder / STATEMENT).read_bytes())
    text = said.model_copy(update={"subject": subjects(outputs)}).text()
    sums = write_manifest(outputs | {STATEMENT: digest(text)})
    (folder / STATEMENT).write_bytes(text)
    (folder / SUMS).write_bytes(sums)
    (folder / SIGNATURE).write_text(sign(sums, key, namespace=NAMESPACE))


def test_a_list_inside_the_copy_is_refused(copied: Sealed) -> None:
    inside = copied.folder / "nguoi-ky.txt"
    inside.write_bytes(copied.signers.read_bytes())
    done = run("verify", copied.folder, "--allowed-signers", inside)
    assert (
        done.exit_code != 0 and verify(copied.folder, signers=copied.signers).alarms[0].where == inside.name
    )


def test_no_two_texts_are_the_same_signature(sealed: Sealed) -> None:
    text = (sealed.folder / SIGNATURE).read_text()
    assert canonical(text)
    for other in (
        text + "\n",
        text.replace("\n", "\r\n"),
        text.replace("\n", " \n", 1),
        text[:-1],
        "",
        "x\n",
    ):
        assert not canonical(other)
