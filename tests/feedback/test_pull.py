"""Threads of three forges as the same records: once, again, edited, deleted; written and read back."""

from __future__ import annotations

import datetime as dt
import json
import re

import jsonschema
import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st
from paca.cli.main import main
from paca.errors import PacaError
from paca.feedback.forges import Pull, headers_for, threads
from paca.feedback.github_threads import marks
from paca.feedback.merge import Known, clean, merge
from paca.feedback.store import comment_text, write_comments
from paca.feedback.transport import ForgeError, Reader, Response, recorded
from paca.model.decision import Adoption, Comment, Life, Reply, Turn
from paca.read.parse import parse_file
from paca.read.paths import Kind

from .promised import PROMISED
from .samples import ANSWER, FIRST, MACHINE, OWN, PAGES, TALKS, WHOLE, recording

DAY = dt.date(2020, 7, 10)
LATER = dt.date(2020, 7, 20)
KNOWN = Known({"tk-a": "so-a"}, frozenset({"B.5.1", "B.5.2"}), frozenset({"so-a"}))
FORGES = tuple(TALKS)


def pulled(forge: str, existing=(), *, day: dt.date = DAY, **how) -> dict[str, Comment]:
    pull = Pull.of(forge, PAGES[forge])
    found = threads(pull, Reader(recorded(TALKS[forge](**how))), (MACHINE,))
    made = merge(existing, found, pull=pull, known=KNOWN, day=day)
    return {one.id: one for one in made}


def names(forge: str) -> tuple[str, str]:
    """Ids of the line comment and of the comment on the whole."""
    return (f"{forge}-n101", f"{forge}-n8") if forge == "gitlab" else (f"{forge}-r101", f"{forge}-c8")


@pytest.mark.parametrize("forge", FORGES)
def test_every_thread_is_one_record(forge):
    """The machine's own comment, system notes and empty reviews are none; days are Viet Nam's."""
    line, whole = names(forge)
    made = pulled(forge)
    assert set(made) == {line, whole}
    one = made[line]
    assert (one.on, one.by, one.about_agency, one.item, one.line) == (
        dt.date(2020, 7, 3), "thu-ky", "so-a", "B.5.1", 4,
    )  # fmt: skip
    assert [(reply.by.lower(), reply.on, reply.text) for reply in one.replies] == [
        ("tk-a", dt.date(2020, 7, 3), ANSWER)
    ]
    assert one.source.startswith(PAGES[forge] + "#")
    assert (made[whole].text, made[whole].item, made[whole].about_agency) == (WHOLE, "B.5.2", None)


@pytest.mark.parametrize("settled", [False, True])
@pytest.mark.parametrize("forge", FORGES)
def test_the_recorded_answers_are_as_the_forge_s_schema_promises(forge, settled):
    """Every row of every page, whole: no field of our own making, none missing that the schema requires."""
    rows = 0
    for url, exchange in TALKS[forge](settled=settled).items():
        (schema,) = [schema for pattern, schema in PROMISED[forge].items() if re.search(pattern, url)]
        answers = [one["body"] for one in exchange] if isinstance(exchange, list) else exchange["body"]
        for row in answers:
            jsonschema.validate(row, schema, format_checker=jsonschema.FormatChecker())
            rows += 1
    assert rows >= 4


@pytest.mark.parametrize("forge", FORGES)
def test_only_what_the_machine_itself_wrote_is_left_out(forge):
    """The mark alone hides nothing: whoever types it is recorded like anybody else."""
    _, whole = names(forge)
    machine = whole[:-1] + "7"
    assert machine not in pulled(forge)
    faked = pulled(forge, own="tk-a")[machine]
    assert faked.by == "tk-a" and faked.text == OWN
    if forge == "github":  # an account that no person can have needs not be named
        found = threads(
            Pull.of(forge, PAGES[forge]), Reader(recorded(TALKS[forge](own="github-actions[bot]")))
        )
        assert all(OWN not in one.text for thread in found for one in thread.remarks)


@pytest.mark.parametrize("forge", FORGES)
def test_a_thread_that_is_settled_and_opened_again_keeps_each_turn(forge):
    line, whole = names(forge)
    records = pulled(forge)
    assert records[line].turns == ()
    records |= pulled(forge, records.values(), settled=True)
    day = dt.date(2020, 7, 6) if forge == "gitlab" else DAY  # the others do not say when
    assert records[line].turns == (Turn(on=day, what=Life.RESOLVED, by="to-truong"),)
    assert pulled(forge, records.values(), settled=True, day=LATER) == {}
    records |= pulled(forge, records.values(), day=LATER)
    assert [(one.what, one.on) for one in records[line].turns] == [
        (Life.RESOLVED, day),
        (Life.REOPENED, LATER),
    ]
    assert records[whole].turns == () and records[line].adoption is None
    assert Comment.model_validate(parse_file(
        Kind.COMMENT, comment_text(records[line]).encode(), "evidence/2019/x.yml"
    ).tree) == records[line]  # fmt: skip


GRAPHQL = "https://api.github.com/graphql"
DEAF = (
    {"status": 401, "body": {"message": "Bad credentials"}},
    {"body": {"errors": [{"type": "RATE_LIMITED", "message": "API rate limit exceeded"}]}},
    {"body": {"data": {"repository": None}}},
    {"body": []},
    {"body": {"data": {"repository": {"pullRequest": {"reviewThreads": {"nodes": [None], "pageInfo": {}}}}}}},
)


@pytest.mark.parametrize("answer", DEAF, ids=range(len(DEAF)))
def test_where_github_does_not_tell_what_is_resolved_the_talk_is_whole_and_that_is_said(answer, tmp_path):
    line, _ = names("github")
    records = pulled("github", settled=True)
    assert [turn.what for turn in records[line].turns] == [Life.RESOLVED]
    first = TALKS["github"]()[GRAPHQL][0]["variables"]
    exchanges = TALKS["github"]() | {GRAPHQL: [{"variables": first, **answer}]}
    pull, reader = Pull.of("github", PAGES["github"]), Reader(recorded(exchanges))
    found = threads(pull, reader, (MACHINE,))
    assert [thread.settled for thread in found] == [None, None] and len(reader.missed) == 1
    assert merge(records.values(), found, pull=pull, known=KNOWN, day=LATER) == ()


def test_a_page_of_marks_that_names_itself_ends():
    """A cursor that goes round must not be followed for ever."""
    page = TALKS["github"]()[GRAPHQL][0]["body"]

    def circle(url, data=None):
        return Response(200, {}, json.dumps(page).encode())

    asked = []
    reader = Reader(lambda url, data=None: asked.append(url) or circle(url, data))
    with pytest.raises(ForgeError):
        marks("https://api.github.com/repos/tinh-mau/kho", "12", reader)
    assert len(asked) <= 3


@pytest.mark.parametrize("forge", FORGES)
def test_again_is_no_change(forge):
    first = pulled(forge)
    assert pulled(forge, first.values(), day=LATER) == {}


@pytest.mark.parametrize("forge", FORGES)
def test_an_edit_keeps_what_was_said(forge):
    line, _ = names(forge)
    first = pulled(forge)
    edited = pulled(forge, first.values(), day=LATER, first="Khác hẳn.", answer="Nói lại.")
    assert set(edited) == {line}
    one = edited[line]
    assert one.text == "Khác hẳn."
    assert [(past.until, past.text) for past in one.history] == [(LATER, FIRST)]
    assert [(past.until, past.text) for past in one.replies[0].history] == [(LATER, ANSWER)]


@pytest.mark.parametrize("forge", FORGES)
def test_a_deletion_keeps_all(forge):
    """A reply, then the comment whose replies stay: no record of its own for them; then back again."""
    line, _ = names(forge)
    records = pulled(forge)
    records |= pulled(forge, records.values(), day=LATER, answer=None)
    assert [(one.text, one.deleted) for one in records[line].replies] == [(ANSWER, LATER)]
    records |= pulled(forge, records.values(), day=LATER, first=None)
    assert (set(records), records[line].text, records[line].deleted) == (set(names(forge)), FIRST, LATER)
    assert [(one.text, one.deleted) for one in records[line].replies] == [(ANSWER, None)]
    again = pulled(forge, records.values(), day=dt.date(2020, 7, 30), first=None)
    assert again == {}  # the day on which it was first seen to be gone stays
    records |= pulled(forge, records.values(), day=LATER)
    assert records[line].deleted is None


@pytest.mark.parametrize("forge", FORGES)
def test_what_the_working_group_wrote_stays(forge):
    line, _ = names(forge)
    mine = {
        "adoption": Adoption.PARTLY,
        "reason": "Có tài liệu.",
        "due": LATER,
        "change": "abc1234",
        "item": "B.5.2",
        "replies": (*pulled(forge)[line].replies, Reply(by="Biên bản họp", on=DAY, text="Thống nhất.")),
    }
    records = pulled(forge)
    records[line] = records[line].model_copy(update=mine)
    after = pulled(forge, records.values(), day=LATER, first="Khác hẳn.")[line]
    assert {key: getattr(after, key) for key in mine} == mine


@pytest.mark.parametrize("forge", FORGES)
def test_other_pull_requests_and_letters_are_let_be(forge):
    letter = Comment(id="cong-van-12", on=DAY, by="Sở B", text="x", source="Công văn 12")
    other = Comment(id=f"{forge}-c999", on=DAY, by="x", text="x", source=PAGES[forge] + "3#c999")
    assert set(pulled(forge, [letter, other])) == set(names(forge))


@given(st.text(max_size=300), st.text(max_size=300))
def test_any_text_comes_through_the_reader_as_it_was_cleaned(text, reply):
    """What a stranger types never makes a record that the reader refuses."""
    comment = Comment(
        id="c1",
        on=DAY,
        by="x",
        text=clean(text),
        replies=(Reply(by="y", on=DAY, text=clean(reply), id="r2"),),
    )
    parsed = parse_file(Kind.COMMENT, comment_text(comment).encode(), "evidence/2019/x.yml")
    assert [one for one in parsed.findings if one.code != "Y231"] == []
    assert Comment.model_validate(parsed.tree) == comment
    assert clean(comment.text) == comment.text


def test_long_texts_are_cut_where_a_record_would_burst():
    assert len(clean("dài " * 50_000)) == 8_000


@pytest.mark.parametrize(
    ("forge", "url"),
    [
        ("github", "http://github.com/a/b/pull/1"),
        ("github", "https://github.com/a/b/issues/1"),
        ("github", "https://u:p@github.com/a/b/pull/1"),
        ("gitlab", "https://x.example/a/b/merge_requests/1"),
        ("gitea", "https://x.example/a/b/pulls/1/files"),
        ("gitea", "file:///a/b/pulls/1"),
    ],
)
def test_what_is_no_pull_request(forge, url):
    with pytest.raises(PacaError):
        Pull.of(forge, url)


@pytest.mark.parametrize(
    "body", [[{"id": 1}], {"message": "x"}, [1], "x", [{"id": "x", "user": {}, "body": ""}]]
)
@pytest.mark.parametrize("forge", FORGES)
def test_an_answer_of_another_shape_is_said(forge, body):
    exchanges = {url: {"body": body} for url in TALKS[forge]()}
    with pytest.raises(ForgeError):
        threads(Pull.of(forge, PAGES[forge]), Reader(recorded(exchanges)))


def test_the_token_s_header():
    assert headers_for("github", "t")["Authorization"] == "Bearer t"
    assert headers_for("gitlab", "t")["PRIVATE-TOKEN"] == "t"
    assert headers_for("gitea", "t")["Authorization"] == "token t"
    assert not {"Authorization", "PRIVATE-TOKEN"} & set(headers_for("github", ""))


def test_the_command_writes_and_says_who_owes_what(demo_copy, tmp_path):
    place = tmp_path / "ghi-lai.json"
    place.write_text(recording("gitea"), encoding="utf-8")
    asked = ["feedback", "pull", "--forge", "gitea", "--from", str(place), "--machine", MACHINE]
    asked += ["--repo", str(demo_copy)]
    done = CliRunner().invoke(main, [*asked, "--on", "2020-07-10"], catch_exceptions=False)
    assert done.exit_code == 0 and "2 tệp mới hoặc đổi" in done.output
    again = CliRunner().invoke(main, [*asked, "--on", "2020-07-11"], catch_exceptions=False)
    assert "0 tệp mới hoặc đổi" in again.output
    shown = CliRunner().invoke(
        main, ["feedback", "status", "--repo", str(demo_copy), "--as-of", "2020-08-01"]
    )
    assert shown.exit_code == 0 and "gitea-c8" in shown.output and "gitea-r101" in shown.output
    counted = [line for line in shown.output.splitlines() if re.fullmatch(r"[^:]+: \d+", line)]
    (owed,) = [line for line in shown.output.splitlines() if "việc còn nợ" in line]
    assert sum(int(line.rpartition(" ")[2]) for line in counted) == int(owed.split()[0])
    checked = CliRunner().invoke(main, ["check", "--repo", str(demo_copy), "--format", "json"])
    assert "gitea-c8" not in "".join(line for line in checked.stdout.splitlines() if '"path"' in line)


def test_a_record_is_written_by_swap(tmp_path):
    write_comments(tmp_path / "comments", pulled("github").values())
    assert sorted(path.name for path in (tmp_path / "comments").iterdir()) == [
        "github-c8.yml", "github-r101.yml",
    ]  # fmt: skip
