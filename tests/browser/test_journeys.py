"""Four readers, each with an answer within two clicks from the front page, on a phone and on a desktop.

On the public site: the citizen or journalist before the report is adopted, the leader after it.  On the
internal one: the leader, the clerk and the reviewer.  What a page shows is held against the assessment.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import pytest
from paca.assess import assess
from paca.assessment import Assessment, State
from paca.model.decision import Verdict
from paca.output.audience import for_audience
from paca.output.audience.policy import adoption_day
from paca.output.notation import day, number, points
from paca.output.pages.book import Book
from paca.output.pages.links import Links
from paca.output.pages.overview import gap
from paca.output.pages.todo import moves
from paca.output.site import build_site

from .sites import SIZES, listen

pytestmark = pytest.mark.browser
MOST_CLICKS = 2
SITES = ("public", "adopted")


@pytest.fixture(scope="module")
def assessment(demo_repo: Path) -> Assessment:
    return assess(demo_repo, use_cache=False)


@pytest.fixture(scope="module")
def shown(assessment: Assessment) -> dict[str, Assessment]:
    """What each site is made of; ``adopted`` is public, the day after the report was adopted."""
    after = replace(assessment, as_of=adopted_on(assessment) + dt.timedelta(days=1))
    return {
        "internal": assessment,
        "public": for_audience(assessment, "public"),
        "adopted": for_audience(after, "public"),
    }


def adopted_on(assessment: Assessment) -> dt.date:
    assert assessment.records.round is not None
    adopted = adoption_day(assessment.records.round.model)
    assert adopted is not None
    return adopted


@pytest.fixture(scope="module")
def sites(
    once: Callable[..., Path], shown: dict[str, Assessment], demo_site: Path, repo_root: Path
) -> dict[str, Path]:
    def build(name: str) -> Path:
        def make(directory: Path) -> None:
            directory.mkdir(parents=True)
            result = build_site(shown[name], out=directory / "site", engine_root=repo_root)
            assert result.broken_links == ()

        return once(f"demo-{name}", make) / "site"

    return {"internal": demo_site, **{name: build(name) for name in SITES}}


@dataclass
class Reader:
    """Somebody on the front page of a site, who has clicked so many times."""

    tab: Any
    clicks: int = 0

    def click(self, selector: str) -> None:
        self.tab.locator(selector).first.click()
        self.tab.wait_for_load_state()
        self.clicks += 1
        assert self.clicks <= MOST_CLICKS

    def text(self, selector: str = "article") -> str:
        return " ".join(self.tab.locator(selector).first.inner_text().split())


@pytest.fixture(params=sorted(SIZES))
def open_front(request: pytest.FixtureRequest, chromium: Any, sites: dict[str, Path]) -> Iterator[Any]:
    """``open_front(site)`` → a reader on its front page; no script complains, nothing is fetched."""
    with chromium.new_context(viewport=SIZES[request.param]) as context:
        tab = context.new_page()
        complaints, asked = listen(tab)

        def opened(site: str) -> Reader:
            tab.goto((sites[site] / "index.html").as_uri())
            return Reader(tab)

        yield opened
        assert complaints == []
        assert [url for url in asked if not url.startswith("file:")] == []


def test_a_citizen_learns_what_is_here_and_when_the_rest_will_be(
    open_front: Callable[[str], Reader], shown: dict[str, Assessment]
) -> None:
    reader, book = open_front("public"), Book(shown["public"])
    front = reader.text()
    assert f"{number(book.progress.filed)} / {number(book.progress.asked)} hồ sơ đã nộp" in front
    assert "Điểm chưa có ở bản công khai này." in front
    until = f"công bố sau khi báo cáo được thông qua (hết ngày {day(adopted_on(shown['public']))})"
    assert front.count(until) == 2  # the scores, the comments

    reader.click("article a[href='agencies.html']")
    reader.click("#co-quan a[href='agency/vpubnd.html']")
    filed, asked = counted(shown["public"], "vpubnd")
    assert reader.text("h1").startswith("Văn phòng UBND")
    page = reader.text()
    assert f"Đã nộp {filed} / {asked} · {asked - filed} chưa nộp" in page
    assert f"Điểm; góp ý, giải trình {until}" in page and "Số liệu, thuyết minh không công bố" in page
    assert reader.tab.locator("#bang-tieu-chi tbody tr").count() == asked


def test_a_citizen_reads_how_an_item_is_judged_before_it_is_scored(
    open_front: Callable[[str], Reader], shown: dict[str, Assessment]
) -> None:
    reader, entries = open_front("public"), shown["public"].entries
    reader.click("article a[href='items.html']")
    reader.click("article a[href='item/B.5.1.html']")
    of_item = [
        entry
        for (item, _), entry in entries.items()
        if item == "B.5.1" and entry.state is not State.NOT_ASKED
    ]
    filed = sum(entry.state is not State.MISSING for entry in of_item)
    page = reader.text()
    assert f"Tối đa 2 điểm · {filed} / {len(of_item)} hồ sơ đã nộp" in page
    assert "Từ 90 %" in page and "2,00 điểm" in page  # the tiers
    assert f"hết ngày {day(adopted_on(shown['public']))}" in page
    assert "tổ công tác quyết định" in page
    assert "Tự chấm" not in page


def test_a_journalist_finds_a_document_and_who_used_it_for_what(
    open_front: Callable[[str], Reader], shown: dict[str, Assessment]
) -> None:
    documents = shown["public"].records.filed["ttt"].documents
    reader = open_front("public")
    reader.click("article a[href='documents.html']")
    assert f"{number(sum(len(filed.documents) for filed in shown['public'].records.filed.values()))}" in (
        reader.text()
    )
    reader.click("#danh-muc a[href='documents/ttt.html']")
    rows = reader.tab.locator("#danh-muc tbody tr")
    assert rows.count() == len(documents) > 0
    one = documents["pctn-plan"].model
    row = " ".join(reader.tab.locator('[id="ttt--pctn-plan"]').inner_text().split())
    assert one.number and one.number in row and one.title in row and day(one.date) in row
    assert reader.tab.locator('[id="ttt--pctn-plan"] a[href$="agency/ttt.html#A.1.1"]').count() == 1


def test_a_journalist_types_a_documents_number(
    open_front: Callable[[str], Reader], shown: dict[str, Assessment]
) -> None:
    reader = open_front("public")
    plan = shown["public"].records.filed["ttt"].documents["pctn-plan"].model
    reader.tab.keyboard.press("Control+k")
    reader.tab.keyboard.type(str(plan.number).lower().replace("/", " ").replace("-", " "))
    reader.tab.locator("#paca-hits a").first.wait_for()
    reader.click("#paca-hits a")
    assert reader.tab.url.endswith("documents/ttt.html#ttt--pctn-plan")
    reader.tab.locator("article mark").first.wait_for()


@pytest.mark.parametrize("site", ["internal", "adopted"])
def test_a_leader_sees_the_score_at_once_and_why_it_is_not_higher(
    site: str, open_front: Callable[[str], Reader], shown: dict[str, Assessment]
) -> None:
    reader, book = open_front(site), Book(shown[site])
    total = reader.tab.locator("section p", has_text="Điểm đang tính theo minh chứng đã có").first
    assert f"{points(book.assessment.total.standing.points)} / 100 điểm" in total.inner_text()
    box = total.bounding_box()
    assert box["y"] + box["height"] <= reader.tab.viewport_size["height"]  # without scrolling
    widest = gap(book, Links())
    assert widest is not None
    first = widest.items[0]
    reader.click(f"section a[href='item/{first.code}.html#quyet-dinh']")
    page = reader.text()
    assert f"{points(first.points)} / {number(first.maximum)} điểm" in page
    compared = reader.text("#ba-diem + table")
    assert points(first.self_points) in compared and points(first.reviewed) in compared


def test_a_leader_sees_what_is_worth_doing_and_who_must(
    open_front: Callable[[str], Reader], assessment: Assessment
) -> None:
    reader, best = open_front("internal"), moves(Book(assessment), Links())
    assert reader.tab.locator("ol.paca-todo > li").count() == len(best) == 3
    told = reader.text("ol.paca-todo > li")
    assert f"tới +{points(best[0].gain)} / {number(best[0].maximum)} điểm" in told and best[0].who in told
    reader.click("ol.paca-todo a")
    assert reader.text("h1").startswith(f"{best[0].code} ")


def test_a_clerk_sees_all_that_is_missing_in_her_office(
    open_front: Callable[[str], Reader], assessment: Assessment
) -> None:
    book = Book(assessment)
    agency = max(book.by_agency, key=lambda slug: sum(bool(entry.missing) for entry in book.by_agency[slug]))
    owed = sorted(
        (entry for entry in book.by_agency[agency] if entry.missing), key=lambda one: -one.reachable
    )
    reader = open_front("internal")
    reader.click("article a[href='agencies.html']")
    reader.click(f"#co-quan a[href='agency/{agency}.html']")
    tasks = reader.tab.locator("ol.paca-todo > li")
    assert tasks.count() == len(owed) > 0
    codes = [text.split()[0] for text in tasks.locator(".paca-todo__what").all_inner_texts()]
    assert codes == [entry.item for entry in owed]
    assert f"+{points(owed[0].reachable)} / " in tasks.first.inner_text()
    for lack in owed[0].missing:
        assert lack.what == "submission" or lack.title in tasks.first.inner_text()
    # Nobody has to scroll past anything to begin.
    assert reader.text("h2") == "Việc cần làm"


def test_a_reviewer_sees_what_waits_for_judgement_in_an_agency(
    open_front: Callable[[str], Reader], assessment: Assessment
) -> None:
    waiting = waiting_for_judgement(assessment)
    agency = max({agency for agency, _ in waiting}, key=lambda slug: sum(slug == one for one, _ in waiting))
    reader = open_front("internal")
    reader.click("article a[href='agencies.html']")
    reader.click(f"#co-quan a[href='agency/{agency}.html']")
    reader.tab.locator("select[data-paca-filter='#bang-tieu-chi']").select_option("submitted")
    rows = reader.tab.locator("#bang-tieu-chi tbody tr:visible")
    assert {row.get_attribute("id") for row in rows.all()} == {item for one, item in waiting if one == agency}


def test_a_reviewer_sees_all_that_waits_and_opens_it(
    open_front: Callable[[str], Reader], assessment: Assessment
) -> None:
    """In the matrix, or, where that does not fit, in the list that stands in its place; no script needed."""
    reader, waiting = open_front("internal"), waiting_for_judgement(assessment)
    again = explained_anew(assessment)
    assert f"{len(waiting) + len(again)} hồ sơ chờ thẩm tra" in reader.text(
        "a[href='grid.html#cho-tham-tra']"
    )
    reader.click("article a[href='grid.html#cho-tham-tra']")
    assert f"Đã nộp: {len(waiting)}" in reader.text(".paca-legend")
    links = "#cho-tham-tra ~ ul.paca-gridlist a[href^='submissions/']"
    listed = reader.tab.eval_on_selector_all(links, "all => all.map(a => a.getAttribute('href'))")
    assert len(listed) == len(set(listed))
    assert set(listed) == {f"submissions/{agency}.html#{item}" for agency, item in waiting | again}
    assert reader.tab.locator("#cho-tham-tra").bounding_box()["y"] < 300  # the click led to the list
    matrix = reader.tab.locator(".paca-gridwrap")
    if reader.tab.viewport_size == SIZES["phone"]:
        assert not matrix.is_visible()
        assert reader.tab.locator("article h2").first.get_attribute("id") == "cho-tham-tra"
        reader.click(links)
    else:
        reader.tab.locator("select[data-paca-only='ma-tran']").select_option("submitted")
        strong = "all => all.filter(a => getComputedStyle(a).opacity > 0.5).map(a => a.getAttribute('href'))"
        shown = reader.tab.eval_on_selector_all("#ma-tran tbody td[class^='s-'] a", strong)
        assert set(shown) == {f"submissions/{agency}.html#{item}" for agency, item in waiting}
        reader.click("#ma-tran td.s-s a")
    assert reader.tab.locator(":target").count() == 1


def waiting_for_judgement(assessment: Assessment) -> set[tuple[str, str]]:
    return {
        (agency, item)
        for (item, agency), entry in assessment.entries.items()
        if entry.state is State.SUBMITTED
    }


def explained_anew(assessment: Assessment) -> set[tuple[str, str]]:
    """Explained, and not judged since."""
    decisions = assessment.records.working_group.decisions
    return {
        (agency, item)
        for (item, agency), entry in assessment.entries.items()
        if entry.state is State.EXPLAINED and decisions[item, agency][-1].model.verdict is Verdict.RETURN
    }


def counted(assessment: Assessment, agency: str) -> tuple[int, int]:
    """(filed, asked) of an agency, counted here."""
    states = [entry.state for (_, one), entry in assessment.entries.items() if one == agency]
    asked = [state for state in states if state is not State.NOT_ASKED]
    return sum(state is not State.MISSING for state in asked), len(asked)
