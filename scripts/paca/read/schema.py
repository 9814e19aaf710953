"""JSON Schema of each kind of file, from the models: for editors, ``paca schema`` and other validators.

Numbers and yes/no may be written as YAML numbers and booleans there, since a validator that reads
YAML by its usual rules sees them so; this project's own reader takes every scalar as text.
"""

from __future__ import annotations

from typing import Any

from .models import model_of
from .paths import Kind

DIALECT = "https://json-schema.org/draft/2020-12/schema"

TITLES: dict[Kind, str] = {
    Kind.EDITION: "Bộ chỉ số: thông tin chung (edition.yml)",
    Kind.NODES: "Bộ chỉ số: phần, tiêu chí, tiêu chí thành phần (part-*.yml)",
    Kind.FIGURE_SPECS: "Bộ chỉ số: số liệu phải cung cấp (figures.yml)",
    Kind.DOCUMENT_KINDS: "Bộ chỉ số: loại tài liệu chứng minh (documents.yml)",
    Kind.MAPPING: "Bộ chỉ số: đối chiếu với các năm khác (mapping.yml)",
    Kind.ROUND: "Kỳ đánh giá (assessment.yml)",
    Kind.REGISTER: "Danh mục cơ quan (agencies.yml)",
    Kind.DOCUMENTS: "Tài liệu chứng minh của cơ quan (documents.yml)",
    Kind.FIGURES: "Số liệu của cơ quan (figures.yml)",
    Kind.EXPLANATIONS: "Giải trình của cơ quan (explanations.yml)",
    Kind.SUBMISSION: "Hồ sơ của cơ quan cho một tiêu chí: phần khai báo của <mã tiêu chí>.md",
    Kind.DECISIONS: "Quyết định của tổ công tác (decisions/*.yml)",
    Kind.VERIFIED: "Điểm thẩm định (verified.yml)",
    Kind.COMMENT: "Góp ý (comments/*.yml)",
    Kind.RECOMMENDATIONS: "Kiến nghị (recommendations.yml)",
    Kind.PRACTICES: "Thực tiễn tốt (good-practices.yml)",
    Kind.EXTENSIONS: "Gia hạn (extensions.yml)",
    Kind.LAST_ROUND: "Kỳ trước để lại: bài học, tài liệu để tham khảo (last-round/*.yml)",
    Kind.RECEIPTS: "Biên nhận của máy chủ (receipts/*.yml)",
}
"""The kinds of files that have a schema, with the title an editor shows."""

GLOBS: dict[Kind, str] = {
    Kind.EDITION: "indicators/*/edition.yml",
    Kind.NODES: "indicators/*/part-*.yml",
    Kind.FIGURE_SPECS: "indicators/*/figures.yml",
    Kind.DOCUMENT_KINDS: "indicators/*/documents.yml",
    Kind.MAPPING: "indicators/*/mapping.yml",
    Kind.ROUND: "evidence/*/assessment.yml",
    Kind.REGISTER: "evidence/*/agencies.yml",
    Kind.DOCUMENTS: "evidence/*/*/documents.yml",
    Kind.FIGURES: "evidence/*/*/figures.yml",
    Kind.EXPLANATIONS: "evidence/*/*/explanations.yml",
    Kind.SUBMISSION: "evidence/*/*/*.md",
    Kind.DECISIONS: "evidence/*/_working-group/decisions/*.yml",
    Kind.VERIFIED: "evidence/*/_working-group/verified.yml",
    Kind.COMMENT: "evidence/*/_working-group/comments/*.yml",
    Kind.RECOMMENDATIONS: "evidence/*/_working-group/recommendations.yml",
    Kind.PRACTICES: "evidence/*/_working-group/good-practices.yml",
    Kind.EXTENSIONS: "evidence/*/_working-group/extensions.yml",
    Kind.LAST_ROUND: "evidence/*/_working-group/last-round/*.yml",
    Kind.RECEIPTS: "evidence/*/_working-group/receipts/*.yml",
}
"""Where files of each kind stand, as editors' settings and pre-commit write it."""


def json_schema(kind: Kind) -> dict[str, Any]:
    """The schema of one kind of file (of the front matter, for a submission).

    Raises KeyError for kinds whose content is not read (attachments, README).
    """
    title = TITLES[kind]
    schema = model_of(kind).model_json_schema(mode="validation")
    schema["$schema"] = DIALECT
    schema["title"] = title
    _loosen(schema)
    return schema


def _loosen(schema: Any) -> None:
    """An empty value (``note:``) is as if the key were not there: allowed wherever a key has a default."""
    if isinstance(schema, dict):
        required = schema.get("required", ())
        for key, inner in schema.get("properties", {}).items():
            if (
                isinstance(inner, dict)
                and key not in required
                and "default" in inner
                and not _nullable(inner)
            ):
                plain = {
                    name: inner.pop(name)
                    for name in list(inner)
                    if name not in ("default", "title", "description")
                }
                inner["anyOf"] = [plain, {"type": "null"}]
        for inner in schema.values():
            _loosen(inner)
    elif isinstance(schema, list):
        for inner in schema:
            _loosen(inner)


def _nullable(schema: dict[str, Any]) -> bool:
    return any(option.get("type") == "null" for option in schema.get("anyOf", ()))
