"""Small trees for the reader's tests: as a folder, or as a commit with paths that no folder could hold."""

from __future__ import annotations

import subprocess
from collections.abc import Mapping
from pathlib import Path

from paca.finding import Finding, Level
from paca.read.load import load_records
from paca.read.source import open_source
from paca.records import Records

ASSESSMENT = """\
year: 2019
title: Kỳ đánh giá thử
province: {name: Tỉnh Mẫu, authority: UBND Tỉnh Mẫu, lead: Thanh tra Tỉnh Mẫu, fictional: có}
period: {start: 16/12/2018, end: 15/12/2019}
stage: Dự thảo 1
"""
DOCUMENTS = """\
documents:
  - key: ke-hoach-2019
    number: 83/KH-UBND
    date: 15/01/2019
    issuer: Ủy ban nhân dân Tỉnh Mẫu
    title: "Kế hoạch công tác phòng, chống tham nhũng năm 2019"
    pages: 12
"""
SUBMISSION = """\
---
item: A.1
self_score: 1,5
answers:
  answer: có
documents:
  - ke-hoach-2019
---

Cơ quan đã ban hành kế hoạch.
"""
FOLDER = "evidence/2019/so-mau"
GOOD: Mapping[str, str] = {
    "evidence/2019/assessment.yml": ASSESSMENT,
    f"{FOLDER}/documents.yml": DOCUMENTS,
    f"{FOLDER}/A.1.md": SUBMISSION,
}
Tree = Mapping[str | bytes, str | bytes]


def write(root: Path, files: Tree) -> Path:
    """The files as a folder without git."""
    for name, content in files.items():
        path = root / (name if isinstance(name, str) else name.decode())
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode() if isinstance(content, str) else content)
    return root


def commit(root: Path, files: Tree, *, modes: Mapping[str, str] = {}, message: str = "Nộp hồ sơ") -> Path:
    """One more commit that adds the files, written as objects: any path, any mode, no checkout."""
    if not (root / ".git").exists():
        root.mkdir(parents=True, exist_ok=True)
        subprocess.run(["git", "init", "-q", "-b", "main", "."], cwd=root, check=True)
    known = subprocess.run(["git", "rev-parse", "-q", "--verify", "main"], cwd=root, capture_output=True)
    stream = bytearray()
    stream += b"commit refs/heads/main\ncommitter Nguoi thu <thu@example.invalid> 1597190400 +0700\n"
    stream += b"data %d\n%s\n" % (len(message.encode()), message.encode())
    if known.returncode == 0:
        stream += b"from refs/heads/main^0\n"
    for name, content in files.items():
        path = name.encode() if isinstance(name, str) else name
        data = content.encode() if isinstance(content, str) else content
        mode = modes.get(name if isinstance(name, str) else "", "100644").encode()
        quoted = b'"' + b"".join(b"\\%03o" % byte for byte in path) + b'"'
        if mode == b"160000":
            stream += b"M 160000 %s %s\n" % (b"1" * 40, quoted)
        else:
            stream += b"M %s inline %s\ndata %d\n%s\n" % (mode, quoted, len(data), data)
    command = ["git", "-c", "core.protectHFS=false", "-c", "core.protectNTFS=false", "fast-import", "--quiet"]
    subprocess.run(command, cwd=root, input=bytes(stream), check=True)
    return root


def load(root: Path, revision: str | None = None) -> Records:
    return load_records(open_source(root, revision))


def errors(records: Records) -> list[Finding]:
    from paca.check.catalogue import CATALOGUE

    return [finding for finding in records.findings if CATALOGUE[finding.code].level is Level.ERROR]


def codes(records: Records) -> list[str]:
    return [finding.code for finding in records.findings]
