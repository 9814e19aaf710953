"""What every file, model, field and word of the data means: the data dictionary's texts.

One module by kind of file, each with the NAMES, SENTENCES and FIELDS of its models (``Model`` and
``Model.field``).  In a text, what stands in a file letter by letter is put between backticks.

* ``files``: which files there are, and what each is for;
* ``round``, ``agency``, ``working_group``, ``edition``, ``rules``: the models that these files hold;
* ``values``: the words that a field may hold.
"""

from __future__ import annotations

from enum import StrEnum
from typing import Any, Literal, get_args, get_origin

from pydantic import BaseModel

from paca.output.language import say

from ..words import RULE_KINDS, lower_first, upper_first
from . import agency, edition, round, rules, values, working_group

NAMES = round.NAMES | agency.NAMES | working_group.NAMES | edition.NAMES | rules.NAMES | values.NAMES
SENTENCES = round.SENTENCES | agency.SENTENCES | working_group.SENTENCES | edition.SENTENCES | rules.SENTENCES
FIELDS = round.FIELDS | agency.FIELDS | working_group.FIELDS | edition.FIELDS | rules.FIELDS


def name_of(kind: type[BaseModel] | type[StrEnum]) -> str:
    """What a model or an enumeration is called; a rule is called as everywhere on the site."""
    if rule := _rule_kind(kind):
        return say("Cách chấm: {name}", name=lower_first(RULE_KINDS[rule]))
    return NAMES.get(kind.__name__, "")


def sentence_of(model: type[BaseModel]) -> str:
    return SENTENCES.get(model.__name__, "")


def meaning_of(model: type[BaseModel], field: str) -> str:
    if field == "kind" and _rule_kind(model):
        return say("tên cách chấm, ghi đúng như sau")
    return FIELDS.get(f"{model.__name__}.{field}", "")


def value_meaning(member: StrEnum) -> str:
    told = values.OF_KIND.get(type(member))
    return _line(told(member)) if told else ""


def choices_of(model: type[BaseModel], field: str) -> tuple[tuple[str, str], ...]:
    """The words that a field may hold, each with its meaning, where no enumeration names them."""
    annotation = model.model_fields[field].annotation
    if get_origin(annotation) is not Literal:
        return ()
    told = values.OF_FIELD.get(f"{model.__name__}.{field}")
    if field == "kind" and _rule_kind(model):
        told = RULE_KINDS.__getitem__
    return tuple((value, _line(told(value)) if told else "") for value in get_args(annotation))


def _line(text: str) -> str:
    """A text as a line of a list: other pages have it inside a sentence, or as one."""
    return upper_first(text).removesuffix(".")


def _rule_kind(kind: type[Any]) -> str:
    """``yes-no`` for YesNoRule; "" for what is no rule."""
    if not issubclass(kind, BaseModel) or "kind" not in kind.model_fields:
        return ""
    annotation = kind.model_fields["kind"].annotation
    return next(iter(get_args(annotation)), "") if get_origin(annotation) is Literal else ""
