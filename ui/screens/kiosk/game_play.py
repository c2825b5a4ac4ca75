"""The game itself, over the whole glass; a pause lies over it as a sheet."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QWidget

from edu.domain.games.rounds import Result
from ui.games.glass import GameGlass
from ui.games.speaker import Speaker
from ui.navigation import Navigator, Route
from ui.screens.kiosk.game_sitting import GameSitting
from ui.screens.kiosk.stage import Stage
from ui.screens.kiosk.visit import Visit
from ui.widgets import Button, PlainLabel, column
from ui.widgets.overlay import Overlay

_LOOK_MS = 400


class PauseSheet(Overlay):
    """Nothing behind it moves while it is there, and hardly anything is seen: no hint sticks out from under it."""

    dim = 232

    go_on = Signal()
    again = Signal()
    leave = Signal()

    def __init__(self, over: QWidget, speaker: Speaker) -> None:
        super().__init__(over, can_dismiss=False, width_chars=18)
        self._speaker = speaker
        self.content.addWidget(PlainLabel("歇一下", "hero"))
        self.resume = Button("  接着玩", "accent", icon="play", big=True, on_click=self.go_on.emit)
        self.restart = Button("  从头再来", icon="restart", big=True, on_click=self.again.emit)
        self.sound = Button("", icon="read-aloud", big=True, on_click=self._switch)
        self.end = Button("  不玩了", icon="close", big=True, on_click=self.leave.emit)
        for button in (self.resume, self.restart, self.sound, self.end):
            self.content.addWidget(button)
        self._say()

    def _switch(self) -> None:
        self._speaker.switch(on=not self._speaker.on)
        self._say()

    def _say(self) -> None:
        self.sound.setText("  关掉声音" if self._speaker.on else "  打开声音")


class GamePlayScreen(Stage):
    title = "玩一玩"

    def __init__(
        self,
        sitting: GameSitting,
        visit: Visit,
        navigator: Navigator,
        *,
        glass: Callable[[], GameGlass],
        speaker: Speaker,
        ended: Callable[[Result], bool],
    ) -> None:
        """`ended` notes the round and says whether it is the day's best."""
        super().__init__()
        self._sitting, self._visit, self._navigator = sitting, visit, navigator
        self._make, self._speaker, self._note = glass, speaker, ended
        self.sheet: PauseSheet | None = None
        visit.play(sitting)
        self._page = column(self, gap="none")
        self.glass = self._lay()
        self._look = QTimer(self)  # another sheet over the game (还在吗?) stops it as well
        self._look.setInterval(_LOOK_MS)
        self._look.timeout.connect(self._look_up)

    def on_enter(self) -> None:
        self._speaker.hold("loop")
        self.glass.go()
        self.glass.setFocus()
        self._look.start()

    def dispose(self) -> None:
        self._look.stop()
        self.glass.stop()
        self._speaker.hush()
        self._shut()

    def _lay(self) -> GameGlass:
        glass = self._make()
        glass.ended.connect(self._ended)
        glass.paused.connect(self.pause)
        glass.failed.connect(self._failed)
        self._page.addWidget(glass)
        return glass

    def _failed(self) -> None:
        """Another game is one touch away."""
        self._navigator.notify("这个游戏出了点问题，请换一个玩。", "error")
        self._navigator.replace(Route("kiosk.games"))

    def freeze(self) -> None:
        """For the picture book: nothing moves but by `glass.advance`."""
        self._look.stop()
        self.glass.stop()

    # -- pauses --

    def pause(self) -> None:
        if self.sheet is not None:
            return
        self.glass.stop()
        self._speaker.hush()
        self.sheet = PauseSheet(self, self._speaker)
        self.sheet.go_on.connect(self._go_on)
        self.sheet.again.connect(self._again)
        self.sheet.leave.connect(self._navigator.back)
        self.sheet.open(self.sheet.resume)

    def _look_up(self) -> None:
        covered = any(one.isVisible() for one in self.window().findChildren(Overlay))
        if covered and self.glass.going:
            self.glass.stop()
            self._speaker.hush()
        elif not covered and not self.glass.going and self.sheet is None:
            self._speaker.hold("loop")
            self.glass.go()

    def _go_on(self) -> None:
        self._shut()
        self._speaker.hold("loop")
        self.glass.go()

    def _again(self) -> None:
        self._shut()
        before, self.glass = self.glass, self._lay()
        self._page.removeWidget(before)
        before.stop()
        before.hide()
        before.deleteLater()
        self._speaker.hold("loop")
        self.glass.go()

    def _shut(self) -> None:
        sheet, self.sheet = self.sheet, None
        if sheet is not None:
            sheet.shut()

    # -- the end --

    def _ended(self) -> None:
        result = self.glass.round.result()
        self._sitting.ended(result, record=self._note(result))
        self._visit.played()
        self._navigator.replace(Route.to("kiosk.game_end", game=self._sitting.pack.id))
