"""Every text of the site has its English, in one place, and nothing in the catalogue is left over."""

from __future__ import annotations

import json
import re
from string import Formatter

import pytest
from paca.output.language import template
from paca.output.language.catalogue import english
from paca.output.language.template import translated

from . import said

ENTRY = "msgid {}\nmsgstr {}\n"


@pytest.fixture(scope="module")
def texts():
    return english(said.TEMPLATES).texts


def entry(text: str) -> str:
    context, _, text = text.rpartition("\x04")
    head = f"msgctxt {json.dumps(context)}\n" if context else ""
    return head + ENTRY.format(json.dumps(text, ensure_ascii=False), '""')


def test_every_text_has_its_english(texts):
    missing = [text for text in said.everywhere() if not texts.get(text)]
    assert not missing, "add to site_templates/languages/en.po:\n\n" + "\n".join(map(entry, missing))


def test_no_english_is_left_over(texts):
    used = said.everywhere()
    unused = [text for text in texts if text not in used]
    assert not unused, "remove from site_templates/languages/en.po:\n\n" + "\n".join(map(entry, unused))


def test_the_english_is_english(texts):
    """Vietnamese letters in the English: only what is quoted from the data, which is nothing."""
    assert [english for english in texts.values() if said.VIETNAMESE.search(_words(english))] == []


def _words(text: str) -> str:
    return re.sub(r"\{\{.*?\}\}|\{%.*?%\}", "", text)


def test_the_english_names_the_same_values(texts):
    """A value that the English forgets is lost; one that it makes up stops the build."""
    wrong = []
    for vietnamese, told in texts.items():
        if "{{" in vietnamese or "{{" in told:
            continue
        names = {name for _, name, _, _ in Formatter().parse(vietnamese) if name}
        if names != {name for _, name, _, _ in Formatter().parse(told) if name}:
            wrong.append(vietnamese)
    assert wrong == []


def test_no_page_speaks_past_the_catalogue():
    found = [
        where
        for name, tree in said.modules()
        if not name.startswith(said.OTHERWISE)
        for where in said.unsaid(name, tree)
    ]
    assert not found, 'say("…") these, or build them of texts that are said:\n' + "\n".join(found)


def test_scripts_hold_no_words():
    """What a script writes comes from the page, in the page's language."""
    found = []
    for path in sorted(said.TEMPLATES.rglob("*.js")):
        code = re.sub(r"/\*.*?\*/|//[^\n]*", "", path.read_text(encoding="utf-8"), flags=re.DOTALL)
        words = [word for word in re.findall(r"\"[^\"\n]*\"", code) if said.VIETNAMESE.search(word)]
        found += [f"{path.name}: {word}" for word in words if len(word) > 3]
    assert found == []


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ("<p>Đã nộp</p>", ["Đã nộp"]),
        ("<p>{{ n }} cơ quan</p>", ["{{ n }} cơ quan"]),
        ("{% if a %}Có{% else %}Không{% endif %}", ["Có", "Không"]),
        ('<td data-label="Trang">{{ x }}</td>', ["Trang"]),
        ('<td class="Trang" id="{{ x }}">{{ x }}</td>', []),
        ('{{ "Tài liệu" if a else b }}', ["Tài liệu"]),
        ("Chạy <code>paca check</code> trước", ["Chạy", "trước"]),
        ("{# Chú thích #}<p>–</p>", []),
    ],
)
def test_texts_of_a_template(source, found):
    assert list(template.texts(source)) == found


def test_a_translation_may_change_the_order_of_its_values():
    english = {"{{ a }} trên {{ b }}": "of {{ b }}, {{ a }}"}
    source = "<p>\n  {{ a }} trên {{ b }}</p>"
    wanted = "<p>\n  of {{ (b)|apart }}, {{ (a)|apart }}</p>"
    assert translated(source, lambda text: english.get(text, text)) == wanted
