"""The log on disk: 1,000 alterations found, 100 honest extensions without an alarm."""

from __future__ import annotations

import datetime as dt
import random
import shutil
from dataclasses import dataclass, replace
from pathlib import Path

import pytest
from click.testing import CliRunner
from paca.cli.main import main, run
from paca.receipts.checkpoint import NAMESPACE, Checkpoint, NotACheckpoint
from paca.receipts.log import LogError, ReceiptLog, verifier_for
from paca.receipts.merkle import leaf_hash, root
from paca.receipts.record import NotAReceipt, Receipt
from paca.receipts.verify import Verdict, verify
from paca.signing import sign

from .samples import ORIGIN, START, grown, keypair, receipt

ALTERATIONS = 1000


@dataclass
class Kept:
    """A log as bytes, and what agencies keep of it."""

    log: bytes
    checkpoints: dict[str, bytes]
    witnesses: dict[str, bytes]


@pytest.fixture(scope="module")
def keys(tmp_path_factory):
    return keypair(tmp_path_factory.mktemp("keys"))


@pytest.fixture(scope="module")
def whole(tmp_path_factory, keys) -> Kept:
    log = ReceiptLog(tmp_path_factory.mktemp("log") / "receipts")
    grown(log, keys[0], to=60, by=12)
    texts = log.checkpoints()
    return Kept(log.content(), texts, {"kept": list(texts.values())[-1]})


@pytest.fixture(scope="module")
def judge(keys):
    verifier = verifier_for(keys[1])

    def judged(kept: Kept) -> Verdict:
        return verify(kept.log, kept.checkpoints, witnesses=kept.witnesses, verifier=verifier)

    return judged


def edit(kept, draw):
    at = draw.randrange(len(kept.log))
    kept.log = kept.log[:at] + bytes([kept.log[at] ^ 1 << draw.randrange(8)]) + kept.log[at + 1 :]


def delete(kept, draw):
    lines = kept.log.splitlines(keepends=True)
    del lines[draw.randrange(len(lines))]
    kept.log = b"".join(lines)


def delete_and_number_anew(kept, draw):
    lines = kept.log.splitlines()
    del lines[draw.randrange(len(lines))]
    kept.log = written(replace(Receipt.parse(line), n=n) for n, line in enumerate(lines))


def reorder(kept, draw):
    lines = kept.log.splitlines(keepends=True)
    one, other = draw.sample(range(len(lines)), 2)
    lines[one], lines[other] = lines[other], lines[one]
    kept.log = b"".join(lines)


def cut(kept, draw):
    kept.log = kept.log[: draw.randrange(len(kept.log))]


def backdate(kept, draw):
    receipts = [Receipt.parse(line) for line in kept.log.splitlines()]
    at = draw.randrange(len(receipts))
    receipts[at] = replace(
        receipts[at], received=receipts[at].received - dt.timedelta(seconds=draw.randint(1, 9**5))
    )
    kept.log = written(receipts)


def replay_an_old_checkpoint(kept, draw):
    """The log and its checkpoints as they were earlier: all of it was once signed."""
    names = list(kept.checkpoints)[: draw.randrange(len(kept.checkpoints))]
    kept.checkpoints = {name: kept.checkpoints[name] for name in names}
    size = Checkpoint.parse(kept.checkpoints[names[-1]]).size if names else 0
    kept.log = b"".join(kept.log.splitlines(keepends=True)[:size])


def take_a_checkpoint_away(kept, draw):
    del kept.checkpoints[draw.choice(list(kept.checkpoints))]


def edit_a_checkpoint(kept, draw):
    name = draw.choice(list(kept.checkpoints))
    text = kept.checkpoints[name]
    at = draw.randrange(len(text))
    kept.checkpoints[name] = text[:at] + bytes([text[at] ^ 1 << draw.randrange(8)]) + text[at + 1 :]


def add_unsigned(kept, draw):
    last = Receipt.parse(kept.log.splitlines()[-1])
    kept.log += receipt(last.n + 1, at=last.received).line() + b"\n"


def written(receipts) -> bytes:
    return b"".join(one.line() + b"\n" for one in receipts)


WAYS = (
    edit, delete, delete_and_number_anew, reorder, cut, backdate, replay_an_old_checkpoint,
    take_a_checkpoint_away, edit_a_checkpoint, add_unsigned,
)  # fmt: skip


def test_the_whole_log_raises_no_alarm(whole, judge):
    verdict = judge(whole)
    assert (verdict.alarms, len(verdict.receipts), len(verdict.checkpoints)) == ((), 60, 5)


@pytest.mark.parametrize("way", WAYS, ids=lambda way: way.__name__)
def test_alterations_are_found(way, whole, judge):
    draw = random.Random(way.__name__)
    missed = []
    for number in range(ALTERATIONS // len(WAYS)):
        kept = Kept(whole.log, dict(whole.checkpoints), dict(whole.witnesses))
        way(kept, draw)
        assert (kept.log, kept.checkpoints) != (whole.log, whole.checkpoints)
        if judge(kept).good:
            missed.append(number)
    assert missed == []


def test_the_holder_of_the_key_cannot_rewrite_what_a_witness_keeps(whole, judge, keys):
    """All of the log written anew with other hours and signed with the true key: only the witness knows."""
    receipts = [
        replace(Receipt.parse(line), received=START + dt.timedelta(seconds=n))
        for n, line in enumerate(whole.log.splitlines())
    ]
    log = written(receipts)
    made = Checkpoint(
        ORIGIN, 60, root([leaf_hash(one.line()) for one in receipts]).hex(), receipts[-1].received
    )
    forged = replace(made, signature=sign(made.body(), keys[0], namespace=NAMESPACE)).text()
    assert judge(Kept(log, {"one": forged}, {})).good
    alarms = judge(Kept(log, {"one": forged}, whole.witnesses)).alarms
    assert {one.where for one in alarms} == {"kept"}


def test_honest_extensions_raise_no_alarm(tmp_path, keys):
    log, verifier = ReceiptLog(tmp_path / "receipts"), verifier_for(keys[1])
    witnesses: dict[str, bytes] = {}
    for count in range(1, 101):
        grown(log, keys[0], to=count)
        verdict = verify(log.content(), log.checkpoints(), witnesses=witnesses, verifier=verifier)
        assert verdict.alarms == ()
        witnesses = {f"kept {count}": list(log.checkpoints().values())[-1]}
    assert len(log.checkpoints()) == 100


def test_a_stranger_s_signature_is_none(whole, keys, tmp_path):
    _, strangers = keypair(tmp_path, "other")
    verdict = verify(whole.log, whole.checkpoints, verifier=verifier_for(strangers))
    assert [one.en for one in verdict.alarms] == ["bad signature or unknown key"] * 5


def test_a_signature_for_something_else_is_none(keys, tmp_path):
    """The same key, allowed for files and commits only."""
    key, _ = keys
    signers = tmp_path / "git.signers"
    signers.write_text(f'receipts@x namespaces="git" {key.with_suffix(".pub").read_text()}')
    log = ReceiptLog(tmp_path / "log")
    grown(log, key, to=1)
    assert not log.verify(signers=signers).good


def test_nothing_older_than_the_last_entry_or_checkpoint_is_taken(tmp_path, keys):
    log = ReceiptLog(tmp_path / "receipts")
    grown(log, keys[0], to=3)
    before = log.content()
    for instant in (
        receipt(2).received - dt.timedelta(seconds=1),
        receipt(2).received + dt.timedelta(seconds=5),
    ):
        with pytest.raises(LogError):
            log.append([receipt(3, at=instant)])
    assert log.content() == before
    log.append([receipt(3)])
    with pytest.raises(LogError):
        log.sign(key=keys[0], origin=ORIGIN, now=START)


def test_a_cut_line_is_never_written_behind(tmp_path, keys):
    log = ReceiptLog(tmp_path / "receipts")
    grown(log, keys[0], to=2)
    log.file.write_bytes(log.content()[:-5])
    with pytest.raises(LogError, match="cut"):
        log.append([receipt(2)])


def test_writers_at_the_same_time_wait_for_each_other(tmp_path):
    from concurrent.futures import ThreadPoolExecutor

    log = ReceiptLog(tmp_path / "receipts")
    with ThreadPoolExecutor(8) as pool:
        list(pool.map(lambda number: log.append([receipt(number, at=START)]), range(40)))
    assert [one.n for one in log.receipts()] == list(range(40))


@pytest.mark.parametrize(
    "line",
    [
        b"{}",
        b"[]",
        b"\xff",
        receipt(1).line() + b" ",
        receipt(1).line().replace(b'"n":1', b'"n":1.0'),
        receipt(1).line().replace(b'"n":1', b'"n":true'),
        receipt(1).line().replace(b"01:01:00Z", b"1:1:00Z"),
        receipt(1).line().replace(b"2020-07-10T01:01:00Z", b"0001-01-01T00:00:00+07:00"),
        receipt(1, by="x").line().replace(b'"by":"x"', b'"by":"\\ud800"'),
        receipt(1).line().replace(b'"by":"', b'"by":"\\u0061'),
        receipt(1, path="a\nb").line(),
        receipt(1, blob="HEAD").line(),
        receipt(1, delivery="").line(),
        b'{"n":1,' + receipt(1).line()[1:],
    ],
)
def test_what_is_no_receipt(line):
    with pytest.raises(NotAReceipt):
        Receipt.parse(line)


def test_the_canonical_line():
    """As RFC 8785 has it: sorted keys, no blanks, Vietnamese letters as they are."""
    one = receipt(1, path="evidence/2019/so-1/Báo cáo “quý”.md", by='a"\\b')
    assert one.line().decode() == (
        '{"agency":"so-1","blob":"356a192b7913b04c54574d18c28d46e6395428ab","by":"a\\"\\\\b",'
        '"commit":"ba8245936e64d82c81d47545c40b3197b291a653","delivery":"d-1","n":1,'
        '"path":"evidence/2019/so-1/Báo cáo “quý”.md","received":"2020-07-10T01:01:00Z"}'
    )
    assert Receipt.parse(one.line()) == one


def test_what_is_no_checkpoint(whole):
    text = next(iter(whole.checkpoints.values()))
    for bent in (
        b"",
        text[:-1],
        text + b"\n",
        text.replace(b"size: 12", b"size: 012"),
        text.replace(b"\n", b"\r\n"),
    ):
        with pytest.raises(NotACheckpoint):
            Checkpoint.parse(bent)


def test_a_copied_log_is_the_same_log(tmp_path, keys, whole):
    """Nothing in it knows where it stands."""
    log = ReceiptLog(tmp_path / "here")
    grown(log, keys[0], to=3)
    shutil.copytree(log.folder, tmp_path / "there")
    assert ReceiptLog(Path(tmp_path / "there")).verify(signers=keys[1]).good


def test_a_log_that_is_gone_does_not_pass_for_one_that_nobody_touched(tmp_path, keys):
    asked = ["verify-log", "--log", str(tmp_path / "mat"), "--signers", str(keys[1])]
    gone = CliRunner().invoke(main, asked)
    assert "Không có nhật ký biên nhận" in gone.exception.vi
    kept = tmp_path / "diem-chot.txt"
    log = ReceiptLog(tmp_path / "log")
    grown(log, keys[0], to=2)
    kept.write_bytes(list(log.checkpoints().values())[-1])
    assert CliRunner().invoke(main, [*asked, "--witness", str(kept)]).exit_code == 1


@pytest.mark.parametrize(
    ("asked", "told"),
    [(["verify-log"], "thiếu --signers."), (["audit", "--rev"], "tùy chọn --rev cần một giá trị.")],
)
def test_what_is_missing_is_named_as_it_is_typed(asked, told, capsys):
    with pytest.raises(SystemExit):
        run(asked)
    assert told in capsys.readouterr().err


@pytest.mark.parametrize(("seconds", "taken"), [(9, 9), (0, 0), (-3, 0), (-60, None)])
def test_the_clock_is_read_in_turn(tmp_path, seconds, taken):
    """A push that waited is not refused, a clock put right by seconds loses nothing, a wrong one stops."""
    log = ReceiptLog(tmp_path / "receipts")
    log.append([receipt(0, at=START)])
    late = [receipt(1, at=START - dt.timedelta(hours=1))]  # made before it was its turn
    now = START + dt.timedelta(seconds=seconds)
    if taken is None:
        with pytest.raises(LogError):
            log.append(late, clock=lambda: now)
    else:
        (made,) = log.append(late, clock=lambda: now)
        assert made.received == START + dt.timedelta(seconds=taken)
