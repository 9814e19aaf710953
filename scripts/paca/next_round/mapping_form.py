"""A mapping to fill in, where none links the two editions: a form, in which nothing is claimed yet."""

from __future__ import annotations

from ..scaffold.files import comment
from .carry import Carriage, Question
from .forward import Forward


def mapping_form(forward: Forward) -> Carriage:
    """``indicators/<year>/mapping.yml`` with every item of the last edition as a line to uncomment."""
    made = Carriage()
    if forward.published:
        return made
    last, following = forward.last, forward.following
    path = f"indicators/{following.year}/mapping.yml"
    made.questions.append(
        Question(
            path,
            f"Chưa có bảng đối chiếu bộ chỉ số {last.year}–{following.year}, nên chỉ kỳ, sổ cơ quan và "
            "lịch được "
            f"mang sang. Khi biết tiêu chí nào nối tiếp tiêu chí nào, điền {path} (mẫu có sẵn trong tệp), "
            "rồi chạy "
            "lại lệnh này.",
            f"No mapping links the editions of {last.year} and {following.year}, so only round, register and "
            f"calendar are carried over. Once it is known which item continues which, fill in {path} (a "
            "form is "
            "in it), then run this again.",
        )
    )
    lines = [
        comment(
            f"Bảng đối chiếu bộ chỉ số {following.year} với {last.year}. Chưa nguồn nào công bố: tệp này "
            "là mẫu."
        ),
        comment(
            "Mỗi mối nối một dòng: code là mã NĂM NAY, other là mã năm trước. relation: same (giữ nguyên), "
            "similar "
            "(tương tự), split (tách từ), merged (gộp từ). status: exact nếu có nguồn, inferred nếu suy ra."
        ),
        comment(
            "Bỏ dấu # ở dòng nào đã biết, điền mã năm nay, xóa cặp [] sau links. Tiêu chí không còn thì để "
            "nguyên."
        ),
    ]
    if any(link.model.year for link in following.links):
        return made  # it holds links to other years: nothing is put into a file that somebody writes
    lines.append("links: []\n")
    for located in last.nodes:
        node = located.model
        if node.code:
            title = " ".join(node.title.split())
            lines.append(
                f"#  - {{code: MÃ-{following.year}, year: {last.year}, other: {node.code}, relation: same, "
                f"status: inferred}}  # {title}\n"
            )
    lines.append(comment(f"Mã của {following.year}:"))
    for located in following.nodes:
        if located.model.code:
            lines.append(f"#   {located.model.code}  {' '.join(located.model.title.split())}\n")
    made.files[path] = "".join(lines)
    return made
