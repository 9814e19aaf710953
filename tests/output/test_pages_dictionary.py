"""The data dictionary: out of the models, with words of people's own language for all that stands there."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from enum import StrEnum
from html.parser import HTMLParser
from typing import Any

import pytest
from paca.model.values import Record
from paca.output.language import Words
from paca.output.pages import meanings
from paca.output.pages.dictionary import DictionaryView, dictionary_view
from paca.output.pages.meanings import files, values
from pydantic import BaseModel

from .page_samples import pages_of, sample_book

FILES = [one for group in files.GROUPS.values() for one in group]
VIEW = dictionary_view()
_FILE = pages_of(sample_book())["dictionary.md"]
PAGE = f"<h1>{_FILE.title}</h1><p>{_FILE.lead}</p>{_FILE.markdown}{_FILE.fragment}"


@pytest.mark.parametrize("model", [model for _, model in FILES], ids=lambda model: model.__name__)
def test_every_file_has_its_model_with_every_field(model: type[BaseModel]) -> None:
    shown = next(one for one in VIEW.models if one.name == model.__name__)
    assert [row.name for row in shown.fields] == list(model.model_fields)
    assert {row.name for row in shown.fields if row.required} == {
        name for name, info in model.model_fields.items() if info.is_required()
    }


def test_each_model_stands_on_the_page_once() -> None:
    names = [model.name for model in VIEW.models]
    assert len(names) == len(set(names))


def test_each_model_tells_where_it_is_met() -> None:
    assert [model.name for model in VIEW.models if not model.files and not model.within] == []


def untold(view: DictionaryView) -> Iterator[str]:
    """All that the page shows without a word on what it is."""
    for group in view.groups:
        if not group.title:
            yield group.anchor
        yield from (file.path for file in group.files if not file.purpose)
    for model in view.models:
        if not model.title or not model.sentence:
            yield model.name
        for row in model.fields:
            if not row.meaning:
                yield f"{model.name}.{row.name}"
            yield from (f"{model.name}.{row.name}={word.value}" for word in row.choices if not word.meaning)
    for kind in view.words:
        if not kind.title:
            yield kind.name
        yield from (f"{kind.name}.{word.value}" for word in kind.words if not word.meaning)


def test_every_model_field_and_word_has_its_meaning() -> None:
    assert list(untold(VIEW)) == []


def without(table: Mapping[Any, Any], key: Any) -> Any:
    rest = {one: table[one] for one in table if one != key}
    assert len(rest) < len(table)
    return Words(rest) if isinstance(table, Words) else rest


@pytest.mark.parametrize(
    ("module", "table", "key", "found"),
    [
        (meanings, "NAMES", "Round", "Round"),
        (meanings, "NAMES", "Claim", "Claim"),
        (meanings, "SENTENCES", "YesNoRule", "YesNoRule"),
        (meanings, "FIELDS", "Node.max", "Node.max"),
        (meanings, "FIELDS", "Received.n", "Received.n"),
        (values, "OF_FIELD", "Document.visibility", "Document.visibility=public"),
        (values, "OF_KIND", next(iter(values.OF_KIND)), "FactStatus.exact"),
    ],
)
def test_a_meaning_that_is_missing_is_found(
    module: Any, table: str, key: Any, found: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, table, without(getattr(module, table), key))
    assert found in list(untold(dictionary_view()))


def stale(
    names: Mapping[str, str] = meanings.NAMES,
    sentences: Mapping[str, str] = meanings.SENTENCES,
    fields: Mapping[str, str] = meanings.FIELDS,
) -> set[Any]:
    """Keys of the tables that nothing on the page asks for."""
    models = {model.name for model in VIEW.models}
    kinds = {kind.name for kind in VIEW.words}
    rows = {f"{model.name}.{row.name}": row for model in VIEW.models for row in model.fields}
    return {
        *(set(names) - models - kinds),
        *(set(sentences) - models),
        *(set(fields) - set(rows)),
        *({kind.__name__ for kind in values.OF_KIND} - kinds),
        *(set(values.OF_FIELD) - {name for name, row in rows.items() if row.choices}),
        *(set(files.TITLES) ^ set(files.GROUPS)),
        *(set(files.PURPOSES) ^ {path for path, _ in FILES}),
    }


def test_no_meaning_is_of_something_that_is_gone() -> None:
    assert stale() == set()


def test_a_meaning_of_something_that_is_gone_is_found() -> None:
    assert stale(names=Words({"Gone": "đã bỏ"})) == {"Gone"}
    assert stale(sentences=Words({"FactStatus": "không phải mô hình"})) == {"FactStatus"}
    assert stale(fields=Words({"Round.gone": "đã bỏ"})) == {"Round.gone"}


def test_links_stay_inside_the_page() -> None:
    anchors = {one.name for one in (*VIEW.models, *VIEW.words)}
    links = {link for model in VIEW.models for row in model.fields for link in (*row.links, *model.within)}
    links |= {link for kind in VIEW.words for link in kind.within}
    assert {link.name for link in links} <= anchors


# A word without a sign above or below it is Vietnamese if it is built as a syllable of Vietnamese is.
_SYLLABLE = re.compile(
    r"(b|ch?|d|gh?|gi|h|kh?|l|m|ngh?|nh?|ph?|qu|r|s|th?|tr|v|x)?[aeiouy]{1,3}(ch?|m|ngh?|nh?|p|t)?"
)
# English words that would pass for one, and what is called so in any language.
_ENGLISH = frozenset("the that then than they not no can may due day one at it what when why".split())
_PROPER = frozenset("git github gitlab gitea forgejo par index https".split())
_WORD = re.compile(r"[^\W\d_]+")


class Prose(HTMLParser):
    """The words that a page says itself: what stands in ``<code>`` stands so in a file."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.code, self.words = 0, []
        self.feed(page)

    def handle_starttag(self, tag, attributes):
        self.code += tag == "code"
        for name, text in attributes:
            if name in ("aria-label", "data-label", "title"):
                self.handle_data(text)

    def handle_endtag(self, tag):
        self.code -= tag == "code"

    def handle_data(self, data):
        if not self.code:
            self.words += _WORD.findall(data)


def english(page: str) -> list[str]:
    return [
        word
        for word in Prose(page).words
        if word.isascii() and not word.isupper() and word.lower() not in _PROPER
        if word.lower() in _ENGLISH or not _SYLLABLE.fullmatch(word.lower())
    ]


def test_nothing_is_english_on_the_vietnamese_page() -> None:
    assert english(PAGE) == []
    assert 'lang="en"' not in PAGE


@pytest.mark.parametrize(
    ("page", "found"),
    [
        ("<p>A span of days, both ends included.</p>", ["span", "of", "days", "both", "ends", "included"]),
        ("<td>mã băm</td><td>the day</td>", ["the", "day"]),
        ("<td>ghi <code>full</code> khi nộp trễ; theo quy trình</td>", []),
        ('<td data-label="Type">chữ</td>', ["Type"]),
        ("<p>Kỳ đánh giá <code>Round</code>, xem trang GitHub của UBND</p>", []),
    ],
)
def test_english_is_told_from_vietnamese(page: str, found: list[str]) -> None:
    assert english(page) == found


def below(kind: type) -> Iterator[type]:
    for one in kind.__subclasses__():
        yield one
        yield from below(one)


def test_what_models_say_of_themselves_to_programmers_is_not_shown() -> None:
    text = " ".join(Prose(PAGE).words)
    said = [
        " ".join(_WORD.findall(one.partition("\n\n")[0]))
        for model in below(Record)
        for one in (model.__doc__ or "", *(info.description or "" for info in model.model_fields.values()))
    ]
    assert len(said) > 300
    assert [one for one in said if one.count(" ") > 3 and one in text] == []


def test_every_word_that_a_file_may_hold_stands_with_its_meaning() -> None:
    """Each member of each enumeration that a field holds, in the order in which the model has it."""
    assert {kind.name: [word.value for word in kind.words] for kind in VIEW.words} == {
        kind.__name__: [member.value for member in kind]
        for kind in below(StrEnum)
        if kind.__name__ in {one.name for one in VIEW.words} and kind.__module__.startswith("paca.model")
    }


def test_the_page_stays_small() -> None:
    assert len(PAGE.encode()) < 1_000_000
