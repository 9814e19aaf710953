"""Ví dụ tính điểm: the worked examples, each with its steps as any page prints them.

The examples are the engine's own (``paca.examples``); what is written beside each by hand is what the
tests hold it to, so a page that shows another number cannot be built without a test failing.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

import yaml

from paca.assessment import Assessment, Outcome
from paca.examples.book import CHAPTERS
from paca.examples.compute import BESIDE, CODE, DOCUMENTS, FIGURES, SUBMIT_UNTIL, assessed, slug
from paca.examples.worked import Came, Worked
from paca.model.evidence import Claim
from paca.model.values import parse_day, parse_instant, parse_number
from paca.output.language import apart, say, spoken
from paca.output.notation import day, number

from .book import Book
from .explain import explain, outcome_text
from .lateness import moment
from .rule_text import RuleText, rule_text
from .words import AGGREGATES, CLAIMS, lower_first


@dataclass(frozen=True, slots=True)
class Given:
    """What one agency handed in, in clauses; ``steps`` are its own, ``result`` what it stands with."""

    name: str
    told: tuple[str, ...]
    steps: tuple[str, ...]
    result: str


@dataclass(frozen=True, slots=True)
class ExampleView:
    key: str
    title: str
    rule: RuleText
    pooling: str  # how the agencies become one score; "" where there is one agency
    written: str  # the item as the edition writes it, YAML
    given: tuple[Given, ...]
    steps: tuple[str, ...]  # of the province's item
    result: str
    beside: str  # what a neighbouring item comes to, where this one is left out
    note: str


@dataclass(frozen=True, slots=True)
class ChapterView:
    key: str
    title: str
    lead: str
    examples: tuple[ExampleView, ...]


@dataclass(frozen=True, slots=True)
class RulesView:
    chapters: tuple[ChapterView, ...]
    count: int


def rules_view() -> RulesView:
    """The same for every repository: the examples belong to the engine.  Their titles and remarks stand in
    the catalogue; what their little edition and its agencies say stays Vietnamese, as on any page."""
    language = spoken()
    if language.tag not in _MADE:
        _MADE[language.tag] = _rules()
    return _MADE[language.tag]


_MADE: dict[str, RulesView] = {}  # by language: every site of this process shows the same


def _rules() -> RulesView:
    chapters = tuple(
        ChapterView(one.key, say(one.title), say(one.lead), tuple(map(_example, one.examples)))
        for one in CHAPTERS
    )
    return RulesView(chapters, sum(len(one.examples) for one in chapters))


def _example(example: Worked) -> ExampleView:
    done = assessed(example)
    book = Book(done)
    item, beside = done.nodes[CODE], done.nodes[BESIDE]
    assert item.node is not None
    several = len(example.came) > 1
    # The mean of one agency is that agency's own score: its steps say more.
    told = item.standing if several else done.entries[CODE, slug(1)].standing
    return ExampleView(
        key=example.key,
        title=say(example.title),
        rule=rule_text(item.node, book),
        pooling=lower_first(AGGREGATES[item.node.aggregate]) if several else "",
        written=yaml.safe_dump(dict(example.item), allow_unicode=True, sort_keys=False, width=90),
        given=tuple(
            _given(example, number_, came, done, book) for number_, came in enumerate(example.came, 1)
        ),
        steps=tuple(line.text for line in explain(told, book)),
        result=outcome_text(item.standing),
        beside=outcome_text(beside.standing) if example.beside else "",
        note=say(example.note),
    )


def _given(example: Worked, place: int, came: Came, done: Assessment, book: Book) -> Given:
    entry = done.entries[CODE, slug(place)]
    lines = explain(entry.standing, book) if len(example.came) > 1 else ()
    return Given(
        book.name(entry.agency),
        tuple(_told(came, example)),
        tuple(line.text for line in lines if line.op != "outcome"),
        outcome_text(entry.standing) if entry.standing.outcome is not Outcome.SCORED or lines else "",
    )


def _told(came: Came, example: Worked) -> Iterator[str]:
    if came.front is None:
        yield say("chưa nộp hồ sơ")
        return
    claim = Claim(came.front.get("claim", Claim.ANSWERED))
    if claim is not Claim.ANSWERED:
        yield say("khai “{claim}”", claim=CLAIMS[claim])
    for key, answer in came.front.get("answers", {}).items():
        answer = spoken().translate(answer)
        told = say("trả lời {answer}", answer=answer)
        yield told if key == "answer" else f"“{apart(_title(example, key))}”: {answer}"
    for key, value in came.figures.items():
        yield f"{apart(lower_first(FIGURES[key][0]))}: {number(Fraction(parse_number(value)))}"
    for kind in came.documents:
        yield say("có tài liệu “{title}”", title=DOCUMENTS[kind])
    if came.received:
        due = say("24:00 ngày {day}", day=day(SUBMIT_UNTIL))
        received = say("máy chủ nhận {moment}", moment=moment(parse_instant(came.received)))
        yield received + say(" (hạn {deadline})", deadline=due)
    for granted in example.extensions:
        yield say("được gia hạn đến 24:00 ngày {day}", day=day(parse_day(granted["until"])))
    if came.decision:
        yield say("tổ công tác đã quyết định")


def _title(example: Worked, key: str) -> str:
    """The checklist entry that an answer speaks of."""
    return next(entry["title"] for entry in example.item["rule"]["entries"] if entry["key"] == key)
