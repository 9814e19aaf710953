"""The peer: ``check-jsonschema`` over the same files, with the schemas that paca exports.

It reads plain YAML files and one schema a call.  So the front matter of each submission is copied out
into a ``.yml`` of its own, and the files go in one batch a kind.
"""

from __future__ import annotations

import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from measure import Cost, Failed, cost

# Where the files of each schema lie, seen from the root of a data repository.
FILES = {
    "edition": "indicators/*/edition.yml",
    "part": "indicators/*/part-*.yml",
    "edition-figures": "indicators/*/figures.yml",
    "edition-documents": "indicators/*/documents.yml",
    "mapping": "indicators/*/mapping.yml",
    "assessment": "evidence/*/assessment.yml",
    "agencies": "evidence/*/agencies.yml",
    "documents": "evidence/*/[!_]*/documents.yml",
    "figures": "evidence/*/[!_]*/figures.yml",
    "explanations": "evidence/*/[!_]*/explanations.yml",
    "submission": "evidence/*/[!_]*/*.md",
    "decisions": "evidence/*/_working-group/decisions/*.yml",
    "verified": "evidence/*/_working-group/verified.yml",
    "comment": "evidence/*/_working-group/comments/*.yml",
    "recommendations": "evidence/*/_working-group/recommendations.yml",
    "good-practices": "evidence/*/_working-group/good-practices.yml",
    "extensions": "evidence/*/_working-group/extensions.yml",
    "receipts": "evidence/*/_working-group/receipts/*.yml",
}


@dataclass(frozen=True)
class PeerCost:
    """``user`` as if all batches were one process; ``start_up`` is what such a process costs idle."""

    user: float
    start_up: float
    files: int
    refused: tuple[str, ...]  # kinds in which the peer found errors: those cost it time to report


def peer_cost(repository: Path, *, schemas: Path, scratch: Path) -> PeerCost:
    """What the peer pays for every data file of ``repository``."""
    _must_cover(repository)
    batches = {kind: _plain(sorted(repository.glob(glob)), scratch / kind) for kind, glob in FILES.items()}
    batches = {kind: files for kind, files in batches.items() if files}
    start_up = _check(batches["edition"][:1], schemas / "edition.schema.json").user
    user, refused = start_up, []
    for kind, files in batches.items():
        schema = schemas / f"{kind}.schema.json"
        user += _check(files, schema).user - start_up
        if _finds_errors(files, schema):
            refused.append(kind)
    return PeerCost(user, start_up, sum(map(len, batches.values())), tuple(refused))


def _must_cover(repository: Path) -> None:
    """The same files or no comparison: what paca reads and the peer does not would flatter the peer."""
    covered = {file for glob in FILES.values() for file in repository.glob(glob)}
    data = {file for root in ("evidence", "indicators") for file in (repository / root).rglob("*.*")}
    left = sorted(
        file for file in data - covered if file.suffix in (".yml", ".md") and file.name != "README.md"
    )
    if left:
        raise Failed(f"no schema for {left[0].relative_to(repository)} and {len(left) - 1} more files")


def _check(files: list[Path], schema: Path) -> Cost:
    # 1 means "errors found": noted elsewhere, the price counts all the same.
    return cost(_command(files, schema), cwd=schema.parent, accept=(0, 1))


def _finds_errors(files: list[Path], schema: Path) -> bool:
    return subprocess.run(_command(files[:20], schema), capture_output=True).returncode != 0


def _command(files: list[Path], schema: Path) -> list[str]:
    return [sys.executable, "-m", "check_jsonschema", "--schemafile", str(schema), *map(str, files)]


def _plain(files: list[Path], scratch: Path) -> list[Path]:
    """YAML files as they are; of Markdown files the front matter, copied into ``scratch``."""
    plain = []
    for number, file in enumerate(files):
        if file.suffix == ".md":
            scratch.mkdir(parents=True, exist_ok=True)
            front = file.read_text(encoding="utf-8").split("---\n", 2)[1]
            file = scratch / f"{number:05}-{file.stem}.yml"
            file.write_text(front, encoding="utf-8")
        plain.append(file)
    return plain
