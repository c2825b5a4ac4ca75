"""The loop that waits for a visitor: drawings change, one question tempts, any touch opens the doors."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEasingCurve, Qt, QTimer, QVariantAnimation
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

from ui import theme
from ui.navigation import Navigator, Route
from ui.screens.kiosk.stage import BigButton, Poster, Stage
from ui.screens.kiosk.teasers import Teaser
from ui.widgets import IconLabel, PlainLabel, column, row

SHOW_MS = 7000
_FADE_MS = 900


class AttractScreen(Stage):
    title = "触摸开始"

    def __init__(self, teasers: Sequence[Teaser], arrive: Callable[[], None], navigator: Navigator, hall: str) -> None:
        super().__init__()
        self._teasers, self._arrive, self._navigator = tuple(teasers), arrive, navigator
        self._at = 0
        self._build(hall)
        self._turn = QTimer(self)
        self._turn.setInterval(SHOW_MS)
        self._turn.timeout.connect(self.next_teaser)
        self._fade = QVariantAnimation(self)
        self._fade.setStartValue(0.0)
        self._fade.setEndValue(1.0)
        self._fade.setEasingCurve(QEasingCurve.Type.OutCubic)
        self._fade.valueChanged.connect(self.poster.set_fade)
        self._show()

    def _build(self, hall: str) -> None:
        live = theme.current()
        page = column(self, gap="l", margin="page")
        brand = row(gap="m")
        brand.addWidget(IconLabel("shield", colour="accent", size=live.type.hero))
        brand.addWidget(PlainLabel("应知应会", "stage-title", wrap=False))
        brand.addStretch(1)
        brand.addWidget(PlainLabel(hall, "stage-soft", wrap=False))
        page.addLayout(brand)
        self._line = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._line.setSpacing(live.metrics.page)
        words = QWidget()
        box = column(words, gap="xl")
        box.addStretch(2)
        self.question = PlainLabel("", "stage-hero")
        box.addWidget(self.question)
        self.dots = _Dots(len(self._teasers))
        box.addWidget(self.dots)
        box.addStretch(1)
        self.start = BigButton("触摸开始", "touch", self._begin)
        box.addWidget(self.start)
        box.addWidget(PlainLabel("三五分钟，学会一件保命的事", "stage-soft", align=Qt.AlignmentFlag.AlignHCenter))
        box.addStretch(2)
        self.poster = Poster()
        self._words = words
        page.addLayout(self._line, 1)

    def turned(self, portrait: bool) -> None:
        for widget in (self._words, self.poster):
            self._line.removeWidget(widget)
        way = QBoxLayout.Direction.TopToBottom if portrait else QBoxLayout.Direction.LeftToRight
        self._line.setDirection(way)
        if portrait:
            self._line.addWidget(self.poster, 5)
            self._line.addWidget(self._words, 6)
        else:
            self._line.addWidget(self._words, 9)
            self._line.addWidget(self.poster, 16)
        self.question.setAlignment(Qt.AlignmentFlag.AlignHCenter if portrait else Qt.AlignmentFlag.AlignLeft)
        self.dots.centred = portrait

    def on_enter(self) -> None:
        if len(self._teasers) > 1:
            self._turn.start()
        self.start.setFocus()

    def dispose(self) -> None:
        self._turn.stop()
        self._fade.stop()

    def next_teaser(self) -> None:
        self._at = (self._at + 1) % len(self._teasers)
        self._show()
        if theme.of(self).motion.calm:
            self._fade.setDuration(_FADE_MS)
            self._fade.start()

    def _show(self) -> None:
        if not self._teasers:
            self.question.setText("学一点，关键时刻能救命")
            self.poster.hide()
            return
        teaser = self._teasers[self._at]
        self.question.setText(teaser.question.replace("，", "，\n"))
        self.poster.setAccessibleName(teaser.question)
        self.poster.show_file(teaser.picture)
        self.dots.set_at(self._at)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._begin()

    def _begin(self) -> None:
        self._arrive()
        self._navigator.go(Route("kiosk.doors"))


class _Dots(QWidget):
    """Which of the pictures it is."""

    def __init__(self, count: int) -> None:
        super().__init__()
        self._count, self._at, self.centred = count, 0, False
        self.setFixedHeight(theme.current().metrics.m)

    def set_at(self, at: int) -> None:
        self._at = at
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        live = theme.of(self)
        side, gap = live.metrics.s, live.metrics.s
        used = self._count * (side + gap) + side
        left = (self.width() - used) / 2 if self.centred else 0.0
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        for at in range(self._count):
            wide = side * 2 + gap if at == self._at else side
            painter.setBrush(QColor(live.colours.accent if at == self._at else live.colours.on_rail_soft))
            painter.drawRoundedRect(round(left), 0, wide, side, side / 2, side / 2)
            left += wide + gap
        painter.end()
