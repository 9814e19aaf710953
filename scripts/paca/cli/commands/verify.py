"""``paca verify FOLDER``: is this copy of a release what was sealed, and by whom?"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from ...errors import PacaError
from ..command import both
from ..command import command as bilingual
from ..exits import Exit
from ..language import say
from ..options import format_option
from ..output import next_step, note, print_json

if TYPE_CHECKING:
    from ...seal.verify import Alarm, Verdict

_FILE = click.Path(path_type=Path, exists=True, dir_okay=False)


@bilingual(
    "verify",
    vi="Kiểm tra một bản đã phát hành, không cần mạng: mọi tệp của trang, báo cáo, dữ liệu; chữ ký "
    "và người ký. "
    "Nói đúng tệp nào bị đổi, bị mất, thêm vào. --repo đối chiếu cả thẻ git và từng tệp đầu vào; "
    "--rebuild dựng "
    "lại từ commit và so từng byte.\n\n"
    "Mã kết thúc: 0 đúng như khi niêm phong và do người được phép ký; 1 có chỗ khác, chữ ký sai, "
    "hoặc không biết "
    "ai ký; 3 không kiểm tra được (không phải bản phát hành).",
    en="Check a released version offline: every file of site, report and data, the signature and the "
    "signer. Says "
    "exactly which file was changed, is missing or was added. --repo also checks the git tag and "
    "every input; "
    "--rebuild builds again from the commit and compares bytes.\n\n"
    "Exit code: 0 as sealed, by an allowed signer; 1 something differs, a bad signature, or an "
    "unknown signer; "
    "3 it cannot be checked (no release there).",
    examples=(
        "paca verify tinh-mau-final --allowed-signers nguoi-ky.txt",
        "paca verify tinh-mau-final --allowed-signers nguoi-ky.txt --repo tinh-mau --rebuild",
    ),
)
@click.argument(
    "folder", type=click.Path(path_type=Path, exists=True, file_okay=False), metavar="THƯ_MỤC/DIR"
)
@click.option(
    "--allowed-signers",
    "signers",
    type=_FILE,
    metavar="TỆP/FILE",
    help=both(
        "Danh sách người được ký, lấy ở nơi khác (mặc định: gpg.ssh.allowedSignersFile của git).",
        "Who may sign, from elsewhere (default: git's gpg.ssh.allowedSignersFile).",
    ),
)
@click.option(
    "--repo",
    type=click.Path(path_type=Path, exists=True, file_okay=False),
    metavar="THƯ_MỤC/DIR",
    help=both("Kho git để đối chiếu thẻ và đầu vào.", "Repository to check tag and inputs against."),
)
@click.option(
    "--rebuild", is_flag=True, help=both("Dựng lại và so từng byte.", "Build again, compare bytes.")
)
@click.option(
    "--template", type=_FILE, metavar="DOCX", help=both("Mẫu Word đã dùng.", "The template that was used.")
)
@format_option("text", "json")
@click.pass_context
def command(
    context: click.Context,
    folder: Path,
    signers: Path | None,
    repo: Path | None,
    rebuild: bool,
    template: Path | None,
    form: str,
) -> None:
    from ...seal.against import against_repository
    from ...seal.verify import is_release, sums_digest, verify

    if rebuild and repo is None:
        raise PacaError("--rebuild cần --repo KHO.", "--rebuild needs --repo DIR.")
    if not is_release(folder):
        raise PacaError(
            f"{folder} không phải bản do paca release phát hành: không có SHA256SUMS, statement.json.",
            f"{folder} is no release by paca release: there is no SHA256SUMS, no statement.json.",
        )
    signers = signers or _own_signers()
    if signers is not None and folder.resolve() in signers.resolve().parents:
        raise PacaError(
            f"Danh sách người ký {signers} nằm ngay trong bản cần kiểm tra: ai sửa bản này cũng sửa được nó. "
            "Hãy dùng danh sách lấy từ nơi khác.",
            f"The list {signers} lies inside the release that is checked: whoever altered one could "
            "alter the "
            "other. Use a list from elsewhere.",
        )
    verdict = verify(folder, signers=signers)
    alarms = list(verdict.alarms)
    if repo is not None and verdict.statement is not None:
        alarms += against_repository(
            verdict.statement.predicate, sums_digest(folder), repo.resolve(), signers=signers
        )
    if rebuild and repo is not None and verdict.statement is not None:
        alarms += _rebuilt(verdict, repo.resolve(), template)
    _say(verdict, alarms, form)
    if not repo:
        next_step(
            "đối chiếu với kho git: thêm --repo KHO, và --rebuild để dựng lại",
            "against the repository: add --repo DIR, and --rebuild to build again",
            quiet_output=True,
        )
    context.exit(Exit.REFUSED if alarms else Exit.OK)


def _own_signers() -> Path | None:
    """The list that this user's git verifies with; never a repository's own setting."""
    from ...read import git_process

    try:
        code, out, _ = git_process.output(
            Path.cwd(), "config", "--global", "--type=path", "--get", "gpg.ssh.allowedSignersFile"
        )
    except PacaError:  # no git here: none is needed to check a copy
        return None
    path = Path(out.decode("utf-8", "replace").strip())
    return path if code == 0 and path.is_file() else None


def _rebuilt(verdict: Verdict, repo: Path, template: Path | None) -> list[Alarm]:
    """What the commit gives here and now, byte by byte."""
    from ..rebuilding import rebuilt

    assert verdict.statement is not None
    alarms, remarks = rebuilt(verdict.statement, repo, template)
    for vi, en in remarks:
        note(vi, en)
    return alarms


def _say(verdict: Verdict, alarms: list[Alarm], form: str) -> None:
    said = verdict.statement.predicate if verdict.statement else None
    if form == "json":
        print_json(
            {
                "schema": "paca.verify/1",
                "good": not alarms,
                "files": verdict.files,
                "signer": verdict.signer,
                "fingerprint": verdict.fingerprint,
                "name": said.name if said else None,
                "commit": said.commit.git_commit if said and said.commit else None,
                "alarms": [
                    {"kind": str(one.kind), "where": one.where, "vi": one.vi, "en": one.en} for one in alarms
                ],
            }
        )
        return
    for one in alarms:
        click.echo(f"{one.where}: {say(one.vi, one.en)}")
    if said is not None:
        stage = f"{said.province} {said.year}, {said.stage}" + (
            say(" (số liệu hư cấu)", " (fictional)") if said.fictional else ""
        )
        commit = f", commit {said.commit.git_commit[:10]}" if said.commit else ""
        click.echo(say(f"Bản {said.name}: {stage}{commit}.", f"Release {said.name}: {stage}{commit}."))
    if verdict.signer:
        click.echo(
            say(
                f"Người ký: {verdict.signer}, khoá {verdict.fingerprint}.",
                f"Signed by {verdict.signer}, key {verdict.fingerprint}.",
            )
        )
    whole = say("đúng như khi niêm phong", "as they were sealed")
    told = say(f"{len(alarms)} báo động", f"{len(alarms)} alarms") if alarms else whole
    click.echo(say(f"{verdict.files} tệp: {told}.", f"{verdict.files} files: {told}."))
