"""Running text with bold stretches, drawn from runs: no markup is ever interpreted."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QPointF, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QHelpEvent,
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

Tip = Callable[[Run], str]


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
        self._document.setDocumentMargin(0)
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self._document.setDefaultTextOption(option)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setAccessibleName(text_of(self._runs))
        self._write()

    def _write(self) -> None:
        live = theme.of(self)
        self._document.clear()
        self._document.setDefaultFont(theme.font(self._size or live.type.reading))
        cursor = QTextCursor(self._document)
        block = QTextBlockFormat()
        block.setLineHeight(self._pitch(live), QTextBlockFormat.LineHeightTypes.FixedHeight.value)
        cursor.setBlockFormat(block)
        for run in self._runs:
            cursor.insertText(run.text, self._format(run, live))
        self.updateGeometry()
        self.update()

    def _pitch(self, live: theme.Theme) -> float:
        return round((self._size or live.type.reading) * self._line_height)

    def _format(self, run: Run, live: theme.Theme) -> QTextCharFormat:
        form = QTextCharFormat()
        form.setFont(theme.font(self._size or live.type.reading, bold=run.bold or self._bold))
        form.setForeground(QColor(self._ink(live) if self._ink else live.colours.ink))
        if run.pending:
            form.setUnderlineStyle(QTextCharFormat.UnderlineStyle.DotLine)
        tip = self._tip(run)
        if tip:
            form.setToolTip(tip)
        return form

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
            self._document.setTextWidth(self.width())
            at = self._document.documentLayout().hitTest(QPointF(event.pos()), Qt.HitTestAccuracy.ExactHit)
            cursor = QTextCursor(self._document)
            cursor.setPosition(max(0, at) + (1 if at >= 0 else 0))
            tip = cursor.charFormat().toolTip() if at >= 0 else ""
            QToolTip.showText(event.globalPos(), plain_tip(tip), self)
            return True
        return super().event(event)
