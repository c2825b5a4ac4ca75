"""The loop that waits for a visitor: drawings change, one question tempts, any touch opens the doors."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEasingCurve, QRectF, Qt, QTimer, QVariantAnimation
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

from ui import theme
from ui.navigation import Navigator, Route
from ui.screens.kiosk.attract_content import AttractContent
from ui.screens.kiosk.attract_notices import AT_ONCE, NoticeBand
from ui.screens.kiosk.stage import BigButton, Poster, Stage
from ui.widgets import IconLabel, PlainLabel, column, row

SHOW_MS = 7000
RENEW_TURNS = 9
"""After so many pictures, a minute, what the wall says is asked for anew: it may be another day by then."""
_FADE_MS = 900

Renew = Callable[[QWidget, Callable[[AttractContent], None]], None]


def never(_owner: QWidget, _done: Callable[[AttractContent], None]) -> None:
    """The content stays as it is."""


class AttractScreen(Stage):
    title = "触摸开始"

    def __init__(
        self, content: AttractContent, arrive: Callable[[], None], navigator: Navigator, renew: Renew = never
    ) -> None:
        super().__init__()
        self.content = content
        self._arrive, self._navigator, self._renew = arrive, navigator, renew
        self._at = self._turns = 0
        self._build(content.hall)
        self._turn = QTimer(self)
        self._turn.setInterval(SHOW_MS)
        self._turn.timeout.connect(self.next_teaser)
        self._fade = QVariantAnimation(self)
        self._fade.setStartValue(0.0)
        self._fade.setEndValue(1.0)
        self._fade.setEasingCurve(QEasingCurve.Type.OutCubic)
        self._fade.valueChanged.connect(self.poster.set_fade)
        self._show()
        self._tell()

    def _build(self, hall: str) -> None:
        live = theme.current()
        page = column(self, gap="l", margin="page")
        brand = row(gap="m")
        brand.addWidget(IconLabel("shield", colour="accent", size=live.type.hero))
        brand.addWidget(PlainLabel("应知应会", "stage-title", wrap=False))
        self._brand = row(gap="none")
        self._brand.setContentsMargins(live.metrics.xl, 0, 0, 0)
        brand.addLayout(self._brand)
        brand.addStretch(1)
        brand.addWidget(PlainLabel(hall, "stage-soft", wrap=False))
        page.addLayout(brand)
        self._line = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._line.setSpacing(live.metrics.page)
        words = QWidget()
        box = column(words, gap="l")
        box.addStretch(2)
        self._above = column(gap="none")
        box.addLayout(self._above)
        self._campaign_line()
        self.question = PlainLabel("", "stage-hero")
        box.addWidget(self.question)
        self.dots = _Dots()
        box.addWidget(self.dots)
        box.addStretch(1)
        self.start = BigButton("触摸开始", "touch", self._begin)
        box.addWidget(self.start)
        self.promise = PlainLabel("三五分钟，学会一件保命的事", "stage-soft", align=Qt.AlignmentFlag.AlignHCenter)
        box.addWidget(self.promise)
        box.addStretch(2)
        self.poster = Poster()
        self.poster.setParent(self)  # it is shown and hidden before it has its place
        self._words = words
        page.addLayout(self._line, 1)
        self.notices = NoticeBand()
        page.addWidget(self.notices)
        page.addLayout(self._foot())

    def _campaign_line(self) -> None:
        """Beside the brand where the screen lies, above the question where it stands."""
        self.campaign = QWidget(self)
        line = row(self.campaign, gap="s")
        line.addStretch(1)
        line.addWidget(IconLabel("flag-set", colour="accent", size=theme.current().type.title))
        self.campaign_title = PlainLabel("", "stage-title", wrap=False)
        line.addWidget(self.campaign_title)
        line.addStretch(1)
        self.campaign.hide()

    def _foot(self) -> QBoxLayout:
        foot = row(gap="m")
        self.hours = PlainLabel("", "stage-soft")
        foot.addWidget(self.hours, 1)
        self.count = PlainLabel("", "stage-soft", wrap=False)
        foot.addWidget(self.count)
        return foot

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
        self._brand.removeWidget(self.campaign)
        self._above.removeWidget(self.campaign)
        (self._above if portrait else self._brand).addWidget(self.campaign)
        self.notices.arrange(stacked=portrait, at_once=1 if self._tight() else AT_ONCE)
        self._tell()

    def _tight(self) -> bool:
        """Large letters on a lying screen: what matters less gives way."""
        return theme.current().large_text and not self.portrait

    def on_enter(self) -> None:
        self._turn.start()
        self._renew(self, self.set_content)
        self.start.setFocus()

    def dispose(self) -> None:
        self._turn.stop()
        self._fade.stop()

    def set_content(self, content: AttractContent) -> None:
        """Pictures go on where they were unless they are other ones."""
        other = content.teasers != self.content.teasers
        self.content = content
        self._tell()
        if other:
            self._at = 0
            self._show()

    def next_teaser(self) -> None:
        self._turns += 1
        if self._turns % RENEW_TURNS == 0:
            self._renew(self, self.set_content)
        self.notices.turn()
        if len(self.content.teasers) < 2:
            return
        self._at = (self._at + 1) % len(self.content.teasers)
        self._show()
        if theme.of(self).motion.calm:
            self._fade.setDuration(_FADE_MS)
            self._fade.start()

    def _tell(self) -> None:
        content = self.content
        self.notices.set_notices(content.notices)
        if content.campaign is not None:
            title, sentence = content.campaign.title, content.campaign.sentence
            self.campaign_title.setText(title if self._tight() else f"{title} · {sentence}")
        self.campaign.setVisible(content.campaign is not None)
        self.promise.setVisible(self.portrait or not content.notices)
        self.hours.setText(content.foot)
        self.count.setText(content.count)

    def _show(self) -> None:
        teasers = self.content.teasers
        self.dots.set_at(self._at, len(teasers))
        if not teasers:
            self.question.setText("学一点，关键时刻能救命")
            self.poster.hide()
            return
        teaser = teasers[self._at]
        self.question.setText(teaser.question.replace("，", "，\n"))
        self.poster.setAccessibleName(teaser.question)
        self.poster.show_file(teaser.picture)
        self.poster.show()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._begin()

    def _begin(self) -> None:
        self._arrive()
        self._navigator.go(Route("kiosk.doors"))


class _Dots(QWidget):
    """Which of the pictures it is."""

    def __init__(self) -> None:
        super().__init__()
        self._count, self._at, self.centred = 0, 0, False
        self.setFixedHeight(theme.current().metrics.m)

    def set_at(self, at: int, count: int) -> None:
        self._at, self._count = at, count
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        live = theme.of(self)
        side = gap = min(live.metrics.s, self.width() / (2 * self._count + 1))  # many are smaller, none is cut
        used = self._count * (side + gap) + side
        left = (self.width() - used) / 2 if self.centred else 0.0
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        for at in range(self._count):
            wide = side * 2 + gap if at == self._at else side
            painter.setBrush(QColor(live.colours.accent if at == self._at else live.colours.on_rail_soft))
            painter.drawRoundedRect(QRectF(left, 0, wide, side), side / 2, side / 2)
            left += wide + gap
        painter.end()
