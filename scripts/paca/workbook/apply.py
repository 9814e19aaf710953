"""A clerk's changes as new texts of her agency's files.  Pure: nothing is written here.

What a file holds beside the changed values stays byte for byte, see ``yaml_edit``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from ..read.frontmatter import split
from ..records import AgencyFiles, Edition
from ..scaffold.submission import modeline
from . import yaml_edit
from .changes import Changes
from .current import Current
from .form import ANSWERS, DOCUMENTS, EXPLANATIONS, FIGURES, ITEMS
from .plain import bare

_FRONT = re.compile(r"^---[ \t]*$", re.MULTILINE)
_WORDS_OF_A_KEY = 6


def apply(made: Changes, view: Current, texts: Mapping[str, str], edition: Edition | None) -> dict[str, str]:
    """New texts by file name below the agency's folder; ``texts`` are the present ones, guarded."""
    keys = _new_keys(made, view)
    changed: dict[str, str] = {}
    for name, text in (
        ("documents.yml", _documents(made, texts.get("documents.yml"), keys)),
        ("figures.yml", _figures(made, view, texts.get("figures.yml"), keys, edition)),
        ("explanations.yml", _explanations(made, view, texts.get("explanations.yml"), keys)),
        *_submissions(made, view, texts, keys),
    ):
        if text is not None and text != texts.get(name):
            changed[name] = text
    return changed


def _new_keys(made: Changes, view: Current) -> dict[str, str]:
    """A key for each document that was added: from its number, else from its title; never one in use."""
    taken = set(view.documents) | set(view.files.documents)
    keys: dict[str, str] = {}
    for row, cells in made.of(DOCUMENTS).items():
        if not row.startswith("+"):
            continue
        name = cells.get("number") or " ".join(cells.get("title", "").split()[:_WORDS_OF_A_KEY])
        stem = _slug(name) or "tai-lieu"
        key, number = stem, 2
        while key in taken:
            key, number = f"{stem}-{number}", number + 1
        taken.add(key)
        keys[row] = key
    return keys


def _slug(name: str) -> str:
    return "-".join(filter(None, (bare(part) for part in re.split(r"[^\w]+", name))))


def _document(text: str | None, kind: str) -> Any:
    return yaml_edit.load(text if text is not None else modeline(kind, depth=3) + f"{kind}: []\n")


def _of(key: str, entries: Any) -> Any:
    return next((entry for entry in entries or () if entry.get("key") == key), None)


def _named(plain: str, keys: Mapping[str, str]) -> list[str]:
    """Keys of documents; a row that was added by the key it gets."""
    return [keys.get(key, key) for key in plain.split()]


def _documents(made: Changes, text: str | None, keys: Mapping[str, str]) -> str | None:
    rows = made.of(DOCUMENTS)
    own = [column.key for column in DOCUMENTS.own if column.key != "items"]
    if not any(column in cells for cells in rows.values() for column in own):
        return None
    document = _document(text, "documents")
    for row, cells in rows.items():
        record = {
            column: cells[column].split() if column == "proves" else cells[column]
            for column in own
            if column in cells
        }
        if row in keys:
            yaml_edit.append(document, "documents", {"key": keys[row], **record})
            continue
        entry = _of(row, document["documents"])
        for column, value in record.items():
            yaml_edit.put(entry, column, value)
    return yaml_edit.dump(document)


def _figures(
    made: Changes, view: Current, text: str | None, keys: Mapping[str, str], edition: Edition | None
) -> str | None:
    rows = made.of(FIGURES)
    if not rows:
        return None
    document = _document(text, "figures")
    for row, cells in rows.items():
        record: dict[str, Any] = {
            column: _named(value, keys) if column == "documents" else value for column, value in cells.items()
        }
        entry = _period_figure(row, document.get("figures"))
        if entry is None:
            unit = edition.figures[row].model.unit if edition and row in edition.figures else ""
            new = {"key": row, "value": record.pop("value"), "unit": unit, **record}
            yaml_edit.append(document, "figures", new)
        elif record.get("value") == "":
            document["figures"].remove(entry)
        else:
            for column, value in record.items():
                yaml_edit.put(entry, column, value)
    return yaml_edit.dump(document)


def _period_figure(key: str, entries: Any) -> Any:
    """Only a figure of the whole period stands in the workbook."""
    return next(
        (
            one
            for one in entries or ()
            if one.get("key") == key and one.get("scope", "period") in (None, "period")
        ),
        None,
    )


def _explanations(made: Changes, view: Current, text: str | None, keys: Mapping[str, str]) -> str | None:
    rows = made.of(EXPLANATIONS)
    if not rows:
        return None
    document = _document(text, "explanations")
    taken = {str(entry.get("id")) for entry in document.get("explanations") or ()}
    asked = {row.id: row for row in view.rows[EXPLANATIONS.key]}
    for row, cells in rows.items():
        item = str(asked[row].given["item"])
        stem = f"gt-{item.lower().replace('.', '-')}"
        identity, number = stem, 2
        while identity in taken:
            identity, number = f"{stem}-{number}", number + 1
        taken.add(identity)
        yaml_edit.append(
            document,
            "explanations",
            {
                "id": identity,
                "item": item,
                "comment": row if row in view.comments else "",
                "on": cells.get("on", ""),
                "text": cells.get("text", ""),
                "documents": _named(cells.get("documents", ""), keys),
            },
        )
    return yaml_edit.dump(document)


def _submissions(
    made: Changes, view: Current, texts: Mapping[str, str], keys: Mapping[str, str]
) -> Iterator[tuple[str, str]]:
    answers: dict[str, dict[str, str]] = {}
    for row, cells in made.of(ANSWERS).items():
        item, _, key = row.partition("/")
        answers.setdefault(item, {})[key] = cells["answer"]
    cited = _cited(made, view, keys)
    fronts = made.of(ITEMS)
    for item in view.items:
        if item in fronts or item in answers or item in cited:
            name = f"{item}.md"
            given = fronts.get(item, {})
            text = _submission(
                item, texts.get(name), given, answers.get(item, {}), cited.get(item), view.files
            )
            yield name, text


def _cited(made: Changes, view: Current, keys: Mapping[str, str]) -> dict[str, tuple[set[str], set[str]]]:
    """Documents that each item cites from now on, and those that it no longer does."""
    found: dict[str, tuple[set[str], set[str]]] = {}
    before = {row.id: row.cells["items"] for row in view.rows[DOCUMENTS.key]}
    for row, cells in made.of(DOCUMENTS).items():
        if "items" not in cells:
            continue
        old, new = set(before.get(row, "").split()), set(cells["items"].split())
        for item in old ^ new:
            more, less = found.setdefault(item, (set(), set()))
            (more if item in new else less).add(keys.get(row, row))
    return found


def _submission(
    item: str,
    text: str | None,
    given: Mapping[str, str],
    answers: Mapping[str, str],
    cited: tuple[set[str], set[str]] | None,
    files: AgencyFiles,
) -> str:
    front, body = (split(text, "").front, split(text, "").body) if text is not None else ("", "")
    document = (
        yaml_edit.load(front)
        if front
        else yaml_edit.load(modeline("submission", depth=3) + f"item: {item}\n")
    )
    for column in ("claim", "self_score"):
        if column in given:
            yaml_edit.put(document, column, given[column])
    if answers:
        told = document.get("answers") or yaml_edit.load("")
        for key, answer in answers.items():
            yaml_edit.put(told, key, answer)
        yaml_edit.put(document, "answers", told)
    if cited is not None:
        filed = files.submissions.get(item)
        before = list(filed.front.model.documents) if filed else []
        more, less = cited
        kept = [key for key in before if key not in less]
        yaml_edit.put(document, "documents", [*kept, *sorted(more - set(kept))])
    if "explanation" in given:
        yaml_edit.put(document, "explanation", given["explanation"])
    if "body" in given:
        body = f"\n{given['body']}\n" if given["body"] else ""
    return f"---\n{yaml_edit.dump(document)}---\n{body}"
