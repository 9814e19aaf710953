"""Compiled templates are kept between builds, and never believed for another source."""

from __future__ import annotations

from pathlib import Path

import pytest
from jinja2 import DictLoader, Environment
from jinja2.ext import Extension
from paca.output.kept_templates import KeptTemplates


class Louder(Extension):
    def preprocess(self, source: str, name: str | None, filename: str | None = None) -> str:
        return source.replace("a", "A")


class Counting(Environment):
    compiled = 0

    def compile(self, *arguments, **options):
        Counting.compiled += 1
        return super().compile(*arguments, **options)


@pytest.fixture
def rendered(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """``rendered(source)`` → (text, whether it was compiled for it), each time in a new environment."""
    monkeypatch.setattr(
        "paca.output.kept_templates.cache_from_source", lambda _: str(tmp_path / "kept" / "x")
    )

    def render(source: str, *extensions: type[Extension]) -> tuple[str, bool]:
        before = Counting.compiled
        environment = Counting(
            loader=DictLoader({"page": source}), bytecode_cache=KeptTemplates("test"), extensions=extensions
        )
        return environment.get_template("page").render(x="1"), Counting.compiled > before

    return render


def test_compiled_once(rendered) -> None:
    assert rendered("a {{ x }}") == ("a 1", True)
    assert rendered("a {{ x }}") == ("a 1", False)


def test_another_source_is_compiled_anew(rendered) -> None:
    rendered("a {{ x }}")
    assert rendered("b {{ x }}") == ("b 1", True)
    assert rendered("a {{ x }}") == ("a 1", True)


def test_what_an_extension_makes_of_the_source_counts(rendered) -> None:
    rendered("a {{ x }}")
    assert rendered("a {{ x }}", Louder) == ("A 1", True)


def test_another_engine_compiles_anew(rendered, monkeypatch: pytest.MonkeyPatch) -> None:
    rendered("a {{ x }}")
    monkeypatch.setattr("paca.output.kept_templates.engine_stamp", lambda: "another")
    assert rendered("a {{ x }}") == ("a 1", True)


@pytest.mark.parametrize("damage", [b"", b"j2", b"j2" + b"\0" * 200])
def test_a_damaged_file_is_no_file(damage: bytes, rendered, tmp_path: Path) -> None:
    rendered("a {{ x }}")
    (kept,) = (tmp_path / "kept").iterdir()
    whole = kept.read_bytes()
    for content in (damage, whole[: len(whole) // 2]):
        kept.write_bytes(content)
        assert rendered("a {{ x }}") == ("a 1", True)


def test_where_nothing_can_be_kept_it_is_compiled(rendered, tmp_path: Path) -> None:
    (tmp_path / "kept").write_text("a file where the folder should be")
    assert rendered("a {{ x }}") == rendered("a {{ x }}") == ("a 1", True)
