"""The list of what waits for review: all of it, nothing else, and words where nothing waits."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from paca.assess import assess
from paca.assessment import Assessment, State
from paca.model.evidence import Explanation
from paca.output.audience import for_audience
from paca.output.pages.book import Book
from paca.output.pages.waiting import LISTED, waiting

from ..score.builders import at, files, item, round_with
from .page_samples import assessment_of, pages_of

JUDGED = {"stage": "reviewed", "verdict": "set", "score": "1", "reason": "Đủ."}
RETURNED = {"stage": "reviewed", "verdict": "return", "reason": "Thiếu."}
AFTER = {"stage": "explained", "verdict": "set", "score": "1", "reason": "Đã bổ sung."}


@pytest.fixture(scope="module")
def demo(demo_repo: Path) -> Assessment:
    return assess(demo_repo, use_cache=False)


def book_of(*decisions: Mapping[str, Any], filed: bool = True, explained: bool = False) -> Book:
    """``so-a`` was asked A.1.1; the working group decided on it, in this order."""
    folder = files("so-a", {"A.1.1": {"answers": {"answer": "yes"}}} if filed else {})
    if explained:
        given = Explanation.model_validate(
            {"id": "gt-1", "item": "A.1.1", "on": "2020-07-20", "text": "Đã có."}
        )
        folder = replace(folder, explanations=(at(given, "evidence/2019/so-a/explanations.yml"),))
    node = item("A.1.1", {"kind": "yes-no", "question": "Có kế hoạch?"}, suppliers={"all": True})
    made: dict[tuple[str, str | None], Sequence[Mapping[str, Any]]] = {("A.1.1", "so-a"): decisions}
    records = round_with(node, agencies=["so-a"], filed=[folder], decisions=made if decisions else None)
    return Book(assessment_of(records))


def test_every_submission_without_a_decision_is_listed_and_leads_to_itself(demo: Assessment) -> None:
    found = waiting(Book(demo))
    assert found is not None
    listed = {
        (state.state, *way)
        for group in found.groups
        for row in group.rows
        for state in row.states
        for way in state.ways
    }
    wanted = set()
    for (code, agency), entry in demo.entries.items():
        last = demo.records.working_group.decisions.get((code, agency), ())[-1:]
        open_question = [one for one in last if one.model.verdict == "return"]
        if entry.state is State.SUBMITTED or (entry.state is State.EXPLAINED and open_question):
            wanted.add((entry.state, code, f"submissions/{agency}.html#{code}"))
    assert listed == wanted
    assert found.count == len(wanted) > 40
    assert found.explained == sum(state is State.EXPLAINED for state, _, _ in wanted) > 0
    assert found.agencies == len({way.split("#")[0] for _, _, way in wanted})


def test_explanations_stand_first_and_counts_add_up(demo: Assessment) -> None:
    found = waiting(Book(demo))
    assert found is not None
    for group in found.groups:
        assert group.count == sum(row.count for row in group.rows)
        for row in group.rows:
            assert row.count == sum(state.count for state in row.states)
            assert [state.state for state in row.states] in (
                [State.EXPLAINED, State.SUBMITTED],
                [State.EXPLAINED],
                [State.SUBMITTED],
            )


@pytest.mark.parametrize(
    ("decisions", "explained", "waits"),
    [
        ([], False, State.SUBMITTED),
        ([JUDGED], False, None),
        ([RETURNED], False, None),  # the agency's turn
        ([RETURNED], True, State.EXPLAINED),
        ([RETURNED, AFTER], True, None),  # judged again: also called "explained"
        ([RETURNED, {**RETURNED, "stage": "final"}], True, State.EXPLAINED),
    ],
)
def test_whose_turn_it_is(decisions: list[Mapping[str, Any]], explained: bool, waits: State | None) -> None:
    found = waiting(book_of(*decisions, explained=explained))
    assert found is not None
    states = [state.state for group in found.groups for row in group.rows for state in row.states]
    assert states == ([waits] if waits else [])


@pytest.mark.parametrize(
    ("book", "told"),
    [
        (book_of(), "1 hồ sơ của 1 cơ quan chờ tổ công tác. Chọn mã tiêu chí để mở hồ sơ."),
        (book_of(JUDGED), "Không còn hồ sơ nào chờ thẩm tra: mỗi hồ sơ đã nộp đều đã có quyết định"),
        (book_of(filed=False), "Chưa có hồ sơ nào để thẩm tra: các cơ quan chưa nộp."),
    ],
)
def test_the_page_says_in_words_how_much_waits(book: Book, told: str) -> None:
    text = re.sub(r"<[^>]+>", "", str(pages_of(book)["grid.md"].fragment))
    assert told in text.split("Từng cơ quan còn thiếu gì")[0]


def test_where_nearly_all_waits_one_link_leads_to_all_of_it() -> None:
    codes = [f"A.1.{n}" for n in range(1, LISTED + 2)]
    rule = {"kind": "yes-no", "question": "Có kế hoạch?"}
    records = round_with(
        *(item(code, rule, suppliers={"all": True}) for code in codes),
        agencies=["so-a", "so-b"],
        filed=[
            files("so-a", {code: {"answers": {"answer": "yes"}} for code in codes}),
            files("so-b", {code: {"answers": {"answer": "yes"}} for code in codes[:-1]}),
        ],
    )
    found = waiting(Book(assessment_of(records)))
    assert found is not None
    long, short = (row.states[0] for group in found.groups for row in group.rows)
    assert long.ways == (("mở hồ sơ của cơ quan", "submissions/so-a.html"),) and long.count == LISTED + 1
    assert [code for code, _ in short.ways] == codes[:-1]


def test_the_public_is_told_nothing_of_whose_turn_it_is(demo: Assessment) -> None:
    book = Book(for_audience(demo, "public"))
    assert waiting(book) is None
    pages = pages_of(book)
    for path in ("grid.md", "index.md"):
        assert "chờ thẩm tra" not in (str(pages[path].lead) + str(pages[path].fragment)).lower(), path
