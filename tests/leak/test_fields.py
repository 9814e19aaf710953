"""Which field is public is a list that one can read: ``golden/public-fields.txt``."""

from __future__ import annotations

import os
from collections.abc import Iterator
from itertools import combinations
from pathlib import Path

import pytest
from paca.model import decision, edition, evidence, last_round, register, round, values
from paca.model.decision import Comment, Decision, Reply
from paca.model.evidence import Document, Submission
from paca.model.register import Agency
from paca.model.round import Publication
from paca.model.values import Record
from paca.model.visibility import INTERNAL, Audience, Publicity, publicity_of
from paca.output.audience.fields import WITHHELD, shown
from paca.output.audience.policy import open_classes
from paca.output.pages.dictionary import SEEN, dictionary_view

GOLDEN = Path(__file__).parent / "golden" / "public-fields.txt"
EVERY = frozenset(Publicity)


def models() -> Iterator[type[Record]]:
    for module in (round, register, evidence, decision, last_round, edition, values):
        for model in vars(module).values():
            if isinstance(model, type) and issubclass(model, Record) and model.__module__ == module.__name__:
                yield model


def test_every_public_field_is_in_the_list() -> None:
    """A field that becomes public shows up here; write the list anew with PACA_WRITE_GOLDEN=1 and read it."""
    text = "".join(
        f"{mark:<18} {model.__name__}.{name}\n"
        for model in models()
        for name, mark in publicity_of(model).items()
        if mark is not None
    )
    if os.environ.get("PACA_WRITE_GOLDEN"):
        GOLDEN.write_text(text, encoding="utf-8", newline="\n")
    assert text == GOLDEN.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    "name",
    [
        *("Agency.head", "Agency.contact", "Agency.accounts", "Agency.note", "Member.name"),
        *(
            "Document.signer",
            "Document.attachment",
            "Document.sha256",
            "Document.classified",
            "Document.note",
        ),
        *("Submission.filed_by", "FigureValue.note", "Decision.by", "Decision.reason", "Decision.comment"),
        "Round.repository",
        *("Comment.by", "Comment.source", "Comment.due", "Reply.by", "Classified.holder"),
    ],
)
def test_people_places_and_secrets_are_never_marked(name: str) -> None:
    model = next(one for one in models() if one.__name__ == name.split(".")[0])
    assert publicity_of(model)[name.split(".")[1]] is None


def test_an_unmarked_field_is_internal() -> None:
    class Later(Record):
        added: str | None = None

    assert publicity_of(Later) == {"added": None}
    assert shown(Later(added="x"), Audience(EVERY)) is None


SEEN_BY = [frozenset(chosen) for size in range(6) for chosen in combinations(Publicity, size)]


@pytest.mark.parametrize("model", list(models()), ids=lambda model: model.__name__)
def test_what_must_be_there_can_be_withheld(model: type[Record]) -> None:
    """If a record is shown at all, a required field that is not is plain text: it can say so itself."""
    marks = publicity_of(model)
    required = {name: info for name, info in model.model_fields.items() if info.is_required()}
    for sees in SEEN_BY:
        if any(marks[name] in sees for name in required):
            withheld = [name for name in required if marks[name] not in sees]
            assert all(required[name].annotation is str for name in withheld), (sees, withheld)


def test_a_withheld_text_tells_nothing_of_its_length() -> None:
    replies = [Reply(by=by, on="2020-08-11", text="x") for by in ("An", "Nguyễn Thị Minh Khai")]
    comments = Audience(frozenset({Publicity.COMMENTS}))
    told = [shown(reply, comments) for reply in replies]
    assert told[0] == told[1] and told[0] is not None and told[0].by == WITHHELD


def test_an_optional_field_goes_and_a_closed_record_with_it() -> None:
    agency = Agency(slug="a", name="Sở A", kind="department", group="g", head="Bà B", accounts=("x",))
    told = shown(agency, Audience(frozenset({Publicity.ALWAYS})))
    assert told is not None and (told.name, told.head, told.accounts) == ("Sở A", None, ())
    comment = Comment(id="c", on="2020-08-11", by="x", text="y")
    assert shown(comment, Audience(EVERY - {Publicity.COMMENTS})) is None
    assert shown(Submission(item="A.1", self_score="1"), Audience(frozenset({Publicity.SCORES}))) is None
    document = Document(key="k", issuer="x", title="y", signer="z")
    told_document = shown(document, Audience(frozenset({Publicity.REGISTER})))
    assert told_document is not None and told_document.signer is None


def test_internal_is_the_record_itself() -> None:
    row = Decision(item="A.1", stage="reviewed", verdict="accept", by="x", on="2020-08-11")
    assert shown(row, INTERNAL) is row


@pytest.mark.parametrize(
    ("policy", "final", "opened"),
    [
        ({}, True, ""),
        ({"evidence": "register"}, False, "evidence-register"),
        ({"evidence": "full"}, False, "evidence-full evidence-register"),
        ({"scores": "after-final", "comments": "after-final"}, False, ""),
        ({"scores": "after-final", "comments": "after-final"}, True, "comments scores"),
        ({"scores": "always"}, False, "scores"),
        ({"comments": "always"}, False, "comments"),
    ],
)
def test_policies_open_classes(policy: dict[str, str], final: bool, opened: str) -> None:
    classes = open_classes(Publication.model_validate(policy), final=final)
    assert " ".join(sorted(classes - {Publicity.ALWAYS})) == opened
    assert Publicity.ALWAYS in classes


def test_the_dictionary_says_who_sees_each_field() -> None:
    view = dictionary_view()
    told = {(model.name, row.name): row.seen for model in view.models for row in model.fields}
    assert told["Agency", "contact"] == "nội bộ"
    assert told["Submission", "self_score"] == SEEN[Publicity.SCORES]
    assert told["Node", "title"] == "mọi người"
