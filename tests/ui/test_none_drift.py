"""PySide6 6.12.0 lost a reference to None on every void call and aborted Python 3.11 after some thousand calls."""

from __future__ import annotations

import sys

from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot


def test_void_calls_keep_the_references_to_none(qtbot: QtBot) -> None:
    label = QLabel()
    qtbot.addWidget(label)
    before = sys.getrefcount(None)

    for number in range(200):
        label.setText(str(number))

    assert abs(sys.getrefcount(None) - before) < 50
