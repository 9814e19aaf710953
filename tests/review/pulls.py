"""Pull requests made of raw git objects, also such as git itself would refuse to make."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

FILE, EXECUTABLE, LINK, SUBMODULE, TREE = "100644", "100755", "120000", "160000", "40000"
GROUP = "to-truong-mau"  # the account that the base gives to the working group

Content = bytes | str | tuple[str, bytes | str] | None


@dataclass
class Forge:
    """A repository to send pull requests to.

    Content of a path: text, (mode, text), (160000, commit), or None: deleted.
    """

    root: Path
    base: str = ""

    def git(self, *arguments: str, data: bytes = b"") -> str:
        done = subprocess.run(["git", *arguments], cwd=self.root, input=data, capture_output=True)
        assert done.returncode == 0, done.stderr.decode("utf-8", "replace")
        return done.stdout.decode("utf-8", "surrogateescape").strip("\n")

    def blob(self, data: bytes) -> str:
        return self.git("hash-object", "-w", "--stdin", data=data)

    def read(self, path: str, *, at: str = "") -> str:
        return self.git("show", f"{at or self.base}:{path}") + "\n"

    def tree(self, start: str, changes: Mapping[str, Content]) -> str:
        """The tree of ``start`` (empty: none) with ``changes``; a path may hold anything but NUL."""
        wanted: dict[str, dict | Content] = {}
        for path, content in changes.items():
            *folders, name = path.split("/")
            place = wanted
            for folder in folders:
                place = place.setdefault(folder, {})  # type: ignore[assignment]
            place[name] = content
        return self._tree(f"{start}^{{tree}}" if start else "", wanted)

    def _tree(self, old: str, changes: Mapping) -> str:
        rows: dict[str, tuple[str, str]] = {}
        if old:
            for row in filter(None, self.git("ls-tree", "-z", old).split("\0")):
                head, _, name = row.partition("\t")
                mode, _, sha = head.split()
                rows[name] = (mode.lstrip("0"), sha)
        for name, content in changes.items():
            if isinstance(content, dict):
                held = rows.get(name)
                sha = self._tree(held[1] if held and held[0] == TREE else "", content)
                rows[name] = (TREE, sha)
            elif content is None:
                rows.pop(name)
            else:
                mode, data = content if isinstance(content, tuple) else (FILE, content)
                raw = data.encode("utf-8", "surrogateescape") if isinstance(data, str) else data
                rows[name] = (mode, str(data) if mode == SUBMODULE else self.blob(raw))
        ordered = sorted(
            (os.fsencode(name) + (b"/" if mode == TREE else b""), mode, os.fsencode(name), sha)
            for name, (mode, sha) in rows.items()
        )
        data = b"".join(
            mode.encode() + b" " + name + b"\0" + bytes.fromhex(sha) for _, mode, name, sha in ordered
        )
        return self.git("hash-object", "-t", "tree", "-w", "--literally", "--stdin", data=data)

    def commit(
        self,
        changes: Mapping[str, Content],
        *,
        parent: str | None = None,
        author: str = "Huyện Mẫu 1 (đầu mối) <huyen-mau-1@tinh-mau.example>",
        when: int = 1_597_500_000,
        message: str = "Nộp hồ sơ",
    ) -> str:
        start = self.base if parent is None else parent
        return self.commit_of(self.tree(start, changes), start, author=author, when=when, message=message)

    def commit_of(
        self, tree: str, *parents: str, author: str = "A <a@b.example>", when: int = 1_597_500_000,
        message: str = "x",
    ) -> str:  # fmt: skip
        lines = [f"tree {tree}", *(f"parent {one}" for one in parents if one)]
        lines += [f"author {author} {when} +0700", f"committer {author} {when} +0700", "", message, ""]
        data = "\n".join(lines).encode("utf-8", "surrogateescape")
        return self.git("hash-object", "-t", "commit", "-w", "--literally", "--stdin", data=data)


def open_forge(root: Path) -> Forge:
    """The demo with accounts of the working group and the files of an engine, as a province's main branch."""
    forge = Forge(root, subprocess.check_output(["git", "rev-parse", "HEAD"], cwd=root, text=True).strip())
    round_file = "evidence/2019/assessment.yml"
    text = forge.read(round_file).replace(
        "  - role: Tổ trưởng\n", f"  - role: Tổ trưởng\n    accounts: [{GROUP}]\n", 1
    )
    forge.base = forge.commit(
        {
            round_file: text,
            ".github/workflows/tests.yml": "name: Kiểm thử\non: push\n",
            "mkdocs.yml": "site_name: Mẫu\n",
            "pyproject.toml": "[project]\nname = 'paca'\n",
            "scripts/build_site.py": "print('build')\n",
            "scripts/paca/cli/main.py": "print('main')\n",
            "site_templates/pages/item.html.jinja": "{{ item }}\n",
            ".gitattributes": "* text=auto eol=lf\n",
        },
        author="Tổ trưởng <to-truong-mau@tinh-mau.example>",
    )
    forge.git("update-ref", "refs/heads/main", forge.base)
    return forge
