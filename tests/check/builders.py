"""A small round written as its files, so that a test is one changed line and what is said of it.

``checked({"evidence/2019/so-mau/figures.yml": ("value: 12", "value: -1")})`` reads the tree with that
change, scores it and gives its findings.
"""

from __future__ import annotations

import datetime as dt
import tempfile
from collections.abc import Mapping
from pathlib import Path

from paca.check.run import check
from paca.finding import Finding
from paca.read.load import load_records
from paca.read.source import open_source
from paca.records import Records
from paca.score.run import score_round

AS_OF = dt.date(2020, 7, 1)
ROUND = "evidence/2019"
SO = f"{ROUND}/so-mau"
HUYEN = f"{ROUND}/huyen-mau"
GROUP = f"{ROUND}/_working-group"
EDITION = "indicators/2019"

# What to do with a file: a whole new text, None to leave it out, or (old, new) pieces.
Change = str | None | tuple[str, str]

TREE: Mapping[str, str] = {
    f"{EDITION}/edition.yml": """\
year: 2019
title: Bộ chỉ số mẫu
total_max: 10
completeness: mẫu
fictional: yes
period: {start: 16/12/2018, end: 15/12/2019}
expected_counts: {parts: 1, criteria: 1, sub_criteria: 4}
""",
    f"{EDITION}/part-a.yml": """\
items:
  - {code: A, title: Phần A, title_status: placeholder, max: 10, max_status: placeholder}
  - {code: A.1, parent: A, title: Tiêu chí 1, title_status: placeholder, max: 10, max_status: placeholder}
  - code: A.1.1
    parent: A.1
    title: Chuyển đổi vị trí
    title_status: placeholder
    max: 4
    max_status: placeholder
    rule:
      kind: ratio
      numerator: da-chuyen
      denominator: phai-chuyen
    suppliers: {kinds: [department]}
    documents:
      - {kind: quyet-dinh}
    not_arisen: full
    missing: zero
  - code: A.1.2
    parent: A.1
    title: Kế hoạch
    title_status: placeholder
    max: 2
    max_status: placeholder
    rule: {kind: yes-no, question: Có kế hoạch không?}
    suppliers: {all: yes}
    documents:
      - {kind: ke-hoach}
    not_arisen: full
    missing: zero
  - code: A.1.3
    parent: A.1
    title: Tuyên truyền
    title_status: placeholder
    max: 2
    max_status: placeholder
    rule:
      kind: checklist
      entries:
        - {key: lop, title: Mở lớp, points: 1}
        - {key: bai, title: Viết bài, points: 1, document: ke-hoach}
    suppliers: {kinds: [district]}
    not_arisen: full
    missing: zero
  - code: A.1.4
    parent: A.1
    title: Số cuộc
    title_status: placeholder
    max: 2
    max_status: placeholder
    rule:
      kind: count
      figure: so-cuoc
      tiers:
        - {at_least: 1, points: 1}
        - {at_least: 5, points: 2}
    suppliers: {kinds: [department]}
    not_arisen: full
    missing: zero
""",
    f"{EDITION}/figures.yml": """\
figures:
  - {key: phai-chuyen, title: Phải chuyển, unit: người, definition: mẫu}
  - {key: da-chuyen, title: Đã chuyển, unit: người, definition: mẫu, part_of: phai-chuyen}
  - {key: so-cuoc, title: Số cuộc, unit: cuộc, definition: mẫu, proof: quyet-dinh, sum_of: [cuoc-1, cuoc-2]}
  - {key: cuoc-1, title: Theo kế hoạch, unit: cuộc, definition: mẫu}
  - {key: cuoc-2, title: Đột xuất, unit: cuộc, definition: mẫu}
""",
    f"{EDITION}/documents.yml": """\
documents:
  - {key: ke-hoach, title: Kế hoạch, description: mẫu}
  - {key: quyet-dinh, title: Quyết định, description: mẫu}
""",
    f"{ROUND}/assessment.yml": """\
year: 2019
title: Kỳ mẫu
province: {name: Tỉnh Mẫu, authority: UBND tỉnh Mẫu, lead: Thanh tra tỉnh Mẫu, fictional: yes}
period: {start: 16/12/2018, end: 15/12/2019}
stage: Dự thảo 1
calendar:
  - {key: nop, step: submit, title: Nộp hồ sơ, start: 01/06/2020, until: 30/07/2020, status: exact}
""",
    f"{ROUND}/agencies.yml": """\
groups:
  - {key: so, title: Sở}
  - {key: huyen, title: Huyện}
agencies:
  - {slug: so-mau, name: Sở Mẫu, kind: department, group: so}
  - {slug: huyen-mau, name: UBND huyện Mẫu, kind: district, group: huyen}
""",
    f"{SO}/documents.yml": """\
documents:
  - key: kh-2019
    number: 12/KH-SM
    date: 05/03/2019
    issuer: Sở Mẫu
    title: Kế hoạch phòng, chống tham nhũng
    proves: [ke-hoach]
    signer: Giám đốc
    url: https://so.tinhmau.example/kh
  - key: qd-2019
    number: 34/QĐ-SM
    date: 06/05/2019
    issuer: Sở Mẫu
    title: Quyết định chuyển đổi vị trí công tác
    proves: [quyet-dinh]
    signer: Giám đốc
    url: https://so.tinhmau.example/qd
""",
    f"{SO}/figures.yml": """\
figures:
  - key: phai-chuyen
    value: 20
    unit: người
  - key: da-chuyen
    value: 10
    unit: người
  - key: so-cuoc
    value: 6
    unit: cuộc
    documents: [qd-2019]
""",
    f"{SO}/A.1.1.md": """\
---
item: A.1.1
self_score: 2
documents: [qd-2019]
---
Đã chuyển đổi 10 trên 20 người.
""",
    f"{SO}/A.1.2.md": """\
---
item: A.1.2
self_score: 2
answers:
  answer: có
documents: [kh-2019]
---
""",
    f"{SO}/A.1.4.md": """\
---
item: A.1.4
claim: answered
self_score: 2
---
""",
    f"{HUYEN}/documents.yml": """\
documents:
  - {key: kh, number: 7/KH-UBND, date: 09/01/2019, issuer: UBND huyện Mẫu, title: Kế hoạch năm,
     proves: [ke-hoach], signer: Chủ tịch, url: "https://huyen.tinhmau.example/kh"}
""",
    f"{HUYEN}/A.1.3.md": """\
---
item: A.1.3
answers:
  lop: có
  bai: có
documents: [kh]
---
""",
    f"{HUYEN}/explanations.yml": """\
explanations:
  - {id: gt-1, item: A.1.3, comment: gy-1, on: 20/06/2020, text: Đã bổ sung, documents: [kh]}
""",
    f"{GROUP}/decisions/so-mau.yml": """\
decisions:
  - item: A.1.1
    stage: reviewed
    verdict: set
    score: 1.5
    reason: Thiếu một quyết định
    refused: [qd-2019]
    by: Tổ viên
    on: 10/06/2020
  - item: A.1.1
    stage: explained
    verdict: accept
    by: Tổ viên
    on: 20/06/2020
""",
    f"{GROUP}/verified.yml": """\
scores:
  - {code: A, score: 6.5, source: TTCP mẫu}
""",
    f"{GROUP}/comments/gy-1.yml": """\
id: gy-1
on: 15/06/2020
by: Tổ viên
agency: huyen-mau
item: A.1.3
text: Đề nghị bổ sung
adoption: adopted
reason: Đã bổ sung tài liệu
""",
    f"{GROUP}/recommendations.yml": """\
recommendations:
  - {id: kn-1, to: TTCP, text: Hướng dẫn rõ hơn, because: Cách hiểu khác nhau, items: [A.1.1]}
""",
    f"{GROUP}/good-practices.yml": """\
practices:
  - {id: tt-1, agency: so-mau, title: Cách làm hay, text: Hỏi một lần, items: [A.1]}
""",
}


def tree(changes: Mapping[str, Change]) -> dict[str, str]:
    """The files of the round with ``changes``; a piece that is not there is a mistake of the test."""
    files = dict(TREE)
    for path, change in changes.items():
        if change is None:
            del files[path]
        elif isinstance(change, str):
            files[path] = change
        else:
            old, new = change
            assert old in files[path], f"{path} has no {old!r}"
            files[path] = files[path].replace(old, new, 1)
    return files


def read(changes: Mapping[str, Change]) -> Records:
    """The records of the changed tree, read from real files."""
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        for path, text in tree(changes).items():
            (root / path).parent.mkdir(parents=True, exist_ok=True)
            (root / path).write_bytes(text.encode("utf-8"))
        return load_records(open_source(root, None))


def checked(changes: Mapping[str, Change] | None = None, *, as_of: dt.date = AS_OF) -> tuple[Finding, ...]:
    """All findings of the changed tree."""
    records = read(changes or {})
    return check(records, score_round(records, as_of=as_of, changes={}), as_of=as_of)


def line_of(files: Mapping[str, str], path: str, piece: str) -> int:
    """The 1-based line of ``path`` on which the first line of ``piece`` starts; 0 for a whole file."""
    return files[path][: files[path].index(piece)].count("\n") + 1 if piece else 0
