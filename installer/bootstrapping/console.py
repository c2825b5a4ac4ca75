"""Says in Chinese, with short English, what is being done, how far it is and how long it took."""

from __future__ import annotations

import queue
import re
import subprocess
import threading
import time
from collections import deque
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TextIO

TAIL_LINES = 25
HEARTBEAT_SECONDS = 10


class SetupError(Exception):
    """The set-up cannot go on; the text is a sentence for the person at the keyboard."""


class Console:
    """Writes whole lines; on a terminal a line of progress is written over by the next."""

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream
        self._live = stream.isatty()
        self._pending = False
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:  # a Windows code page or LANG=C must not turn a message into a crash
            reconfigure(errors="replace")

    def say(self, text: str) -> None:
        self._close_progress()
        print(text, file=self._stream, flush=True)

    def failure(self, text: str) -> None:
        self.say(f"✗ {text}")

    def progress(self, text: str) -> None:
        """One line that the next replaces; where it cannot be replaced, an ordinary line."""
        if not self._live:
            self.say(f"  … {text}")
            return
        print(f"\r\x1b[K  … {text}", end="", file=self._stream, flush=True)
        self._pending = True

    @contextmanager
    def step(self, text: str) -> Iterator[None]:
        started = time.monotonic()
        self.say(f"▶ {text}")
        yield
        self.say(f"  完成，用时 {time.monotonic() - started:.1f} 秒 (done)")

    def _close_progress(self) -> None:
        if self._pending:
            print("\r\x1b[K", end="", file=self._stream)
            self._pending = False


@dataclass
class Meter:
    """Turns a tool's lines into 'how far': lines that match `counted`, of `total` (or as `announced` in a line).

    A line that matches `skipped` makes the total smaller; one that matches `last_stage` ends the counting.
    """

    counted: str
    total: int = 0
    announced: str = ""
    factor: int = 1
    skipped: str = ""
    last_stage: str = ""
    done: int = 0
    at_last_stage: bool = False

    def feed(self, line: str) -> None:
        if re.match(self.counted, line):
            self.done += 1
        if self.skipped and re.match(self.skipped, line):
            self.total -= 1
        if self.last_stage and re.match(self.last_stage, line):
            self.at_last_stage = True
        found = re.search(self.announced, line) if self.announced else None
        if found:
            self.total = int(found.group(1)) * self.factor

    def __str__(self) -> str:
        if self.at_last_stage:
            return "已下载，正在写入文件 (writing files)"
        if not self.total or not self.done:
            return ""
        return f"{min(self.done, self.total)}/{self.total}（{min(100, 100 * self.done // self.total)}%）"


@dataclass
class Outcome:
    returncode: int
    tail: deque[str] = field(default_factory=lambda: deque(maxlen=TAIL_LINES))

    @property
    def text(self) -> str:
        return "\n".join(self.tail)


def watch(
    command: Sequence[str],
    console: Console,
    meter: Meter | None = None,
    environment: Mapping[str, str] | None = None,
) -> Outcome:
    """Runs a tool quietly, showing progress every few seconds; keeps its last lines for an error's sentence."""
    with subprocess.Popen(
        list(command),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        errors="replace",
        env=None if environment is None else dict(environment),
    ) as process:
        try:
            tail = _follow(process, console, meter)
        except BaseException:
            process.terminate()
            raise
    return Outcome(process.returncode, tail)


def _follow(process: subprocess.Popen[str], console: Console, meter: Meter | None) -> deque[str]:
    lines: queue.Queue[str | None] = queue.Queue()
    threading.Thread(target=_pump, args=(process, lines), daemon=True).start()
    tail: deque[str] = deque(maxlen=TAIL_LINES)
    started = shown = time.monotonic()
    while True:
        try:
            line = lines.get(timeout=1)
            if line is None:
                return tail
            tail.append(line)
            if meter is not None:
                meter.feed(line)
        except queue.Empty:
            pass
        now = time.monotonic()
        if now - shown >= HEARTBEAT_SECONDS:
            shown = now
            far = f"{meter}，" if meter is not None and str(meter) else ""
            console.progress(f"{far}已用 {now - started:.0f} 秒 (still working)")


def _pump(process: subprocess.Popen[str], lines: queue.Queue[str | None]) -> None:
    if process.stdout is not None:
        for line in process.stdout:
            lines.put(line.rstrip())
    lines.put(None)
