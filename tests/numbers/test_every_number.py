"""Every score on every page leads to its explanation, and comes out of the linked inputs again.

Two walks.  The first goes from each explanation back to the files: the value that stands at the linked
line and column of the commit is the value that was used.  The second reads the pages as a person does:
each score printed in a table is the one that the row's link explains, recomputed by the independent
interpreter of tests/score.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from fractions import Fraction
from html.parser import HTMLParser
from pathlib import Path

import pytest
from paca.assessment import Assessment, Outcome, Score, Step
from paca.model.values import parse_number
from paca.output.notation import points
from paca.output.pages.links import TOTAL_ANCHOR

from tests.score.interpreter import redo

from .walk import ENGLISH, Site

# What the columns of scores are called on the pages.
SCORES = {"Tự chấm", "Máy tính", "Tổ công tác", "Thẩm định", "Đang tính"}


@pytest.fixture(scope="module")
def assessment(now: Assessment) -> Assessment:
    return now


# ---- from the explanation back to the file ---------------------------------------------------------


def scores(assessment: Assessment) -> Iterator[Score]:
    for entry in assessment.entries.values():
        yield entry.computed
        yield entry.standing
    for node in assessment.nodes.values():
        yield node.standing


def used_values(step: Step) -> list[Fraction | bool | str | None]:
    """The inputs that stand in files, in the order of the step's sources."""
    match step.op:
        case "sum":
            return [value for value in step.inputs.values() if isinstance(value, Fraction)]
        case "ratio":
            return [step.inputs["numerator"], step.inputs["denominator"]]
        case "per-unit" | "deduct":
            return [step.inputs["count"]]
        case "tier" | "scale":
            return [step.inputs["value"]]
        case "answer":
            return [step.inputs["answer"]]
        case "late":
            return [step.inputs["received"]]
    return []


class Files:
    """The lines of the commit's files, as any reader of the repository sees them."""

    def __init__(self, root: Path) -> None:
        self.root, self.known = root, {}

    def value_at(self, path: str, line: int, column: int) -> str:
        if path not in self.known:
            self.known[path] = (self.root / path).read_text("utf-8").splitlines()
        return self.known[path][line - 1][column - 1 :].strip().strip("\"'")


def test_every_input_stands_where_its_explanation_says(assessment: Assessment, demo_repo: Path) -> None:
    files, checked = Files(demo_repo), 0
    for score in scores(assessment):
        for step in score.steps:
            # An unproven claim is pooled as 0: its source shows what was claimed, the step says why not.
            unproven = set(str(step.inputs.get("unproven", "")).split(", "))
            for source, used in zip(step.sources, used_values(step), strict=False):
                place = source.position
                text = files.value_at(place.path, place.line, place.column)
                if isinstance(used, str):
                    assert text == used, place  # the instant of the receipt
                elif isinstance(used, bool):
                    assert (text in ("yes", "true", "có")) is used, place
                elif source.agency not in unproven:
                    assert parse_number(text) == used, place
                checked += 1
    assert checked > 500
    late = [step for score in scores(assessment) for step in score.steps if step.op == "late"]
    assert late, "the demo shows what lateness is worth"


def test_every_decision_stands_where_its_explanation_says(assessment: Assessment, demo_repo: Path) -> None:
    files, checked = Files(demo_repo), 0
    for score in scores(assessment):
        for step in (one for one in score.steps if one.op == "decision"):
            (source,) = step.sources
            assert files.value_at(source.position.path, source.position.line, source.position.column) == "set"
            assert step.inputs["reason"] and step.inputs["by"]
            checked += 1
    assert checked > 0


def test_every_score_is_what_its_explanation_leads_to(assessment: Assessment) -> None:
    for score in scores(assessment):
        if score.steps and score.outcome is not Outcome.NOT_APPLICABLE:
            assert redo(score) == score.points


# ---- from the page to the explanation --------------------------------------------------------------


@dataclass
class Row:
    """A table row as read: its own id, its first link, its scores by the column's name."""

    id: str = ""
    link: str = ""
    scores: dict[str, str] = field(default_factory=dict)


class Page(HTMLParser):
    def __init__(self, html: str) -> None:
        super().__init__()
        self.rows: list[Row] = []
        self.ids: set[str] = set()
        self.cell: str | None = None
        self.feed(html)

    def handle_starttag(self, tag, attributes):  # type: ignore[no-untyped-def]
        given = dict(attributes)
        self.ids.add(given.get("id") or "")
        if tag == "tr":
            self.rows.append(Row(given.get("id") or ""))
        elif tag == "a" and self.rows and not self.rows[-1].link and self.cell is None:
            self.rows[-1].link = given.get("href") or ""
        elif tag == "td":
            label = given.get("data-label") or ""
            self.cell = label if label in SCORES else None

    def handle_endtag(self, tag):  # type: ignore[no-untyped-def]
        if tag in ("td", "tr"):
            self.cell = None

    def handle_data(self, data):  # type: ignore[no-untyped-def]
        if self.cell is not None and self.rows:
            self.rows[-1].scores[self.cell] = self.rows[-1].scores.get(self.cell, "") + data.strip()


@pytest.fixture(scope="module")
def pages(site: Site) -> dict[str, Page]:
    return {name: Page(html) for name, html in site.fragments.items() if not name.startswith(ENGLISH)}


def printed(text: str) -> str:
    """The number at the head of a cell: a state may stand behind it."""
    found = re.match(r"[−+]?[\d.]+,\d\d|–", text)
    return found.group() if found else text


def explained(assessment: Assessment, code: str, agency: str | None) -> dict[str, Fraction | None]:
    """What each column of scores must print for this item (and agency), recomputed where steps exist."""
    if agency is None:
        node = assessment.nodes[code] if code else assessment.total
        standing = redo(node.standing) if node.standing.steps else node.standing.points
        return {
            "Tự chấm": node.self_points,
            "Tổ công tác": node.reviewed,
            "Thẩm định": node.verified,
            "Đang tính": standing,
        }
    entry = assessment.entries[code, agency]
    return {
        "Tự chấm": entry.self_points,
        "Máy tính": redo(entry.computed) if entry.computed.steps else entry.computed.points,
        "Tổ công tác": entry.reviewed,
        "Đang tính": redo(entry.standing) if entry.standing.steps else entry.standing.points,
    }


def subject(page: str, row: Row, assessment: Assessment) -> tuple[str, str | None, str] | None:
    """(item or node, agency, page#anchor of the explanation) that a row of scores speaks of."""
    name = page.rsplit("/", 1)[-1].removesuffix(".html")
    if page.startswith("agency/") and row.link.startswith("../submissions/"):
        return row.id, name, row.link.removeprefix("../")
    if page.startswith("agency/") and row.link.startswith("../item/"):
        return row.id, name, f"{row.link[3:]}#cach-tinh"  # nothing was filed: the item says what is asked
    if page.startswith("item/") and row.link.startswith(("../agency/", "../submissions/")):
        target, _, code = row.link.removeprefix("../").partition("#")
        return code, target.partition("/")[2].removesuffix(".html"), f"{target}#{code}"
    if page == "items.html" and row.link.startswith("item/"):
        code = row.link.removeprefix("item/").removesuffix(".html")
        return code, None, f"{row.link}#cach-tinh"
    if page == "items.html" and row.id in assessment.nodes:
        return row.id, None, f"items.html#{row.id}"  # a part's or criterion's sum: its rows stand below it
    if page == "items.html" and row.id == TOTAL_ANCHOR:
        return "", None, f"items.html#{row.id}"
    if page == "comparison.html" and row.link.startswith("items.html#"):
        code = row.link.removeprefix("items.html#")
        return code if code != TOTAL_ANCHOR else "", None, row.link
    if page == "comparison.html" and row.link.startswith("item/"):
        target, _, anchor = row.link.partition("#")
        return target.removeprefix("item/").removesuffix(".html"), None, f"{target}#{anchor or 'cach-tinh'}"
    return None


def test_every_printed_score_is_the_explained_one(assessment: Assessment, pages: dict[str, Page]) -> None:
    walked = 0
    for name, page in pages.items():
        if name == "changes.html":
            continue  # "before → now" in one cell: test_walk takes both
        for row in page.rows:
            if not row.scores:
                continue
            about = subject(name, row, assessment)
            assert about is not None, f"{name}: scores without a way to their explanation: {row}"
            code, agency, target = about
            where, _, anchor = target.partition("#")
            filed = agency is None or code in assessment.records.filed[agency].submissions
            if filed or where.startswith("item/"):
                assert anchor in pages[where].ids, f"{name}: {target} does not stand"
            for column, value in explained(assessment, code, agency).items():
                if column not in row.scores:
                    continue
                told = row.scores[column]
                if printed(told) not in ("–",) and re.match(r"[−+\d]", told):
                    assert printed(told) == points(value), (name, row, column)
                    walked += 1
    assert walked > 1500


def test_every_submission_shows_its_own_calculation(
    assessment: Assessment, pages: dict[str, Page], repo_root: Path
) -> None:
    for agency, files in assessment.records.filed.items():
        page = pages.get(f"submissions/{agency}.html")
        for code in files.submissions:
            assert page is not None and code in page.ids
