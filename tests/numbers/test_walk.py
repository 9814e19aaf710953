"""Every number of points on every page of the demo leads to its explanation and comes out of it again.

The rows with named columns are held cell by cell by ``test_every_number``; here nothing is left out: each
number of every page, in tables, lists, sentences, charts, their twins and the report, must stand beside a
link to a place that exists, and be one of the values that this place explains, computed here anew.
"""

from __future__ import annotations

import dataclasses
import re
from collections import Counter
from fractions import Fraction

import pytest
from paca.assessment import Assessment
from paca.output.notation import points

from .explained import Explained
from .walk import ENGLISH, Printed, Site, resolved

ZERO = Fraction(0)
# Pages that teach with examples of their own; the rules' are computed by tests/score/test_worked_examples.
# The note under a table whose printed parts miss their printed total, and the code of the part it speaks of.
ROUNDED = re.compile(r"^\*?(?:([A-Z][.\d]*): )?(?:Các phần in ra cộng lại là|The printed parts add up to) ")
TEACHING = frozenset({"finding", "findings.html", "rules.html", "dictionary.html"})


def printed(value: Fraction) -> str:
    return points(abs(value))


def own_explanation(one: Printed) -> bool:
    """Whether the number stands in its explanation itself, or is the edition's and no score at all."""
    page = one.page.removeprefix(ENGLISH)
    if page.split("/")[0] in TEACHING or one.inside("paca-steps") or one.inside("paca-prose"):
        return True
    return page.startswith("item/") and one.chapter == "cach-tinh"


def problems(site: Site, explained: Explained) -> list[str]:
    """Numbers without a way to their explanation, dead ways, and numbers that are not what is explained."""
    found = []
    for page, numbers in site.pages.items():
        kind = page.removeprefix(ENGLISH).split("/")[0]
        for one in numbers:
            if own_explanation(one):
                continue
            if not (one.at_home or one.quoted):
                found.append(f"{page}: {one.number} in {one.text!r} is written as in the other language")
            targets = {
                target
                for link in (one.unit.links if one.unit else ())
                if (target := resolved(page, link)) is not None
            }
            if kind == "items.html" and one.unit is not None and one.unit.id:
                targets.add((page, one.unit.id))  # a sum: what it adds up stands in the rows below it
            note = ROUNDED.search(one.text)
            if note:
                # The report's stands in the chapter of its part and does not name it again.
                about = list(explained.now.nodes) if kind == "report.html" else [note[1] or ""]
                if not any(one.number.lstrip("−+") in explained.misfit(code) for code in about):
                    found.append(f"{page}: {one.number} in {one.text!r} is not what its table adds up to")
                continue
            dead = [
                f"{where}#{anchor}"
                for where, anchor in targets
                if where not in site.anchors
                or (anchor and not where.endswith("report.html") and anchor not in site.anchors[where])
            ]
            # An agency that filed nothing has no section; its row in the table of items is there instead.
            if dead:
                found.append(f"{page}: {one.text!r}: {', '.join(dead)} does not stand")
            if not targets:
                found.append(f"{page}: {one.number} in {one.text!r} has no way to its explanation")
                continue
            if kind == "documents":
                values = {explained.rests_on(one.unit.id, page, targets)}
            else:
                values = set().union(*(explained.place(*target) for target in targets))
            told = re.sub(r"^[−+]", "", one.number)
            if told not in {printed(value) for value in values if value is not None}:
                found.append(
                    f"{page}: {one.number} in {one.text!r} is none of what {sorted(targets)} explain"
                )
    return found


@pytest.fixture(scope="module")
def explained(now: Assessment, earlier: Assessment) -> Explained:
    return Explained(now, earlier)


def test_every_number_leads_to_its_explanation_and_comes_out_of_it(site: Site, explained: Explained) -> None:
    assert problems(site, explained) == []


def test_the_walk_has_been_everywhere(site: Site) -> None:
    """Each kind of page that has scores was read, with about as many numbers as it has, in both languages."""
    least = {
        "agencies.html": 5, "agency": 900, "changes.html": 100, "comparison.html": 250, "documents": 100,
        "index.html": 40, "item": 1200, "items.html": 200, "report.html": 200, "submissions": 900,
    }  # fmt: skip
    for english in (False, True):
        pages = {page: site.pages[page] for page in site.pages if page.startswith(ENGLISH) is english}
        numbers = [one for found in pages.values() for one in found]
        walked = Counter(
            one.page.removeprefix(ENGLISH).split("/")[0] for one in numbers if not own_explanation(one)
        )
        assert {kind: walked[kind] for kind in least if walked[kind] < least[kind]} == {}
        assert set(walked) == set(least), "a kind of page with numbers that nobody thought of"
        charts = [one for one in numbers if one.inside("paca-chart")]
        twins = [one for one in charts if any(element.tag == "td" for element in one.around)]
        assert len(charts) > 100 and len(twins) > 10


def test_both_languages_print_the_same_numbers(site: Site) -> None:
    pages = [
        page for page in site.pages if not page.startswith(ENGLISH) and page.split("/")[0] not in TEACHING
    ]
    assert len(pages) > 70
    for page in pages:
        here, there = (Counter(one.number for one in site.pages[name]) for name in (page, ENGLISH + page))
        assert here == there, page


@pytest.mark.parametrize("language", ["", ENGLISH])
@pytest.mark.parametrize(
    "kind",
    ["agencies", "agency", "changes", "comparison", "documents", "index", "item", "report", "submissions"],
)
def test_a_wrong_number_and_a_missing_link_would_be_seen(
    site: Site, explained: Explained, language: str, kind: str
) -> None:
    """The walk can fail: of each kind of page one number is changed, and one loses its links."""
    page = next(name for name in site.pages if re.match(rf"{language}{kind}[./]", name) and site.pages[name])
    one = next(one for one in site.pages[page] if not own_explanation(one))
    assert one.unit is not None
    for broken in (
        dataclasses.replace(one, number="987,65"),
        dataclasses.replace(one, unit=dataclasses.replace(one.unit, links=[])),
        dataclasses.replace(one, at_home=False),
    ):
        wrong = dataclasses.replace(site, pages={page: [broken]})
        assert len(problems(wrong, explained)) == 1, broken


def test_points_rest_on_documents_of_figures_too(now: Assessment, site: Site) -> None:
    """The demo has documents that prove figures alone: what those figures score rests on them."""
    through = 0
    for page, numbers in site.pages.items():
        if page.startswith("documents/"):
            through += sum(1 for one in numbers if one.number != "0,00" and _figures_alone(now, page, one))
    assert through > 10


def _figures_alone(now: Assessment, page: str, one: Printed) -> bool:
    assert one.unit is not None
    slug = page.removeprefix("documents/").removesuffix(".html")
    key = one.unit.id.removeprefix(f"{slug}-")
    files = now.records.filed[slug]
    return not any(key in filed.front.model.documents for filed in files.submissions.values())


@pytest.mark.parametrize("page", ["grid.html", f"{ENGLISH}grid.html"])
def test_every_count_of_the_grid_is_the_number_of_what_it_shows(
    now: Assessment, site: Site, page: str
) -> None:
    """The status grid prints counts, not points: each row, column and total is counted again."""
    html = site.fragments[page]
    filed = {key for key, entry in now.entries.items() if entry.state.value not in ("missing", "not-asked")}
    rows = re.findall(
        r'<a href="agency/([a-z0-9-]+)\.html" title="[^"]*"[^>]*>.*?<td class="num">(\d+)/(\d+)</td>', html
    )
    assert len(rows) == 6
    for slug, done, asked in rows:
        own = [key for key in now.entries if key[1] == slug]
        assert (int(done), int(asked)) == (sum(1 for key in own if key in filed), len(own))
    columns = re.findall(r'<th scope="col" class="in-[a-z]"><a href="item/([A-Z.\d]+)\.html"', html)
    foot = re.findall(r'<td class="num">([\d.,]+)</td>', html.split("<tfoot>")[1])
    assert len(foot) == len(columns) + 1 and len(columns) == 52
    for code, count in zip(columns, foot, strict=False):
        assert int(count) == sum(1 for key in filed if key[0] == code)
    assert int(re.sub("[.,]", "", foot[-1])) == len(filed)
