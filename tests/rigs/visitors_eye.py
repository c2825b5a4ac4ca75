"""What somebody who stands beside the kiosk would note down: which screens stood there, which answers were given, which
rounds ended. It asks neither the running visit nor the ledger; these are compared with it.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from ui.games.glass import GameGlass
from ui.screens.kiosk.attract import AttractScreen
from ui.screens.kiosk.drill import DrillScreen
from ui.screens.kiosk.game_play import GamePlayScreen
from ui.screens.kiosk.game_questions import GameQuestionsScreen
from ui.screens.kiosk.game_tutorial import GameTutorialScreen
from ui.screens.kiosk.lesson import LessonScreen
from ui.screens.kiosk.micro import MicroScreen
from ui.screens.kiosk.question_panel import QuestionPanel
from ui.screens.kiosk.quiz import QuizScreen
from ui.widgets.solo_story import SoloStory

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from edu.domain.drills.solo_play import SoloAnswer
    from edu.domain.hall.book import HallBook
    from ui.shell.kiosk import KioskWindow

PARTY = 3
"""Heads of each ticket's party."""
_WATCHED = "watched by the rig"


@dataclass
class Seen:
    """Of one visit. `games` were opened, `ended` played to their end."""

    doors: set[str] = field(default_factory=set)
    games: set[str] = field(default_factory=set)
    ended: set[str] = field(default_factory=set)
    answers: Counter[tuple[str, bool]] = field(default_factory=Counter)
    """By door, right or wrong."""


@dataclass
class Figures:
    """What the book is compared in: the eye's and the ledger's."""

    visits: int = 0
    people: int = 0
    doors: Counter[str] = field(default_factory=Counter)
    heads: Counter[str] = field(default_factory=Counter)
    asked: Counter[str] = field(default_factory=Counter)
    correct: Counter[str] = field(default_factory=Counter)
    games: Counter[str] = field(default_factory=Counter)
    """Visits that opened it, by title."""
    ended: Counter[str] = field(default_factory=Counter)

    def differences(self, other: Figures) -> list[str]:
        return [
            f"{name}: seen {getattr(self, name)}, the ledger counts {getattr(other, name)}"
            for name in Figures.__dataclass_fields__
            if getattr(self, name) != getattr(other, name)
        ]


def figures_of(book: HallBook) -> Figures:
    games = [row for row in book.activities if row.door == "play"]
    return Figures(
        visits=book.visits,
        people=book.people,
        doors=+Counter({row.key: row.visits for row in book.doors}),
        heads=+Counter({row.key: row.people for row in book.doors}),
        asked=+Counter({row.door: row.asked for row in book.answers}),
        correct=+Counter({row.door: row.correct for row in book.answers}),
        games=+Counter({row.title: row.visits for row in games}),
        ended=+Counter({row.title: row.finished for row in games}),
    )


class Eye:
    """`look` after every touch. `ticket` is the one that was shown in the running visit."""

    def __init__(self, window: KioskWindow, today: Callable[[], date]) -> None:
        self._window, self._today = window, today
        self.ticket = ""
        self.screens: Counter[str] = Counter()
        self.figures = Figures()
        self.best: dict[tuple[date, str, int], int] = {}
        """The highest score that was seen on a day in a game at a level."""
        self._seen = Seen()
        self._wall: object = None
        self._counted: set[tuple[date, str]] = set()
        self._before: object = None

    def look(self) -> None:
        screen, route = self._window.host.showing, self._window.host.route
        if screen is not self._before:
            self._before = screen
            self.screens[route.name if route is not None else ""] += 1
        if isinstance(screen, AttractScreen) and screen is not self._wall:
            self._wall = screen  # it was built anew: who was here has gone
            self._gone()
        door = self._door()
        if door:
            self._seen.doors.add(door)
        if isinstance(screen, GameQuestionsScreen | GameTutorialScreen | GamePlayScreen):
            self._seen.games.add(screen._sitting.pack.title)
        self._watch()

    def _watch(self) -> None:
        for panel in self._window.findChildren(QuestionPanel):
            if self._new(panel):
                panel.answered.connect(self._answered)
        for story in self._window.findChildren(SoloStory):
            if self._new(story):
                story.answered.connect(self._decided)
        for glass in self._window.findChildren(GameGlass):
            if self._new(glass):
                glass.ended.connect(lambda glass=glass: self._ended(glass))

    @staticmethod
    def _new(widget: QuestionPanel | SoloStory | GameGlass) -> bool:
        if widget.property(_WATCHED):
            return False
        widget.setProperty(_WATCHED, True)
        return True

    def _door(self) -> str:
        match self._window.host.showing:
            case QuizScreen():
                return "quiz"
            case DrillScreen():
                return "drill"
            case MicroScreen() | LessonScreen():
                return "learn"
            case GameQuestionsScreen() | GameTutorialScreen() | GamePlayScreen():
                return "play"
        return ""

    def _answered(self, right: bool) -> None:
        self._seen.answers[self._door(), right] += 1

    def _decided(self, answer: SoloAnswer) -> None:
        self._seen.answers[self._door(), answer.right] += 1

    def _ended(self, glass: GameGlass) -> None:
        kit, result = glass.view.kit, glass.round.result()
        self._seen.ended.add(kit.pack.title)
        key = self._today(), kit.pack.id, kit.level
        self.best[key] = max(self.best.get(key, -1), result.score)

    def _gone(self) -> None:
        seen, ticket = self._seen, self.ticket
        self._seen, self.ticket = Seen(), ""
        if not seen.doors:
            return  # who only looked at the doors is not booked
        people = 1
        if ticket:
            people = 0 if (self._today(), ticket) in self._counted else PARTY
            self._counted.add((self._today(), ticket))
        figures = self.figures
        figures.visits += 1
        figures.people += people
        figures.games.update(seen.games)
        figures.ended.update(seen.ended)
        figures.doors.update(seen.doors)
        figures.heads.update({door: people for door in seen.doors if people})
        for (door, right), times in seen.answers.items():
            figures.asked[door] += times
            if right:
                figures.correct[door] += times
