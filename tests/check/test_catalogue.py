"""The catalogue: codes once, both languages whole, every param given, examples that are what they say."""

from __future__ import annotations

import re
import unicodedata

import pytest
import yaml
from paca.check import explain
from paca.check.catalogue import CATALOGUE
from paca.check.catalogue.message import LANGUAGES, fields_of, fill
from paca.check.render import points_text, render
from paca.finding import Finding, Position

from .builders import checked
from .test_rules import CASES

PARTS = ("title", "text", "why", "fix")
MESSAGES = sorted(CATALOGUE.values(), key=lambda message: message.code)
OWN = [message for message in MESSAGES if message.code[0] in "NDCPER"]


def test_what_differs_from_case_to_case_has_a_vietnamese_word():
    used = {name for message in MESSAGES for part in PARTS for name in fields_of(message.say(part, "vi"))}
    assert used == set(explain.PARAM_WORDS)


# Words of those who write programs; a clerk reads "dòng", "mục", "mã" and is told what to type.
JARGON = re.compile(
    r"(?<!\.)\bYAML\b|\bJSON\b|\bkhóa\b|phần tử|\bmảng\b|ánh xạ|\bnull\b|\bkey\b(?!:|,)|\blist\b|\bmapping\b|"
    r"\bstring\b|kiểu dữ liệu|\bscalar\b|\bslug\b(?!:)|\bparse|cú pháp|tham chiếu|chỉ thị|thực thể|ngoại lệ",
    re.IGNORECASE,
)


@pytest.mark.parametrize("code", [code for code in CATALOGUE if code[0] in "FYSNDCP"])
def test_a_clerk_who_knows_no_yaml_understands_it(code: str):
    message = CATALOGUE[code]
    said = (message.title_vi, message.text_vi, message.why_vi, message.fix_vi)
    words = re.sub(r"\{[a-z_]+\}", "", " ".join(said))
    words = words.replace("bị khóa", "").replace("mã hóa", "")
    assert JARGON.findall(words) == []


@pytest.mark.parametrize("message", MESSAGES, ids=lambda message: message.code)
def test_a_message_is_whole(message):
    assert re.fullmatch(r"[FYSNDCPER][1-9]\d\d", message.code)
    for part in PARTS:
        for language in LANGUAGES:
            text = message.say(part, language)
            assert text.strip() and text == unicodedata.normalize("NFC", text)
        assert fields_of(message.say(part, "vi")) == fields_of(message.say(part, "en"))
    assert not fields_of(message.title_vi)
    assert message.before != message.after or message.before == ""


@pytest.mark.parametrize("message", OWN, ids=lambda message: message.code)
def test_examples_are_yaml(message):
    assert yaml.safe_load(message.before) is not None
    assert yaml.safe_load(message.after) is not None


@pytest.mark.parametrize("message", MESSAGES, ids=lambda message: message.code)
def test_a_clerk_never_reads_a_tools_own_words(message):
    for part in PARTS:
        assert not re.search(r"pydantic|traceback|exception|NoneType|parser", message.say(part, "vi"), re.I)


def test_rules_give_every_param_that_their_messages_name():
    """Collected from every case of the rules' tables."""
    missing = set()
    for case in CASES:
        changes = dict(case.more or {})
        changes[case.path] = case.change
        for finding in checked(changes, as_of=case.on):
            message = CATALOGUE[finding.code]
            named = {name for part in PARTS for name in fields_of(message.say(part, "vi"))}
            missing |= {(finding.code, name) for name in named - set(finding.params)}
    assert not missing


def test_a_param_that_was_not_given_never_raises():
    for message in MESSAGES:
        said = render(Finding(message.code, Position("a.yml", 1)), "vi")
        assert not re.search(r"\{\w+\}", said.text + said.why + said.fix)
    assert fill("{a} và {b}", {"a": "{b}"}) == "{b} và …"


def test_numbers_have_a_comma_on_screen_and_the_files_form_where_one_is_to_type_it():
    finding = Finding("C606", Position("a.md"), {"item": "A.3.2", "given": "1.9", "computed": "1.5"})
    told = render(finding)
    assert "1,9" in told.text and "1,5" in told.text and "A.3.2" in told.text
    assert told.fix.endswith("self_score: xuống 1.5.")
    assert "1.9" in render(finding, "en").text
    assert "1.50" in render(Finding("S318", Position("a.yml"), {"key": "pages", "value": "1.50"})).text


def test_what_a_finding_repeats_can_be_set_apart():
    finding = Finding("C606", Position("a.md"), {"item": "A.3.2", "given": "1.9", "computed": "1.5"})
    told = render(finding, mark="‹{}›".format)
    assert "‹A.3.2›" in told.text and "‹1,9›" in told.text


def test_points_at_stake_end_the_reason():
    from fractions import Fraction

    finding = Finding("C606", Position("a.md"), {"item": "A.1"}, points=Fraction(1, 8))
    assert render(finding, "vi").why.endswith("Có thể mất 0,13 điểm.")
    assert render(finding, "en").why.endswith("0.13 points are at stake.")
    assert points_text(Fraction(2), "vi") == "2,00"


def test_every_code_can_be_explained_and_has_a_page():
    for message in MESSAGES:
        for language in LANGUAGES:
            assert message.say("title", language) in explain.explain(message.code.lower(), language)
        page = explain.message_page(message.code)
        assert page.startswith(f"# {message.code} · ")
        assert message.before.rstrip("\n") in page and message.after.rstrip("\n") in page
    assert explain.overview("vi").count("\n") == len(MESSAGES)


def test_an_unknown_code_is_answered_with_those_near_it():
    assert "N401" in explain.unknown_code("n411x") or "N411" in explain.unknown_code("n411x")
