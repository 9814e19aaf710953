"""One page on disk: what is escaped, where it lies, what is refused."""

from __future__ import annotations

import tempfile
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from markupsafe import Markup
from paca.output.site.pagefile import PageFile, write_page
from paca.output.site.slugs import fold

from .site_samples import AGENCY, ITEM, REPORT

HOSTILE_TITLES = [
    "<img src=x onerror=alert(1)>",
    'a" onload="x',
    "{{ cycler.__init__.__globals__ }}",
    "dòng 1\n# ĐIỂM: 100/100",
    "---\ntitle: khác",
    "**đậm** [x](javascript:1)",
    "\u2028 : | > '",
]


def test_a_page_as_it_lies_on_disk(tmp_path: Path) -> None:
    text = write_page(tmp_path, ITEM).read_text("utf-8")
    assert text.splitlines() == [
        "---",
        'title: "B.5.1 Chuyển đổi vị trí công tác"',
        'fragment: "<h2>Cách tính</h2><p><a href=\\"../submissions/x.html#B.5.1\\">Sở Mẫu</a></p>"',
        'part: "b"',
        'hide: ["toc"]',
        "---",
        "",
        '<div class="paca-head"><h1>B.5.1 Chuyển đổi vị trí công tác</h1>',
        '<p class="paca-lead">1,50 / 2,00 điểm</p></div>',
    ]


def test_a_page_of_prose_has_no_fragment_and_shows_its_contents(tmp_path: Path) -> None:
    text = write_page(tmp_path, REPORT).read_text("utf-8")
    assert "fragment" not in text and "hide" not in text and "\n## Điều chuyển đơn vị\n" in text
    assert not (tmp_path / "site_templates").exists()


@pytest.mark.parametrize("title", HOSTILE_TITLES)
def test_a_title_stays_text(tmp_path: Path, title: str) -> None:
    text = write_page(tmp_path, PageFile("x.md", title, lead=title)).read_text("utf-8")
    front, body = text.removeprefix("---\n").split("\n---\n\n", 1)
    fields = yaml.safe_load(front)
    assert set(fields) == {"title", "hide"}
    assert "<" not in fields["title"] and '"' not in fields["title"]
    block, after = body.split("</div>", 1)
    assert block.startswith('<div class="paca-head"><h1>') and "<img" not in block and "\n\n" not in block
    assert after == "\n"


def fragment_of(path: Path) -> str:
    front = path.read_text("utf-8").removeprefix("---\n").split("\n---\n", 1)[0]
    return yaml.safe_load(front)["fragment"]


def test_no_template_syntax_survives_in_a_fragment(tmp_path: Path) -> None:
    fragment = fragment_of(write_page(tmp_path, AGENCY))
    assert "{" not in fragment and "&#123;&#123; 7 * 7 }}" in fragment


@given(st.text().map(lambda text: text.replace("{", "")))
def test_front_matter_holds_a_fragment_character_for_character(text: str) -> None:
    with tempfile.TemporaryDirectory() as folder:
        written = write_page(Path(folder), PageFile("x.md", "x", fragment=Markup(f"<p>{text}</p>")))
        assert fragment_of(written) == f"<p>{text}</p>"


@pytest.mark.parametrize("path", ["../x.md", "/x.md", "a/../../x.md", "x.html", "x"])
def test_a_page_stays_in_the_tree(tmp_path: Path, path: str) -> None:
    with pytest.raises(ValueError, match="not a page"):
        write_page(tmp_path, PageFile(path, "x"))


def test_two_pages_cannot_have_one_address(tmp_path: Path) -> None:
    write_page(tmp_path, ITEM)
    with pytest.raises(FileExistsError, match="B.5.1"):
        write_page(tmp_path, ITEM)


@pytest.mark.parametrize(
    ("heading", "anchor"),
    [
        ("Điều chuyển", "dieu-chuyen"),
        ("Góp ý và giải trình", "gop-y-va-giai-trinh"),
        ("Điều 18 Nghị định 59/2019/NĐ-CP", "dieu-18-nghi-dinh-59-2019-nd-cp"),
        ("  Ưu điểm, hạn chế ", "uu-diem-han-che"),
    ],
)
def test_anchors_fold_every_vietnamese_letter(heading: str, anchor: str) -> None:
    assert fold(heading) == anchor
