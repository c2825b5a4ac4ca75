"""What a panel is given: the class file as it is now, the desk, and how to go on or load again."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtWidgets import QWidget

from edu.domain.classes import ClassFile
from ui.navigation import Route
from ui.screens.desk import Desk


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """`reload` shows the class anew after a change."""

    file: ClassFile
    desk: Desk
    page: QWidget
    reload: Callable[[], None]

    @property
    def id(self) -> str:
        return self.file.record.id

    @property
    def is_open(self) -> bool:
        return not self.file.record.is_closed

    def go(self, name: str, **args: str) -> None:
        self.desk.navigator.go(Route.to(name, **{"class": self.id, **args}))

    def name_of(self, person: str) -> str:
        return next((line.name for line in self.file.roster if line.person == person), "（已退出）")
