"""The search index: one entry a thing one may look for, as shown, with an address that exists."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from markupsafe import Markup
from paca.output.site.pagefile import PageFile, SearchEntry
from paca.output.site.search import ACCOUNTS, addresses, search_index

ACCOUNT = (
    '<h2 id="ho-so">Hồ sơ</h2><section><h3 id="{code}" class="paca-section__head">{code} Chuyển đổi '
    '<span class="chip chip--reviewed">Đã thẩm tra</span></h3>'
    '<div class="paca-prose"><p>{text}</p></div></section>'
)

GUIDE = """\
# Cán bộ

Đọc [trước](x.md).

## Nộp **hồ sơ**

```sh
# không phải đề mục
```
| a | b |
|---|---|

## Nộp hồ sơ
"""


def index(tmp_path: Path, *pages: PageFile) -> dict[str, Any]:
    return json.loads(search_index(pages, tmp_path).removeprefix("pacaIndex(").removesuffix(");\n"))


def entries(data: dict[str, Any]) -> list[tuple[str, str, str]]:
    return [
        (data["pages"][page][0] + ("#" + anchor if anchor else ""), data["titles"][title], text)
        for page, anchor, title, text in data["entries"]
    ]


def test_a_page_its_lead_and_what_it_names(tmp_path: Path) -> None:
    document = SearchEntry("a", "12/KH-UBND", "Kế hoạch <1>")
    page = PageFile("documents/x.md", "Tài liệu", "3 tài liệu", search=[document])
    assert entries(index(tmp_path, page)) == [
        ("documents/x.html", "Tài liệu", "3 tài liệu"),
        ("documents/x.html#a", "12/KH-UBND", "Kế hoạch <1>"),
    ]


def test_an_agency_is_found_by_its_submissions_not_by_headings_all_agencies_have(tmp_path: Path) -> None:
    fragment = Markup(ACCOUNT.format(code="B.5.1", text="Đã &amp; đang"))
    assert entries(index(tmp_path, PageFile("submissions/x.md", "Sở X", fragment=fragment))) == [
        ("submissions/x.html", "Sở X", ""),
        ("submissions/x.html#B.5.1", "B.5.1 Chuyển đổi", "Đã & đang"),
    ]


def test_sections_of_other_pages_and_comments_are_found(tmp_path: Path) -> None:
    comment = '<tr id="gop-y-1"><td>gy-1</td><td>Sai số</td></tr>'
    html = f'<h2 id="diem">Điểm</h2><p>67,23 <b>điểm</b></p><table>{comment}</table>'
    assert entries(index(tmp_path, PageFile("index.md", "Tổng quan", fragment=Markup(html))))[1:] == [
        ("index.html#diem", "Điểm", "67,23 điểm gy-1 Sai số"),
        ("index.html#gop-y-1", "gy-1", "Sai số"),
    ]


def test_hand_written_pages_are_read_by_section_without_code(tmp_path: Path) -> None:
    (tmp_path / "guide").mkdir()
    (tmp_path / "guide" / "agency.md").write_text(GUIDE, encoding="utf-8")
    assert entries(index(tmp_path)) == [
        ("guide/agency.html", "Cán bộ", "Đọc trước."),
        ("guide/agency.html#nop-ho-so", "Nộp hồ sơ", "a b"),
        ("guide/agency.html#nop-ho-so_1", "Nộp hồ sơ", ""),
    ]


def test_many_accounts_share_one_budget(tmp_path: Path) -> None:
    text = "chữ " * 50

    def size(count: int) -> int:
        fragment = Markup("".join(ACCOUNT.format(code=f"B.{n}", text=text) for n in range(count)))
        data = index(tmp_path, PageFile("submissions/x.md", "Sở X", fragment=fragment))
        return sum(len(entry[3]) for entry in data["entries"])

    assert 2000 * 150 < size(2000) <= ACCOUNTS
    assert size(9000) == 0


def test_a_title_is_stored_once_and_no_line_separator_breaks_the_script(tmp_path: Path) -> None:
    found = [SearchEntry("a", "B.1", "")]
    pages = [PageFile(f"submissions/{slug}.md", "Sở\u2028X", search=found) for slug in "xy"]
    text = search_index(pages, tmp_path)
    assert "\u2028" not in text and json.loads(text[len("pacaIndex(") : -3])["titles"] == ["Sở X", "B.1"]
    found = [f"submissions/{page}.html{anchor}" for page in "xy" for anchor in ("", "#a")]
    assert list(addresses(text)) == found
