"""One function in a child process, under limits of memory and time: a hostile file can only kill the child.

A 4.8-kB sparse workbook makes the reader allocate 6.7 GB and abort, which no `except` sees. The child is this
interpreter with `-I -S` and this process's path (0.1 s to start); a frozen program starts itself with
`CHILD_SWITCH`, for which `main.py` calls `serve_if_child` before anything else. Where there is no `resource` module
(Windows), time is limited and memory is not.
"""

from __future__ import annotations

import importlib
import logging
import os
import subprocess
import sys
import traceback
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

import msgspec

from edu.domain.errors import BadFile

CHILD_SWITCH = "--yingzhi-child"
_ROOT = Path(__file__).resolve().parents[3]
_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Limits:
    memory: int = 1 << 30
    """Bytes of address space (not of resident memory)."""
    seconds: float = 120.0
    may_write: bool = False


class _Request(msgspec.Struct, frozen=True):
    target: str
    body: bytes
    limits: Limits


class _Answer(msgspec.Struct, frozen=True):
    """`bad` is a sentence and its remedy; `crash` names an unforeseen exception without its text (it may quote)."""

    body: bytes = b""
    bad: tuple[str, str] | None = None
    crash: str = ""


def run(target: str, body: bytes, limits: Limits | None = None) -> bytes:
    """Call `module:function` (bytes in, bytes out) in a child. Raises BadFile for every way in which it can end."""
    with Child(target, body, limits or Limits()) as child:
        return child.result()


class Child:
    """The same, at work while the caller does something else; leaving the `with` ends a child that nobody awaited."""

    def __init__(self, target: str, body: bytes, limits: Limits) -> None:
        self._limits = limits
        environment = {key: value for key, value in os.environ.items() if not key.startswith("PYTHON")}
        environment["RUST_BACKTRACE"] = "0"
        self._process = subprocess.Popen(  # noqa: S603 - our own interpreter, arguments built here
            _command(),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
            env=environment,
        )
        assert self._process.stdin is not None
        with suppress(OSError), self._process.stdin as pipe:  # a child that is gone already gives no answer either
            pipe.write(msgspec.msgpack.encode(_Request(target, body, limits)))
        self._process.stdin = None

    def ended(self, within: float) -> bool:
        """Whether it has, or does within these seconds; for a child whose answer is shorter than a pipe holds."""
        with suppress(subprocess.TimeoutExpired):
            self._process.wait(within)
        return self._process.returncode is not None

    def result(self) -> bytes:
        """Once only; the time allowed runs from this call."""
        try:
            output, _ = self._process.communicate(timeout=self._limits.seconds)
        except subprocess.TimeoutExpired:
            raise BadFile(
                f"读取这个文件超过 {self._limits.seconds:.0f} 秒，已停止",
                "请确认文件里只有名册；内容很多时请拆成几个文件，再分别导入",
            ) from None
        return _result(output, self._process.returncode)

    def __enter__(self) -> Child:
        return self

    def __exit__(self, *_: object) -> None:
        if self._process.poll() is None:
            self._process.kill()
        self._process.__exit__(None, None, None)


def _command() -> list[str]:
    if getattr(sys, "frozen", False) or "__compiled__" in globals():
        return [sys.executable, CHILD_SWITCH]
    path = [str(_ROOT), *(entry for entry in sys.path if entry and Path(entry).is_absolute())]
    code = f"import sys; sys.path[:] = {path!r}; from edu.packs.roster.child import serve; serve()"
    return [sys.executable, "-I", "-S", "-X", "utf8", "-c", code]


def _result(output: bytes, returncode: int) -> bytes:
    try:
        answer = msgspec.msgpack.decode(output, type=_Answer)
    except msgspec.DecodeError:
        _log.warning("child ended with code %s and %s bytes", returncode, len(output))
        raise BadFile(
            "文件内容超出了读取时允许占用的内存，或者文件已经损坏",
            "请在 Excel 中把名册复制到一个新工作簿，另存为 .xlsx 后再导入",
        ) from None
    if answer.bad is not None:
        raise BadFile(*answer.bad)
    if answer.crash:
        _log.error("child failed: %s", answer.crash)
        raise BadFile("文件无法读取，可能已经损坏", "请用 Excel 打开这个文件，另存为新的 .xlsx 后再导入")
    return answer.body


def serve_if_child(arguments: list[str]) -> bool:
    """For `main.py` of a frozen program: True when this process was a child and has done its work."""
    if arguments[1:2] != [CHILD_SWITCH]:
        return False
    serve()
    return True


def serve() -> None:
    """The child's whole life: one request from standard input, one answer to standard output."""
    answers = os.dup(1)
    os.dup2(2, 1)  # nothing that a library prints may get between
    request = msgspec.msgpack.decode(sys.stdin.buffer.read(), type=_Request)
    confine(request.limits)
    encoded = msgspec.msgpack.encode(_answer(request))
    with os.fdopen(answers, "wb") as pipe:
        pipe.write(encoded)


def _answer(request: _Request) -> _Answer:
    module, _, function = request.target.partition(":")
    try:
        return _Answer(body=getattr(importlib.import_module(module), function)(request.body))
    except BadFile as error:
        return _Answer(bad=(error.message, error.remedy))
    except MemoryError:
        return _Answer(bad=("文件内容太多，超出了读取时允许占用的内存", "请把名册拆成几个文件，再分别导入"))
    except Exception as error:  # noqa: BLE001 - the boundary of the child
        frames = traceback.extract_tb(error.__traceback__)[-4:]
        where = " < ".join(f"{Path(frame.filename).name}:{frame.lineno}" for frame in reversed(frames))
        return _Answer(crash=f"{type(error).__name__} at {where}")


def confine(limits: Limits) -> None:
    """Lower this process's limits for good."""
    with suppress(ImportError):
        import resource

        seconds = int(limits.seconds) + 1
        wanted = {resource.RLIMIT_AS: limits.memory, resource.RLIMIT_CPU: seconds, resource.RLIMIT_CORE: 0}
        if not limits.may_write:
            wanted[resource.RLIMIT_FSIZE] = 0
        for kind, value in wanted.items():
            with suppress(ValueError, OSError):
                resource.setrlimit(kind, (value, value))
