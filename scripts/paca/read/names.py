"""Names and kinds of tree entries that git accepts and some system, tool or reader is fooled by."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator

from ..finding import Finding, Position
from .tree import TreeEntry

MAX_NAME = 120
"""Characters of one name: Windows counts the whole path against 260."""

MAX_PATH = 220
"""Characters from the repository's root: leaves 40 for the folder into which it is cloned."""

MAX_LEVELS = 8
"""evidence/2019/<agency>/attachments/ and four folders below it."""

# Reserved by Windows with any ending: such a file cannot be checked out, opened or deleted there.
_DEVICE = re.compile(
    r"(?:CON|PRN|AUX|NUL|CLOCK\$|CONIN\$|CONOUT\$|COM[0-9¹²³]|LPT[0-9¹²³])(?: *\..*)?", re.IGNORECASE
)
_DEVICE_BEGINS = re.compile(r"/(?:con|prn|aux|nul|clock|com|lpt)", re.IGNORECASE)
_FORBIDDEN = re.compile(r'[<>:"|?*#%\\;`$&{}^]')
_RAW_BYTE = re.compile(r"\\x[0-9a-f]{2}")  # how a TreeEntry shows what is not UTF-8
# Files by which some tool would take orders from an agency's folder.
_STEERING = re.compile(
    r"CODEOWNERS|CNAME|conftest\.py|setup\.(?:py|cfg)|pyproject\.toml|tox\.ini|pytest\.ini|mkdocs\.ya?ml|"
    r"requirements.*\.txt|package(?:-lock)?\.json|Makefile|Dockerfile|Jenkinsfile|Gemfile|"
    r"robots\.txt|_config\.yml|_redirects|_headers|web\.config|action\.ya?ml",
    re.IGNORECASE,
)
_LEFTOVER = re.compile(
    r"~\$.*|.*~|\.~lock\..*#|.*\.(?:sw[a-p]|bak|tmp|temp|orig|rej|old|part|crdownload)|#.*#|"
    r"\.DS_Store|Thumbs\.db|desktop\.ini|\.#.*",
    re.IGNORECASE,
)


def shown(path: str) -> str:
    """``path`` with every character that hides or reorders text escaped: safe to print anywhere.

    >>> shown("a\\u202eb/c")
    'a\\\\u202eb/c'
    """
    if path.isprintable() and path.isascii():
        return path
    return "".join(char if char.isprintable() else char.encode("unicode_escape").decode() for char in path)


def check_entry(entry: TreeEntry, *, plain: bool = False) -> Finding | None:
    """What is wrong with one entry's name or kind: at most one finding, the most telling first.

    ``plain`` says that the path is a record's place, made of keys: only the names that Windows
    reserves are left to look for.
    """
    if plain and entry.mode in ("100644", "100755") and len(entry.path) <= MAX_PATH:
        return _reserved(entry.path)  # nearly every file of a round
    place = Position(entry.path if plain else shown(entry.path))
    if entry.mode == "120000":
        return Finding("F102", place)
    if entry.mode == "160000":
        return Finding("F103", place)
    if not entry.mode.startswith("100"):
        return Finding("F104", place)
    if len(entry.path) > MAX_PATH:
        return Finding("F112", place, {"limit": str(MAX_PATH)})
    if plain:
        return _reserved(entry.path)
    parts = entry.path.split("/")
    for name in parts:
        if problem := check_name(name):
            code, params = problem
            return Finding(code, place, params)
    if len(parts) > MAX_LEVELS:
        return Finding("F113", place, {"limit": str(MAX_LEVELS)})
    return None


def _reserved(path: str) -> Finding | None:
    if _DEVICE_BEGINS.search(path) is None:  # nearly every path; one search is cheaper than one a name
        return None
    for name in path.split("/"):
        if len(name) <= 8 and _DEVICE.fullmatch(name.partition(".")[0]):
            return Finding("F106", Position(path), {"name": name.partition(".")[0]})
    return None


def check_name(name: str) -> tuple[str, dict[str, str]] | None:
    """The catalogue code for a name that may not be, with its params; None where it may."""
    if not name.isprintable() or _RAW_BYTE.search(name):
        return "F105", {}
    if _LEFTOVER.fullmatch(name):
        return "F107", {}
    if name.startswith("."):
        return "F108", {}
    if _STEERING.fullmatch(name):
        return "F109", {}
    if _DEVICE.fullmatch(name):
        return "F106", {"name": name.partition(".")[0].strip()}
    if name[-1:] in (".", " ") or name[:1] in (" ", "-", "~", "=", "+", "@"):
        return "F110", {}
    if forbidden := _FORBIDDEN.search(name):
        return "F111", {"char": forbidden.group()}
    if len(name) > MAX_NAME:
        return "F112", {"limit": str(MAX_NAME)}
    if not unicodedata.is_normalized("NFC", name):
        return "F114", {}
    return None


def twins(entries: Iterable[TreeEntry]) -> Iterator[tuple[Finding, tuple[str, ...]]]:
    """Paths that are one path on Windows or macOS, or to a reader: case, Unicode form, .yml and .yaml.

    Yields one finding for each group and the files of which nobody can say which one counts.
    """
    paths = [entry.path for entry in entries]
    names = [folded(path) for path in paths]
    if len(set(names)) == len(names):  # as a rule
        return
    seen: dict[str, list[str]] = {}
    for name, path in zip(names, paths, strict=True):
        seen.setdefault(name, []).append(path)
    for same in seen.values():
        if len(same) > 1:
            others = ", ".join(shown(path.rpartition("/")[2]) for path in same[:-1])
            yield Finding("F115", Position(shown(same[-1])), {"other": others}), tuple(same)


def folded(path: str) -> str:
    """What two paths share that a file system or an eye takes for one."""
    if not path.isascii():
        path = unicodedata.normalize("NFC", path)
    path = path.casefold()
    return path[:-5] + ".yml" if path.endswith(".yaml") else path
