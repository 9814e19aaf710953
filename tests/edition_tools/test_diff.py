"""``paca edition diff``: linked by mapping first, by near-equal titles as a stated guess, never by code."""

from __future__ import annotations

import json
from pathlib import Path

from paca.edition_tools.diff import diff_document, diff_editions
from paca.model.edition import EditionHeader, MappingLink, Node
from paca.records import Edition, Located

GOLDEN = Path(__file__).parent / "golden" / "diff-2019-2022.json"


def edition(year: int, *nodes: tuple[str, str, str], links: tuple[dict[str, object], ...] = ()) -> Edition:
    header = EditionHeader.model_validate(
        {"year": year, "title": f"Bộ {year}", "total_max": "100", "completeness": "full"}
    )
    models = [
        Node.model_validate(
            {
                "code": code,
                "parent": code.rpartition(".")[0] or None,
                "title": title,
                "title_status": "exact",
                "max": points,
                "max_status": "exact",
            }
        )
        for code, title, points in nodes
    ]
    return Edition(
        header,
        tuple(Located(model, f"indicators/{year}/part-a.yml", "") for model in models),
        {},
        {},
        tuple(Located(MappingLink.model_validate(link), "mapping.yml", "") for link in links),
    )


OLD = edition(
    2030,
    ("A", "Phần A", "60"),
    ("A.1", "Ban hành kế hoạch PCTN năm 2030", "2"),
    ("A.2", "Tuyên truyền pháp luật cho nhân dân trong tỉnh", "3"),
    ("A.3", "Kê khai tài sản", "5"),
    ("A.4", "Chuyển đổi vị trí", "1"),
)
NEW = edition(
    2031,
    ("A", "Phần A khác hẳn", "50"),
    ("A.1", "Kiểm tra nội bộ", "2"),
    ("A.2", "Ban hành kế hoạch PCTN năm 2031", "4"),
    ("A.3", "Kiểm soát tài sản, thu nhập", "5"),
    ("A.4", "Tuyên truyền pháp luật cho nhân dân toàn tỉnh", "3"),
    links=({"code": "A.3", "year": 2030, "other": "A.3", "relation": "same"},),
)


def test_every_kind_of_change() -> None:
    pairs = [
        (
            pair.before.code if pair.before else None,
            pair.after.code if pair.after else None,
            pair.change,
            pair.basis,
        )
        for pair in diff_editions(OLD, NEW).pairs
    ]
    assert pairs == [
        (None, "A.1", "new", None),  # the same code as before means nothing
        ("A.1", "A.2", "re-pointed", "guess"),
        ("A.3", "A.3", "renamed", "mapping"),
        ("A.2", "A.4", "renamed", "guess"),
        ("A.4", None, "gone", None),
    ]


def test_the_reverse_diff_is_the_mirror_image() -> None:
    forth = {
        (pair.before and pair.before.code, pair.after and pair.after.code)
        for pair in diff_editions(OLD, NEW).pairs
    }
    back = {
        (pair.after and pair.after.code, pair.before and pair.before.code)
        for pair in diff_editions(NEW, OLD).pairs
    }
    assert forth == back


def test_an_edition_against_itself_changes_nothing() -> None:
    assert {pair.change for pair in diff_editions(OLD, OLD).pairs} == {"same"}


def test_2019_against_2022(repo_root: Path) -> None:
    """Golden: write it anew with PACA_WRITE_GOLDEN=1 and read the difference."""
    import os

    from paca.read.load import load_records
    from paca.read.source import open_source

    editions = load_records(open_source(repo_root, None)).editions
    document = diff_document(diff_editions(editions[2019], editions[2022]))
    text = json.dumps(document, ensure_ascii=False, indent=2, sort_keys=True) + "\n"
    if os.environ.get("PACA_WRITE_GOLDEN"):
        GOLDEN.parent.mkdir(exist_ok=True)
        GOLDEN.write_text(text, encoding="utf-8", newline="\n")
    assert text == GOLDEN.read_text(encoding="utf-8")


def test_points_of_the_parts_moved_between_2019_and_2022(repo_root: Path) -> None:
    document = json.loads(GOLDEN.read_text(encoding="utf-8"))
    parts = {part["code"]: (part["before"]["max"], part["after"]["max"]) for part in document["parts"]}
    assert parts == {"A": ("20", "20"), "B": ("30", "30"), "C": ("25", "40"), "D": ("25", "10")}
