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
from paca.output.language import Words, say

# The files of a repository, in the order in which a newcomer meets them; PURPOSES says what each is for.
FILES: tuple[tuple[str, type[BaseModel]], ...] = (
    ("evidence/{year}/assessment.yml", round.Round),
    ("evidence/{year}/agencies.yml", register.Register),
    ("evidence/{year}/{agency}/{item}.md", evidence.Submission),
    ("evidence/{year}/{agency}/documents.yml", evidence.DocumentFile),
    ("evidence/{year}/{agency}/figures.yml", evidence.FigureValueFile),
    ("evidence/{year}/{agency}/explanations.yml", evidence.ExplanationFile),
    ("evidence/{year}/_working-group/decisions/{agency}.yml", decision.DecisionFile),
    ("evidence/{year}/_working-group/verified.yml", decision.VerifiedFile),
    ("evidence/{year}/_working-group/comments/{id}.yml", decision.Comment),
    ("evidence/{year}/_working-group/recommendations.yml", decision.RecommendationFile),
    ("evidence/{year}/_working-group/good-practices.yml", decision.PracticeFile),
    ("evidence/{year}/_working-group/extensions.yml", decision.ExtensionFile),
    ("evidence/{year}/_working-group/receipts/{agency}.yml", decision.ReceivedFile),
    ("evidence/{year}/_working-group/last-round/{agency}.yml", last_round.LastRoundFile),
    ("indicators/{year}/edition.yml", edition.EditionHeader),
    ("indicators/{year}/part-{letter}.yml", edition.NodeFile),
    ("indicators/{year}/figures.yml", edition.FigureFile),
    ("indicators/{year}/documents.yml", edition.DocumentKindFile),
    ("indicators/{year}/mapping.yml", edition.MappingFile),
)
PURPOSES = Words(
    {
        "evidence/{year}/assessment.yml": "Kỳ đánh giá: tỉnh, tổ công tác, lịch, quyền công bố",
        "evidence/{year}/agencies.yml": "Danh sách cơ quan, có thời hạn",
        "evidence/{year}/{agency}/{item}.md": "Phần đầu của hồ sơ; thuyết minh ở bên dưới",
        "evidence/{year}/{agency}/documents.yml": "Danh mục tài liệu chứng minh của cơ quan",
        "evidence/{year}/{agency}/figures.yml": "Số liệu, mỗi số chỉ khai một lần",
        "evidence/{year}/{agency}/explanations.yml": "Giải trình của cơ quan",
        "evidence/{year}/_working-group/decisions/{agency}.yml": "Quyết định của tổ công tác; chỉ thêm vào",
        "evidence/{year}/_working-group/verified.yml": "Điểm thẩm định của Thanh tra Chính phủ",
        "evidence/{year}/_working-group/comments/{id}.yml": "Góp ý và việc xử lý",
        "evidence/{year}/_working-group/recommendations.yml": "Kiến nghị",
        "evidence/{year}/_working-group/good-practices.yml": "Thực tiễn tốt",
        "evidence/{year}/_working-group/extensions.yml": "Gia hạn, luôn kèm lý do",
        "evidence/{year}/_working-group/receipts/{agency}.yml": (
            "Biên nhận: máy chủ nhận đúng tệp ấy lúc nào; đưa từ nhật ký vào bằng paca receipt record"
        ),
        "evidence/{year}/_working-group/last-round/{agency}.yml": (
            "Kỳ trước để lại: bài học, tài liệu năm trước để tham khảo; không tính điểm"
        ),
        "indicators/{year}/edition.yml": "Bộ chỉ số: quyết định, kỳ, mức độ đầy đủ",
        "indicators/{year}/part-{letter}.yml": "Phần, tiêu chí, tiêu chí thành phần và cách tính",
        "indicators/{year}/figures.yml": "Số liệu mà bộ chỉ số yêu cầu",
        "indicators/{year}/documents.yml": "Loại tài liệu mà bộ chỉ số yêu cầu",
        "indicators/{year}/mapping.yml": "Liên hệ với các bộ chỉ số khác",
    }
)

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


def dictionary_view(meanings: Mapping[str, str] | None = None) -> DictionaryView:
    """``meanings``: a field's text by ``Model.field``; without one the model's own stands."""
    told = meanings or {}
    models: dict[str, type[BaseModel]] = {}
    words: dict[str, type[StrEnum]] = {}
    for _, model in FILES:
        _collect(model, models, words)
    return DictionaryView(
        files=tuple((_path(path), PURPOSES[path], model.__name__, model.__name__) for path, model in FILES),
        models=tuple(_model(model, told) for model in models.values()),
        words=tuple((name, name, tuple(member.value for member in kind)) for name, kind in words.items()),
    )


_BLANKS = Words(
    {"year": "năm", "agency": "cơ quan", "item": "tiêu chí", "id": "mã", "letter": "chữ cái của phần"}
)


def _path(path: str) -> str:
    """``evidence/<năm>/…``: what stands in a blank, in the reader's language."""
    return path.format_map({name: f"<{word}>" for name, word in _BLANKS.items()})


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


def _model(model: type[BaseModel], told: Mapping[str, str]) -> ModelView:
    marks = publicity_of(model)
    rows = tuple(
        _field(model, name, info, told, SEEN[marks[name]]) for name, info in model.model_fields.items()
    )
    return ModelView(
        model.__name__,
        model.__name__,
        " ".join((model.__doc__ or "").split("\n\n")[0].replace("``", "").split()),
        rows,
    )


def _field(
    model: type[BaseModel], name: str, info: FieldInfo, told: Mapping[str, str], seen: str
) -> FieldRow:
    inner = [kind for kind in _kinds(info.annotation) if isinstance(kind, type)]
    linked = [kind.__name__ for kind in inner if issubclass(kind, BaseModel | StrEnum)]
    default = info.default
    shown = "" if info.is_required() or default in (None, (), {}) else str(getattr(default, "value", default))
    if isinstance(default, bool):
        shown = say("có") if default else say("không")
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
        return say(" hoặc ").join(text for text in told if text) if len(told) < 4 else ""
    if origin is tuple:
        return say("danh sách {kind}", kind=_kind_text(arguments[0])).strip()
    if origin is dict:
        return say("bảng {key} → {value}", key=_kind_text(arguments[0]), value=_kind_text(arguments[1]))
    if isinstance(annotation, type) and issubclass(annotation, BaseModel | StrEnum):
        return ""
    return _SCALARS.get(getattr(annotation, "__name__", "")) or ""
