"""Python keeps nothing of a layout's item that Qt has freed: what comes to lie at its address would be taken for it."""

from __future__ import annotations

import re

import pytest
from PySide6.QtWidgets import QWidget, QWidgetItem
from pytestqt.qtbot import QtBot
from shiboken6 import Shiboken

from edu.system.paths import root
from ui.screens.kiosk.foot import Foot
from ui.screens.kiosk.read_aloud import SILENT, ReadAloud
from ui.widgets import PlainLabel, column, row, take_out


def test_a_foot_that_is_turned_takes_out_all_that_it_puts_elsewhere(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A page hears of its size more often than it is turned: what stands there already is put there again."""
    page = QWidget()
    qtbot.addWidget(page)
    aloud = ReadAloud(SILENT, page)
    foot = Foot(lambda: None, lambda: None, "下一题", "1 / 5", aloud=aloud)
    column(page).addLayout(foot.line)
    taken: list[tuple[QWidget, int]] = []
    monkeypatch.setattr(
        "ui.screens.kiosk.foot.take_out",
        lambda widget, *layouts: taken.append((widget, len(layouts))) or take_out(widget, *layouts),
    )
    for portrait in (False, False, True, True):
        taken.clear()
        foot.turn(portrait=portrait)
        assert taken == [(aloud, 2), (foot.count, 2)]


def test_what_is_taken_out_before_it_is_put_elsewhere_leaves_nothing(qtbot: QtBot) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    box, here, there = column(page), row(), row()
    label = PlainLabel("甲")
    here.addWidget(label)
    box.addLayout(here)
    box.addLayout(there)
    (item,) = [one for one in Shiboken.getAllValidWrappers() if isinstance(one, QWidgetItem) and one.widget() is label]
    take_out(label, here, there)

    assert not Shiboken.isValid(item)


def test_no_screen_asks_a_layout_for_its_items() -> None:
    """Each that is asked for stays in Python; a layout of our own says what it has (`flow_layout.py`)."""
    asked = [
        path.name
        for path in (root() / "ui").rglob("*.py")
        if path.name != "flow_layout.py" and re.search(r"\.itemAt(Position)?\(", path.read_text("utf-8"))
    ]
    assert asked == []
