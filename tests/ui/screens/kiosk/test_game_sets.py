"""Several things in one visit, and the two sets of questions, through the window: what the book then says."""

from __future__ import annotations

import pytest

from edu.domain.actors import OPERATOR
from edu.domain.games.bots import bot_of
from edu.domain.games.catalogue import GAMES
from edu.domain.hall.book import HallBook
from tests.ui.screens.kiosk.test_games import DAY, Hall, hall
from ui.navigation import Route
from ui.screens.kiosk.doors import DoorsScreen
from ui.screens.kiosk.game_end import GameEndScreen
from ui.screens.kiosk.game_gain import GameGainScreen
from ui.screens.kiosk.game_level import GameLevelScreen
from ui.screens.kiosk.game_play import GamePlayScreen
from ui.screens.kiosk.game_questions import GameQuestionsScreen
from ui.screens.kiosk.game_tutorial import GameTutorialScreen
from ui.screens.kiosk.games import GamesScreen
from ui.screens.kiosk.quiz import QuizScreen
from ui.screens.kiosk.result import ResultScreen

__all__ = ["hall"]  # the fixture


def begin(hall: Hall, game: str) -> tuple[str, ...]:
    """From the list of games to the first of the questions before it, which all stand there by name."""
    hall.touch(hall.on(GamesScreen).cards[game])  # type: ignore[attr-defined]
    return tuple(question.id for question in hall.on(GameQuestionsScreen)._questions)  # type: ignore[attr-defined]


def play_out(hall: Hall, game: str) -> None:
    """The three questions, the first of them rightly, and a round to its end."""
    hall.answer(1)
    hall.touch(hall.on(GameTutorialScreen).skip)  # type: ignore[attr-defined]
    hall.touch(hall.on(GameLevelScreen).levels[1])  # type: ignore[attr-defined]
    screen = hall.on(GamePlayScreen)
    screen.freeze()  # type: ignore[attr-defined]
    glass, bot = screen.glass, bot_of(GAMES[game], "average", 1)  # type: ignore[attr-defined]
    while not glass.round.over:
        for act in bot.acts(glass.round.play):
            glass.view.do(act)
        glass.advance()
    glass.advance(glass.view.outro + 1)
    hall.on(GameEndScreen)


def after(hall: Hall, right: int) -> tuple[str, ...]:
    """The three questions after the game."""
    hall.touch(hall.on(GameEndScreen).next)  # type: ignore[attr-defined]
    asked = tuple(question.id for question in hall.on(GameQuestionsScreen)._questions)  # type: ignore[attr-defined]
    hall.answer(right)
    return asked


def to_doors(hall: Hall) -> DoorsScreen:
    hall.touch(hall.on(GameGainScreen).other)  # type: ignore[attr-defined]
    doors = hall.on(DoorsScreen)
    assert isinstance(doors, DoorsScreen)
    return doors


def book(hall: Hall) -> HallBook:
    hall.qtbot.waitUntil(lambda: not hall.tasks.busy, timeout=20_000)
    return hall.services.hall_statistics.book(OPERATOR, DAY, DAY)


def test_three_games_and_a_quiz_in_one_visit_are_all_four_counted(hall: Hall) -> None:
    games = ("gas", "quake", "cpr")
    hall.to_games()
    for game in games:
        begin(hall, game)
        play_out(hall, game)
        hall.bench.clock.advance(60_000)
        after(hall, 3)
        doors = to_doors(hall)
        hall.touch(doors.doors["play"])
    hall.window.host.back()
    hall.touch(hall.on(DoorsScreen).doors["quiz"])  # type: ignore[attr-defined]
    quiz = hall.on(QuizScreen)
    while hall.window.host.showing is quiz:
        panel = quiz.panel  # type: ignore[attr-defined]
        hall.touch(next(iter(panel.cards.values())))
        hall.qtbot.waitUntil(lambda panel=panel: panel.settled)
        hall.touch(quiz.next)  # type: ignore[attr-defined]
    hall.on(ResultScreen)
    hall.kiosk.wipe()

    told = book(hall)

    titles = {hall.services.library.game(game).title for game in games}
    assert (told.visits, told.people) == (1, 1)
    assert {row.title for row in told.activities} == {*titles, "快问快答"}
    assert {(row.visits, row.finished) for row in told.activities} == {(1, 1)}
    assert all(row.minutes >= 1 for row in told.activities if row.door == "play")
    assert {row.key: row.visits for row in told.doors} == {"play": 1, "quiz": 1, "learn": 0, "drill": 0}
    assert {(row.title, row.visits, row.before, row.after) for row in told.learned} == {
        (title, 1, (3, 1), (3, 3)) for title in titles
    }
    assert {row.played for row in told.missed} <= {1}
    assert {row.door: row.asked for row in told.answers} == {"play": 18, "quiz": 5}


def test_the_sets_change_places_from_one_visitor_to_the_next(hall: Hall) -> None:
    pack, seen = hall.services.library.game("cpr"), []
    for _visitor in range(4):
        hall.to_games()
        first = begin(hall, "cpr")
        play_out(hall, "cpr")
        seen.append((first, after(hall, 2)))
        hall.kiosk.wipe()
        hall.window.wipe_now()

    assert seen == [(pack.before, pack.after), (pack.after, pack.before)] * 2
    (row,) = book(hall).learned
    assert (row.visits, row.second_first) == (4, 2)


@pytest.mark.parametrize("after_game", [False, True])
def test_who_goes_back_is_asked_the_rest_of_the_same_set(hall: Hall, after_game: bool) -> None:
    for _ in range(2):  # the second visitor begins with the second set
        hall.kiosk.wipe()
        hall.window.wipe_now()
        hall.to_games()
        before = begin(hall, "cpr")
    if after_game:
        play_out(hall, "cpr")
        hall.touch(hall.on(GameEndScreen).next)  # type: ignore[attr-defined]
    screen = hall.on(GameQuestionsScreen)
    named = [question.id for question in screen._questions]  # type: ignore[attr-defined]
    hall.touch(next(iter(screen.panel.cards.values())))  # type: ignore[attr-defined]

    hall.window.host.back()
    if after_game:
        hall.window.host.go(Route.to("kiosk.game_after", game="cpr"))
    else:
        begin(hall, "cpr")

    pack = hall.services.library.game("cpr")
    again = [question.id for question in hall.on(GameQuestionsScreen)._questions]  # type: ignore[attr-defined]
    assert before == pack.after
    assert again == named[1:]
    assert tuple(named) == (pack.before if after_game else pack.after)
