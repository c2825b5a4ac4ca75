"""The console's part for the room's window: opens it, keeps it where it belongs, says when its cable went."""

from __future__ import annotations

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from edu.domain.drills.phone_views import DoorView
from edu.domain.drills.run_views import RunView
from ui.navigation import Navigator
from ui.screens.drill.projector import ProjectorWindow
from ui.screens.drill.second_screen import SecondScreen


class ConsoleProjector(QObject):
    def __init__(self, over: QWidget, navigator: Navigator) -> None:
        super().__init__(over)
        self._over, self._navigator = over, navigator
        self.window: ProjectorWindow | None = None
        self.second: SecondScreen | None = None

    def open(self, view: RunView, door: DoorView | None) -> None:
        """Also again, for when the window has gone behind others."""
        if self.window is None:
            self.window = ProjectorWindow(view.scenario)
            self.window.gone.connect(self._gone)
            self.second = SecondScreen(self.window, self._over)
            self.second.moved.connect(self._moved)
        self.window.show_view(view)
        self.window.show_door(door)
        if self.second is not None:
            self.second.place()

    def show_view(self, view: RunView) -> None:
        if self.window is not None:
            self.window.show_view(view)

    def show_door(self, door: DoorView | None) -> None:
        if self.window is not None:
            self.window.show_door(door)

    def close(self) -> None:
        if self.window is not None:
            self.window.close()

    def _moved(self, away: bool) -> None:
        said = "投影接好了，已回到大屏。" if away else "投影断开了，窗口先放在这台电脑上；接好线会自动回去。"
        self._navigator.notify(said, "ok" if away else "warn")

    def _gone(self) -> None:
        window, self.window, self.second = self.window, None, None
        if window is not None:
            window.deleteLater()
