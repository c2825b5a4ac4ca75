from __future__ import annotations

import pytest
from PySide6.QtGui import QAction, QColor
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ui import theme
from ui.widgets import Button, SearchField


def inks(field: SearchField) -> set[str]:
    """Of the × that empties the field, where it is not see-through."""
    action = field.findChild(QAction, "_q_qlineeditclearaction")
    assert action is not None
    image = action.icon().pixmap(64).toImage()
    points = ((x, y) for x in range(image.width()) for y in range(image.height()))
    return {colour.name() for point in points if (colour := QColor(image.pixelColor(*point))).alpha() == 255}


@pytest.mark.parametrize("variant", theme.VARIANTS)
def test_the_sign_that_empties_a_search_field_has_the_ink_of_the_theme(
    qtbot: QtBot, qapp: QApplication, variant: theme.Variant
) -> None:
    field = SearchField()
    qtbot.addWidget(field)

    theme.apply(qapp, variant, reduced_motion=True)

    assert theme.current().colours.ink_soft.lower() in inks(field)


def test_sign_and_word_of_a_button_stand_apart(qtbot: QtBot) -> None:
    bare, signed, alone = Button("开始核验"), Button("开始核验", icon="save"), Button("", icon="save")
    for button in (bare, signed, alone):
        qtbot.addWidget(button)
    metrics = theme.current().metrics

    assert signed.sizeHint().width() - bare.sizeHint().width() >= metrics.icon + metrics.s
    assert alone.iconSize().width() == metrics.icon
