"""Played by touching comes to the same as played without a picture; what lies on the glass does no harm."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QPointingDevice
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from edu.domain.games.acts import Act
from edu.domain.games.bots import bot_of, played_by
from edu.domain.games.catalogue import GAMES
from edu.domain.games.rules import LEVELS, Level
from tests.ui.games.hands import GAME, SIZES, Hands, keys, make_glass, place
from ui.games.fingers import FINGERS, PALM, Fingers
from ui.games.glass import GameGlass
from ui.games.kit import Manner
from ui.games.view import PAUSE


@pytest.mark.parametrize("level", LEVELS)
@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("skill", ["skilled", "average"])
def test_a_bot_that_touches_reaches_the_score_of_one_without_eyes(
    qtbot: QtBot, skill: str, size: tuple[int, int], level: Level
) -> None:
    game, seed = GAMES[GAME], 11
    blind = played_by(game, bot_of(game, skill, seed), seed, level)[1]  # type: ignore[arg-type]
    glass = make_glass(seed, level, size, Manner(left=size[0] < size[1]))
    qtbot.addWidget(glass)

    Hands(glass, bot_of(game, skill, seed)).play()  # type: ignore[arg-type]

    seen = glass.round.result()
    assert (seen.score, seen.parts, seen.missed, seen.steps) == (blind.score, blind.parts, blind.missed, blind.steps)
    assert seen.digest == blind.digest


def test_a_round_ends_after_its_last_words(qtbot: QtBot) -> None:
    glass = make_glass(3)
    qtbot.addWidget(glass)
    ended: list[bool] = []
    glass.ended.connect(lambda: ended.append(True))

    Hands(glass, bot_of(GAMES[GAME], "skilled", 3)).play()
    assert not ended
    glass.advance(400)

    assert ended == [True]


def finger() -> QPointingDevice:
    return QTest.createTouchDevice()


@pytest.fixture(scope="module")
def screen() -> QPointingDevice:
    return finger()


def shown(qtbot: QtBot, seed: int = 1) -> GameGlass:
    glass = make_glass(seed)
    qtbot.addWidget(glass)
    glass.resize(1920, 1080)
    glass.show()
    glass.go()
    return glass


def middle(glass: GameGlass, key: str) -> QPoint:
    x, y = place(glass, key).centre
    return QPoint(round(x), round(y))


def nothing(glass: GameGlass) -> QPoint:
    """Where nothing can be touched, out of the staff's corner."""
    spots = (QPoint(glass.width() // 2, y) for y in range(10, glass.height(), 20))
    return next(at for at in spots if not any(one.box.holds(at.x(), at.y()) for one in glass.view.targets()))


def test_a_real_touch_is_an_act(qtbot: QtBot, screen: QPointingDevice) -> None:
    glass = shown(qtbot)

    QTest.touchEvent(glass, screen).press(0, middle(glass, "alarm"), glass)
    QTest.touchEvent(glass, screen).release(0, middle(glass, "alarm"), glass)
    glass.advance()

    assert [act.name for _, act in glass.round.log] == ["alarm"]


def test_a_click_is_an_act_too(qtbot: QtBot) -> None:
    glass = shown(qtbot)

    qtbot.mouseClick(glass, Qt.MouseButton.LeftButton, pos=middle(glass, "alarm"))
    glass.advance()

    assert [act.name for _, act in glass.round.log] == ["alarm"]


def test_a_finger_that_is_held_sprays_follows_and_stops(qtbot: QtBot, screen: QPointingDevice) -> None:
    game = GAMES[GAME]
    seed = next(seed for seed in range(50) if game.start(seed, 1).fires[0].id == "bin")  # type: ignore[attr-defined]
    glass = shown(qtbot, seed)
    for act in (Act("take", 0), Act("lift"), Act("pin"), Act("hose")):
        glass.view.do(act)
    glass.advance()
    box = place(glass, "zone")
    there = [QPoint(round(box.x + box.w * share), round(box.y + box.h * 0.9)) for share in (0.4, 0.5, 0.6)]

    QTest.touchEvent(glass, screen).press(0, there[0], glass)
    glass.advance()
    for at in there[1:]:
        QTest.touchEvent(glass, screen).move(0, at, glass)
        glass.advance()
    QTest.touchEvent(glass, screen).release(0, there[-1], glass)
    glass.advance()

    acts = [act for _, act in glass.round.log][4:]
    assert [act.name for act in acts] == ["aim", "press", "aim", "aim", "press"]
    assert [act.a for act in acts if act.name == "press"] == [1, 0]
    assert [round(act.a, -2) for act in acts if act.name == "aim"] == [400, 500, 600]
    assert {act.b for act in acts if act.name == "aim"} == {100}
    assert glass.view.fight.sprayed == 3  # type: ignore[attr-defined]


def test_a_finger_that_missed_everything_touches_again(qtbot: QtBot, screen: QPointingDevice) -> None:
    """The panel gives the next touch the same number: whoever missed once could not play on."""
    glass = shown(qtbot)
    for _ in range(FINGERS + 1):
        QTest.touchEvent(glass, screen).press(0, nothing(glass), glass)
        QTest.touchEvent(glass, screen).release(0, nothing(glass), glass)

    QTest.touchEvent(glass, screen).press(0, middle(glass, "alarm"), glass)
    glass.advance()

    assert [act.name for _, act in glass.round.log] == ["alarm"]


def test_the_staffs_corner_is_held_through_the_mouse_and_nothing_else_is(qtbot: QtBot, screen: QPointingDevice) -> None:
    glass = shown(qtbot)
    pressed: list[QPoint] = []
    glass.mousePressEvent = lambda event: pressed.append(event.position().toPoint())  # type: ignore[method-assign]

    for at in (QPoint(60, 60), nothing(glass)):
        QTest.touchEvent(glass, screen).press(0, at, glass)
        QTest.touchEvent(glass, screen).release(0, at, glass)

    assert pressed == [QPoint(60, 60)]
    assert not glass._fingers.down


def test_two_fingers_do_two_things(qtbot: QtBot, screen: QPointingDevice) -> None:
    glass = shown(qtbot)
    tool = next(key for key in keys(glass) if key in ("dry", "water", "lid", "co2"))

    QTest.touchEvent(glass, screen).press(0, middle(glass, "alarm"), glass).press(1, middle(glass, tool), glass)
    glass.advance()

    assert [act.name for _, act in glass.round.log] == ["alarm", "take"]


def test_nothing_is_touched_while_the_game_stands(qtbot: QtBot) -> None:
    glass = shown(qtbot)
    glass.stop()

    qtbot.mouseClick(glass, Qt.MouseButton.LeftButton, pos=middle(glass, "alarm"))
    glass.go()
    glass.advance()

    assert glass.round.log == []


def test_a_pause_is_asked_for_by_its_button(qtbot: QtBot) -> None:
    glass = shown(qtbot)

    with qtbot.waitSignal(glass.paused):
        qtbot.mouseClick(glass, Qt.MouseButton.LeftButton, pos=middle(glass, PAUSE))

    assert glass.round.log == []


def test_the_staffs_corner_stays_a_corner(qtbot: QtBot) -> None:
    """A touch there must reach the window as a mouse: nothing of a game lies in it."""
    for size in SIZES:
        for manner in (Manner(), Manner(left=True), Manner(seated=True)):
            glass = make_glass(1, 1, size, manner)
            qtbot.addWidget(glass)
            assert not any(one.box.x < 120 and one.box.y < 120 for one in glass.view.targets())


def test_storms_and_palms_are_passed_over() -> None:
    fingers = Fingers()

    assert not fingers.begins(1, 0, broad=PALM + 1)
    assert all(fingers.begins(number, number * 300) for number in range(10, 10 + FINGERS))
    assert not fingers.begins(99, 20_000)
    fingers.clear()
    for number in range(8):
        fingers.begins(number, 30_000 + number)
        fingers.ends(number)
    assert not fingers.begins(50, 30_100)
    assert fingers.begins(51, 31_000)


def test_a_turned_screen_keeps_the_round(qtbot: QtBot) -> None:
    glass = make_glass(5)
    qtbot.addWidget(glass)
    glass.advance(100)
    before = list(glass.round.play.cells())

    glass.view.arrange(1080, 1920)
    glass.grab()

    assert list(glass.round.play.cells()) == before
