"""Values against models: one finding a problem, in our own words, at the key or value it is about."""

from __future__ import annotations

import time

import pytest
from paca.check.catalogue import CATALOGUE
from paca.check.catalogue.message import fields_of
from paca.read.echo import safe
from paca.read.models import Validated, model_of, validate
from paca.read.parse import parse_file
from paca.read.paths import Kind
from paca.read.schema import TITLES, json_schema


def read(kind: Kind, text: str) -> Validated:
    parsed = parse_file(kind, text.encode(), "a.yml")
    assert parsed.mark is not None, parsed.findings
    marks = parse_file(kind, text.encode(), "a.yml", keys=True).mark
    return validate(model_of(kind), parsed.tree, parsed.mark, "a.yml", key_marks=lambda: marks)


ENTRY = "documents:\n  - key: a\n    issuer: x\n    title: y\n"
ITEM = "items:\n  - code: A\n    title: x\n    title_status: exact\n    max_status: exact\n"
ROUND = (
    "year: 2019\ntitle: x\nstage: x\nprovince: {name: x, authority: x, lead: x}\nperiod:\n"
    "  start: 2019-01-01\n  end: 2019-12-31\nrepository:\n"
)
NO_REPOSITORIES = (
    *("http://a.example/b/c", "HTTPS://a.example/b/c", "//a.example/b/c", "git@a.example:b/c.git", "ssh://a.example/b/c"),
    *("https://an:secret@a.example/b/c", "https://an@a.example/b/c", "https://a.example/b/c?x=1", "https://a.example/b/c#x"),
    *("https://a.example/b", "https://a.example", "https://a.example/b/../c", "https://a.example/b//c", "https:///b/c"),
    *("https://a.example/b/c/-/tree/main", "https://a.example/b/%2e%2e/c", "https://a.example/b/c d", "https://a..b/c/d"),
    *("javascript:alert(1)//b/c", "data:text/html,x", "https://a.example:0/b/c", "https://a.example:x/b/c", "https://đ.example/b/c"),
    *("'https://a.example/b/c\"><script>'", "'https://a.example/b/c\\d'", f"https://a.example/b/{'c' * 200}"),
)  # fmt: skip

MISTAKES = [
    # kind, text, code, line, column, some of the params
    (Kind.DOCUMENTS, ENTRY + "    isuer: x\n", "S301", 5, 5, {"key": "isuer", "similar": "issuer"}),
    (Kind.DOCUMENTS, ENTRY + "    weather: x\n", "S302", 5, 5, {"key": "weather"}),
    (Kind.DOCUMENTS, ENTRY + "x: []\n", "S302", 5, 1, {"key": "x", "known": "documents"}),
    (Kind.DOCUMENTS, ENTRY.replace("issuer", "isuer"), "S301", 3, 5, {"similar": "issuer"}),
    (Kind.DOCUMENTS, "documents:\n  - key: a\n    title: y\n", "S303", 2, 5, {"key": "issuer"}),
    (Kind.DOCUMENTS, "note: x\ndocuments: []\n", "S302", 1, 1, {}),
    (Kind.DOCUMENTS, ENTRY.replace(" x\n", "\n"), "S304", 3, 12, {"key": "issuer"}),
    (Kind.DOCUMENTS, ENTRY.replace(" x\n", " [x]\n"), "S305", 3, 13, {"key": "issuer"}),
    (Kind.DOCUMENTS, ENTRY + "    date: [x]\n", "S305", 5, 11, {"key": "date"}),
    (Kind.DOCUMENTS, ENTRY + "    proves: ke-hoach\n", "S306", 5, 13, {"key": "proves"}),
    (Kind.DOCUMENTS, ENTRY + "  - ke-hoach\n", "S307", 5, 5, {"key": "documents"}),
    (Kind.DOCUMENTS, ENTRY + "    classified: có\n", "S307", 5, 17, {"key": "classified"}),
    (Kind.DOCUMENTS, ENTRY + "    date: hôm nay\n", "S312", 5, 11, {"key": "date", "value": "…"}),
    (Kind.DOCUMENTS, ENTRY + "    date: 30/02/2019\n", "S313", 5, 11, {"value": "30/02/2019"}),
    (Kind.DOCUMENTS, ENTRY + "    date: 2019-2-3\n", "S312", 5, 11, {"value": "2019-2-3"}),
    (Kind.DOCUMENTS, ENTRY + "    proves: [Ke Hoach]\n", "S315", 5, 14, {"key": "proves"}),
    (Kind.DOCUMENTS, ENTRY.replace("key: a", "key: A_1"), "S315", 2, 10, {"value": "A_1"}),
    (Kind.DOCUMENTS, ENTRY + "    visibility: secret\n", "S317", 5, 17, {"allowed": "public, internal"}),
    (Kind.DOCUMENTS, ENTRY + "    pages: 12 trang\n", "S318", 5, 12, {"value": "12 trang"}),
    (Kind.DOCUMENTS, ENTRY + "    pages: 1_0\n", "S318", 5, 12, {"value": "1_0"}),
    (Kind.DOCUMENTS, ENTRY + "    pages: 0\n", "S319", 5, 12, {"limit": "1"}),
    (Kind.FIGURES, "figures:\n  - {key: a, value: 1e400, unit: vụ}\n", "S310", 2, 21, {"value": "1e400"}),
    (Kind.FIGURES, "figures:\n  - {key: a, value: ٣, unit: vụ}\n", "S310", 2, 21, {"value": "…"}),
    (Kind.FIGURES, "figures:\n  - {key: a, value: 1.234.567, unit: vụ}\n", "S310", 2, 21, {}),
    (Kind.FIGURES, "figures:\n  - {key: a, value: true, unit: vụ}\n", "S310", 2, 21, {}),
    (
        Kind.FIGURES,
        f"figures:\n  - {{key: a, value: {'9' * 5000}, unit: vụ}}\n",
        "S310",
        2,
        21,
        {"value": "…"},
    ),
    (Kind.SUBMISSION, "---\nitem: b5\n---\n", "S316", 2, 7, {"value": "b5"}),
    (Kind.SUBMISSION, "---\nitem: A.1\nself_score: -1\n---\n", "S311", 3, 13, {"value": "…"}),
    (Kind.SUBMISSION, "---\nitem: A.1\nanswers: {a: maybe}\n---\n", "S314", 3, 14, {"value": "maybe"}),
    (Kind.SUBMISSION, "---\nitem: A.1\nanswers: {A b: yes}\n---\n", None, 0, 0, {}),
    (Kind.NODES, ITEM + "    rule: {kind: ratioo}\n", "S320", 6, 11, {}),
    (Kind.NODES, ITEM + "    rule: {question: x}\n", "S303", 6, 11, {"key": "kind"}),
    (Kind.NODES, ITEM + "    rule: {kind: yes-no, qestion: x}\n", "S301", 6, 26, {"similar": "question"}),
    (Kind.NODES, ITEM + "    rule: {kind: count, figure: A}\n", "S315", 6, 33, {"key": "figure"}),
    (Kind.ROUND, ROUND + "  url: https://a.example/b/c\n", "S323", 9, 3, {"key": "repository"}),
    (Kind.ROUND, ROUND + "  url: https://a.example/b/c\n  kind: git\n", "S317", 10, 9, {"key": "kind"}),
    (
        Kind.ROUND,
        ROUND + "  url: https://gitlab.com/b/c\n  branch: a..b\n",
        "S322",
        10,
        11,
        {"value": "a..b"},
    ),
    *(
        (Kind.ROUND, ROUND + f"  url: {url}\n  kind: gitea\n", "S321", 9, 8, {"key": "url"})
        for url in NO_REPOSITORIES
    ),
    (Kind.ROUND, ROUND + "  url: https://github.com/b/c/tree/main\n", "S321", 9, 3, {"key": "repository"}),
]


@pytest.mark.parametrize(("kind", "text", "code", "line", "column", "params"), [m for m in MISTAKES if m[2]])
def test_mistakes(kind: Kind, text: str, code: str, line: int, column: int, params: dict[str, str]) -> None:
    findings = read(kind, text).findings
    assert [(f.code, f.position.line, f.position.column) for f in findings] == [(code, line, column)]
    assert params.items() <= findings[0].params.items()
    message = CATALOGUE[code]
    for part in ("text", "why", "fix"):
        for language in ("vi", "en"):
            assert fields_of(message.say(part, language)) <= findings[0].params.keys()


def test_every_mistake_of_a_file_is_said_at_once() -> None:
    text = ENTRY.replace("key: a", "key: A") + "    date: x\n    pages: y\n  - issuer: x\n    title: y\n"
    assert [f.code for f in read(Kind.DOCUMENTS, text).findings] == ["S315", "S312", "S318", "S303"]


def test_a_bad_entry_does_not_take_the_good_ones_with_it() -> None:
    bad, good = "  - key: B!\n    issuer: x\n    title: y\n", ENTRY[11:].replace("a", "c", 1)
    valid = read(Kind.DOCUMENTS, ENTRY + bad + good)
    assert valid.model is not None
    assert [entry.key for entry in valid.model.documents] == ["a", "c"]  # type: ignore[attr-defined]
    assert [valid.index("documents", position) for position in (0, 1)] == [0, 2]
    assert [finding.code for finding in valid.findings] == ["S315"]


def test_a_flood_of_mistakes_is_summed_up_and_quick() -> None:
    start = time.process_time()
    findings = read(Kind.DOCUMENTS, ENTRY + "".join(f"    isue{n}: x\n" for n in range(12_000))).findings
    assert (len(findings), findings[-1].code, findings[-1].params) == (201, "S398", {"count": "11800"})
    assert time.process_time() - start < 2


BLANKS = [
    (Kind.DOCUMENTS, ENTRY + "    date:\n    proves:\n    note:\n"),
    (Kind.DOCUMENTS, ENTRY + "    date: null\n    proves: ~\n    visibility: null\n"),
    (Kind.SUBMISSION, "---\nitem: A.1\nclaim:\nself_score:\nanswers:\ndocuments:\n---\n"),
    (Kind.NODES, "items:\n  - {code: null, title: x, title_status: exact, max_status: exact}\n"),
]


@pytest.mark.parametrize(("kind", "text"), BLANKS)
def test_blanks_are_as_if_not_written(kind: Kind, text: str) -> None:
    valid = read(kind, text)
    assert (valid.model is not None, valid.findings) == (True, ())


def test_words_for_nothing_are_text_where_text_may_stand() -> None:
    valid = read(Kind.DOCUMENTS, ENTRY + "    note: null\n    number: ~\n")
    entry = valid.model.documents[0]  # type: ignore[union-attr]
    assert (entry.note, entry.number) == ("null", "~")


SAFE = [
    ("12,5", True),
    ("30/02/2019", True),
    ("ke-hoach-2019", True),
    ("025199000000", False),  # as long as an identity card's number
    ("0912.000.000", False),
    ("Nguyễn Văn A", False),
    ("a@b.vn", False),
    ("x" * 41, False),
    ("", False),
    ("-rf", False),
    ("a\n::error::", False),
]


@pytest.mark.parametrize(("text", "repeated"), SAFE)
def test_only_harmless_values_are_repeated(text: str, repeated: bool) -> None:
    assert safe(text) == (text if repeated else "…")


@pytest.mark.parametrize("kind", TITLES)
def test_each_kind_has_a_schema(kind: Kind) -> None:
    schema = json_schema(kind)
    assert schema["additionalProperties"] is False
    assert schema["title"] == TITLES[kind]
    assert "$schema" in schema


def test_the_schema_agrees_with_the_models() -> None:
    jsonschema = pytest.importorskip("jsonschema")
    import yaml

    for kind, text, code, *_ in MISTAKES:
        if kind in (Kind.DOCUMENTS, Kind.NODES) and code not in ("S313", "S304", "S319", None):
            validator = jsonschema.Draft202012Validator(json_schema(kind))
            assert not validator.is_valid(yaml.load(text, yaml.BaseLoader)), text
    validator = jsonschema.Draft202012Validator(json_schema(Kind.ROUND))
    assert validator.is_valid(yaml.load(ROUND + "  url: https://gitlab.com/b/c\n", yaml.BaseLoader))
    for kind, text, *_, params in MISTAKES:  # what concerns the address as a whole no schema can say
        if kind is Kind.ROUND and params.get("key") != "repository":
            assert not validator.is_valid(yaml.load(text, yaml.BaseLoader)), text
    for kind, text in [*BLANKS[:1], (Kind.DOCUMENTS, ENTRY + "    date: '15/12/2019'\n    pages: 3\n")]:
        jsonschema.Draft202012Validator(json_schema(kind)).validate(yaml.safe_load(text))
