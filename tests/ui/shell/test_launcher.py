from __future__ import annotations

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from ui.modes import MANAGER, STUDY
from ui.shell.launcher import LauncherWindow


def test_tile_names_its_mode(qtbot: QtBot) -> None:
    window = LauncherWindow((STUDY, MANAGER))
    qtbot.addWidget(window)
    window.show()

    with qtbot.waitSignal(window.chosen) as chosen:
        qtbot.mouseClick(window.tiles["study"], Qt.MouseButton.LeftButton)

    assert chosen.args == ["study"]
    assert set(window.tiles) == {"study", "manager"}
