"""Canaries: a demo repository in which every text, day and figure that people file is unmistakable.

The fields are found by walking the models of the files, so a field that somebody
adds tomorrow is planted tomorrow.  What a canary may be seen by follows from its field's mark, from the
document's own visibility and from drafts being drafts; ``Planted`` keeps that beside each canary.
"""

from __future__ import annotations

import datetime as dt
import os
import re
import struct
import subprocess
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from fractions import Fraction
from pathlib import Path
from typing import Annotated, Any, get_args, get_origin

import yaml
from paca.demo.attachments import png
from paca.model import decision, edition, evidence, last_round
from paca.model.values import Number, Record
from paca.model.visibility import Publicity, publicity_of
from paca.read.models import model_of
from paca.read.paths import WORKING_GROUP, Placed, classify
from paca.read.schema import GLOBS, TITLES
from pydantic import TypeAdapter, ValidationError

TOKEN = re.compile(rb"qzx[0-9]{4}zq")
FIRST_DAY = dt.date(1931, 1, 1)  # no day of any round: what stands in 1931 is a canary
FIRST_FIGURE = 731_000_000
NUMBER = get_args(Number)[1:]
FILED = (
    evidence.__name__,
    decision.__name__,
    last_round.__name__,
)  # the calendar's and the register's days keep their meaning


@dataclass(frozen=True)
class Canary:
    """``publicity`` is None where nobody but the working group may ever see it."""

    where: str  # "Document.title", "attachment", "commit"
    publicity: Publicity | None


@dataclass
class Planted:
    """All canaries of a repository, by what to look for in an output."""

    tokens: dict[str, Canary] = field(default_factory=dict)
    days: dict[dt.date, Canary] = field(default_factory=dict)
    figures: dict[int, Canary] = field(default_factory=dict)
    start: int = 0

    def token(self, where: str, publicity: Publicity | None = None) -> str:
        token = f"qzx{self.start + len(self.tokens):04d}zq"
        self.tokens[token] = Canary(where, publicity)
        return token

    def day(self, where: str, publicity: Publicity | None) -> str:
        day = FIRST_DAY + dt.timedelta(days=self.start + len(self.days))
        self.days[day] = Canary(where, publicity)
        return day.isoformat()

    def figure(self, where: str, publicity: Publicity | None) -> str:
        value = FIRST_FIGURE + self.start + len(self.figures)
        self.figures[value] = Canary(where, publicity)
        return str(value)

    def has(self, model: type[Record]) -> bool:
        return any(place.startswith(f"{model.__name__}.") for place in self.places)

    @property
    def places(self) -> set[str]:
        return {
            canary.where for canary in (*self.tokens.values(), *self.days.values(), *self.figures.values())
        }


def plant(repo: Path, *, start: int = 0) -> Planted:
    """Plant every file below ``repo/evidence``; commits nothing."""
    planted = Planted(start=start)
    round_folder = next((repo / "evidence").iterdir())
    for path in sorted(round_folder.rglob("*")):
        model = _model_of(path.relative_to(repo).as_posix())
        if model is not None:
            _plant_file(path, model, planted)
    _plant_what_the_demo_lacks(round_folder, planted)
    return planted


def commit(repo: Path, planted: Planted, *, tag: str) -> None:
    """Commit and tag with canaries in every place that git gives people to write in."""
    who, mail, subject, body, message = (
        planted.token(where) for where in ("author", "e-mail", "subject", "commit body", "tag message")
    )
    settings = ["-c", f"user.name={who}", "-c", f"user.email={mail}@example.invalid"]
    stamp = "2020-08-12T03:17:43+0545"
    _git(repo, "add", "-A")
    _git(repo, *settings, "commit", "-qm", subject, "-m", body, stamp=stamp)
    _git(repo, *settings, "tag", "-a", tag, "-m", message, stamp=stamp)


def text_fields() -> Iterator[str]:
    """Every field of free text, day or figure in what agencies and the working group file."""
    for model in _models():
        for name, info in model.model_fields.items():
            if _kind(info.annotation, info.metadata):
                yield f"{model.__name__}.{name}"


def _models() -> Iterator[type[Record]]:
    for module in (evidence, decision):
        for model in vars(module).values():
            if isinstance(model, type) and issubclass(model, Record) and model.__module__ == module.__name__:
                yield model


def _model_of(path: str) -> type[Record] | None:
    """The model of a file that people write during a round; the edition is public and left alone."""
    placed = classify(path)
    if not isinstance(placed, Placed) or placed.kind not in TITLES:
        return None
    model = model_of(placed.kind)
    return model if model.__module__ != edition.__name__ else None


def _plant_file(path: Path, model: type[Record], planted: Planted) -> None:
    text = path.read_text(encoding="utf-8")
    if path.suffix == ".md":
        _, front, _body = text.split("---\n", 2)
        tree = yaml.load(front, yaml.BaseLoader)
        draft = tree.get("claim") == "draft"
        body = planted.token("body", None if draft else Publicity.FULL)
        planted_front = _dump(_record(tree, model, planted, closed=draft, folder=path.parent))
        path.write_text(f"---\n{planted_front}---\n\nThuyết minh {body}.\n", encoding="utf-8")
    else:
        tree = yaml.load(text, yaml.BaseLoader)
        path.write_text(
            _dump(_record(tree, model, planted, closed=False, folder=path.parent)), encoding="utf-8"
        )


def _dump(tree: Any) -> str:
    return yaml.safe_dump(tree, allow_unicode=True, sort_keys=False, width=1000)


def _record(
    tree: dict[str, Any], model: type[Record], planted: Planted, *, closed: bool, folder: Path
) -> dict[str, Any]:
    """``tree`` with a canary in each field; ``closed``: nothing of this record is ever public."""
    if model is evidence.Document:
        closed = closed or tree.get("visibility") != "public" or "classified" in tree
    marks, told = publicity_of(model), dict(tree)
    for name, info in model.model_fields.items():
        mark = None if closed else marks[name]
        where = f"{model.__name__}.{name}"
        inner = _inner(info.annotation)
        if inner is not None and name not in told and inner is not evidence.Classified:
            if inner.__module__ in FILED and not planted.has(inner):  # the demo has none: one, made up
                told[name] = [_example(inner)]
        if inner is not None:
            if isinstance(told.get(name), dict):
                told[name] = _record(told[name], inner, planted, closed=closed or mark is None, folder=folder)
            elif isinstance(told.get(name), list):
                told[name] = [
                    _record(one, inner, planted, closed=closed or mark is None, folder=folder)
                    for one in told[name]
                ]
            continue
        match _kind(info.annotation, info.metadata):
            case "text" if name == "attachment":
                told[name] = f"{planted.token(where, mark)}.png"
                _attachment(folder / "attachments" / told[name], planted)
            case "text":
                told[name] = f"{planted.token(where, mark)} {told.get(name, 'x')}"
            case "texts":
                told[name] = [planted.token(where, mark)]
            case "day" if model.__module__ in FILED:
                told[name] = planted.day(where, mark)
            case "figure" if "scope" not in told:  # other scopes never enter a sum
                told[name] = planted.figure(where, mark)
    return told


def _attachment(path: Path, planted: Planted) -> None:
    """A picture whose metadata name somebody, as a phone writes them."""
    path.parent.mkdir(exist_ok=True)
    author = f"Author\0{planted.token('attachment metadata')}".encode()
    chunk = (
        struct.pack(">I", len(author)) + b"tEXt" + author + struct.pack(">I", zlib.crc32(b"tEXt" + author))
    )
    picture = png(grey=128)
    header = 8 + 25  # the signature and IHDR
    path.write_bytes(picture[:header] + chunk + picture[header:])


def _plant_what_the_demo_lacks(folder: Path, planted: Planted) -> None:
    for kind, glob in GLOBS.items():
        path = folder / glob.partition("*/")[2]
        if path.parent.name == "last-round":  # of the round before: the demo's first round has none
            path = path.with_name("province.yml")
            path.parent.mkdir()
        if glob.startswith("evidence/") and "*" not in path.name and WORKING_GROUP in path.parts[-3:]:
            if not path.exists():
                model = model_of(kind)
                tree = _record(_example(model), model, planted, closed=False, folder=folder)
                path.write_text(_dump(tree), encoding="utf-8")
    register = next(folder.glob("[a-z]*/documents.yml"))
    documents = yaml.load(register.read_text(encoding="utf-8"), yaml.BaseLoader)
    secret = {"key": f"mat-{planted.token('key of a classified document')}", "issuer": "x", "title": "x"}
    secret |= {"visibility": "public", "classified": {"holder": "x"}}
    documents["documents"].append(
        _record(secret, evidence.Document, planted, closed=True, folder=register.parent)
    )
    register.write_text(_dump(documents), encoding="utf-8")


def _example(model: type[Record]) -> dict[str, Any]:
    """The least that a record must hold."""
    return {
        name: _example_of(info.annotation, info.metadata)
        for name, info in model.model_fields.items()
        if info.is_required()
    }


def _example_of(annotation: Any, metadata: list[Any]) -> Any:
    inner, kind = _inner(annotation), _kind(annotation, metadata)
    if inner is not None:
        return [_example(inner)]
    if kind == "day":
        return "2020-08-12"
    leaf = next(_leaves(annotation))
    if isinstance(leaf, type) and issubclass(leaf, StrEnum):
        return next(iter(leaf)).value
    if leaf is Fraction:
        return "1"
    if leaf is int:
        return "2018"
    try:
        return TypeAdapter(Annotated[annotation, "x", *metadata]).validate_python("x")
    except ValidationError:
        return "A"  # an item's code


def _inner(annotation: Any) -> type[Record] | None:
    """The record that a field holds, alone, optional or in a list."""
    for one in _leaves(annotation):
        if isinstance(one, type) and issubclass(one, Record):
            return one
    return None


def _kind(annotation: Any, metadata: list[Any]) -> str:
    """How a field is planted; "" for keys, codes, words of a list and points."""
    leaves = [one for one in _leaves(annotation) if one is not type(None)]
    if dt.date in leaves:
        return "day"
    if annotation == tuple[str, ...]:
        return "texts"
    if annotation in (str, str | None) and all(isinstance(mark, Publicity) for mark in metadata):
        return "text"
    if annotation == Number | None or all(part in metadata for part in NUMBER):
        return "figure"
    return ""


def _leaves(annotation: Any) -> Iterator[Any]:
    if get_origin(annotation) is None:
        yield annotation
    elif get_origin(annotation) is Annotated:
        yield from _leaves(get_args(annotation)[0])
    else:
        for one in get_args(annotation):
            yield from _leaves(one)


def _git(repo: Path, *arguments: str, stamp: str = "2020-08-12T03:17:43+0545") -> None:
    environment = os.environ | {"GIT_AUTHOR_DATE": stamp, "GIT_COMMITTER_DATE": stamp}
    subprocess.run(["git", "-C", repo, *arguments], check=True, capture_output=True, env=environment)
