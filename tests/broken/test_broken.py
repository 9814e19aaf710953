"""Every broken file has exactly one finding, in the right place, and does no harm to its neighbours.

A file of ``example-files`` is named ``<code>-<line>.<name>``: put as ``<name>`` into an agency's
folder it must give that code on that line (0: the file as a whole), once, and nothing else.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from paca.check.catalogue import CATALOGUE
from paca.check.catalogue.message import fields_of

from tests.read.trees import DOCUMENTS, load, write

FILES = sorted((Path(__file__).parent / "example-files").iterdir())
NEIGHBOUR = {"evidence/2019/so-ben-canh/documents.yml": DOCUMENTS}
ROUND = {
    "evidence/2019/assessment.yml": (
        "year: 2019\ntitle: Thử\nprovince: {name: Tỉnh Mẫu, authority: UBND, lead: Thanh tra}\n"
        "period: {start: 16/12/2018, end: 15/12/2019}\nstage: Dự thảo 1\n"
    )
}


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.name)
def test_one_mistake_one_finding(tmp_path: Path, file: Path) -> None:
    expected, _, name = file.name.partition(".")
    code, _, line = expected.partition("-")
    path = f"evidence/2019/so-mau/{name}"
    records = load(write(tmp_path, {**ROUND, **NEIGHBOUR, path: file.read_bytes()}))
    found = [(finding.code, finding.position.path, finding.position.line) for finding in records.findings]
    assert found == [(code, path, int(line))]
    assert set(NEIGHBOUR) <= set(records.accepted)
    message, params = CATALOGUE[code], records.findings[0].params
    for part in ("text", "fix"):
        assert fields_of(message.say(part, "vi")) <= params.keys()
        assert fields_of(message.say(part, "en")) <= params.keys()


def test_all_in_one_tree_each_says_the_same(tmp_path: Path) -> None:
    files: dict[str, bytes] = {}
    expected = []
    for number, file in enumerate(FILES):
        told, _, name = file.name.partition(".")
        code, _, line = told.partition("-")
        path = f"evidence/2019/so-{number}/{name}"
        files[path] = file.read_bytes()
        expected.append((path, int(line), code))
    records = load(write(tmp_path, {**ROUND, **NEIGHBOUR, **files}))
    found = [(f.position.path, f.position.line, f.code) for f in records.findings]
    assert found == sorted(expected)


def test_both_languages_say_the_same() -> None:
    """A param that one language leaves out is something its reader is not told."""
    for message in CATALOGUE.values():
        assert fields_of(message.title_vi) == fields_of(message.title_en) == frozenset()
        if message.code[0] in "FYS":
            assert fields_of(message.text_vi) == fields_of(message.text_en), message.code
