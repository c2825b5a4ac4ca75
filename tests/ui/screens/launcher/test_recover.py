"""Opening a folder from another machine with the printed code, by typing it."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from edu.bootstrap import build, recover
from edu.domain.errors import WrongKey
from edu.system.paths import Paths
from ui.errors import explain
from ui.screens.launcher.recover import RecoverWindow


def test_code_opens_a_folder_whose_key_stayed_on_the_old_machine(qtbot: QtBot, tmp_path: Path) -> None:
    old = Paths(data=tmp_path / "data", secrets=tmp_path / "old machine")
    services = build(old)
    code = services.recovery.code()
    services.close()
    new = Paths(data=tmp_path / "data", secrets=tmp_path / "new machine")
    window = RecoverWindow(explain(WrongKey("打不开", "输入恢复码")), lambda typed: recover(new, typed))
    qtbot.addWidget(window)
    window.show()

    qtbot.keyClicks(window.code, "AAAA-BBBB")
    qtbot.mouseClick(window.go_on, Qt.MouseButton.LeftButton)
    refused = "".join(label.text() for label in window.findChildren(QLabel))
    window.code.clear()
    qtbot.keyClicks(window.code, code.lower())
    with qtbot.waitSignal(window.recovered):
        qtbot.mouseClick(window.go_on, Qt.MouseButton.LeftButton)

    assert "恢复码不对" in refused
    again = build(new)
    assert again.ledger.verify().ok
    again.close()
