"""One big number, what it counts, and how it moved."""

from __future__ import annotations

from typing import Literal

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from ui.theme.tokens import ToneName
from ui.widgets.card import PressCard
from ui.widgets.labels import IconLabel, PlainLabel
from ui.widgets.layouts import row

Direction = Literal["up", "down", "flat"]


class StatTile(PressCard):
    """`note` explains the number; `good` says whether the movement is welcome: fewer overdue people go down."""

    def __init__(
        self,
        number: str,
        label: str,
        *,
        unit: str = "",
        note: str = "",
        delta: str = "",
        direction: Direction = "flat",
        good: bool | None = None,
        icon: str | None = None,
        pressable: bool = False,
    ) -> None:
        super().__init__(gap="xs", margin="m")
        if not pressable:
            self.setProperty("pressable", "false")
            self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            self.unsetCursor()
        top = row(gap="s")
        if icon:
            top.addWidget(IconLabel(icon, colour="primary"))
        top.addWidget(PlainLabel(label, "small"), 1)
        self.add(top)
        line = row(gap="xs")
        figure = PlainLabel(number, "figure", wrap=False)
        line.addWidget(figure, 0, Qt.AlignmentFlag.AlignBottom)
        measure = PlainLabel(unit, "small", wrap=False)
        line.addWidget(measure, 0, Qt.AlignmentFlag.AlignBottom)
        line.addStretch(1)
        self.add(line)
        self._delta_row = QWidget()
        inner = row(self._delta_row, gap="xs")
        self._delta_icon = IconLabel("trend-flat")
        self._delta = PlainLabel("", "small")
        inner.addWidget(self._delta_icon)
        inner.addWidget(self._delta, 1)
        self.add(self._delta_row)
        if note:
            self.add(PlainLabel(note, "small"))
        self.body.addStretch(1)
        self.set_delta(delta, direction, good)
        self.setAccessibleName(f"{label} {number}{unit} {note} {delta}".strip())

    def set_delta(self, text: str, direction: Direction = "flat", good: bool | None = None) -> None:
        tone: ToneName = "grey" if good is None else ("green" if good else "red")
        self._delta_row.setVisible(bool(text))
        self._delta.setText(text)
        self._delta.set_tone(tone)
        self._delta_icon.set_icon(f"trend-{direction}", tone)


def stat_row(*tiles: StatTile) -> QWidget:
    """Tiles of one width side by side."""
    holder = QWidget()
    line = row(holder, gap="m")
    for tile in tiles:
        line.addWidget(tile, 1)
    return holder
