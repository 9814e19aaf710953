"""Every text that the site says in Vietnamese, collected from where it stands."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

from paca.examples.book import CHAPTERS
from paca.output.language import template, theme
from paca.output.language.speech import in_context
from paca.output.site.stage import read_config

ROOT = Path(__file__).parents[2]
OUTPUT = ROOT / "scripts" / "paca" / "output"
TEMPLATES = ROOT / "site_templates"
VIETNAMESE = re.compile("[\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u1ef9]")

# Modules whose Vietnamese is not the site's: official documents, messages of the command line, file formats.
OTHERWISE = (
    "office/",
    "report/",
    "site/",
    "untrusted.py",
    "audience/fields.py",  # stands in a record in place of a text that is withheld
    "language/",
)
SAYS = {"say", "Words", "Sign"}  # calls whose texts are looked up in the catalogue


def modules() -> Iterator[tuple[str, ast.Module]]:
    for path in sorted(OUTPUT.rglob("*.py")):
        name = path.relative_to(OUTPUT).as_posix()
        yield name, ast.parse(path.read_text(encoding="utf-8"))


def _texts_of(call: ast.Call) -> Iterator[ast.Constant]:
    """The literals that a call of ``SAYS`` hands over: its first argument, or the values of that table."""
    if not call.args:
        return
    first = call.args[0]
    nodes = first.values if isinstance(first, ast.Dict) else [first]
    for node in nodes:
        if isinstance(node, ast.IfExp):
            nodes_below = [node.body, node.orelse]
        else:
            nodes_below = [node]
        for below in nodes_below:
            if isinstance(below, ast.Constant) and isinstance(below.value, str):
                yield below


def _is_saying(node: ast.AST) -> bool:
    return isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in SAYS


def in_python() -> Iterator[str]:
    for _, tree in modules():
        for node in ast.walk(tree):
            if _is_saying(node):
                yield from (text.value for text in _texts_of(node) if text.value)


def in_templates() -> Iterator[str]:
    both = (TEMPLATES / "publication" / f"{name}.html.jinja" for name in ("versions", "withdrawn"))
    for path in (*sorted((TEMPLATES / "pages").glob("*.jinja")), *both):
        yield from template.texts(path.read_text(encoding="utf-8"))


def in_theme() -> Iterator[str]:
    yield from theme.texts(TEMPLATES / "theme")


def in_configuration() -> Iterator[str]:
    config = read_config(ROOT)
    for entry in config["nav"]:
        yield from (in_context(title, theme.MENU) for title in entry)


def in_examples() -> Iterator[str]:
    """What the worked examples of the rules say of themselves; their edition's words are data."""
    for chapter in CHAPTERS:
        yield from (chapter.title, chapter.lead)
        for example in chapter.examples:
            yield from filter(None, (example.title, example.note))


def everywhere() -> dict[str, None]:
    """All texts, each once, in the order in which they are found."""
    return dict.fromkeys((*in_templates(), *in_theme(), *in_configuration(), *in_python(), *in_examples()))


def unsaid(name: str, tree: ast.Module) -> Iterator[str]:
    """Vietnamese literals of a module that reach a page without going through the catalogue."""
    saying = [node for node in ast.walk(tree) if _is_saying(node)]
    said = {id(text) for node in saying for text in _texts_of(node)}
    # What a table is asked for may be Vietnamese as it stands in data ("trđ").
    said |= {
        id(key) for node in saying for table in node.args if isinstance(table, ast.Dict) for key in table.keys
    }
    documentation = {
        id(node.body[0].value)
        for node in ast.walk(tree)
        if isinstance(node, (ast.Module, ast.ClassDef, ast.FunctionDef))
        and node.body
        and isinstance(node.body[0], ast.Expr)
    }
    for node in ast.walk(tree):
        if (
            isinstance(node, ast.Constant)
            and isinstance(node.value, str)
            and VIETNAMESE.search(node.value)
            and id(node) not in said | documentation
        ):
            yield f"{name}:{node.lineno}: {node.value!r}"
