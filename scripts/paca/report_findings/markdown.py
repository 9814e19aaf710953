"""For a job summary or a comment: the main channel on a forge.  Everything from files is escaped."""

from __future__ import annotations

from ..check.catalogue.message import Language
from ..check.render import LEVEL_WORDS, level_of, render
from ..finding import Level
from .result import Result
from .safe import markdown

# A forge's comment holds 65 536 characters; what would not fit is counted.
LIMIT = 60_000
SIGNS = {Level.ERROR: "❌", Level.WARNING: "⚠️", Level.HINT: "💡"}

WORDS: dict[Language, dict[str, str]] = {
    "vi": {
        "failed": "Còn lỗi phải sửa", "passed": "Không có lỗi",
        "counts": "**{errors}** lỗi, **{warnings}** cảnh báo, **{hints}** gợi ý. "
        "Đã đọc {read} tệp = {accepted} nhận + {refused} từ chối.",
        "columns": "| Mức | Dòng | Sai ở đâu | Vì sao | Cách sửa |",
        "rest": "… và {count} mục nữa; chạy `paca check` để xem đủ.",
    },
    "en": {
        "failed": "Errors to mend", "passed": "No errors",
        "counts": "**{errors}** errors, **{warnings}** warnings, **{hints}** hints. "
        "{read} files read = {accepted} accepted + {refused} refused.",
        "columns": "| Level | Line | What is wrong | Why | How to mend it |",
        "rest": "… and {count} more; run `paca check` to see them all.",
    },
}  # fmt: skip


def report_markdown(result: Result, *, language: Language = "vi") -> str:
    """A heading, the counts and a table a file, errors of a file with its other findings."""
    words, counts = WORDS[language], result.counts
    out = [
        f"## {'❌' if result.failed else '✅'} {words['failed' if result.failed else 'passed']}",
        "",
        words["counts"].format(
            errors=counts[Level.ERROR], warnings=counts[Level.WARNING], hints=counts[Level.HINT],
            read=result.read, accepted=result.accepted, refused=result.refused,
        ),
        "",
    ]  # fmt: skip
    size, shown = sum(map(len, out)), 0
    # Files with errors first: what does not fit must not be what fails the check.
    files = sorted(result.by_file(), key=lambda group: not any(level_of(f) is Level.ERROR for f in group[1]))
    for path, findings in files:
        rows = [f"### {markdown(path)}", "", words["columns"], "|---|---|---|---|---|"]
        for finding in findings:
            said, level = render(finding, language), level_of(finding)
            cells = (
                f"{SIGNS[level]} {LEVEL_WORDS[language][level]} {finding.code}",
                str(finding.position.line or ""),
                *(markdown(text) for text in (said.text, said.why, said.fix)),
            )
            row = f"| {' | '.join(cells)} |"
            if size + sum(map(len, rows)) + len(row) > LIMIT:
                out += rows if len(rows) > 4 else []
                return "\n".join([*out, "", words["rest"].format(count=len(result.findings) - shown)]) + "\n"
            rows.append(row)
            shown += 1
        out += [*rows, ""]
        size += sum(map(len, rows)) + len(rows)
    return "\n".join(out).rstrip("\n") + "\n"
