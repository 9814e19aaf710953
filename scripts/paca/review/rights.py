"""Who may change what: the base's register against the paths of a pull request.  Pure.

Default deny: an account may change the folder of its agency in the round under way; a member of the
working group may change everything but an agency's own folder.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from ..finding import Finding, Position
from ..model.draft import DRAFTS
from ..read.names import shown
from ..read.paths import WORKING_GROUP
from ..records import Records
from .pull import NOTHING, Authored, Changed, Pull

KINDS = {
    "120000": ("liên kết (symlink)", "link"),
    "160000": ("kho con (submodule)", "submodule"),
    "100755": ("tệp chạy được (executable)", "executable"),
}
# What bends how git or a forge shows, merges, exports or assigns files, wherever it lies.
_STEERING = re.compile(
    r"git~\d|\.git(?:attributes|modules|ignore|keep|config)?|\.mailmap|\.lfsconfig|CODEOWNERS", re.IGNORECASE
)
_ROUND = re.compile(r"evidence/(\d{4})/([^/]+)(/.+)?", re.DOTALL)


@dataclass(frozen=True)
class Owners:
    """The base's register: accounts (lower case) → agencies; the working group's accounts."""

    year: int
    names: dict[str, str] = field(default_factory=dict)  # slug → short name, in the register's order
    accounts: dict[str, tuple[str, ...]] = field(default_factory=dict)
    working_group: frozenset[str] = frozenset()
    read: bool = True  # False: the base has no register that could be read

    @classmethod
    def of(cls, records: Records) -> Owners:
        accounts: dict[str, tuple[str, ...]] = {}
        names = {}
        for located in records.agencies.agencies:
            agency = located.model
            names[agency.slug] = agency.short or agency.name
            for account in agency.accounts:
                accounts[plain(account)] = (*accounts.get(plain(account), ()), agency.slug)
        members = records.round.model.working_group if records.round else ()
        group = frozenset(plain(account) for member in members for account in member.accounts)
        return cls(records.year, names, accounts, group, records.agencies.register is not None)

    @property
    def known(self) -> bool:
        """Whether rights can be judged.  A register that nobody can read gives nobody a right."""
        return bool(self.accounts or self.working_group or not self.read)

    def owner_of(self, path: str) -> str:
        """An agency's slug, ``_working-group`` (round, edition, its records) or ``_system``."""
        found = _ROUND.fullmatch(path)
        if found:
            year, folder, inside = found.groups()
            mine = int(year) == self.year and folder in self.names and inside is not None
            return folder if mine else WORKING_GROUP
        return WORKING_GROUP if path.startswith(("evidence/", "indicators/")) else SYSTEM

    def may(self, account: str, path: str) -> bool:
        owner = self.owner_of(path)
        if owner in (WORKING_GROUP, SYSTEM):
            return plain(account) in self.working_group
        return owner in self.accounts.get(plain(account), ())


SYSTEM = "_system"


def plain(account: str) -> str:
    """Accounts as forges compare them: without @, in lower case."""
    return account.strip().removeprefix("@").lower()


def judge(pull: Pull, owners: Owners, account: str | None) -> tuple[Finding, ...]:
    """All that is wrong with who changes what, and with the kinds of what is changed."""
    found = [*_shape(pull), *(finding for one in pull.changed for finding in _kind(one, owners, account))]
    if account is None or not owners.known:
        reason = "không có --account" if account is None else "sổ cơ quan chưa ghi tài khoản nào"
        found.append(Finding("R944", _register(owners), {"reason": reason}))
        return tuple(sorted(found, key=Finding.sort_key))
    if plain(account) not in owners.accounts and plain(account) not in owners.working_group:
        found.append(Finding("R943", _register(owners), {"account": account}))
    net = {one.path for one in pull.changed}
    found += [finding for path in sorted(net) if (finding := _right(path, owners, account))]
    found += _history(pull.commits, net, owners, account)
    found += _claims(pull.commits, owners, account)
    return tuple(sorted(found, key=Finding.sort_key))


def _register(owners: Owners) -> Position:
    return Position(f"evidence/{owners.year}/agencies.yml")


def _shape(pull: Pull) -> Iterator[Finding]:
    if pull.beyond:
        what, limit = pull.beyond
        first = pull.changed[-1].path if what == "folders" and pull.changed else "."
        words = {"files": "số tệp", "folders": "số thư mục lồng nhau", "commits": "số commit"}
        params = {"what": words.get(what, what), "limit": str(limit)}
        yield Finding("R948", Position(shown(first)[:300]), params)
    if pull.start is None:
        yield Finding("R950", Position("."))
    for path in pull.conflicts:
        yield Finding("R949", Position(shown(path)), {"path": shown(path)})


def _kind(one: Changed, owners: Owners, account: str | None) -> Iterator[Finding]:
    """The working group may keep executables and steering files of the system; nobody links or submodules."""
    if one.mode_after == NOTHING:
        return
    path = shown(one.path)
    trusted = (
        account is not None and plain(account) in owners.working_group and owners.owner_of(one.path) == SYSTEM
    )
    if one.mode_after != "100644" and not (trusted and one.mode_after == "100755"):
        kind = KINDS.get(one.mode_after, (one.mode_after, ""))[0]
        yield Finding("R945", Position(path), {"path": path, "kind": kind})
    if one.path.startswith(DRAFTS):
        yield Finding("R957", Position(path), {"path": path})
    if any(_STEERING.fullmatch(_bare(part)) for part in one.path.split("/")) and not trusted:
        yield Finding("R946", Position(path), {"path": path})


def _bare(name: str) -> str:
    """A name as HFS+ and NTFS read it: without characters that show nothing, dots or blanks at its end."""
    letters = "".join(char for char in name if char.isprintable())
    return posixpath.normpath(letters).rstrip(". ") if letters.strip(". ") else letters


def _right(path: str, owners: Owners, account: str) -> Finding | None:
    if owners.may(account, path):
        return None
    owner, place = owners.owner_of(path), shown(path)
    params = {"account": account, "path": place}
    if owner == SYSTEM:
        return Finding("R942", Position(place), params)
    if owner == WORKING_GROUP:
        return Finding("R941", Position(place), params)
    return Finding("R940", Position(place), params | {"owner": owners.names[owner]}, agency=owner)


def _history(commits: Iterable[Authored], net: set[str], owners: Owners, account: str) -> Iterator[Finding]:
    """What a commit changes and a later one changes back: the merge would keep it in the file's history."""
    told: set[str] = set()
    for commit in commits:
        for path in commit.paths:
            if path not in net and path not in told and not owners.may(account, path):
                told.add(path)
                owner = owners.owner_of(path)
                whose = owners.names.get(owner, "tổ công tác")
                params = {"commit": commit.commit[:10], "path": shown(path), "owner": whose}
                yield Finding("R951", Position(shown(path)), params)


def _claims(commits: Iterable[Authored], owners: Owners, account: str) -> Iterator[Finding]:
    """Commits whose author's address names another account of the register (``name@``, ``1+name@``)."""
    told: set[str] = set()
    for commit in commits:
        claimed = plain(commit.email.partition("@")[0].rpartition("+")[2])
        if claimed == plain(account) or commit.email in told:
            continue
        if claimed in owners.accounts or claimed in owners.working_group:
            told.add(commit.email)
            who = f"{shown(commit.author)} <{shown(commit.email)}>"
            params = {"commit": commit.commit[:10], "author": who, "account": account}
            yield Finding("R947", _register(owners), params)
