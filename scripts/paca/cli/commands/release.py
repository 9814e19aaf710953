"""``paca release NAME``: build everything of a commit, seal it, tag it; all or nothing."""

from __future__ import annotations

import datetime as dt
import os
import shutil
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import click

from ...errors import PacaError
from ..command import both
from ..command import command as bilingual
from ..exits import Exit
from ..language import say
from ..options import DAY, audience_option, cache_option, repo_option, since_option, year_option
from ..output import next_step, note
from ..reports import Paper

if TYPE_CHECKING:
    from ...assessment import Assessment
    from ..releasing import Order


@bilingual(
    "release",
    vi="Phát hành một bản và niêm phong: trang web, báo cáo Word và PDF, phụ lục XLSX, dữ liệu CSV "
    "và JSON của "
    "một commit, cùng SHA256SUMS, statement.json (in-toto), chữ ký ssh và thẻ git có chữ ký. Thư mục "
    "chỉ hiện "
    "ra khi mọi thứ đã xong; có lỗi thì không để lại gì.\n\n"
    "Không phát hành khi còn lỗi, còn thay đổi chưa ghi, thẻ đã có, hoặc không có khoá ký. Không bao "
    "giờ tự tạo khoá.",
    en="Release a version and seal it: site, report in Word and PDF, annexes as XLSX, data as CSV "
    "and JSON of "
    "one commit, with SHA256SUMS, statement.json (in-toto), an ssh signature and a signed git tag. "
    "The folder "
    "appears when everything is done; a failure leaves nothing.\n\n"
    "Refused with errors, uncommitted changes, a tag of that name, or no key. No key is ever made.",
    examples=(
        "paca release final",
        "paca release final --key ~/.ssh/to-cong-tac --number 83 --signed-on 15/7/2020",
        "paca release cong-khai --audience public --out /mnt/usb/cong-khai",
    ),
)
@click.argument("name", metavar="TÊN/NAME")
@repo_option
@click.option(
    "--out",
    type=click.Path(path_type=Path, file_okay=False),
    metavar="THƯ_MỤC/DIR",
    help=both("Thư mục mới (mặc định: cạnh kho, KHO-TÊN).", "New folder (default: beside the repository)."),
)
@click.option(
    "--rev", "revision", default="HEAD", show_default=True, metavar="COMMIT",
    help=both("Commit hoặc nhánh để phát hành.", "Commit or branch to release."),
)  # fmt: skip
@click.option("--as-of", type=DAY, metavar="NGÀY/DAY", help=both("Ngày xem xét.", "Day of assessment."))
@click.option(
    "--key",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="TỆP/FILE",
    help=both("Khoá ssh để ký (mặc định: user.signingkey của git).", "Key to sign with (default: git's)."),
)
@click.option(
    "--allowed-signers",
    "signers",
    type=click.Path(path_type=Path, exists=True, dir_okay=False),
    metavar="TỆP/FILE",
    help=both(
        "Danh sách người được ký: khoá lạ thì không phát hành.", "Who may sign: another key is refused."
    ),
)
@click.option("--number", metavar="SỐ/NO", help=both("Số của văn bản.", "Number of the document."))
@click.option("--signed-on", type=DAY, metavar="NGÀY/DAY", help=both("Ngày ký.", "Day of signature."))
@click.option("--signer", metavar="TÊN/NAME", help=both("Người ký.", "Who signs."))
@click.option(
    "--template",
    type=click.Path(path_type=Path, dir_okay=False, exists=True),
    metavar="DOCX",
    help=both("Mẫu Word của tỉnh.", "The province's Word template."),
)
@since_option
@year_option
@audience_option
@cache_option
@click.pass_context
def command(
    context: click.Context,
    name: str,
    repo: Path,
    out: Path | None,
    revision: str,
    as_of: dt.date | None,
    key: Path | None,
    signers: Path | None,
    number: str | None,
    signed_on: dt.date | None,
    signer: str | None,
    template: Path | None,
    since: str | None,
    year: int | None,
    audience: str,
    use_cache: bool,
) -> None:
    from ...read.git_source import GitSource
    from ...seal.tag import refuse_nameless, refuse_tag, signing_key_of
    from ..publishing import checked_name
    from ..releasing import Order, assess_order, since_commit
    from ..reports import contradictions
    from ..sites import say_findings

    # Everything that can be refused is refused before a minute of building.
    name = checked_name(name)
    out = Path(os.path.abspath(out or repo.parent / f"{repo.name}-{name}"))  # a link stays one
    if out.exists() or out.is_symlink():
        raise PacaError(f"{out} đã có; hãy chọn thư mục khác: --out", f"{out} exists; choose another: --out")
    refuse_tag(repo, name)
    commit = str(GitSource.open(repo, revision).revision.commit)
    _refuse_changes(repo)
    refuse_nameless(repo)
    with signing_key_of(repo, key) as found:
        paper = Paper(number, signed_on, signer, template)
        order = Order(
            repo, name, commit, as_of, year, audience, since_commit(repo, since, commit), paper, use_cache
        )
        _try_key(found, signers)
        whole = assess_order(order)
        say_findings(whole)
        if whole.refused:
            for one in contradictions(whole):
                note(one.vi, one.en)
            click.echo(say("Chưa phát hành: còn lỗi.", "Not released: there are errors."), err=True)
            next_step("xem và sửa: paca check", "see and mend: paca check", quiet_output=True)
            context.exit(Exit.REFUSED)
        count = _seal(order, whole, out, key=found)
    click.echo(
        say(
            f"Đã phát hành {name}: {count} tệp, niêm phong và ký, trong {out}; thẻ git {name} chỉ "
            f"commit {commit[:10]}.",
            f"Released {name}: {count} files, sealed and signed, in {out}; git tag {name} names "
            f"{commit[:10]}.",
        )
    )
    known_vi, known_en = (str(signers), str(signers)) if signers else ("TỆP", "FILE")
    next_step(
        f"kiểm tra như người nhận: paca verify {out} --allowed-signers {known_vi}; rồi "
        f"git push origin {name}",
        f"check as a receiver would: paca verify {out} --allowed-signers {known_en}; then "
        f"git push origin {name}",
    )


def _refuse_changes(repo: Path) -> None:
    from ...publish.git import Git

    out = Git(repo).run("status", "--porcelain", "-z").decode("utf-8", "replace")
    changed = [row[3:] for row in out.split("\0") if row[3:]]
    if changed:
        shown = ", ".join(changed[:5]) + (", …" if len(changed) > 5 else "")
        raise PacaError(
            f"Còn {len(changed)} thay đổi chưa ghi vào git: {shown}. Hãy ghi (git commit) hoặc bỏ rồi "
            "phát hành.",
            f"{len(changed)} changes are not committed: {shown}. Commit or drop them first.",
        )


def _try_key(key: Path, signers: Path | None) -> None:
    """Whether the key signs, and whether ``signers`` know it, before a minute of building."""
    from ...seal.statement import NAMESPACE
    from ...signing import sign, signer

    body, now = b"paca release\n", dt.datetime.now(dt.UTC)
    signature = sign(body, key, namespace=NAMESPACE)
    if signers and signer(body, signature, signers, namespace=NAMESPACE, when=now) is None:
        raise PacaError(
            f"Khoá {key} không có trong {signers} (hoặc không được ký {NAMESPACE}); chưa phát hành gì.",
            f"Key {key} is not in {signers} (or not for {NAMESPACE}); nothing is released.",
        )


def _seal(order: Order, whole: Assessment, out: Path, *, key: Path) -> int:
    """Builds aside, signs, tags, and lets the folder appear; returns the number of its files."""
    from ...publish.manifest import digest, write_manifest
    from ...seal.copy import copy_of
    from ...seal.statement import NAMESPACE, SIGNATURE, STATEMENT, SUMS
    from ...seal.tag import drop_tag, make_tag
    from ...signing import sign
    from ..releasing import statement_of, write_outputs

    out.parent.mkdir(parents=True, exist_ok=True)
    aside = Path(tempfile.mkdtemp(prefix=f".{out.name}.", dir=out.parent))
    now = dt.datetime.now(dt.UTC).replace(microsecond=0)
    try:
        aside.chmod(0o755)
        write_outputs(order, whole, aside)
        outputs = copy_of(aside).files
        statement = statement_of(order, whole, outputs, now).text()
        sums = write_manifest(outputs | {STATEMENT: digest(statement)})
        signature = sign(sums, key, namespace=NAMESPACE)
        for name, content in ((STATEMENT, statement), (SUMS, sums), (SIGNATURE, signature.encode())):
            (aside / name).write_bytes(content)
        title = f"paca release {order.name}"
        made = make_tag(
            order.repo, order.name, order.commit, sums=digest(sums), title=title, key=key, when=now
        )
        try:
            if out.exists():  # a folder that came meanwhile is nobody's to replace
                raise FileExistsError(str(out))
            os.rename(aside, out)
        except BaseException as error:
            drop_tag(order.repo, order.name, made)
            if isinstance(error, OSError):
                raise PacaError(f"Không đặt được {out}: {error}", f"Cannot place {out}: {error}") from None
            raise
    finally:
        shutil.rmtree(aside, ignore_errors=True)
    if order.audience == "public":
        note(
            "Bản công khai: không nêu commit và tên tệp đầu vào.", "Public: commit and inputs are not named."
        )
    return len(outputs) + 1  # and the statement: all that the list of sums holds, as verify counts
