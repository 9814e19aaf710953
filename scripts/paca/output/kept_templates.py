"""Compiled templates kept from build to build, as Python keeps its modules: beside them, in ``__pycache__``.

Compiling the site's fifty templates is a tenth of a build.  What is kept is believed only for the same
source (after the environment's extensions had their way with it), engine, Jinja and Python.
"""

from __future__ import annotations

import hashlib
import os
import sys
import tempfile
from functools import cache
from importlib.util import cache_from_source
from pathlib import Path
from typing import TYPE_CHECKING

import jinja2
from jinja2.bccache import Bucket, BytecodeCache

if TYPE_CHECKING:
    from jinja2 import Environment

_PACKAGE = Path(__file__).parents[1]


class KeptTemplates(BytecodeCache):
    """``label`` names the environment, whose options are always the same: two that differ need two labels."""

    def __init__(self, label: str) -> None:
        self._label = label
        self._folder = Path(cache_from_source(__file__)).parent

    def get_bucket(self, environment: Environment, name: str, filename: str | None, source: str) -> Bucket:
        seen = environment.preprocess(source, name, filename)
        bucket = Bucket(environment, self.get_cache_key(name), self.get_source_checksum(seen))
        self.load_bytecode(bucket)
        return bucket

    def get_cache_key(self, name: str, filename: str | None = None) -> str:
        """Without the file's folder: the theme is laid anew in another one for every build."""
        return hashlib.sha256(name.encode()).hexdigest()[:16]

    def get_source_checksum(self, source: str) -> str:
        return hashlib.sha256(f"{engine_stamp()}\n{source}".encode()).hexdigest()

    def load_bytecode(self, bucket: Bucket) -> None:
        try:
            with open(self._path(bucket), "rb") as file:
                bucket.load_bytecode(file)
        except (OSError, EOFError, ValueError, TypeError):
            bucket.reset()  # none, or damaged: it is compiled

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Whole or not at all; where nothing can be kept, the next build compiles again."""
        try:
            self._folder.mkdir(exist_ok=True)
            handle, made = tempfile.mkstemp(dir=self._folder, suffix=".tmp")
            with open(handle, "wb") as file:
                bucket.write_bytecode(file)
            os.replace(made, self._path(bucket))
        except OSError:
            return

    def _path(self, bucket: Bucket) -> Path:
        return self._folder / f"{self._label}-{bucket.key}.jinja-{sys.implementation.cache_tag}"


@cache
def engine_stamp() -> str:
    """Changes with every module of paca and with Jinja: compiling works out filters of constants."""
    found = [jinja2.__version__]
    for path in sorted(_PACKAGE.rglob("*.py")):
        info = path.stat()
        found.append(f"{path} {info.st_size} {info.st_mtime_ns}")
    return hashlib.sha256("\n".join(found).encode()).hexdigest()
