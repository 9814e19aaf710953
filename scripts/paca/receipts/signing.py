"""Signatures by ``ssh-keygen -Y``: keys people already have, verified offline against a list of signers."""

from __future__ import annotations

import datetime as dt
import os
import subprocess
import tempfile
from pathlib import Path

from ..errors import PacaError

NAMESPACE = "paca-receipts"
"""A signature made for anything else (a commit, a file) never passes for a checkpoint's."""


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


def sign(body: bytes, key: Path) -> str:
    """The armoured signature of ``body`` by the private key at ``key``; SigningError with ssh's words."""
    done = _run("-Y", "sign", "-n", NAMESPACE, "-f", str(key), feed=body)
    if done.returncode != 0:
        words = done.stderr.decode("utf-8", "replace").strip()
        raise SigningError(f"Không ký được bằng {key}: {words}", f"Cannot sign with {key}: {words}")
    return done.stdout.decode("ascii")


def signer(body: bytes, signature: str, signers: Path, *, when: dt.datetime) -> str | None:
    """Which of the allowed ``signers`` signed ``body``; None for a bad signature or an unknown key.

    ``when`` is the instant at which the signer had to be allowed (valid-after, valid-before).
    """
    at = f"-Overify-time={when.astimezone(dt.UTC):%Y%m%d%H%M%S}Z"
    with tempfile.NamedTemporaryFile(prefix="paca-", suffix=".sig", delete=False) as file:
        file.write(signature.encode())
    try:
        common = ("-f", str(signers), "-s", file.name, at)
        found = _run("-Y", "find-principals", *common, feed=b"")
        for name in found.stdout.decode("utf-8", "replace").splitlines() if found.returncode == 0 else ():
            done = _run("-Y", "verify", "-n", NAMESPACE, "-I", name, *common, feed=body)
            if done.returncode == 0:
                return name
    finally:
        os.unlink(file.name)
    return None
