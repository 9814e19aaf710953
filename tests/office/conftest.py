"""Reports of the small demo and of Quảng Nam in every form; programs that look at them."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import pytest
from paca.assess import assess
from paca.assessment import Assessment
from paca.output.office.docx import write_docx
from paca.output.office.form import Form, report_form
from paca.output.office.pdf import write_pdf
from paca.output.office.xlsx import write_xlsx
from paca.output.pages.book import Book
from paca.output.report.blocks import Report
from paca.output.report.compose import compose
from paca.output.report.draft import render_report
from paca.output.report.narrative import Narrative, narrate

ROOT = Path(__file__).resolve().parents[2]
IN_CI = os.environ.get("CI", "").lower() in ("true", "1")


@dataclass(frozen=True)
class Written:
    """One round's report, each form made when it is asked for."""

    assessment: Assessment
    earlier: Assessment | None = None

    @cached_property
    def book(self) -> Book:
        return Book(self.assessment)

    @cached_property
    def report(self) -> Report:
        return compose(self.book, narrative=self.narrative, earlier=self.earlier)

    @cached_property
    def narrative(self) -> Narrative:
        return narrate(self.assessment.records.report_texts, self.book)

    @property
    def form(self) -> Form:
        return report_form(self.book)

    @cached_property
    def markdown(self) -> str:
        return render_report(self.assessment, narrative=self.narrative, earlier=self.earlier)

    @cached_property
    def docx(self) -> bytes:
        return write_docx(self.report, self.form, day=self.assessment.as_of)

    @cached_property
    def pdf(self) -> bytes:
        return write_pdf(self.report, self.form, day=self.assessment.as_of)

    @cached_property
    def xlsx(self) -> bytes:
        return write_xlsx(self.book)


@pytest.fixture(scope="session")
def demo(demo_repo: Path) -> Written:
    """With the version before and with prose of the working group."""
    return Written(assess(demo_repo, "HEAD"), assess(demo_repo, "draft-1", checks=False))


@pytest.fixture(scope="session")
def quang_nam() -> Written:
    return Written(assess(ROOT))


@pytest.fixture(params=["demo", "quang_nam"])
def written(request: pytest.FixtureRequest) -> Written:
    return request.getfixturevalue(request.param)


@pytest.fixture(scope="session")
def run() -> Callable[..., bytes]:
    """``run("pdftotext", …)``: standard output of a program, which must be there in CI."""

    def started(name: str, *arguments: object) -> bytes:
        program = shutil.which(name)
        if program is None:
            _lacks(f"no {name} on this machine (Debian: apt install poppler-utils libreoffice-writer)")
        done = subprocess.run([str(program), *map(str, arguments)], capture_output=True, timeout=300)
        assert done.returncode == 0, done.stderr.decode(errors="replace")
        return done.stdout

    return started


def _lacks(reason: str) -> None:
    if IN_CI:
        pytest.fail(reason)
    pytest.skip(reason)
