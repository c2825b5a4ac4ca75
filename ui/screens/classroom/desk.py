"""What every screen of this room is handed besides its service: who acts, the lanes, the window, the clock."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from PySide6.QtCore import QObject

from edu.domain.actors import Actor
from edu.system.clock import Clock, civil_date
from ui.navigation import Navigator
from ui.tasks import TaskRunner

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

    def run(
        self,
        owner: QObject,
        work: Callable[[], T],
        done: Callable[[T], None],
        *,
        on_error: Callable[[Exception], None] | None = None,
    ) -> None:
        """A query or a change in the database lane; what is refused is said by the window."""
        self.tasks.start(owner, lambda _task: work(), done, on_error=on_error or self.navigator.fail)
