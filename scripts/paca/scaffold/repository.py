"""``paca init``: a new province's repository, its indicator set copied, every unknown fact marked.

Nothing is overwritten; what exists is reported as left alone.
"""

from __future__ import annotations

import json
import re
import subprocess
from dataclasses import dataclass
from pathlib import Path

from ..errors import PacaError
from .files import write_new
from .submission import modeline

ENGINE = Path(__file__).resolve().parents[3]  # the checkout that holds scripts/ and indicators/


@dataclass(frozen=True, slots=True)
class Scaffolded:
    """Paths below the new repository's root."""

    written: tuple[str, ...]
    left: tuple[str, ...]
    git: bool


def engine_editions(indicators: Path | None = None) -> tuple[int, ...]:
    """Years of the indicator sets that come with the engine."""
    folder = indicators or ENGINE / "indicators"
    return tuple(sorted(int(path.parent.name) for path in folder.glob("[0-9][0-9][0-9][0-9]/edition.yml")))


def init_repository(
    directory: Path,
    *,
    edition: int,
    province: str,
    authority: str | None = None,
    lead: str | None = None,
    period: tuple[str, str] | None = None,
    indicators: Path | None = None,
    git: bool = True,
) -> Scaffolded:
    """Write the repository into ``directory`` (made if need be).

    ``period`` is (first day, last day) as text; without it the edition's stands, else the year, marked.
    Raises PacaError if the engine has no such edition.
    """
    folder = (indicators or ENGINE / "indicators") / str(edition)
    if not (folder / "edition.yml").is_file():
        years = ", ".join(map(str, engine_editions(indicators))) or "–"
        raise PacaError(
            f"Không có bộ chỉ số năm {edition}. Các năm: {years}.",
            f"No edition of {edition}. Years: {years}.",
        )
    texts = {
        path.relative_to(folder.parent.parent).as_posix(): path.read_text(encoding="utf-8")
        for path in sorted(folder.glob("*.yml"))
    }
    known = period or _period_of(texts[f"indicators/{edition}/edition.yml"])
    facts = _Facts(
        year=edition,
        province=province,
        authority=authority or f"Ủy ban nhân dân {within(province)}",
        lead=lead or f"Thanh tra {within(province)}",
        period=known or (f"{edition}-01-01", f"{edition}-12-31"),
        period_known=known is not None,
    )
    texts |= {
        f"evidence/{edition}/assessment.yml": _assessment(facts),
        f"evidence/{edition}/agencies.yml": _agencies(facts),
        "README.md": _readme(facts),
        ".gitignore": _GITIGNORE,
        ".gitattributes": _GITATTRIBUTES,
    }
    written = [path for path, text in texts.items() if write_new(directory / path, text)]
    fresh_git = git and not (directory / ".git").exists() and _git_init(directory)
    return Scaffolded(tuple(written), tuple(path for path in texts if path not in written), fresh_git)


_KIND = re.compile(r"(?:Tỉnh|Thành phố)(?= )")


def within(province: str) -> str:
    """A province's name as it stands inside another: the word for its kind is a small letter there.

    >>> within("Tỉnh Thử"), within("Thành phố Thử"), within("Quảng Thử")
    ('tỉnh Thử', 'thành phố Thử', 'Quảng Thử')
    """
    return (
        _KIND.sub(lambda kind: kind.group().lower(), province, count=1) if _KIND.match(province) else province
    )


_PERIOD = re.compile(r"^period:\n +start: (\d{4}-\d\d-\d\d)\n +end: (\d{4}-\d\d-\d\d)$", re.MULTILINE)


def _period_of(edition: str) -> tuple[str, str] | None:
    """The period that the engine's own edition.yml states, in the form all of them are written in."""
    match = _PERIOD.search(edition)
    return (match[1], match[2]) if match else None


def _git_init(directory: Path) -> bool:
    """A repository with nothing committed: the first commit is the user's, under the user's name."""
    try:
        subprocess.run(
            ["git", "init", "--quiet", "--initial-branch=main", str(directory)],
            check=True,
            capture_output=True,
        )
    except (OSError, subprocess.CalledProcessError):
        return False
    return True


@dataclass(frozen=True, slots=True)
class _Facts:
    year: int
    province: str
    authority: str
    lead: str
    period: tuple[str, str]
    period_known: bool


def _quoted(text: str) -> str:
    """A YAML double-quoted scalar: whatever a name holds, it stays a name."""
    return json.dumps(text, ensure_ascii=False)


def _assessment(facts: _Facts) -> str:
    period_note = "" if facts.period_known else "  # GIỮ CHỖ: sửa theo quyết định ban hành bộ chỉ số\n"
    phases = "".join(
        f"  - key: {key}\n    step: {step}\n    title: {title}\n    start: null\n    until: null\n"
        f"    status: placeholder\n"
        for key, step, title in _PHASES
    )
    return (
        modeline("assessment", depth=2)
        + f"""\
# Một kỳ đánh giá. Dòng có status: placeholder là GIỮ CHỖ: hãy điền, đổi thành exact và nêu nguồn (source).
year: {facts.year}
title: {_quoted(f"Đánh giá công tác phòng, chống tham nhũng năm {facts.year}, {facts.province}")}
province:
  name: {_quoted(facts.province)}
  authority: {_quoted(facts.authority)}
  lead: {_quoted(facts.lead)}
period:
{period_note}  start: {facts.period[0]}
  end: {facts.period[1]}
plan: null
plan_status: placeholder
stage: Chuẩn bị
working_group:
  - role: Tổ trưởng
    name: null
    organisation: {_quoted(facts.lead)}
    status: placeholder
    note: Chưa có quyết định thành lập tổ công tác
calendar:
{phases}publication:
  scores: never
  evidence: never
  comments: never
# Kho nằm trên máy chủ git: trang nội bộ sẽ mở đúng tệp để sửa ngay trong trình duyệt (bỏ dấu #, sửa lại):
# repository:
#   url: https://git.tinhmau.example/thanh-tra/minh-chung   # chép từ trình duyệt, không kèm mật khẩu
#   kind: gitea     # github, gitlab, gitea, forgejo; github.com, gitlab.com… thì không cần dòng này
#   branch: main
"""
    )


_PHASES = (
    ("chuan-bi", "prepare", "Lập kế hoạch, thành lập tổ công tác"),
    ("tap-huan", "train", "Tập huấn"),
    ("nop-ho-so", "submit", "Các cơ quan tự chấm điểm và nộp hồ sơ"),
    ("tham-tra", "review", "Tổ công tác thẩm tra"),
    ("gop-y", "comment", "Góp ý dự thảo báo cáo"),
    ("giai-trinh", "explain", "Giải trình"),
    ("thong-qua", "adopt", "Thông qua báo cáo"),
    ("gui-ttcp", "send", "Gửi hồ sơ đến Thanh tra Chính phủ"),
)


def _agencies(facts: _Facts) -> str:
    return (
        modeline("agencies", depth=2)
        + f"""\
# Danh sách cơ quan. kind, roles quyết định tiêu chí nào hỏi cơ quan nào (xem suppliers trong indicators/).
# kind: department, office, inspectorate, board, city, town, district, coordinating
# roles: inspection-lead, office, home-affairs, justice, finance, ... (bỏ trống nếu không có)
groups:
  - key: so-ban-nganh
    title: Sở, ban, ngành
    title_en: Departments
  - key: huyen
    title: Ủy ban nhân dân cấp huyện
    title_en: Districts
  - key: phoi-hop
    title: Cơ quan phối hợp
    title_en: Co-ordinating bodies
agencies:
  - slug: thanh-tra-tinh
    name: {_quoted(facts.lead)}
    short: Thanh tra tỉnh
    name_status: placeholder
    kind: inspectorate
    group: so-ban-nganh
    roles: [inspection-lead]
# Thêm cơ quan theo mẫu (bỏ dấu #):
#  - slug: so-noi-vu
#    name: Sở Nội vụ
#    kind: department
#    group: so-ban-nganh
#    roles: [home-affairs]
"""
    )


def _readme(facts: _Facts) -> str:
    year = facts.year
    return f"""\
# {facts.province}: đánh giá công tác phòng, chống tham nhũng năm {year}

Kho này giữ bộ chỉ số và minh chứng của một kỳ đánh giá.
Điểm số, trang web và dự thảo báo cáo được tính ra từ đây.

| Thư mục | Ai viết | Có gì |
|---|---|---|
| `indicators/{year}/` | Thanh tra tỉnh | bộ chỉ số: tiêu chí, điểm, quy tắc |
| `evidence/{year}/assessment.yml`, `agencies.yml` | Thanh tra tỉnh | kỳ đánh giá, danh sách cơ quan |
| `evidence/{year}/<cơ quan>/` | chính cơ quan ấy | tài liệu, số liệu, hồ sơ từng tiêu chí |
| `evidence/{year}/_working-group/` | tổ công tác | thẩm tra, góp ý, kiến nghị |

Bắt đầu:

1. Sửa `evidence/{year}/assessment.yml`: thay những dòng giữ chỗ (`placeholder`).
2. Thêm cơ quan vào `evidence/{year}/agencies.yml`.
3. `git add -A`, rồi `git commit -m "Mở kho"`: ngày đánh giá lấy từ lần ghi.
4. `paca check`, rồi `paca todo` để xem ai còn thiếu gì.

**Không đưa vào kho:** tài liệu Mật, Tối mật, Tuyệt mật; danh tính người tố cáo; bản kê khai tài sản;
dữ liệu cá nhân.
"""


_GITIGNORE = """\
.venv/
.cache/
site/
schemas/
~$*
*.tmp
.DS_Store
Thumbs.db
"""

_GITATTRIBUTES = """\
* text=auto eol=lf
*.pdf binary
*.docx binary
*.xlsx binary
*.jpg binary
*.png binary
"""
