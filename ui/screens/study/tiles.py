"""Cards of one shelf side by side."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QGridLayout, QWidget

from ui.widgets import grid

_ACROSS = 2


def tiles(cards: Sequence[QWidget]) -> QGridLayout:
    """Two in a row, equally wide; the last one keeps its half when it stands alone."""
    field = grid(gap="m")
    for place in range(_ACROSS):
        field.setColumnStretch(place, 1)
    for at, card in enumerate(cards):
        field.addWidget(card, at // _ACROSS, at % _ACROSS)
    if len(cards) % _ACROSS:
        field.addWidget(QWidget(), len(cards) // _ACROSS, _ACROSS - 1)
    return field
