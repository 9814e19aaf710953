"""Values made to hurt, put into real fields: taken character for character, or refused at their place.

Samples of the kinds Y, S, X, T, N, L and M of the hostile corpus, written out here.
"""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from .trees import FOLDER, GOOD, codes, load, write

# Text is text: nothing of it may change, whatever a program downstream would make of it.
TEXTS = [
    "010", "190:20:30", "2026-06-30", "1.10", "null", "NO", "~", "025077001234", "1e400", "-", "-12,5",
    "=cmd|'/c calc'!A0", "+1+1", "@SUM(1)", "\r=1+1", "\t=1", "＝1+1", "'=1+1", "a;{touch,/tmp/x}",
    "::add-mask::x\n::error file=a::forged", "<Sở Nội vụ>", "Đạt | 10 | 10 | 10", "{{ cycler.__init__ }}",
    "</script><script>x</script>", "dòng 1\n# ĐIỂM: 100/100", "../../../etc/passwd", "${jndi:ldap://x}",
    "!!python/object", "&a *a", "%TAG", "<<", "---", "...", "15/8 âm lịch", "2026-06-30T23:59:59+07:00",
    "Thực hiện công khai, minh bạch. " * 100, "９", "٣", "x\u00a0y", "🇻🇳", "'\"\\", "#", "? ", "[", "{a: b}",
]  # fmt: skip


@pytest.mark.parametrize("text", TEXTS, ids=lambda text: repr(text[:20]))
def test_text_comes_out_as_it_went_in(tmp_path: Path, text: str) -> None:
    quoted = json.dumps(text, ensure_ascii=False)
    entry = "\n    ".join(
        f"{key}: {quoted}" for key in ("number", "issuer", "title", "signer", "note", "source")
    )
    root = write(tmp_path, {**GOOD, f"{FOLDER}/documents.yml": f"documents:\n  - key: a\n    {entry}\n"})
    records = load(root)
    assert records.findings == ()
    document = records.filed["so-mau"].documents["a"].model
    values = (
        document.number,
        document.issuer,
        document.title,
        document.signer,
        document.note,
        document.source,
    )
    assert set(values) == {text}


PLAIN = [
    "010",
    "190:20:30",
    "2026-06-30",
    "1.10",
    "null",
    "NO",
    "~",
    "025077001234",
    "+1",
    "0x1F",
    "1_000",
    ".5",
]


@pytest.mark.parametrize("text", PLAIN)
def test_unquoted_too(tmp_path: Path, text: str) -> None:
    changed = f"documents:\n  - key: a\n    issuer: {text}\n    title: {text}\n"
    document = (
        load(write(tmp_path, {**GOOD, f"{FOLDER}/documents.yml": changed})).filed["so-mau"].documents["a"]
    )
    assert (document.model.issuer, document.model.title) == (text, text)


NO_NUMBERS = [
    "1e400", "NaN", "Infinity", "1_0", "٣", "９", "true", "0x10", "1.234.567", "1,234", "--1", "1/2",
    "9" * 5000, "12 vụ", "１２", "", " ", "+5", ".5", "5.", "1.1234567",
]  # fmt: skip


@pytest.mark.parametrize("text", NO_NUMBERS, ids=lambda text: text[:20])
def test_what_is_no_number(tmp_path: Path, text: str) -> None:
    figures = f'figures:\n  - key: a\n    value: "{text}"\n    unit: vụ\n'
    records = load(write(tmp_path, {**GOOD, f"{FOLDER}/figures.yml": figures}))
    assert codes(records) == ["S310"]
    assert records.findings[0].position.line == 3
    assert records.filed["so-mau"].figures == {}


DAYS = [
    ("03/04/2026", "2026-04-03"),
    ("2026-06-30", "2026-06-30"),
    ("2026-02-30", "S313"),
    ("31/4/2026", "S313"),
    ("15/8 âm lịch", "S312"),
    ("2026-06-30T24:00:00+07:00", "S312"),
    ("30-06-2026", "S312"),
    ("06/2026", "S312"),
    ("٣/4/2026", "S312"),
    ("0000-00-00", "S313"),
]


@pytest.mark.parametrize(("text", "day"), DAYS)
def test_days(tmp_path: Path, text: str, day: str) -> None:
    changed = f"documents:\n  - key: a\n    issuer: x\n    title: y\n    date: {text}\n"
    records = load(write(tmp_path, {**GOOD, f"{FOLDER}/documents.yml": changed}))
    if day.startswith("S"):
        assert codes(records) == [day]
    else:
        assert str(records.filed["so-mau"].documents["a"].model.date) == day


SECRETS = ["079199001234", "0912 345 678", "tố cáo của ông Nguyễn Văn Xuân", "TỐI MẬT", "a.b@example.invalid"]


@pytest.mark.parametrize("secret", SECRETS)
def test_no_finding_repeats_what_stands_in_a_wrong_place(tmp_path: Path, secret: str) -> None:
    figure = f'{{key: "{secret}", value: "{secret}", unit: x, scope: "{secret}"}}'
    front = f'item: "{secret}"\nself_score: "{secret}"\nclaim: "{secret}"\n'
    files = {
        f"{FOLDER}/figures.yml": f"figures:\n  - {figure}\n",
        f"{FOLDER}/A.2.md": f"---\n{front}---\n{secret}",
        f"{FOLDER}/A.3.md": f"{secret}\n",
        f"{FOLDER}/A.4.md": f'---\n"{secret}": 1\n---\n',
        f"{FOLDER}/explanations.yml": f"explanations: *{secret}\n",
        f"{FOLDER}/documents.yml": f"documents:\n  - {secret}: {secret}: {secret}\n",
    }
    records = load(write(tmp_path, {**GOOD, **files}))
    assert len(records.refused) == len(files)
    assert secret not in repr(records.findings)
    assert secret.split()[0] not in repr(records.findings)
