"""The trusted step: one comment on the pull request, kept current.  ``python -m paca.review.post``.

It has a token that may write comments, so it believes nothing: the document comes from a job that read
hostile files.  It is taken only in its form, only for the commit that the forge itself names, and worded
here.  The pull request is found by that commit, never by what the document says.
"""

from __future__ import annotations

import argparse
import datetime as dt
import io
import os
import sys
import zipfile
from collections.abc import Sequence
from pathlib import Path

from ..errors import PacaError
from ..feedback.forges import OWN as MARKER
from ..model.values import VIETNAM
from .document import MOST_BYTES, ReviewDocument, read_document
from .forge_api import FORGES, Forge, connect
from .forms import COMMENT_LIMIT, report_markdown

MOST_ZIP = 1_000_000
NAME = "report.json"


class Refused(PacaError):
    """What was handed over is not what may be posted."""


def unpack(data: bytes) -> bytes:
    """``report.json`` of an artifact.  Nothing else may be in it, and nothing is written to disk."""
    if len(data) > MOST_ZIP:
        raise Refused("Gói kết quả quá lớn.", "The artifact is too large.")
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            (member,) = archive.infolist()
            if member.filename != NAME or member.file_size > MOST_BYTES or member.is_dir():
                raise ValueError(member.filename)
            with archive.open(member) as stream:
                content = stream.read(MOST_BYTES + 1)
    except (zipfile.BadZipFile, ValueError, RuntimeError, NotImplementedError, EOFError, OSError) as error:
        raise Refused("Gói kết quả không đúng dạng.", "The artifact is not of the form.") from error
    return content


def document_of(data: bytes, *, head: str) -> ReviewDocument:
    """The document, if it is of the form and speaks of ``head``."""
    try:
        document = read_document(data)
    except (ValueError, RecursionError) as error:
        raise Refused("Kết quả xem xét không đúng dạng.", "The review is not of the form.") from error
    if document.head != head:
        raise Refused(
            "Kết quả xem xét nói về commit khác với commit mà kho đã chạy.",
            "The review speaks of another commit than the one that the forge ran.",
        )
    return document


def comment_text(document: ReviewDocument, *, now: dt.datetime, gate: str) -> str:
    """The comment: marker, report, and always when it was looked at."""
    day = now.astimezone(VIETNAM)
    foot = (
        f"\n---\nĐã xem lại lúc {day:%H:%M} ngày {day:%d/%m/%Y} (giờ Việt Nam), commit {document.head[:10]}. "
        f"Phần này chỉ để biết; được gộp hay không do kiểm tra “{gate}” của nhánh chính quyết định.\n"
    )
    text = f"{MARKER}\n{report_markdown(document)}{foot}"
    if len(text.encode()) > COMMENT_LIMIT:
        raise Refused("Nhận xét dài quá giới hạn của kho.", "The comment is too long for the forge.")
    return text


def post(forge: Forge, document: ReviewDocument, *, now: dt.datetime, gate: str) -> list[str]:
    """Writes or renews the comment on every open pull request of that head; says what it did."""
    text, did = comment_text(document, now=now, gate=gate), []
    for number in forge.open_pulls(document.head):
        mine = [one for one in forge.comments(number) if one.own and one.body.startswith(MARKER)]
        if mine:
            forge.edit(number, mine[0].id, text)
            for extra in mine[1:]:
                forge.remove(number, extra.id)
            did.append(f"#{number}: renewed")
        else:
            forge.write(number, text)
            did.append(f"#{number}: written")
    return did or ["no open pull request has this commit any more; a newer run will speak"]


def main(arguments: Sequence[str] | None = None) -> int:
    """Exit code 0: posted, or nothing to post on; 3: refused, with the reason on stderr."""
    parser = argparse.ArgumentParser(prog="paca.review.post", description=__doc__.split("\n")[0])
    parser.add_argument("--forge", choices=FORGES, default="github")
    parser.add_argument("--api", required=True, help="base address of the forge's API")
    parser.add_argument("--repository", required=True, help="owner/name; GitLab: the project's number")
    parser.add_argument(
        "--list", metavar="BRANCH", help="print number, head and account of what is open onto it"
    )
    parser.add_argument("--head", default="", help="commit, as the forge names it")
    parser.add_argument("--run", help="run whose artifact holds the review (GitHub)")
    parser.add_argument("--file", type=Path, help="report.json, where the forge hands it over as a file")
    parser.add_argument("--gate", default="paca review", help="name of the required check")
    asked = parser.parse_args(arguments)
    try:
        forge = connect(asked.forge, asked.api, asked.repository, os.environ.get("PACA_FORGE_TOKEN", ""))
        if asked.list:
            for one in forge.open_list():
                if one.onto == asked.list:
                    print(one.number, one.head, one.account)
            return 0
        if asked.file is not None:
            with asked.file.open("rb") as stream:
                data = stream.read(MOST_BYTES + 1)
        else:
            data = unpack(forge.artifact(asked.run or "", "review", MOST_ZIP))
        document = document_of(data, head=asked.head)
        for line in post(forge, document, now=dt.datetime.now(dt.UTC), gate=asked.gate):
            print(line)
    except (PacaError, OSError) as error:
        print(getattr(error, "en", str(error)), file=sys.stderr)
        return 3
    return 0


if __name__ == "__main__":
    sys.exit(main())
