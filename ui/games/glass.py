"""The widget a game is played on: fixed steps in, fingers in, one surface out, painted without a copy.

The surface is pygame's, 32 bits without alpha; Qt reads its memory while it paints and lets go of it before the next
step draws (a surface whose memory is lent out refuses to be drawn on).
"""

from __future__ import annotations

import logging
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import pygame
from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QEventPoint, QImage, QMouseEvent, QPainter, QPaintEvent, QResizeEvent, QTouchEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from edu.domain.games.rounds import Round
from ui.games.fingers import Fingers
from ui.games.pace import Pace
from ui.games.view import GameView
from ui.theme.scales import STAFF_CORNER

log = logging.getLogger(__name__)
_MOUSE = -1
_FRAME_MS = 16


class GameGlass(QWidget):
    """Stands still until `go`.

    `ended` follows when the round and its last picture are over; `paused` when the visitor asks for it.
    """

    ended = Signal()
    paused = Signal()
    failed = Signal()
    """The game is broken: nothing of it is stepped or drawn any more. Said once, after the event that met it."""
    guarded = True
    """A visitor loses a game by a fault of ours, never the hall; a test wants the fault itself."""

    def __init__(
        self, round_: Round, view: GameView, *, slow: bool = False, now: Callable[[], float] = time.perf_counter
    ) -> None:
        super().__init__()
        self.round, self.view = round_, view
        self._now = now
        self._pace = Pace(slow=slow)
        self._fingers = Fingers()
        self._surface = pygame.Surface((1, 1), depth=32)
        self._outro = 0
        self._over = False
        self.broken = False
        self.setAttribute(Qt.WidgetAttribute.WA_AcceptTouchEvents)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(1, 1)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName("游戏画面")
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.setInterval(_FRAME_MS)
        self._timer.timeout.connect(self._tick)

    # -- the course --

    @property
    def going(self) -> bool:
        return self._timer.isActive()

    def go(self) -> None:
        if not self._over and not self.broken:
            self._pace.rest()
            self._timer.start()

    def stop(self) -> None:
        """A pause: whoever still lies on the glass has let go."""
        self._timer.stop()
        self.view.lift_all()
        self._fingers.clear()

    def advance(self, steps: int = 1) -> None:
        """Steps now, without a clock: what the timer does, and a picture book or a test."""
        for _ in range(steps):
            if self._over or self.view.standing():
                continue
            if self.round.over:
                self._outro += 1
            else:
                self.round.step(self.view.acts())
            self.view.after_step()
            if self.round.over and self._outro >= self.view.outro:
                self._over = True
                self._timer.stop()
                self.ended.emit()
                return

    def _tick(self) -> None:
        steps = self._pace.due(self._now())
        if steps:
            with self._guard():
                self.advance(steps)
            self.update()
        if self.view.pause_asked:
            self.view.pause_asked = False
            self.paused.emit()

    # -- the picture --

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        ratio = self.devicePixelRatioF()
        size = max(1, round(self.width() * ratio)), max(1, round(self.height() * ratio))
        if size != self._surface.get_size():
            self._surface = pygame.Surface(size, depth=32)
            self.view.lift_all()
            self._fingers.clear()
            self.view.arrange(*size)

    def paintEvent(self, event: QPaintEvent) -> None:
        if not self.broken:
            with self._guard():
                self.view.draw(self._surface)
        wide, high = self._surface.get_size()
        lent = self._surface.get_view("0")
        image = QImage(lent, wide, high, self._surface.get_pitch(), QImage.Format.Format_RGB32)  # type: ignore[call-overload]
        image.setDevicePixelRatio(self.devicePixelRatioF())
        painter = QPainter(self)
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Source)
        painter.drawImage(0, 0, image)
        painter.end()
        del image, lent

    @contextmanager
    def _guard(self) -> Iterator[None]:
        """An error that leaves a paint event ends the process."""
        try:
            yield
        except Exception:
            if not self.guarded:
                raise
            log.exception("a game has failed")
            self.broken = True
            self._timer.stop()
            QTimer.singleShot(0, self.failed.emit)

    # -- fingers --

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QTouchEvent):
            taken = True
            with self._guard():
                taken = self._touch(event)
            return taken  # noqa: RET504  # what failed is taken as well
        return super().event(event)

    def _touch(self, event: QTouchEvent) -> bool:
        if event.type() == QEvent.Type.TouchCancel:
            self.view.lift_all()
            self._fingers.clear()
            return True
        if event.type() == QEvent.Type.TouchBegin and all(map(self._of_staff, event.points())):
            event.ignore()  # goes on as a mouse
            return False
        for point in event.points():
            state = point.state()
            if state == QEventPoint.State.Pressed:
                broad = max(point.ellipseDiameters().width(), point.ellipseDiameters().height())
                self._down(point.id(), point.position().x(), point.position().y(), broad)
            elif state == QEventPoint.State.Updated:
                self._move(point.id(), point.position().x(), point.position().y())
            elif state == QEventPoint.State.Released:
                self._up(point.id())
        event.accept()  # what touches nothing as well: of a touch that was passed on Qt does not tell the end
        return True

    def _of_staff(self, point: QEventPoint) -> bool:
        at = self.mapTo(self.window(), point.position().toPoint())
        return at.x() < STAFF_CORNER and at.y() < STAFF_CORNER

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if (
            event.button() == Qt.MouseButton.LeftButton
            and event.source() == Qt.MouseEventSource.MouseEventNotSynthesized
        ):
            self._down(_MOUSE, event.position().x(), event.position().y(), 0.0)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._move(_MOUSE, event.position().x(), event.position().y())

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self._up(_MOUSE)

    def _down(self, finger: int, x: float, y: float, broad: float) -> None:
        if self.going and self._fingers.begins(finger, int(self._now() * 1000), broad):
            ratio = self.devicePixelRatioF()
            self.view.down(finger, x * ratio, y * ratio)

    def _move(self, finger: int, x: float, y: float) -> None:
        if self._fingers.holds(finger):
            ratio = self.devicePixelRatioF()
            self.view.move(finger, x * ratio, y * ratio)

    def _up(self, finger: int) -> None:
        if self._fingers.ends(finger):
            self.view.up(finger)
