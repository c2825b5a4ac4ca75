"""The administrator's PIN before a trainer's or manager's window; how long to wait is the service's word."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from edu.domain.actors import Actor, Role
from edu.services.access import Access
from ui.errors import explain
from ui.tasks import TaskRunner
from ui.widgets import Button, Overlay
from ui.widgets.number_pad import PinPad


class PinGate(Overlay):
    """`on_actor` gets whoever the PIN makes of the person."""

    def __init__(
        self,
        over: QWidget,
        mode: str,
        role: Role,
        access: Access,
        tasks: TaskRunner,
        on_actor: Callable[[Actor], None],
    ) -> None:
        super().__init__(over, width_chars=22)
        self._role, self._access, self._tasks, self._on_actor = role, access, tasks, on_actor
        self.pad = PinPad(f"管理密码 · {mode}")
        self.pad.entered.connect(self._try)
        self.content.addWidget(self.pad)
        self.content.addWidget(Button("返回", "ghost", on_click=self.shut))
        self.dismissed.connect(self.shut)

    def ask(self) -> None:
        self.open(self.pad.pad)

    def _try(self, pin: str) -> None:
        """Off the window's thread: the hash takes its quarter of a second on purpose."""
        self.pad.setEnabled(False)
        self._tasks.start(self, lambda _task: self._access.enter(pin, self._role), self._in, on_error=self._out)

    def _in(self, actor: Actor) -> None:
        self.shut()
        self._on_actor(actor)

    def _out(self, error: Exception) -> None:
        self.pad.setEnabled(True)
        self.pad.refuse(explain(error).message)
        self.pad.pad.setFocus()
