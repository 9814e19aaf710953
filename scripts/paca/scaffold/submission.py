"""``paca new``: an agency's submission file for one item, ready to fill in.  Pure text making.

The file says in Vietnamese what the item asks: the question or entries of the rule, the figures and
documents, with the ones already in the agency's registers told apart.  It starts as a draft, so that
an unfinished file claims nothing.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from fractions import Fraction

from ..model.asks import figure_keys, leaf_rules
from ..model.edition import ChecklistRule, JudgementRule, Node, Rule, YesNoRule
from ..model.evidence import Document
from ..model.register import Agency
from ..model.values import number_text
from ..records import AgencyFiles, Edition, Located
from .files import comment

SCHEMA_FOLDER = "schemas"


def modeline(kind: str, *, depth: int) -> str:
    """The line by which editors find the JSON Schema, ``depth`` folders below the repository's root."""
    return f"# yaml-language-server: $schema={'../' * depth}{SCHEMA_FOLDER}/{kind}.schema.json\n"


def submission_text(node: Node, *, edition: Edition, agency: Agency, filed: AgencyFiles | None = None) -> str:
    """The whole ``<CODE>.md``: front matter with comments, then the outline of the thuyết minh."""
    documents = filed.documents if filed else {}
    front = [
        modeline("submission", depth=3),
        comment(f"{node.code} {node.title}"),
        comment(f"Cơ quan: {agency.name} · Điểm tối đa: {_points(node)}"),
        *((comment("Hướng dẫn: " + node.guidance.strip()),) if node.guidance else ()),
        comment("Dòng bắt đầu bằng # chỉ là hướng dẫn, có thể xóa."),
        f"item: {node.code}\n",
        "\n",
        comment("draft = đang soạn, CHƯA được tính. Khi đủ minh chứng, đổi thành một trong:"),
        comment("  answered = có kết quả · not-arisen = không phát sinh · not-applicable = không áp dụng"),
        "claim: draft\n",
        "\n",
        comment(
            f"Điểm tự chấm, từ 0 đến {_points(node)} (ví dụ 1.5 hoặc 1,5). Bỏ dấu # ở đầu dòng sau khi điền:"
        ),
        "# self_score: 0\n",
        *_answers(node.rule),
        *_figures(node, edition, filed),
        *_documents(node, edition, documents),
        "\n",
        comment("Thiếu tài liệu hoặc số liệu thì phải nêu lý do ở đây:"),
        "# explanation:\n",
    ]
    body = "\n## Thuyết minh\n\nViết ngắn gọn: đã làm gì, khi nào, kết quả, theo văn bản nào.\n"
    return "---\n" + "".join(front) + "---\n" + body


def _points(node: Node) -> str:
    return _number(node.max) if node.max is not None else "(chưa công bố)"


def _answers(rule: Rule | None) -> Iterator[str]:
    questions: list[tuple[str, str]] = []
    levels: list[str] = []
    for one in leaf_rules(rule):
        match one:
            case YesNoRule(question=question):
                questions.append(("answer", question))
            case ChecklistRule(entries=entries):
                for entry in entries:
                    proof = f" (cần tài liệu: {entry.document})" if entry.document else ""
                    questions.append((entry.key, f"{entry.title}: {_number(entry.points)} điểm{proof}"))
            case JudgementRule(levels=known):
                levels += [f"  {level.title}: {_number(level.points)} điểm" for level in known]
    if questions:
        yield "\n" + comment("Trả lời từng câu: có hoặc không. Bỏ dấu # ở đầu dòng khi trả lời:")
        yield "# answers:\n"
        for key, text in questions:
            yield f"#   # {' '.join(text.split())}\n"  # still a comment once the first mark is taken away
            yield f"#   {key}: có\n"
    if levels:
        yield "\n" + comment("Tiêu chí này do tổ công tác đánh giá theo mức:")
        yield "".join(comment(level) for level in levels)


def _number(value: Fraction) -> str:
    return number_text(value).replace(".", ",")


def _figures(node: Node, edition: Edition, filed: AgencyFiles | None) -> Iterator[str]:
    keys = figure_keys(node.rule)
    if not keys:
        return
    yield "\n" + comment("Số liệu cần có trong figures.yml của cơ quan (mỗi số liệu chỉ khai một lần):")
    for key in keys:
        spec = edition.figures.get(key)
        title = f"{spec.model.title} ({spec.model.unit})" if spec else "?"
        have = "đã có" if filed and key in filed.figures else "CHƯA CÓ"
        yield comment(f"  {key}: {title} [{have}]")


def _documents(node: Node, edition: Edition, documents: Mapping[str, Located[Document]]) -> Iterator[str]:
    yield "\n"
    yield comment("Tài liệu chứng minh, nêu bằng mã (dòng key:) trong documents.yml của cơ quan:")
    matching: list[str] = []
    for ask in node.documents:
        kind = edition.documents.get(ask.kind)
        need = "bắt buộc" if ask.required else "nếu có"
        yield comment(f"  {ask.kind}: {kind.model.title if kind else '?'} [{need}]")
        matching += [key for key, located in documents.items() if ask.kind in located.model.proves]
    if not node.documents:
        yield comment("  (tiêu chí này không đòi tài liệu cụ thể)")
    if matching:
        yield comment("Đã đăng ký trong documents.yml, đúng loại, xin kiểm tra lại:")
        yield "documents:\n" + "".join(f"  - {key}\n" for key in dict.fromkeys(matching))
    else:
        yield "# documents:\n#   - khoa-tai-lieu\n"
