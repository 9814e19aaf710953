"""``CODEOWNERS`` from the register: the forge then asks the right people, without a list kept by hand."""

from __future__ import annotations

import re

from ..finding import Finding, Position
from ..records import Records

PLACE = ".github/CODEOWNERS"
HEAD = """\
# Sinh từ agencies.yml và assessment.yml bằng: paca codeowners --write
# Generated from agencies.yml and assessment.yml by: paca codeowners --write
"""
# An account, or organisation/team: anything else could name more people than the register does.
_ACCOUNT = re.compile(
    r"[A-Za-z0-9](?:[A-Za-z0-9._-]{0,98}[A-Za-z0-9_])?(?:/[A-Za-z0-9._-]{1,100})?", re.ASCII
)


def codeowners(records: Records) -> str:
    """The file's text.  The last line that matches a path counts, so the general ones come first."""
    members = records.round.model.working_group if records.round else ()
    group = _owners(account for member in members for account in member.accounts)
    lines = [HEAD]
    if group:
        lines += [f"* {group}", ""]
    for located in records.agencies.agencies:
        agency = located.model
        if own := _owners(agency.accounts):
            lines.append(f"/evidence/{records.year}/{agency.slug}/ {own}")
    if group:
        # Once more at the end: no agency's line may ever cover these.
        lines += ["", f"/evidence/{records.year}/_working-group/ {group}"]
        lines += [f"/evidence/{records.year}/*.yml {group}", f"/indicators/ {group}", f"/.github/ {group}"]
    return "\n".join(lines).rstrip("\n") + "\n"


def _owners(accounts) -> str:  # type: ignore[no-untyped-def]
    names = (account.strip().removeprefix("@") for account in accounts)
    return " ".join(f"@{name}" for name in dict.fromkeys(names) if _ACCOUNT.fullmatch(name))


def stale(records: Records, present: str | None) -> tuple[Finding, ...]:
    """R955 where ``present`` (the file's text, None: no file) is not what the register gives; R956."""
    found = []
    wanted = codeowners(records)
    if present != wanted:
        found.append(
            Finding("R955", Position(PLACE, _line(present, wanted)), {"difference": _say(present, wanted)})
        )
    members = records.round.model.working_group if records.round else ()
    if not any(member.accounts for member in members):
        found.append(Finding("R956", Position(f"evidence/{records.year}/assessment.yml")))
    return tuple(found)


def _line(present: str | None, wanted: str) -> int:
    """The first line that differs; 0 where there is no file."""
    if present is None:
        return 0
    pairs = zip([*present.split("\n"), ""], [*wanted.split("\n"), ""], strict=False)
    return next((number for number, (is_, must) in enumerate(pairs, start=1) if is_ != must), 1)


def _say(present: str | None, wanted: str) -> str:
    if present is None:
        return "chưa có tệp"
    is_, must = set(present.splitlines()), set(wanted.splitlines())
    return f"thiếu {len(must - is_)} dòng, thừa {len(is_ - must)} dòng" if is_ != must else "khác thứ tự dòng"
