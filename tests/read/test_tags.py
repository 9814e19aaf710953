"""Which versions came before: asked of real git."""

from __future__ import annotations

import os
import subprocess

import pytest
from paca.read.tags import tags_before


def git(repo, *arguments, day="2020-07-01"):
    moment = f"{day}T08:00:00+0700"
    env = {**os.environ, "GIT_AUTHOR_DATE": moment, "GIT_COMMITTER_DATE": moment}
    who = ("-c", "user.name=Mẫu", "-c", "user.email=mau@example.invalid")
    subprocess.run(["git", *who, *arguments], cwd=repo, check=True, env=env, capture_output=True)


@pytest.fixture
def repo(tmp_path):
    git(tmp_path, "init", "-b", "main")
    for number, name in enumerate(["draft-1", "draft-2"], 1):
        git(tmp_path, "commit", "--allow-empty", "-m", name, day=f"2020-07-0{number}")
        git(tmp_path, "tag", "-a", name, "-m", name, day=f"2020-07-0{number}")
    git(tmp_path, "checkout", "-b", "aside", "draft-1")
    git(tmp_path, "commit", "--allow-empty", "-m", "aside", day="2020-07-05")
    git(tmp_path, "tag", "elsewhere", day="2020-07-05")
    git(tmp_path, "checkout", "main")
    return tmp_path


@pytest.mark.parametrize(
    ("revision", "names"),
    [
        (None, ["draft-2", "draft-1"]),  # the working tree may differ from the tag it stands on
        ("draft-2", ["draft-1"]),
        ("draft-1", []),
        ("elsewhere", ["draft-1"]),
        ("no-such-name", []),
    ],
)
def test_the_latest_comes_first_and_only_what_the_revision_rests_on(repo, revision, names):
    assert [tag.name for tag in tags_before(repo, revision)] == names


def test_a_folder_without_git_has_no_versions(tmp_path):
    assert tags_before(tmp_path, None) == ()
