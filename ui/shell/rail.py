"""The navigation at the left: the mode's places, one of them lit."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QSizePolicy, QWidget

from ui import theme
from ui.modes import RailEntry
from ui.widgets.buttons import Button
from ui.widgets.labels import IconLabel, PlainLabel
from ui.widgets.layouts import column, row, rule, scroll

_CHARS = 12


class Rail(QWidget):
    """Where the window is low, its rows share the height there is, then the groups' names give way to lines.

    Only when even that is too tall the list scrolls, and the lit place is kept in sight.
    """

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
        self._places = QWidget()
        self._inner = column(self._places, gap="none")
        self._inner.setSpacing(live.metrics.xs // 2)
        self._buttons: dict[str, Button] = {}
        self._groups: list[tuple[PlainLabel, QFrame]] = []
        group = ""
        for entry in entries:
            if entry.group != group:
                group = entry.group
                self._head(group)
            self._inner.addWidget(self._place(entry), 100)
        self._inner.addStretch(1)
        self._list = scroll(self._places)
        box.addWidget(self._list, 1)
        self._edge = rule()
        self._edge.hide()
        box.addWidget(self._edge)
        self.foot = column(gap="xs")
        box.addLayout(self.foot)
        self._lit = ""

    def _head(self, group: str) -> None:
        live = theme.current()
        label = PlainLabel(group, "on-rail-soft", wrap=False)
        label.setContentsMargins(live.metrics.s + live.metrics.xs, live.metrics.xs, 0, 0)
        line = rule()
        line.hide()
        self._groups.append((label, line))
        self._inner.addWidget(label)
        self._inner.addWidget(line)

    def _place(self, entry: RailEntry) -> Button:
        button = Button(f"  {entry.label}", "rail", icon=entry.icon)
        button.setProperty("place", True)
        button.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Expanding)
        button.setAccessibleName(entry.label)
        button.setCheckable(True)
        button.clicked.connect(lambda _checked=False, route=entry.route: self._on_press(route))
        self._buttons[entry.route] = button
        return button

    def light(self, route: str) -> None:
        """Screens below a place keep it lit as long as no other place is entered."""
        if route in self._buttons:
            self._lit = route
        self._show()
        self._reveal()

    def has(self, route: str) -> bool:
        return route in self._buttons

    def button(self, route: str) -> Button:
        return self._buttons[route]

    def add_foot(self, button: Button) -> None:
        self._edge.show()
        self.foot.addWidget(button)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._fit()

    def _fit(self) -> None:
        self._name_groups(named=True)
        if self._inner.minimumSize().height() > self._list.viewport().height():
            self._name_groups(named=False)
        self._reveal()

    def _name_groups(self, *, named: bool) -> None:
        for label, line in self._groups:
            label.setVisible(named)
            line.setVisible(not named)
        self._inner.activate()

    def _reveal(self) -> None:
        if self._lit:
            self._list.ensureWidgetVisible(self._buttons[self._lit], 0, theme.current().metrics.xl)

    def _on_press(self, route: str) -> None:
        self._show()  # a veto leaves the light where it was
        self.chosen.emit(route)

    def _show(self) -> None:
        for route, button in self._buttons.items():
            button.setChecked(route == self._lit)
            button.refresh_icon()
