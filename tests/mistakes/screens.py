"""What a clerk sees in a terminal, as pictures for the guide: real output, drawn by rich, set by Chromium.

Each picture carries the digest of the drawing it was made from, so that a test can tell an old one without
comparing points of two machines' fonts.
"""

# ruff: noqa: E501

from __future__ import annotations

import fcntl
import hashlib
import os
import re
import shutil
import struct
import subprocess
import sys
import termios
import zlib
from dataclasses import dataclass
from pathlib import Path

from rich.console import Console
from rich.terminal_theme import TerminalTheme
from rich.text import Text

from .test_guide import EXAMPLES, FOLDER, Example
from .tree import changed

COLUMNS = 92
# Light, since the guide is printed too; each colour 4.5 : 1 or more on white.
THEME = TerminalTheme(
    (255, 255, 255), (31, 41, 55),
    [(31, 41, 55), (185, 28, 28), (21, 128, 61), (146, 64, 14), (29, 78, 216), (126, 34, 206), (14, 116, 144), (75, 85, 99)],
    [(75, 85, 99), (185, 28, 28), (21, 128, 61), (146, 64, 14), (29, 78, 216), (126, 34, 206), (14, 116, 144), (31, 41, 55)],
)  # fmt: skip
_FACES = re.compile(r"@font-face \{.*?\}\s*", re.DOTALL)
_KEYWORD = b"paca-drawing"


@dataclass(frozen=True)
class Screen:
    """One picture: the examples whose mistakes are made first, and what is typed.

    ``blocks``: of a long output only so many files are shown, and the end; the cut is marked.
    """

    name: str
    alt: str
    examples: tuple[int, ...]
    command: tuple[str, ...]
    blocks: int | None = None


SCREENS = (
    Screen("terminal-check", "paca check: mỗi lỗi có tệp, dòng, vì sao và cách sửa", (0, 1, 3), ("check", "huyen-mau-1"), 3),
    Screen("terminal-fix", "paca fix: chỗ máy sẽ sửa, hiện ra trước khi ghi", (7,), ("fix", "huyen-mau-1")),
    Screen("terminal-explain", "paca explain S310: giải thích một mã lỗi, ví dụ trước và sau", (), ("explain", "S310")),
)  # fmt: skip


def drawing(screen: Screen, demo: Path, root: Path) -> str:
    """The SVG of what the command prints in a copy of the demo with the examples' mistakes."""
    shutil.rmtree(root, ignore_errors=True)
    shutil.copytree(demo, root, symlinks=True)
    for example in (EXAMPLES[number] for number in screen.examples):
        _make(root, example)
    shown = _cut(printed(root, screen.command), screen.blocks)
    with open(os.devnull, "w") as nowhere:
        console = Console(record=True, width=COLUMNS, file=nowhere, force_terminal=True)
        console.print(Text.from_ansi(f"$ paca {' '.join(screen.command)}\n{shown.rstrip()}"))
    drawn = console.export_svg(title="paca", theme=THEME, unique_id=screen.name)
    return _FACES.sub("", drawn).replace("Fira Code", "Liberation Mono")


def printed(root: Path, command: tuple[str, ...]) -> str:
    """What the command prints on a real terminal of ``COLUMNS``, colours and all."""
    ours, theirs = os.openpty()
    fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 50, COLUMNS, 0, 0))
    search = os.pathsep.join(path for path in sys.path if path)
    environment = {**os.environ, "TERM": "xterm-256color", "PYTHONPATH": search, "COLUMNS": str(COLUMNS)}
    for name in ("NO_COLOR", "PACA_LANG", "CI"):
        environment.pop(name, None)
    process = subprocess.Popen(
        [sys.executable, "-m", "paca.cli", *command],
        cwd=root, env=environment, stdin=subprocess.DEVNULL, stdout=theirs, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    os.close(theirs)
    got = b""
    while True:
        try:
            piece = os.read(ours, 65_536)
        except OSError:  # the other end is closed
            break
        if not piece:
            break
        got += piece
    os.close(ours)
    process.wait()
    return got.decode().replace("\r\n", "\n")


def _cut(text: str, blocks: int | None) -> str:
    parts = text.rstrip().split("\n\n")
    if blocks is None or len(parts) <= blocks + 1:
        return text
    return "\n\n".join([*parts[:blocks], f"    ⋮  (lược bớt {len(parts) - blocks - 1} tệp)", parts[-1]])


def _make(root: Path, example: Example) -> None:
    path = root / FOLDER / example.name
    path.write_text(changed(path.read_text("utf-8"), example.pattern, example.wrong), "utf-8", newline="\n")


def digest(drawn: str) -> bytes:
    return hashlib.sha256(drawn.encode()).hexdigest().encode()


def held(png: bytes) -> bytes:
    """The digest that a picture carries; empty where it has none."""
    found = re.search(re.escape(_KEYWORD) + rb"\0([0-9a-f]{64})", png)
    return found[1] if found else b""


def paint(drawn: str, chromium: str, scratch: Path) -> bytes:
    """The picture of a drawing, by Chromium, with the drawing's digest inside."""
    width, height = (float(size) for size in re.search(r'viewBox="0 0 ([\d.]+) ([\d.]+)"', drawn).groups())  # type: ignore[union-attr]
    page, out = scratch / "screen.html", scratch / "screen.png"
    page.write_text(f"<!doctype html><style>body{{margin:0}}svg{{display:block}}</style>{drawn}", "utf-8")
    subprocess.run(
        [
            *(chromium, "--headless=new", "--no-sandbox", "--disable-gpu", "--hide-scrollbars"),
            *(f"--window-size={int(width) + 1},{int(height) + 1}", f"--screenshot={out}", page.as_uri()),
        ],
        check=True,
        capture_output=True,
        timeout=120,
    )
    png = out.read_bytes()
    body = b"tEXt" + _KEYWORD + b"\0" + digest(drawn)
    text = (len(body) - 4).to_bytes(4, "big") + body + zlib.crc32(body).to_bytes(4, "big")
    end = png.rindex(b"IEND") - 4
    return png[:end] + text + png[end:]
