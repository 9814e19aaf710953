"""The ten examples of the guide: each message stands there as ``paca check`` prints it.

``PACA_GOLDEN=1 pytest tests/mistakes/test_guide.py`` writes docs/guide/messages.md anew.
"""

from __future__ import annotations

import os
import shutil
from dataclasses import dataclass
from pathlib import Path

import pytest
from paca.assess import assess
from paca.check.render import render
from paca.report_findings import Result, report

from ..privacy.samples import SAMPLES, Measured, measured
from .tree import ROUND, changed

PAGE = Path(__file__).parents[2] / "docs" / "guide" / "messages.md"
FOLDER = f"{ROUND}/huyen-mau-1"


@dataclass(frozen=True)
class Example:
    title: str
    name: str
    pattern: str
    wrong: str
    code: str
    before: str
    after: str


EXAMPLES = (
    Example("Điểm viết lẫn chữ", "A.1.1.md", "^self_score: .*", "self_score: 1 điểm", "S310",
            "self_score: 1 điểm", "self_score: 1"),
    Example("Gõ nhầm tên mục", "A.1.2.md", "^self_score", "self_scor", "S301",
            "self_scor: 2", "self_score: 2"),
    Example("Ngày không có thật", "documents.yml", "date: 2019-02-04", "date: 30/02/2019", "S313",
            "date: 30/02/2019", "date: 28/02/2019"),
    Example("Dẫn tài liệu chưa đăng ký", "A.1.3.md", r"^documents: \[pctn-plan",
            "documents: [pctn-plann", "C603", "documents: [pctn-plann, pctn-report]",
            "documents: [pctn-plan, pctn-report]"),
    Example("Chấm quá điểm tối đa", "A.2.1.md", "^self_score: .*", "self_score: 20", "C605",
            "self_score: 20", "self_score: 2"),
    Example("Có kê khai mà không dẫn chứng minh", "A.2.3.md", r"^documents: .*\n", "", "C604",
            "self_score: 1", "self_score: 1\ndocuments: [law-monitoring-report]"),
    Example("Chưa đóng dấu ngoặc", "A.3.1.md", r"^(documents: .*)\]", r"\1", "Y238",
            "documents: [propaganda-report, staff-report", "documents: [propaganda-report, staff-report]"),
    Example("Thụt dòng bằng phím Tab", "A.1.2.md", r"^answers:\n  ", "answers:\n\t", "Y210",
            "answers:\n→goals: yes", "answers:\n  goals: yes"),
    Example("Sai đơn vị tính", "figures.yml", "unit: người", "unit: nghìn người", "N401",
            "unit: nghìn người", "unit: người"),
    Example("Văn bản ngoài kỳ đánh giá", "documents.yml", "date: 2019-11-26", "date: 05/11/2018", "D502",
            "date: 05/11/2018", "date: 05/11/2018\n    outside_period: Kế hoạch cho cả năm 2019"),
)  # fmt: skip

HEAD = """\
# Đọc thông báo của máy

Mỗi thông báo nói bốn điều: **tệp và dòng** nào, **sai gì**, **vì sao** quan trọng, **sửa thế nào**.
Dòng bị sai được in lại, dấu `^` chỉ đúng chỗ. Dữ liệu cá nhân và nội dung mật không bao giờ được in lại.
Trên màn hình lệnh trông như sau; chỗ `⋮` đã lược bớt:

![paca check: mỗi lỗi có tệp, dòng, vì sao và cách sửa](../images/terminal-check.png)

Mười thông báo hay gặp nhất, đúng như `paca check` in ra (số liệu của một tỉnh hư cấu):
"""
PRIVACY = """
## Máy tìm dữ liệu cá nhân và dấu mật đúng đến đâu

Máy tìm bằng mẫu chữ, nên có thể sót hoặc báo nhầm. Đo trên ba tập câu có ghi sẵn đáp án, đi kèm bộ kiểm thử
(`tests/privacy/*.txt`, mọi tên và số đều bịa). *Tìm ra* là phần tìm được trong những câu có lỗi;
*báo trúng* là phần đúng trong những câu bị báo.

| Tập câu | Có lỗi | Không lỗi | Lần đo đầu: tìm ra, báo trúng | Nay: tìm ra, báo trúng |
|---|---:|---:|---|---|
{rows}

Với câu chưa gặp, con số đáng tin là lần đo đầu của tập thứ ba. Kiểm thử giữ cả ba tập ở mức đang đạt:
không sót câu nào, không báo nhầm câu nào. Máy chỉ nhắc; người nộp vẫn phải tự xem lại. Máy báo nhầm thì gửi
câu ấy (đã xóa tên, số) cho tổ công tác để sửa mẫu tìm.
"""
# Before its patterns were mended against a sample: what unseen sentences can expect.
FIRST = {
    "first": ("Thứ nhất, viết cùng mẫu tìm", "–"),
    "held_out": ("Thứ hai, viết khi chưa thấy mẫu tìm", "75,2 %, 97,6 %"),
    "third": ("Thứ ba, viết trước khi sửa mẫu theo tập thứ hai", "95,9 %, 97,3 %"),
}
TAIL = """
## Để máy sửa giúp

Tab, ký tự BOM, dấu tiếng Việt dạng tổ hợp, dấu cách thừa, cách viết ngày, có/không, dấu phẩy thập phân:
lệnh `paca fix CƠ_QUAN` sửa được. Lệnh luôn in chỗ sửa ra trước, chỉ ghi khi bạn đồng ý, và không đổi nghĩa
của hồ sơ.

![paca fix: chỗ máy sẽ sửa, hiện ra trước khi ghi](../images/terminal-fix.png)

Muốn hiểu kỹ một mã: `paca explain S310`, hoặc xem [danh mục lỗi](../findings.md).

![paca explain S310: giải thích một mã lỗi, ví dụ trước và sau](../images/terminal-explain.png)
"""


def printed(demo: Path, root: Path, example: Example) -> str:
    """What the terminal shows of the example's finding."""
    shutil.rmtree(root, ignore_errors=True)
    shutil.copytree(demo, root, symlinks=True)
    path = f"{FOLDER}/{example.name}"
    text = changed((root / path).read_text("utf-8"), example.pattern, example.wrong)
    (root / path).write_text(text, "utf-8", newline="\n")
    assessment = assess(root, None, use_cache=False)
    found = [one for one in assessment.findings if one.code == example.code and one.position.path == path]
    assert len(found) == 1, (example, found)
    shown = report(Result.of(assessment, found), "text", lines={path: text.splitlines()}.get)
    return shown.rsplit("\n\n", 1)[0].rstrip("\n")


def privacy() -> str:
    rows = [_row(*FIRST[name], measured(name)) for name in SAMPLES]
    return PRIVACY.format(rows="\n".join(rows))


def _row(title: str, first: str, held: Measured) -> str:
    now = f"{held.recall:.1%}, {held.precision:.1%}".replace(".", ",").replace("%", " %")
    return f"| {title} | {held.positives} | {held.negatives} | {first} | {now} |"


def page(demo: Path, root: Path) -> str:
    parts = [HEAD]
    for number, example in enumerate(EXAMPLES, start=1):
        parts.append(f"\n## {number}. {example.title}\n\n```text\n{printed(demo, root, example)}\n```\n")
        parts.append(f"\nTrước:\n\n```text\n{example.before}\n```\n\nSau:\n\n```text\n{example.after}\n```\n")
    return "".join([*parts, privacy(), TAIL])


def test_the_guide_shows_what_is_printed(demo_repo: Path, tmp_path: Path) -> None:
    text = page(demo_repo, tmp_path / "demo")
    if os.environ.get("PACA_GOLDEN"):
        PAGE.write_text(text, "utf-8", newline="\n")
    assert PAGE.read_text("utf-8") == text


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: example.code)
def test_what_the_guide_says_to_write_mends_it(example: Example, demo_repo: Path, tmp_path: Path) -> None:
    """The line as it is told after: the message is gone, and no other has come in its place."""
    root = tmp_path / "demo"
    shutil.copytree(demo_repo, root, symlinks=True)
    path = f"{FOLDER}/{example.name}"
    good = (root / path).read_text("utf-8")
    wrong = changed(good, example.pattern, example.wrong)
    before = example.before.replace("→", "\t")
    assert before in wrong, "the guide's line does not stand in the file"
    (root / path).write_text(wrong.replace(before, example.after, 1), "utf-8", newline="\n")
    was = told(demo_repo, path)
    assert [one for one in told(root, path) if one[0] == example.code or one not in was] == []


def told(root: Path, path: str) -> set[tuple[str, str]]:
    """Code and words of what is said of the file."""
    return {
        (one.code, render(one, "vi").text)
        for one in assess(root, None, use_cache=False).findings
        if one.position.path == path
    }
