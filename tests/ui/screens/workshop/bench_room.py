"""A trainer's window that stands in the workshop, with dialogs that answer at once."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TypeVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractSpinBox, QComboBox, QWidget
from pytestqt.qtbot import QtBot

from edu.bootstrap import Services
from edu.domain.actors import Actor, Role
from edu.domain.drills.editing import Path
from tests.ui.screens.manager.office import FakeFiles
from ui.gallery import settle
from ui.modes import MANAGER, TRAINER
from ui.navigation import Route
from ui.screens.workshop.editor import EditorScreen
from ui.screens.workshop.routes import builders
from ui.session import Session
from ui.shell.desktop import DesktopWindow
from ui.tasks import TaskRunner
from ui.widgets import FormSheet, LongTextField, TextField

TRAINER_ACTOR, ADMIN_ACTOR = Actor(role=Role.TRAINER, id="t1"), Actor(role=Role.ADMIN, id="a1")
W = TypeVar("W", bound=QWidget)


@dataclass
class Room:
    services: Services
    qtbot: QtBot
    tasks: TaskRunner = field(default_factory=TaskRunner)
    files: FakeFiles = field(default_factory=FakeFiles)
    windows: list[DesktopWindow] = field(default_factory=list)

    def open(self, name: str, *, actor: Actor = TRAINER_ACTOR, **args: str) -> DesktopWindow:
        spec = MANAGER if actor.role is Role.ADMIN else TRAINER
        window = DesktopWindow(spec, builders(self.services, self.tasks, Session(actor), self.files))
        self.qtbot.addWidget(window)
        window.resize(1366, 768)
        window.show()
        window.host.go(Route.to(name, **args))
        self.windows.append(window)
        self.settle()
        return window

    def draft(self, id_: str = "yecun") -> EditorScreen:
        self.services.drill_workshop.copy(TRAINER_ACTOR, "flash-flood", id_, "叶村山洪")
        return self.editor(id_)

    def editor(self, id_: str) -> EditorScreen:
        return self.screen(self.open("workshop.editor", drill=id_), EditorScreen)

    def settle(self) -> None:
        self.qtbot.waitUntil(lambda: not self.tasks.busy, timeout=60_000)
        settle()

    def press(self, widget: QWidget) -> None:
        assert widget.isEnabled(), "the button is off"
        self.qtbot.mouseClick(widget, Qt.MouseButton.LeftButton)
        self.settle()

    def retype(self, editor: EditorScreen, path: Path, name: str, text: str) -> None:
        """Opens the part and types `text` into the emptied field."""
        editor.open(path)
        assert editor.pane.form is not None
        field_ = editor.pane.form.fields[name]
        assert isinstance(field_, TextField | LongTextField | QAbstractSpinBox)
        field_.setFocus()
        field_.selectAll()
        if text.isascii():
            self.qtbot.keyClicks(field_, text)
        elif isinstance(field_, TextField):
            field_.insert(text)
        else:
            field_.insertPlainText(text)
        self.qtbot.waitUntil(lambda: not editor._timer.isActive(), timeout=5_000)
        settle()

    def choose(self, box: QComboBox, key: str) -> None:
        """As with the mouse: the list is opened and the line pressed."""
        at = box.findData(key)
        assert at >= 0, f"{key} is not among {[box.itemData(one) for one in range(box.count())]}"
        box.setCurrentIndex(at)
        box.activated.emit(at)
        self.settle()

    def screen(self, window: DesktopWindow, kind: type[W]) -> W:
        shown = window.host.showing
        assert isinstance(shown, kind), f"{shown} is shown"
        return shown

    def sheet(self, window: DesktopWindow) -> FormSheet:
        return next(one for one in window.findChildren(FormSheet) if one.isVisible())


def said(editor: EditorScreen) -> list[str]:
    """The findings that stand at the right."""
    rows = editor.side.findings.list
    return [rows.item(at).text() for at in range(rows.count())]
