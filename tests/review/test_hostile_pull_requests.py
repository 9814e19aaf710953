"""Pull requests that mean harm: each is refused and named, none runs, none bends what is said of others.

Every case is sent by the account ``huyen-mau-1``, which may change ``evidence/2019/huyen-mau-1/``.
"""

from __future__ import annotations

import hashlib
import os
import subprocess
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest
from paca.checking.run import check_revision
from paca.review.document import read_document
from paca.review.forms import COMMENT_LIMIT, report_markdown, report_text
from paca.review.run import Review, review

from .pulls import EXECUTABLE, LINK, SUBMODULE, Content, Forge
from .pulls import GROUP as GROUP_ACCOUNT

ME = "huyen-mau-1"
OWN = f"evidence/2019/{ME}"
OTHER = "evidence/2019/huyen-mau-2"
GROUP = "evidence/2019/_working-group"
MARKER = Path("/tmp") / f"paca-review-marker-{os.getpid()}"
RUN = f"import pathlib; pathlib.Path({str(MARKER)!r}).touch()\n"
SHELL = f"touch {MARKER}\n"


@dataclass(frozen=True)
class Case:
    """``codes`` must all be told, one of them at a path that contains ``named``."""

    name: str
    changes: dict[str, Content] | Callable[[Forge], str]
    codes: tuple[str, ...]
    named: str
    sender: str = ME


def _moved(forge: Forge) -> str:
    """Another's submission renamed into one's own folder."""
    theirs = forge.read(f"{OTHER}/A.1.2.md")
    return forge.commit({f"{OTHER}/A.1.2.md": None, f"{OWN}/A.1.2.md": theirs})


def _back_and_forth(forge: Forge) -> str:
    """Another's file changed, then changed back: nothing is left in the diff."""
    theirs = forge.read(f"{OTHER}/figures.yml")
    first = forge.commit({f"{OTHER}/figures.yml": theirs + "# x\n"})
    return forge.commit({f"{OTHER}/figures.yml": theirs}, parent=first)


def _hidden_in_merge(forge: Forge) -> str:
    """An evil merge: both parents are harmless, the merge commit itself brings the change."""
    side = forge.commit({f"{OWN}/A.1.1.md": forge.read(f"{OWN}/A.1.1.md") + "\nThêm.\n"})
    tree = forge.tree(side, {f"{OTHER}/figures.yml": "figures: []\n"})
    return forge.commit_of(tree, forge.base, side)


def _replaced(forge: Forge) -> str:
    """refs/replace shows a harmless file under the id of the harmful one."""
    evil, good = forge.blob(b"figures: []\n"), forge.blob(forge.read(f"{OTHER}/figures.yml").encode())
    forge.git("update-ref", f"refs/replace/{evil}", good)
    return forge.commit({f"{OTHER}/figures.yml": "figures: []\n"})


def _replaced_commit(forge: Forge) -> str:
    """refs/replace shows the base under the id of the head."""
    head = forge.commit({"scripts/build_site.py": RUN}, message="replace me")
    forge.git("update-ref", f"refs/replace/{head}", forge.base)
    return head


def _grafted(forge: Forge) -> str:
    """.git/info/grafts of a fetched mirror would give the head other parents."""
    head = forge.commit({f"{OTHER}/figures.yml": "figures: []\n"}, message="graft")
    (forge.root / ".git/info").mkdir(exist_ok=True)
    (forge.root / ".git/info/grafts").write_text(f"{head}\n")
    return head


def _unrelated(forge: Forge) -> str:
    return forge.commit_of(forge.tree("", {f"{OWN}/A.1.1.md": "x"}))


def _huge(forge: Forge) -> str:
    """A tree bomb: four levels that share their trees, 160,000 paths in five objects."""
    inner = forge.tree("", {f"f{number}.md": "x" for number in range(20)})
    for _ in range(3):
        rows = b"".join(b"40000 d%02d\0" % number + bytes.fromhex(inner) for number in range(20))
        inner = forge.git("hash-object", "-t", "tree", "-w", "--stdin", data=rows)
    return _grown(forge, inner)


def _deep(forge: Forge) -> str:
    inner = forge.tree("", {"x.md": "x"})
    for _ in range(1_500):
        rows = b"40000 d\0" + bytes.fromhex(inner)
        inner = _object(forge, "tree", rows)
    return _grown(forge, inner)


def _grown(forge: Forge, inner: str) -> str:
    """The base with the tree ``inner`` as a new folder of one's own attachments."""
    own = forge.git("ls-tree", "-z", f"{forge.base}:{OWN}")
    rows = [row.partition("\t")[::2] for row in own.split("\0") if row]
    made = [(name, head.split()[0], head.split()[2]) for head, name in rows] + [
        ("attachments", "40000", inner)
    ]
    data = b"".join(
        mode.lstrip("0").encode() + b" " + name.encode() + b"\0" + bytes.fromhex(sha)
        for name, mode, sha in sorted(made)
    )
    folder = _object(forge, "tree", data)
    listing = forge.git("ls-tree", "-z", f"{forge.base}:evidence/2019")
    year = _with(forge, listing, ME, folder)
    evidence = _with(forge, forge.git("ls-tree", "-z", f"{forge.base}:evidence"), "2019", year)
    top = _with(forge, forge.git("ls-tree", "-z", forge.base), "evidence", evidence)
    return forge.commit_of(top, forge.base)


def _with(forge: Forge, listing: str, name: str, tree: str) -> str:
    rows = [row.partition("\t")[::2] for row in listing.split("\0") if row]
    data = b"".join(
        head.split()[0].lstrip("0").encode() + b" " + held.encode() + b"\0"
        + bytes.fromhex(tree if held == name else head.split()[2])
        for head, held in rows
    )  # fmt: skip
    return _object(forge, "tree", data)


def _object(forge: Forge, kind: str, data: bytes) -> str:
    """Written without a process of git: 1,500 of them would take a minute."""
    import zlib

    whole = f"{kind} {len(data)}\0".encode() + data
    sha = hashlib.sha1(whole).hexdigest()
    place = forge.root / ".git/objects" / sha[:2] / sha[2:]
    if not place.exists():
        place.parent.mkdir(exist_ok=True)
        place.write_bytes(zlib.compress(whole, 1))
    return sha


def _many_commits(forge: Forge) -> str:
    head = forge.base
    tree = forge.git("rev-parse", f"{forge.base}^{{tree}}")
    for number in range(1_010):
        who = f"A <a@b> {number} +0700"
        text = f"tree {tree}\nparent {head}\nauthor {who}\ncommitter {who}\n\nx\n"
        head = _object(forge, "commit", text.encode())
    return head


def _conflict(forge: Forge) -> str:
    """The branch rewrites what the base has rewritten since: no merge, whatever .gitattributes says."""
    old = forge.git("rev-parse", f"{forge.base}~1")
    theirs = "evidence/2019/assessment.yml"
    text = forge.read(theirs, at=old).replace("  - role: Tổ trưởng\n", "  - role: Tổ trưởng giả\n", 1)
    return forge.commit({theirs: text, ".gitattributes": "* merge=union\n"}, parent=old)


def _rows(forge: Forge, folder: str) -> list[tuple[str, str, str]]:
    """(name, mode, id) of a folder of the base, in git's order."""
    rows = [
        row.partition("\t")[::2]
        for row in forge.git("ls-tree", "-z", f"{forge.base}:{folder}").split("\0")
        if row
    ]
    return [(name, head.split()[0].lstrip("0"), head.split()[2]) for head, name in rows]


def _year_with(forge: Forge, agency: str, rows: list[tuple[str, str, str]]) -> str:
    """A commit in which the folder of ``agency`` is the tree of exactly these rows, in this order."""
    data = b"".join(
        mode.encode() + b" " + name.encode() + b"\0" + bytes.fromhex(sha) for name, mode, sha in rows
    )
    folder = _object(forge, "tree", data)
    year = _with(forge, forge.git("ls-tree", "-z", f"{forge.base}:evidence/2019"), agency, folder)
    evidence = _with(forge, forge.git("ls-tree", "-z", f"{forge.base}:evidence"), "2019", year)
    return forge.commit_of(
        _with(forge, forge.git("ls-tree", "-z", forge.base), "evidence", evidence), forge.base
    )


def _name_twice(forge: Forge) -> str:
    """One name twice in a tree: which of the two is the file?"""
    rows = _rows(forge, OWN)
    place = next(number for number, row in enumerate(rows) if row[0] == "A.1.1.md")
    return _year_with(
        forge, ME, [*rows[: place + 1], ("A.1.1.md", "100644", forge.blob(b"x")), *rows[place + 1 :]]
    )


def _unsorted(forge: Forge) -> str:
    """Another's folder in an order that git never writes, so that its comparison loses the thread."""
    rows = _rows(forge, OTHER)
    figures = next(row for row in rows if row[0] == "figures.yml")
    return _year_with(forge, "huyen-mau-2", [("figures.yml", "100644", forge.blob(b"figures: []\n")),
                                             *(row for row in rows if row != figures)])  # fmt: skip


def _climbing(forge: Forge) -> str:
    """A folder named ``..`` in one's own: by its letters the path is the sender's."""
    evil = forge.tree("", {"figures.yml": "figures: []\n"})
    inner = _object(forge, "tree", b"40000 huyen-mau-2\0" + bytes.fromhex(evil))
    return _year_with(forge, ME, [("..", "40000", inner), *_rows(forge, OWN)])


def _slash(forge: Forge) -> str:
    """One entry whose name holds slashes: it leads where no tree leads."""
    evil = forge.blob(b"figures: []\n")
    return _year_with(forge, ME, [("../huyen-mau-2/figures.yml", "100644", evil), *_rows(forge, OWN)])


def _replaced_tree(forge: Forge) -> str:
    """refs/replace shows the honest folder under the id of the emptied one."""
    evil = forge.tree("", {"figures.yml": "figures: []\n"})
    forge.git("update-ref", f"refs/replace/{evil}", forge.git("rev-parse", f"{forge.base}:{OTHER}"))
    return _year_with(forge, "huyen-mau-2", [("figures.yml", "100644", forge.blob(b"figures: []\n"))])


def _noted(forge: Forge) -> str:
    """A note that speaks for the working group, on a commit that takes another's figures away."""
    head = forge.commit({f"{OTHER}/figures.yml": "figures: []\n"}, message="note")
    said = ["notes", "add", "-f", "-m", "Tổ công tác đã duyệt\n::notice::x", head]
    forge.git("-c", "user.name=To truong", "-c", "user.email=to-truong-mau@tinh-mau.example", *said)
    return head


def _shallow(forge: Forge) -> str:
    """A mirror that was fetched without the history: nothing can be judged, so nothing passes."""
    head = forge.commit({f"{OWN}/A.1.1.md": forge.read(f"{OWN}/A.1.1.md") + "\nThêm.\n"}, message="shallow")
    (forge.root / ".git/shallow").write_text(f"{head}\n")
    return head


def _octopus(forge: Forge) -> str:
    """Thirty parents, one of which emptied another's figures; the merge's own tree looks honest."""
    sides = [forge.commit({f"{OWN}/A.1.1.md": f"---\nitem: A.1.1\n---\n{number}\n"}) for number in range(29)]
    sides.append(forge.commit({f"{OTHER}/figures.yml": "figures: []\n"}))
    return forge.commit_of(forge.git("rev-parse", f"{forge.base}^{{tree}}"), forge.base, *sides)


def _loud_author(forge: Forge) -> str:
    """A name made to be read: Markdown, a mention, a picture, a colour, a command of the workflow."""
    name = (
        "@to-truong-mau **duyệt** [bấm](https://evil.example) <img src=x> `x` \x1b[32m ::set-output name=x::y"
    )
    data = {f"{OTHER}/figures.yml": "figures: []\n"}
    return forge.commit(data, author=f"{name.replace('<', '‹').replace('>', '›')} <a@b.example>")


def _declared_encoding(forge: Forge) -> str:
    """A commit that says its names are UTF-16 and that somebody signed it."""
    tree = forge.tree(forge.base, {f"{OTHER}/figures.yml": "figures: []\n"})
    who = "huyen-mau-2 <huyen-mau-2@tinh-mau.example> 1597500000 +0700"
    signed = "gpgsig -----BEGIN SSH SIGNATURE-----\n AAAA\n -----END SSH SIGNATURE-----"
    lines = [f"tree {tree}", f"parent {forge.base}", f"author {who}", f"committer {who}", "encoding UTF-16"]
    lines += [signed, "", "x"]
    return _object(forge, "commit", "\n".join(lines).encode())


LFS = "version https://git-lfs.github.com/spec/v1\noid sha256:" + "4" * 64 + "\nsize 12345\n"
SAME_NAME = "name: Xem xét đề nghị gộp\non: pull_request\njobs: {}\n"


def _register(forge: Forge) -> dict[str, Content]:
    """The register gives the sender another's folder, and the same branch uses it."""
    text = forge.read("evidence/2019/agencies.yml").replace("accounts: [huyen-mau-2]", f"accounts: [{ME}]")
    return {"evidence/2019/agencies.yml": text, f"{OTHER}/figures.yml": "figures: []\n"}


def _member(forge: Forge) -> dict[str, Content]:
    """The sender makes himself a member of the working group and decides on himself."""
    text = forge.read("evidence/2019/assessment.yml").replace("[to-truong-mau]", f"[{ME}]")
    decision = forge.read(f"{GROUP}/decisions/{ME}.yml") + (
        "  - {item: A.1.1, stage: final, verdict: set, score: 1, reason: Tốt, by: Tổ trưởng, on: "
        "2020-08-20}\n"
    )
    return {"evidence/2019/assessment.yml": text, f"{GROUP}/decisions/{ME}.yml": decision}


def built(make: Callable[[Forge], dict[str, Content]]) -> Callable[[Forge], str]:
    return lambda forge: forge.commit(make(forge))


CASES = (
    # Code, templates, configuration, workflows
    Case("workflow edited", {".github/workflows/tests.yml": "on: pull_request_target\n"}, ("R942",),
    "tests.yml"),
    Case("workflow added", {".github/workflows/evil.yml": "on: push\n"}, ("R942",), "evil.yml"),
    Case("action added", {".github/actions/x/action.yml": "runs: {}\n"}, ("R942",), "action.yml"),
    Case("script replaced", {"scripts/build_site.py": RUN}, ("R942",), "build_site.py"),
    Case("engine replaced", {"scripts/paca/cli/main.py": RUN}, ("R942",), "main.py"),
    Case("module shadowed", {"scripts/yaml.py": RUN, "click.py": RUN}, ("R942",), "click.py"),
    Case("sitecustomize", {"sitecustomize.py": RUN, "scripts/sitecustomize.py": RUN}, ("R942",),
    "sitecustomize"),
    Case("conftest", {"conftest.py": RUN, "tests/conftest.py": RUN}, ("R942",), "conftest.py"),
    Case("conftest among evidence", {f"{OWN}/conftest.py": RUN}, ("F109",), "conftest.py"),
    Case("mkdocs.yml with a hook", {"mkdocs.yml": "hooks: [h.py]\n", "h.py": RUN}, ("R942",), "mkdocs.yml"),
    Case("pyproject with a plugin", {"pyproject.toml": "[tool.pytest.ini_options]\n"}, ("R942",),
    "pyproject"),
    Case("template edited", {"site_templates/pages/item.html.jinja": "{{ x.__class__ }}"}, ("R942",),
    "item.html"),
    Case("requirements", {"requirements.txt": "evil==1\n"}, ("R942",), "requirements.txt"),
    Case("lock deleted", {"pyproject.toml": None}, ("R942",), "pyproject.toml"),
    Case("GitLab's workflow", {".gitlab-ci.yml": "x: {script: evil}\n"}, ("R942",), ".gitlab-ci.yml"),
    Case("Gitea's workflow", {".gitea/workflows/x.yml": "on: push\n"}, ("R942",), ".gitea"),
    Case("CODEOWNERS edited", {".github/CODEOWNERS": f"* @{ME}\n"}, ("R942", "R946", "R955"), "CODEOWNERS"),
    Case("CODEOWNERS elsewhere", {"docs/CODEOWNERS": f"* @{ME}\n"}, ("R942", "R946"), "docs/CODEOWNERS"),
    Case("editor's task", {".vscode/tasks.json": "{}"}, ("R942",), ".vscode"),
    Case("git hook", {".githooks/post-checkout": (EXECUTABLE, "#!/bin/sh\n" + SHELL)}, ("R942", "R945"),
    "post-ch"),
    Case("dot git", {f"{OWN}/.git/config": "[core]\nfsmonitor = " + SHELL}, ("R946",), ".git"),
    Case("dot git by case and blanks", {f"{OWN}/.GIT /config": "[core]\n"}, ("R946",), ".GIT"),
    # What belongs to others
    Case("another's figures", {f"{OTHER}/figures.yml": "figures: []\n"}, ("R940",), f"{OTHER}/figures.yml"),
    Case("another's submission added", {f"{OTHER}/D.9.9.md": "---\nitem: D.9.9\n---\n"}, ("R940",),
    "D.9.9.md"),
    Case("another's submission deleted", {f"{OTHER}/A.1.1.md": None}, ("R940",), f"{OTHER}/A.1.1.md"),
    Case("another's file renamed", _moved, ("R940",), f"{OTHER}/A.1.2.md"),
    Case("changed and changed back", _back_and_forth, ("R951",), f"{OTHER}/figures.yml"),
    Case("evil merge", _hidden_in_merge, ("R940",), f"{OTHER}/figures.yml"),
    Case("another's mode", lambda forge: forge.commit(
        {f"{OTHER}/A.1.1.md": (EXECUTABLE, forge.read(f"{OTHER}/A.1.1.md"))}
    ), ("R940", "R945"), f"{OTHER}/A.1.1.md"),
    Case("a stranger's account", {f"{OWN}/A.1.1.md": "x"}, ("R943", "R940"), f"{OWN}/A.1.1.md", "nguoi-la"),
    Case("an account by its look", {f"{OWN}/A.1.1.md": "x"}, ("R943", "R940"), OWN, "huyеn-mau-1"),
    # Edition, register, round, working group
    Case("edition edited", {"indicators/2019/part-a.yml": "items: []\n"}, ("R941",), "part-a.yml"),
    Case("a new edition", {"indicators/2099/edition.yml": "year: 2099\n"}, ("R941",), "indicators/2099"),
    Case("a later round", {"evidence/2099/assessment.yml": "year: 2099\n"}, ("R941",), "evidence/2099"),
    Case("an older round", {f"evidence/2018/{ME}/A.1.1.md": "x"}, ("R941",), "evidence/2018"),
    Case("register gives another's folder", built(_register), ("R941", "R940"), f"{OTHER}/figures.yml"),
    Case("sender joins the working group", built(_member), ("R941",), f"decisions/{ME}.yml"),
    Case("a decision by an agency", {f"{GROUP}/decisions/{ME}.yml": "decisions: []\n"}, ("R941",),
    "decisions"),
    Case("a comment removed", {f"{GROUP}/comments/gy-001.yml": None}, ("R941",), "gy-001.yml"),
    Case("verified scores", {f"{GROUP}/verified.yml": "scores: []\n"}, ("R941",), "verified.yml"),
    # Names that are one name to somebody
    Case("case collision", {f"{OWN}/attachments/A.pdf": "x", f"{OWN}/attachments/a.pdf": "y"}, ("F115",),
    "a.pdf"),
    Case("folder by case", {"evidence/2019/Huyen-Mau-2/figures.yml": "x"}, ("R941",), "Huyen-Mau-2"),
    Case("Unicode collision", {
        f"{OWN}/attachments/k\u1ebf.pdf": "x", f"{OWN}/attachments/ke\u0302\u0301.pdf": "y"
    }, ("F115",), "attachments/k"),
    Case("folder of look-alike letters", {"evidence/2019/huyеn-mau-2/figures.yml": "x"}, ("R941",), "huy"),
    Case("name that reverses", {f"{OWN}/attachments/a\u202efdp.exe": "x"}, ("F105",), "attachments"),
    Case("name of a device", {f"{OWN}/attachments/CON.pdf": "x"}, ("F106",), "CON.pdf"),
    Case("name with a line end", {"evidence\n::error::x/y.md": "x"}, ("R942",), "evidence"),
    Case("name that looks like a commit", {
        "\x01" + "a" * 40: "x", "zz": "x", "zy": "x", f"{OTHER}/figures.yml": "figures: []\n"
    }, ("R942", "R940"), "figures.yml"),
    Case("name with HTML", {f"{OWN}/attachments/<img src=x onerror=alert(1)>.pdf": "x"}, ("F111",), "img"),
    # Kinds of entries
    Case("symlink out", {f"{OWN}/A.1.1.md": (LINK, "/etc/passwd")}, ("R945", "F102"), f"{OWN}/A.1.1.md"),
    Case("folder as a symlink", {"site": (LINK, "/tmp")}, ("R942", "R945"), "site"),
    Case("own folder as a symlink", lambda forge: forge.commit_of(forge.tree(
        forge.base, {OWN: (LINK, "huyen-mau-2")}
    ), forge.base), ("R945",), OWN),
    Case("submodule", {f"{OWN}/attachments/x": (SUBMODULE, "1" * 40)}, ("R945", "F103"), "attachments/x"),
    Case("submodule with its file", {
        ".gitmodules": f'[submodule "x"]\n\tpath = x\n\turl = file:///tmp\n\tupdate = !{SHELL}',
        "x": (SUBMODULE, "1" * 40),
    }, ("R942", "R945", "R946"), ".gitmodules"),
    Case("executable evidence", {f"{OWN}/A.1.1.md": (EXECUTABLE, "x")}, ("R945",), f"{OWN}/A.1.1.md"),
    # Files that steer git
    Case("merge=union", {f"{OWN}/.gitattributes": "* merge=union\n"}, ("R946",), ".gitattributes"),
    Case("export-ignore at the root", {".gitattributes": "evidence export-ignore\n"}, ("R942", "R946"),
    ".gitattr"),
    Case("working-tree-encoding", {"evidence/.gitattributes": "*.yml working-tree-encoding=UTF-7\n"},
         ("R941", "R946"), ".gitattributes"),
    Case("a filter", {f"{OWN}/.gitattributes": "*.md filter=evil diff=evil\n"}, ("R946",), ".gitattributes"),
    Case("mailmap", {".mailmap": "Tổ trưởng <x@y> <huyen-mau-1@tinh-mau.example>\n"}, ("R942", "R946"),
    ".mailmap"),
    Case("lfs", {".lfsconfig": "[lfs]\n\turl = http://evil.example\n"}, ("R942", "R946"), ".lfsconfig"),
    # Size, history, objects
    Case("huge tree", _huge, ("R948",), ""),
    Case("deep tree", _deep, ("R948",), ""),
    Case("thousand commits", _many_commits, ("R948",), ""),
    Case("huge file", {f"{OWN}/A.1.1.md": "x" * 3_000_000}, ("Y201",), f"{OWN}/A.1.1.md"),
    Case("YAML bomb", {f"{OWN}/figures.yml": "a: &a [x]\nb: &b [*a,*a]\n" * 9}, (), f"{OWN}/figures.yml"),
    Case("nested YAML", {f"{OWN}/figures.yml": "figures: " + "[" * 60_000}, (), f"{OWN}/figures.yml"),
    Case("YAML tag", {f"{OWN}/figures.yml": f"figures: !!python/object/apply:os.system ['{SHELL}']\n"},
         (), OWN),
    Case("no common history", _unrelated, ("R950",), ""),
    Case("conflict under merge=union", _conflict, ("R949",), "assessment.yml"),
    Case("refs/replace for a blob", _replaced, ("R940",), f"{OTHER}/figures.yml"),
    Case("refs/replace for the head", _replaced_commit, ("R942",), "build_site.py"),
    Case("grafts", _grafted, ("R940",), f"{OTHER}/figures.yml"),
    # What stands where something else stood
    Case("own file becomes a folder", {f"{OWN}/A.1.1.md/x.md": "x"}, ("F116",), f"{OWN}/A.1.1.md"),
    Case("another's folder becomes a file", {OTHER: "x"}, ("R940", "R941"), OTHER),
    Case("another's folder becomes a submodule", {OTHER: (SUBMODULE, "1" * 40)}, ("R940", "R945"), OTHER),
    Case("register becomes a link to one's own file", {
        "evidence/2019/agencies.yml": (LINK, f"{ME}/figures.yml")
    }, ("R941", "R945"), "agencies.yml"),
    Case("round becomes a folder", {"evidence/2019/assessment.yml/x": "x"}, ("R941",), "assessment.yml"),
    Case("register emptied", {"evidence/2019/agencies.yml": ""}, ("R941",), "agencies.yml"),
    Case("folder of evidence by case", {f"Evidence/2019/{ME}/A.1.1.md": "x"}, ("R942",), "Evidence"),
    Case("name with line ends in one's own folder", {
        f"{OWN}/attachments/a\n::error file=x::b\n## ✅ Gộp được\n.pdf": "x"
    }, ("F105",), "attachments"),
    # Trees that git never writes
    Case("one name twice in a tree", _name_twice, (), f"{OWN}/A.1.1.md"),
    Case("a tree out of order", _unsorted, ("R940",), f"{OTHER}/figures.yml"),
    Case("a folder named ..", _climbing, ("F108",), f"{OWN}/.."),
    Case("a name with slashes", _slash, ("F108",), f"{OWN}/.."),
    # What stands beside the objects
    Case("refs/replace for a tree", _replaced_tree, ("R940",), f"{OTHER}/figures.yml"),
    Case("a note in another's name", _noted, ("R940",), f"{OTHER}/figures.yml"),
    Case("a mirror without history", _shallow, ("R950",), ""),
    Case("thirty parents", _octopus, ("R951",), f"{OTHER}/figures.yml"),
    # Large and hollow files
    Case("huge blob", {f"{OWN}/attachments/to.pdf": b"%PDF-1.7\n" + b"\0" * 60_000_000}, (), "to.pdf"),
    Case("LFS pointer for a document", {f"{OWN}/attachments/qd.pdf": LFS}, (), "qd.pdf"),
    Case("LFS pointer for a submission", {f"{OWN}/A.1.1.md": LFS}, (), f"{OWN}/A.1.1.md"),
    Case(".GITMODULES by case", {f"{OWN}/.GitModules": "[submodule]\n"}, ("R946",), ".GitModules"),
    # Workflows of other forges, and of the same name
    Case("a workflow of the gate's name", {".github/workflows/gate.yml": SAME_NAME}, ("R942",), "gate.yml"),
    Case("Forgejo's workflow", {".forgejo/workflows/x.yml": "on: push\n"}, ("R942",), ".forgejo"),
    Case("GitLab's include of one's own file", {
        ".gitlab-ci.yml": f"include: {OWN}/attachments/ci.yml\n", f"{OWN}/attachments/ci.yml": "x: "
        "{script: evil}\n",
    }, ("R942",), ".gitlab-ci.yml"),
    Case("owners for Gitea and GitLab", {
        ".gitea/CODEOWNERS": f"* @{ME}\n", ".gitlab/CODEOWNERS": f"* @{ME}\n"
    }, ("R942", "R946"), ".gitea/CODEOWNERS"),
    Case("prose of the report with a template in it", {
        "docs/report/04-x.md": "{{ cycler.__init__.__globals__ }}\n"
    }, ("R942",), "04-x.md"),
    # What is said
    Case("an author's name that shouts", _loud_author, ("R940",), f"{OTHER}/figures.yml"),
    Case("declared encoding and signature", _declared_encoding, ("R940", "R947"), f"{OTHER}/figures.yml"),
    Case("a document that reaches into another's folder", {
        f"{OWN}/documents.yml": "documents:\n  x:\n    title: X\n    file: ../huyen-mau-2/attachments/x.pdf\n"
    }, (), f"{OWN}/documents.yml"),
    Case("an extension that one grants oneself", {f"{OWN}/extensions.yml": "extensions: []\n"}, ("F117",),
    "extensions.yml"),
    # Drafts
    Case("a draft that is to be merged, with numbers of its own", {
        "draft/2019/report.md": "Tổng điểm: 99,99\n", "draft/2019/map.json": "{}"
    }, ("R957",), "draft/2019/report.md", GROUP_ACCOUNT),
    # Caches and built files
    Case("poisoned cache", {".paca/cache.sqlite": b"SQLite format 3\0", ".paca/x": "x"}, ("R942",), ".paca"),
    Case("built site", {"site/index.html": "<script>alert(1)</script>"}, ("R942",), "site/index.html"),
    # Claims
    Case("forged author", lambda forge: forge.commit(
        {f"{OTHER}/figures.yml": "figures: []\n"}, author="UBND huyện Mẫu 2 <huyen-mau-2@tinh-mau.example>"
    ), ("R940", "R947"), f"{OTHER}/figures.yml"),
    Case("forged author of the working group", lambda forge: forge.commit(
        {f"{GROUP}/verified.yml": "scores: []\n"}, author="Tổ trưởng <1+to-truong-mau@users.example>",
        when=4_000_000_000,
    ), ("R941", "R947"), "verified.yml"),
)  # fmt: skip


@pytest.fixture(scope="module")
def honest(forge: Forge) -> tuple[str, str, str]:
    """Another agency's honest pull request, what the review says of it, and what the check says of the "
    "base."""
    text = forge.read(f"{OTHER}/A.1.1.md") + "\nBổ sung thuyết minh.\n"
    head = forge.commit({f"{OTHER}/A.1.1.md": text}, author="H2 <huyen-mau-2@tinh-mau.example>")
    return head, _honest(forge, head), _base(forge)


def _honest(forge: Forge, head: str) -> str:
    return review(forge.root, base=forge.base, head=head, account="huyen-mau-2").document.dumped()


def _base(forge: Forge) -> str:
    return repr(check_revision(forge.root, forge.base).findings)


def _files(root: Path) -> set[str]:
    return {str(path.relative_to(root)) for path in root.rglob("*") if ".git" not in path.parts}


def test_there_are_enough_of_them():
    assert len(CASES) >= 40 and len({case.name for case in CASES}) == len(CASES)


def test_the_honest_one_passes(forge, honest):
    assert '"verdict": "pass"' in honest[1]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_a_hostile_pull_request_is_refused_and_named(case: Case, forge: Forge, honest):
    files, refs = (
        _files(forge.root),
        forge.git("for-each-ref", "--format=%(refname) %(objectname)", "refs/heads"),
    )
    head = case.changes(forge) if callable(case.changes) else forge.commit(case.changes)
    begun = time.monotonic()
    try:
        found = review(forge.root, base=forge.base, head=head, account=case.sender)
        assert time.monotonic() - begun < 20
        assert found.failed
        _is_told(case, found)
        assert not MARKER.exists(), "something of the pull request was run"
        assert _files(forge.root) == files, "something of the pull request was written to disk"
        assert forge.git("for-each-ref", "--format=%(refname) %(objectname)", "refs/heads") == refs
        assert _honest(forge, honest[0]) == honest[1], "what is said of another agency has changed"
        assert _base(forge) == honest[2]
    finally:
        MARKER.unlink(missing_ok=True)
        for left in ("info/grafts", "shallow"):
            (forge.root / ".git" / left).unlink(missing_ok=True)


def _is_told(case: Case, found: Review) -> None:
    told = {finding.code for _, finding in found.findings}
    assert told >= set(case.codes), told
    errors = [one for one in found.document.findings if one.level.name == "ERROR"]
    assert any(case.named in one.path for one in errors), [(one.code, one.path) for one in errors]
    sheet = report_markdown(found.document)
    assert max(len(sheet), len(sheet.encode())) <= COMMENT_LIMIT
    assert "<img" not in sheet and "\x1b" not in sheet and "\u202e" not in sheet
    assert not any(line.startswith("::") for line in report_text(found.document).splitlines())
    assert read_document(found.document.dumped().encode()) == found.document


def test_a_hostile_repository_setting_runs_nothing(own_forge):
    """A clone's own .git/config and hooks are not the pull request's, but a mirror may have been given "
    "some."""
    forge = own_forge
    hook = forge.root / ".git/hooks/post-checkout"
    hook.parent.mkdir(exist_ok=True)
    hook.write_text("#!/bin/sh\n" + SHELL)
    hook.chmod(0o755)
    subprocess.run(["git", "config", "core.fsmonitor", SHELL.strip()], cwd=forge.root, check=True)
    subprocess.run(["git", "config", "diff.external", SHELL.strip()], cwd=forge.root, check=True)
    head = forge.commit({f"{OWN}/A.1.1.md": forge.read(f"{OWN}/A.1.1.md") + "\nThêm.\n"})
    assert not review(forge.root, base=forge.base, head=head, account=ME).failed
    assert not MARKER.exists()
