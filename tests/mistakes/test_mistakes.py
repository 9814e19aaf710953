"""A province with a hundred mistakes: each found on its line, and nothing else.

The mistakes are the ones that clerks make; a seed says which are made where.  What the checker finds
in the province as it is (self-scores above their evidence, for one) is taken off.
"""

from __future__ import annotations

import random
import shutil
from collections import Counter
from pathlib import Path

import pytest
from paca.assess import assess
from paca.assessment import Assessment, Outcome
from paca.model.values import number_text

from . import places, registers, submissions
from .tree import ROUND, Expected, Mistake, Tree

KINDS: dict[str, Mistake] = {**submissions.MISTAKES, **registers.MISTAKES, **places.MISTAKES}
HOW_MANY = 100


def make_mistakes(root: Path, seed: int, how_many: int, base: Assessment) -> list[Expected]:
    """One of each kind, in turn, until there are enough; a kind without a place left is passed over."""
    tree = prepared(root, seed, base)
    names = tree.shuffled(list(KINDS))
    made: list[Expected] = []
    while names and len(made) < how_many:
        for name in list(names):
            if len(made) >= how_many:
                break
            try:
                made.append(KINDS[name](tree))
            except LookupError:
                names.remove(name)
    return made


def prepared(root: Path, seed: int, base: Assessment) -> Tree:
    edition = base.records.edition
    assert edition is not None
    tree = Tree(root, random.Random(seed))
    told = {(one.item, one.agency) for one in base.findings if one.code == "C606"}
    for located in edition.items:
        node = located.model
        tree.required[node.code or ""] = tuple(ask.kind for ask in node.documents if ask.required)
        tree.asked[node.code or ""] = frozenset(one.slug for one in base.asked[node.code or ""])
        for agency in tree.asked[node.code or ""]:
            computed = base.entries[node.code or "", agency].computed
            if computed.outcome is Outcome.SCORED and computed.points is not None and node.max is not None:
                if (node.code, agency) not in told and computed.points + 1 / 2 <= node.max:
                    tree.room[node.code or "", agency] = number_text(node.max)
    tree.parts = {
        key: spec.model.part_of for key, spec in edition.figures.items() if spec.model.part_of is not None
    }
    tree.clean = tree.agencies[-1]
    tree.exact = frozenset(tree.agencies) - {tree.agencies[1], tree.clean}
    return tree


def found_in(assessment: Assessment) -> list[tuple[str, str, int]]:
    return [(one.code, one.position.path, one.position.line) for one in assessment.findings]


def compare(root: Path, base: Assessment, made: list[Expected]) -> tuple[list, list]:
    """(mistakes not found, findings that nobody made)."""
    after = assess(root, None, as_of=base.as_of, use_cache=False)
    found = Counter(found_in(after))
    wanted = [(one.code, one.path, one.line(root)) for one in made]
    missed = [one for one in wanted if not found[one]]
    # Lines move when others are added above them, so what was there before is known by code and file.
    before = Counter((code, path) for code, path, _ in found_in(base))
    invented = []
    for code, path, line in found.elements():
        folder = "/".join(path.split("/")[:3])
        if (code, path, line) in wanted:
            continue
        if before[code, path]:
            before[code, path] -= 1
            continue
        if any(code in one.also and one.path.startswith(folder + "/") for one in made):
            continue
        invented.append((code, path, line))
    return missed, invented


def check_province(province: Path, tmp_path: Path, seed: int) -> None:
    root = tmp_path / "demo"
    shutil.copytree(province, root, symlinks=True)
    base = assess(root, None, use_cache=False)
    made = make_mistakes(root, seed, HOW_MANY, base)
    assert len(made) == HOW_MANY
    assert len({one.code for one in made}) >= 40
    missed, invented = compare(root, base, made)
    assert missed == []
    assert invented == []


@pytest.mark.parametrize("seed", [1, 2019])
def test_a_hundred_mistakes_in_a_small_province(demo_repo: Path, tmp_path: Path, seed: int) -> None:
    check_province(demo_repo, tmp_path, seed)


def test_a_hundred_mistakes_in_a_whole_province(full_demo: Path, tmp_path: Path) -> None:
    check_province(full_demo, tmp_path, 2019)


SHARED = (
    f"{ROUND}/agencies.yml", f"{ROUND}/assessment.yml", "indicators/2019/edition.yml",
    "indicators/2019/figures.yml", "indicators/2019/documents.yml", "indicators/2019/part-a.yml",
)  # fmt: skip


@pytest.mark.parametrize("path", SHARED)
def test_a_broken_file_that_all_rest_on_is_one_finding(demo_copy: Path, path: str) -> None:
    """What cannot be judged without the file is not said of those who did nothing wrong."""
    base = assess(demo_copy, None, use_cache=False)
    file = demo_copy / path
    file.write_text(file.read_text("utf-8") + "  lac-dong: [\n", "utf-8")
    after = assess(demo_copy, None, as_of=base.as_of, use_cache=False)
    assert {one.position.path for one in after.findings} - {one.position.path for one in base.findings} <= {
        path
    }
    before = Counter((one.code, one.position.path) for one in base.findings)
    new = Counter((one.code, one.position.path) for one in after.findings) - before
    assert [(code[0], where) for code, where in new.elements()] == [("Y", path)]


@pytest.mark.slow
@pytest.mark.parametrize("name", KINDS)
def test_each_alone(demo_repo: Path, tmp_path: Path, name: str, base_of_demo: Assessment) -> None:
    root = tmp_path / "demo"
    shutil.copytree(demo_repo, root, symlinks=True)
    made = [KINDS[name](prepared(root, 7, base_of_demo))]
    assert compare(root, base_of_demo, made) == ([], [])


@pytest.fixture(scope="module")
def base_of_demo(demo_repo: Path) -> Assessment:
    return assess(demo_repo, None, use_cache=False)
