"""Makes ``.venv`` ready: nothing to do in a few milliseconds, everything in a minute or so."""

from __future__ import annotations

import os
import shutil
import subprocess
import textwrap
import time
from collections.abc import Callable
from pathlib import Path

from bootstrap import advice, stamp
from bootstrap.console import SetupError, Step, say, step
from bootstrap.exclusive import exclusive

TITLES = {
    stamp.Step.CREATE: "Tạo môi trường Python riêng .venv / creating .venv",
    stamp.Step.RUNTIME: "Cài thư viện / installing libraries",
    stamp.Step.TESTS: "Cài thư viện và công cụ kiểm thử / installing libraries and test tools",
    stamp.Step.PACKAGE: "Cài lệnh paca / installing the paca command",
}
MISLEADING = ("PIP_PREFIX", "PIP_REQUIRE_HASHES", "PIP_ROOT", "PIP_TARGET")
LOCKS = {stamp.Step.RUNTIME: "requirements.txt", stamp.Step.TESTS: "requirements-dev.txt"}


def prepare(root: Path, *, tests: bool) -> Path:
    """Return the Python of a ``.venv`` under ``root`` with all that ``requirements[-dev].txt`` lock.

    Safe to run twice at once; an interrupted set-up is done again.  Raises SetupError with advice.
    """
    if shutil.which("git") is None:
        raise SetupError(worded(advice.NO_GIT))
    want = stamp.wanted(root, tests=tests)
    venv = root / ".venv"
    if stamp.steps(_found(venv), want):
        with exclusive(root / ".venv.lock", on_wait=_say_waiting):
            _set_up(root, venv, want)
    return python_of(venv)


def python_of(venv: Path) -> Path:
    return venv / ("Scripts/python.exe" if os.name == "nt" else "bin/python")


def worded(chosen: advice.Advice, *, log: Path | None = None) -> str:
    """Advice as printed: Vietnamese, English, and the end of the log where there is one."""
    lines = [f"✗ {chosen.vi}", f"  {chosen.en}"]
    if log is not None:
        said = [
            line for line in log.read_text(encoding="utf-8", errors="replace").splitlines() if line.strip()
        ]
        lines += ["", f"  {log}:", *(f"  │ {textwrap.shorten(line, 150)}" for line in said[-5:])]
    return "\n".join(lines)


def _found(venv: Path) -> stamp.Stamp | None:
    # A stamp without a working interpreter (its base Python was removed) is worth nothing.
    return stamp.read(venv) if python_of(venv).exists() else None


def _say_waiting() -> None:
    say("  Một lệnh khác đang cài đặt; đang chờ… / another set-up is running; waiting…")


def _set_up(root: Path, venv: Path, want: stamp.Stamp) -> None:
    found = _found(venv)  # again: who held the lock may have done it all
    todo = stamp.steps(found, want)
    if not todo:
        return
    say("Chuẩn bị lần đầu hoặc sau khi đổi thư viện / setting up")
    if stamp.Step.CREATE in todo:
        _create(root, venv)
    stamp.blank(venv)
    for one in todo:
        if one is stamp.Step.PACKAGE:
            # Without index and isolation: setuptools is among the locked packages already.
            _pip(
                *(venv, TITLES[one], "--no-index", "--no-deps", "--no-build-isolation"),
                *("--editable", str(root)),
            )
            _compile(root, venv)
        elif one in LOCKS:
            lock = root / LOCKS[one]
            # Wheels only: nothing of a package's own runs while it is installed.
            _pip(
                *(venv, TITLES[one], "--require-hashes", "--only-binary=:all:", "--requirement", str(lock)),
                expected=lock.read_text(encoding="utf-8").count("=="),
            )
    stamp.write(venv, stamp.merged(found, want, todo))


def _compile(root: Path, venv: Path) -> None:
    """Compile our modules now, as pip does those of libraries: the first command is as quick as the next.

    Where nothing can be written beside them, each command compiles for itself.
    """
    subprocess.run(
        [str(python_of(venv)), "-I", "-m", "compileall", "-q", "-j", "0", str(root / "scripts" / "paca")],
        stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip


def _create(root: Path, venv: Path) -> None:
    try:
        import ensurepip  # noqa: F401  (Debian ships venv without it)
        import venv as builder
    except ImportError:
        raise SetupError(worded(advice.NO_PIP)) from None
    with step(TITLES[stamp.Step.CREATE]):
        try:
            _clear(root, venv)
            venv.mkdir()
            stamp.blank(venv)
            builder.EnvBuilder(with_pip=True, symlinks=os.name != "nt").create(venv)
        except (OSError, subprocess.CalledProcessError) as error:
            output = getattr(error, "output", None) or b""
            raise SetupError(worded(advice.advise(f"{error}\n{output.decode(errors='replace')}"))) from error


def _clear(root: Path, venv: Path) -> None:
    """Move an older ``.venv`` of ours away in one step, then delete it; leave anyone else's alone."""
    if venv.is_symlink() or (venv.exists() and any(venv.iterdir()) and not (venv / stamp.NAME).exists()):
        raise SetupError(worded(advice.NOT_OURS))
    if venv.exists():
        venv.rename(root / f".venv.old-{os.getpid()}")
    for old in root.glob(".venv.old-*"):
        shutil.rmtree(old, ignore_errors=True)


def _pip(venv: Path, title: str, *arguments: str, expected: int = 0) -> None:
    """Run ``pip install`` quietly: its words go to ``setup.log``, its progress to one line."""
    log = venv / "setup.log"
    command = [str(python_of(venv)), "-I", "-u", "-m", "pip", "install", "--no-input", "--progress-bar=off"]
    # Settings that would send the packages elsewhere than into .venv.
    environment = {name: value for name, value in os.environ.items() if name not in MISLEADING}
    environment |= {"PIP_USER": "0", "PIP_DISABLE_PIP_VERSION_CHECK": "1"}
    began = log.stat().st_size if log.exists() else 0
    with step(title) as running, log.open("ab") as output:
        pip = subprocess.Popen(
            [*command, *arguments],
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=subprocess.STDOUT,
            env=environment,
        )
        try:
            _watch(pip, running, lambda: log.read_bytes()[began:], expected)
        except BaseException:
            pip.kill()
            pip.wait()
            raise
        if pip.returncode:
            words = log.read_bytes()[began:].decode(errors="replace")
            raise SetupError(worded(advice.advise(words), log=log))


def _watch(pip: subprocess.Popen[bytes], running: Step, said: Callable[[], bytes], expected: int) -> None:
    """Tick until pip ends: packages fetched of those expected, then the writing, which takes longest."""
    while pip.poll() is None:
        time.sleep(0.1)
        words = said()
        if not expected:
            running.tick()
        elif b"Installing collected packages" in words:
            running.tick("đang ghi ra đĩa / writing")
        else:
            running.tick(f"{min(words.count(b'Collecting '), expected)}/{expected}")
