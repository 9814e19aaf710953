"""What the corpus asks of one place, held against what the check answered."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import Any

from .placing import ACCEPT, HOLD, NEUTRALISE, REJECT, Place
from .trees import MISTAKE, ROUND

Error = tuple[str, str, int]  # code, path below the agency's folder, line


def errors(place: Place, answer: dict[str, Any]) -> list[Error]:
    """The errors that name a file of the place's folder, or the folder itself."""
    folder = f"{ROUND}/{place.slug}"
    return [
        (code, path.removeprefix(folder), line)
        for code, level, path, line in answer["findings"]
        if level == "ERROR" and (path == folder or path.startswith(f"{folder}/"))
    ]


def faults(place: Place, answer: dict[str, Any]) -> list[str]:
    """Everything the answer gets wrong about the place; empty: as the corpus asks."""
    found = errors(place, answer)
    wrong = []
    if place.expect == REJECT and not found:
        wrong.append("not refused")
    if place.expect in (ACCEPT, NEUTRALISE) and found:
        wrong.append(f"refused: {found}")
    if found and place.lined and not all(line for _, _, line in found):
        wrong.append(f"no line: {found}")
    if not found or place.expect == HOLD:
        texts = Counter(answer["texts"].get(place.slug, ()))
        wrong += [
            f"lost or changed: {value!r}" for value, often in place.values.items() if texts[value] < often
        ]
    for name, text in answer["reports"].items():
        wrong += [f"{name} repeats {one!r}" for one in place.quiet(name.partition("-")[0]) if one in text]
    if place.case.marker and Path(place.case.marker).exists():
        wrong.append("something ran")
    return wrong


def general(answer: dict[str, Any]) -> list[str]:
    """What holds of every check, whatever is in the tree."""
    if answer["ended"] != "well" or "traceback" in answer:
        return [f"ended {answer['ended']}: {answer.get('traceback', '')}"]
    wrong = []
    if list(MISTAKE) not in answer["findings"]:
        wrong.append("the mistake of another agency is hidden")
    if answer["accepted"] + answer["refused"] != answer["read"]:
        wrong.append("read is not accepted + refused")
    if sorted((code, path, line) for code, _, path, line in answer["findings"]) != sorted(
        map(tuple, answer["assessed"])
    ):
        wrong.append("check and assess say different things")
    if answer["printed"]:
        wrong.append(f"printed: {answer['printed'][:200]}")
    wrong += [f"{name} tells a traceback" for name, text in answer["reports"].items() if "Traceback" in text]
    for line in answer["reports"]["github-vi"].splitlines():
        # What a forge obeys starts with two colons: only our own three words do.
        if line.startswith("::") and not line.startswith(
            ("::error ", "::warning ", "::notice ", "::notice::")
        ):
            wrong.append(f"a command for the forge: {line[:60]}")
    return wrong
