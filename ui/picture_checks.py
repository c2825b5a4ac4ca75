"""What a test can see of a rendered screen without eyes: texts that do not fit, and pictures with nothing on them."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFontMetrics, QImage
from PySide6.QtWidgets import QAbstractButton, QLabel, QPushButton, QWidget

from ui.widgets import Prose

_SLACK = 2


def clipped_texts(widget: QWidget) -> list[str]:
    """Labels and buttons whose text needs more room than they have, or that stick out of their parent."""
    return [text for child in widget.findChildren(QWidget) if child.isVisible() for text in _clipped(child)]


def _clipped(child: QWidget) -> Iterator[str]:
    if isinstance(child, QLabel) and child.text():
        if _label_is_short(child):
            yield child.text()
    elif isinstance(child, QPushButton) and child.text():
        hint = child.minimumSizeHint()
        if hint.width() > child.width() + _SLACK or hint.height() > child.height() + _SLACK:
            yield child.text()
    elif (
        isinstance(child, QAbstractButton | Prose)
        and child.hasHeightForWidth()
        and child.heightForWidth(child.width()) > child.height() + _SLACK
    ):
        yield child.accessibleName()


def _label_is_short(label: QLabel) -> bool:
    room = label.contentsRect()
    metrics = QFontMetrics(label.font())
    if not label.wordWrap():
        needed = metrics.size(Qt.TextFlag.TextExpandTabs, label.text())
        return needed.width() > room.width() + _SLACK or needed.height() > room.height() + _SLACK
    endless = QRect(0, 0, max(1, room.width()), 1_000_000)
    box = metrics.boundingRect(endless, Qt.TextFlag.TextWordWrap, label.text())
    return box.height() > room.height() + metrics.leading() + _SLACK or box.width() > room.width() + _SLACK


def is_blank(image: QImage, colours: int = 8) -> bool:
    """True where a coarse look at the picture meets fewer than `colours` colours."""
    small = image.scaled(160, 160)
    seen = {small.pixel(x, y) for x in range(0, small.width(), 2) for y in range(0, small.height(), 2)}
    return len(seen) < colours
