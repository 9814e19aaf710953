"""Real submissions, bent at random: whatever comes in, findings come out.

``PACA_FUZZ_SECONDS=600 PACA_FUZZ_SEED=7 pytest tests/fuzz`` tries longer and other examples; without them
a run is the same each time and takes about a minute.  With ``PACA_FUZZ_SHRINK=1`` a failure is made small.
"""

from __future__ import annotations

import json
import os
import time
import unicodedata
import xml.etree.ElementTree as ET
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, given, seed, settings
from hypothesis import strategies as st
from paca.check.run import check
from paca.finding import Finding
from paca.model.placeholder_text import parse
from paca.privacy.scan import scan
from paca.read.attachment.inspect import inspect, problems
from paca.read.attachment.pdf_process import PdfProcess
from paca.read.load import load_records
from paca.read.names import folded, shown
from paca.records import Records
from paca.report_findings import FORMS, Result, report
from paca.score.run import score_round

from ..check.builders import TREE
from ..hostile.trees import MISTAKE, SEEDED
from ..read_attachment.samples import docx, jpg, pdf, png, xlsx
from .mutations import LONGEST, SECRET, Tree, bent, mutations
from .source import DAY, MemorySource

pytestmark = pytest.mark.slow

SECONDS = float(os.environ.get("PACA_FUZZ_SECONDS", "60"))
SEED = int(os.environ.get("PACA_FUZZ_SEED", "2019"))
SHRINK = "PACA_FUZZ_SHRINK" in os.environ  # a failure is told as it was found: shrinking may take minutes
BATCH = 20
CPU_SECONDS, FILE_SECONDS = 2.0, 2.0
ROUND = "evidence/2019/"
AGENCY = f"{ROUND}huyen-mau-1/"
SHARED = ("evidence/2019/agencies.yml", "evidence/2019/assessment.yml", "evidence/2019/_working-group/")


def run_for(share: float, body: Callable[..., None], *given_by: st.SearchStrategy[object]) -> None:
    """Runs batches of examples, each with its own seed, until this test's share of the time is gone."""
    until, number = time.monotonic() + SECONDS * share, SEED
    while time.monotonic() < until:
        quick = settings(
            max_examples=BATCH,
            deadline=None,
            database=None,
            derandomize=False,
            phases=(Phase.generate, Phase.shrink) if SHRINK else (Phase.generate,),
            suppress_health_check=list(HealthCheck),
        )
        seed(number)(quick(given(*given_by)(body)))()
        number += 1
    print(f"{body.__qualname__}: {number - SEED} batches of {BATCH} examples")


@pytest.fixture(scope="module")
def province(demo_repo: Path) -> dict[bytes, tuple[str, bytes]]:
    """Two agencies of the demo with a few items each, for speed; the edition and the files of all."""
    held: dict[bytes, tuple[str, bytes]] = {}
    agencies = sorted(path.name for path in (demo_repo / ROUND).iterdir() if path.is_dir())
    kept = {AGENCY.split("/")[2], *[slug for slug in agencies if slug.startswith("huyen-mau-")][1:2]}
    for path in sorted([*(demo_repo / "indicators/2019").rglob("*"), *(demo_repo / ROUND).rglob("*")]):
        below = path.relative_to(demo_repo)
        filed = below.parts[2] in agencies and not below.parts[2].startswith("_")
        left = filed and (below.parts[2] not in kept or "attachments" in below.parts)
        if path.is_file() and not left and not (path.suffix == ".md" and not path.name.startswith("A.1")):
            held[below.as_posix().encode()] = ("100644", path.read_bytes())
    return held


def read_and_check(source: MemorySource) -> tuple[Records, tuple[Finding, ...]]:
    records = load_records(source)
    return records, check(records, score_round(records, as_of=DAY, changes={}), as_of=DAY)


def tell(source: MemorySource, records: Records, found: tuple[Finding, ...]) -> dict[str, str]:
    """Every reporter's words in both languages, each in its own grammar."""
    texts = {
        entry.path: data.decode("utf-8", "replace").splitlines()
        for entry, data in source.read(source.entries())
    }
    result = Result(found, len(records.accepted), len(records.refused), "fuzz", "0" * 40, DAY)
    said = {
        f"{form}-{language}": report(
            result, form, language=language, lines=texts.get if form == "text" else None
        )
        for form in FORMS
        for language in ("vi", "en")
    }
    for name, text in said.items():
        text.encode("utf-8")
        if name.startswith(("json", "sarif", "gitlab")):
            json.loads(text)
        if name.startswith("junit"):
            ET.fromstring(text)
        if name.startswith("github"):
            lines = [line for line in text.splitlines() if line.startswith("::")]
            assert all(line.startswith(("::error ", "::warning ", "::notice")) for line in lines)
        steering = {char for char in set(text) if not char.isprintable() and char not in "\n\t"}
        # Spaces of any width, and what no font or version of Unicode knows yet, are shown as they are.
        assert all(unicodedata.category(char) in ("Zs", "Co", "Cn") for char in steering), (name, steering)
        assert "Traceback" not in text
        if not name.startswith("text"):
            assert SECRET.decode() not in text, name
    for line in said["text-vi"].splitlines():
        # The clerk's own line is shown, unless it tells a secret.
        assert SECRET.decode() not in line or not scan(line), line
    return said


def walk(source: MemorySource) -> tuple[Records, tuple[Finding, ...]]:
    """The whole way, within its time, with what must hold of any tree."""
    before = time.process_time()
    records, found = read_and_check(source)
    read = time.process_time() - before
    said = tell(source, records, found)
    told = time.process_time() - before - read
    assert read + told / len(said) < CPU_SECONDS, (read, told)
    assert records.read_count == len(records.accepted) + len(records.refused)
    assert not set(records.accepted) & {file.path for file in records.refused}
    named = {finding.position.path for finding in found}
    twins = {folded(finding.position.path) for finding in found if finding.code == "F115"}
    unsaid = [
        file.path
        for file in records.refused
        if file.left_out != frozenset()
        and folded(file.path) not in twins
        and not any(f"{shown(file.path)}/".startswith(f"{path}/") for path in named)
    ]
    assert not unsaid, "refused, and nobody says why"
    return records, found


def kinds_of(found: tuple[Finding, ...], *, where: Callable[[str], bool]) -> Counter[tuple[str, str, int]]:
    return Counter(
        (finding.code, finding.position.path, finding.position.line)
        for finding in found
        if where(finding.position.path)
    )


def test_an_agency_files_anything(province: dict[bytes, tuple[str, bytes]]) -> None:
    """Nothing raises, all is counted, and what is said of the neighbours stays what it was."""
    mine = {path.removeprefix(AGENCY.encode()): data for path, (_, data) in province.items()
            if path.startswith(AGENCY.encode())}  # fmt: skip
    rest = {path: entry for path, entry in province.items() if not path.startswith(AGENCY.encode())}
    others = tuple(sorted({data for _, data in rest.values() if len(data) < 20_000})[:40])

    def neighbours(path: str) -> bool:
        return path.startswith(ROUND) and not path.startswith((AGENCY, *SHARED))

    _, calm = walk(MemorySource(province))
    expected = kinds_of(calm, where=neighbours)

    def one(tree: Tree) -> None:
        mixed = rest | {AGENCY.encode() + name: entry for name, entry in tree.files.items()}
        _, found = walk(MemorySource(mixed))
        now = kinds_of(found, where=neighbours)
        # A document that this agency no longer files, or files too, is said of the other one as well.
        ours = {"D512"}
        lost = {key for key in expected - now if key[0] not in ours}
        new = {key for key in now - expected if key[0] not in ours}
        assert not lost and not new, (lost, new)

    run_for(0.5, one, bent(mine, others))


def test_the_files_that_all_rest_on_hold_anything() -> None:
    """The register, the edition, the working group's files: findings, never an exception."""
    texts = dict(TREE) | dict([SEEDED]) | {"docs/report/04-ket-qua.md": SECTION}
    whole = {path.encode(): text.encode() for path, text in texts.items()}

    def one(tree: Tree) -> None:
        records, found = walk(MemorySource(tree.files))
        for text in records.report_texts:
            wrong = [one for one in found if one.position.path == text.path and one.code in ("R971", "R973")]
            assert len({one.position for one in wrong}) == len({one.start for one in parse(text.text).wrong})
            assert all(one.position.column > 0 for one in wrong)
        seeded = tree.files.get(SEEDED[0].encode()) == ("100644", SEEDED[1].encode())
        if seeded and "huyen-mau" in records.filed:
            assert (MISTAKE[0], *MISTAKE[2:]) in kinds_of(found, where=lambda path: True)

    run_for(0.3, one, bent(whole, tuple(sorted(whole.values()))))


SECTION = """{% if co_diem("A") and not co_tham_dinh() %}Tỉnh đạt {{ diem() }} điểm.{% else %}-{% endif %}

{# ghi chú #} Sở Mẫu khai {{ so_lieu("so-mau", "da-chuyen") }}; tổng số 1 góp ý. Tiêu chí A.1.1 đạt 9,99 điểm.
"""
SAMPLES = {"a.pdf": pdf(), "a.docx": docx(), "a.xlsx": xlsx(), "a.png": png(side=20), "a.jpg": jpg()}


def test_attachments_hold_anything() -> None:
    """A verdict for any bytes under any of the names, in its time."""
    with PdfProcess() as pdfs:

        def one(kind: str, steps: list[Callable[[bytes], bytes]], name: str) -> None:
            data = SAMPLES[kind]
            for step in steps:
                data = step(data)[:LONGEST]
            before = time.process_time()
            for problem in problems(name, inspect(data, pdfs)):
                assert problem.code.startswith("D5")
            assert time.process_time() - before < FILE_SECONDS

        run_for(
            0.2,
            one,
            st.sampled_from(sorted(SAMPLES)),
            st.lists(mutations(tuple(SAMPLES.values())), min_size=1, max_size=4),
            st.sampled_from(sorted(SAMPLES)),
        )
