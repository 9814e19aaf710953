"""Next year's fictional indicator set: items renumbered, split, merged, dropped, new, with their mapping."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from fractions import Fraction
from pathlib import Path
from typing import Any

import yaml

from .edition import YEAR
from .fast_import import Repository
from .history import SECRETARIAT, at
from .yaml_out import dump

NEXT = YEAR + 1
PUBLISHED = dt.date(2021, 1, 11)
_LOADER = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
# An item that can be cut in two, or put together with its neighbour, without another rule.
_SIMPLE = "yes-no"

Row = dict[str, Any]


def write_next_edition(directory: Path, *, seed: int) -> tuple[int, tuple[str, ...]]:
    """Commit ``indicators/2020``; ``seed`` draws nothing here.  Returns (commits, tags)."""
    folder = directory / f"indicators/{YEAR}"
    header = _read(folder / "edition.yml")
    files = {
        f"indicators/{NEXT}/edition.yml": dump(_header(header)),
        **{
            f"indicators/{NEXT}/{name}": (folder / name).read_text("utf-8")
            for name in ("documents.yml", "figures.yml")
        },
    }
    links: list[Row] = []
    done: set[str] = set()
    for path in sorted(folder.glob("part-*.yml")):
        rows = list(_part(_read(path)["items"], links, done))
        files[f"indicators/{NEXT}/{path.name}"] = dump({"items": rows})
    files[f"indicators/{NEXT}/mapping.yml"] = dump({"links": links})
    with Repository(directory, resume=True) as repository:
        marks = {name: repository.blob(text.encode()) for name, text in files.items()}
        repository.commit(
            SECRETARIAT, at(PUBLISHED, 9), f"Thêm bộ chỉ số mẫu {NEXT} và bảng đối chiếu\n", marks
        )
    return 1, ()


def _read(path: Path) -> Row:
    return yaml.load(path.read_text("utf-8"), Loader=_LOADER)


def _header(old: Row) -> Row:
    return {
        "year": NEXT,
        "title": "Bộ chỉ số mẫu năm sau",
        "decision": "01/QĐ-MAU",
        "decision_date": "2021-01-08",
        "decision_title": "Bộ chỉ số mẫu dùng cho tỉnh Mẫu năm sau (hư cấu)",
        "period": {"start": f"{YEAR}-12-16", "end": f"{NEXT}-12-15"},
        "total_max": Fraction(old["total_max"]),
        "completeness": "fictional",
        "fictional": True,
        "notes": ["Toàn bộ bộ chỉ số này là dữ liệu mẫu; không dùng để đánh giá thật."],
    }


def _part(rows: list[Row], links: list[Row], done: set[str]) -> Iterator[Row]:
    """A part with its criteria; each kind of change is made once, in the first criterion it fits."""
    by_parent: dict[str | None, list[Row]] = {}
    for row in rows:
        by_parent.setdefault(row.get("parent"), []).append(row)
    for row in rows:
        if "rule" in row:
            continue
        yield row
        _link(links, row["code"], row["code"], "same")
        items = [one for one in by_parent.get(row["code"], ()) if "rule" in one]
        for number, (item, olds, relation) in enumerate(_changed(items, done), 1):
            code = f"{row['code']}.{number}"
            yield item | {"code": code, "parent": row["code"]}
            for old in olds:
                _link(links, code, old, relation)


def _link(links: list[Row], code: str, other: str, relation: str) -> None:
    links.append({"code": code, "year": YEAR, "other": other, "relation": relation, "status": "placeholder"})


def _changed(items: list[Row], done: set[str]) -> Iterator[tuple[Row, tuple[str, ...], str]]:
    """(item as it stands now, codes it comes from, relation)."""
    kinds = [item["rule"]["kind"] for item in items]
    at = 0
    while at < len(items):
        item, code = items[at], items[at]["code"]
        if "split" not in done and kinds[at] == _SIMPLE:
            done.add("split")
            half = Fraction(item["max"]) / 2
            for half_title in ("ban hành", "thực hiện"):
                yield item | {"title": f"{item['title']}: {half_title}", "max": half}, (code,), "split"
        elif "merged" not in done and "split" in done and _alike(items[at : at + 2]):
            done.add("merged")
            other = items[at + 1]
            whole = Fraction(item["max"]) + Fraction(other["max"])
            title = f"{item['title']}; {other['title'][0].lower()}{other['title'][1:]}"
            yield item | {"title": title, "max": whole}, (code, other["code"]), "merged"
            at += 1
        elif (
            "dropped" not in done
            and "split" in done
            and len(items) > 1
            and at == len(items) - 1
            and (kinds[at] in ("count", "checklist", _SIMPLE))
        ):
            done.add("dropped")
            yield _new(item), (), ""
        else:
            yield item, (code,), "same"
        at += 1


def _alike(pair: list[Row]) -> bool:
    """Two neighbours that one rule can serve: its points follow the item's maximum."""
    rules = [item["rule"] for item in pair]
    linear = all(rule["kind"] in (_SIMPLE, "ratio") and "tiers" not in rule for rule in rules)
    return len(pair) == 2 and linear and rules[0]["kind"] == rules[1]["kind"]


def _new(dropped: Row) -> Row:
    """A new item in place of one that is gone, with its points."""
    kept = {
        key: value for key, value in dropped.items() if key not in ("rule", "title", "documents", "guidance")
    }
    return kept | {
        "title": "Nội dung mới của năm sau (tiêu chí mẫu)",
        "rule": {"kind": "yes-no", "question": "Cơ quan có thực hiện nội dung mới của năm sau không?"},
        "aggregate": "mean-of-scores",
    }
