"""Values in one spelling: yes and no, ISO days, the decimal point.  Only what the reader takes already."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from types import UnionType
from typing import Annotated, Any, Union, get_args, get_origin, get_type_hints

from pydantic import BaseModel, BeforeValidator
from pydantic_core import PydanticCustomError

from ..model.values import COMMA_NUMBER, Day, Number, Points, YesNo, parse_day, parse_yes_no
from ..read.models import model_of
from .draft import Draft
from .edit import Edit, Why


def _validator(hint: Any) -> Any:
    """What a type of ``model/values.py`` is known by, whatever else a field notes beside it."""
    notes = get_args(hint)[1:] if get_origin(hint) is Annotated else ()
    return next((note.func for note in notes if isinstance(note, BeforeValidator)), None)


_SPELLED = {
    _validator(Day): Why.DAY,
    _validator(YesNo): Why.YES_NO,
    _validator(Number): Why.DECIMAL,
    _validator(Points): Why.DECIMAL,
}


def mend_values(draft: Draft) -> list[Edit]:
    edits: list[Edit] = []
    for loc, value, why in _scalars(model_of(draft.kind), draft.tree or {}, ()):
        new = _spelling(value, why)
        token = draft.token(*loc) if new is not None and new != value else None
        if token is not None:
            edits.append(Edit(*token, str(new), why))
    return edits


def _spelling(value: str, why: Why) -> str | None:
    """The one spelling of ``value``; None where the reader does not take it."""
    try:
        if why is Why.DAY:
            return parse_day(value).isoformat()
        if why is Why.YES_NO:
            return "yes" if parse_yes_no(value) else "no"
    except PydanticCustomError:
        return None
    number = COMMA_NUMBER.fullmatch(value.strip())
    return f"{number[1]}.{number[2]}" if number else None


def _scalars(
    hint: Any, value: Any, loc: tuple[str | int, ...]
) -> Iterator[tuple[tuple[str | int, ...], str, Why]]:
    """The texts below ``value`` whose spelling the model knows."""
    if isinstance(value, str):
        for option in _options(hint):
            if (why := _SPELLED.get(_validator(option))) is not None:
                yield loc, value, why
                return
    for option in _options(hint):
        origin = get_origin(option)
        if isinstance(value, list) and origin is tuple:
            for index, inner in enumerate(value):
                yield from _scalars(get_args(option)[0], inner, (*loc, index))
        elif isinstance(value, dict) and origin is dict:
            for key, inner in value.items():
                yield from _scalars(get_args(option)[1], inner, (*loc, key))
        elif isinstance(value, dict) and isinstance(option, type) and issubclass(option, BaseModel):
            hints = _hints(option)
            for key, inner in value.items():
                if key in hints:
                    yield from _scalars(hints[key], inner, (*loc, key))


def _options(hint: Any) -> tuple[Any, ...]:
    """The alternatives of a union; an annotation that says nothing about spelling is taken off."""
    if get_origin(hint) in (Union, UnionType):
        return tuple(option for each in get_args(hint) for option in _options(each))
    if get_origin(hint) is Annotated and _validator(hint) not in _SPELLED:
        return _options(get_args(hint)[0])
    return (hint,)


@cache
def _hints(model: type[BaseModel]) -> dict[str, Any]:
    return get_type_hints(model, include_extras=True)
