"""Trying a change without committing: what moves, why, and what is wrong with the file itself."""

from __future__ import annotations

import pytest
from paca.check.catalogue import CATALOGUE
from paca.what_if import read_what_if, try_out, unknown_names, what_if

from tests.compare.test_compare import assessed
from tests.score.builders import DAY, files, item, round_with
from tests.score.test_rules import RATIO, YES_NO

PATH = "thu.yml"
YES = {"answers": {"answer": "yes"}}


def base(**kwargs):
    node = item("A.1", RATIO, documents=[{"kind": "report"}], aggregate="sum-of-figures")
    return round_with(node, item("B.1", YES_NO), agencies=["a", "b"], **kwargs)


def read(text: str):
    tried, findings = read_what_if(text.encode(), PATH)
    assert tried is not None, findings
    return tried


def attempt(records, text: str):
    return try_out(assessed(records), read(text))


FILED = [
    files("a", {"A.1": {}, "B.1": {"answers": {"answer": "no"}}}, {"n": "1", "d": "2"}, proves=["report"])
]

CASES = [
    # what is tried, the province's points before and after, the causes
    ("figures: {a: {n: 2}}", "1/2", "1", ["figure n"]),
    ("submissions: {a: {B.1: {answers: {answer: yes}}}}", "1/2", "3/2", ["submission-changed B.1"]),
    ("submissions: {a: {A.1: {withdrawn: yes}}}", "1/2", "0", ["submission-withdrawn A.1"]),
    ("submissions: {b: {B.1: {answers: {answer: yes}}}}", "1/2", "3/2", ["submission-added B.1"]),
    ("decisions: {a: [{item: B.1, score: 2, reason: Thử}]}", "1/2", "3/2", ["decision reviewed"]),
    ("decisions: {province: [{item: A.1, score: 2, reason: Thử}]}", "1/2", "2", ["decision reviewed"]),
    ("figures:\n  a:\n    n:\n", "1/2", "0", ["figure n"]),
    ("documents: {a: [plan]}", "1/2", "1/2", []),
]


@pytest.mark.parametrize(("text", "before", "after", "causes"), CASES)
def test_a_change_moves_the_points_and_says_why(text, before, after, causes):
    result = attempt(base(filed=FILED), text)
    found = [f"{one.kind.value} {one.key}" for change in result.nodes for one in change.causes]
    # A sum-of-figures item of two agencies, one of which filed nothing, weighs one half.
    assert (str(result.total_before), str(result.total_after)) == (before, after)
    assert sorted(set(found)) == causes


def test_a_document_tried_proves_what_lacked_proof():
    lacking = base(filed=[files("a", {"A.1": {}}, {"n": "1", "d": "2"})])
    assert attempt(lacking, "documents: {a: [report]}").delta > 0


def test_the_cause_stands_in_the_file_that_was_tried():
    result = attempt(base(filed=FILED), "# thử\nfigures:\n  a:\n    n: 2\n")
    assert str(result.entries[0].causes[0].position) == "thu.yml:4:8"


def test_the_records_themselves_stay_as_they_were():
    records = base(filed=FILED)
    what_if(records, read("figures: {a: {n: 2}}"), on=DAY)
    assert records.filed["a"].figures["n"].model.value == 1


BAD = [
    ("figurs: {}", "S301", 1),
    ("figures: {a: {n: hai}}", "S310", 1),
    ("figures:\n  a: {n: &x 1}", "Y213", 2),
    ("- figures", "Y222", 1),
    ("submissions: {a: {B.1: {claim: maybe}}}", "S317", 1),
]


@pytest.mark.parametrize(("text", "code", "line"), BAD)
def test_a_bad_file_gets_findings_like_any_other(text, code, line):
    tried, findings = read_what_if(text.encode(), PATH)
    assert tried is None
    assert [(one.code, one.position.line, one.position.path) for one in findings] == [(code, line, PATH)]


UNKNOWN = [
    ("figures: {c: {n: 1}}", "R911"),
    ("figures: {a: {nn: 1}}", "N405"),
    ("documents: {a: [reports]}", "D507"),
    ("submissions: {a: {B.9: {}}}", "C601"),
    ("submissions: {a: {B.1: {answers: {anwser: yes}}}}", "C607"),
    ("submissions: {a: {B.1: {self_score: 3}}}", "C605"),
    ("decisions: {a: [{item: B, score: 1}]}", "R910"),
    ("decisions: {a: [{item: B.1}]}", "R908"),
    ("decisions: {a: [{item: B.1, score: 9}]}", "R912"),
]


@pytest.mark.parametrize(("text", "code"), UNKNOWN)
def test_names_that_the_round_does_not_know_are_said(text, code):
    findings = list(unknown_names(base(filed=FILED), read(text)))
    assert [one.code for one in findings] == [code]
    message = CATALOGUE[code]
    for said in (message.text_vi, message.text_en):
        assert "{" not in said.format_map(findings[0].params)


def test_a_good_file_names_nothing_unknown():
    for text, *_ in CASES:
        assert list(unknown_names(base(filed=FILED), read(text))) == []
