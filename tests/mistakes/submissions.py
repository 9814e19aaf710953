"""Mistakes in a submission: what must be there, what becomes of it, what is said and where."""

from __future__ import annotations

import unicodedata

from .tree import ROUND, Expected, Mistake, Tree, changed

ANSWERED = (
    r"\A---\nitem: (?:.*\n)*claim: answered\nself_score: .*\n(?:.*\n)*documents: \[.*\n(?:.*\n)*filed_by: "
)
BODY = r"(?m)^---\n\n"

# code -> (pattern, replacement, the text on whose line it must be found or the line)
FORM: dict[str, tuple[str, str, str | int]] = {
    "Y206": (BODY, "---\n\nĐã xong \u202e ", "Đã xong"),
    "Y207": (BODY, "---\n\nĐã\u200b xong ", "xong "),
    "Y211": ("^self_score", "self\u00a0score", "self"),
    "Y213": ("^filed_by: ", "filed_by: *", "filed_by"),
    "Y215": ("^filed_by: ", "filed_by: !gap ", "filed_by"),
    "Y218": ("^filed_by", "self_score: 0.01\nfiled_by", "self_score: 0.01"),
    "Y219": ("^self_score", "điểm", "điểm:"),
    "Y223": (r"\A---\n", "", 1),
    "Y224": (r"^(filed_by: .*\n)---\n", r"\1", 1),
    "Y225": (r"\A", "\ufeff", 1),
    "Y229": ("^self_score", "self score", "self score"),
    "Y234": ("^filed_by: ", 'filed_by: "', "filed_by"),
    "Y235": ("^filed_by: .*", "filed_by: Văn thư: phòng 1", "filed_by"),
    "Y236": ("^claim: answered", "claim answered", "claim answered"),
    "Y237": ("^filed_by: ", "filed_by: @", "filed_by"),
    "Y238": (r"^(documents: .*)\]", r"\1", "documents"),
    "F121": ("^item: .*", "item: Z.1", "item: Z.1"),
    "S301": ("^self_score", "self_scor", "self_scor:"),
    "S302": ("^filed_by", "nguoi-nop", "nguoi-nop"),
    "S303": (r"^item: .*\n", "", 2),
    "S304": ("^item: .*", "item:", "item:"),
    "S306": (r"^documents: .*", "documents: pctn-plan", "documents"),
    "S310": ("^self_score: .*", "self_score: 1 điểm", "self_score"),
    "S311": ("^self_score: .*", "self_score: -1", "self_score"),
    "S315": (r"^documents: \[", "documents: [Ke_Hoach, ", "documents"),
    "S316": ("^item: .*", "item: a11", "item"),
    "S317": ("^claim: answered", "claim: done", "claim"),
    "C603": (r"^documents: \[", "documents: [khong-co-trong-so, ", "documents"),
    "C605": ("^self_score: .*", "self_score: 99", "self_score"),
    "P701": (BODY, "---\n\nKèm báo cáo đóng dấu Tối mật. ", "Kèm báo cáo"),
    "P702": (BODY, "---\n\nÔng A, CCCD số 079199001234. ", "Ông A"),
    "P705": (BODY, "---\n\nLiên hệ đồng chí A, điện thoại 0905 123 456. ", "Liên hệ"),
    "P706": (BODY, "---\n\nNộp vào số tài khoản 0271001234567 tại ngân hàng. ", "Nộp vào"),
    "P707": (BODY, "---\n\nGửi về nguyenvana@gmail.com. ", "Gửi về"),
}


def _form(code: str) -> Mistake:
    pattern, new, needle = FORM[code]

    def make(tree: Tree) -> Expected:
        path = tree.submission(ANSWERED, lambda item, agency: agency in tree.exact)
        tree.write(path, changed(tree.text(path), pattern, new))
        return Expected(code, path, needle)

    return make


def not_utf8(tree: Tree) -> Expected:
    path = tree.submission(ANSWERED)
    tree.write(path, tree.text(path).encode().replace(b"claim:", b"# \xff\xfe\nclaim:", 1))
    return Expected("Y202", path, 3)


def decomposed(tree: Tree) -> Expected:
    path = tree.submission(ANSWERED)
    words = unicodedata.normalize("NFD", "Kế hoạch đủ.")
    tree.write(path, changed(tree.text(path), BODY, f"---\n\n{words} "))
    return Expected("Y226", path, words)


def tab(tree: Tree) -> Expected:
    path = tree.submission(r"^answers:\n  ")
    tree.write(path, changed(tree.text(path), r"^answers:\n  ", "answers:\n\t"))
    return Expected("Y210", path, "\t")


def neither_yes_nor_no(tree: Tree) -> Expected:
    path = tree.submission(r"^  answer: (yes|no)$")
    tree.write(path, changed(tree.text(path), r"^  answer: .*", "  answer: gần xong"))
    return Expected("S314", path, "  answer:")


def answer_to_no_question(tree: Tree) -> Expected:
    path = tree.submission(r"^claim: answered\n(.*\n)*answers:\n")
    tree.write(path, changed(tree.text(path), r"^answers:\n", "answers:\n  khong-hoi: yes\n"))
    return Expected("C607", path, "khong-hoi")


def no_answer(tree: Tree) -> Expected:
    path = tree.submission(r"^claim: answered\n(.*\n)*answers:\n  answer: .*\n")
    tree.write(path, changed(tree.text(path), r"^answers:\n  answer: .*\n", ""))
    return Expected("C608", path, 2, also=("C606",))


def an_answer_short(tree: Tree) -> Expected:
    path = tree.submission(r"^claim: answered\n(.*\n)*answers:\n  .*\n  .*\n")
    tree.write(path, changed(tree.text(path), r"^(answers:\n)  .*\n", r"\1"))
    return Expected("C609", path, 6, also=("C606", "C613"))


def no_proof(tree: Tree) -> Expected:
    path = tree.submission(ANSWERED, lambda item, agency: bool(tree.required.get(item)))
    tree.write(path, changed(tree.text(path), r"^documents: .*\n", ""))
    return Expected("C604", path, "item:", also=("C606", "C613"))


def too_high(tree: Tree) -> Expected:
    path = tree.submission(
        ANSWERED, lambda item, agency: (item, agency) in tree.room and agency == tree.clean
    )
    agency, name = path.split("/")[2:]
    given = tree.room[name[:-3], agency]
    tree.write(path, changed(tree.text(path), "^self_score: .*", f"self_score: {given}"))
    return Expected("C606", path, "self_score")


def nothing_arose_unexplained(tree: Tree) -> Expected:
    path = tree.submission(r"^claim: not-arisen$")
    head = tree.text(path).split("\n---\n", 1)[0]
    lines = [line for line in head.split("\n") if not line.startswith("explanation")]
    tree.write(path, "\n".join(lines) + "\n---\n")
    return Expected("C610", path, "claim:")


def unknown_item(tree: Tree) -> Expected:
    path = f"{ROUND}/{tree.random.choice(tree.agencies)}/Z.{len(tree.taken)}.9.md"
    tree.taken.add(path)
    tree.write(path, f"---\nitem: {path.rpartition('/')[2][:-3]}\nclaim: draft\n---\n")
    return Expected("C601", path, "item:")


def item_of_others(tree: Tree) -> Expected:
    open_ones = [
        f"{ROUND}/{agency}/{item}.md"
        for item, asked in tree.asked.items()
        for agency in tree.agencies
        if agency not in asked
    ]
    paths = tree.shuffled([path for path in open_ones if not (tree.root / path).exists()])
    tree.taken.add(paths[0])
    tree.write(paths[0], f"---\n# thử\nitem: {paths[0].rpartition('/')[2][:-3]}\nclaim: draft\n---\n")
    return Expected("C602", paths[0], "item:")


MISTAKES: dict[str, Mistake] = {code: _form(code) for code in FORM} | {
    "Y202": not_utf8, "Y210": tab, "Y226": decomposed, "S314": neither_yes_nor_no,
    "C601": unknown_item, "C602": item_of_others, "C604": no_proof, "C606": too_high,
    "C607": answer_to_no_question, "C608": no_answer, "C609": an_answer_short,
    "C610": nothing_arose_unexplained,
}  # fmt: skip
