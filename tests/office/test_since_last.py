"""What became of the last edition's items: kept, changed, new, dropped, with the points of both."""

from __future__ import annotations

import pytest
from paca.assess import assess
from paca.output.report.draft import render_report
from paca.output.report.since_last import since_last

from ..check.builders import EDITION, TREE, Change, read
from .conftest import ROOT

LAST = {
    "indicators/2018/edition.yml": TREE[f"{EDITION}/edition.yml"].replace("2019", "2018"),
    "indicators/2018/part-a.yml": TREE[f"{EDITION}/part-a.yml"]
    .replace("max: 4\n", "max: 3\n")
    .replace("code: A.1.2", "code: A.1.9"),
}


def links(*pairs: tuple[str, str, str], year: int = 2018) -> str:
    rows = (
        f"  - {{code: {code}, year: {year}, other: {old}, relation: {how}}}\n" for code, old, how in pairs
    )
    return "links:\n" + "".join(rows)


def told(mapping: str, **more: Change):  # type: ignore[no-untyped-def]
    return since_last(read({**LAST, f"{EDITION}/mapping.yml": mapping, **more}))


def test_items_are_kept_changed_new_or_dropped() -> None:
    found = told(
        links(
            ("A", "A", "same"),
            ("A.1.1", "A.1.1", "same"),
            ("A.1.2", "A.1.9", "same"),
            ("A.1.3", "A.1.3", "split"),
        )
    )
    assert (found.year, found.items, found.above) == (2018, 4, 1) and not found.proven
    assert found.counts == (("giữ nguyên", 2), ("tách từ", 1), ("mới", 1), ("bỏ", 1))
    # The same item with other points is told among the changes.
    assert [
        (c.now.code if c.now else None, [o.code for o in c.before], c.relation) for c in found.changes
    ] == [
        ("A.1.1", ["A.1.1"], "giữ nguyên"),
        ("A.1.3", ["A.1.3"], "tách từ"),
        ("A.1.4", [], "mới"),
        (None, ["A.1.4"], "bỏ"),
    ]
    assert (found.changes[0].now.maximum, found.changes[0].before[0].maximum) == (4, 3)
    assert [(c.now.code, c.before[0].code) for c in found.kept] == [("A.1.2", "A.1.9")]


def test_a_mapping_of_parts_says_nothing_of_items() -> None:
    found = told(links(("A", "A", "similar"), ("A.1", "A.1", "similar")))
    assert not found.to_items and found.above == 2 and not found.changes and not found.kept


def test_a_later_edition_is_no_last_one_and_either_mapping_counts() -> None:
    later = {path.replace("2018", "2022"): text.replace("2018", "2022") for path, text in LAST.items()}
    assert told(links(("A.1.1", "A.1.1", "same"), year=2022), **later) is None
    records = read({**LAST, "indicators/2018/mapping.yml": links(("A.1.3", "A.1.3", "same"), year=2019)})
    assert [one.now.code for one in since_last(records).kept] == ["A.1.3"]


@pytest.mark.usefixtures("quang_nam")
def test_the_report_of_quang_nam_does_not_call_an_item_new() -> None:
    text = render_report(assess(ROOT))
    section = text[text.index("Thay đổi so với bộ chỉ số năm 2017") :].split("\n## ")[0]
    assert "chưa đến tiêu chí thành phần" in section and "suy ra" in section and "| mới |" not in section
