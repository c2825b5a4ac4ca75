"""A visitor plays: what was known before and after is counted, and nothing of it is there for the next one."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from edu.domain.actors import OPERATOR
from edu.domain.games.bots import bot_of
from edu.domain.games.catalogue import GAMES
from edu.domain.hall.book import LearnedRow
from tests.stores import Bench, shipped_library
from tests.ui.games.hands import GAME, Hands
from ui import theme
from ui.gallery import settle
from ui.games.glass import GameGlass
from ui.games.pictures import ART
from ui.modes import KIOSK
from ui.navigation import Route
from ui.picture_checks import clipped_texts
from ui.screens.kiosk import games_room
from ui.screens.kiosk.attract import AttractScreen
from ui.screens.kiosk.doors import DoorsScreen
from ui.screens.kiosk.feedback import FeedbackScreen
from ui.screens.kiosk.game_end import GameEndScreen
from ui.screens.kiosk.game_gain import GameGainScreen
from ui.screens.kiosk.game_level import GameLevelScreen
from ui.screens.kiosk.game_play import GamePlayScreen
from ui.screens.kiosk.game_questions import GameQuestionsScreen
from ui.screens.kiosk.game_sitting import GameSitting
from ui.screens.kiosk.game_tutorial import GameTutorialScreen
from ui.screens.kiosk.games import GamesScreen
from ui.screens.kiosk.routes import Kiosk
from ui.shell.kiosk import KioskWindow
from ui.tasks import TaskRunner
from ui.widgets import PlainLabel

DAY = date(2026, 11, 22)


class Hall:
    """The kiosk's window on a real ledger, touched as a visitor touches it."""

    def __init__(self, bench: Bench, qtbot: QtBot) -> None:
        self.bench, self.qtbot = bench, qtbot
        self.services = bench.services()
        self.tasks = TaskRunner()
        self.kiosk = Kiosk(self.services, self.tasks)
        self.kiosk.games.seed = lambda: 5
        self.window = KioskWindow(
            KIOSK, self.kiosk.builders(), monotonic_ms=bench.clock.monotonic_ms, wipe=self.kiosk.wipe,
            check_pin=lambda _pin: "密码不对",
        )  # fmt: skip
        self.window.resize(1920, 1080)
        qtbot.addWidget(self.window, before_close_func=lambda w: w.leave())
        self.window.show()

    def on(self, kind: type[QWidget]) -> QWidget:
        shown = self.window.host.showing
        assert isinstance(shown, kind), f"{shown} is shown"
        return shown

    def touch(self, widget: QWidget) -> None:
        settle(2)  # a visitor sees it before they touch it
        assert widget.isVisible()
        self.qtbot.mouseClick(widget, Qt.MouseButton.LeftButton)

    def pass_seconds(self, seconds: int) -> None:
        for _ in range(seconds):
            self.bench.clock.advance(1000)
            self.window.idle.tick()

    def to_games(self) -> None:
        attract = self.on(AttractScreen)
        self.touch(attract.start)  # type: ignore[attr-defined]
        doors = self.on(DoorsScreen)
        self.touch(doors.doors["play"])  # type: ignore[attr-defined]

    def answer(self, right: int) -> None:
        """Three questions, the first `right` of them rightly."""
        for at in range(3):
            screen = self.on(GameQuestionsScreen)
            panel = screen.panel  # type: ignore[attr-defined]
            option = next(one.id for one in panel.question.options if one.correct is (at < right))
            self.touch(panel.cards[option])
            self.qtbot.waitUntil(lambda panel=panel: panel.settled)  # where it scrolls, a tap waits for a drag
            self.touch(screen.next)  # type: ignore[attr-defined]

    def to_play(self, before: int = 1) -> GamePlayScreen:
        self.to_games()
        self.touch(self.on(GamesScreen).cards[GAME])  # type: ignore[attr-defined]
        self.answer(before)
        self.touch(self.on(GameTutorialScreen).skip)  # type: ignore[attr-defined]
        return self.start()

    def start(self) -> GamePlayScreen:
        self.touch(self.on(GameLevelScreen).levels[1])  # type: ignore[attr-defined]
        screen = self.on(GamePlayScreen)
        assert isinstance(screen, GamePlayScreen)
        return screen

    def play(self, screen: GamePlayScreen, skill: str = "skilled") -> None:
        screen.freeze()
        Hands(screen.glass, bot_of(GAMES[GAME], skill, 5)).play()  # type: ignore[arg-type]
        screen.glass.advance(screen.glass.view.outro + 1)

    def pass_by(self) -> None:
        """The two questions at the end."""
        self.touch(self.on(FeedbackScreen).skip)  # type: ignore[attr-defined]

    def gains(self) -> list[LearnedRow]:
        self.qtbot.waitUntil(lambda: not self.tasks.busy, timeout=20_000)
        return list(self.services.hall_statistics.book(OPERATOR, DAY, DAY).learned)


@pytest.fixture
def hall(qtbot: QtBot, make_sqlite_bench: Callable[..., Bench]) -> Iterator[Hall]:
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    theme.apply(app, scale="kiosk", reduced_motion=True)
    hall = Hall(make_sqlite_bench(), qtbot)
    yield hall
    hall.window.leave()
    hall.tasks.close()


def test_a_whole_visit_measures_what_was_learned(hall: Hall) -> None:
    hall.play(hall.to_play(before=1))
    end = hall.on(GameEndScreen)
    hall.touch(end.next)  # type: ignore[attr-defined]
    hall.answer(3)
    gain = hall.on(GameGainScreen)
    assert gain.big.text() == "学到手了！"  # type: ignore[attr-defined]
    assert hall.kiosk.visit.done
    hall.touch(gain.done)  # type: ignore[attr-defined]
    hall.pass_by()

    gains = hall.gains()

    assert [(g.title, g.visits, g.before, g.after) for g in gains] == [("灭火器大师", 1, (3, 1), (3, 3))]
    assert gains[0].gain.value == pytest.approx(2 / 3)
    counts = hall.services.visits.counts(OPERATOR, DAY, DAY)
    assert [(c.door, c.visits, c.asked, c.correct) for c in counts] == [("play", 1, 6, 4)]
    assert isinstance(hall.window.host.showing, AttractScreen)


def test_before_the_game_nobody_is_told_whether_they_were_right(hall: Hall) -> None:
    hall.to_games()
    hall.touch(hall.on(GamesScreen).cards[GAME])  # type: ignore[attr-defined]
    panel = hall.on(GameQuestionsScreen).panel  # type: ignore[attr-defined]

    hall.touch(next(iter(panel.cards.values())))

    assert {card.verdict for card in panel.cards.values()} == {"open"}
    assert not any(card.isEnabled() for card in panel.cards.values())
    said = [label.text() for label in hall.on(GameQuestionsScreen).findChildren(PlainLabel)]
    assert "先答三题，玩完再答三题，看看多会了什么" in said  # these three are never gone through
    assert "记下了。玩完再答三题，看看多会了什么。" in said


def test_slowness_is_offered_only_where_the_pace_is_not_what_is_learned(hall: Hall) -> None:
    offered: dict[str, set[str]] = {}
    for game in (GAME, "cpr"):
        hall.kiosk.visit.play(GameSitting(shipped_library().game(game)))
        hall.window.host.go(Route.to("kiosk.game_level", game=game))
        offered[game] = set(hall.on(GameLevelScreen).manners)  # type: ignore[attr-defined]
        longer = "慢一点，一局最长五分钟" in hall.on(GameLevelScreen).hint.text()  # type: ignore[attr-defined]
        assert longer == ("slow" in offered[game])

    assert offered[GAME] - offered["cpr"] == {"slow"}
    assert offered["cpr"] == {"seated", "left", "sound"}


def test_playing_again_asks_nothing_twice(hall: Hall) -> None:
    hall.play(hall.to_play())
    hall.touch(hall.on(GameEndScreen).next)  # type: ignore[attr-defined]
    hall.answer(2)
    hall.touch(hall.on(GameGainScreen).again)  # type: ignore[attr-defined]
    hall.play(hall.start(), "average")
    hall.touch(hall.on(GameEndScreen).next)  # type: ignore[attr-defined]

    hall.touch(hall.on(GameGainScreen).done)  # type: ignore[attr-defined]
    hall.pass_by()

    assert [(g.visits, g.before[0], g.after[0]) for g in hall.gains()] == [(1, 3, 3)]


def test_the_best_of_the_day_runs_beside_the_next_visitor(hall: Hall) -> None:
    hall.play(hall.to_play())
    hall.pass_seconds(61)

    screen = hall.to_play()

    assert screen.glass.view.kit.ghost[-1] >= 85
    hall.bench.clock.advance(24 * 3_600_000)
    assert hall.kiosk.games.room.ghosts.best(date(2026, 11, 23), GAME, 1) is None


def test_a_visitor_who_leaves_in_the_middle_leaves_no_trace(hall: Hall) -> None:
    screen = hall.to_play()
    screen.glass.advance(60)
    hall.kiosk.games.room.speaker.switch(on=False)

    hall.pass_seconds(61)

    visit = hall.kiosk.visit
    assert isinstance(hall.window.host.showing, AttractScreen)
    assert (visit.games, visit.door, visit.asked, visit.seen) == ({}, None, 0, set())
    assert hall.kiosk.games.room.speaker.on
    assert hall.gains() == []
    assert [(c.door, c.asked) for c in hall.services.visits.counts(OPERATOR, DAY, DAY)] == [("play", 3)]


def test_the_question_whether_anybody_is_there_stops_the_game(hall: Hall) -> None:
    screen = hall.to_play()
    hall.pass_seconds(46)

    hall.qtbot.waitUntil(lambda: not screen.glass.going)
    steps = screen.glass.round.steps
    hall.window.idle.stir()
    hall.qtbot.waitUntil(lambda: screen.glass.going)

    assert steps <= screen.glass.round.steps


def test_a_pause_goes_on_begins_anew_and_leads_out(hall: Hall) -> None:
    screen = hall.to_play()
    screen.glass.advance(30)
    screen.pause()
    assert screen.sheet is not None
    hall.touch(screen.sheet.resume)
    assert screen.glass.going
    assert screen.glass.round.steps >= 30

    screen.pause()
    hall.touch(screen.sheet.restart)
    assert screen.glass.round.steps < 30

    screen.pause()
    hall.touch(screen.sheet.end)
    assert isinstance(hall.window.host.showing, GamesScreen)


def test_a_storm_of_touches_ends_nothing_and_reaches_no_next_visit(hall: Hall) -> None:
    chance = random.Random(3)
    screen = hall.to_play()
    device = QTest.createTouchDevice()
    for _ in range(40):
        event = QTest.touchEvent(screen.glass, device)
        for number in range(10):
            event.press(number, QPoint(chance.randrange(1920), chance.randrange(200, 1080)), screen.glass)
        event.commit()
        event = QTest.touchEvent(screen.glass, device)
        for number in range(10):
            event.release(number, QPoint(chance.randrange(1920), chance.randrange(200, 1080)), screen.glass)
        event.commit()
        if screen.sheet is None:
            screen.glass.advance(3)
    assert hall.window.host.showing is screen

    hall.pass_seconds(61)
    second = hall.to_play()
    second.freeze()

    assert second.glass.round.log == []
    assert second.glass.view.pause_asked is False
    assert hall.kiosk.visit.asked == 3


def test_every_target_of_the_games_screens_is_big_enough(hall: Hall) -> None:
    from PySide6.QtWidgets import QAbstractButton

    small: list[str] = []

    def look() -> None:
        shown = hall.window.host.showing
        assert shown is not None
        small.extend(
            f"{type(shown).__name__}: {b.text()}"
            for b in shown.findChildren(QAbstractButton)
            if b.isVisible() and b.height() < 120
        )

    hall.to_games()
    look()
    hall.touch(hall.on(GamesScreen).cards[GAME])  # type: ignore[attr-defined]
    look()
    hall.answer(0)
    look()
    hall.touch(hall.on(GameTutorialScreen).skip)  # type: ignore[attr-defined]
    look()

    assert small == []


def test_without_a_game_there_is_no_door(
    qtbot: QtBot, make_sqlite_bench: Callable[..., Bench], monkeypatch: pytest.MonkeyPatch
) -> None:
    from ui.screens.kiosk.games_room import GamesRoom

    monkeypatch.setattr(GamesRoom, "plays", staticmethod(lambda _game: False))
    tasks = TaskRunner()
    kiosk = Kiosk(make_sqlite_bench().services(), tasks)

    assert [name for name in kiosk.builders() if name.startswith("kiosk.game")] == []
    tasks.close()


class Nowhere:
    """A navigator that leads nowhere."""

    def back(self) -> None: ...


@pytest.mark.parametrize("size", [(1920, 1080), (1080, 1920)])
@pytest.mark.parametrize("count", [1, 2, 4, 5, 10])
def test_one_game_and_ten_are_listed_without_a_clipped_name(
    qtbot: QtBot, qapp: QApplication, count: int, size: tuple[int, int]
) -> None:
    theme.apply(qapp, scale="kiosk", reduced_motion=True)
    shipped = [shipped_library().game(name) for name in shipped_library().game_ids]
    games = [replace(shipped[at % len(shipped)], id=f"game-{at}") for at in range(count)]
    screen = GamesScreen(games, lambda _game: ART / GAME / "cover.svg", Nowhere())  # type: ignore[arg-type]
    theme.dress(screen, "kiosk")
    qtbot.addWidget(screen)
    screen.resize(*size)
    screen.show()
    settle()

    assert len(screen.cards) == count
    assert clipped_texts(screen) == []
    assert all(card.height() >= 120 and card.width() >= 240 for card in screen.cards.values())


def test_drawings_of_the_game_played_longest_ago_are_let_go(hall: Hall, monkeypatch: pytest.MonkeyPatch) -> None:
    room, games = hall.kiosk.games.room, ("extinguisher", "smoke", "river")
    for game in games:
        glass = room.glass(GameSitting(hall.services.library.game(game)), 1)
        glass.resize(640, 360)
        glass.grab()
    assert room.held == games

    monkeypatch.setattr(games_room, "MOST_BYTES", 1)
    room.glass(GameSitting(hall.services.library.game("smoke")), 1)

    assert room.held == ("smoke",)


@pytest.mark.parametrize("part", ["draw", "after_step"])
def test_a_game_that_fails_costs_the_visitor_that_game_and_nothing_else(
    hall: Hall, monkeypatch: pytest.MonkeyPatch, part: str
) -> None:
    monkeypatch.setattr(GameGlass, "guarded", True)
    hall.window.host.go(Route.to("kiosk.game_play", game="bag"))
    screen = hall.window.host.showing
    assert isinstance(screen, GamePlayScreen)

    def broken(*_args: object) -> None:
        raise LookupError("no such drawing")

    monkeypatch.setattr(screen.glass.view, part, broken)

    hall.qtbot.waitUntil(lambda: isinstance(hall.window.host.showing, GamesScreen), timeout=5_000)

    assert screen.glass.broken
    hall.window.host.go(Route.to("kiosk.game_play", game="gas"))
    assert isinstance(hall.window.host.showing, GamePlayScreen)


def test_a_pause_hides_what_is_said_behind_it(hall: Hall) -> None:
    screen = hall.to_play()
    screen.pause()
    assert screen.sheet is not None

    picture = screen.grab().toImage()

    beside = max(picture.pixelColor(x, y).lightness() for x in range(20, 400, 4) for y in range(20, 1060, 4))
    assert beside < 60
