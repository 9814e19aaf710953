#!/usr/bin/env python3
"""Sets everything up, then checks, scores and builds the site: ``python3 scripts/build_site.py``.

Needs git and Python 3.11 with pip and venv, nothing else.  The work is done by ``paca build`` and
``paca serve``; here is only what must happen before they exist.
"""

import sys

from bootstrap.needed_python import refuse_older

refuse_older()

import argparse  # noqa: E402  (an older Python must reach the line above)
from pathlib import Path  # noqa: E402

from bootstrap import hand_over  # noqa: E402
from bootstrap.console import SetupError, say, speak_utf8  # noqa: E402
from bootstrap.environment import prepare  # noqa: E402

ROOT = Path(__file__).resolve().parents[1]


def parser() -> argparse.ArgumentParser:
    """The options people need most; any other goes to ``paca build`` or ``paca serve`` as it is."""
    made = argparse.ArgumentParser(
        prog="build_site.py",
        allow_abbrev=False,
        description="Chuẩn bị môi trường, kiểm tra, chấm điểm và dựng trang vào site/. / "
        "Set up, check, score and build the site.",
        epilog="Mọi tùy chọn khác được chuyển cho lệnh paca build (hoặc paca serve khi có --serve). / "
        "Other options go to paca build (or paca serve).",
    )
    option = made.add_argument
    option(
        "--repo",
        metavar="DIR",
        help="kho dữ liệu, mặc định là kho này / data repository, this one by default",
    )
    option("--out", metavar="DIR", help="thư mục đặt trang / where the site goes")
    option("--rev", metavar="REV", help="dựng từ một commit, tag / build from a commit or tag")
    option("--as-of", metavar="NGÀY", help="ngày coi là hôm nay, thí dụ 2019-12-15 / the day taken for today")
    option(
        "--audience",
        metavar="AI",
        help="internal (mặc định) hay public: trang nội bộ hay công khai / internal (default) or public",
    )
    option(
        "--year", metavar="NĂM", help="kỳ đánh giá, mặc định là kỳ mới nhất / round, the latest by default"
    )
    option("--since", metavar="REV", help="bản trước để so sánh / earlier version to compare with")
    option("--engine", metavar="BỘ_DỰNG", help="mkdocs (mặc định / default) hay/or zensical")
    option(
        "--serve", action="store_true", help="mở máy chủ tại chỗ, dựng lại khi tệp đổi / serve and rebuild"
    )
    option("--port", metavar="CỔNG", help="cổng của --serve / its port")
    option("--keep-going", action="store_true", help="dựng cả khi có lỗi / build in spite of errors")
    option("--verbose", action="store_true", help="nói nhiều hơn / say more")
    return made


def main(arguments: list[str]) -> int:
    speak_utf8()
    options, _ = parser().parse_known_args(arguments)
    passed = [one for one in arguments if one != "--serve"]
    if options.repo is None:
        passed = ["--repo", str(ROOT), *passed]
    try:
        python = prepare(ROOT, tests=False)
    except SetupError as error:
        say(str(error))
        return 2
    if options.serve:
        return hand_over.become(python, ["-m", "paca.cli", "serve", *passed])
    code = hand_over.run(python, ["-m", "paca.cli", "build", *passed])
    if code == 0:
        again = f" --repo {options.repo}" if options.repo else ""
        say(f"  Máy chủ tại chỗ / serve it:  python3 scripts/build_site.py --serve{again}")
        say(f"  Lệnh paca / the command paca:  {python.parent / 'paca'}")
    return code


if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[1:]))
    except KeyboardInterrupt:
        say("\nĐã dừng; chạy lại lúc nào cũng được. / Stopped; run again any time.")
        sys.exit(130)
