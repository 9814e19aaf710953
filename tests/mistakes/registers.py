"""Mistakes in an entry of documents.yml, figures.yml or explanations.yml."""

from __future__ import annotations

from .tree import ROUND, Expected, Mistake, Tree, changed

# code -> (what the entry must have, pattern, replacement, needle or None: the entry's first line)
DOCUMENT: dict[str, tuple[str, str, str, str | None]] = {
    "S305": ("issuer", "^    issuer: (.*)", r"    issuer: [\1]", "issuer"),
    "S312": ("date", "^    date: .*", "    date: đầu năm 2019", "date"),
    "S313": ("date", "^    date: .*", "    date: 30/02/2019", "date"),
    "S318": ("pages", "^    pages: .*", "    pages: 12 trang", "pages"),
    "S319": ("pages", "^    pages: .*", "    pages: 0", "pages"),
    "S303": ("title", r"^    title: .*\n", "", None),
    "S304": ("issuer", "^    issuer: .*", "    issuer:", "issuer"),
    "S317": ("visibility", "^    visibility: .*", "    visibility: secret", "visibility"),
    "S301": ("signer", "^    signer", "    sigmer", "sigmer"),
    "S302": ("pages", "^    pages", "    mau-giay", "mau-giay"),
    "D501": ("number", "^    number: .*", "    number: Kế hoạch 83", "number"),
    "D502": ("date", "^    date: .*", "    date: 05/01/2018", "date"),
    "D503": ("signer: Thủ", r"^    signer: .*\n", "", None),
    "D507": ("proves", r"^    proves: \[", "    proves: [khong-co-loai-nay, ", "proves"),
    "D515": ("date", "^    date: .*", "    date: 05/03/2091", "date"),
    "D516": ("number", r"^    number: .*\n", "", None),
    "P702": ("issuer", "^    issuer: .*", "    issuer: Ông A, CCCD số 079199001234", "issuer"),
}
PLAIN = r"\A(?!(?:.*\n)*    (?:attachment|sha256|url):)"
FIGURE: dict[str, tuple[str, str, str, str | None]] = {
    "N401": ("unit: người", "^    unit: .*", "    unit: nghìn con", "unit"),
    "N402": ("value", "^    value: .*", "    value: -3", "value"),
    "N403": ("unit: người", "^    value: .*", "    value: 1.5", "value"),
    "N405": ("key", "^  - key: (.*)", r"  - key: \1-khong-co", None),
    "N408": ("documents", r"^    documents: \[", "    documents: [khong-co-trong-so, ", "documents"),
    "N409": ("previous", "^    previous: .*", "    previous: 99999", "value"),
    "S310": ("value", "^    value: .*", "    value: 1.250.000 đồng", "value"),
    "S314": ("value", "^    unit", "    approximate: khoảng\n    unit", "approximate"),
}
# A figure that cannot be counted as it stands leaves the items that need it without their ground.
ALSO = {"N401": ("C606",), "N402": ("C606",), "N403": ("C606", "C617"), "N405": ("C606", "C612", "C617")}


def _entry(name: str, code: str, case: tuple[str, str, str, str | None]) -> Mistake:
    want, pattern, new, needle = case

    def make(tree: Tree) -> Expected:
        agency = tree.random.choice(sorted(tree.exact))
        path, first, block = tree.entry(name, want, agency=agency)
        wrong = changed(block, pattern, new)
        tree.swap(path, block, wrong)
        first = wrong.split("\n", 1)[0]
        return Expected(code, path, needle or first, within=first, also=ALSO.get(code, ()))

    return make


def _added(code: str, lines: str, needle: str) -> Mistake:
    """Lines at the end of a document's entry that has no attachment yet."""

    def make(tree: Tree) -> Expected:
        path, first, block = tree.entry("documents.yml", PLAIN, agency=tree.random.choice(sorted(tree.exact)))
        tree.swap(path, block, f"{block}    {lines}\n")
        return Expected(code, path, needle, within=first)

    return make


def _copy(code: str, *, keep: tuple[str, ...], needle: str) -> Mistake:
    """A second entry that has the same number, title or key as another."""

    def make(tree: Tree) -> Expected:
        agency = tree.random.choice(sorted(tree.exact))
        path, first, block = tree.entry("documents.yml", "^    number(.*\n)*    signer", agency=agency)
        key = first if code == "S330" else f"{first}-{code.lower()}"
        kept = [line for line in block.split("\n")[1:] if line.strip().startswith(keep)]
        copy = "\n".join([key, *kept, "    note: ghi hai lần", ""])
        tree.swap(path, block, block + copy)
        tree.taken.add(f"{path}#{key}")
        if code == "S330":
            line = tree.text(path).split(copy)[0].count("\n") + 1
            return _Fixed(code, path, f"note-{line}", within=copy)
        return Expected(code, path, needle, within=key)

    return make


class _Fixed(Expected):
    """The second of two equal first lines: found by what follows it."""

    def line(self, root):  # type: ignore[no-untyped-def]
        return (root / self.path).read_text("utf-8").split(str(self.within))[0].count("\n") + 1


def classified_with_content(tree: Tree) -> Expected:
    path, first, block = tree.entry("documents.yml", PLAIN, agency=tree.random.choice(sorted(tree.exact)))
    kept = [line for line in block.split("\n")[1:] if line.strip().startswith(("date:", "issuer", "proves"))]
    told = ["    title: Không ghi trích yếu", "    classified: {holder: Công an tỉnh Mẫu}"]
    tree.swap(path, block, "\n".join([first, *kept, *told, "    pages: 3", ""]))
    return Expected("D508", path, "pages", within=first)


def part_above_whole(tree: Tree) -> Expected:
    part = rf"^  - key: ({'|'.join(tree.parts)})$"
    for _ in range(40):
        path, first, block = tree.entry("figures.yml", part, agency=tree.random.choice(sorted(tree.exact)))
        whole = f"  - key: {tree.parts[first.partition(': ')[2]]}\n"
        found = tree.text(path).partition(whole)[2].partition("value: ")[2].split("\n", 1)[0]
        if whole in tree.text(path) and found.isdigit() and f"{path}#{whole.rstrip()}" not in tree.taken:
            tree.taken.add(f"{path}#{whole.rstrip()}")
            tree.swap(path, block, changed(block, "value: .*", f"value: {int(found) + 1}"))
            return Expected("N404", path, "value", within=first, also=("C606", "C617", "N409"))
    raise LookupError("no part left")


def explanation_with_unknown_document(tree: Tree) -> Expected:
    path, first, block = tree.entry("explanations.yml", r"documents: \[")
    tree.swap(path, block, changed(block, r"documents: \[", "documents: [khong-co-trong-so, "))
    return Expected("C614", path, "documents", within=first)


def explanation_of_no_comment(tree: Tree) -> Expected:
    path, first, block = tree.entry("explanations.yml")
    tree.swap(path, block, changed(block, "^    on: ", "    comment: khong-co-gop-y\n    on: "))
    return Expected("C616", path, "comment", within=first)


def broken_register(tree: Tree) -> Expected:
    """One line of a register that is cited by a hundred others: still one finding."""
    slug = next(one for one in tree.agencies if one not in tree.exact)
    path = f"{ROUND}/{slug}/documents.yml"
    if path in tree.taken:
        path = f"{ROUND}/{slug}/figures.yml"
    if path in tree.taken:
        raise LookupError("both are broken")
    tree.taken.add(path)
    tree.write(path, tree.text(path) + "  lac-dong: x\n")
    return Expected("Y239", path, "lac-dong")


MISTAKES: dict[str, Mistake] = {
    **{f"{code} document": _entry("documents.yml", code, case) for code, case in DOCUMENT.items()},
    **{f"{code} figure": _entry("figures.yml", code, case) for code, case in FIGURE.items()},
    "D504": _added("D504", "attachment: khong-co.pdf", "attachment"),
    "D505": _added("D505", "attachment: ../../khac/a.pdf", "attachment"),
    "D506": _added("D506", "sha256: 9F86D0", "sha256"),
    "D508": classified_with_content,
    "D511": _copy("D511", keep=("number", "date", "issuer", "title"), needle="number"),
    "D514": _copy("D514", keep=("date", "issuer", "title"), needle="title"),
    "S330": _copy("S330", keep=("issuer", "title"), needle=""),
    "N404": part_above_whole,
    "C614": explanation_with_unknown_document,
    "C616": explanation_of_no_comment,
    "Y239": broken_register,
}
