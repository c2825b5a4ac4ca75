"""What every screen of a room is handed besides its service: who acts, the lanes, the window, the clock."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from PySide6.QtWidgets import QWidget

from edu.domain.actors import Actor
from edu.system.clock import Clock, civil_date
from ui.navigation import Navigator
from ui.tasks import Job, Lane, Task, TaskRunner
from ui.widgets import start_busy

T = TypeVar("T")


@dataclass(frozen=True, slots=True, kw_only=True)
class Desk:
    actor: Actor
    tasks: TaskRunner
    navigator: Navigator
    clock: Clock

    @property
    def today(self) -> date:
        return civil_date(self.clock.now_ms())

    def load(
        self,
        owner: QWidget,
        work: Callable[[], T],
        done: Callable[[T], None],
        *,
        on_error: Callable[[Exception], None] | None = None,
    ) -> Job[T]:
        """A query or a short change in the database lane; what is refused is said by the window."""
        return self.tasks.start(owner, lambda _task: work(), done, on_error=on_error or self.navigator.fail)

    def run(
        self,
        owner: QWidget,
        text: str,
        work: Callable[[Task], T],
        done: Callable[[T], None],
        *,
        on_error: Callable[[Exception], None] | None = None,
        lane: Lane = "database",
    ) -> Job[T]:
        """A change or an export, with the overlay over the window."""
        return start_busy(
            self.tasks, owner.window(), text, work, done, on_error=on_error or self.navigator.fail, lane=lane
        )
