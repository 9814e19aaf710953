"""Signatures by ``ssh-keygen -Y``: keys people already have, verified offline against a list of signers.

The one definition of signing: checkpoints of receipts, sealed releases, tags and commits all come here.
A **namespace** says what a signature was made for, so that one made for a commit never passes for a
release's.
"""

from __future__ import annotations

import base64
import binascii
import datetime as dt
import os
import subprocess
import tempfile
import textwrap
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from .errors import PacaError


class SigningError(PacaError):
    """ssh-keygen is missing or cannot sign."""


def _run(*arguments: str, feed: bytes) -> subprocess.CompletedProcess[bytes]:
    environment = {name: value for name, value in os.environ.items() if not name.startswith("SSH_ASKPASS")}
    try:
        return subprocess.run(
            ["ssh-keygen", *arguments],
            input=feed,
            capture_output=True,
            env=environment | {"LC_ALL": "C", "SSH_ASKPASS_REQUIRE": "never"},
        )
    except FileNotFoundError:
        raise SigningError(
            "Máy này chưa có ssh-keygen (OpenSSH). Hãy cài OpenSSH rồi chạy lại.",
            "There is no ssh-keygen (OpenSSH) on this machine. Install OpenSSH and try again.",
        ) from None


def sign(body: bytes, key: Path, *, namespace: str) -> str:
    """The armoured signature of ``body`` by the private key at ``key``; SigningError with ssh's words.

    ``key`` may be the public half where an agent holds the private one.
    """
    done = _run("-Y", "sign", "-n", namespace, "-f", str(key), feed=body)
    if done.returncode != 0:
        words = done.stderr.decode("utf-8", "replace").strip()
        raise SigningError(f"Không ký được bằng {key}: {words}", f"Cannot sign with {key}: {words}")
    return done.stdout.decode("ascii")


def signer(body: bytes, signature: str, signers: Path, *, namespace: str, when: dt.datetime) -> str | None:
    """Which of the allowed ``signers`` signed ``body``; None for a bad signature or an unknown key.

    ``when`` is the instant at which the signer had to be allowed (valid-after, valid-before).
    """
    at = f"-Overify-time={when.astimezone(dt.UTC):%Y%m%d%H%M%S}Z"
    with _held(signature) as file:
        common = ("-f", str(signers), "-s", file, at)
        found = _run("-Y", "find-principals", *common, feed=b"")
        for name in found.stdout.decode("utf-8", "replace").splitlines() if found.returncode == 0 else ():
            done = _run("-Y", "verify", "-n", namespace, "-I", name, *common, feed=body)
            if done.returncode == 0:
                return name
    return None


def signing_key(body: bytes, signature: str, *, namespace: str) -> str | None:
    """The fingerprint (``SHA256:…``) of whatever key made a sound signature of ``body``; None for a bad one.

    Whose key it is this does not say: a stranger's signature is as sound as anybody's.
    """
    with _held(signature) as file:
        done = _run("-Y", "check-novalidate", "-n", namespace, "-s", file, feed=body)
    if done.returncode != 0:
        return None
    words = done.stdout.decode("utf-8", "replace").split()
    return next((word for word in words if word.startswith("SHA256:")), None)


def canonical(signature: str) -> bool:
    """Whether the text is the one way in which ssh-keygen writes these bytes, so that no two texts are
    the same signature."""
    head, tail = "-----BEGIN SSH SIGNATURE-----", "-----END SSH SIGNATURE-----"
    lines = signature.split("\n")
    try:
        raw = base64.b64decode("".join(lines[1:-2]), validate=True)
    except (binascii.Error, ValueError):
        return False
    body = textwrap.wrap(base64.b64encode(raw).decode(), 70)
    return bool(raw) and "\n".join((head, *body, tail, "")) == signature


def git_settings(signers: Path | None) -> tuple[str, ...]:
    """Settings under which git asks ssh-keygen alone, with our list of signers, never gpg."""
    if signers is None:
        return ()
    return (
        *("-c", f"gpg.ssh.allowedSignersFile={signers.resolve()}"),
        *("-c", "gpg.ssh.program=ssh-keygen", "-c", "gpg.program=false", "-c", "gpg.x509.program=false"),
        *("-c", "gpg.ssh.revocationFile=", "-c", "gpg.minTrustLevel=fully"),
    )


@contextmanager
def _held(signature: str) -> Iterator[str]:
    """The signature in a file, as ssh-keygen wants it."""
    with tempfile.NamedTemporaryFile(prefix="paca-", suffix=".sig", delete=False) as file:
        file.write(signature.encode())
    try:
        yield file.name
    finally:
        os.unlink(file.name)
