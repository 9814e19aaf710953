"""The group ``paca`` and the console entry ``run``: what no command may leak ends here.

Nothing heavy is imported: ``paca --help`` pays for click alone.
"""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Sequence

import click

from .. import __version__
from ..errors import PacaError
from .command import LazyGroup, Summary
from .exits import Exit
from .language import asked_language

_HERE = "paca.cli.commands"

COMMANDS = {
    "check": Summary(
        f"{_HERE}.check", "Kiểm tra mọi tệp và nói hết những gì cần sửa", "Check every file and say all "
        "there is to mend"
    ),
    "explain": Summary(
        f"{_HERE}.explain", "Giải thích một mã thông báo và cách sửa", "Explain a finding's code and how to "
        "mend it"
    ),
    "fix": Summary(
        f"{_HERE}.fix", "Sửa những gì máy sửa được an toàn; xem trước rồi mới "
        "ghi", "Mend what a machine may; "
        "shown first"
    ),
    "todo": Summary(
        f"{_HERE}.todo", "Cơ quan còn thiếu gì, bao nhiêu điểm, mấy ngày", "What an agency still owes, "
        "points, days left"
    ),
    "new": Summary(
        f"{_HERE}.new", "Tạo tệp hồ sơ mẫu cho một tiêu chí", "Write a submission file to fill in"
    ),
    "workbook": Summary(
        f"{_HERE}.workbook", "Bảng Excel của một cơ quan: xuất ra để điền, nhập "
        "lại", "An agency's workbook in "
        "Excel: out to fill in, and back"
    ),
    "score": Summary(
        f"{_HERE}.score", "Chấm điểm; --explain nói vì sao được từng điểm", "Score; --explain says why, "
        "down to the line"
    ),
    "compare": Summary(
        f"{_HERE}.compare", "So sánh hai phiên bản: điểm đổi bao nhiêu, vì sao, do ai", "Compare two "
        "revisions: what moved, why, by whom"
    ),
    "gaps": Summary(
        f"{_HERE}.gaps", "Mọi cơ quan: còn có thể thêm bao nhiêu điểm, thiếu gì", "All agencies: points "
        "still reachable, what is missing"
    ),
    "history": Summary(
        f"{_HERE}.history", "Điểm của một tiêu chí qua các commit", "An item's points over the commits"
    ),
    "signals": Summary(
        f"{_HERE}.signals", "Những điều tổ công tác nên xem lại, không phải lỗi", "What the working group "
        "may look at again; not errors"
    ),
    "review": Summary(
        f"{_HERE}.review", "Xem xét một đề nghị gộp mà không lấy nó ra đĩa", "Review a pull request "
        "without checking it out"
    ),
    "codeowners": Summary(
        f"{_HERE}.codeowners", "CODEOWNERS từ sổ cơ quan: in, ghi, kiểm tra", "CODEOWNERS from the "
        "register: print, write, check"
    ),
    "build": Summary(f"{_HERE}.build", "Dựng trang web vào thư mục site", "Build the site into the folder "
    "site"),
    "publish": Summary(
        f"{_HERE}.publish", "Công bố một bản bên cạnh các bản trước; rút; kiểm "
        "tra", "Publish a version beside "
        "the earlier ones; withdraw; check"
    ),
    "serve": Summary(
        f"{_HERE}.serve", "Dựng, mở tại máy và dựng lại khi có thay đổi", "Build, serve here, rebuild on "
        "change"
    ),
    "report": Summary(
        f"{_HERE}.report", "Báo cáo ra Word, PDF, XLSX; phiếu của cơ quan", "The report as Word, PDF, XLSX; "
        "agency sheets"
    ),
    "draft": Summary(
        f"{_HERE}.draft", "Dự thảo thành một nhánh để góp ý từng "
        "dòng", "The draft on a branch, to comment on "
        "line by line"
    ),
    "lessons": Summary(
        f"{_HERE}.lessons", "Bài học theo tiêu chí: gì bị từ chối, vì sao, ở "
        "đâu", "Lessons by item: what was "
        "refused, why, where"
    ),
    "verified": Summary(
        f"{_HERE}.verified", "Điểm thẩm định của TTCP: nhập từ bảng, so sánh ba loại điểm", "TTCP's verified "
        "scores: import, compare"
    ),
    "release": Summary(
        f"{_HERE}.release", "Phát hành một bản: dựng, niêm phong, ký, gắn "
        "thẻ", "Release a version: build, seal, "
        "sign, tag"
    ),
    "verify": Summary(
        f"{_HERE}.verify", "Kiểm tra một bản phát hành: tệp nào đổi, ai "
        "ký", "Check a release: what differs, who "
        "signed"
    ),
    "init": Summary(
        f"{_HERE}.init", "Tạo kho dữ liệu mới cho một tỉnh; mở kỳ sau "
        "(--from)", "Start a province's repository; "
        "its next round (--from)"
    ),
    "receipt": Summary(
        f"{_HERE}.receipt", "Biên nhận: máy chủ nhận tệp nào, lúc nào; đúng hạn hay "
        "trễ", "Receipts: what the "
        "forge received and when"
    ),
    "verify-log": Summary(
        f"{_HERE}.receipt_verify", "Kiểm tra nhật ký biên nhận (như paca receipt "
        "verify)", "Verify the log of "
        "receipts"
    ),
    "audit": Summary(
        f"{_HERE}.audit", "Kể lại một điểm: ai, lúc nào; tìm chỗ bị sửa lén", "Re-tell a score's life; find "
        "what was bent"
    ),
    "feedback": Summary(
        f"{_HERE}.feedback", "Góp ý: đưa vào từ máy chủ; ai còn nợ trả "
        "lời", "Comments: bring in; who owes an "
        "answer"
    ),
    "demo": Summary(f"{_HERE}.demo", "Tạo tỉnh mẫu hư cấu để xem thử", "Write a fictional province to try"),
    "edition": Summary(
        f"{_HERE}.edition", "Bộ chỉ số: nhập phụ lục, so sánh, xem", "Indicator sets: import, compare, show"
    ),
    "schema": Summary(
        f"{_HERE}.schema", "Xuất JSON Schema của các tệp dữ liệu", "Export the data files' JSON Schema"
    ),
}  # fmt: skip


@click.group(
    "paca",
    cls=LazyGroup,
    summaries=COMMANDS,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    vi="paca chấm công tác phòng, chống tham nhũng của một tỉnh từ minh chứng lưu trong kho git: kiểm tra, "
    "chấm điểm, dựng trang web và dự thảo báo cáo. Mọi kết quả chỉ phụ thuộc vào một commit.",
    en="paca assesses a province's anti-corruption work from the evidence in a git repository: checks, "
    "scores, "
    "builds the site and the draft report. Every result is a function of one commit.",
    examples=("paca check", "paca todo snv", "paca score --explain B.5.1", "paca build"),
)
@click.version_option(__version__, message="paca %(version)s", help="Phiên bản. / Version.")
def main() -> None:
    pass


def run(arguments: Sequence[str] | None = None) -> None:
    """Console entry: run, then leave with a code of ``Exit``; every failure is said in plain words."""
    _speak_utf8()
    # A command makes a tree of values and ends: looking for cycles in it costs a third of the time and
    # finds none.  serve, which stays, turns the collector on again.
    gc.disable()
    sys.exit(_outcome(sys.argv[1:] if arguments is None else arguments))


def _outcome(arguments: Sequence[str]) -> int:
    english = asked_language(arguments) == "en"
    try:
        code = main.main(args=list(arguments), prog_name="paca", standalone_mode=False)
        sys.stdout.flush()
        return code if isinstance(code, int) else Exit.OK
    except click.UsageError as error:
        return _usage(error, english=english)
    except click.ClickException as error:
        return _fail(error.format_message(), error.format_message(), english=english)
    except PacaError as error:
        return _fail(error.vi, error.en, english=english)
    except (click.Abort, KeyboardInterrupt):
        click.echo("\nStopped as asked." if english else "\nĐã dừng theo yêu cầu.", err=True)
        return Exit.INTERRUPTED
    except BrokenPipeError:
        # The reader (head, less) has enough.  Python would complain once more while closing stdout.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return Exit.BROKEN_PIPE
    except SystemExit:
        # click's own end when the reader of its output has left in the middle of a command.
        return Exit.BROKEN_PIPE
    except Exception as error:
        if os.environ.get("PACA_TRACEBACK"):
            raise
        kind = f"{type(error).__name__}: {error}"
        _fail(
            f"paca gặp lỗi của chính nó ({kind}).\nXin báo lại, kèm kết quả của lệnh này khi đặt biến "
            f"PACA_TRACEBACK=1.",
            f"paca itself is at fault ({kind}).\nPlease report it with this command's output under "
            f"PACA_TRACEBACK=1.",
            english=english,
        )
        return Exit.DEFECT


def _fail(vi: str, en: str, *, english: bool) -> int:
    """The user's language first, then the other one: whoever helps may read only that."""
    first, second = (en, vi) if english else (vi, en)
    click.echo(click.style("Lỗi / Error: ", fg="red", bold=True) + first, err=True)
    if second != first:
        click.echo(second, err=True)
    return Exit.IMPOSSIBLE


def _usage(error: click.UsageError, *, english: bool) -> int:
    from .usage import usage_texts

    if error.ctx is not None:
        click.echo(error.ctx.get_usage(), err=True)
        click.echo(f"Xem / See: {error.ctx.command_path} --help\n", err=True)
    _fail(*usage_texts(error), english=english)
    return Exit.USAGE


def _speak_utf8() -> None:
    """Windows consoles and pipes still default to a code page without Vietnamese letters."""
    for stream in (sys.stdout, sys.stderr):
        if (getattr(stream, "encoding", None) or "").lower().replace("-", "") != "utf8":
            reconfigure = getattr(stream, "reconfigure", None)
            if reconfigure is not None:
                reconfigure(encoding="utf-8", errors="replace")
