"""What is judged is what the merge would give, by the base's day and register; and what is told of it."""

from __future__ import annotations

import datetime as dt
import json
import re

import pytest
from click.testing import CliRunner
from paca.arrival import Timing
from paca.cli.main import main
from paca.compare import CauseKind
from paca.read.tree import RevisionError
from paca.review.forms import report_markdown, report_text
from paca.review.pull import open_pull
from paca.review.run import review
from paca.review.words import LATE

from .pulls import GROUP, Forge

ME, OTHER = "huyen-mau-1", "huyen-mau-2"
OWN, THEIRS = f"evidence/2019/{ME}", f"evidence/2019/{OTHER}"
SAME = """  - key: chung
    number: 999/KH-UBND
    date: 2019-05-05
    issuer: UBND tỉnh Mẫu
    title: Kế hoạch chung
    proves: [pctn-plan]
    signer: Chủ tịch
    pages: 2
    visibility: internal
"""


def _codes(found) -> dict[str, list[str]]:
    told: dict[str, list[str]] = {}
    for _, finding in found.findings:
        told.setdefault(finding.code, []).append(finding.position.path)
    return told


def _documents(forge: Forge, folder: str, at: str) -> str:
    return forge.read(f"{folder}/documents.yml", at=at) + SAME


def test_the_same_document_filed_by_two_is_told_on_the_merge_result(forge):
    """Each branch alone is in order; only the merge holds the document twice."""
    before = forge.base
    mine = forge.commit({f"{OWN}/documents.yml": _documents(forge, OWN, before)})
    theirs = forge.commit({f"{THEIRS}/documents.yml": _documents(forge, THEIRS, before)})
    alone = review(forge.root, base=before, head=theirs, account=OTHER)
    assert "D512" not in _codes(alone)
    merged = review(forge.root, base=mine, head=theirs, account=OTHER)
    assert _codes(merged)["D512"] == [f"{THEIRS}/documents.yml"]
    assert "đã có nơi khác nộp" in report_markdown(merged.document)


def test_an_answer_to_an_item_that_the_base_has_dropped_fails_on_the_merge_result(forge):
    before = forge.base
    part = forge.read("indicators/2019/part-a.yml")
    start = part.index("  - code: A.1.3")
    end = part.find("\n  - ", start + 5)
    dropped = forge.commit({"indicators/2019/part-a.yml": part[:start] + part[end + 1 :]})
    answer = forge.commit({f"{OWN}/A.1.3.md": forge.read(f"{OWN}/A.1.3.md") + "\nBổ sung.\n"})
    assert not review(forge.root, base=before, head=answer, account=ME).failed
    found = review(forge.root, base=dropped, head=answer, account=ME)
    assert found.failed and f"{OWN}/A.1.3.md" in _codes(found)["C601"]
    assert found.document.assessed == "merge"


def test_what_others_have_merged_meanwhile_is_no_change_of_this_one(forge):
    mine = forge.commit({f"{OWN}/A.1.1.md": forge.read(f"{OWN}/A.1.1.md") + "\nThêm.\n"})
    ahead = forge.commit({f"{THEIRS}/A.1.1.md": forge.read(f"{THEIRS}/A.1.1.md") + "\nThêm.\n"})
    pull = open_pull(forge.root, base=ahead, head=mine)
    assert [one.path for one in pull.changed] == [f"{OWN}/A.1.1.md"]
    assert pull.merged and pull.start == forge.base


def test_a_branch_that_merges_main_brings_nothing_of_others(forge):
    mine = forge.commit({f"{OWN}/A.1.1.md": forge.read(f"{OWN}/A.1.1.md") + "\nThêm.\n"})
    ahead = forge.commit({f"{THEIRS}/A.1.1.md": forge.read(f"{THEIRS}/A.1.1.md") + "\nThêm.\n"})
    tree = forge.git("merge-tree", "--write-tree", mine, ahead)
    head = forge.commit_of(tree, mine, ahead)
    found = review(forge.root, base=ahead, head=head, account=ME)
    assert not found.failed and not {"R940", "R951"} & set(_codes(found))


def test_the_effect_is_told_with_before_after_and_why(forge):
    """An answer withdrawn to a draft: state and points move, the cause is the submission."""
    text = forge.read(f"{OWN}/A.1.1.md")
    found = review(
        forge.root, base=forge.base, account=ME,
        head=forge.commit({f"{OWN}/A.1.1.md": text.replace("claim: answered", "claim: draft")}),
    )  # fmt: skip
    (moved,) = [one for one in found.document.entries if one.item == "A.1.1" and one.agency == ME]
    assert [cause.kind.value for cause in moved.causes] == ["submission-changed"]
    assert (moved.state_before, moved.before) != (moved.state_after, moved.after)
    assert found.document.missing and all(one.agency == ME for one in found.document.missing)
    assert "sửa hồ sơ" in report_markdown(found.document)


def test_the_comment_names_figures_and_documents_by_their_titles(forge):
    """The key stands in brackets: nobody reads keys, and two titles may be alike."""
    text = forge.read(f"{OWN}/figures.yml")
    key, count = re.search(r"key: (\S+)\n\s+value: (\d+)\n", text).groups()
    head = forge.commit({f"{OWN}/figures.yml": text.replace(f"value: {count}\n", f"value: {count}.5\n", 1)})
    document = review(forge.root, base=forge.base, head=head, account=ME).document
    (cause,) = {cause for entry in document.entries for cause in entry.causes if cause.key == key}
    titled = next(
        text for place in sorted((forge.root / "indicators/2019").glob("*.yml"))
        if (text := re.search(rf"key: {key}\n\s+title: (.+)\n", place.read_text("utf-8")))
    )[1]  # fmt: skip
    assert (cause.title, cause.before, cause.after) == (titled, count, f"{count}.5")
    assert f"số liệu “{titled}” ({key}): {count} → {count},5" in report_markdown(document)
    documents = forge.read(f"{OWN}/documents.yml")
    rows = documents.split("\n  - ")
    gone = forge.commit({f"{OWN}/documents.yml": "\n  - ".join([rows[0], *rows[2:]])})
    document = review(forge.root, base=forge.base, head=gone, account=ME).document
    dropped = [
        one for entry in document.entries for one in entry.causes if one.kind is CauseKind.DOCUMENT_WITHDRAWN
    ]
    assert dropped and all(one.title in rows[1] and one.key in rows[1] for one in dropped)


def test_the_comment_lists_no_row_that_says_nothing(forge):
    """What moves by less than is printed; the name of an item once more for what was not filed."""
    text = forge.read(f"{OWN}/figures.yml")
    count = re.search(r"value: (\d+)", text)
    head = forge.commit({f"{OWN}/figures.yml": text.replace(count[0], f"value: {int(count[1]) + 1}", 1)})
    document = review(forge.root, base=forge.base, head=head, account=ME).document
    assert document.nodes
    small = document.nodes[0].model_copy(update={"before": "1.00", "after": "1.00", "delta": "-0.00"})
    sheet = report_markdown(document.model_copy(update={"nodes": (*document.nodes, small)}))
    rows = [
        [cell.strip() for cell in line.strip("|").split("|")]
        for line in sheet.splitlines()
        if line[:1] == "|"
    ]
    assert not [row for row in rows if len(row) == 5 and row[2] == row[3] and row[4].strip("−+0,") == ""]
    lacks = [(one.title, what) for one in document.missing for what in one.what]
    assert lacks and not [one for one in lacks if one[0] == one[1]]


def test_the_deadline_is_told_and_what_being_late_is_worth(forge):
    """A text that was just sent has no receipt in the tree: nobody calls it late, all see the day."""
    path = f"{OWN}/A.1.1.md"
    now = forge.read(path) + "\nThêm một câu.\n"
    found = review(forge.root, base=forge.base, account=ME, head=forge.commit({path: now}))
    (moved,) = [one for one in found.document.entries if (one.item, one.agency) == ("A.1.1", ME)]
    assert (moved.until, moved.timing) == (dt.date(2020, 7, 24), Timing.NO_RECEIPT)  # its own extension
    assert moved.late is not None
    worth = LATE["vi"][moved.late]
    told = f"hạn 24:00 24/07/2020, trễ thì {worth}"
    assert told in report_markdown(found.document) and told in report_text(found.document)

    # The working group brings the forge's receipt in: now the tree itself says that it came late.
    blob = forge.blob(now.encode())
    group = "evidence/2019/_working-group/receipts"
    held = forge.read(f"{group}/{ME}.yml")
    row = f'  - file: A.1.1.md\n    blob: {blob}\n    received: "2020-08-11T01:00:00Z"\n'
    received = held + row + "    delivery: d\n    n: 9999\n"
    sent = forge.commit({path: now, f"{group}/{ME}.yml": received})
    found = review(forge.root, base=forge.commit({path: now}), account=GROUP, head=sent)
    (moved,) = [one for one in found.document.entries if (one.item, one.agency) == ("A.1.1", ME)]
    assert (moved.timing, [cause.kind.value for cause in moved.causes]) == (Timing.LATE, ["arrival"])
    assert f"trễ hạn 24:00 24/07/2020 ({worth})" in report_text(found.document)
    assert "lúc máy chủ nhận: không có biên nhận → trễ hạn" in report_text(found.document)


def test_a_date_of_the_sender_decides_nothing(forge):
    change = {f"{OWN}/A.1.1.md": forge.read(f"{OWN}/A.1.1.md") + "\nThêm.\n"}
    early, late = (
        review(forge.root, base=forge.base, head=forge.commit(change, when=when), account=ME).document
        for when in (1, 4_000_000_000)
    )
    assert early.as_of == late.as_of
    assert early.findings == late.findings and early.missing == late.missing


def test_an_older_error_in_a_file_that_is_touched_is_told_apart(forge):
    broken = forge.commit({f"{OWN}/A.1.1.md": "---\nitem: A.1.2\nclaim: answered\n---\n"})
    head = forge.commit({f"{OWN}/A.1.1.md": "---\nitem: A.1.2\nclaim: draft\n---\n"}, parent=broken)
    parts = {
        one.code: one.part for one in review(forge.root, base=broken, head=head, account=ME).document.findings
    }
    assert parts["F121"] == "standing"


@pytest.mark.parametrize(
    ("account", "path", "code"),
    [
        (GROUP, "evidence/2019/_working-group/comments/gy-001.yml", None),
        (GROUP, "indicators/2019/part-a.yml", None),
        (GROUP, "scripts/build_site.py", None),
        (GROUP.upper(), "evidence/2019/agencies.yml", None),
        (f"@{GROUP}", ".gitattributes", None),
        (GROUP, f"{OWN}/A.1.1.md", "R940"),
        (ME.upper(), f"{OWN}/A.1.1.md", None),
        (ME, f"{THEIRS}/A.1.1.md", "R940"),
        (ME, "indicators/2019/part-a.yml", "R941"),
        (ME, "README.md", "R942"),
        ("mau-ttt", "evidence/2019/_working-group/comments/gy-001.yml", "R941"),
        ("", f"{OWN}/A.1.1.md", "R940"),
    ],
)
def test_who_may_change_what(forge, account, path, code):
    head = forge.commit({path: forge.read(path) + "\n# x\n"})
    told = _codes(review(forge.root, base=forge.base, head=head, account=account))
    assert {one for one in told if one in ("R940", "R941", "R942", "R946")} == ({code} if code else set())


def test_without_an_account_rights_are_not_judged_and_it_says_so(forge):
    head = forge.commit({f"{THEIRS}/A.1.1.md": forge.read(f"{THEIRS}/A.1.1.md") + "\nx\n"})
    found = review(forge.root, base=forge.base, head=head)
    assert "R944" in _codes(found) and "R940" not in _codes(found)


def test_the_same_review_has_the_same_bytes_with_and_without_a_cache(forge):
    head = forge.commit({f"{OWN}/A.1.1.md": forge.read(f"{OWN}/A.1.1.md") + "\nThêm.\n"})
    first, again, bare = (
        review(forge.root, base=forge.base, head=head, account=ME, use_cache=cached).document.dumped()
        for cached in (True, True, False)
    )
    assert first == again == bare


def test_a_large_repository_is_judged_alike_but_for_the_total(forge, monkeypatch):
    head = forge.commit({f"{OWN}/A.1.1.md": forge.read(f"{OWN}/A.1.1.md").replace("answered", "draft")})
    whole = review(forge.root, base=forge.base, head=head, account=ME).document
    monkeypatch.setattr("paca.review.run.MOST_SCORED", 0)
    part = review(forge.root, base=forge.base, head=head, account=ME).document
    mine = [one for one in whole.entries if one.agency == ME]
    assert list(part.entries) == mine and part.findings == whole.findings
    assert part.total_after is None and "Kho lớn" in report_markdown(part)
    assert [(one.item, one.what) for one in part.missing] != []


@pytest.mark.parametrize("form", ["text", "json", "markdown", "github", "sarif"])
def test_the_command_gives_every_form_and_one_exit_code(forge, form, tmp_path):
    head = forge.commit({f"{THEIRS}/A.1.1.md": forge.read(f"{THEIRS}/A.1.1.md") + "\nx\n"})
    asked = ["review", "--repo", str(forge.root), "--base", forge.base, "--head", head, "--account", ME]
    done = CliRunner().invoke(main, [*asked, "--format", form, "--write", str(tmp_path)])
    assert done.exit_code == 1 and "R940" in done.stdout
    assert json.loads((tmp_path / "report.json").read_text())["verdict"] == "fail"
    assert (tmp_path / "report.md").read_text().startswith("## ❌")


def test_a_revision_that_does_not_exist_is_impossible_not_a_pass(forge):
    done = CliRunner().invoke(
        main, ["review", "--repo", str(forge.root), "--base", forge.base, "--head", "nope"]
    )
    assert isinstance(done.exception, RevisionError)  # the console entry makes it exit code 3


def test_a_register_that_cannot_be_read_gives_nobody_a_right(forge, monkeypatch):
    broken = forge.commit(
        {"evidence/2019/agencies.yml": "agencies: [\n", "evidence/2019/assessment.yml": None}
    )
    head = forge.commit({f"{OWN}/A.1.1.md": forge.read(f"{OWN}/A.1.1.md") + "\nx\n"}, parent=broken)
    found = review(forge.root, base=broken, head=head, account=ME)
    assert found.failed and _codes(found)["R941"] == [f"{OWN}/A.1.1.md"]
    # A large repository is not scored for it: the whole round would take gigabytes to tell nothing.
    monkeypatch.setattr("paca.review.run.MOST_SCORED", 0)
    large = review(forge.root, base=broken, head=head, account=ME)
    assert large.failed and large.document.entries == () and large.document.total_after is None
