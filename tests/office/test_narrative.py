"""Sections written by hand: what their placeholders say, what stops the build, what is told."""

from __future__ import annotations

import inspect
import json
from pathlib import Path

import pytest
from click.testing import CliRunner
from paca.cli.main import main
from paca.errors import PacaError
from paca.model.placeholders import PLACEHOLDERS
from paca.model.report_text import SECTIONS
from paca.output.notation import points
from paca.output.report.draft import render_report
from paca.output.report.headings import TITLES
from paca.output.report.narrative import NarrativeError, narrate
from paca.output.report.placeholders import placeholders
from paca.records import ReportText


def section(text: str) -> ReportText:
    return ReportText("docs/report/04-ket-qua.md", "0" * 40, 4, text)


def test_every_section_of_the_report_may_have_a_text() -> None:
    assert len(TITLES) == SECTIONS


def told(text: str, demo) -> str:
    return render_report(demo.assessment, narrative=narrate([section(text)], demo.book))


def test_placeholders_print_what_stands_everywhere_else(demo) -> None:
    total = points(demo.assessment.total.standing.points)
    asked = demo.book.progress.asked
    text = told('Đạt {{ diem() }} điểm; phần A tối đa {{ toi_da("A") }}; {{ so_ho_so() }} hồ sơ.', demo)
    assert f"Đạt {total} điểm; phần A tối đa 20; {asked} hồ sơ." in text
    assert "{% " not in told("{% if co_tham_dinh() %}Thẩm định {{ tham_dinh() }}.{% endif %}", demo)


def test_each_placeholder_takes_what_the_check_takes(demo) -> None:
    """The names, and how many keys each takes, are one definition; what they give is another."""
    functions = placeholders(demo.book)
    assert set(functions) == set(PLACEHOLDERS)
    for name, signature in PLACEHOLDERS.items():
        parameters = inspect.signature(functions[name]).parameters.values()
        needed = [one for one in parameters if one.default is inspect.Parameter.empty]
        assert (len(needed), len(parameters)) == (signature.least, len(signature.asks)), name


def test_conditions_are_as_they_read(demo) -> None:
    yes, no = 'co_diem("A")', "co_tham_dinh()"
    for asked, holds in [
        (yes, True),
        (f"not {no}", True),
        (f"{no} or {yes}", True),
        (f"{yes} and {no} or {yes}", True),
        (f"{yes} and ({no} or not {yes})", False),
        (f"not {yes} or {no}", False),
        (f"not ({yes} and {no})", True),
    ]:
        text = f"Bắt đầu {{% if {asked} %}}ĐÚNG{{% elif {yes} %}}KHÁC{{% else %}}SAI{{% endif %}} hết."
        assert ("ĐÚNG" in told(text, demo), "KHÁC" in told(text, demo)) == (holds, not holds), asked
    assert "a1.b c" in told(
        f"a{{% if {yes} %}}{{% if {no} %}}0{{% else %}}1{{% endif %}}.{{% endif %}}b c", demo
    )
    assert "một hai" in told("một {# ghi chú -#}\n\n hai", demo)


def test_a_section_stands_below_its_heading(demo) -> None:
    text = told("Lời của tổ công tác.\n\n- một\n- hai", demo)
    after = text[text.index("## IV. Kết quả") :]
    assert after.startswith("## IV. Kết quả\n\nLời của tổ công tác.\n\n- một\n- hai\n")


@pytest.mark.parametrize(
    ("text", "line", "says"),
    [
        ('a\n\nĐạt {{ diem("Z.9") }} điểm', 3, "Z.9"),
        ("{{ khong_co() }}", 1, "Không có ô đặt chỗ tên khong_co."),
        ("a\nb\n{{ diem( }}", 3, "Không đọc được ô đặt chỗ từ chỗ này"),
        ("a\n{{ so_lieu('snv', 'khong-co') }}", 2, "chưa nộp số liệu"),
        ("\n\n\n{{ so_lieu(1) }}", 4, "từ chỗ này: 1) }}"),
        ("{{ tham_dinh() }}", 1, "chưa có điểm thẩm định"),
        # Nothing but calls with constants: no attribute, loop, arithmetic, name, filter, include.
        ("{{ diem.__class__ }}", 1, "từ chỗ này: .__class__"),
        ("{{ diem['__globals__'] }}", 1, "từ chỗ này: ['__globals__']"),
        ("{{ 9 ** 9 ** 9 }}", 1, "từ chỗ này: 9 ** 9 ** 9"),
        ("{{ 'a' * 999999999 }}", 1, "từ chỗ này: …"),
        ("{% for x in 'abc' %}{% endfor %}", 1, "từ chỗ này: {% for x in 'abc' %}"),
        ("{% include '/etc/passwd' %}", 1, "từ chỗ này: {% include '/etc/passwd' %}"),
        ("{% set a = 1 %}", 1, "từ chỗ này: {% set a = 1 %}"),
        ("{{ 'x' | upper }}", 1, "từ chỗ này: 'x' | upper"),
        ("{% macro a() %}{% endmacro %}", 1, "từ chỗ này: {% macro a() %}"),
        ("{{ co_diem() }}", 1, "từ chỗ này: co_diem()"),  # a yes or no is no text
    ],
)
def test_what_stops_the_build(text: str, line: int, says: str, demo) -> None:
    with pytest.raises(NarrativeError) as error:
        told(text, demo)
    assert error.value.vi.startswith(f"docs/report/04-ket-qua.md:{line}: ") and says in error.value.vi


def test_all_that_stops_the_build_is_told_at_once(demo) -> None:
    sections = (
        ReportText("docs/report/04-a.md", "0" * 40, 4, "{{ khong_co() }}\n{{ diem( }}"),
        ReportText(
            "docs/report/05-b.md",
            "0" * 40,
            5,
            'x {{ tham_dinh("A") }}\n{{ ten_co_quan("la") }}\n{{ diem() }}',
        ),
        ReportText(
            "docs/report/06-c.md", "0" * 40, 6, '{% if co_diem("Z") %}1{% else %}{{ han("la") }}{% endif %}'
        ),
    )
    with pytest.raises(NarrativeError) as error:
        narrate(sections, demo.book)
    vi, en = error.value.vi.splitlines(), error.value.en.splitlines()
    places = ["04-a.md:1", "04-a.md:2", "05-b.md:1", "05-b.md:2", "06-c.md:1", "06-c.md:1"]
    for told_in in (vi, en):
        assert [line.split(": ")[0] for line in told_in] == [f"docs/report/{place}" for place in places]
    assert '{% if co_tham_dinh("A") %}' in vi[2] and "A has no verified score yet" in en[2]


def test_a_flood_of_failures_is_summed_up(demo) -> None:
    section = ReportText("docs/report/04-a.md", "0" * 40, 4, "{{ tham_dinh() }}\n" * 100)
    with pytest.raises(NarrativeError) as error:
        narrate([section], demo.book)
    lines = error.value.vi.splitlines()
    assert len(lines) == 41 and lines[-1] == "… và 60 chỗ nữa."


def test_a_section_cannot_bring_html(demo) -> None:
    from markdown import markdown

    page = markdown(
        told("<script>1</script> [x](javascript:2) [y](https://x.invalid) ![z](https://z.invalid)", demo)
    )
    assert "<script" not in page and "<img" not in page and 'href="' not in page
    assert "&lt;script&gt;1&lt;/script&gt;" in page


def test_the_command_writes_and_tells(demo_copy: Path, tmp_path: Path) -> None:
    folder = demo_copy / "docs/report"
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "README.md").write_text("no section")
    (folder / "04-ket-qua.md").write_text("Tổng điểm 12,34 điểm.\n", encoding="utf-8")
    out = tmp_path / "report.docx"
    done = CliRunner().invoke(main, ["report", "--repo", str(demo_copy), "--out", str(out)])
    assert done.exit_code == 1 and "docs/report/04-ket-qua.md:1" in done.stderr and out.exists()
    (told,) = [line for line in done.stderr.splitlines() if "04-ket-qua.md" in line]
    assert "“12,34”" in told and "{{ diem() }}" in told
    checked = CliRunner().invoke(main, ["check", "--repo", str(demo_copy), "--format", "json"])
    (found,) = [one for one in json.loads(checked.stdout)["findings"] if one["code"] == "R970"]
    assert (found["path"], found["line"], found["column"]) == ("docs/report/04-ket-qua.md", 1, 11)
    # A commit's report has that commit's sections: this one was never committed.
    arguments = ["report", "--repo", str(demo_copy), "--rev", "draft-1", "--out", str(out)]
    assert CliRunner().invoke(main, arguments).exit_code == 0
    public = ["report", "--repo", str(demo_copy), "--audience", "public", "--out", str(tmp_path / "p.md")]
    assert CliRunner().invoke(main, public).exit_code == 0
    assert "12,34" not in (tmp_path / "p.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("command", ["build", "report"])
def test_a_placeholder_that_fails_stops_every_output(command: str, demo_copy: Path, tmp_path: Path) -> None:
    (demo_copy / "docs/report").mkdir(parents=True, exist_ok=True)
    (demo_copy / "docs/report/04-x.md").write_text("Đạt\n\n{{ diem('Z.9') }} điểm\n", encoding="utf-8")
    out = tmp_path / ("site" if command == "build" else "report.docx")
    extra = ["--keep-going"] if command == "build" else []
    done = CliRunner().invoke(main, [command, "--repo", str(demo_copy), "--out", str(out), *extra])
    assert isinstance(done.exception, NarrativeError) and not out.exists()
    assert done.exception.vi.startswith("docs/report/04-x.md:3: ") and "Z.9" in done.exception.vi


@pytest.mark.parametrize(
    ("name", "content", "says"),
    [("ket-qua.md", b"x", "NN-"), ("04-x.md", b"\xff\xfe\x00", "UTF-16"), ("04-x.md", b"\xe1\xba", "UTF-8")],
)
def test_a_section_that_cannot_be_read_stops_every_report(
    name: str, content: bytes, says: str, demo_copy: Path, tmp_path: Path
) -> None:
    (demo_copy / "docs/report").mkdir(parents=True, exist_ok=True)
    (demo_copy / "docs/report" / name).write_bytes(content)
    out = tmp_path / "report.docx"
    done = CliRunner().invoke(main, ["report", "--repo", str(demo_copy), "--out", str(out)])
    assert isinstance(done.exception, PacaError) and not out.exists()
    assert f"docs/report/{name}" in done.exception.vi and says in done.exception.vi
