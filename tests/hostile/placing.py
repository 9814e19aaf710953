"""Where a case's file belongs in a repository of this program: its bytes, or its value, put there.

A case may have several places; each is a folder of an agency of its own.  The corpus knows nothing of
this program's keys, so ``diem: "1e400"`` becomes the value of a figure and of a self-score, and
``gia_tri: 010`` the value of every text field that an agency fills in.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from .corpus import PIPE, SYMLINK, Case, Entry, cases, raw_value

REJECT, ACCEPT, EITHER, HOLD, NEUTRALISE = "reject", "accept", "either", "hold", "neutralise"


@dataclass(frozen=True)
class Place:
    """One folder of an agency: ``files`` by path below it.

    ``values``: texts of which each must come out of the records character for character, so often.
    ``lined``: whether an error must name a line.  ``quiet``: what no message may repeat.
    """

    case: Case
    slug: str
    expect: str
    files: Mapping[bytes, Entry]
    values: Mapping[str, int] = field(default_factory=dict)
    lined: bool = True

    def quiet(self, form: str) -> tuple[str, ...]:
        """What a reporter of this form must not repeat."""
        if form == "text" and self.case.group == "M":
            return ()  # the terminal shows a clerk the line of her own file, unless it holds a secret
        # A file can only be refused by naming it; what is in it is never repeated.
        return tuple(one for one in self.case.canaries if one.encode() not in b"/".join(self.files))

    @property
    def in_git(self) -> bool:
        return all(entry.mode != PIPE and entry.readable for entry in self.files.values())


TEXT_FIELDS = """\
documents:
  - key: tai-lieu
    number: {0}
    date: 05/03/2019
    issuer: {0}
    title: {0}
    signer: {0}
    outside_period: {0}
    note: {0}
    source: {0}
  - {{key: kin, number: 01/BC, issuer: Cơ quan, title: Không ghi trích yếu, classified: {{holder: {1}}}}}
"""
FIGURE_FIELDS = """\
figures:
  - {{key: so-cuoc, value: 6, unit: cuộc, scope: other-period, scope_note: {0}, note: {0}, source: {0}}}
"""
EXPLANATION_FIELDS = """\
explanations:
  - {{id: gt-1, item: A.1.2, on: 20/06/2020, text: {0}}}
"""
SUBMISSION_FIELDS = """\
---
item: A.1.2
self_score: 0
explanation: {0}
filed_by: {0}
---
{1}
"""
FIELDS = 13  # of the four files, the body left out


def places() -> tuple[Place, ...]:
    """Every case in every place where it could stand."""
    found = []
    for case in cases():
        for number, (expect, files, values, lined) in enumerate(_places(case)):
            slug = f"ca-{case.id.lower()}-{number}"
            found.append(Place(case, slug, expect, files, values, lined))
    return tuple(found)


_Placed = tuple[str, Mapping[bytes, Entry], Mapping[str, int], bool]


def _places(case: Case) -> Iterator[_Placed]:
    yield from _OF_GROUP[case.group](case)
    if case.scalar is not None and case.group not in "SX":
        yield in_text(case, json.dumps(case.scalar, ensure_ascii=False), case.scalar, ACCEPT)


def in_text(case: Case, raw: str, value: str, expect: str) -> _Placed:
    """The value in every text field; ``raw`` is how the case writes it in YAML."""
    inside_flow = json.dumps(value, ensure_ascii=False)
    files = {
        "documents.yml": TEXT_FIELDS.format(raw, inside_flow),
        "figures.yml": FIGURE_FIELDS.format(inside_flow),
        "explanations.yml": EXPLANATION_FIELDS.format(inside_flow),
        "A.1.2.md": SUBMISSION_FIELDS.format(raw, value.replace("\r", " ")),
    }
    held = {name.encode(): Entry(text.encode()) for name, text in files.items()}
    return expect, held, {value: FIELDS}, True


def _one(name: str, text: str | bytes) -> dict[bytes, Entry]:
    return {name.encode(): Entry(text if isinstance(text, bytes) else text.encode())}


def _document(lines: str) -> dict[bytes, Entry]:
    """A document with ``lines`` among its own."""
    text = "documents:\n  - key: tai-lieu\n    issuer: Cơ quan\n" + "".join(
        f"    {line}\n" for line in lines.split("\n")
    )
    return _one("documents.yml", text)


def _yaml(case: Case) -> Iterator[_Placed]:
    verbatim = _one("documents.yml", case.content)
    inside = case.content.decode("utf-8", "surrogateescape")
    if case.name == "crlf":
        text = f"documents:\n  - key: a\n    issuer: {case.value}\n    title: {case.value}\n"
        text += "    note: |\n      a\n      b\n"
        yield (
            ACCEPT,
            _one("documents.yml", text.replace("\n", "\r\n")),
            {str(case.value): 2, "a\nb\n": 1},
            True,
        )
        return
    yield REJECT, verbatim, {}, True
    if case.name == "huge_int":
        number = inside.removeprefix("diem: ").strip()
        yield REJECT, _figure(number), {}, True
        yield REJECT, _score(number), {}, True
    elif case.name in ("dup_key_nfd", "dup_key_homoglyph", "nbsp_indent"):
        yield REJECT, _document("title: b\n" + inside.rstrip("\n")), {}, True
    elif case.name == "path_value_traversal":
        yield REJECT, _document("title: b\nattachment: " + raw_value(case)), {}, True
    elif case.name in ("invalid_utf8", "nel_ls"):
        body = inside.rstrip("\n").removeprefix("a: ").encode("utf-8", "surrogateescape")
        text = b"documents:\n  - key: a\n    issuer: b\n    title: " + body + b"\n"
        yield REJECT, _one("documents.yml", text), {}, True


def _figure(raw: str) -> dict[bytes, Entry]:
    return _one("figures.yml", f"figures:\n  - {{key: so-cuoc, unit: cuộc, value: {raw}}}\n")


def _score(raw: str) -> dict[bytes, Entry]:
    return _one("A.1.2.md", f"---\nitem: A.1.2\nself_score: {raw}\nexplanation: x\n---\n")


def _number(case: Case) -> Iterator[_Placed]:
    raw = raw_value(case)
    values: dict[str, int] = {"1.5": 1} if case.name == "comma" else {}  # read as it is meant, never 15
    if case.name != "over_max":  # a million cases are many, and not over any maximum
        yield case.expect, _figure(raw), values, True
    yield case.expect, _score(raw), values, True


def _time(case: Case) -> Iterator[_Placed]:
    """Agencies file days.  Moments are what the forge received: see ``test_moments``."""
    expect = EITHER if case.expect == ACCEPT else case.expect
    days = {"2026-06-30": "2026-06-30", "03/04/2026": "2026-04-03"}
    values = {days[str(case.scalar)]: 1} if case.scalar in days else {}
    yield expect, _document(f"title: b\ndate: {raw_value(case)}"), values, True


def _text(case: Case) -> Iterator[_Placed]:
    raw = raw_value(case)
    value = case.value or json.loads(raw)
    yield in_text(case, raw, value, case.expect)


def _private(case: Case) -> Iterator[_Placed]:
    if b"e.yaml" in case.files:
        yield from _text(case)
        yield REJECT, case.files, {}, False  # and where it has no place
        yield EITHER, _one("documents.yml", b"# " + case.content + b"documents: []\n"), {}, True
    else:
        yield HOLD, case.files, {}, False
        (name,) = case.files
        yield HOLD, {b"attachments/" + name: case.files[name]}, {}, False


def _markdown(case: Case) -> Iterator[_Placed]:
    if case.content.startswith(b"---"):
        yield case.expect, _one("A.1.2.md", case.content), {}, True
        return
    body = case.content.decode()
    front = "---\nitem: A.1.2\nself_score: 0\nexplanation: x\n---\n"
    yield case.expect, _one("A.1.2.md", front + body), {body: 1}, True
    if case.name in ("angle_text", "table_pipe", "newline_heading"):
        yield in_text(case, json.dumps(body, ensure_ascii=False), body, case.expect)


def _attached(case: Case) -> Iterator[_Placed]:
    (name,) = case.files
    register = (
        f"documents:\n  - {{key: tai-lieu, number: 12/BC-{case.id}, date: 05/03/2019, issuer: Cơ quan,"
        f" title: Báo cáo {case.name}, visibility: public, attachment: {name.decode()}}}\n"
    )
    files = {b"attachments/" + name: case.files[name], **_one("documents.yml", register)}
    yield case.expect, files, {}, False


def _named(case: Case) -> Iterator[_Placed]:
    yield case.expect, case.files, {}, False
    below = {b"attachments/" + name: entry for name, entry in case.files.items()}
    yield case.expect, below, {}, False
    if case.name == "unreadable":
        yield case.expect, {b"documents.yml": Entry(b"documents: []\n", readable=False)}, {}, False
    if case.name == "symlink_up":
        # The corpus's link leads to another of its cases; this one leads to a file that is there.
        yield REJECT, {b"documents.yml": Entry(b"../huyen-mau/documents.yml", SYMLINK)}, {}, False


def _forge(case: Case) -> Iterator[_Placed]:
    yield REJECT, case.files, {}, False


_OF_GROUP = {
    "Y": _yaml, "T": _time, "S": _text, "X": _text, "N": _number, "L": _private, "M": _markdown,
    "D": _attached, "F": _named, "C": _forge,
}  # fmt: skip
