"""CODEOWNERS follows from the register, and whoever lets it grow stale is told."""

from __future__ import annotations

from click.testing import CliRunner
from paca.cli.main import main
from paca.read.load import load_records
from paca.read.source import open_source
from paca.review.codeowners import codeowners, stale
from paca.review.run import review

from .pulls import GROUP

PLACE = ".github/CODEOWNERS"


def _text(forge, at=None):
    return codeowners(load_records(open_source(forge.root, at or forge.base)))


def test_every_agency_has_its_line_and_the_working_group_the_rest(forge):
    lines = _text(forge).splitlines()
    assert f"* @{GROUP}" in lines and "/evidence/2019/huyen-mau-1/ @huyen-mau-1" in lines
    # The last line that matches counts.
    assert (
        lines.index(f"* @{GROUP}")
        < lines.index("/evidence/2019/ttt/ @mau-ttt")
        < lines.index(f"/evidence/2019/_working-group/ @{GROUP}")
    )
    assert {f"/indicators/ @{GROUP}", f"/.github/ @{GROUP}"} <= set(lines)


def test_an_account_cannot_name_more_people_than_it_is(forge):
    register = "evidence/2019/agencies.yml"
    text = forge.read(register).replace("[huyen-mau-1]", '["x @evil", "a\\n* @evil", "@ban-b"]')
    lines = _text(forge, forge.commit({register: text})).splitlines()
    assert "/evidence/2019/huyen-mau-1/ @ban-b" in lines and "evil" not in "\n".join(lines)


def test_staleness_is_told_with_its_line(forge):
    records = load_records(open_source(forge.root, forge.base))
    text = codeowners(records)
    assert stale(records, text) == ()
    (missing,), (other,) = stale(records, None), stale(records, text.replace("@mau-ttt", "@cu"))
    assert missing.code == other.code == "R955"
    assert text.splitlines()[other.position.line - 1].endswith("@mau-ttt")


def test_a_change_of_the_register_without_codeowners_is_refused(forge):
    kept = forge.commit({PLACE: _text(forge)})
    register = "evidence/2019/agencies.yml"
    text = forge.read(register).replace("[huyen-mau-1]", "[nguoi-moi]")
    head = forge.commit({register: text}, parent=kept)
    told = {finding.code for _, finding in review(forge.root, base=kept, head=head, account=GROUP).findings}
    assert "R955" in told
    both = forge.commit({register: text, PLACE: _text(forge, head)}, parent=kept)
    found = review(forge.root, base=kept, head=both, account=GROUP)
    assert not found.failed, found.findings


def test_the_command_writes_checks_and_follows_no_link(own_forge):
    forge = own_forge
    forge.git("checkout", "-qf", "main")
    run = CliRunner().invoke
    repo = ["--repo", str(forge.root)]
    assert run(main, ["codeowners", "--check", *repo]).exit_code == 1
    assert run(main, ["codeowners", "--write", *repo]).exit_code == 0
    assert run(main, ["codeowners", "--check", *repo]).exit_code == 0
    place = forge.root / PLACE
    assert place.read_text(encoding="utf-8") == _text(forge)
    place.unlink()
    place.symlink_to(forge.root / "README.md")
    before = (forge.root / "README.md").read_bytes()
    assert run(main, ["codeowners", "--write", *repo]).exit_code != 0
    assert (forge.root / "README.md").read_bytes() == before
