"""A drawing or photo shown whole at any size; its words are its accessible name."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QByteArray, QRectF, QSize, QSizeF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPaintEvent, QPixmap
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui import theme

_PROPORTION = QSizeF(16, 9)


class SvgPicture(QWidget):
    """`source` is a file or its bytes. Pack drawings assume white paper, so they get it in every variant.

    A picture that cannot be read shows its words instead of a hole.
    """

    def __init__(self, source: Path | bytes | None, alt: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(alt)
        self._alt = alt
        self._svg: QSvgRenderer | None = None
        self._pixmap: QPixmap | None = None
        self._read(source)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def _read(self, source: Path | bytes | None) -> None:
        try:
            data = source.read_bytes() if isinstance(source, Path) else source
        except OSError:
            data = None
        if not data:
            return
        if b"<svg" in data[:4096]:
            svg = QSvgRenderer(QByteArray(data))
            svg.setAspectRatioMode(Qt.AspectRatioMode.KeepAspectRatio)
            self._svg = svg if svg.isValid() else None
        else:
            pixmap = QPixmap()
            self._pixmap = pixmap if pixmap.loadFromData(data) else None

    @property
    def readable(self) -> bool:
        return self._svg is not None or self._pixmap is not None

    def proportion(self) -> QSizeF:
        size = QSizeF()
        if self._svg is not None:
            size = self._svg.viewBoxF().size()
            if size.isEmpty():
                size = QSizeF(self._svg.defaultSize())
        elif self._pixmap is not None:
            size = QSizeF(self._pixmap.size())
        return _PROPORTION if size.isEmpty() else size

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        size = self.proportion()
        return round(width * size.height() / size.width())

    def sizeHint(self) -> QSize:
        wide = theme.of(self).type.reading * 28
        return QSize(wide, self.heightForWidth(wide))

    def minimumSizeHint(self) -> QSize:
        wide = theme.of(self).type.body * 8
        return QSize(wide, self.heightForWidth(wide))

    def _target(self) -> QRectF:
        size = self.proportion().scaled(QSizeF(self.size()), Qt.AspectRatioMode.KeepAspectRatio)
        return QRectF((self.width() - size.width()) / 2, (self.height() - size.height()) / 2, size.width(),
                      size.height())  # fmt: skip

    def paintEvent(self, event: QPaintEvent) -> None:
        live = theme.of(self)
        target = self._target()
        painter = QPainter(self)
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
        paper = QPainterPath()
        paper.addRoundedRect(target, live.metrics.radius, live.metrics.radius)
        painter.save()
        painter.setClipPath(paper)
        if self._svg is not None:
            painter.fillPath(paper, Qt.GlobalColor.white)
            self._svg.render(painter, target)
        elif self._pixmap is not None:
            painter.drawPixmap(target, self._pixmap, QRectF(self._pixmap.rect()))
        else:
            painter.fillPath(paper, QColor(live.colours.hover))
            painter.setPen(QColor(live.colours.ink_soft))
            painter.setFont(theme.font(live.type.body))
            inner = target.adjusted(live.metrics.m, live.metrics.m, -live.metrics.m, -live.metrics.m)
            painter.drawText(inner, Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignCenter, self._alt)
        painter.restore()
        painter.setPen(QColor(live.colours.line))
        painter.drawPath(paper)
        painter.end()
