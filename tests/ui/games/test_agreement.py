"""What is said, what is pointed at and what is drawn agree: two orders at once, a smile over a loss, teach nothing."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import pygame
import pytest
from pytestqt.qtbot import QtBot

from edu.domain.games.acts import Act
from edu.domain.games.bots import bot_of
from edu.domain.games.catalogue import GAMES
from edu.domain.games.cpr.game import CprPlay
from edu.domain.games.quake.rooms import SPOTS
from edu.domain.games.river.village import TASKS
from edu.domain.games.rules import HERTZ
from tests.ui.games.hands import make_glass
from ui.games.cpr.view import CprView
from ui.games.kit import Kit
from ui.games.pictures import ART
from ui.games.quake.view import QuakeView
from ui.games.quake.words import SPOTS as PLACES
from ui.games.river.moment import said as said_of_river
from ui.games.river.orders import advised
from ui.games.river.view import RiverView

SIZES = [(1920, 1080), (1080, 1920)]


@contextmanager
def words_of(kit: Kit) -> Iterator[list[str]]:
    """Every line that is drawn meanwhile."""
    drawn: list[str] = []
    line = kit.words.line

    def told(text: str, size: float, colour: str, *, bold: bool = True) -> pygame.Surface:
        drawn.append(text)
        return line(text, size, colour, bold=bold)

    kit.words.line = told  # type: ignore[method-assign]
    yield drawn
    kit.words.line = line  # type: ignore[method-assign]


# -- 村长与小河 --


def test_while_somebody_has_run_home_what_is_called_out_and_the_card_that_calls_are_one(qtbot: QtBot) -> None:
    """「派人守路口」 beside a lit 「敲门」 would be two orders at once."""
    glass = make_glass(1, game="river")
    qtbot.addWidget(glass)
    view = glass.view
    assert isinstance(view, RiverView)
    assert advised(view.village) == (0, "call")
    for house in view.village.houses[1]:
        house.answered = house.safe = True
    view.village.houses[1][3].back = True
    glass.advance()

    assert view._hints.advice == view._controls.advice == (1, "guard")
    assert "跑回去" in view._hints.text()
    assert "守路口" in view._hints.text()

    view.do(Act("send", 0, len(TASKS) + TASKS.index("guard")))
    glass.advance()
    assert view._hints.advice == (0, "call")


def test_a_night_that_left_households_behind_says_how_many_and_nobody_beams(qtbot: QtBot) -> None:
    glass = make_glass(1, size=(1080, 1920), game="river")
    qtbot.addWidget(glass)
    view = glass.view
    assert isinstance(view, RiverView)
    houses = list(view.village.all_houses())
    for house in houses:
        house.answered = house.safe = True
    houses[0].lost, houses[0].safe, houses[1].back = True, False, True

    assert view._hints._status() == "还有 1 户没出来，1 户等救援"
    view.village.steps = 10**6
    assert said_of_river(view.village, (), view.kit.pack).head == f"{len(houses) - 2} 户平安，2 户没撤出来"
    assert view._hints.mood == "hero-worry"

    houses[0].lost, houses[0].safe, houses[1].back = False, True, False
    assert said_of_river(view.village, (), view.kit.pack).head == "天亮了，全村平安"
    assert view._hints.mood == "hero-happy"


# -- CPR 节拍 --


def cpr_of(qtbot: QtBot, size: tuple[int, int]) -> tuple[CprView, CprPlay]:
    glass = make_glass(1, size=size, game="cpr")
    qtbot.addWidget(glass)
    view, play = glass.view, glass.round.play
    assert isinstance(view, CprView)
    assert isinstance(play, CprPlay)
    return view, play


@pytest.mark.parametrize("size", SIZES)
def test_the_bar_of_the_blood_has_a_name_and_what_is_said_agrees_with_how_full_it_is(
    qtbot: QtBot, size: tuple[int, int]
) -> None:
    """「血停住了」 beside a bar that is three quarters full was read as a fault of the screen."""
    view, play = cpr_of(qtbot, size)
    assert play.flow > 0
    with words_of(view.kit) as drawn:
        view.draw(pygame.Surface(size, depth=32))

    assert {"送到脑子的血", "在变少"} <= set(drawn)
    play.flow = 0
    assert view._vessels.told == "停住了"


def test_when_the_ambulance_is_there_nobody_is_told_to_go_on_pressing(qtbot: QtBot) -> None:
    glass = make_glass(1, game="cpr")
    qtbot.addWidget(glass)
    view, bot = glass.view, bot_of(GAMES["cpr"], "skilled", 1)
    assert isinstance(view, CprView)
    titles, told = set(), set()
    while not glass.round.over:
        for act in bot.acts(glass.round.play):
            view.do(act)
        glass.advance()
        if not glass.round.over:
            titles.add(view.title)
            told.add(view._vessels.told)

    assert {"跟着节拍按", "接着按，别停"} <= titles
    assert {"正在送过去", "在变少"} <= told
    assert view.title == "救护车到了"


# -- 燃气侦探 --


def test_only_a_tag_that_was_hung_says_that_it_leaks() -> None:
    """Six tags that all say so before one is hung read as: everything leaks, all is done."""
    hung, waiting = ((ART / "gas" / f"tag-{state}.svg").read_text("utf-8") for state in ("on", "off"))

    assert ">漏<" in hung
    assert ">?<" in waiting
    assert ">漏<" not in waiting


# -- 地震 30 秒 --


@pytest.mark.parametrize("size", SIZES)
def test_no_label_floats_at_the_edge_of_the_close_up(qtbot: QtBot, size: tuple[int, int]) -> None:
    glass = make_glass(1, size=size, game="quake")
    qtbot.addWidget(glass)
    view = glass.view
    assert isinstance(view, QuakeView)
    place = view.visit.shake.set
    names = {PLACES[place.name(at)] for at in range(SPOTS)}
    surface = pygame.Surface(size, depth=32)
    with words_of(view.kit) as drawn:
        view.draw(surface)
    assert names <= set(drawn)

    view.do(Act("go", next(at for at in range(SPOTS) if place.kind(at) in ("under", "inner", "yard"))))
    for _ in range(30 * HERTZ):
        glass.advance()
        if view.grip.here:
            break
    assert view.grip.here
    with words_of(view.kit) as drawn:
        view.draw(surface)
    assert not names & set(drawn)
