"""One process under watch. It says a word a line on its stdout; what it is told goes to its stdin.

The end of stdin tells it that its supervisor is gone, and it leaves (`ui/shell/pulse.py`), so that no orphan holds the
data folder.
"""

from __future__ import annotations

import os
import signal
import subprocess
import threading
from collections import deque
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress

_TAIL_LINES = 40
_WHERE_S = 0.2


class Child:
    """Starts at construction. OSError where the program cannot be started."""

    def __init__(self, command: Sequence[str], environment: Mapping[str, str], now_ms: Callable[[], int]) -> None:
        self._now = now_ms
        self.started_ms = self._last_ms = now_ms()
        self.words: set[str] = set()
        self._tail: deque[str] = deque(maxlen=_TAIL_LINES)
        self._process = subprocess.Popen(  # noqa: S603 - our own interpreter, arguments built here
            list(command),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            encoding="utf-8",
            errors="replace",
            env=dict(environment),
            start_new_session=os.name == "posix",
        )
        self._readers = [
            threading.Thread(target=read, args=(stream,), daemon=True)
            for read, stream in ((self._listen, self._process.stdout), (self._keep, self._process.stderr))
        ]
        for reader in self._readers:
            reader.start()

    @property
    def pid(self) -> int:
        return self._process.pid

    @property
    def tail(self) -> str:
        """The last lines of its stderr."""
        return "\n".join(self._tail)

    def ended(self) -> int | None:
        """Its exit code, negative for a signal; None while it runs."""
        return self._process.poll()

    def silent_ms(self) -> int:
        return self._now() - self._last_ms

    def forgive(self) -> None:
        """The watcher itself slept (a suspended machine): nobody is to blame for the silence."""
        self._last_ms = self._now()

    def tell(self, line: str) -> None:
        """A child that is gone is noticed by `ended`, not here."""
        with suppress(OSError, ValueError):
            assert self._process.stdin is not None
            self._process.stdin.write(f"{line}\n")
            self._process.stdin.flush()

    def ask_where(self) -> None:
        """A process that hangs writes where it stands to its stderr, if it still can; it has a moment for that."""
        if os.name != "posix" or self._process.poll() is not None:
            return
        with suppress(OSError):
            os.kill(self._process.pid, signal.SIGUSR1)
        with suppress(subprocess.TimeoutExpired):
            self._process.wait(_WHERE_S)

    def end(self) -> None:
        """At once and for good, with whatever it has started; also where it is stopped or hangs."""
        with suppress(OSError):
            if os.name == "posix":
                os.killpg(self._process.pid, signal.SIGKILL)
            else:
                self._process.kill()
        with suppress(subprocess.TimeoutExpired):
            self._process.wait(5)
        self.close()

    def close(self) -> None:
        """After its end: its last words are read, its pipes closed."""
        for reader in self._readers:
            reader.join(1)
        for stream in (self._process.stdin, self._process.stdout, self._process.stderr):
            with suppress(OSError, ValueError):
                if stream is not None:
                    stream.close()

    def _listen(self, stream: Sequence[str]) -> None:
        for line in stream:
            self._last_ms = self._now()
            self.words.add(line.strip())

    def _keep(self, stream: Sequence[str]) -> None:
        for line in stream:
            self._tail.append(line.rstrip())
