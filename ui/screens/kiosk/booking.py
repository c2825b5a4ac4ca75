"""Books visits off the window's thread. What could not be written waits, and is tried again with the next one."""

from __future__ import annotations

import logging
from collections.abc import Callable

from PySide6.QtCore import QObject

from edu.domain.errors import EduError, StorageError
from ui.screens.kiosk.visit import VisitCounts
from ui.tasks import TaskRunner

log = logging.getLogger(__name__)
MOST_WAITING = 300
"""Visits kept in memory while the disk is full: a busy day."""


class Booking:
    """A visit that cannot be counted stops no visitor; `unbooked` and `why` are for the staff."""

    def __init__(self, write: Callable[[VisitCounts], object], tasks: TaskRunner) -> None:
        self._write, self._tasks = write, tasks
        self._owner = QObject()
        self._waiting: list[VisitCounts] = []
        self._running = False
        self.why = ""

    @property
    def unbooked(self) -> int:
        """Only those that failed at least once."""
        return len(self._waiting) if self.why else 0

    def book(self, counts: VisitCounts) -> None:
        self._waiting = [*self._waiting, counts][-MOST_WAITING:]
        self.try_again()

    def try_again(self) -> None:
        if self._running or not self._waiting:
            return
        self._running = True
        self._tasks.start(self._owner, lambda _task: self._written(tuple(self._waiting)), self._over)

    def _written(self, batch: tuple[VisitCounts, ...]) -> tuple[int, Exception | None]:
        """How many of the batch are dealt with, and what stopped it. Runs in the database lane."""
        for at, counts in enumerate(batch):
            try:
                self._write(counts)
            except (StorageError, OSError) as error:
                log.exception("visit not booked, kept for later")
                return at, error
            except EduError:
                log.exception("visit refused, dropped")
        return len(batch), None

    def _over(self, result: tuple[int, Exception | None]) -> None:
        done, error = result
        self._running = False
        self._waiting = self._waiting[done:]
        if error is None:
            self.why = ""
            self.try_again()
        else:
            self.why = error.message if isinstance(error, EduError) else "磁盘写不进去。"
