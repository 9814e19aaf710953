"""A review in the form its reader needs: Markdown for a comment, text for a terminal.

Both are worded from the document alone, so that the commenting job needs nothing else.  Whatever came
from a pull request is escaped; what does not fit is counted, never cut in silence.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from ..check.catalogue.message import Language
from ..check.render import LEVEL_WORDS, render
from ..finding import Level
from ..report_findings.markdown import SIGNS
from ..report_findings.safe import markdown as escaped
from ..report_findings.safe import one_line
from .document import ReviewDocument, ReviewedEntry, ReviewedFinding
from .words import STATES, WORDS, arrival, cause_text, number

COMMENT_LIMIT = 65_536
ROOM = 60_000  # bytes of UTF-8 or characters, whichever is more: forges differ in what they count
TWICE = frozenset({"D511", "D512", "D513"})


def markdown(text: str) -> str:
    """Escaped, and no bare address becomes a link that people would take for ours."""
    return escaped(text).replace("://", ":<!-- -->//").replace("www.", "www<!-- -->.")


def report_markdown(document: ReviewDocument, *, language: Language = "vi") -> str:
    """At most ``ROOM`` characters and bytes.  The verdict and the errors come first."""
    out = _Sheet(WORDS[language]["rest"])
    words = WORDS[language]
    out.add(f"## {'✅' if document.verdict == 'pass' else '❌'} {words[document.verdict]}", "")
    out.add("  \n".join(markdown(line) for line in _heading(document, language)), "")
    for part, title in _parts(document, words):
        rows = [_finding_row(finding, language) for finding in part]
        out.table(title, words["columns"], rows)
    if not document.findings and document.assessed != "nothing":
        out.add(words["clean"], "")
    if document.counts.resolved:
        out.add(words["resolved"].format(count=document.counts.resolved), "")
    if document.assessed != "nothing":
        _effect(out, document, language)
    missing = [
        (markdown(one.agency), f"{markdown(one.item)} {markdown(one.title)}",
         markdown("; ".join(one.what)), number(one.reachable, language))
        for one in document.missing
    ]  # fmt: skip
    out.table(words["missing"], words["open"], missing, more=document.counts.missing)
    return out.text()


def _effect(out: _Sheet, document: ReviewDocument, language: Language) -> None:
    words = WORDS[language]
    out.add(f"### {words['effect']}", "")
    before, after = document.total_before, document.total_after
    if not document.entries and not document.nodes:
        out.add(words["no_effect"], "")
        return
    if before is None and after is None:
        out.add(words["part"], "")
    else:
        moved = f"{number(before, language)} → {number(after, language)}"
        out.add(f"{words['total']}: **{moved}** {words['points']}.", "")
    nodes = [
        (markdown(one.code), markdown(one.title), number(one.before, language), number(one.after, language),
         number(one.delta, language, signed=True))
        for one in document.nodes
        if one.before != one.after or one.delta.strip("-0.")  # else it moved by less than is printed
    ]  # fmt: skip
    out.table(None, words["nodes"], nodes)
    rows = [tuple(map(markdown, _entry_cells(one, language))) for one in document.entries]
    out.table(None, words["entries"], rows, more=document.counts.entries)


def report_text(document: ReviewDocument, *, language: Language = "vi") -> str:
    """For a terminal: the same, one line each."""
    words = WORDS[language]
    out = [words[document.verdict].upper(), *_heading(document, language)]
    for part, title in _parts(document, words):
        out += ["", title]
        for finding in part:
            said = render(finding.finding(), language)
            out.append(
                f"  {LEVEL_WORDS[language][finding.level]} {finding.code}  {finding.finding().position}"
            )
            out += [f"    {said.text}", f"    → {said.fix}"]
    if not document.findings and document.assessed != "nothing":
        out += ["", words["clean"]]
    if document.counts.resolved:
        out.append(words["resolved"].format(count=document.counts.resolved))
    if document.assessed != "nothing":
        out += ["", words["effect"]]
        if document.entries or document.nodes:
            totals = (number(one, language) for one in (document.total_before, document.total_after))
            out.append(f"  {words['total']}: {' → '.join(totals)}")
            out += ["  " + " · ".join(_entry_cells(one, language)) for one in document.entries]
        else:
            out.append(f"  {words['no_effect']}")
    if document.missing:
        out += ["", words["missing"]]
        out += [
            f"  {one.agency} {one.item} +{number(one.reachable, language)}: {'; '.join(one.what)}"
            for one in document.missing
        ]
    return "\n".join(map(one_line, out)) + "\n"


def _heading(document: ReviewDocument, language: Language) -> list[str]:
    words, day = WORDS[language], document.as_of
    shown_day = f"{day:%d/%m/%Y}" if language == "vi" else day.isoformat()
    told = words[{"merge": "base"}.get(document.assessed, document.assessed)]
    sender = (
        words["account"].format(
            account=document.account, agencies=", ".join(document.agencies) or words["none"]
        )
        if document.account
        else words["no_account"]
    )
    authors = "; ".join(one.author for one in document.authors) or words["none"]
    return [
        told.format(head=document.head[:10], base=document.base[:10], day=shown_day),
        sender,
        words["files"].format(files=document.counts.files, commits=document.counts.commits, authors=authors),
    ]


def _parts(document: ReviewDocument, words: dict[str, str]) -> Iterable[tuple[list[ReviewedFinding], str]]:
    groups = {
        "rights": [one for one in document.findings if one.part == "rights"],
        "twice": [one for one in document.findings if one.part == "new" and one.code in TWICE],
        "new": [one for one in document.findings if one.part == "new" and one.code not in TWICE],
        "standing": [one for one in document.findings if one.part == "standing"],
    }
    return [(found, words[key]) for key, found in groups.items() if found]


def _finding_row(finding: ReviewedFinding, language: Language) -> Sequence[str]:
    said, level = render(finding.finding(), language), finding.level
    return (
        f"{SIGNS[level]} {LEVEL_WORDS[language][level]} {finding.code}",
        markdown(str(finding.finding().position)),
        markdown(said.text) if level is not Level.ERROR else f"**{markdown(said.text)}**",
        markdown(said.fix),
    )


def _entry_cells(one: ReviewedEntry, language: Language) -> tuple[str, ...]:
    states = [STATES[language][state] if state else "–" for state in (one.state_before, one.state_after)]
    causes = dict.fromkeys(cause_text(cause, language) for cause in one.causes)
    amounts = [number(amount, language) for amount in (one.before, one.after)]
    return (
        f"{one.item} {one.title}",
        one.agency,
        states[0] if states[0] == states[1] else " → ".join(states),
        amounts[0] if amounts[0] == amounts[1] else " → ".join(amounts),
        "; ".join((*causes, *arrival(one, language))),
    )


class _Sheet:
    """Lines that never exceed ``ROOM``; the first thing that does not fit is counted, with all after it."""

    def __init__(self, rest: str) -> None:
        self._lines: list[str] = []
        self._size = 0
        self._rest = rest

    def add(self, *lines: str) -> bool:
        size = sum(len(line.encode("utf-8", "backslashreplace")) + 1 for line in lines)
        if self._size + size > ROOM:
            return False
        self._lines += lines
        self._size += size
        return True

    def table(self, title: str | None, columns: str, rows: Sequence[Sequence[str]], *, more: int = 0) -> None:
        if not rows:
            return
        rule = "|" + "---|" * (columns.count("|") - 1)
        shown = 0
        if self.add(*([f"### {title}", ""] if title else []), columns, rule):
            for row in rows:
                if not self.add(f"| {' | '.join(row)} |"):
                    break
                shown += 1
        left = max(len(rows), more) - shown
        if left:
            self._lines += ["", self._rest.format(count=left)]
            self._size += 200
        self.add("")

    def text(self) -> str:
        return "\n".join(self._lines).rstrip("\n") + "\n"
