"""One record with only the fields that an audience may see, read off the marks of its model."""

from __future__ import annotations

from functools import lru_cache
from typing import Any, TypeVar

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from paca.model import edition
from paca.model.visibility import Audience, Publicity, publicity_of
from paca.privacy.scan import scan

Model = TypeVar("Model", bound=BaseModel)
WITHHELD = "(không công bố)"  # in place of a text that a record must have: the same for all, whatever it was
_ASKED = (
    edition.__name__
)  # the edition's own words: no agency writes them, and it may speak of marks and cards


def shown(record: Model, audience: Audience) -> Model | None:
    """A new record: a withheld field has its default, a required text says that it is not published.

    None where nothing that makes the record is open: no required field (or, if it has none, no field).
    A text in which the check finds a secret or personal data is withheld whatever its class: a check that
    nobody heeded must not end in a publication.
    """
    if not audience.public:
        return record
    marks = _fields(type(record))
    making = [mark for _, info, mark in marks if info.is_required()] or [mark for _, _, mark in marks]
    if not any(mark is not None and audience.may_see(mark) for mark in making):
        return None
    values: dict[str, Any] = {}
    for name, info, mark in marks:
        value = getattr(record, name)
        if mark is not None and audience.may_see(mark):
            if type(record).__module__ != _ASKED:
                value = without_secrets(value)
                if value is WITHHELD and info.annotation not in (str, str | None):
                    return None  # a key that tells a secret: nothing can be named by it
            value = _inside(value, audience)
            if value is not None or getattr(record, name) is None:
                values[name] = value
                continue
        if not info.is_required():
            values[name] = info.get_default(call_default_factory=True)
        elif info.annotation is str:
            values[name] = WITHHELD
        else:
            return None
    return type(record).model_construct(**values)


@lru_cache(maxsize=256)
def _fields(model: type[BaseModel]) -> tuple[tuple[str, FieldInfo, Publicity | None], ...]:
    marks = publicity_of(model)
    return tuple((name, info, marks[name]) for name, info in model.model_fields.items())


def without_secrets(value: Any) -> Any:
    """``value``, or WITHHELD where it is a text that must not be told; in lists and mappings one by one."""
    if isinstance(value, str):
        return WITHHELD if scan(value) else value
    if isinstance(value, tuple):
        return tuple(map(without_secrets, value))
    if isinstance(value, dict):
        return {key: without_secrets(item) for key, item in value.items() if without_secrets(key) is key}
    return value


def _inside(value: Any, audience: Audience) -> Any:
    if isinstance(value, BaseModel):
        return shown(value, audience)
    if isinstance(value, tuple):
        return tuple(one for one in (_inside(item, audience) for item in value) if one is not None)
    if isinstance(value, dict):
        return {key: _inside(item, audience) for key, item in value.items()}
    return value
