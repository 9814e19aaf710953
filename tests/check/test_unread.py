"""A file that was refused is one finding; who rests on it is blamed for nothing."""

from __future__ import annotations

import pytest
from paca.check.render import render
from paca.finding import Finding, Position

from .builders import GROUP, ROUND, SO, checked, tree


@pytest.mark.parametrize(
    ("path", "change", "code"),
    [
        (f"{SO}/documents.yml", ("documents:\n", "documents: [\n"), "Y"),  # nothing of it can be read
        (f"{SO}/documents.yml", ("    date: 05/03/2019", "    date: 30/02/2019"), "S313"),  # one entry
        (f"{SO}/documents.yml", ("key: kh-2019", "key: KH_2019"), "S315"),  # one whose name is not known
        (f"{SO}/figures.yml", ("figures:\n", "figures: [\n"), "Y"),
        (f"{ROUND}/agencies.yml", ("groups:\n", "groups: [\n"), "Y"),
        (f"{ROUND}/agencies.yml", ("kind: district", "knd: district"), "S301"),
        ("indicators/2019/figures.yml", ("figures:\n", "figures: [\n"), "Y"),
        ("indicators/2019/part-a.yml", ("items:\n", "items: [\n"), "Y"),
    ],
)
def test_one_broken_file_one_finding(path: str, change: tuple[str, str], code: str) -> None:
    before = {(one.code, one.position.path) for one in checked({})}
    found = [one for one in checked({path: change}) if (one.code, one.position.path) not in before]
    assert [one.position.path for one in found] == [path]
    assert found[0].code.startswith(code)


def test_a_register_refused_for_its_name_is_the_one_that_was_meant() -> None:
    text = tree({})[f"{SO}/documents.yml"]
    found = checked({f"{SO}/documents.yml": None, f"{SO}/documents.yaml": text})
    assert [one.code for one in found if one.position.path.startswith(SO)] == ["F118"]


def test_a_comment_that_cannot_be_read_is_not_unknown() -> None:
    decided = (
        "decisions:\n"
        "  - {item: A.1.2, stage: reviewed, verdict: accept, by: Tổ, on: 10/08/2020, comment: gy-9}\n"
    )
    changes = {f"{GROUP}/decisions/so-mau.yml": decided, f"{GROUP}/comments/gy-9.yml": "id: [\n"}
    assert "R916" not in [one.code for one in checked(changes)]


def test_a_sentence_without_its_word_is_left_out() -> None:
    place = Position("a.yml", 1)
    params = {"item": "A.1", "document": "x", "agency": "s", "suggestion": "—"}
    unknown = render(Finding("C603", place, params))
    assert unknown.text.endswith("không có mã này.")
    hidden = render(Finding("S310", place, {"key": "value", "value": "…"}))
    assert hidden.text == "Mục value cần một số."


def test_what_the_machine_can_mend_says_so() -> None:
    assert render(Finding("Y210", Position("a.yml", 1))).fix.endswith("chạy lệnh paca fix.")
    assert "paca fix" not in render(Finding("Y238", Position("a.yml", 1))).fix
