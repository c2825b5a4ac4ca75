"""The numbers of the world in a line above the map. Labels are kept: they change with every tick."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from ui.screens.drill.presenter import Figure
from ui.widgets import FlowLayout, PlainLabel, clear, column
from ui.widgets.layouts import px


class Figures(QWidget):
    def __init__(self) -> None:
        super().__init__()
        box = column(self, gap="none")
        box.setContentsMargins(px("s"), px("xs"), px("s"), px("xs"))  # in line with what stands on the map
        line = QWidget()
        self._flow = FlowLayout(line, "m")
        box.addWidget(line)
        self._shown: list[PlainLabel] = []

    def show_figures(self, figures: Sequence[Figure]) -> None:
        if len(self._shown) != len(figures):
            clear(self._flow)
            self._shown = [PlainLabel("", "strong", wrap=False) for _ in figures]
            for label in self._shown:
                self._flow.addWidget(label)
        for label, figure in zip(self._shown, figures, strict=True):
            label.setText(f"{figure.title} {figure.value}")
