"""Từ điển dữ liệu: every file and field, out of the models that validate them."""

from __future__ import annotations

import types
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from markupsafe import Markup, escape
from pydantic import BaseModel
from pydantic.fields import FieldInfo

from paca.model import values
from paca.model.visibility import Publicity, publicity_of
from paca.output.language import Words, say

from .meanings import choices_of, meaning_of, name_of, sentence_of, value_meaning
from .meanings.files import GROUPS, PURPOSES, TITLES

# Scalar types by what the reader accepts; the grammar itself is in paca.model.values.
_SCALARS = Words(
    {
        "str": "chữ",
        "int": "số nguyên",
        "bool": "có / không",
        "date": "ngày",
        "datetime": "ngày giờ, có múi giờ",
        "Fraction": "số",
    }
)


# Who sees a field, by its mark (docs/publication.md); None: not marked.
SEEN: Mapping[Publicity | None, str] = Words(
    {
        Publicity.ALWAYS: "mọi người",
        Publicity.REGISTER: "mọi người, khi mở danh mục",
        Publicity.FULL: "mọi người, khi mở hồ sơ đầy đủ",
        Publicity.SCORES: "mọi người, khi mở điểm",
        Publicity.COMMENTS: "mọi người, khi mở góp ý",
        None: "nội bộ",
    }
)


@dataclass(frozen=True, slots=True)
class Link:
    """A model or enumeration of the page: what it is called, and its name in code, which is its anchor."""

    title: str
    name: str


@dataclass(frozen=True, slots=True)
class Word:
    """A word as it stands in a file, and what it means."""

    value: str
    meaning: str


@dataclass(frozen=True, slots=True)
class FieldRow:
    """``code``: the default stands in a file letter by letter; ``links``: the models that the field holds."""

    name: str
    kind: str
    links: tuple[Link, ...]
    required: bool
    default: str
    code: bool
    meaning: Markup
    choices: tuple[Word, ...]
    seen: str  # who may see it


@dataclass(frozen=True, slots=True)
class ModelView:
    """``files``: those that it is the whole of; ``within``: the models that hold it."""

    title: str
    name: str
    sentence: Markup
    files: tuple[str, ...]
    within: tuple[Link, ...]
    fields: tuple[FieldRow, ...]


@dataclass(frozen=True, slots=True)
class FileView:
    path: str
    purpose: Markup
    model: Link


@dataclass(frozen=True, slots=True)
class GroupView:
    """Files that the same people write, and their models; a model stands where it is first met."""

    anchor: str
    title: str
    files: tuple[FileView, ...]
    models: tuple[ModelView, ...]


@dataclass(frozen=True, slots=True)
class WordsView:
    """An enumeration: all the words that a field of its kind may hold."""

    title: str
    name: str
    within: tuple[Link, ...]
    words: tuple[Word, ...]


@dataclass(frozen=True, slots=True)
class DictionaryView:
    groups: tuple[GroupView, ...]
    words: tuple[WordsView, ...]

    @property
    def models(self) -> tuple[ModelView, ...]:
        return tuple(model for group in self.groups for model in group.models)


Kind = type[BaseModel] | type[StrEnum]


def dictionary_view() -> DictionaryView:
    met: dict[str, list[type[BaseModel]]] = {}  # by group
    known: set[type[BaseModel]] = set()
    for group, files in GROUPS.items():
        met[group] = [one for _, model in files for one in _collect(model, known)]
    holders: dict[Kind, list[type[BaseModel]]] = {}
    for model in (one for models in met.values() for one in models):
        for kind in dict.fromkeys(_held(model)):
            holders.setdefault(kind, []).append(model)
    return DictionaryView(
        groups=tuple(_group(group, models, holders) for group, models in met.items()),
        words=tuple(
            WordsView(
                name_of(kind),
                kind.__name__,
                tuple(map(_link, users)),
                tuple(Word(member.value, value_meaning(member)) for member in kind),
            )
            for kind, users in holders.items()
            if issubclass(kind, StrEnum)
        ),
    )


def _group(
    group: str, models: list[type[BaseModel]], holders: Mapping[Kind, list[type[BaseModel]]]
) -> GroupView:
    files = GROUPS[group]
    return GroupView(
        group,
        TITLES[group],
        tuple(FileView(_path(path), coded(PURPOSES[path]), _link(model)) for path, model in files),
        tuple(
            ModelView(
                name_of(model),
                model.__name__,
                coded(sentence_of(model)),
                tuple(_path(path) for path, held in files if held is model),
                tuple(map(_link, holders.get(model, ()))),
                _fields(model),
            )
            for model in models
        ),
    )


def coded(text: str) -> Markup:
    """What stands between backticks is code.

    >>> coded("ghi `full`")
    Markup('ghi <code>full</code>')
    """
    return Markup("").join(
        Markup("<code>{}</code>").format(part) if number % 2 else escape(part)
        for number, part in enumerate(text.split("`"))
    )


def _link(kind: Kind) -> Link:
    return Link(name_of(kind), kind.__name__)


_BLANKS = Words(
    {"year": "năm", "agency": "cơ quan", "item": "tiêu chí", "id": "mã", "letter": "chữ cái của phần"}
)


def _path(path: str) -> str:
    """``evidence/<năm>/…``: what stands in a blank, in the reader's language."""
    return path.format_map({name: f"<{word}>" for name, word in _BLANKS.items()})


def _collect(model: type[BaseModel], known: set[type[BaseModel]]) -> Iterator[type[BaseModel]]:
    """``model`` and the models below it that nobody met before."""
    if model in known:
        return
    known.add(model)
    yield model
    for kind in _held(model):
        if issubclass(kind, BaseModel):
            yield from _collect(kind, known)


def _held(model: type[BaseModel]) -> Iterator[Kind]:
    """The models and enumerations in the fields of ``model``."""
    for info in model.model_fields.values():
        for kind in _kinds(info.annotation):
            if isinstance(kind, type) and issubclass(kind, BaseModel | StrEnum):
                yield kind


def _kinds(annotation: Any) -> Iterator[Any]:
    """The classes inside an annotation."""
    if get_origin(annotation) is None:
        yield annotation
        return
    if get_origin(annotation) is Literal:
        return
    arguments = get_args(annotation)
    for argument in arguments[:1] if get_origin(annotation) is Annotated else arguments:
        yield from _kinds(argument)


def _fields(model: type[BaseModel]) -> tuple[FieldRow, ...]:
    marks = publicity_of(model)
    return tuple(_field(model, name, info, SEEN[marks[name]]) for name, info in model.model_fields.items())


def _field(model: type[BaseModel], name: str, info: FieldInfo, seen: str) -> FieldRow:
    linked = [
        kind
        for kind in _kinds(info.annotation)
        if isinstance(kind, type) and issubclass(kind, BaseModel | StrEnum)
    ]
    default = info.default
    shown = "" if info.is_required() or default in (None, (), {}) else str(getattr(default, "value", default))
    if isinstance(default, bool):
        shown = say("có") if default else say("không")
    if isinstance(default, values.Record):
        shown = ""
    return FieldRow(
        name=name,
        kind=_kind_text(info.annotation),
        links=tuple(map(_link, dict.fromkeys(linked))),
        required=info.is_required(),
        default=shown,
        code=not isinstance(default, bool),
        meaning=coded(meaning_of(model, name)),
        choices=tuple(Word(*one) for one in choices_of(model, name)),
        seen=seen,
    )


def _kind_text(annotation: Any) -> str:
    origin, arguments = get_origin(annotation), get_args(annotation)
    if origin is Annotated:
        return _kind_text(arguments[0])
    if origin is Literal:
        return say("từ khóa")
    if origin in (Union, types.UnionType):
        told = dict.fromkeys(_kind_text(one) for one in arguments if one is not type(None))
        return say(" hoặc ").join(text for text in told if text) if len(told) < 4 else ""
    if origin is tuple:
        return say("danh sách {kind}", kind=_kind_text(arguments[0])).strip()
    if origin is dict:
        return say("bảng {key} → {value}", key=_kind_text(arguments[0]), value=_kind_text(arguments[1]))
    if isinstance(annotation, type) and issubclass(annotation, BaseModel | StrEnum):
        return ""
    return _SCALARS.get(getattr(annotation, "__name__", "")) or ""
