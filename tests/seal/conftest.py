"""A release of the small demo, made once by the command itself, and keys of the test's own."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from paca.cli.main import main

WHO = "to-cong-tac@tinh-mau"


def run(*arguments: object) -> Result:
    return CliRunner().invoke(main, [str(one) for one in arguments], standalone_mode=True)


def keypair(
    folder: Path, name: str, *, who: str = WHO, options: str = 'namespaces="paca-release,git"'
) -> Path:
    """A private key; ``<name>.signers`` beside it allows it."""
    key = folder / name
    subprocess.run(["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-C", "", "-f", key], check=True)
    (folder / f"{name}.signers").write_text(f"{who} {options} {key.with_suffix('.pub').read_text()}")
    return key


@dataclass(frozen=True)
class Sealed:
    """``base`` holds ``tinh-mau`` (the repository), ``final`` (the release), ``key`` and ``key.signers``."""

    base: Path

    @property
    def folder(self) -> Path:
        return self.base / "final"

    @property
    def repo(self) -> Path:
        return self.base / "tinh-mau"

    @property
    def key(self) -> Path:
        return self.base / "key"

    @property
    def signers(self) -> Path:
        return self.base / "key.signers"


@pytest.fixture(scope="session")
def sealed(demo_repo: Path, once: Callable[[str, Callable[[Path], None]], Path]) -> Sealed:
    """Shared: read it, never write."""

    def make(base: Path) -> None:
        base.mkdir()
        shutil.copytree(demo_repo, base / "tinh-mau", symlinks=True)
        key = keypair(base, "key")
        made = run(
            "release", "final", "--repo", base / "tinh-mau", "--out", base / "final", "--key", key,
            "--allowed-signers", base / "key.signers",
            "--number", "7", "--signed-on", "2020-08-14", "--signer", "Nguyễn Văn Mẫu",
        )  # fmt: skip
        assert made.exit_code == 0, made.output

    return Sealed(once("sealed", make))


@pytest.fixture
def copied(sealed: Sealed, tmp_path: Path) -> Sealed:
    """The same, to be changed at will."""
    base = tmp_path / "sealed"
    shutil.copytree(sealed.base, base, symlinks=True)
    return Sealed(base)
