"""The eight editions hold what the sources say, no more and no surer."""

from __future__ import annotations

import unicodedata
from pathlib import Path

import pytest
from paca.model.values import FactStatus
from paca.read.load import load_records
from paca.read.source import open_source
from paca.records import Records

YEARS = range(2016, 2024)
GOLDEN = Path(__file__).with_name("published.txt")

# Decision and period of each edition; None: no source gives it.
HEADERS = {
    2016: ("1426/QĐ-TTCP", "2016-06-06", None),
    2017: ("63/QĐ-TTCP", "2018-02-26", None),
    2018: (None, None, ("2017-12-16", "2018-12-15")),
    2019: ("312/QĐ-TTCP", "2020-05-04", ("2018-12-16", "2019-12-15")),
    2020: ("399/QĐ-TTCP", "2021-07-20", None),
    2021: ("126/QĐ-TTCP", "2022-04-27", ("2020-12-16", "2021-12-15")),
    2022: ("152/QĐ-TTCP", "2023-04-14", ("2021-12-16", "2022-12-15")),
    2023: ("157/QĐ-TTCP", "2024-03-29", ("2022-12-16", "2023-12-31")),
}


@pytest.fixture(scope="module")
def records(repo_root: Path) -> Records:
    return load_records(open_source(repo_root, None), year=2019)


def test_every_file_is_read_without_a_finding(records: Records) -> None:
    assert sorted(records.editions) == list(YEARS)
    assert [str(f.position) for f in records.findings if f.position.path.startswith("indicators/")] == []


@pytest.mark.parametrize("year", YEARS)
def test_header(records: Records, year: int) -> None:
    header = records.editions[year].header
    decision, day, period = HEADERS[year]
    assert header.decision == decision
    assert (header.decision_date and header.decision_date.isoformat()) == day
    given = header.period and (header.period.start.isoformat(), header.period.end.isoformat())
    assert given == period
    assert header.total_max == 100
    assert header.sources and not header.fictional


def test_points_and_statuses_equal_the_golden_table(records: Records) -> None:
    found = []
    for year in YEARS:
        for node in (located.model for located in records.editions[year].nodes):
            if year == 2019 and node.parent is not None:
                continue
            points = "-" if node.max is None else str(node.max)
            sure = (node.title_status, node.max_status, node.code_status)
            found.append("  ".join([str(year), node.code or node.key or "", points, *sure]))
    golden = [line for line in GOLDEN.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    assert found == golden


@pytest.mark.parametrize("year", YEARS)
def test_points_add_up_wherever_they_are_all_known(records: Records, year: int) -> None:
    edition = records.editions[year]
    assert sum(part.model.max for part in edition.children[None]) == edition.header.total_max
    for parent, children in edition.children.items():
        known = [child.model.max for child in children if child.model.max is not None]
        if parent is None or not known:
            continue
        whole = edition.by_code[parent].model.max
        assert whole is not None
        if len(known) == len(children):
            assert sum(known) == whole, parent
        else:
            assert sum(known) <= whole, parent


@pytest.mark.parametrize("year", YEARS)
def test_every_fact_names_its_source(records: Records, year: int) -> None:
    for node in (located.model for located in records.editions[year].nodes):
        statuses = {node.title_status, node.max_status}
        if statuses & {FactStatus.EXACT, FactStatus.PARTIAL, FactStatus.INFERRED}:
            assert node.source, (year, node.code or node.key)
        if FactStatus.PARTIAL in statuses:
            assert node.note and "ghi chú gốc" in node.note, (year, node.code or node.key)
        if node.max_status is FactStatus.UNKNOWN:
            assert node.max is None, (year, node.code or node.key)
    for topic in records.editions[year].header.known_topics:
        assert topic.source and topic.status


@pytest.mark.parametrize("year", [year for year in YEARS if year != 2019])
def test_nothing_is_invented_outside_2019(records: Records, year: int) -> None:
    edition = records.editions[year]
    assert not edition.items and not edition.figures and not edition.documents
    for node in (located.model for located in edition.nodes):
        assert node.rule is None and node.guidance is None
        assert node.code or node.key


def test_files_are_plain_yaml_in_nfc(repo_root: Path) -> None:
    """No anchor, alias, tag or tab, whatever the reader would forgive."""
    paths = sorted((repo_root / "indicators").rglob("*"))
    files = [path for path in paths if path.is_file()]
    assert len(files) >= 8 * 5 + 3
    for path in files:
        text = path.read_text(encoding="utf-8")
        assert unicodedata.is_normalized("NFC", text), path.name
        assert "\t" not in text and "\r" not in text and text.endswith("\n"), path.name
        values = [line.split(": ", 1)[-1].lstrip("- ") for line in text.splitlines()]
        assert not [value for value in values if value.startswith(("&", "*", "!!"))], path.name
