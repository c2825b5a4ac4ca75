"""Boxes on the grid: gaps by name instead of pixels."""

from __future__ import annotations

from typing import Literal

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLayout,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from ui import theme

Gap = Literal["none", "xs", "s", "m", "l", "xl", "page"]


def px(gap: Gap) -> int:
    return 0 if gap == "none" else int(getattr(theme.current().metrics, gap))


def column(parent: QWidget | None = None, gap: Gap = "m", margin: Gap = "none") -> QVBoxLayout:
    box = QVBoxLayout(parent) if parent else QVBoxLayout()
    _space(box, gap, margin)
    return box


def row(parent: QWidget | None = None, gap: Gap = "m", margin: Gap = "none") -> QHBoxLayout:
    box = QHBoxLayout(parent) if parent else QHBoxLayout()
    _space(box, gap, margin)
    return box


def grid(parent: QWidget | None = None, gap: Gap = "m", margin: Gap = "none") -> QGridLayout:
    box = QGridLayout(parent) if parent else QGridLayout()
    box.setSpacing(px(gap))
    edge = px(margin)
    box.setContentsMargins(edge, edge, edge, edge)
    return box


def _space(box: QBoxLayout, gap: Gap, margin: Gap) -> None:
    box.setSpacing(px(gap))
    edge = px(margin)
    box.setContentsMargins(edge, edge, edge, edge)


def centred(widget: QWidget, chars: int) -> QWidget:
    """In the middle of whatever width there is, never wider than so many 汉字 of reading text."""
    widget.setMaximumWidth(theme.current().type.reading * chars)
    policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
    policy.setHeightForWidth(True)
    widget.setSizePolicy(policy)
    holder = QWidget()
    line = row(holder, gap="none")
    line.addStretch(1)
    line.addWidget(widget, 1000)
    line.addStretch(1)
    return holder


def rule() -> QFrame:
    """A hairline between two parts."""
    line = QFrame()
    line.setProperty("rule", "h")
    return line


class _Scrolled(QScrollArea):
    """On a desk there is an edge where what was scrolled goes under what stands above."""

    def __init__(self) -> None:
        super().__init__()
        self.edge = QFrame(self)
        self.edge.setProperty("rule", "edge")
        self.edge.hide()
        if theme.current().scale == "desktop":
            self.verticalScrollBar().valueChanged.connect(lambda value: self.edge.setVisible(value > 0))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.edge.resize(self.width(), self.edge.sizeHint().height())
        self.edge.raise_()


def scroll(content: QWidget) -> QScrollArea:
    """Vertical scrolling only: whatever stands inside wraps to the width there is."""
    area = _Scrolled()
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    content.setProperty("panel", "clear")
    area.setWidget(content)
    return area


def clear(layout: QLayout) -> None:
    """Takes everything out and destroys the widgets."""
    while (item := layout.takeAt(0)) is not None:
        inner, widget = item.layout(), item.widget()
        if inner is not None:
            clear(inner)
        if widget is not None:
            widget.hide()
            widget.setParent(None)
            widget.deleteLater()


def take_out(widget: QWidget, *layouts: QLayout) -> None:
    """Before it is put into another place of these layouts, or of another.

    To insert what stands in a layout already makes Qt free its item there, of which PySide6 6.11 keeps the Python side:
    whatever Qt makes at that address next is taken for it, such as a scroll bar without its signals.
    """
    for layout in layouts:
        layout.removeWidget(widget)
