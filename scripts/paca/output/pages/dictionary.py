"""Từ điển dữ liệu: every file and field, out of the models that validate them."""

from __future__ import annotations

import types
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from paca.model import decision, edition, evidence, last_round, register, round, values
from paca.model.visibility import Publicity, publicity_of

# The files of a repository, in the order in which a newcomer meets them: path, model, what it is.
FILES: tuple[tuple[str, type[BaseModel], str], ...] = (
    ("evidence/<năm>/assessment.yml", round.Round, "Kỳ đánh giá: tỉnh, tổ công tác, lịch, quyền công bố"),
    ("evidence/<năm>/agencies.yml", register.Register, "Danh sách cơ quan, có thời hạn"),
    (
        "evidence/<năm>/<cơ quan>/<tiêu chí>.md",
        evidence.Submission,
        "Phần đầu của hồ sơ; thuyết minh ở bên dưới",
    ),
    (
        "evidence/<năm>/<cơ quan>/documents.yml",
        evidence.DocumentFile,
        "Danh mục tài liệu chứng minh của cơ quan",
    ),
    ("evidence/<năm>/<cơ quan>/figures.yml", evidence.FigureValueFile, "Số liệu, mỗi số chỉ khai một lần"),
    ("evidence/<năm>/<cơ quan>/explanations.yml", evidence.ExplanationFile, "Giải trình của cơ quan"),
    (
        "evidence/<năm>/_working-group/decisions/<cơ quan>.yml",
        decision.DecisionFile,
        "Quyết định của tổ công tác; chỉ thêm, không sửa",
    ),
    (
        "evidence/<năm>/_working-group/verified.yml",
        decision.VerifiedFile,
        "Điểm thẩm định của Thanh tra Chính phủ",
    ),
    ("evidence/<năm>/_working-group/comments/<mã>.yml", decision.Comment, "Góp ý và việc xử lý"),
    ("evidence/<năm>/_working-group/recommendations.yml", decision.RecommendationFile, "Kiến nghị"),
    ("evidence/<năm>/_working-group/good-practices.yml", decision.PracticeFile, "Thực tiễn tốt"),
    ("evidence/<năm>/_working-group/extensions.yml", decision.ExtensionFile, "Gia hạn, luôn kèm lý do"),
    (
        "evidence/<năm>/_working-group/last-round/<cơ quan>.yml",
        last_round.LastRoundFile,
        "Kỳ trước để lại: bài học, tài liệu năm trước để tham khảo; không tính điểm",
    ),
    ("indicators/<năm>/edition.yml", edition.EditionHeader, "Bộ chỉ số: quyết định, kỳ, mức độ đầy đủ"),
    ("indicators/<năm>/part-<chữ>.yml", edition.NodeFile, "Phần, tiêu chí, tiêu chí thành phần và cách tính"),
    ("indicators/<năm>/figures.yml", edition.FigureFile, "Số liệu mà bộ chỉ số yêu cầu"),
    ("indicators/<năm>/documents.yml", edition.DocumentKindFile, "Loại tài liệu mà bộ chỉ số yêu cầu"),
    ("indicators/<năm>/mapping.yml", edition.MappingFile, "Liên hệ với các bộ chỉ số khác"),
)

# Scalar types by what the reader accepts; the grammar itself is in paca.model.values.
_SCALARS = {"str": "chữ", "int": "số nguyên", "bool": "có / không", "date": "ngày", "Fraction": "số"}


# Who sees a field, by its mark (docs/publication.md); None: not marked.
SEEN: Mapping[Publicity | None, str] = {
    Publicity.ALWAYS: "mọi người",
    Publicity.REGISTER: "mọi người, khi mở danh mục",
    Publicity.FULL: "mọi người, khi mở hồ sơ đầy đủ",
    Publicity.SCORES: "mọi người, khi mở điểm",
    Publicity.COMMENTS: "mọi người, khi mở góp ý",
    None: "nội bộ",
}


@dataclass(frozen=True, slots=True)
class FieldRow:
    name: str
    kind: str
    links: tuple[tuple[str, str], ...]  # name and anchor of the models it holds
    required: bool
    default: str
    meaning: str
    seen: str  # who may see it


@dataclass(frozen=True, slots=True)
class ModelView:
    anchor: str
    name: str
    doc: str
    fields: tuple[FieldRow, ...]


@dataclass(frozen=True, slots=True)
class DictionaryView:
    files: tuple[tuple[str, str, str, str], ...]  # path, meaning, model's name, anchor
    models: tuple[ModelView, ...]
    words: tuple[tuple[str, str, tuple[str, ...]], ...]  # name, anchor, allowed values


def dictionary_view(meanings: dict[str, str] | None = None) -> DictionaryView:
    """``meanings``: a field's Vietnamese text by ``Model.field``; without one the model's own stands."""
    told = meanings or {}
    models: dict[str, type[BaseModel]] = {}
    words: dict[str, type[StrEnum]] = {}
    for _, model, _ in FILES:
        _collect(model, models, words)
    return DictionaryView(
        files=tuple((path, text, model.__name__, model.__name__) for path, model, text in FILES),
        models=tuple(_model(model, told) for model in models.values()),
        words=tuple((name, name, tuple(member.value for member in kind)) for name, kind in words.items()),
    )


def _collect(
    model: type[BaseModel], models: dict[str, type[BaseModel]], words: dict[str, type[StrEnum]]
) -> None:
    if model.__name__ in models:
        return
    models[model.__name__] = model
    for info in model.model_fields.values():
        for kind in _kinds(info.annotation):
            if isinstance(kind, type) and issubclass(kind, BaseModel):
                _collect(kind, models, words)
            elif isinstance(kind, type) and issubclass(kind, StrEnum):
                words[kind.__name__] = kind


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


def _model(model: type[BaseModel], told: dict[str, str]) -> ModelView:
    marks = publicity_of(model)
    rows = tuple(
        _field(model, name, info, told, SEEN[marks[name]]) for name, info in model.model_fields.items()
    )
    return ModelView(
        model.__name__, model.__name__, " ".join((model.__doc__ or "").split("\n\n")[0].split()), rows
    )


def _field(model: type[BaseModel], name: str, info: FieldInfo, told: dict[str, str], seen: str) -> FieldRow:
    inner = [kind for kind in _kinds(info.annotation) if isinstance(kind, type)]
    linked = [kind.__name__ for kind in inner if issubclass(kind, BaseModel | StrEnum)]
    default = info.default
    shown = "" if info.is_required() or default in (None, (), {}) else str(getattr(default, "value", default))
    if isinstance(default, bool):
        shown = "có" if default else "không"
    if isinstance(default, values.Record):
        shown = ""
    return FieldRow(
        name=name,
        kind=_kind_text(info.annotation),
        links=tuple((one, one) for one in dict.fromkeys(linked)),
        required=info.is_required(),
        default=shown,
        meaning=told.get(f"{model.__name__}.{name}", info.description or ""),
        seen=seen,
    )


def _kind_text(annotation: Any) -> str:
    origin, arguments = get_origin(annotation), get_args(annotation)
    if origin is Annotated:
        return _kind_text(arguments[0])
    if origin is Literal:
        return " | ".join(str(value) for value in arguments)
    if origin in (Union, types.UnionType):
        told = dict.fromkeys(_kind_text(one) for one in arguments if one is not type(None))
        return " hoặc ".join(text for text in told if text) if len(told) < 4 else ""
    if origin is tuple:
        return f"danh sách {_kind_text(arguments[0])}".strip()
    if origin is dict:
        return f"bảng {_kind_text(arguments[0])} → {_kind_text(arguments[1])}"
    if isinstance(annotation, type) and issubclass(annotation, BaseModel | StrEnum):
        return ""
    return _SCALARS.get(getattr(annotation, "__name__", ""), "")
