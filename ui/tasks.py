"""Background work: a pure function and a courier.

The function runs in a lane; its result arrives on the UI thread, and is dropped if its owner is gone by then. The
database lane is one thread wide, so that two writes never meet; files, PDF and Excel take the free lane.
"""

from __future__ import annotations

import logging
import sys
import threading
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from typing import Any, Generic, Literal, TypeVar

import shiboken6
from PySide6.QtCore import QObject, Qt, QThread, Signal

T = TypeVar("T")
Lane = Literal["database", "free"]
log = logging.getLogger(__name__)

TURN_S = 0.0005
"""How long a lane that computes may keep the window's thread from running Python. Every call of Qt into a class of ours
waits its turn: at Python's 5 ms the five hundred calls that show a page kept it for over two seconds."""


class Cancelled(Exception):
    """Raised inside the work at its next `report`, after someone cancelled it."""


class Task:
    """What the work sees: it says how far it is and learns there whether it should stop."""

    def __init__(self, tell: Callable[[float, str], None]) -> None:
        self._tell = tell
        self._stop = threading.Event()

    @property
    def cancelled(self) -> bool:
        return self._stop.is_set()

    def report(self, fraction: float, text: str = "") -> None:
        """`fraction` from 0 to 1; also the point where a cancelled work ends."""
        if self._stop.is_set():
            raise Cancelled
        self._tell(min(max(fraction, 0.0), 1.0), text)

    def stop(self) -> None:
        self._stop.set()


@dataclass(slots=True)
class Job(Generic[T]):
    """What the screen holds: `cancel()` asks the work to end; no callback but `on_cancel` follows."""

    owner: QObject
    task: Task
    on_done: Callable[[T], None] | None
    on_error: Callable[[Exception], None] | None
    on_progress: Callable[[float, str], None] | None
    on_cancel: Callable[[], None] | None
    future: Future[None] | None = None
    over: bool = False

    def cancel(self) -> None:
        self.task.stop()


class _Courier(QObject):
    """Lives on the UI thread; a signal emitted elsewhere is delivered there."""

    arrived = Signal(object, str, object)


class TaskRunner(QObject):
    """One for the program. `failed` carries what a screen did not catch itself; `busy_changed` any work at all."""

    failed = Signal(object)
    busy_changed = Signal(bool)

    def __init__(self, parent: QObject | None = None, free_threads: int = 2) -> None:
        super().__init__(parent)
        sys.setswitchinterval(TURN_S)
        self._lanes: dict[Lane, ThreadPoolExecutor] = {
            "database": ThreadPoolExecutor(1, "database"),
            "free": ThreadPoolExecutor(free_threads, "free"),
        }
        self._held: dict[int, Job[Any]] = {}
        self._courier = _Courier()
        self._courier.arrived.connect(self._deliver, Qt.ConnectionType.QueuedConnection)
        self._closed = False

    @property
    def busy(self) -> bool:
        return bool(self._held)

    def start(
        self,
        owner: QObject,
        work: Callable[[Task], T],
        on_done: Callable[[T], None] | None = None,
        *,
        on_error: Callable[[Exception], None] | None = None,
        on_progress: Callable[[float, str], None] | None = None,
        on_cancel: Callable[[], None] | None = None,
        lane: Lane = "database",
    ) -> Job[T]:
        """Callbacks run on the UI thread while `owner` (a widget, usually the screen) exists."""
        if self._closed:
            raise RuntimeError("the task runner is closed")
        if QThread.currentThread() is not self.thread():
            raise RuntimeError("tasks are started on the UI thread")
        job: Job[T] = Job(owner, Task(lambda f, t: self._post(job, "progress", (f, t))), on_done, on_error,
                          on_progress, on_cancel)  # fmt: skip
        self._held[id(job)] = job
        if len(self._held) == 1:
            self.busy_changed.emit(True)
        job.future = self._lanes[lane].submit(self._run, job, work)
        return job

    def close(self) -> None:
        """Cancels what waits, asks what runs to stop, joins; nothing is delivered afterwards."""
        self._closed = True
        for job in list(self._held.values()):
            job.cancel()
        for lane in self._lanes.values():
            lane.shutdown(wait=True, cancel_futures=True)
        self._held.clear()

    def _run(self, job: Job[T], work: Callable[[Task], T]) -> None:
        try:
            if job.task.cancelled:
                raise Cancelled  # noqa: TRY301 - one way out for both
            self._post(job, "done", work(job.task))
        except Cancelled:
            self._post(job, "cancelled", None)
        except Exception as error:  # noqa: BLE001 - the boundary: handed to the UI thread
            self._post(job, "failed", error)

    def _post(self, job: Job[Any], what: str, value: object) -> None:
        self._courier.arrived.emit(job, what, value)

    def _deliver(self, job: Job[Any], what: str, value: Any) -> None:
        if self._closed or job.over:
            return
        alive = shiboken6.isValid(job.owner)
        if what == "progress":
            if alive and job.on_progress and not job.task.cancelled:
                job.on_progress(*value)
            return
        job.over = True
        self._held.pop(id(job), None)
        if not self._held:
            self.busy_changed.emit(False)
        if not alive:
            if what == "failed":
                log.warning("work of a closed screen failed", exc_info=value)
            return
        self._finish(job, "cancelled" if job.task.cancelled else what, value)

    def _finish(self, job: Job[Any], what: str, value: Any) -> None:
        if what == "cancelled":
            if job.on_cancel:
                job.on_cancel()
        elif what == "done":
            if job.on_done:
                job.on_done(value)
        elif job.on_error:
            job.on_error(value)
        else:
            self.failed.emit(value)
