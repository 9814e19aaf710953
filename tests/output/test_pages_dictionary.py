"""The data dictionary: out of the models, and in Vietnamese for every field that people fill in."""

from __future__ import annotations

import pytest
from paca.output.pages.dictionary import FILES, dictionary_view
from paca.output.pages.meanings import MEANINGS
from pydantic import BaseModel

VIEW = dictionary_view(MEANINGS)
FILLED_IN = ("paca.model.evidence", "paca.model.decision", "paca.model.round", "paca.model.register")


@pytest.mark.parametrize("model", [model for _, model in FILES], ids=lambda model: model.__name__)
def test_every_file_has_its_model_with_every_field(model: type[BaseModel]) -> None:
    shown = next(one for one in VIEW.models if one.name == model.__name__)
    assert [row.name for row in shown.fields] == list(model.model_fields)
    assert {row.name for row in shown.fields if row.required} == {
        name for name, info in model.model_fields.items() if info.is_required()
    }


def test_every_field_that_people_fill_in_has_a_vietnamese_meaning() -> None:
    from paca.model import decision, evidence, register, round

    asked = {
        f"{name}.{field}"
        for module in (evidence, decision, round, register)
        for name, model in vars(module).items()
        if isinstance(model, type) and issubclass(model, BaseModel) and model.__module__ in FILLED_IN
        for field in model.model_fields
    }
    assert asked - set(MEANINGS) == set()


def test_no_meaning_is_of_a_field_that_is_gone() -> None:
    known = {f"{model.name}.{row.name}" for model in VIEW.models for row in model.fields}
    assert set(MEANINGS) - known == set()


def test_links_stay_inside_the_page() -> None:
    anchors = {model.anchor for model in VIEW.models} | {anchor for _, anchor, _ in VIEW.words}
    assert {anchor for model in VIEW.models for row in model.fields for _, anchor in row.links} <= anchors
