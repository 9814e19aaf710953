"""The engine that made a release: its version, a digest over its own files, the libraries that write."""

from __future__ import annotations

import platform
from hashlib import sha256
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from .. import __version__
from ..publish.manifest import file_digest
from .statement import Builder, Sha256

# What decides the bytes of site, Word, PDF and workbook.  Fonts are the system's and not told.
LIBRARIES = (
    *("mkdocs", "mkdocs-material", "markdown", "jinja2", "markdown-it-py", "nh3", "pydantic", "pyyaml"),
    *("pandas", "openpyxl", "python-docx", "lxml", "typst", "pikepdf"),
)
_PARTS = ("scripts/paca", "site_templates", "docs", "mkdocs.yml")
_DATA = "docs/report/"  # the working group's own words are an input, not the engine


def builder(engine: Path) -> Builder:
    """``engine`` is the checkout that holds scripts/, site_templates/, docs/ and mkdocs.yml."""
    return Builder(
        version=__version__,
        digest=Sha256(sha256=_digest(engine)),
        libraries={"python": platform.python_version()} | {name: _version(name) for name in LIBRARIES},
    )


def _version(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return ""


def _digest(engine: Path) -> str:
    lines = []
    for part in _PARTS:
        root = engine / part
        for path in sorted(root.rglob("*")) if root.is_dir() else [root]:
            told = path.relative_to(engine).as_posix()
            if path.is_file() and "__pycache__" not in told and not told.startswith(_DATA):
                lines.append(f"{told}\0{file_digest(path)}\n")
    return sha256("".join(sorted(lines)).encode()).hexdigest()
