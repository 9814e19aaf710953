"""``--help`` of every command: both languages, lazily, quickly."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import click
import pytest
from click.testing import CliRunner
from paca.cli.main import COMMANDS, main

HEAVY = ("pydantic", "pandas", "yaml", "mkdocs", "rich", "jinja2", "openpyxl", "git")
SCRIPTS = Path(__file__).resolve().parents[2] / "scripts"


def every_command(group: click.Group, path: tuple[str, ...] = ()) -> list[tuple[str, ...]]:
    context = click.Context(group)
    found: list[tuple[str, ...]] = [path]
    for name in group.list_commands(context):
        command = group.get_command(context, name)
        here = (*path, name)
        found += every_command(command, here) if isinstance(command, click.Group) else [here]
    return found


@pytest.mark.parametrize("path", every_command(main), ids=" ".join)
def test_help_is_in_vietnamese_then_english(path: tuple[str, ...]) -> None:
    result = CliRunner().invoke(main, [*path, "--help"], terminal_width=100)
    assert result.exit_code == 0, result.output
    command: click.Command = main
    for name in path:
        command = command.get_command(click.Context(command), name)  # type: ignore[attr-defined]
    flat = " ".join(result.output.split())
    vi, en = (" ".join(text.split()) for text in (command.vi, command.en))  # type: ignore[attr-defined]
    assert vi and en and 0 < flat.index(vi[:60]) < flat.index(en[:60])
    assert "Ví dụ / Examples" in result.output
    for parameter in command.params:
        if isinstance(parameter, click.Option) and not parameter.hidden:
            assert " / " in (parameter.help or ""), f"{parameter.name}: vi / en"


@pytest.mark.parametrize("path", every_command(main), ids=" ".join)
def test_help_fits_eighty_columns(path: tuple[str, ...]) -> None:
    output = CliRunner().invoke(main, [*path, "--help"], terminal_width=80).output
    assert [line for line in output.splitlines() if len(line) > 80 and "paca " not in line] == []


def test_the_list_names_every_command() -> None:
    output = CliRunner().invoke(main, ["--help"]).output
    assert all(f"  {name} " in output and summary.vi in output for name, summary in COMMANDS.items())


def loaded_by(*arguments: str) -> set[str]:
    """Top-level modules that a run of the command line imports."""
    code = (
        "import sys\n"
        "from paca.cli.main import run\n"
        "try:\n    run(sys.argv[1:])\nexcept SystemExit:\n    pass\n"
        "print(*{name.partition('.')[0] for name in sys.modules}, file=sys.stderr)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, *arguments],
        cwd=SCRIPTS,
        capture_output=True,
        text=True,
        encoding="utf-8",
    )
    return set(done.stderr.splitlines()[-1].split())


@pytest.mark.parametrize("arguments", [("--help",), ("check", "--help"), ("score", "--help"), ("--version",)])
def test_help_loads_nothing_heavy(arguments: tuple[str, ...]) -> None:
    assert loaded_by(*arguments).isdisjoint(HEAVY)


def test_the_list_of_commands_imports_no_command() -> None:
    code = (
        "import sys\nfrom paca.cli.main import run\n"
        "try:\n    run(['--help'])\nexcept SystemExit:\n    pass\n"
        "print([name for name in sys.modules if name.startswith('paca.cli.commands')], file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=SCRIPTS, capture_output=True, text=True)
    assert done.stderr.strip() == "[]"


def options(path: tuple[str, ...]) -> list[str]:
    """Names of the options in the order in which the help tells them."""
    told = CliRunner().invoke(main, [*path, "--help"]).stdout.partition("Tùy chọn / Options:")[2]
    return re.findall(r"^  (?:-h, )?--([a-z-]+)", told.partition("Lệnh / Commands")[0], re.MULTILINE)


@pytest.mark.parametrize("path", every_command(main), ids=" ".join)
def test_shared_options_come_last_in_one_order(path: tuple[str, ...]) -> None:
    shared = ["repo", "rev", "as-of", "year", "since", "audience", "format", "no-cache", "lang", "help"]
    told = options(path)
    kept = [one for one in told if one in shared]
    assert kept == [one for one in shared if one in kept]
    assert told[-2:] == ["lang", "help"]


VALUE = re.compile(r"^  --(repo|rev|as-of|year|agency|since) ([^ \n]+)", re.MULTILINE)


def test_the_same_option_asks_the_same_kind_of_value() -> None:
    named: dict[str, set[str]] = {}
    for path in every_command(main):
        text = CliRunner().invoke(main, [*path, "--help"]).stdout
        for name, value in VALUE.findall(text):
            named.setdefault(name, set()).add(value)
    assert {name: values for name, values in named.items() if len(values) > 1} == {}
