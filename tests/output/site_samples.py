"""A small assessment and a few pages, for tests of the shell: what pages say is tested elsewhere."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from fractions import Fraction
from pathlib import Path

from markupsafe import Markup
from paca.assessment import Assessment, NodeScore, Outcome, Revision, Score
from paca.model.edition import EditionHeader, Node
from paca.model.round import Round
from paca.output.site.pagefile import PageFile, SearchEntry, write_page
from paca.output.site.search import write_search
from paca.records import Agencies, Edition, Located, Records, WorkingGroupFiles

ITEM = PageFile(
    "item/B.5.1.md",
    "B.5.1 Chuyển đổi vị trí công tác",
    lead="1,50 / 2,00 điểm",
    part="b",
    fragment=Markup('<h2>Cách tính</h2><p><a href="../submissions/x.html#B.5.1">Sở Mẫu</a></p>'),
)
AGENCY = PageFile(
    "submissions/x.md",
    "Sở Mẫu <b>& **",
    lead="Đã nộp 41/51.",
    fragment=Markup(
        '<section class="paca-section" id="B.5.1"><p>{{ 7 * 7 }} {% endraw %} {# hết #}</p></section>'
    ),
    search=[SearchEntry("B.5.1", "Sở Mẫu · 83/KH-UBND", "Kế hoạch phòng, chống tham nhũng & <giải trình>")],
)
REPORT = PageFile(
    "report.md",
    "Báo cáo",
    contents=True,
    markdown="## Điều chuyển đơn vị\n\nĐất đai.\n\n| A |\n|---|\n| 1 |\n",
)
INDEX = PageFile(
    "index.md", "Tổng quan", lead="Dự thảo 2", fragment=Markup('<p><a href="item/B.5.1.html">B.5.1</a></p>')
)
PAGES = (INDEX, REPORT, ITEM, AGENCY)


def pages_writer(*more: PageFile) -> Callable[..., list[Path]]:
    """What stands in for ``paca.output.pages.write_pages``."""

    def write(assessment: Assessment, out: Path, *, templates: Path, **_options: object) -> list[Path]:
        pages = (*PAGES, *more)
        written = [write_page(out, page) for page in pages]
        write_search(out, pages)
        return written

    return write


def engine_without_docs(repo_root: Path, directory: Path) -> Path:
    """The engine's configuration and theme; the hand-written pages link to pages that are not here.

    Without English: nobody writes its pages here.
    """
    (directory / "docs").mkdir(parents=True)
    (directory / "site_templates").symlink_to(repo_root / "site_templates")
    config = (repo_root / "mkdocs.yml").read_text(encoding="utf-8")
    assert "  english: true " in config
    config = config.replace("  english: true ", "  english: false ")
    (directory / "mkdocs.yml").write_text(config, encoding="utf-8")
    return directory


def sample_assessment(*, fictional: bool = True, commit: str | None = "0123456789abc") -> Assessment:
    header = EditionHeader(year=2019, title="Bộ chỉ số 2019", total_max="100", completeness="parts")
    node = Node(
        code="B.5.1",
        title="Chuyển đổi",
        title_status="placeholder",
        max="2",
        max_status="placeholder",
        rule={"kind": "yes-no", "question": "Có?"},
    )
    current = Round(
        year=2019,
        title="Kỳ đánh giá 2019",
        province={"name": "Tỉnh Mẫu <i>", "authority": "UBND", "lead": "Thanh tra", "fictional": fictional},
        period={"start": "2018-12-16", "end": "2019-12-15"},
        stage="Dự thảo 2",
    )
    edition = Edition(header, (Located(node, "indicators/2019/part-b.yml", "0"),), {}, {})
    records = Records(
        2019, edition, {2019: edition}, Located(current, "evidence/2019/assessment.yml", "0"), Agencies(), {},
        WorkingGroupFiles(), (), (), (),
    )  # fmt: skip
    zero = Score(Outcome.MISSING, None, Fraction(100))
    when = dt.datetime(2020, 8, 12, 9, tzinfo=dt.timezone(dt.timedelta(hours=7))) if commit else None
    return Assessment(
        revision=Revision("draft-2", commit, "Người thử", when),
        as_of=dt.date(2020, 8, 12),
        records=records,
        findings=(),
        asked={},
        entries={},
        nodes={},
        total=NodeScore(None, Fraction(100), zero, None, None, None, Fraction(100)),
        calendar=(),
        changes={},
    )
