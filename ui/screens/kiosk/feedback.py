"""Two touches at the end of a visit: is it clear now, were you content? Nobody has to; nobody is waited for.

The page goes by itself after some seconds without a touch, sooner than the kiosk asks whether anybody is there. What
was said until then is booked once, however the page is left.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QGridLayout, QWidget

from edu.domain.actors import Actor, Role
from edu.domain.hall.feedback import KNOWN, PLEASED, Scale, Topic
from ui import theme
from ui.navigation import Builder, Navigator, Route, Screen
from ui.screens.kiosk.level_button import Drawing, LevelButton
from ui.screens.kiosk.read_aloud import SILENT, ReadAloud
from ui.screens.kiosk.stage import Stage
from ui.widgets import Button, IconLabel, PlainLabel, clear, column, grid, row

if TYPE_CHECKING:
    from edu.services.visits import Visits
    from edu.system.settings import SettingsFile
    from ui.screens.kiosk.booking import Booking
    from ui.screens.kiosk.visit import Visit
    from ui.screens.kiosk.voice import Voice

ROUTE = "kiosk.feedback"
GONE_MS = 20_000
"""Nobody has touched the page for so long: on to the beginning."""
THANKS_MS = 1_800
SETTLE_MS = 500
"""A second tap of the finger that called the page, or a palm, is not an answer."""
_STEPS: tuple[tuple[Scale, Drawing], ...] = ((KNOWN, "bars"), (PLEASED, "face"))
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
Said = Callable[[int, int], None]
"""(known, pleased), 0 where passed over."""


class FeedbackServices(Protocol):
    @property
    def visits(self) -> Visits: ...
    @property
    def settings(self) -> SettingsFile: ...


def goodbye(navigator: Navigator) -> None:
    """The end of a visit: the two questions where the kiosk has them, else the beginning."""
    if navigator.can_go(ROUTE):
        navigator.replace(Route(ROUTE))
    else:
        navigator.home()


def feedback_builder(services: FeedbackServices, booking: Booking, visit: Visit, *, voice: Voice = SILENT) -> Builder:
    def build(route: Route, navigator: Navigator) -> Screen:
        door, activity = visit.door or "", visit.activity
        hall = services.settings.value.home

        def said(known: int, pleased: int) -> None:
            booking.book(
                "answer",
                lambda: services.visits.rate(
                    Actor(role=Role.KIOSK), known=known, pleased=pleased, door=door, activity=activity, hall=hall
                ),
            )

        return FeedbackScreen(said, visit.monotonic_ms, navigator, voice=voice)

    return build


class FeedbackScreen(Stage):
    title = "说一说"

    def __init__(
        self, said: Said, monotonic_ms: Callable[[], int], navigator: Navigator, *, voice: Voice = SILENT
    ) -> None:
        super().__init__()
        self._said, self._now, self._navigator = said, monotonic_ms, navigator
        self._levels: dict[Topic, int] = {}
        self._step = 0
        self._shown_ms = 0
        self.buttons: list[LevelButton] = []
        whole = column(self, gap="l", margin="page")
        sheet = QWidget()
        whole.addWidget(sheet, 1)
        page = column(sheet, gap="l")
        page.addStretch(1)
        self.count = PlainLabel("", "stage-soft", align=Qt.AlignmentFlag.AlignCenter)
        page.addWidget(self.count)
        self.asked = PlainLabel("", "stage-hero", align=Qt.AlignmentFlag.AlignCenter)
        page.addWidget(self.asked)
        page.addStretch(1)
        self._places: QGridLayout = grid(gap="m")
        page.addLayout(self._places, 8)
        page.addStretch(1)
        foot = row(gap="m")
        self.skip = Button("  不答了", icon="close", big=True, on_click=navigator.home)
        foot.addWidget(self.skip)
        self.aloud = ReadAloud(voice, sheet)
        foot.addWidget(self.aloud)
        self._privacy = PlainLabel("不记姓名，随便点", "stage-soft", align=_RIGHT)
        foot.addWidget(self._privacy, 1)
        whole.addLayout(foot)
        self.gone = QTimer(self)
        self.gone.setSingleShot(True)
        self.gone.timeout.connect(navigator.home)
        self.aloud.clicked.connect(lambda: self.gone.start(GONE_MS))  # a touch, and the page stays while it is read
        self._show_step()

    def turned(self, portrait: bool) -> None:
        if self._step < len(_STEPS):
            asked = _STEPS[self._step][0].asked
            self.asked.setText(asked.replace("，", "，\n") if portrait else asked)
        for at, button in enumerate(self.buttons):
            self._places.addWidget(button, at if portrait else 0, 0 if portrait else at)
            button.lie(portrait)

    def dispose(self) -> None:
        self.gone.stop()
        if self._levels:
            self._said(self._levels.get("known", 0), self._levels.get("pleased", 0))
            self._levels.clear()

    def _show_step(self) -> None:
        scale, drawing = _STEPS[self._step]
        self.count.setText(f"第 {self._step + 1} 问，共 {len(_STEPS)} 问")
        clear(self._places)
        levels = range(len(scale.levels), 0, -1)
        self.buttons = [LevelButton(scale.levels, drawing, level, self._touched) for level in levels]
        self.turned(self.portrait)
        self._shown_ms = self._now()
        self.gone.start(GONE_MS)

    def _touched(self, level: int) -> None:
        if self._now() - self._shown_ms >= SETTLE_MS:
            self.take(level)

    def take(self, level: int) -> None:
        """An answer to the question that is shown."""
        self._levels[_STEPS[self._step][0].topic] = level
        self._step += 1
        self.aloud.stop()
        if self._step < len(_STEPS):
            self._show_step()
        else:
            self._thank()

    def _thank(self) -> None:
        self.count.setText("")
        self.asked.setText("谢谢，慢走。")
        clear(self._places)
        self.buttons = []
        side = theme.current().metrics.icon_big * 2
        self._places.addWidget(IconLabel("thanks", colour="accent", size=side), 0, 0, Qt.AlignmentFlag.AlignCenter)
        self.skip.setText("  回到开头")
        self.skip.set_icon("back")
        self._privacy.setText("")
        self.aloud.hide()
        self.gone.start(THANKS_MS)
