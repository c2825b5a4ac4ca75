"""The hands that come into the hall: curious, wild, a palm, some that walk off; with a ticket, or for one thing."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QWidget

from edu.domain.games.bots import bot_of
from edu.domain.games.catalogue import GAMES
from ui.games.glass import GameGlass
from ui.screens.kiosk.attract import AttractScreen
from ui.screens.kiosk.doors import DoorsScreen
from ui.screens.kiosk.drill import DrillScreen
from ui.screens.kiosk.drills import DrillsScreen
from ui.screens.kiosk.game_end import GameEndScreen
from ui.screens.kiosk.game_gain import GameGainScreen
from ui.screens.kiosk.game_level import GameLevelScreen
from ui.screens.kiosk.game_play import GamePlayScreen
from ui.screens.kiosk.game_tutorial import GameTutorialScreen
from ui.screens.kiosk.games import GamesScreen
from ui.screens.kiosk.learn import LearnScreen
from ui.screens.kiosk.lesson import LessonScreen
from ui.screens.kiosk.micro import MicroScreen
from ui.screens.kiosk.question_panel import QuestionPanel
from ui.screens.kiosk.question_run import QuestionRun
from ui.screens.kiosk.reception import ACTOR
from ui.screens.kiosk.result import ResultScreen
from ui.screens.kiosk.scene import SceneView
from ui.screens.kiosk.ticket import TicketScreen
from ui.widgets import PressCard

if TYPE_CHECKING:
    import random
    from collections.abc import Callable

    from tests.rigs.visitors_hall import Hall

_MOODS = ("curious", "wild", "palm", "walks off")
_GONE_S = 61
"""Seconds without a touch after which the hall is its own again (45 s, then 15 s to answer)."""


class Visitor:
    """`errand`: what this one came for (`play:gas`, `quiz`), '' for whoever presses what comes."""

    def __init__(self, hall: Hall, number: int, draw: random.Random, errand: str) -> None:
        self._hall, self._draw, self._errand = hall, draw, errand
        self.mood = _MOODS[number % len(_MOODS)]
        self.name = f"第{number}号来客"
        self._number = number
        self.presses = 0
        self.refused = 0
        """Tickets that the keys did not take: wrong codes of a hand before, and one has to wait."""
        self.typed = 0
        self.problems: list[str] = []

    def come(self) -> None:
        hall = self._hall
        if self._number % 5 == 0:
            self._give_ticket()
        if self._errand:
            self._run_errand()
        for _ in range(self._draw.randrange(6, 50)):
            glass = hall.glass()
            if glass is not None and self._draw.random() < 0.8:
                self._play(glass)
            elif (stage := hall.stage()) is not None and self._draw.random() < 0.7:
                self._point(stage)
            else:
                self._press()
            hall.settle()
            if self.mood == "walks off" and self._draw.random() < 0.08:
                break
        hall.pass_seconds(_GONE_S)

    def _give_ticket(self) -> None:
        """Of three parties the third comes again with the ticket of the second; every other one uses the keys."""
        hall, turn = self._hall, self._number // 5
        if turn % 3 != 2:
            hall.ticket = hall.issue(self.name)
        code = str(hall.ticket.code)
        if turn % 2:
            hall.kiosk.visit.welcome(hall.services.tickets.admit(ACTOR, code))
            hall.eye.ticket = hall.ticket.id
            return
        self._until(DoorsScreen, "quiz")
        doors = hall.window.host.showing
        if not isinstance(doors, DoorsScreen) or not doors.ticket.isVisible():
            self.problems.append(f"{self.name}: no way to the keys of a ticket")
            return
        self._do(doors.ticket)
        screen = hall.window.host.showing
        if not isinstance(screen, TicketScreen):
            self.problems.append(f"{self.name}: {hall.route} instead of the keys")
            return
        for digit in code:
            self._do(screen.pad.keys[digit])
        if hall.window.host.showing is screen and screen.pad.isEnabled():
            self._do(screen.pad.keys["确定"])
        hall.wait_for(lambda: hall.window.host.showing is not screen or screen.fault.text().strip() != "")
        if isinstance(hall.window.host.showing, DoorsScreen):
            self.typed += 1
            hall.eye.ticket = hall.ticket.id
        else:
            self.refused += 1

    # -- an errand --

    def _run_errand(self) -> None:
        """By the buttons and cards that lead there, and to its end: a game by a hand of average skill, a lesson, a
        drill and the quiz with whatever answers.
        """
        door, _, game = self._errand.partition(":")
        end = GameGainScreen if game else ResultScreen
        self._until(end, door, game)
        if not isinstance(self._hall.window.host.showing, end):
            self.problems.append(f"{self.name}: came for {self._errand}, stands at {self._hall.route}")

    def _until(self, end: type[QWidget], door: str, game: str = "") -> None:
        for _ in range(80):
            screen = self._hall.window.host.showing
            if isinstance(screen, end):
                return
            button = self._way(screen, door, game)
            if button is not None:
                self._do(button)
            elif not self._work(screen):
                self._hall.wait_for(lambda screen=screen: self._hall.window.host.showing is not screen, 0.2)
            self._hall.settle()

    def _way(self, screen: object, door: str, game: str) -> QAbstractButton | PressCard | None:
        """What leads on from a screen that is only passed."""
        ways: dict[type, Callable[[Any], QAbstractButton | PressCard]] = {
            AttractScreen: lambda at: at.start,
            DoorsScreen: lambda at: at.doors[door],
            GamesScreen: lambda at: at.cards[game],
            DrillsScreen: lambda at: self._draw.choice(list(at.cards.values())),
            LearnScreen: lambda at: self._draw.choice(list(at.lessons.values())),
            GameTutorialScreen: lambda at: at.skip if at.skip.isVisible() else at.next,
            GameLevelScreen: lambda at: self._draw.choice(list(at.levels.values())),
            GameEndScreen: lambda at: at.next,
        }
        found = ways.get(type(screen))
        return found(screen) if found is not None else None

    def _work(self, screen: object) -> bool:
        """One touch on a screen that is more than passed; False where there is nothing to do."""
        match screen:
            case QuestionRun():
                self._asked(screen.panel, screen.next)
            case LessonScreen():
                panels = (one for one in screen.findChildren(QuestionPanel) if one.isVisible() and not one.settled)
                self._asked(next(panels, None), screen.next)
            case MicroScreen() if screen.step is not None and not screen.done:
                screen.scene.arrive()  # nothing is touched while it glides
                at = screen.scene.target(screen.step.right).center().toPoint()
                QTest.mouseClick(screen.scene, Qt.MouseButton.LeftButton, pos=at)
            case MicroScreen():
                self._asked(screen.panel if screen.panel.isVisible() else None, screen.next)
            case DrillScreen() if not screen.next.isVisible():
                self._do(self._draw.choice(list(screen.story.cards.values())))
            case DrillScreen():
                self._do(screen.next)
            case GamePlayScreen():
                self._play_out(screen)
            case _:
                return False
        return True

    def _asked(self, panel: QuestionPanel | None, on: QAbstractButton) -> None:
        """Any answer, and on."""
        if panel is None or panel.settled:
            self._do(on)
        elif panel.confirm.isVisible() and panel.confirm.isEnabled():
            self._do(panel.confirm)
        else:
            self._do(self._draw.choice(list(panel.cards.values())))

    def _play_out(self, screen: GamePlayScreen) -> None:
        glass = screen.glass
        bot = bot_of(GAMES[glass.view.kit.pack.id], "average", self._number)
        while not glass.round.over and not glass.broken:
            for act in bot.acts(glass.round.play):
                glass.view.do(act)
            glass.advance()
        glass.advance(glass.view.outro + 1)

    def _do(self, button: QAbstractButton | PressCard) -> None:
        self.presses += 1
        _pressed(button)
        self._hall.settle(1)

    # -- whatever comes --

    def _press(self) -> None:
        buttons = self._hall.buttons()
        if not buttons or (self.mood == "palm" and self._draw.random() < 0.3):
            return self._touch(self._hall.window)
        # cards lead on; ways back and the keys of the pad are many
        button = self._draw.choices(buttons, [4 if isinstance(one, PressCard) else 1 for one in buttons])[0]
        self.presses += 1
        for _ in range(3 if self.mood == "wild" else 1):
            _pressed(button)
            if self.mood != "wild":
                break
            self._hall.settle(1)
            if button not in self._hall.buttons():
                break
        return None

    def _play(self, glass: GameGlass) -> None:
        """Some seconds of a game: what it offers, or anything."""
        targets = list(glass.view.targets())
        for _ in range(self._draw.randrange(1, 6)):
            if self.mood == "curious" and targets:
                box = self._draw.choice(targets).box
                glass.view.down(1, box.x + box.w / 2, box.y + box.h / 2)
                glass.advance(self._draw.randrange(1, 40))
                glass.view.up(1)
            else:
                self._touch(glass)
            if self._hall.glass() is not glass:
                return  # a finger found the way out
            glass.advance(self._draw.randrange(20, 400))
            if glass.broken:
                self.problems.append(f"{self.name}: the game {self._hall.kiosk.visit.activity} has failed")
                return
            if self._hall.glass() is not glass:
                return
            targets = list(glass.view.targets())

    def _point(self, stage: SceneView) -> None:
        """At one of the things that count, or anywhere."""
        at = stage.target(self._draw.choice(stage.touchable)).center().toPoint()
        if self.mood != "curious":
            at = QPoint(self._draw.randrange(stage.width()), self._draw.randrange(stage.height()))
        QTest.mouseClick(stage, Qt.MouseButton.LeftButton, pos=at)

    def _touch(self, over: QWidget) -> None:
        """Fingers anywhere, as many as the mood has, through the system's own way; `over` may be left by the first."""
        window = self._hall.window.windowHandle()
        corner, wide, high = over.mapTo(self._hall.window, QPoint()), over.width(), over.height()
        fingers = {"wild": 10, "palm": 4}.get(self.mood, 1)
        for act in ("press", "move", "release"):
            event = QTest.touchEvent(window, _device(), False)
            for finger in range(fingers):
                at = QPoint(self._draw.randrange(wide), self._draw.randrange(high))
                getattr(event, act)(finger, corner + at, window)
            event.commit()


def _pressed(button: QAbstractButton | PressCard) -> None:
    if isinstance(button, QAbstractButton):
        button.click()
    else:
        QTest.keyClick(button, Qt.Key.Key_Return)


_made: list[object] = []


def _device() -> object:
    """One touch screen for the whole day."""
    if not _made:
        _made.append(QTest.createTouchDevice())
    return _made[0]
