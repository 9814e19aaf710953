"""Old or new, never half; and never somebody else's folder."""

from __future__ import annotations

from pathlib import Path

import pytest
from paca.output.site import swap as module
from paca.output.site.swap import MARKER, SwapError, check_replaceable, recover, swap


def site(path: Path, text: str) -> Path:
    path.mkdir()
    (path / MARKER).write_text("{}")
    (path / "index.html").write_text(text)
    return path


@pytest.fixture(params=[True, False], ids=["exchange", "two renames"])
def either_way(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    if not request.param:
        monkeypatch.setattr(module, "_exchange", lambda one, other: False)


@pytest.mark.usefixtures("either_way")
def test_the_new_site_takes_the_place_of_the_old(tmp_path: Path) -> None:
    old, new = site(tmp_path / "site", "old"), site(tmp_path / "new", "new")
    swap(new, old)
    assert (tmp_path / "site/index.html").read_text() == "new"
    assert [path.name for path in tmp_path.iterdir()] == ["site"]


@pytest.mark.usefixtures("either_way")
def test_the_first_site_needs_no_other(tmp_path: Path) -> None:
    swap(site(tmp_path / "new", "new"), tmp_path / "deep" / "site")
    assert (tmp_path / "deep/site/index.html").read_text() == "new"


def test_when_the_second_rename_fails_the_old_site_comes_back(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    old, new = site(tmp_path / "site", "old"), site(tmp_path / "new", "new")
    rename = module._rename

    def fail(source: Path, target: Path) -> None:
        if source == new:
            raise SwapError("đang được mở", "in use")
        rename(source, target)

    monkeypatch.setattr(module, "_exchange", lambda one, other: False)
    monkeypatch.setattr(module, "_rename", fail)
    with pytest.raises(SwapError):
        swap(new, old)
    assert (old / "index.html").read_text() == "old"


def test_a_swap_cut_off_between_its_renames_is_repaired(tmp_path: Path) -> None:
    site(tmp_path / ".site.old", "old")
    assert recover(tmp_path / "site") is True
    assert (tmp_path / "site/index.html").read_text() == "old"
    assert recover(tmp_path / "site") is False


def test_a_folder_that_is_not_ours_is_left_alone(tmp_path: Path) -> None:
    target = tmp_path / "documents"
    target.mkdir()
    check_replaceable(target)  # empty: free to take
    (target / "thesis.docx").write_text("x")
    for refused in (target, target / "thesis.docx"):
        with pytest.raises(SwapError):
            check_replaceable(refused)
    with pytest.raises(SwapError):
        swap(site(tmp_path / "new", "new"), target)
    assert (target / "thesis.docx").read_text() == "x"


def test_a_link_in_place_of_the_site_is_not_followed(tmp_path: Path) -> None:
    site(tmp_path / "elsewhere", "x")
    (tmp_path / "site").symlink_to(tmp_path / "elsewhere")
    with pytest.raises(SwapError):
        check_replaceable(tmp_path / "site")
