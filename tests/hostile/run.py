"""Checks trees, each in a process of its own with limits: ``python -m tests.hostile.run < jobs``.

A job is a line of JSON: ``root``, ``revision`` (null: the working tree).  The answer is one, too: what the
check found and what each reporter says, seconds of processor time, megabytes, and how the process ended.
The program is loaded once and each job is a fork, so that a thousand jobs cost no thousand starts.
"""

from __future__ import annotations

import contextlib
import ctypes
import datetime as dt
import io
import json
import os
import resource
import signal
import sys
import tempfile
import time
import traceback
from enum import Enum
from pathlib import Path
from typing import Any

from paca.assess import assess
from paca.check.catalogue import CATALOGUE
from paca.checking.run import check_revision
from paca.cli.findings import source_lines
from paca.model.values import number_text
from paca.report_findings import FORMS, Result, report
from pydantic import BaseModel

SECONDS = 2  # of processor time for one check
MEGABYTES = 300
_PATIENCE = 60.0  # of wall time: a pipe that nobody writes to costs no processor time
_ADDRESS_SPACE = 2 * 1024 * 1024 * 1024


DAY = dt.date(2020, 8, 12)


def checked(root: Path, revision: str | None) -> dict[str, Any]:
    """The check as ``paca check`` does it, and the records that ``paca build`` would have."""
    result = check_revision(root, revision, use_cache=False, as_of=DAY)
    shown = Result(
        result.findings, result.accepted, result.refused, result.revision.name, result.revision.commit,
        result.as_of,
    )  # fmt: skip
    lines = source_lines(root, revision, result.findings)
    reports = {
        f"{form}-{language}": report(shown, form, language=language, lines=lines if form == "text" else None)
        for form in FORMS
        for language in ("vi", "en")
    }
    return {
        "findings": [
            (
                finding.code,
                CATALOGUE[finding.code].level.name,
                finding.position.path,
                finding.position.line,
            )
            for finding in result.findings
        ],
        "accepted": result.accepted,
        "refused": result.refused,
        "reports": reports,
    }


def recorded(root: Path, revision: str | None) -> dict[str, Any]:
    """The texts of the records by agency, and whether the other door says the same."""
    made = assess(root, revision, use_cache=False, as_of=DAY)
    return {
        "texts": {slug: list(_texts(files)) for slug, files in made.records.filed.items()},
        "assessed": [(f.code, f.position.path, f.position.line) for f in made.findings],
        "read": made.records.read_count,
    }


def _texts(value: Any) -> Any:
    if isinstance(value, str):
        yield value
    elif isinstance(value, BaseModel):
        for inner in vars(value).values():
            yield from _texts(inner)
    elif isinstance(value, dict):
        for inner in value.values():
            yield from _texts(inner)
    elif isinstance(value, tuple | list):
        for inner in value:
            yield from _texts(inner)
    elif hasattr(value, "__dataclass_fields__"):
        for name in value.__dataclass_fields__:
            if name not in ("path", "blob", "mark", "base", "facts"):
                yield from _texts(getattr(value, name))
    elif hasattr(value, "numerator") and not isinstance(value, bool | Enum):
        yield number_text(value)
    elif hasattr(value, "isoformat"):
        yield value.isoformat()


def _obey_modes() -> None:
    """Root reads what no one may read, unless it gives up that one right (capset(2), Linux)."""
    if os.geteuid() == 0 and sys.platform == "linux":
        header = (ctypes.c_uint32 * 2)(0x20080522, 0)
        rights = (ctypes.c_uint32 * 6)()
        libc = ctypes.CDLL(None)
        libc.capget(header, rights)
        rights[0] &= ~0b110  # CAP_DAC_OVERRIDE, CAP_DAC_READ_SEARCH; effective only
        libc.capset(header, rights)


def _child(job: dict[str, Any], out: str) -> None:
    resource.setrlimit(resource.RLIMIT_AS, (_ADDRESS_SPACE, _ADDRESS_SPACE))
    resource.setrlimit(resource.RLIMIT_CPU, (job["seconds"], job["seconds"]))
    answer: dict[str, Any] = {}
    printed = io.StringIO()
    try:
        _obey_modes()
        root = Path(job["root"])
        with contextlib.redirect_stdout(printed), contextlib.redirect_stderr(printed):
            before = time.process_time()
            answer = checked(root, job["revision"])
            answer["seconds"] = time.process_time() - before
            answer["megabytes"] = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
            answer |= recorded(root, job["revision"])
    except BaseException:
        answer["traceback"] = traceback.format_exc()
    answer["printed"] = printed.getvalue()
    with open(out, "w", encoding="ascii") as file:
        json.dump(answer, file)


def run(job: dict[str, Any]) -> dict[str, Any]:
    with tempfile.NamedTemporaryFile() as place:
        pid = os.fork()
        if pid == 0:
            _child(job, place.name)
            os._exit(0)
        until = time.monotonic() + _PATIENCE
        while True:
            ended, status, _ = os.wait4(pid, os.WNOHANG)
            if ended:
                break
            if time.monotonic() > until:
                os.kill(pid, signal.SIGKILL)
                os.waitpid(pid, 0)
                return {"ended": "hangs"}
            time.sleep(0.002)
        if status:
            return {"ended": f"status {status}"}
        return {"ended": "well", **json.loads(Path(place.name).read_text())}


if __name__ == "__main__":
    for line in sys.stdin:
        print(json.dumps(run(json.loads(line))), flush=True)
