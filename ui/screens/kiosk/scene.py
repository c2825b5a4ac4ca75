"""A stage of drawings that answers the finger: layers glide, come and go; what tempts shakes its head.

The stage is SCENE units whatever its size; each drawing is rasterised once per width.
"""

from __future__ import annotations

import logging
import math
import re
from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QEasingCurve, QPointF, QRectF, Qt, QTimer, QVariantAnimation, Signal
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPainterPath, QPaintEvent, QPen, QPixmap, QResizeEvent
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QSizePolicy, QWidget

from edu.domain.errors import EduError
from edu.domain.microlessons import SCENE, Layer
from ui import theme

log = logging.getLogger(__name__)
Drawing = Callable[[str], Path]
_GLIDE_MS, _SHAKE_MS, _PULSE_MS = 600, 420, 1_400
_TITLE = re.compile(r"<title>([^<]*)</title>")
_FINGER = 120
"""Pixels that a finger finds, however small the drawing is."""


class SceneView(QWidget):
    """`touched` carries the id of a layer that counts, or '' for a touch that found none of them."""

    touched = Signal(str)

    def __init__(self, drawing: Drawing) -> None:
        super().__init__()
        self._drawing = drawing
        self._renderers: dict[str, QSvgRenderer] = {}
        self._titles: dict[str, str] = {}
        self._shots: dict[tuple[str, int, bool], QPixmap] = {}
        self._before: dict[str, Layer] = {}
        self._now: dict[str, Layer] = {}
        self.touchable: tuple[str, ...] = ()
        """Ids of the layers that a touch may mean."""
        self._hint = self._shaken = ""
        self._share = 1.0
        self._shake = 0.0
        self._glide = self._animation(_GLIDE_MS, self._glided)
        self._glide.setEasingCurve(QEasingCurve.Type.InOutCubic)
        self._shaking = self._animation(_SHAKE_MS, self._shook)
        self._pulse = QTimer(self)
        self._pulse.setInterval(40)
        self._pulse.timeout.connect(self._beat)
        self._age = 0
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(1, 1)

    def _animation(self, ms: int, moved: Callable[[object], None]) -> QVariantAnimation:
        made = QVariantAnimation(self)
        made.setStartValue(0.0)
        made.setEndValue(1.0)
        made.setDuration(ms)
        made.valueChanged.connect(moved)
        return made

    # -- what is shown --

    def show_scene(self, scene: Sequence[Layer], touchable: Sequence[str] = (), *, glide: bool = False) -> None:
        """Later layers lie in front. With `glide` from what is shown now, unless motion is to be reduced."""
        self._before = dict(self._now) if glide else {}
        self._now = {layer.id: layer for layer in scene}
        self.touchable = tuple(touchable)
        titles = dict.fromkeys(self._title(layer.art) for layer in scene)
        self.setAccessibleName("画面：" + "；".join(title for title in titles if title))
        self._hint = ""
        self._pulse.stop()
        if glide and not theme.of(self).reduced_motion:
            self._share = 0.0
            self._glide.start()
        else:
            self._glide.stop()
            self._before, self._share = {}, 1.0
        self.update()

    def arrive(self) -> None:
        """What glides is there at once."""
        self._glide.stop()
        self._glided(1.0)

    def hint(self, layer: str) -> None:
        """A ring that breathes around it."""
        self._hint, self._age = layer, 0
        if not theme.of(self).reduced_motion:
            self._pulse.start()
        self.update()

    @property
    def shown(self) -> tuple[str, ...]:
        """The layers that stand there, back to front."""
        return tuple(self._now)

    @property
    def hinted(self) -> str:
        """The layer that wears a ring."""
        return self._hint

    def shake(self, layer: str) -> None:
        """It says no."""
        self._shaken = layer
        if not theme.of(self).reduced_motion:
            self._shaking.start()

    def box(self, layer: str) -> QRectF:
        """In the widget's pixels, where it comes to rest."""
        return self._box(self._now[layer])

    def target(self, layer: str) -> QRectF:
        """Where a finger finds it."""
        box = self.box(layer)
        more_x, more_y = max(0.0, _FINGER - box.width()) / 2, max(0.0, _FINGER - box.height()) / 2
        return box.adjusted(-more_x, -more_y, more_x, more_y)

    # -- touched --

    def mousePressEvent(self, event: QMouseEvent) -> None:
        at = event.position()
        if not self._frame().contains(at) or self._glide.state() == QVariantAnimation.State.Running:
            return
        order = list(self._now)
        hit = [name for name in self.touchable if self.target(name).contains(at)]
        front = max(hit, key=lambda name: (self.box(name).contains(at), order.index(name)), default="")
        if self.touchable:
            self.touched.emit(front)

    # -- painted --

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._shots.clear()

    def hideEvent(self, event: object) -> None:
        self._pulse.stop()

    def _frame(self) -> QRectF:
        scale = min(self.width() / SCENE[0], self.height() / SCENE[1])
        wide, high = SCENE[0] * scale, SCENE[1] * scale
        return QRectF((self.width() - wide) / 2, (self.height() - high) / 2, wide, high)

    def _box(self, layer: Layer) -> QRectF:
        frame = self._frame()
        scale = frame.width() / SCENE[0]
        shape = self._renderer(layer.art).viewBoxF()
        high = layer.width * shape.height() / shape.width() if shape.width() > 0 else layer.width
        return QRectF(frame.x() + layer.left * scale, frame.y() + layer.top * scale, layer.width * scale, high * scale)

    def _renderer(self, art: str) -> QSvgRenderer:
        if art not in self._renderers:
            self._renderers[art] = self._read(art)
        return self._renderers[art]

    def _title(self, art: str) -> str:
        """What the drawing says of itself, for who does not see it."""
        if art not in self._titles:
            try:
                found = _TITLE.search(self._drawing(art).read_text("utf-8"))
            except (EduError, OSError, UnicodeDecodeError):
                found = None
            self._titles[art] = found[1].strip() if found else ""
        return self._titles[art]

    def _read(self, art: str) -> QSvgRenderer:
        """Nothing where it is gone: an error while painting would take the whole program with it."""
        try:
            return QSvgRenderer(str(self._drawing(art)))
        except EduError:
            log.exception("no drawing %s", art)
            return QSvgRenderer()

    def _shot(self, layer: Layer, box: QRectF) -> QPixmap:
        key = layer.art, round(box.width()), layer.flip
        if key not in self._shots:
            ratio = self.devicePixelRatioF()
            shot = QPixmap(max(1, round(box.width() * ratio)), max(1, round(box.height() * ratio)))
            shot.fill(Qt.GlobalColor.transparent)
            painter = QPainter(shot)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            if layer.flip:
                painter.translate(shot.width(), 0)
                painter.scale(-1, 1)
            self._renderer(layer.art).render(painter, QRectF(0, 0, shot.width(), shot.height()))
            painter.end()
            shot.setDevicePixelRatio(ratio)
            self._shots[key] = shot
        return self._shots[key]

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
        frame = self._frame()
        clip = QPainterPath()
        radius = theme.of(self).metrics.radius_card
        clip.addRoundedRect(frame, radius, radius)
        painter.setClipPath(clip)
        painter.fillRect(frame, Qt.GlobalColor.white)
        for layer in self._before.values():
            if layer.id not in self._now or self._now[layer.id].art != layer.art:
                self._draw(painter, layer, self._box(layer), 1 - self._share)
        for layer in self._now.values():
            self._draw(painter, layer, self._between(layer), self._strength(layer))
        if self._hint in self._now:
            self._ring(painter, self.target(self._hint))
        painter.end()

    def _strength(self, layer: Layer) -> float:
        old = self._before.get(layer.id)
        return self._share if self._share < 1 and (old is None or old.art != layer.art) else 1.0

    def _between(self, layer: Layer) -> QRectF:
        box, old = self._box(layer), self._before.get(layer.id)
        if old is not None and self._share < 1:
            start = self._box(old)
            share = self._share
            box = QRectF(
                start.x() + (box.x() - start.x()) * share, start.y() + (box.y() - start.y()) * share,
                start.width() + (box.width() - start.width()) * share,
                start.height() + (box.height() - start.height()) * share,
            )  # fmt: skip
        if layer.id == self._shaken and self._shake:
            box.translate(math.sin(self._shake * 6 * math.pi) * 14 * (1 - self._shake), 0)
        return box

    def _draw(self, painter: QPainter, layer: Layer, box: QRectF, strength: float) -> None:
        painter.setOpacity(strength)
        shot = self._shot(layer, self._box(layer))
        painter.drawPixmap(box, shot, QRectF(shot.rect()))
        painter.setOpacity(1.0)

    def _ring(self, painter: QPainter, box: QRectF) -> None:
        """White under orange: seen on any ground."""
        wave = 0.5 - 0.5 * math.cos(2 * math.pi * self._age / _PULSE_MS)
        reach = max(box.width(), box.height()) / 2 + 10 + 16 * wave
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for colour, width in ((QColor("white"), 16), (QColor(theme.of(self).colours.accent), 9)):
            painter.setPen(QPen(colour, width))
            painter.drawEllipse(QPointF(box.center()), reach, reach)

    # -- moved --

    def _glided(self, share: object) -> None:
        self._share = float(share)  # type: ignore[arg-type]
        if self._share >= 1.0:
            self._before = {}
        self.update()

    def _shook(self, share: object) -> None:
        self._shake = float(share)  # type: ignore[arg-type]
        if self._shake >= 1.0:
            self._shaken, self._shake = "", 0.0
        self.update()

    def _beat(self) -> None:
        self._age += self._pulse.interval()
        self.update()
