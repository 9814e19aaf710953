"""Mistakes in names and places of files, in the register of agencies and the working group's records."""

from __future__ import annotations

import os

from .tree import GROUP, ROUND, Expected, Mistake, Tree, changed

DECISIONS = f"{GROUP}/decisions"


def _file(code: str, name: str, content: bytes = b"x", *, shown: str | None = None) -> Mistake:
    def make(tree: Tree) -> Expected:
        free = [one for one in tree.agencies if f"{ROUND}/{one}/{name}" not in tree.taken]
        if not free:
            raise LookupError(f"{name} is everywhere")
        slug = tree.random.choice(free)
        path = f"{ROUND}/{slug}/{name}"
        tree.taken.add(path)
        tree.write(path, content)
        return Expected(code, f"{ROUND}/{slug}/{shown or name}")

    return make


def link(tree: Tree) -> Expected:
    path = tree.submission("^claim: draft$")
    (tree.root / path).unlink()
    os.symlink("documents.yml", tree.root / path)
    return Expected("F102", path)


def unnamed_attachment(tree: Tree) -> Expected:
    """A good file that nothing speaks of."""
    good = f"{ROUND}/*/attachments/pctn-plan.pdf"
    there = tree.shuffled(
        path.relative_to(tree.root).as_posix()
        for path in tree.root.glob(good)
        if path.parts[-3] in tree.exact
    )
    new = there[0].replace(".pdf", f"-{len(tree.taken)}.pdf")
    tree.taken.add(new)
    tree.write(new, (tree.root / there[0]).read_bytes())
    return Expected("D510", new)


def _decision(code: str, want: str, pattern: str, new: str, needle: str) -> Mistake:
    def make(tree: Tree) -> Expected:
        files = [path.name for path in (tree.root / DECISIONS).glob("*.yml")]
        paths = [f"{DECISIONS}/{name}" for name in files if name[:-4] in tree.exact]
        path, first, block = tree.entry_of(tree.shuffled(paths), want)
        wrong = changed(block, pattern, new)
        text = tree.text(path)
        at = text.index(block)
        tree.write(path, text[:at] + wrong + text[at + len(block) :])
        mark = f"    # {code} {len(tree.taken)}"
        first = wrong.split("\n", 1)[0]
        tree.write(path, tree.text(path).replace(wrong, wrong.replace("\n", f"\n{mark}\n", 1), 1))
        tree.taken.add(f"{path}#{first}")
        if first.strip("- ").startswith(needle):
            return _Above(code, path, needle, within=mark)
        return Expected(code, path, needle, within=mark)

    return make


class _Above(Expected):
    """The line above ``within``: the entry's first, which other entries may repeat."""

    def line(self, root):  # type: ignore[no-untyped-def]
        lines = (root / self.path).read_text("utf-8").split("\n")
        return lines.index(str(self.within))


def _comment(code: str, want: str, pattern: str, new: str, needle: str) -> Mistake:
    def make(tree: Tree) -> Expected:
        names = [path.name for path in (tree.root / GROUP / "comments").glob("*.yml")]
        for name in tree.shuffled(names):
            path = f"{GROUP}/comments/{name}"
            text = tree.text(path)
            if path not in tree.taken and want in text:
                tree.taken.add(path)
                tree.write(path, changed(text, pattern, new))
                return Expected(code, path, needle)
        raise LookupError(f"no comment left for {want}")

    return make


def _agency(code: str, pattern: str, new: str, needle: str) -> Mistake:
    def make(tree: Tree) -> Expected:
        path, first, block = tree.entry_of([f"{ROUND}/agencies.yml"], r"^  - slug(?!(.*\n)*    successor)")
        tree.swap(path, block, changed(block, pattern, new))
        return Expected(code, path, needle, within=first)

    return make


def _phase(code: str, pattern: str, new: str, needle: str) -> Mistake:
    def make(tree: Tree) -> Expected:
        path, first, block = tree.entry_of([f"{ROUND}/assessment.yml"], "^  - key: [d-n].*\n(.*\n)*    until")
        wrong = changed(block, pattern, new)
        tree.swap(path, block, wrong)
        return Expected(code, path, needle, within=wrong.split("\n", 1)[0])

    return make


MISTAKES: dict[str, Mistake] = {
    "F102": link,
    "F105": _file("F105", "A.1\u200b.md", shown="A.1\\u200b.md"),
    "F106": _file("F106", "attachments/CON.pdf"),
    "F108": _file("F108", ".gitattributes"),
    "F109": _file("F109", "CODEOWNERS"),
    "F111": _file("F111", "attachments/a?b.pdf"),
    "F112": _file("F112", f"attachments/{'a' * 130}.pdf"),
    "F116": _file("F116", "tai-lieu/bao-cao.pdf", shown="tai-lieu"),
    "F117": _file("F117", "ghi-chu.txt"),
    "F118": _file("F118", "so-lieu.yaml"),
    "D510": unnamed_attachment,
    "R902": _agency("R902", "^    group: .*", "    group: khong-co-nhom", "group"),
    "R904": _agency("R904", "^    group", "    successor: khong-co-co-quan\n    group", "successor"),
    "R906": _phase("R906", "^    until: .*", "    until: 2019-01-01", "until"),
    "R908": _decision("R908", "verdict: set(.*\n)*    reason", r"^    reason: .*\n", "", "verdict"),
    "R909": _decision("R909", "verdict: return(.*\n)*    reason", r"^    reason: .*\n", "", "verdict"),
    "R910": _decision("R910", "verdict: accept", "^  - item: .*", "  - item: Z.9.9", "item"),
    "R912": _decision("R912", "verdict: set", "^    score: .*", "    score: 99", "score"),
    "R913": _decision(
        "R913",
        r"\A(?!(.*\n)*    refused)(.*\n)*    verdict: set",
        "^    verdict",
        "    refused: [khong-co]\n    verdict",
        "refused",
    ),
    "R916": _decision(
        "R916",
        r"\A(?!(.*\n)*    comment)(.*\n)*    verdict: accept",
        "^    by",
        "    comment: gy-khong-co\n    by",
        "comment",
    ),
    "R911": _comment("R911", "\nagency: ", "^agency: .*", "agency: khong-co-co-quan", "agency"),
    "R914": _comment("R914", "\nadoption", r"^reason: .*\n", "", "adoption"),
    "R910 comment": _comment("R910", "\nitem: ", "^item: .*", "item: Z.9.9", "item"),
}
