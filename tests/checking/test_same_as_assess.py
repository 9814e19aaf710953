"""``check_revision`` finds what ``assess`` finds, whatever was checked before and whatever changed since."""

from __future__ import annotations

import datetime as dt
import random
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from paca.assess import assess
from paca.checking.results import Checked
from paca.checking.run import check_revision

ROUND = "evidence/2019"

Edit = Callable[[Path, random.Random], None]


def pick(root: Path, glob: str, chance: random.Random) -> Path:
    return chance.choice(sorted(path for path in root.glob(glob) if path.is_file()))


def replace(glob: str, old: str, new: str) -> Edit:
    """In a random file of those, one text in place of another (a number where it is ``#``)."""

    def edit(root: Path, chance: random.Random) -> None:
        file = pick(root, glob, chance)
        text = file.read_text("utf-8")
        number = str(chance.randrange(1000))
        file.write_text(text.replace(old, new.replace("#", number), 1), "utf-8")

    return edit


def append(glob: str, text: str) -> Edit:
    def edit(root: Path, chance: random.Random) -> None:
        with open(pick(root, glob, chance), "a", encoding="utf-8") as file:
            file.write(text)

    return edit


def remove(glob: str) -> Edit:
    return lambda root, chance: pick(root, glob, chance).unlink()


def copy(glob: str, name: str) -> Edit:
    """A random file once more, under another name or in another agency's folder."""

    def edit(root: Path, chance: random.Random) -> None:
        file = pick(root, glob, chance)
        folder = pick(root, f"{ROUND}/[!_]*/documents.yml", chance).parent if "/" in name else file.parent
        target = folder / (name.removeprefix("/") or file.name)
        target.parent.mkdir(exist_ok=True)
        if target != file:
            shutil.copy(file, target)

    return edit


def new_folder(root: Path, chance: random.Random) -> None:
    shutil.copytree(pick(root, f"{ROUND}/[!_]*/documents.yml", chance).parent, root / ROUND / "co-quan-la",
                    dirs_exist_ok=True)  # fmt: skip


def odd_folder(root: Path, chance: random.Random) -> None:
    folder = root / ROUND / chance.choice(["So Xau", "_nhap", "_Working-Group"])
    folder.mkdir(exist_ok=True)
    (folder / chance.choice(["A.1.1.md", "decisions"])).write_text("x", "utf-8")


def report_text(name: str, text: str) -> Edit:
    def edit(root: Path, chance: random.Random) -> None:
        (root / "docs/report").mkdir(parents=True, exist_ok=True)
        (root / "docs/report" / name).write_text(text, "utf-8")

    return edit


SUBMISSION = f"{ROUND}/[!_]*/*.md"
DOCUMENTS = f"{ROUND}/[!_]*/documents.yml"
FIGURES = f"{ROUND}/[!_]*/figures.yml"
GROUP = f"{ROUND}/_working-group"
EDITS: dict[str, Edit] = {
    "a self-score": replace(SUBMISSION, "self_score: ", "self_score: 9#"),
    "a document cited that is not there": replace(SUBMISSION, "documents: [", "documents: [khong-co-#, "),
    "a text with a phone number": append(SUBMISSION, "\nLiên hệ 0912 345 678.\n"),
    "a broken submission": replace(SUBMISSION, "item:", "item: ["),
    "a submission gone": remove(SUBMISSION),
    "a submission filed by another": copy(SUBMISSION, "/"),
    "a stray file": copy(SUBMISSION, "ghi chu.txt"),
    "a twin by case": copy(DOCUMENTS, "Documents.yml"),
    "a document of the future": replace(DOCUMENTS, "date: ", "date: 01/01/2021 # "),
    "a register broken": replace(DOCUMENTS, "documents:", "documents: {"),
    "an entry broken": replace(DOCUMENTS, "key:", "kye:"),
    "a register that another has too": copy(DOCUMENTS, "/documents.yml"),
    "a figure": replace(FIGURES, "value: ", "value: #"),
    "figures gone": remove(FIGURES),
    "an agency's name": replace(f"{ROUND}/agencies.yml", "name: ", "name: Tên mới # "),
    "an agency out of the register": replace(f"{ROUND}/agencies.yml", "slug: ", "slug: khac-"),
    "a deadline": replace(f"{ROUND}/assessment.yml", "until: ", "until: 01/02/2020 # "),
    "no round": remove(f"{ROUND}/assessment.yml"),
    "an item's maximum": replace("indicators/2019/part-*.yml", "max: ", "max: 0.# # "),
    "an item's code": replace("indicators/2019/part-*.yml", "code: A.1.1", "code: A.1.99"),
    "a broken edition": replace("indicators/2019/part-*.yml", "items:", "items: {"),
    "a unit": replace("indicators/2019/figures.yml", "unit: ", "unit: mới "),
    "a decision": replace(f"{GROUP}/decisions/*.yml", "item: ", "item: Z.9 # "),
    "a decision on a comment": replace(f"{GROUP}/decisions/*.yml", "item:", "comment: gy-0\n    item:"),
    "decisions gone": remove(f"{GROUP}/decisions/*.yml"),
    "decisions on somebody unknown": copy(f"{GROUP}/decisions/*.yml", "khong-ai.yml"),
    "a comment gone": remove(f"{GROUP}/comments/*.yml"),
    "a comment broken": replace(f"{GROUP}/comments/*.yml", "id:", "id: ["),
    "a new agency's folder": new_folder,
    "a number in the report": report_text("04-a.md", "Tổng điểm là\n\n- tổng điểm 12,34 điểm."),
    "a placeholder in the report": report_text("04-a.md", "Tổng điểm {{ diem() }} điểm."),
    "a text of no section": report_text("ket-qua.md", "Lời văn."),
    "a folder that may not be": odd_folder,
}

DAYS = [None, dt.date(2020, 3, 1), dt.date(2026, 1, 1)]


def the_same(root: Path, day: dt.date | None, *, cached: bool = True) -> None:
    full = assess(root, as_of=day, use_cache=False)
    quick = check_revision(root, as_of=day, use_cache=cached)
    assert quick.findings == full.findings
    assert (quick.accepted, quick.refused) == (len(full.records.accepted), len(full.records.refused))
    assert (quick.known, quick.filed) == (tuple(full.records.agencies.by_slug), set(full.records.filed))
    assert (quick.year, quick.as_of, quick.revision) == (full.records.year, full.as_of, full.revision)


def fresh(demo: Path, folder: Path) -> Path:
    root = folder / "repository"
    shutil.rmtree(root, ignore_errors=True)
    shutil.copytree(demo, root, symlinks=True)
    return root


@pytest.fixture(scope="module")
def tiny(once: Callable[[str, Callable[[Path], None]], Path]) -> Path:
    from paca.demo import write_demo

    def make(folder: Path) -> None:
        write_demo(folder, agencies=4, items=12)
        for file in folder.glob(f"{ROUND}/*/attachments/*.pdf"):
            file.unlink()  # each check without a cache would start a process for them

    return once("demo-tiny", make)


@pytest.mark.parametrize("name", EDITS)
def test_one_edit_after_a_check(tiny: Path, tmp_path: Path, name: str) -> None:
    root = fresh(tiny, tmp_path)
    check_revision(root)
    EDITS[name](root, random.Random(name))
    the_same(root, None)
    the_same(root, None)  # now from what was kept


def test_a_right_number_in_the_report_is_wrong_once_the_score_moves(tiny: Path, tmp_path: Path) -> None:
    """The text did not change, nor did the part of the round that it belongs to."""
    root = fresh(tiny, tmp_path)
    total = assess(root, checks=False).total.standing.points
    assert total is not None
    report_text("04-a.md", f"Tổng điểm {float(total):.2f} điểm.".replace(".", ",", 1))(root, random.Random(1))
    assert not any(one.code == "R970" for one in check_revision(root).findings)
    for file in sorted(root.glob(SUBMISSION))[:20]:
        file.unlink()
    assert any(one.code == "R970" for one in check_revision(root).findings)
    the_same(root, None)


@settings(max_examples=12, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    chance=st.integers(0, 2**32).map(random.Random),
    steps=st.lists(st.lists(st.sampled_from(sorted(EDITS)), max_size=3), min_size=2, max_size=4),
    days=st.lists(st.sampled_from(DAYS), min_size=4, max_size=4),
)
def test_any_edits_one_after_the_other(
    tiny: Path, tmp_path: Path, chance: random.Random, steps: list[list[str]], days: list[dt.date | None]
) -> None:
    root = fresh(tiny, tmp_path)
    check_revision(root)
    for names, day in zip(steps, days, strict=False):
        for name in names:
            try:
                EDITS[name](root, chance)
            except IndexError:
                pass  # nothing of that kind is left
        the_same(root, day)


def test_commits_and_without_a_cache(tiny: Path) -> None:
    full = assess(tiny, "HEAD", use_cache=False)
    for use_cache in (False, True, True):
        quick = check_revision(tiny, "HEAD", use_cache=use_cache)
        assert (quick.findings, quick.revision) == (full.findings, full.revision)
    the_same(tiny, None, cached=False)


def test_every_edit_of_the_table_is_found(tiny: Path, tmp_path: Path) -> None:
    """Edits that changed nothing would prove nothing."""
    before = check_revision(tiny, use_cache=False)
    silent = {"an agency's name"}  # nothing is wrong with a new name
    for name in sorted(set(EDITS) - silent):
        assert any(changes(tiny, tmp_path, name, seed, before) for seed in range(12)), name


def changes(tiny: Path, tmp_path: Path, name: str, seed: int, before: Checked) -> bool:
    root = fresh(tiny, tmp_path)
    EDITS[name](root, random.Random(seed))
    after = check_revision(root, use_cache=False)
    return (after.findings, after.accepted) != (before.findings, before.accepted)
