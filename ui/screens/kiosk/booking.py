"""Books what visitors leave off the window's thread. What could not be written waits, and is tried again with the next.

One for the program, not for a window: the hall may be opened anew, or left for the launcher, while something waits.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from PySide6.QtCore import QObject

from edu.domain.errors import EduError, StorageError
from edu.domain.hall.health import Unbooked
from ui.tasks import TaskRunner

log = logging.getLogger(__name__)
MOST_WAITING = 600
"""Kept in memory while the disk is full: a busy day of 300 visits, each with an answer at its end."""
Kind = Literal["visit", "answer"]


@dataclass(frozen=True, slots=True)
class _Waiting:
    """`write` holds counts and the store, never a window: it may be tried long after that has gone."""

    kind: Kind
    write: Callable[[], object]


class Booking:
    """What cannot be written stops no visitor; `unbooked` is for the staff."""

    def __init__(self, tasks: TaskRunner) -> None:
        self._tasks = tasks
        self._owner = QObject()
        self._waiting: list[_Waiting] = []
        self._running = False
        self._why = ""
        self._lost = 0

    @property
    def unbooked(self) -> Unbooked:
        """What waits counts once something failed; what was lost counts as long as the program runs."""
        kinds = [one.kind for one in self._waiting] if self._why else []
        return Unbooked(visits=kinds.count("visit"), answers=kinds.count("answer"), lost=self._lost, why=self._why)

    def book(self, kind: Kind, write: Callable[[], object]) -> None:
        """`write` runs in the database lane, again after a failure of the storage."""
        self._waiting.append(_Waiting(kind, write))
        self.try_again()

    def try_again(self) -> None:
        if self._running or not self._waiting:
            return
        self._running = True
        batch = tuple(self._waiting)
        self._tasks.start(self._owner, lambda _task: _written(batch), self._over)

    def _over(self, result: tuple[int, int, Exception | None]) -> None:
        """Cut only here: while a batch is being written its place in front must hold, whatever comes behind it."""
        done, refused, error = result
        self._running = False
        left = self._waiting[done:]
        self._waiting = left[-MOST_WAITING:]
        self._lost += refused + len(left) - len(self._waiting)
        if len(left) > MOST_WAITING:
            log.error("too much waits to be booked, %d dropped", len(left) - MOST_WAITING)
        if error is None:
            self._why = ""
            self.try_again()
        else:
            self._why = error.message if isinstance(error, EduError) else "磁盘写不进去。"


def _written(batch: tuple[_Waiting, ...]) -> tuple[int, int, Exception | None]:
    """How many are dealt with, how many of these were refused, and what stopped the rest."""
    refused = 0
    for at, one in enumerate(batch):
        try:
            one.write()
        except (StorageError, OSError) as error:
            log.exception("%s not booked, kept for later", one.kind)
            return at, refused, error
        except Exception:  # the boundary: one that fails by itself may not keep all that follow from being booked
            log.exception("%s not booked, dropped", one.kind)
            refused += 1
    return len(batch), refused, None
