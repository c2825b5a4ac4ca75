"""Running text with bold stretches, drawn from runs: no markup is ever interpreted.

A run with a source is underlined; hovering or a tap shows where it stands.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QHelpEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextOption,
)
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from edu.domain.courses import Run, text_of
from ui import theme
from ui.theme.scales import LINE_HEIGHT
from ui.widgets.table_cells import plain_tip
from ui.widgets.wrapping import marks

Tip = Callable[[Run], str]
_TAP_TIP_MS = 8000


def no_tip(_run: Run) -> str:
    return ""


class Prose(QWidget):
    """`tip` gives a run's source for the tool tip. `ink` picks the text colour from the theme."""

    def __init__(
        self,
        runs: Sequence[Run],
        *,
        size: int | None = None,
        bold: bool = False,
        ink: Callable[[theme.Theme], str] | None = None,
        tip: Tip = no_tip,
        line_height: float = LINE_HEIGHT,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._runs, self._size, self._bold, self._ink, self._tip = tuple(runs), size, bold, ink, tip
        self._line_height = line_height
        self._document = QTextDocument(self)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setAccessibleName(text_of(self._runs))
        self._write()

    def _write(self) -> None:
        self._set_down(self._document, self._size or theme.of(self).type.reading)
        self.updateGeometry()
        self.update()

    def _set_down(self, document: QTextDocument, size: int) -> None:
        live = theme.of(self)
        document.clear()
        document.setDocumentMargin(0)
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        document.setDefaultTextOption(option)
        document.setDefaultFont(theme.font(size))
        cursor = QTextCursor(document)
        block = QTextBlockFormat()
        block.setLineHeight(round(size * self._line_height), QTextBlockFormat.LineHeightTypes.FixedHeight.value)
        cursor.setBlockFormat(block)
        hints, begin = marks(text_of(self._runs)), 0
        for run in self._runs:
            end = begin + len(run.text)
            text = run.text
            for at, mark in reversed([(at - begin, mark) for at, mark in hints if begin <= at < end]):
                text = text[:at] + mark + text[at:]
            cursor.insertText(text, self._format(run, live, size))
            begin = end

    def _format(self, run: Run, live: theme.Theme, size: int) -> QTextCharFormat:
        form = QTextCharFormat()
        form.setFont(theme.font(size, bold=run.bold or self._bold))
        form.setForeground(QColor(self._ink(live) if self._ink else live.colours.ink))
        if run.bold and self._bold:  # where all is bold, a 不 that must not be overlooked is underlined instead
            form.setUnderlineStyle(QTextCharFormat.UnderlineStyle.SingleUnderline)
        if run.pending:
            form.setUnderlineStyle(QTextCharFormat.UnderlineStyle.DotLine)
        tip = self._tip(run)
        if tip:
            form.setToolTip(tip)
            form.setUnderlineColor(QColor(live.colours.line_strong))
            styles = QTextCharFormat.UnderlineStyle
            form.setUnderlineStyle(styles.DotLine if run.pending else styles.SingleUnderline)
        return form

    def height_at(self, width: int, size: int) -> int:
        """With letters of so many pixels."""
        document = QTextDocument()
        self._set_down(document, size)
        document.setTextWidth(width)
        return round(document.size().height())

    def set_size(self, size: int) -> None:
        if size != self._size:
            self._size = size
            self._write()

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        self._document.setTextWidth(width)
        return round(self._document.size().height())

    def sizeHint(self) -> QSize:
        self._document.setTextWidth(-1)
        natural = round(self._document.idealWidth()) + 1
        limit = (self._size or theme.of(self).type.reading) * 36
        wide = min(natural, limit)
        return QSize(wide, self.heightForWidth(wide))

    def minimumSizeHint(self) -> QSize:
        size = self._size or theme.of(self).type.reading
        return QSize(size * 3, self.heightForWidth(max(self.width(), size * 3)))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        self._document.setTextWidth(self.width())
        self._document.drawContents(painter)
        painter.end()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange and hasattr(self, "_document"):
            self._write()

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            QToolTip.showText(event.globalPos(), plain_tip(self.tip_at(event.pos())), self)
            return True
        return super().event(event)

    def tip_at(self, place: QPoint) -> str:
        """The source of what stands there, '' for nothing."""
        self._document.setTextWidth(self.width())
        at = self._document.documentLayout().hitTest(QPointF(place), Qt.HitTestAccuracy.ExactHit)
        if at < 0:
            return ""
        cursor = QTextCursor(self._document)
        cursor.setPosition(min(at + 1, self._document.characterCount() - 1))
        return cursor.charFormat().toolTip()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A finger has no pointer that hovers."""
        tip = self.tip_at(event.position().toPoint())
        if tip:
            QToolTip.showText(event.globalPosition().toPoint(), plain_tip(tip), self, QRect(), _TAP_TIP_MS)
        super().mouseReleaseEvent(event)
