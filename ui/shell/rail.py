"""The navigation at the left: the mode's places, one of them lit."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from ui import theme
from ui.modes import RailEntry
from ui.widgets.buttons import Button
from ui.widgets.labels import IconLabel, PlainLabel
from ui.widgets.layouts import column, row, scroll

_CHARS = 12


class Rail(QWidget):
    chosen = Signal(str)

    def __init__(self, title: str, icon: str, entries: Iterable[RailEntry], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("panel", "rail")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        live = theme.current()
        self.setFixedWidth(live.type.body * _CHARS + live.metrics.m)
        box = column(self, gap="xs", margin="s")
        head = row(gap="s", margin="s")
        head.addWidget(IconLabel(icon, colour="on_rail"))
        head.addWidget(PlainLabel(title, "on-rail", wrap=False), 1)
        box.addLayout(head)
        box.addSpacing(live.metrics.s)
        places = QWidget()
        inner = column(places, gap="xs")
        self._buttons: dict[str, Button] = {}
        group = ""
        for entry in entries:
            if entry.group != group:
                group = entry.group
                inner.addSpacing(live.metrics.xs)
                label = PlainLabel(group, "on-rail-soft")
                label.setIndent(live.metrics.s + live.metrics.xs)
                inner.addWidget(label)
            button = Button(f"  {entry.label}", "rail", icon=entry.icon)
            button.setAccessibleName(entry.label)
            button.setCheckable(True)
            button.clicked.connect(lambda _checked=False, route=entry.route: self._on_press(route))
            self._buttons[entry.route] = button
            inner.addWidget(button)
        inner.addStretch(1)
        box.addWidget(scroll(places), 1)
        self.foot = column(gap="xs")
        box.addLayout(self.foot)
        self._lit = ""

    def light(self, route: str) -> None:
        """Screens below a place keep it lit as long as no other place is entered."""
        if route in self._buttons:
            self._lit = route
        self._show()

    def has(self, route: str) -> bool:
        return route in self._buttons

    def button(self, route: str) -> Button:
        return self._buttons[route]

    def add_foot(self, button: Button) -> None:
        self.foot.addWidget(button)

    def _on_press(self, route: str) -> None:
        self._show()  # a veto leaves the light where it was
        self.chosen.emit(route)

    def _show(self) -> None:
        for route, button in self._buttons.items():
            button.setChecked(route == self._lit)
            button.refresh_icon()
