"""The guide's page of worked examples says what the examples say, and is there for everybody."""

from __future__ import annotations

import html
import re
from fractions import Fraction
from pathlib import Path

from paca.examples.book import CHAPTERS
from paca.output.audience.pages import ALWAYS
from paca.output.notation import points
from paca.output.pages.environment import make_environment
from paca.output.pages.rules import rules_view


def sections(fragment: str) -> dict[str, str]:
    """Text of each example by its anchor."""
    parts = re.split(r'<h3 id="([a-z0-9-]+)"', fragment)
    texts = (html.unescape(re.sub(r"<[^>]+>", " ", part)) for part in parts[2::2])
    return dict(zip(parts[1::2], texts, strict=True))


def test_each_example_stands_on_the_page_with_the_score_written_by_hand(repo_root: Path) -> None:
    environment = make_environment(repo_root / "site_templates")
    template = environment.get_template("pages/rules.html.jinja")
    page = template.blocks["page"](template.new_context({"view": rules_view()}))
    shown = sections("".join(page))
    examples = [example for chapter in CHAPTERS for example in chapter.examples]
    assert list(shown) == [example.key for example in examples]
    for example in examples:
        text = re.sub(r"\s+", " ", shown[example.key])
        result = text.split("Điểm của tỉnh:")[1]
        if example.points is not None:
            assert points(Fraction(example.points)) in result, example.key
        else:
            assert not re.match(r" *\d", result), example.key
        if example.beside:
            assert f"tiêu chí bên cạnh: {points(Fraction(example.beside))}" in result, example.key
        assert example.note in result and "kind: " in text


def test_the_steps_name_what_a_policy_did() -> None:
    view = {one.key: one for chapter in rules_view().chapters for one in chapter.examples}
    assert view["tre-khong"].steps[-1] == (
        "Nộp trễ hạn: máy chủ nhận lúc 09:30 ngày 26/07/2020 (hạn: 24:00 ngày 24/07/2020); theo quy định của "
        "tiêu chí, tính 0 điểm → 0,00 điểm"
    )
    assert "vẫn tính như nộp đúng hạn → 2,00 điểm" in view["tre-du"].steps[-1]
    assert "được đưa ra khỏi phép tính" in view["kps-ra"].steps[0]
    assert "chờ tổ công tác quyết định" in view["cn-quyet"].steps[-2]
    assert "được gia hạn đến 24:00 ngày 27/07/2020" in view["tre-gia-han"].given[0].told


def test_everybody_may_read_it() -> None:
    assert "rules" in ALWAYS
