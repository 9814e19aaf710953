"""For every CI that reads JUnit XML: a suite of files, a case a finding; only errors are failures."""

from __future__ import annotations

from xml.etree import ElementTree

from ..check.catalogue.message import Language
from ..check.render import level_of, render
from ..finding import Level
from .result import Result
from .safe import printable

CLEAN: dict[Language, str] = {"vi": "các tệp không có gì phải sửa", "en": "files with nothing to mend"}


def report_junit(result: Result, *, language: Language = "vi") -> str:
    """JUnit XML.  Warnings and hints are skipped cases, so that they are seen and do not fail."""
    root = ElementTree.Element("testsuites", name="paca check")
    for path, findings in result.by_file():
        failures = sum(level_of(finding) is Level.ERROR for finding in findings)
        suite = ElementTree.SubElement(
            root, "testsuite", name=printable(path), tests=str(len(findings)), failures=str(failures),
            errors="0", skipped=str(len(findings) - failures),
        )  # fmt: skip
        for finding in findings:
            said, at = render(finding, language), finding.position
            name = f"{finding.code} {said.title}" + (f" ({at.line})" if at.line else "")
            case = ElementTree.SubElement(
                suite, "testcase", name=printable(name), classname=printable(path), file=printable(path)
            )
            tag = "failure" if level_of(finding) is Level.ERROR else "skipped"
            body = ElementTree.SubElement(case, tag, message=printable(said.text))
            if tag == "failure":
                body.text = printable(f"{at}: {said.text} {said.why} {said.fix}")
    if not result.findings:
        suite = ElementTree.SubElement(root, "testsuite", name="paca", tests="1", failures="0", errors="0")
        ElementTree.SubElement(suite, "testcase", name=f"{result.read} {CLEAN[language]}", classname="paca")
    root.set("tests", str(max(len(result.findings), 1)))
    root.set("failures", str(result.counts[Level.ERROR]))
    ElementTree.indent(root)
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + ElementTree.tostring(root, encoding="unicode") + "\n"
