"""Secrets and personal data in records: every text is looked at, and no finding repeats what was found."""

from __future__ import annotations

import time

import pytest
from paca.check.catalogue import CATALOGUE
from paca.check.catalogue.message import LANGUAGES, fields_of
from paca.check.render import render
from paca.finding import MOST_TOLD

from .builders import GROUP, SO, TREE, checked

CCCD = "049085001234"

FIELDS = [
    (f"{SO}/documents.yml", "title: Kế hoạch phòng", f"title: Kế hoạch {CCCD} phòng"),
    (f"{SO}/documents.yml", "signer: Giám đốc", f"signer: Giám đốc {CCCD}"),
    (f"{SO}/figures.yml", "value: 20", f"value: 20\n    note: ông A {CCCD}"),
    (f"{SO}/A.1.1.md", "self_score: 2", f"self_score: 2\nexplanation: ông A {CCCD}"),
    (f"{SO}/A.1.1.md", "Đã chuyển đổi", f"Một dòng\n\nÔng A {CCCD}"),
    (f"{GROUP}/decisions/so-mau.yml", "reason: Thiếu", f"reason: ông A {CCCD} thiếu"),
    (f"{GROUP}/comments/gy-1.yml", "text: Đề nghị", f"text: ông A {CCCD} đề nghị"),
    (f"{GROUP}/recommendations.yml", "text: Hướng", f"text: ông A {CCCD} hướng"),
    (f"{GROUP}/good-practices.yml", "text: Hỏi", f"text: ông A {CCCD} hỏi"),
    ("evidence/2019/agencies.yml", "name: Sở Mẫu", f"name: Sở Mẫu, contact: ông A {CCCD}"),
]


@pytest.mark.parametrize(("path", "old", "new"), FIELDS, ids=lambda value: value.rpartition("/")[2][:24])
def test_every_text_of_every_record_is_looked_at(path: str, old: str, new: str):
    found = [finding for finding in checked({path: (old, new)}) if finding.code == "P702"]
    assert [finding.position.path for finding in found] == [path]
    assert found[0].position.line > 0


def test_no_message_of_the_family_can_hold_what_was_found():
    for message in CATALOGUE.values():
        if message.code.startswith("P"):
            assert not any(
                fields_of(message.say(part, lang)) for part in ("text", "why", "fix") for lang in LANGUAGES
            )


@pytest.mark.parametrize(
    ("path", "old", "new"),
    [
        (f"{SO}/documents.yml", "number: 12/KH-SM", f'number: "{CCCD}"'),  # D501 would repeat the number
        (f"{SO}/figures.yml", "unit: người", f"unit: người {CCCD}"),  # N401 would repeat the unit
        (f"{SO}/documents.yml", "url: https://so.tinhmau.example/kh", f"attachment: {CCCD}.pdf"),  # D504
    ],
)
def test_other_findings_do_not_repeat_the_secret_either(path: str, old: str, new: str):
    found = checked({path: (old, new)})
    assert "P702" in {finding.code for finding in found}
    said = [str(render(finding, language)) for finding in found for language in LANGUAGES]
    assert not any(CCCD in text for text in said)


def test_a_file_whose_name_tells_a_secret_is_told_by_its_folder():
    found = [f for f in checked({f"{SO}/attachments/{CCCD}.pdf": "%PDF-1.7\n"}) if f.code == "P702"]
    assert [f.position.path for f in found] == [f"{SO}/attachments"]


@pytest.mark.parametrize(
    ("path", "line", "code"),
    [
        (f"{SO}/A.1.1.md", "Mật\n", "P701"),
        (f"{SO}/A.1.1.md", f"ông A {CCCD}\n", "P702"),
        (f"{SO}/A.1.1.md", "MẬT ", "P701"),
        (f"{SO}/A.1.1.md", "quy định về MẬT ", None),
        (f"{SO}/A.1.1.md", "Tối mật, Tuyệt mật; ", None),
        (f"{SO}/figures.yml", f"# {CCCD}\n", "P702"),
        (f"{SO}/documents.yml", f"[{CCCD}\n", "P702"),
        ("docs/report/04-ket-qua.md", "Tiêu chí A.1.1 đạt 9,99 điểm.\n", "R970"),
        ("docs/report/04-ket-qua.md", '{{ diem("Z") }}\n', "R972"),
    ],
)
def test_a_flood_is_summed_up_and_quick(path: str, line: str, code: str | None):
    times = 250_000 // len(line.encode())
    before = time.process_time()
    found = checked({path: TREE.get(path, "") + line * times})
    assert time.process_time() - before < 2
    many = [one for one in found if one.code == code]
    rest = [int(one.params["count"]) for one in found if one.code == "S398"]
    if line.endswith("\n"):
        assert (len(many), rest) == (MOST_TOLD, [times - MOST_TOLD])
    else:
        assert (len(many), rest) == (1 if code else 0, [])
