"""The room's window of a drill."""

from __future__ import annotations

from edu.domain.drills.phone_views import DoorView
from edu.domain.drills.run_views import RunView
from edu.domain.drills.scenario import Scenario
from ui.screens.drill.projector_stage import ProjectorStage
from ui.screens.room_window import RoomWindow


class ProjectorWindow(RoomWindow):
    def __init__(self, scenario: Scenario) -> None:
        self.stage = ProjectorStage(scenario)
        super().__init__(self.stage, "投影 · 演练")

    def show_view(self, view: RunView) -> None:
        self.stage.show_view(view)

    def show_door(self, door: DoorView | None) -> None:
        self.stage.show_door(door)
