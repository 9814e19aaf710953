"""``paca publish``: versions of the site side by side; withdraw one; check that none has changed."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import TYPE_CHECKING

import click

from ...errors import PacaError
from ..command import both
from ..command import command as bilingual
from ..exits import Exit
from ..language import say
from ..options import cache_option, repo_option, revision_options, since_option, year_option
from ..output import next_step, note

if TYPE_CHECKING:
    from ...publish.store import Store

MOST = 20  # differing files told one by one


@bilingual(
    "publish",
    vi="Công bố một bản của trang (dự thảo 1, dự thảo 2, chính thức) vào một thư mục hoặc một nhánh git "
    "không có lịch sử. Bản đã công bố giữ nguyên địa chỉ và nội dung; trang của bản cũ chỉ sang bản mới.\n\n"
    "--withdraw rút một bản, không để lại gì ngoài tên và lý do. --check kiểm tra không tệp nào đã "
    "công bố bị đổi.",
    en="Publish a version of the site (draft 1, draft 2, final) into a folder or onto a git branch without "
    "history. What is published keeps its address and content; pages of a superseded version point to the "
    "current one.\n\n"
    "--withdraw takes a version back and leaves its name and the reason only. --check verifies that no "
    "published file has changed.",
    examples=(
        "paca publish draft-1 --into cong-bo",
        "paca publish chinh-thuc --rev final --branch cong-bo --final",
        'paca publish --withdraw draft-1 --reason "Lộ số điện thoại" --into cong-bo',
        "paca publish --check --into cong-bo",
    ),
)
@click.argument("name", required=False, metavar="[TÊN/NAME]")
@repo_option
@click.option(
    "--into",
    "folder",
    type=click.Path(path_type=Path, file_okay=False),
    metavar="THƯ_MỤC/DIR",
    help=both("Thư mục công bố.", "Folder of the publication."),
)
@click.option("--branch", metavar="NHÁNH/BRANCH", help=both("Nhánh công bố.", "Branch of the publication."))
@revision_options
@year_option
@since_option
@click.option(
    "--title", help=both("Tên hiển thị (mặc định: stage của kỳ).", "Shown name (default: the round's stage).")
)
@click.option(
    "--final/--draft",
    "final",
    default=None,
    help=both(
        "Bản chính thức hay dự thảo (mặc định: chính thức khi đã qua ngày thông qua báo cáo).",
        "Final or draft (default: final once the report is adopted).",
    ),
)
@click.option(
    "--alias",
    "aliases",
    multiple=True,
    metavar="TÊN/NAME",
    help=both("Bí danh dẫn đến bản này (latest luôn có).", "Alias that leads here (latest always exists)."),
)
@click.option(
    "--audience",
    type=click.Choice(("public", "internal")),
    default="public",
    show_default=True,
    help=both("Công bố cho ai.", "Whom it is published for."),
)
@click.option("--withdraw", metavar="TÊN/NAME", help=both("Rút bản này.", "Withdraw this version."))
@click.option(
    "--reason", help=both("Lý do rút, ai cũng đọc được.", "Why it is withdrawn; everybody reads it.")
)
@click.option("--check", is_flag=True, help=both("Chỉ kiểm tra.", "Only check."))
@click.option("--keep-going", is_flag=True, help=both("Dựng cả khi có lỗi.", "Build in spite of errors."))
@cache_option
@click.pass_context
def command(
    context: click.Context,
    name: str | None,
    repo: Path,
    folder: Path | None,
    branch: str | None,
    revision: str | None,
    as_of: dt.date | None,
    year: int | None,
    since: str | None,
    title: str | None,
    final: bool | None,
    aliases: tuple[str, ...],
    audience: str,
    withdraw: str | None,
    reason: str | None,
    check: bool,
    keep_going: bool,
    use_cache: bool,
) -> None:
    from ...publish.version import LATEST
    from ..publishing import built_aside, checked_name, described, open_store, revision_for
    from ..sites import Wish, assess_wish, say_findings

    if sum((name is not None, withdraw is not None, check)) != 1:
        raise PacaError(
            "Hãy chọn một việc: TÊN để công bố, --withdraw TÊN để rút, hoặc --check để kiểm tra.",
            "Choose one: NAME to publish, --withdraw NAME to take back, or --check to verify.",
        )
    store = open_store(repo, folder=folder, branch=branch)
    target = f"--into {folder}" if folder else f"--branch {branch}"
    if check:
        context.exit(_check(store, target))
    if withdraw is not None:
        _withdraw(store, withdraw, reason, target=target, branch=branch)
        return
    assert name is not None
    name = checked_name(name)
    aliases = tuple(checked_name(alias) for alias in aliases if alias != LATEST)  # that one always exists

    from ...publish.commands import may_publish, publish, read_publication
    from ...scaffold.repository import ENGINE

    # Everything that can be refused is refused before a minute of building.
    publication = read_publication(store.snapshot(), where=store.where)
    may_publish(publication, name, audience=audience, aliases=aliases)
    revision = revision_for(repo, name, revision)
    wish = Wish(repo, repo / "site", revision, as_of, year, keep_going, use_cache, since, audience)
    assessment = assess_wish(wish)
    say_findings(assessment)
    if assessment.refused and not keep_going:
        click.echo(say("Chưa công bố: còn lỗi.", "Not published: there are errors."), err=True)
        next_step("xem và sửa: paca check", "see and mend: paca check", quiet_output=True)
        context.exit(Exit.REFUSED)
    version = described(
        assessment, name=name, title=title, final=final, since=since, audience=audience, aliases=aliases
    )
    with built_aside(wish, assessment, version) as built:
        new = publish(store, built, version, engine_root=ENGINE)
    if not new:
        click.echo(
            say(f"Bản {name} đã có, giống từng byte.", f"Version {name} stands already, byte for byte.")
        )
        return
    shown = read_publication(store.snapshot(), where=store.where)
    current = shown.current.name if shown.current else "—"
    held = shown.named(name)
    click.echo(
        say(
            f"Đã công bố {name} ({version.title}) vào {store.where}; bản hiện hành: {current}.",
            f"Published {name} ({version.title}) into {store.where}; current version: {current}.",
        )
    )
    if held is not None:
        note(
            f"Mã kiểm tra của bản (SHA-256): {held.digest}", f"The version's digest (SHA-256): {held.digest}"
        )
    next_step(
        f"kiểm tra bất cứ lúc nào: paca publish --check {target}",
        f"check at any time: paca publish --check {target}",
    )


def _check(store: Store, target: str) -> int:
    from ...publish.commands import check
    from ...publish.manifest import Change

    result = check(store)
    words = {
        Change.CHANGED: say("đã đổi", "changed"),
        Change.MISSING: say("bị mất", "missing"),
        Change.ADDED: say("thêm vào", "added"),
    }
    for each in result.differences[:MOST]:
        click.echo(f"{words[each.change]:<10} {each.path}")
    if len(result.differences) > MOST:
        click.echo(f"… +{len(result.differences) - MOST}")
    for rest in result.leftovers:
        click.echo(say(f"còn sót    {rest}", f"left over  {rest}"))
    if not result.publication.versions and not result.publication.withdrawn:
        click.echo(say(f"{store.where}: chưa công bố gì.", f"{store.where}: nothing is published."))
        return Exit.OK
    if not result.whole:
        for version in result.publication.versions:
            made = version.commit[:10] if version.commit else version.on.date().isoformat()
            note(f"{version.name}: {made}", f"{version.name}: {made}")
        next_step(
            f"dựng lại từ commit và so sánh: paca publish TÊN --rev COMMIT {target}",
            f"build again from the commit and compare: paca publish NAME --rev COMMIT {target}",
            quiet_output=True,
        )
        return Exit.REFUSED
    for version in result.publication.versions:
        click.echo(f"{version.name:<20} {version.digest}")
    click.echo(say("Mọi tệp đúng như khi công bố.", "Every file is as it was published."))
    return Exit.OK


def _withdraw(store: Store, name: str, reason: str | None, *, target: str, branch: str | None) -> None:
    from ...publish.commands import withdraw
    from ...scaffold.repository import ENGINE

    if not (reason or "").strip():
        raise PacaError(
            'Hãy nói lý do rút bản này: --reason "…". Người đọc sẽ thấy lý do ở địa chỉ cũ.',
            'Say why it is withdrawn: --reason "…". Readers see it at the old address.',
        )
    left = withdraw(store, name, reason=" ".join((reason or "").split()), engine_root=ENGINE)
    current = left.current.name if left.current else "—"
    click.echo(
        say(f"Đã rút {name}; bản hiện hành: {current}.", f"Withdrew {name}; current version: {current}.")
    )
    if branch:
        next_step(
            f"xoá hẳn dữ liệu cũ: git gc --prune=now, rồi git push --force-with-lease origin {branch}",
            f"forget the old data: git gc --prune=now, then git push --force-with-lease origin {branch}",
        )
    else:
        next_step(f"kiểm tra: paca publish --check {target}", f"check: paca publish --check {target}")
