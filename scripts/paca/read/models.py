"""Plain values → models, one finding for each problem in the words of the catalogue.

An entry of a list that is wrong is left out and the others are kept, so that one mistake does not
make a hundred: what cites a good entry of the same file still finds it.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

from pydantic import BaseModel, ValidationError

from ..finding import MOST_TOLD, Finding, Position
from ..model import decision, edition, evidence, last_round, register
from ..model import round as round_model
from ..records import Mark
from .echo import safe
from .paths import CODE, SLUG, Kind

if TYPE_CHECKING:
    from pydantic_core import ErrorDetails

_QUOTED = re.compile(r"'([^']*)'")

# pydantic's error type -> catalogue code.
_CODES: Mapping[str, str] = {
    "missing": "S303",
    "string_type": "S305",
    "tuple_type": "S306",
    "list_type": "S306",
    "model_type": "S307",
    "model_attributes_type": "S307",
    "dict_type": "S307",
    "not-a-number": "S310",
    "negative-number": "S311",
    "not-a-day": "S312",
    "no-such-day": "S313",
    "not-yes-no": "S314",
    "not-a-key": "S315",
    "not-a-code": "S316",
    "enum": "S317",
    "literal_error": "S317",
    "not-a-whole-number": "S318",
    "int_type": "S318",
    "int_parsing": "S318",
    "int_parsing_size": "S318",
    "int_from_float": "S318",
    "greater_than_equal": "S319",
    "greater_than": "S319",
    "less_than_equal": "S319",
    "less_than": "S319",
    "union_tag_invalid": "S320",
    "not-a-repository": "S321",
    "not-a-branch": "S322",
    "forge-not-told": "S323",
    "union_tag_not_found": "S303",
}


@dataclass(frozen=True, slots=True)
class Validated:
    """``model`` holds what could be taken; ``kept`` maps a list's key to its entries' indices in the file."""

    model: BaseModel | None
    kept: Mapping[str, tuple[int, ...]]
    findings: tuple[Finding, ...]

    def index(self, key: str, position: int) -> int:
        """The index in the file of the entry at ``position`` of the model's list ``key``."""
        kept = self.kept.get(key)
        return position if kept is None else kept[position]

    def left_out(self, tree: Mapping[str, Any]) -> frozenset[str]:
        """The names of the entries that were not taken, see ``RefusedFile``."""
        return frozenset(
            name
            for key, kept in self.kept.items()
            for index, entry in enumerate(tree[key])
            if index not in kept
            for name in (_name(entry), *_files(entry))
        )


def _name(entry: Any) -> str:
    given = entry if isinstance(entry, dict) else {}
    name = next((given[key] for key in ("key", "slug", "code", "id", "item") if key in given), "")
    return name if isinstance(name, str) and (SLUG.fullmatch(name) or CODE.fullmatch(name)) else ""


def _files(entry: Any) -> Iterator[str]:
    """The attachments that an entry may name, under whatever key: perhaps that is what is wrong with it."""
    for value in entry.values() if isinstance(entry, dict) else ():
        if isinstance(value, str) and "." in value:
            yield f"attachments/{value}"


@cache
def model_of(kind: Kind) -> type[BaseModel]:
    """The model of a file (of the front matter, for a submission)."""
    return {
        Kind.EDITION: edition.EditionHeader,
        Kind.NODES: edition.NodeFile,
        Kind.FIGURE_SPECS: edition.FigureFile,
        Kind.DOCUMENT_KINDS: edition.DocumentKindFile,
        Kind.MAPPING: edition.MappingFile,
        Kind.ROUND: round_model.Round,
        Kind.REGISTER: register.Register,
        Kind.DOCUMENTS: evidence.DocumentFile,
        Kind.FIGURES: evidence.FigureValueFile,
        Kind.EXPLANATIONS: evidence.ExplanationFile,
        Kind.SUBMISSION: evidence.Submission,
        Kind.DECISIONS: decision.DecisionFile,
        Kind.VERIFIED: decision.VerifiedFile,
        Kind.COMMENT: decision.Comment,
        Kind.RECOMMENDATIONS: decision.RecommendationFile,
        Kind.PRACTICES: decision.PracticeFile,
        Kind.EXTENSIONS: decision.ExtensionFile,
        Kind.LAST_ROUND: last_round.LastRoundFile,
        Kind.RECEIPTS: decision.ReceivedFile,
    }[kind]


def validate(
    model: type[BaseModel], tree: Any, mark: Mark, path: str, *, key_marks: Callable[[], Mark | None]
) -> Validated:
    """Validates one file.  ``key_marks`` gives the marks of keys, and is asked only on a mistake.

    ``tree`` may be the model itself, validated before (``Memory``).
    """
    if isinstance(tree, model):
        return Validated(tree, {}, ())
    try:
        return Validated(model.model_validate(tree), {}, ())
    except ValidationError as error:
        return _mend(model, tree, mark, path, error, key_marks)


def _mend(
    model: type[BaseModel],
    tree: Any,
    mark: Mark,
    path: str,
    error: ValidationError,
    key_marks: Callable[[], Mark | None],
) -> Validated:
    for empty in (_empty_words, _drop_empty):
        if empty(tree, error.errors(include_url=False, include_input=False)):
            try:
                return Validated(model.model_validate(tree), {}, ())
            except ValidationError as again:
                error = again
    errors = error.errors(include_url=False)
    findings = _findings(model, errors, mark, path, key_marks)
    bad: dict[str, set[int]] = {}
    for found in errors:
        loc = found["loc"]
        if len(loc) >= 2 and isinstance(loc[0], str) and isinstance(loc[1], int):
            bad.setdefault(loc[0], set()).add(loc[1])
        elif found["type"] != "extra_forbidden":
            return Validated(None, {}, findings)
    kept: dict[str, tuple[int, ...]] = {}
    rest = {key: value for key, value in tree.items() if key in model.model_fields}
    for key, indices in bad.items():
        kept[key] = tuple(index for index in range(len(rest[key])) if index not in indices)
        rest[key] = [rest[key][index] for index in kept[key]]
    try:
        return Validated(model.model_validate(rest), kept, findings)
    except ValidationError:
        return Validated(None, {}, findings)


def _holders(tree: Any, errors: list[ErrorDetails]) -> Iterator[tuple[Any, int | str, Any]]:
    """For each error the mapping or list that holds the value, the key, and the value itself."""
    for error in errors:
        holder, last = None, ""
        value = tree
        for key in error["loc"]:
            try:
                inner = value[key]
            except (KeyError, IndexError, TypeError):
                continue  # a step that pydantic adds: the kind of a rule, "[key]"
            holder, last, value = value, key, inner
        if holder is not None and error["type"] != "missing":
            yield holder, last, value


def _empty_words(tree: Any, errors: list[ErrorDetails]) -> bool:
    """``null`` and ``~`` where text cannot stand mean "empty"; where text may stand they are text."""
    changed = False
    for holder, key, value in list(_holders(tree, errors)):
        if value in ("null", "~"):
            holder[key] = None
            changed = True
    return changed


def _drop_empty(tree: Any, errors: list[ErrorDetails]) -> bool:
    """``documents:`` with nothing after it is as if it were not written (a form left blank)."""
    changed = False
    for holder, key, value in list(_holders(tree, errors)):
        if value is None and isinstance(holder, dict) and key in holder:
            del holder[key]
            changed = True
    return changed


def _findings(
    model: type[BaseModel],
    errors: list[ErrorDetails],
    mark: Mark,
    path: str,
    key_marks: Callable[[], Mark | None],
) -> tuple[Finding, ...]:
    keys: Mark | None = None
    found: dict[tuple[Any, ...], Finding] = {}
    for error in errors[:MOST_TOLD]:
        kind, last = error["type"], str(error["loc"][-1]) if error["loc"] else ""
        loc, place = _trace(error["loc"], mark)
        code = _CODES.get(kind, "S399")
        params = {"key": safe(next((part for part in reversed(loc) if isinstance(part, str)), ""))}
        given = error.get("input")
        if kind == "extra_forbidden":
            keys = keys or key_marks() or mark
            loc, place = _trace(error["loc"], keys)
            known = known_keys(model, error["loc"][:-1])
            similar = difflib.get_close_matches(last, known, n=1, cutoff=0.6)
            code = "S301" if similar else "S302"
            params = {"key": safe(last), "similar": similar[0] if similar else "", "known": ", ".join(known)}
        elif code == "S303":
            params = {"key": "kind" if kind == "union_tag_not_found" else last}
            if loc[-1:] == (params["key"],):
                code = "S304"  # the key is there, but nothing stands after it
        elif given is None:
            code = "S304"
        elif kind in ("enum", "literal_error", "union_tag_invalid"):
            context = error.get("ctx", {})
            quoted = context.get("expected_tags") or context.get("expected") or ""
            params["allowed"] = ", ".join(_QUOTED.findall(str(quoted)))
        elif code == "S319":
            params["limit"] = str(next(iter(error.get("ctx", {}).values()), ""))
        if isinstance(given, (dict, list)) and "S310" <= code <= "S319":
            code = "S305"
        if isinstance(given, str) and code not in ("S301", "S302"):
            params["value"] = safe(given)
        found.setdefault((loc, code, params["key"]), Finding(code, Position(path, *place), params))
    meant = {
        (loc[:-1], finding.params["similar"]) for (loc, code, _), finding in found.items() if code == "S301"
    }
    told = [
        finding for (loc, code, key), finding in found.items() if code != "S303" or (loc, key) not in meant
    ]
    if len(errors) > MOST_TOLD:
        told.append(Finding("S398", Position(path), {"count": str(len(errors) - MOST_TOLD)}))
    return tuple(told)


@cache
def known_keys(model: type[BaseModel], loc: tuple[int | str, ...]) -> tuple[str, ...]:
    """The keys that may stand at ``loc`` of a file of ``model``, in the order of the model."""
    root = model.model_json_schema()
    definitions = root.get("$defs", {})

    def resolve(schema: Any) -> Any:
        while "$ref" in schema:
            schema = definitions[schema["$ref"].rpartition("/")[2]]
        if "properties" not in schema:
            for option in schema.get("anyOf", ()):
                if (
                    option.get("type") != "null"
                    and {"$ref", "properties", "items", "discriminator"} & option.keys()
                ):
                    return resolve(option)
        return schema

    schema = resolve(root)
    for key in loc:
        if isinstance(key, int):
            inner = schema.get("items")
        elif key in schema.get("discriminator", {}).get("mapping", {}):
            inner = {"$ref": schema["discriminator"]["mapping"][key]}
        else:
            inner = schema.get("properties", {}).get(key)
        if inner is not None:
            schema = resolve(inner)
    return tuple(schema.get("properties", ()))


def _trace(loc: tuple[int | str, ...], mark: Mark) -> tuple[tuple[int | str, ...], tuple[int, int]]:
    """The part of ``loc`` that stands in the file, and its place (the nearest thing above it)."""
    taken: list[int | str] = []
    for key in loc:
        try:
            mark = mark[2][key]  # type: ignore[index]
        except (KeyError, IndexError, TypeError):
            continue
        taken.append(key)
    return tuple(taken), (mark[0], mark[1])
