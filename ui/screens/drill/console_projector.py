"""The drill console's part for the room's window."""

from __future__ import annotations

from edu.domain.drills.phone_views import DoorView
from edu.domain.drills.run_views import RunView
from ui.screens.drill.projector import ProjectorWindow
from ui.screens.room_window import RoomProjector


class ConsoleProjector(RoomProjector):
    @property
    def window(self) -> ProjectorWindow | None:
        return self.held if isinstance(self.held, ProjectorWindow) else None

    def open(self, view: RunView, door: DoorView | None) -> None:
        """Also again, for when the window has gone behind others."""
        window = self.window or ProjectorWindow(view.scenario)
        window.show_view(view)
        window.show_door(door)
        self.show(window)

    def show_view(self, view: RunView) -> None:
        if self.window is not None:
            self.window.show_view(view)

    def show_door(self, door: DoorView | None) -> None:
        if self.window is not None:
            self.window.show_door(door)
