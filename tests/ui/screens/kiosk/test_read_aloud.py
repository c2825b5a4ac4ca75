"""读给我听 on the pages around a game and at the end of a visit: all that stands there, and only while it does."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QWidget

from tests.ui.screens.kiosk.reception_world import Machine, machine
from ui.modes import KIOSK
from ui.navigation import Route
from ui.screens.kiosk.feedback import GONE_MS, SETTLE_MS, FeedbackScreen
from ui.screens.kiosk.game_gain import GameGainScreen
from ui.screens.kiosk.game_sitting import GameSitting
from ui.screens.kiosk.game_tutorial import GameTutorialScreen
from ui.screens.kiosk.read_aloud import STOP, WORD

__all__ = ["machine"]  # the fixture
GAME = "extinguisher"
SIZES = [(1920, 1080), (1080, 1920)]


def opened(machine: Machine, name: str) -> QWidget:
    machine.window.host.go(Route.to(f"kiosk.{name}", game=GAME) if name.startswith("game") else Route(f"kiosk.{name}"))
    machine.settle()
    shown = machine.window.host.showing
    assert shown is not None
    return shown


def played(machine: Machine) -> GameSitting:
    sitting = GameSitting(machine.kiosk._services.library.game(GAME))
    sitting.before, sitting.after = [True, False, False], [True, True, True]
    machine.kiosk.visit.play(sitting)
    return sitting


def test_each_page_of_a_tutorial_is_read_and_turning_it_ends_the_voice(machine: Machine) -> None:
    screen = opened(machine, "game_tutorial")
    assert isinstance(screen, GameTutorialScreen)
    for at, page in enumerate(machine.kiosk._services.library.game(GAME).tutorial):
        assert screen.at == at
        machine.touch(screen.aloud)
        assert machine.voice.said[-1] == f"{page.title}\n{page.text}"
        assert screen.aloud.text() == STOP
        hushed = machine.voice.hushed
        machine.touch(screen.next)
        if at < 2:
            assert screen.aloud.text() == WORD
        machine.qtbot.waitUntil(lambda hushed=hushed: machine.voice.hushed > hushed)


def test_what_was_learned_is_read_in_words_with_what_to_practise(machine: Machine) -> None:
    sitting = played(machine)
    screen = opened(machine, "game_gain")
    assert isinstance(screen, GameGainScreen)
    machine.touch(screen.aloud)

    said = machine.voice.said[-1].split("\n")
    assert said[0] == "学到手了！"
    assert {"3 题答对 1 题", "3 题答对 3 题", "玩之前答对 1 题，玩之后答对 3 题。"} <= set(said)
    assert sitting.pack.practise in machine.voice.said[-1]
    assert "/" not in machine.voice.said[-1]


def test_the_question_at_the_end_is_read_with_every_answer_to_it(machine: Machine) -> None:
    machine.kiosk.visit.enter("quiz", "quick")
    screen = opened(machine, "feedback")
    assert isinstance(screen, FeedbackScreen)
    for _step in range(2):
        machine.qtbot.waitUntil(lambda: all(button.isVisible() for button in screen.buttons))
        machine.touch(screen.aloud)
        said = machine.voice.said[-1].split("\n")
        assert screen.asked.text() in said
        assert said[-len(screen.buttons) :] == [button.accessibleName() for button in screen.buttons]
        machine.bench.clock.advance(SETTLE_MS)
        hushed = machine.voice.hushed
        machine.touch(screen.buttons[0])
        assert machine.voice.hushed > hushed

    assert not screen.aloud.isVisible(), "thanks are short"


def test_the_page_at_the_end_does_not_go_while_it_has_just_begun_to_read(
    machine: Machine, monkeypatch: pytest.MonkeyPatch
) -> None:
    machine.kiosk.visit.enter("quiz", "quick")
    screen = opened(machine, "feedback")
    assert isinstance(screen, FeedbackScreen)
    screen.gone.start(1_000)
    machine.touch(screen.aloud)

    assert screen.gone.interval() == GONE_MS < KIOSK.idle_seconds * 1000


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("name", ["game_tutorial", "game_gain", "feedback"])
def test_it_stands_on_the_glass_where_there_is_a_voice_and_nowhere_else(
    machine: Machine, name: str, size: tuple[int, int]
) -> None:
    machine.window.resize(*size)
    machine.kiosk.visit.enter("quiz", "quick")
    played(machine)
    with_voice = opened(machine, name)
    assert with_voice.aloud.isVisible()  # type: ignore[attr-defined]
    button = with_voice.aloud  # type: ignore[attr-defined]
    assert with_voice.rect().contains(button.rect().translated(button.mapTo(with_voice, button.rect().topLeft())))

    machine.voice.name = ""
    machine.window.host.home()
    played(machine)
    assert not opened(machine, name).aloud.isVisible()  # type: ignore[attr-defined]
