"""What the check found, as the site tells it: in the words of the terminal and of pull requests."""

from __future__ import annotations

from dataclasses import replace

from paca.check.catalogue import CATALOGUE
from paca.check.render import render
from paca.finding import Finding, Position
from paca.output.language import ENGLISH, Language, speaking
from paca.output.pages.book import Book
from paca.output.pages.findings import finding_view, findings_view

from .page_samples import assessment_of, sample_records

ABOVE = Finding(
    "C606", Position("evidence/2019/so-a/A.1.1.md", 4), {"item": "A.1.1", "given": "1.9", "computed": "1.5"}
)
UNKNOWN = Finding("C601", Position("evidence/2019/so-a/A.1.1.md", 5), {"item": "Z.9", "suggestion": "—"})


def book() -> Book:
    return Book(replace(assessment_of(sample_records()), findings=(ABOVE, UNKNOWN)))


def test_numbers_have_a_comma_and_nothing_near_is_no_dash() -> None:
    told = {found.code: found.text for found in findings_view(book()).found}
    assert told == {one.code: render(one).text for one in (ABOVE, UNKNOWN)}
    assert "1,9" in told["C606"] and "—" not in told["C601"]


def test_the_page_of_a_code_says_the_same() -> None:
    (found,) = finding_view(CATALOGUE["C606"], (ABOVE,), book()).found
    assert found.text == render(ABOVE).text


def test_english_pages_say_it_in_english() -> None:
    with speaking(Language(ENGLISH)):
        (found,) = finding_view(CATALOGUE["C606"], (ABOVE,), book()).found
    assert found.text == render(ABOVE, "en").text and "1.9" in found.text
