"""Hands at the running program: one `Program` on a real data folder, pressed like a person presses it."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QComboBox, QFileDialog, QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from edu.bootstrap import Services, build
from edu.system.clock import FixedClock
from edu.system.ids import SeededIds
from edu.system.paths import Paths
from ui.gallery import settle
from ui.program import Program
from ui.shell.desktop import DesktopWindow
from ui.shell.launcher import LauncherWindow
from ui.tasks import TaskRunner
from ui.widgets import Button, ConfirmSheet, IconButton

PIN = "204518"
W = TypeVar("W", bound=QWidget)
_LEFT = Qt.MouseButton.LeftButton


@dataclass
class Hands:
    qtbot: QtBot
    services: Services
    clock: FixedClock
    tasks: TaskRunner
    program: Program
    files: list[Path] = field(default_factory=list)

    @property
    def window(self) -> QWidget:
        assert self.program.window is not None
        return self.program.window

    @property
    def desktop(self) -> DesktopWindow:
        assert isinstance(self.window, DesktopWindow)
        return self.window

    @property
    def toasts(self) -> str:
        return "\n".join(self.desktop.host.toasts.texts())

    def settle(self) -> None:
        self.qtbot.waitUntil(lambda: not self.tasks.busy, timeout=60_000)
        settle(1)

    def press(self, widget: QWidget) -> None:
        assert widget.isVisible(), f"{widget} cannot be seen"
        assert widget.isEnabled(), f"{widget} is off"
        self.qtbot.mouseClick(widget, _LEFT)
        self.settle()

    def button(self, text: str, within: QWidget | None = None) -> Button:
        """The one that can be seen with this word."""
        found = [b for b in (within or self.window).findChildren(Button) if b.isVisible() and b.text().strip() == text]
        said = [b.text() for b in self.window.findChildren(Button) if b.isVisible()]
        assert found, f"no button {text!r} among {said}"
        return found[0]

    def press_word(self, text: str, within: QWidget | None = None) -> None:
        self.press(self.button(text, within))

    def place(self, route: str) -> None:
        """By the rail."""
        self.press(self.desktop.rail.button(route))

    def back(self) -> None:
        found = [b for b in self.window.findChildren(IconButton) if b.isVisible() and b.accessibleName() == "返回"]
        self.press(found[0])

    def on(self, kind: type[W]) -> W:
        shown = self.desktop.host.showing
        assert isinstance(shown, kind), f"{shown} is shown; {self.words()}"
        return shown

    def sheet(self, kind: type[W]) -> W:
        found = [one for one in self.window.findChildren(kind) if one.isVisible()]
        assert found, f"no {kind.__name__}; {self.words()}"
        return found[-1]

    def agree(self) -> None:
        self.press(self.sheet(ConfirmSheet).yes)

    def type(self, field_: QLineEdit, text: str) -> None:
        """Key by key; Chinese comes whole, as from an input method."""
        field_.setFocus()
        field_.selectAll()
        if text.isascii():
            self.qtbot.keyClicks(field_, text)
        else:
            field_.insert(text)

    def choose(self, box: QComboBox, key: str) -> None:
        """With the arrow keys, as without a mouse."""
        box.setFocus()
        wanted = box.findData(key)
        assert wanted >= 0, f"{key} is not offered"
        while box.currentIndex() != wanted:
            step = Qt.Key.Key_Down if box.currentIndex() < wanted else Qt.Key.Key_Up
            self.qtbot.keyClick(box, step)
        self.settle()

    def words(self) -> str:
        return "\n".join(label.text() for label in self.window.findChildren(QLabel) if label.isVisible())

    def enter(self, mode: str) -> None:
        """From wherever one is, over the launcher and its PIN, into a mode."""
        if isinstance(self.window, DesktopWindow):
            self.press_word("换个用途")
        window = self.window
        assert isinstance(window, LauncherWindow)
        self.press(window.tiles[mode])
        gate = self.program.gate
        if gate is not None:
            for digit in PIN:
                self.press(gate.pad.pad.keys[digit])
            self.press(gate.pad.pad.keys["确定"])
        assert self.desktop.spec.name == mode
        self.settle()

    def leave(self) -> None:
        """The person closes the window; everything is let go of."""
        window = self.window
        if isinstance(window, DesktopWindow):
            window.host.clear()
        window.close()
        self.tasks.close()
        self.services.close()


def sit_down(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, folder: Path, clock: FixedClock, seed: int = 1) -> Hands:
    """Opens the program on `folder`; file dialogs answer with what was laid into `files`."""
    monkeypatch.setenv("YINGZHI_SECRETS", str(folder / "secrets"))
    services, tasks = build(Paths(data=folder / "data"), clock=clock, ids=SeededIds(clock, seed)), TaskRunner()
    hands = Hands(qtbot, services, clock, tasks, Program(services, tasks))

    def answer(*_asked: object) -> tuple[str, str]:
        return (str(hands.files.pop(0)), "") if hands.files else ("", "")

    monkeypatch.setattr(QFileDialog, "getOpenFileName", answer)
    monkeypatch.setattr(QFileDialog, "getSaveFileName", answer)
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda _url: isinstance(_url, QUrl))
    hands.program.start()
    hands.settle()
    return hands
