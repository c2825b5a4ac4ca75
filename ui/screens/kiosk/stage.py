"""The ground of every kiosk screen: deep blue with two quiet circles, and the parts that stand on it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QByteArray, QPointF, QRect, QRectF, QSize, QSizeF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPaintEvent, QPen, QPixmap, QResizeEvent
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui import theme
from ui.navigation import Screen
from ui.widgets import Button


class Stage(Screen):
    """Subclasses lay themselves out anew in `turned` when the screen is set upright or lying."""

    header = False

    def __init__(self) -> None:
        super().__init__()
        self._portrait: bool | None = None
        self.setMinimumSize(1, 1)  # the glass has the size it has: what is laid out for lying must not widen upright

    @property
    def portrait(self) -> bool:
        return bool(self._portrait)

    def turned(self, portrait: bool) -> None:
        """Called before the first showing and whenever the proportion changes sides."""

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        portrait = self.height() > self.width()
        if portrait is not self._portrait:
            self._portrait = portrait
            self.turned(portrait)

    def paintEvent(self, event: QPaintEvent) -> None:
        c = theme.of(self).colours
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(self.rect(), QColor(c.rail))
        if theme.of(self).variant != "contrast":
            wide, high = self.width(), self.height()
            reach = max(wide, high)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(c.rail_hover))
            painter.drawEllipse(QPointF(wide * 0.96, high * 0.04), reach * 0.34, reach * 0.34)
            painter.drawEllipse(QPointF(wide * 0.02, high * 1.02), reach * 0.26, reach * 0.26)
            painter.setBrush(QColor(c.rail_active))
            painter.drawEllipse(QPointF(wide * 1.02, high * -0.02), reach * 0.17, reach * 0.17)
        painter.end()


class Poster(QWidget):
    """A drawing in a white frame, whole, rendered once per size; `fade` from 0 to 1 mixes in the next one."""

    def __init__(self, alt: str = "", *, framed: bool = True) -> None:
        super().__init__()
        self._framed = framed
        self._svg: QSvgRenderer | None = None
        self._shot: QPixmap | None = None
        self._before: QPixmap | None = None
        self.fade = 1.0
        self.setAccessibleName(alt)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)

    def show_file(self, path: Path | None) -> None:
        self._before = self._shot
        self._shot = None
        self._svg = None
        if path is not None:
            svg = QSvgRenderer(QByteArray(path.read_bytes()))
            svg.setAspectRatioMode(Qt.AspectRatioMode.KeepAspectRatio)
            self._svg = svg if svg.isValid() else None
        self.update()

    def set_fade(self, share: float) -> None:
        self.fade = share
        if share >= 1.0:
            self._before = None
        self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._shot = self._before = None

    def height_for(self, width: int) -> int:
        """Of an unframed drawing that takes the whole width."""
        shape = self._shape()
        return round(width * shape.height() / shape.width())

    def _shape(self) -> QSizeF:
        return self._svg.viewBoxF().size() if self._svg is not None else QSizeF(16, 9)

    def _frame(self) -> QRectF:
        edge = theme.of(self).metrics.s if self._framed else 0
        shape = self._shape()
        room = QSizeF(self.width() - 2 * edge, self.height() - 2 * edge)
        size = shape.scaled(room, Qt.AspectRatioMode.KeepAspectRatio)
        at = QPointF((self.width() - size.width()) / 2, (self.height() - size.height()) / 2)
        return QRectF(at, size)

    def _picture(self, frame: QRectF) -> QPixmap | None:
        if self._svg is None:
            return None
        if self._shot is None:
            ratio = self.devicePixelRatioF()
            shot = QPixmap((frame.size() * ratio).toSize())
            shot.setDevicePixelRatio(ratio)
            shot.fill(Qt.GlobalColor.white)
            painter = QPainter(shot)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            self._svg.render(painter, QRectF(QPointF(), frame.size()))
            painter.end()
            self._shot = shot
        return self._shot

    def paintEvent(self, event: QPaintEvent) -> None:
        live = theme.of(self)
        frame = self._frame()
        picture = self._picture(frame)
        if picture is None:
            return
        painter = QPainter(self)
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
        painter.setPen(Qt.PenStyle.NoPen)
        edge = live.metrics.s if self._framed else 0
        painter.setBrush(Qt.GlobalColor.white)
        painter.drawRoundedRect(frame.adjusted(-edge, -edge, edge, edge), live.metrics.radius_card + edge / 2,
                                live.metrics.radius_card + edge / 2)  # fmt: skip
        clip = QPainterPath()
        clip.addRoundedRect(frame, live.metrics.radius_card, live.metrics.radius_card)
        painter.setClipPath(clip)
        if self._before is not None and self.fade < 1.0:
            painter.drawPixmap(frame.topLeft(), self._before)
            painter.setOpacity(self.fade)
        painter.drawPixmap(frame.topLeft(), picture)
        if not self._framed:  # on a white card a drawing with a white ground still has its corners
            painter.setClipping(False)
            painter.setOpacity(1.0)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(live.colours.line), live.metrics.border))
            painter.drawRoundedRect(frame, live.metrics.radius_card, live.metrics.radius_card)
        painter.end()


class BigButton(Button):
    """The one action of a screen that is seen from across the hall."""

    def __init__(self, text: str, icon: str, on_click: Callable[[], None]) -> None:
        super().__init__(text, "accent", icon=icon, big=True, on_click=on_click)
        self.setProperty("big", "huge")

    def refresh_icon(self) -> None:
        super().refresh_icon()
        side = theme.of(self).type.hero
        self.setIconSize(QSize(side, side))


class Disc(QWidget):
    """A subject's icon on a quiet disc, in the place where the drawing will come."""

    def __init__(self, icon: str) -> None:
        super().__init__()
        self._icon = icon
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def paintEvent(self, event: QPaintEvent) -> None:
        live = theme.of(self)
        side = min(self.width(), self.height(), live.metrics.icon_big * 3)
        if side < live.metrics.icon_big:
            return
        box = QRect((self.width() - side) // 2, (self.height() - side) // 2, side, side)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(live.colours.orange.fill))
        painter.drawEllipse(box)
        inset = side // 4
        theme.icon(self._icon, live.colours.accent).paint(painter, box.adjusted(inset, inset, -inset, -inset))
        painter.end()
