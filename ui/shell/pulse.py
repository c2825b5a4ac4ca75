"""The thread between the window and its supervisor (`edu/system/supervision`): a word every half second, or none.

A window that stands still says nothing, because the words come from its own event loop. All calls do nothing where
nobody watches.
"""

from __future__ import annotations

import faulthandler
import os
import signal
import threading
from collections.abc import Callable
from contextlib import suppress

from PySide6.QtCore import QObject, QTimer

from edu.system.supervision.supervisor import GO, PULSE, READY, SUPERVISED

BEAT_MS = 500
ORPHANED = 70
_STDIN, _STDOUT = 0, 1


def is_supervised() -> bool:
    return bool(os.environ.get(SUPERVISED))


def read_orders(obey: Callable[[str], None]) -> None:
    """Line by line until the pipe ends with the supervisor; raw, since a buffer's lock would hold up the exit."""
    said = b""
    while True:
        try:
            got = os.read(_STDIN, 256)
        except OSError:
            got = b""
        if not got:
            return
        *lines, said = (said + got).split(b"\n")
        for line in lines:
            obey(line.decode("utf-8", "replace").strip())


def follow_supervisor(obey: Callable[[str], None]) -> None:
    """In a thread of its own, so that it hears the end even while the window stands still; then this process ends."""

    def follow() -> None:
        read_orders(obey)
        os._exit(ORPHANED)

    threading.Thread(target=follow, name="supervisor", daemon=True).start()


def await_turn() -> None:
    """A spare waits here, everything loaded, until the kiosk before it is gone."""
    if not is_supervised():
        return
    faulthandler.enable()
    if hasattr(signal, "SIGUSR1"):  # asked for before it is ended, so that the log says where it stood
        faulthandler.register(signal.SIGUSR1, all_threads=True)
    turn = threading.Event()

    def obey(order: str) -> None:
        if order == GO:
            turn.set()

    follow_supervisor(obey)
    _write(READY)
    turn.wait()


class Pulse(QObject):
    """Beats from its making on."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._beat = QTimer(self)
        self._beat.setInterval(BEAT_MS)
        self._beat.timeout.connect(lambda: self.say(PULSE))
        if is_supervised():
            with suppress(OSError):
                os.set_blocking(_STDOUT, False)  # a supervisor that stands still must not make the window do so
            self._beat.start()
            self.say(PULSE)

    def say(self, word: str) -> None:
        if is_supervised():
            _write(word)


def _write(word: str) -> None:
    with suppress(OSError):
        os.write(_STDOUT, f"{word}\n".encode())
