"""The trusted step: one comment, kept current, from a document that it does not trust."""

from __future__ import annotations

import datetime as dt
import io
import json
import re
import zipfile

import pytest
from markdown_it import MarkdownIt
from paca.review import post as step
from paca.review.document import ReviewDocument, read_document
from paca.review.forge_api import connect
from paca.review.forms import COMMENT_LIMIT, report_markdown
from paca.review.run import review

from .emulator import emulator, token_of
from .fake_forge import FakeForge, serve

KINDS = ("github", "gitea", "gitlab")
ME = "huyen-mau-1"
OWN = f"evidence/2019/{ME}"
NOW = dt.datetime(2020, 7, 15, 1, 30, tzinfo=dt.UTC)
EVIL = (
    '"><img src=x onerror=alert(1)>', "[bấm](javascript:alert(1))", "@everyone `x` **đậm** | cột | ",
    "https://evil.example/?q=", "\u202egnp.exe", "\x1b[31mđỏ", "::set-output name=x::y", "<!-- "
    "paca-review -->",
    "${{ secrets.X }}", "$(touch x)", "\n## ✅ Gộp được\n",
)  # fmt: skip


@pytest.fixture(scope="module")
def document(forge) -> ReviewDocument:
    head = forge.commit({f"{OWN}/A.1.1.md": forge.read(f"{OWN}/A.1.1.md") + "\nThêm.\n"})
    return review(forge.root, base=forge.base, head=head, account=ME).document


@pytest.fixture(params=KINDS)
def fake(request):
    made = FakeForge(request.param)
    server, address = serve(made)
    yield made, connect(request.param, address, "so/kho", "bi-mat"), address
    server.shutdown()


def _zipped(data: bytes, name: str = "report.json", **more: bytes) -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(name, data)
        for other, content in more.items():
            archive.writestr(other, content)
    return held.getvalue()


def _post(api, document, now=NOW):
    return step.post(api, document, now=now, gate="paca review")


def test_one_comment_that_is_kept_current_and_says_when(fake, document):
    made, api, _ = fake
    made.pulls = {number: "0" * 40 for number in range(1, 120)} | {7: document.head}
    made.add(7, "Nhận xét của người", by="nguoi")
    _post(api, document)
    _post(api, document, NOW + dt.timedelta(minutes=5))
    first, second = made.bodies(7)
    assert first == "Nhận xét của người"
    assert second.startswith(step.MARKER) and "lúc 08:35 ngày 15/07/2020" in second
    assert all(not made.bodies(number) for number in made.pulls if number != 7)


def test_a_comment_is_found_beyond_the_first_page_and_doubles_are_removed(fake, document):
    made, api, _ = fake
    made.pulls = {7: document.head}
    for number in range(130):
        made.add(7, f"{number}", by="nguoi")
    made.add(7, step.MARKER + " cũ")
    made.add(7, step.MARKER + " cũ, lần hai")
    _post(api, document)
    assert [body.startswith(step.MARKER) for body in made.bodies(7)].count(True) == 1
    assert len(made.bodies(7)) == 131


def test_somebody_elses_comment_with_our_marker_is_left_alone(fake, document):
    made, api, _ = fake
    made.pulls = {7: document.head}
    made.add(7, step.MARKER + " giả", by="ke-xau")
    _post(api, document)
    assert made.bodies(7)[0] == step.MARKER + " giả" and len(made.bodies(7)) == 2


def test_a_branch_that_moved_on_gets_no_comment(fake, document):
    made, api, _ = fake
    made.pulls = {7: "1" * 40}
    assert "newer run" in _post(api, document)[0]
    assert made.bodies(7) == []


def test_what_is_hostile_in_a_document_stays_text(document):
    data = json.loads(document.dumped())
    data["account"] = EVIL[0]
    data["missing"] = data["missing"][:5]
    for number, text in enumerate(EVIL):
        data["findings"].append(
            {"part": "new", "code": "R940", "path": text, "params": {"path": text, "owner": text}}
        )
        data["authors"].append({"commit": f"{number:040x}", "author": text})
        data["missing"].append(
            {"agency": text, "item": text, "title": text, "what": [text], "reachable": "1.00"}
        )
    text = step.comment_text(read_document(json.dumps(data).encode()), now=NOW, gate="paca review")
    assert text.count(step.MARKER) == 1
    for bad in ("<img", "@everyone", "\u202e", "\x1b", "\n## ✅ Gộp được\n |"):
        assert bad not in text, bad
    assert len([line for line in text.splitlines() if line.startswith("## ")]) == 1
    assert "://" not in text and "www." not in text  # forges make links of bare addresses
    shown = MarkdownIt("commonmark").enable("table").render(text)
    assert not re.search(r"<(?:a|img|script|code)\b", shown)


def test_a_comment_never_exceeds_the_forges_limit(document):
    data = json.loads(document.dumped())
    one = {"part": "new", "code": "R940", "path": "ế" * 300, "params": {"path": "ế" * 250}}
    data["findings"] = [one] * 500
    held = read_document(json.dumps(data).encode())
    text = step.comment_text(held, now=NOW, gate="paca review")
    assert len(text.encode()) <= COMMENT_LIMIT and "mục nữa" in text
    assert report_markdown(held).count("\n| ❌") < 500


@pytest.mark.parametrize(
    "bad",
    [
        b"", b"not a zip", _zipped(b"{}", "other.json"), _zipped(b"{}", "../report.json"),
        _zipped(b"{}", extra=b"x"), _zipped(b"0" * 3_000_000), b"PK\x05\x06" + b"\0" * 18, b"x" * 2_000_000,
    ],
)  # fmt: skip
def test_a_poisoned_artifact_is_refused(bad):
    with pytest.raises(step.Refused):
        step.unpack(bad)


@pytest.mark.parametrize(
    "change",
    [
        {"head": "2" * 40}, {"schema": "paca.review/2"}, {"verdict": "maybe"}, {"extra": 1}, {"counts": {}},
        {"account": "x" * 201}, {"total_after": "1e9"}, {"authors": [{"commit": "x", "author": "y"}]},
        {"findings": [{"part": "new", "code": "Z999", "path": "x"}]}, {"files": [1]},
        {"nodes": [{"code": "A", "title": "x", "before": "1", "after": "2", "delta": "nan"}]},
    ],
    ids=lambda change: next(iter(change)),
)  # fmt: skip
def test_a_document_that_is_not_of_the_form_is_refused(document, change):
    data = json.dumps(json.loads(document.dumped()) | change).encode()
    with pytest.raises(step.Refused):
        step.document_of(data, head=document.head)


@pytest.mark.parametrize("bad", [b"[" * 100_000, b"\xff\xfe", b"null", b'{"a":1}', b" " * 3_000_000])
def test_bytes_that_are_no_document_are_refused(bad):
    with pytest.raises(step.Refused):
        step.document_of(bad, head="0" * 40)


def test_the_whole_step_over_http(document, monkeypatch, capsys):
    made = FakeForge("github", pulls={7: document.head})
    made.artifacts = {"55": [("other", b"x"), ("review", _zipped(document.dumped().encode()))]}
    server, address = serve(made)
    monkeypatch.setenv("PACA_FORGE_TOKEN", "bi-mat")
    asked = ["--api", address, "--repository", "so/kho", "--run", "55", "--head", document.head]
    try:
        assert step.main(asked) == 0 and step.main(asked) == 0
        assert len(made.bodies(7)) == 1
        # Two artifacts of one name: whose is it?  Neither.
        made.artifacts["55"].append(made.artifacts["55"][1])
        assert step.main(asked) == 3
        assert step.main([*asked[:-1], "3" * 40]) == 3
    finally:
        server.shutdown()
    assert "bi-mat" not in capsys.readouterr().out


def test_the_token_does_not_follow_a_redirect_to_the_store(document):
    store = FakeForge("github", artifacts={"1": [("review", b"PK")]})
    kept, place = serve(store)
    made = FakeForge("github", artifacts={"5": [("review", b"PK")]})
    server, address = serve(made)
    api = connect("github", address, "so/kho", "bi-mat")
    made.store = f"{place}/actions/artifacts/0/zip"
    try:
        with pytest.raises(Exception, match="form"):  # not https, not the forge itself
            api.artifact("5", "review", 1000)
        assert store.asked == []
        made.store = f"{address}/x/actions/artifacts/0/zip"
    finally:
        server.shutdown()
        kept.shutdown()


def test_only_https_or_this_machine():
    for bad in ("http://forge.example/api", "ftp://x", "https://user:pw@forge.example"):
        with pytest.raises(Exception, match="https"):
            connect("github", bad, "so/kho", "")


def test_against_the_emulator_of_githubs_api(document, node_packages, tmp_path):
    """A forge with state that is not ours; its workflow account, a stranger, and a head that moves on."""
    with emulator(node_packages("forge"), tmp_path, "to-cong-tac", "github-actions[bot]", "nguoi-la") as made:
        made.pushed("main", "1" * 40)
        made.pushed("snv", document.head)
        pulls = f"{made.project}/pulls"
        number = made.ask("POST", pulls, {"title": "x", "head": "snv", "base": "main"})["number"]
        notes = f"{made.project}/issues/{number}/comments"
        made.ask("POST", notes, {"body": step.MARKER + " giả"}, by="nguoi-la")
        api = connect("github", made.base, "to-cong-tac/kho", token_of("github-actions[bot]"))
        assert [(one.number, one.head, one.onto) for one in api.open_list()] == [
            (number, document.head, "main")
        ]
        assert _post(api, document) == [f"#{number}: written"]
        assert _post(api, document, NOW + dt.timedelta(minutes=5)) == [f"#{number}: renewed"]
        told = made.ask("GET", notes)
        assert [one["user"]["login"] for one in told] == ["nguoi-la", "github-actions[bot]"]
        assert told[0]["body"] == step.MARKER + " giả" and "08:35" in told[1]["body"]
        made.pushed("snv", "2" * 40)
        assert "newer run" in _post(api, document)[0] and made.ask("GET", notes) == told


def test_a_review_of_endless_names_still_fits_what_the_step_takes(forge):
    long = "/".join(["ế" * 80] * 11)
    changes = {f"{OWN}/attachments/{number}/{long}.pdf": "x" for number in range(600)}
    found = review(forge.root, base=forge.base, head=forge.commit(changes), account="nguoi-la").document
    assert found.verdict == "fail" and found.counts.files == 600
    assert len(found.dumped().encode()) <= 2_000_000
    assert step.document_of(found.dumped().encode(), head=found.head) == found


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize(
    ("sender", "lines"), [("can-bo", 1), ("$(touch x)", 0), ("a b", 0), ("-x", 0), ("a\nb", 0)]
)
def test_what_a_shell_is_given_is_a_number_a_commit_and_a_name(kind, sender, lines, capsys):
    made = FakeForge(kind, pulls={7: "a" * 40}, sender=sender)
    server, address = serve(made)
    try:
        asked = ["--forge", kind, "--api", address, "--repository", "so/kho", "--list"]
        assert step.main([*asked, "main"]) == 0 and step.main([*asked, "khac"]) == 0
    finally:
        server.shutdown()
    assert capsys.readouterr().out == f"7 {'a' * 40} {sender}\n" * lines
