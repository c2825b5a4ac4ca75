"""A long name on its tile is broken where its bearer would break it."""

from __future__ import annotations

from PySide6.QtGui import QFontMetrics
from pytestqt.qtbot import QtBot

from ui import theme
from ui.screens.classroom.name_tile import two_lines


def test_a_long_name_is_broken_after_its_dot_where_both_parts_fit(qtbot: QtBot) -> None:
    metrics = QFontMetrics(theme.font(theme.current().type.small, bold=True))
    room = metrics.horizontalAdvance("迪丽努尔·")
    assert two_lines("迪丽努尔·艾合买提", metrics, room) == "迪丽努尔·\n艾合买提"
    assert two_lines("欧阳青山绿水长", metrics, room) == "欧阳青山绿水长"
    assert two_lines("迪丽努尔古丽巴合提·艾合买提江阿不都", metrics, room).endswith("…")
