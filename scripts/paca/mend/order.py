"""Keys in the order of the model, each with its lines; comments go with the key below them.

Where it is not plain what a comment belongs to, or a mapping is written in braces, it is let be.
"""

from __future__ import annotations

from collections.abc import Iterator

from ..read.models import known_keys, model_of
from .draft import Draft
from .edit import Edit, Why


def mend_order_of_entries(draft: Draft) -> list[Edit]:
    """The keys of each entry of a list."""
    edits: list[Edit] = []
    for loc, last_line in _entries(draft):
        edits += _reordered(draft, loc, last_line, comments=False)
    return edits


def mend_order_of_file(draft: Draft) -> list[Edit]:
    """The keys of the file itself, or of the front matter."""
    if draft.tree is None:
        return []
    return _reordered(draft, (), draft.line_of(max(draft.yaml_end - 1, 0)), comments=True)


def _entries(draft: Draft) -> Iterator[tuple[tuple[str | int, ...], int]]:
    """Each entry that is a mapping, with the last line that can be its own."""
    tops = [line for _, line, _ in _keys(draft, ())]
    for key, value in (draft.tree or {}).items():
        lists = value if isinstance(value, list) else []
        firsts = [min((line for _, line, _ in _keys(draft, (key, index))), default=0)
                  for index in range(len(lists))]  # fmt: skip
        for index, first in enumerate(firsts):
            later = [line for line in (*firsts[index + 1 : index + 2], *tops) if line > first]
            last = min(later) - 1 if later else draft.line_of(max(draft.yaml_end - 1, 0))
            if first:
                yield (key, index), last


def _keys(draft: Draft, loc: tuple[str | int, ...]) -> list[tuple[str, int, int]]:
    """Name, line and column of the keys of the mapping at ``loc``, in the order of the file."""
    mark = draft.key_mark
    try:
        for key in loc:
            mark = mark[2][key]  # type: ignore[index]
        inner = mark[2]  # type: ignore[index]
    except (KeyError, IndexError, TypeError):
        return []
    if not isinstance(inner, dict):
        return []
    return sorted(((name, at[0], at[1]) for name, at in inner.items()), key=lambda key: key[1:])


def _reordered(draft: Draft, loc: tuple[str | int, ...], last: int, *, comments: bool) -> list[Edit]:
    keys = _keys(draft, loc)
    known = known_keys(model_of(draft.kind), loc)
    if len(keys) < 2 or any(name not in known for name, _, _ in keys):
        return []
    wanted = sorted(range(len(keys)), key=lambda index: known.index(keys[index][0]))
    if wanted == list(range(len(keys))):
        return []
    lines, columns = [line for _, line, _ in keys], {column for _, _, column in keys}
    indent = keys[0][2] - 1
    head = draft.line(lines[0])[:indent]
    hangs = any(draft.line(line)[:indent].strip() for line in lines[1:])
    if len(columns) > 1 or len(set(lines)) < len(lines) or head.strip(" -") or hangs:
        return []
    while last > lines[-1] and _idle(draft.line(last)):
        last -= 1
    if not comments and any(_idle(draft.line(line)) for line in range(lines[0], last + 1)):
        return []
    firsts = [lines[0]]
    for line in lines[1:]:
        while _idle(draft.line(line - 1)) and line - 1 > firsts[-1]:
            line -= 1
        firsts.append(line)
    ends = [*(first - 1 for first in firsts[1:]), last]
    parts = [
        [draft.line(line) for line in range(first, end + 1)] for first, end in zip(firsts, ends, strict=True)
    ]
    parts[0][0] = " " * indent + parts[0][0][indent:]
    moved = [line for index in wanted for line in parts[index]]
    moved[0] = head + moved[0][indent:]
    start, stop = draft.starts[lines[0] - 1], draft.starts[last] - 1
    return [Edit(start, stop, "\n".join(moved), Why.ORDER)]


def _idle(line: str) -> bool:
    return not line.strip() or line.lstrip().startswith("#")
