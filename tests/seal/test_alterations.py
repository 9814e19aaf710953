"""Whatever is changed in a sealed release, ``verify`` names it."""

from __future__ import annotations

import os
import random
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from paca.seal.statement import SIGNATURE, STATEMENT, SUMS
from paca.seal.verify import Verdict, verify

from .conftest import Sealed

CHANGES = 200
SEAL = (SUMS, SIGNATURE, STATEMENT)
SITE = "site"


def byte(path: Path, chance: random.Random) -> set[Path]:
    data = bytearray(path.read_bytes())
    place = chance.randrange(len(data))
    data[place] ^= chance.randrange(1, 256)
    path.write_bytes(data)
    return {path}


def cut(path: Path, chance: random.Random) -> set[Path]:
    data = path.read_bytes()
    path.write_bytes(data[: chance.randrange(len(data))])
    return {path}


def append(path: Path, chance: random.Random) -> set[Path]:
    with path.open("ab") as file:
        file.write(bytes([chance.choice((10, 32, 0, chance.randrange(256)))]))
    return {path}


def remove(path: Path, chance: random.Random) -> set[Path]:
    path.unlink()
    return {path}


def rename(path: Path, chance: random.Random) -> set[Path]:
    new = path.with_name(f"{path.stem}-{chance.randrange(10**6)}{path.suffix}")
    path.rename(new)
    return {path, new}


def drop_line(path: Path, chance: random.Random) -> set[Path]:
    lines = path.read_bytes().splitlines(keepends=True)
    del lines[chance.randrange(len(lines))]
    path.write_bytes(b"".join(lines))
    return {path}


def add(path: Path, chance: random.Random) -> set[Path]:
    new = path.with_name(f"them-{chance.randrange(10**6)}.html")
    new.write_text("thêm")
    return {new}


def linked(path: Path, chance: random.Random) -> set[Path]:
    """A link to the very same content is not the sealed file."""
    kept = path.parents[0] / f".{path.name}.kept"
    path.rename(kept)
    os.symlink(kept.name, path)
    return {path, kept}


KINDS: tuple[Callable[[Path, random.Random], set[Path]], ...] = (
    *(byte, byte, byte, byte),
    *(cut, append, remove, rename, drop_line, add, linked),
)


def names(verdict: Verdict) -> set[str]:
    return {alarm.where for alarm in verdict.alarms}


@pytest.mark.slow
def test_200_of_200_random_changes_are_named(copied: Sealed) -> None:
    """One byte, a cut, an appended byte, a file gone, renamed, added, linked, two swapped; anywhere."""
    folder, chance = copied.folder, random.Random(20200815)
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    assert not verify(folder, signers=copied.signers).alarms
    found, struck = 0, set()
    papers = [one for one in files if SITE not in one.relative_to(folder).parts and one.name not in SEAL]
    for turn in range(CHANGES):
        # A third of the changes strike the seal itself, a third the documents and the data.
        pool = ([folder / name for name in SEAL], papers, files)[turn % 3]
        path = chance.choice([one for one in pool if one.stat().st_size])
        with kept(folder, path.parent):
            if turn % 10 == 9:
                told = swapped(path, chance.choice([one for one in files if one != path]), folder)
            else:
                told = chance.choice(KINDS)(path, chance)
            verdict = verify(folder, signers=copied.signers)
            wanted = {one.relative_to(folder).as_posix() for one in told}
            assert wanted <= names(verdict), (turn, wanted, verdict.alarms)
            found += 1
        struck.add(path.relative_to(folder).parts[0])
    assert found == CHANGES
    assert struck == {*SEAL, SITE, "data", "bao-cao.docx", "bao-cao.pdf", "phu-luc.xlsx"}
    assert not verify(folder, signers=copied.signers).alarms


def swapped(one: Path, other: Path, folder: Path) -> set[Path]:
    first, second = one.read_bytes(), other.read_bytes()
    one.write_bytes(second)
    other.write_bytes(first)
    return {one, other} if first != second else set()


class kept:
    """The folder is put right again afterwards."""

    def __init__(self, folder: Path, _near: Path) -> None:
        self.folder = folder
        self.spare = folder.with_name("spare")

    def __enter__(self) -> None:
        if not self.spare.exists():
            shutil.copytree(self.folder, self.spare)

    def __exit__(self, *_: object) -> None:
        for path in sorted(self.folder.rglob("*"), reverse=True):
            if path.is_symlink() or (
                path.is_file() and not (self.spare / path.relative_to(self.folder)).exists()
            ):
                path.unlink()
        for path in self.spare.rglob("*"):
            own = self.folder / path.relative_to(self.spare)
            if path.is_file() and (not own.exists() or own.read_bytes() != path.read_bytes()):
                own.parent.mkdir(parents=True, exist_ok=True)
                shutil.copyfile(path, own)


def test_a_changed_list_is_told_from_a_changed_file(copied: Sealed) -> None:
    sums = copied.folder / SUMS
    text = sums.read_text()
    digest = next(line[:64] for line in text.splitlines() if line.endswith("  bao-cao.docx"))
    flipped = ("0" if digest[0] != "0" else "1") + digest[1:]
    sums.write_text(text.replace(digest, flipped))
    assert names(verify(copied.folder, signers=copied.signers)) == {SUMS, SIGNATURE}


def test_without_the_list_the_statement_still_names_the_file(copied: Sealed) -> None:
    (copied.folder / SUMS).unlink()
    (copied.folder / "bao-cao.docx").write_bytes(b"x")
    assert names(verify(copied.folder, signers=copied.signers)) == {SUMS, "bao-cao.docx"}


def test_folders_links_and_unreadable_things_are_named(copied: Sealed) -> None:
    (copied.folder / "site/rong").mkdir()
    (copied.folder / "data/den").symlink_to("/etc")
    assert names(verify(copied.folder, signers=copied.signers)) == {"site/rong/", "data/den"}
