"""Icons in a text's colours."""

from __future__ import annotations

from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from ui.widgets import IconLabel


def inked(qtbot: QtBot, *, hollow: bool) -> int:
    icon = IconLabel("star", colour="accent", size=80, hollow=hollow)
    qtbot.addWidget(icon)
    icon.show()
    picture = icon.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
    ground = picture.pixel(0, 0)
    return sum(picture.pixel(x, y) != ground for x in range(picture.width()) for y in range(picture.height()))


def test_one_that_is_not_earned_is_told_by_its_shape(qtbot: QtBot) -> None:
    """In every set of colours: its edges alone are drawn."""
    full, edges = inked(qtbot, hollow=False), inked(qtbot, hollow=True)

    assert edges > 100
    assert edges < full * 0.6
