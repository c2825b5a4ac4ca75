"""A long name on its tile is broken where its bearer would break it."""

from __future__ import annotations

from PySide6.QtGui import QFontMetrics
from pytestqt.qtbot import QtBot

from ui import theme
from ui.screens.classroom.name_tile import TileBoard, broken_name
from ui.screens.classroom.signin_presenter import Tile


def test_a_long_name_is_broken_after_its_dot_where_both_parts_fit(qtbot: QtBot) -> None:
    metrics = QFontMetrics(theme.font(theme.current().type.small, bold=True))
    room = metrics.horizontalAdvance("迪丽努尔·")
    assert broken_name("迪丽努尔·艾合买提", metrics, room) == "迪丽努尔·\n艾合买提"
    assert broken_name("欧阳青山绿水长", metrics, room) == "欧阳青山绿水长"
    assert broken_name("迪丽努尔古丽巴合提·艾合买提江阿不都", metrics, room).endswith("…")


def test_a_long_name_takes_two_tiles_and_keeps_its_size_and_its_unit(qtbot: QtBot) -> None:
    board = TileBoard()
    qtbot.addWidget(board)
    names = ("张三", "李四", "王五", "迪丽努尔·艾合买提", "赵六")
    tiles = [Tile(person=name, name=name, note="上洋村", look="waiting", letter="Z") for name in names]
    live = theme.of(board)
    board.resize(4 * live.type.title * 6 + 3 * live.metrics.s, 400)
    board.set_tiles(tiles, "in")

    placed = {name: board.tiles[name].geometry() for name in names}

    assert placed["迪丽努尔·艾合买提"].width() == 2 * placed["张三"].width() + live.metrics.s
    assert not board.tiles["迪丽努尔·艾合买提"].outgrows(placed["迪丽努尔·艾合买提"].width())
    assert placed["迪丽努尔·艾合买提"].y() > placed["张三"].y()  # no room left for two beside the third
    assert placed["赵六"].y() == placed["迪丽努尔·艾合买提"].y()
    assert board.minimumHeight() == placed["赵六"].bottom() + 1
