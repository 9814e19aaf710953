"""Agencies never conflict: their branches merge in any order, cleanly, to the same tree."""

from __future__ import annotations

import random
import shutil
from pathlib import Path

import pytest

from .pulls import Forge

FAST, ALL = range(5), range(100)


def _branches(forge: Forge, slugs: list[str]) -> list[str]:
    """What an agency does in a week: files, corrects, withdraws, explains, attaches."""
    made = []
    for slug in slugs:
        draw, own = random.Random(slug), f"evidence/2019/{slug}"
        held = forge.git("ls-tree", "--name-only", f"{forge.base}:{own}").splitlines()
        submissions = [name for name in held if name.endswith(".md")]
        picked = draw.sample(submissions, min(3, len(submissions)))
        changes = {
            f"{own}/{name}": forge.read(f"{own}/{name}") + f"\nBổ sung của {slug}.\n" for name in picked[:2]
        }
        changes |= {f"{own}/{name}": None for name in picked[2:]}
        changes[f"{own}/attachments/{slug}.pdf"] = f"%PDF {slug}"
        if "figures.yml" in held:
            changes[f"{own}/figures.yml"] = forge.read(f"{own}/figures.yml") + f"# {slug}\n"
        first = forge.commit(changes, author=f"{slug} <{slug}@x.example>")
        text = f"explanations:\n  - id: {slug}-moi\n"
        made.append(forge.commit({f"{own}/explanations.yml": text}, parent=first))
    return made


def _merged(forge: Forge, branches: list[str], seed: int) -> str:
    """The tree after merging all in an order of the seed's; every merge must be clean."""
    order = list(branches)
    random.Random(seed).shuffle(order)
    tip = forge.base
    for branch in order:
        tree = forge.git("merge-tree", "--write-tree", tip, branch)  # fails on a conflict
        tip = forge.commit_of(tree, tip, branch)
    return forge.git("rev-parse", f"{tip}^{{tree}}")


def _slugs(forge: Forge) -> list[str]:
    names = forge.git("ls-tree", "-d", "--name-only", f"{forge.base}:evidence/2019").splitlines()
    return [name for name in names if not name.startswith("_")]


def test_branches_of_all_agencies_merge_in_any_order(forge):
    branches = _branches(forge, _slugs(forge))
    assert len({_merged(forge, branches, seed) for seed in FAST}) == 1


def test_43_agencies_100_orders(full_demo: Path, tmp_path):
    shutil.copytree(full_demo, tmp_path / "repo", symlinks=True)
    forge = Forge(tmp_path / "repo")
    forge.base = forge.git("rev-parse", "HEAD")
    slugs = _slugs(forge)
    assert len(slugs) == 43
    branches = _branches(forge, slugs)
    assert len({_merged(forge, branches, seed) for seed in ALL}) == 1


@pytest.mark.parametrize("shared", ["README.md", "evidence/2019/agencies.yml"])
def test_what_agencies_share_would_conflict_so_it_is_not_theirs(forge, shared):
    """The other way round: a file that two agencies wrote at its end cannot be merged."""
    one, two = (forge.commit({shared: forge.read(shared) + f"# {name}\n"}) for name in ("a", "b"))
    from paca.review.pull import open_pull

    assert open_pull(forge.root, base=one, head=two).conflicts == (shared,)
