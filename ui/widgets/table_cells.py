"""How a cell is drawn: a row is one field, numbers in full, a status as a chip, long words on two lines."""

from __future__ import annotations

import math

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QHelpEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QToolTip,
)

from ui import theme
from ui.widgets.chip import chip_size, paint_chip
from ui.widgets.table_model import CHIP, ICON, TableModel
from ui.widgets.two_lines import two_lines

Index = QModelIndex | QPersistentModelIndex
_LINE = 1.25
"""Height of one of two lines, by the size of the letters: the face's own spacing would not fit a row."""


class CellDelegate(QStyledItemDelegate):
    def __init__(self, view: QTableView) -> None:
        super().__init__(view)
        self._view = view
        self.hovered = -1

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        live = theme.of(self._view)
        return QSize(self.width(index), live.metrics.row)

    def width(self, index: Index) -> int:
        """What the cell needs to show everything."""
        live = theme.of(self._view)
        chip = index.data(CHIP)
        side = 2 * (live.metrics.s + 4)
        if chip:
            return chip_size(live, chip[1]).width() + side
        text = str(index.data(Qt.ItemDataRole.DisplayRole) or "")
        icon = live.metrics.icon + live.metrics.s if index.data(ICON) else 0
        metrics = QFontMetrics(theme.font(live.type.body, bold=self._strong(index)))
        return metrics.horizontalAdvance(text) + side + icon + 2

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        live = theme.of(self._view)
        colours = live.colours
        rect: QRect = option.rect
        state = option.state
        painter.save()
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, QColor(colours.primary_soft))
        elif index.row() == self.hovered:
            painter.fillRect(rect, QColor(colours.hover))
        line = live.metrics.border
        painter.fillRect(rect.x(), rect.bottom() - line + 1, rect.width(), line, QColor(colours.line))
        inner = rect.adjusted(live.metrics.s + 4, 0, -live.metrics.s - 4, 0)
        chip = index.data(CHIP)
        if chip:
            size = chip_size(live, chip[1])
            wide = min(size.width(), inner.width())
            top = inner.y() + (inner.height() - size.height() + 1) // 2
            paint_chip(painter, QRect(inner.x(), top, wide, size.height()), live, *chip)
        else:
            self._text(painter, inner, index)
        painter.restore()

    def _text(self, painter: QPainter, rect: QRect, index: Index) -> None:
        live = theme.of(self._view)
        icon = index.data(ICON)
        if icon:
            side = live.metrics.icon
            theme.icon(icon).paint(painter, QRect(rect.x(), rect.center().y() - side // 2, side, side))
            rect = rect.adjusted(side + live.metrics.s, 0, 0, 0)
        strong = self._strong(index)
        font = theme.font(live.type.body, bold=strong)
        painter.setFont(font)
        painter.setPen(QColor(live.colours.ink))
        text = str(index.data(Qt.ItemDataRole.DisplayRole) or "")
        align = index.data(Qt.ItemDataRole.TextAlignmentRole) or Qt.AlignmentFlag.AlignLeft
        high = math.ceil(live.type.body * _LINE)
        if 2 * high < rect.height():
            upper, rest = two_lines(text, live.type.body, rect.width(), bold=strong)
            if rest:
                above = QRect(rect.x(), rect.center().y() - high + 1, rect.width(), high)
                painter.drawText(above, Qt.TextFlag.TextSingleLine | align, upper)
                rect, text = above.translated(0, high), rest
        shown = QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideRight, rect.width())
        painter.drawText(rect, Qt.TextFlag.TextSingleLine | align, shown)

    def _strong(self, index: Index) -> bool:
        model = index.model()
        return isinstance(model, TableModel) and model.columns[index.column()].strong

    def helpEvent(self, event: QHelpEvent, view: QAbstractItemView, option: QStyleOptionViewItem, index: Index) -> bool:
        """The tool tip is the column's own, or the whole text where it did not fit."""
        if not index.isValid():
            return False
        tip = index.data(Qt.ItemDataRole.ToolTipRole)
        rect: QRect = option.rect
        if not tip and self.width(index) > rect.width():
            tip = index.data(Qt.ItemDataRole.DisplayRole)
        QToolTip.showText(event.globalPos(), plain_tip(str(tip)) if tip else "", view)
        return True


def plain_tip(text: str) -> str:
    """Qt guesses whether a tool tip is HTML; a sign that cannot open a tag keeps it plain."""
    return text.replace("<", "‹").replace(">", "›")
