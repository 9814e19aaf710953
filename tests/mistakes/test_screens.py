"""The guide's pictures of the terminal are those of today's output.

``PACA_GOLDEN=1 pytest tests/mistakes/test_screens.py`` draws them anew (needs Chromium).
"""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

pytest.importorskip("termios")

from ..conftest import CHROMIUM_NAMES
from .screens import SCREENS, Screen, digest, drawing, held, paint

IMAGES = Path(__file__).parents[2] / "docs" / "images"
GUIDE = Path(__file__).parents[2] / "docs" / "guide" / "messages.md"


@pytest.mark.parametrize("screen", SCREENS, ids=lambda screen: screen.name)
def test_the_picture_is_of_what_is_printed(screen: Screen, demo_repo: Path, tmp_path: Path) -> None:
    drawn = drawing(screen, demo_repo, tmp_path / "demo")
    assert "tmp" not in drawn
    picture = IMAGES / f"{screen.name}.png"
    if os.environ.get("PACA_GOLDEN"):
        found = [path for name in CHROMIUM_NAMES if (path := shutil.which(name))]
        picture.write_bytes(paint(drawn, found[0], tmp_path))
    assert held(picture.read_bytes()) == digest(drawn), "draw it anew: see the first lines of this file"
    assert picture.stat().st_size < 200_000


def test_the_guide_shows_them_all() -> None:
    text = GUIDE.read_text("utf-8")
    for screen in SCREENS:
        assert f"![{screen.alt}](../images/{screen.name}.png)" in text
