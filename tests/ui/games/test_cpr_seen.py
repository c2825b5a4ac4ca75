"""What is seen of CPR 节拍 is what its rules say: the dial, the pads, his face, every scene."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise

import pytest
from pytestqt.qtbot import QtBot

from edu.domain.games.cpr.game import FULL
from edu.domain.games.cpr.machine import PLACES, RIGHT
from edu.domain.games.cpr.scene import DELAYS, NEEDFUL
from edu.domain.games.rules import HERTZ
from tests.ui.games.cpr_hands import BELLY, COLLAR, GAME, RIBS, begun, corner, glass_of, play_of, pushed, touch, view_of
from tests.ui.games.hands import FINGER, SHELVES, SIZES, Eye, make_glass
from ui.games.catalogue import VIEWS
from ui.games.cpr.view import CprView
from ui.games.glass import GameGlass
from ui.screens.kiosk.games_room import GamesRoom


def test_the_dial_says_the_pace_that_the_hand_has(qtbot: QtBot) -> None:
    glass = glass_of()
    qtbot.addWidget(glass)
    begun(glass)

    for every in (30, 36, 24):
        pushed(glass, 3, every)
        assert view_of(glass)._dial.rate == 60 * HERTZ // every


def test_pads_lie_below_his_right_collar_bone_and_on_his_left_ribs(qtbot: QtBot) -> None:
    """His head is to the left and he looks at us: his right side is below."""
    glass = glass_of()
    qtbot.addWidget(glass)
    plan = view_of(glass).plan
    collar, ribs = plan.pads[COLLAR].centre, plan.pads[RIBS].centre

    assert {PLACES[COLLAR], PLACES[RIBS]} == RIGHT
    assert plan.face.centre[0] < collar[0] < plan.heart[0] < ribs[0]
    assert ribs[1] < plan.heart[1] < collar[1]


def _course(glass: GameGlass, look: Callable[..., None], *, breathes: bool) -> None:
    """A whole round with everything that can go wrong in it."""
    look(20)
    for deed in ("shout", "call", play_of(glass).scene.shown[0], "fetch", "look"):
        touch(glass, deed)
        look(20)
        glass.advance(8 * HERTZ)
    pushed(glass, 12)
    glass.view.down(FINGER, *corner(glass))
    look(4)
    glass.view.up(FINGER)
    if breathes:
        touch(glass, "breath")
        look(30)
        glass.advance(HERTZ)
    while play_of(glass).machine.stage != "here":
        pushed(glass, 1)
    look(30)
    for key in ("power", f"pad-{BELLY}", f"pad-{COLLAR}", f"pad-{RIBS}"):
        touch(glass, key)
        look(8)
    glass.advance(4 * HERTZ + 10)
    look()
    if play_of(glass).machine.stage == "charged":
        for key in ("clear", "shock"):
            touch(glass, key)
            look(12)
    while not glass.round.over:
        pushed(glass, 1)
    look(60)
    look(200)


@pytest.mark.parametrize("still", [True, False])
@pytest.mark.parametrize("size", SIZES)
def test_every_scene_is_drawn_lying_and_upright(qtbot: QtBot, size: tuple[int, int], still: bool) -> None:
    glass = glass_of(4, 2 if still else 1, size, still=still)
    eye = Eye(qtbot, glass, size)

    _course(glass, eye.look, breathes=still)

    for number, (one, other) in enumerate(pairwise(eye.seen)):
        assert one != other, number
    for picture in eye.seen:
        assert len({picture.pixel(x, picture.height() * 3 // 5) for x in range(0, picture.width(), 3)}) > 8


def test_colour_comes_into_his_face_with_the_blood(qtbot: QtBot) -> None:
    glass = glass_of(2)
    qtbot.addWidget(glass)
    glass.resize(960, 540)
    glass.show()
    face = view_of(glass).plan.face

    def cheek(flow: int) -> int:
        play_of(glass).flow = flow
        for _ in range(90):
            view_of(glass)._patient.step()
        pixel = glass.grab().toImage().pixelColor(round(face.x + face.w * 0.61), round(face.y + face.h * 0.3))
        return pixel.red() - pixel.blue()

    assert cheek(0) < 0 < cheek(FULL // 2) < cheek(FULL)


def test_the_kiosk_offers_it_and_all_its_drawings_are_there() -> None:
    assert GamesRoom.plays(GAME)
    assert VIEWS[GAME] is CprView
    for deed in (*NEEDFUL, *DELAYS):
        assert SHELVES.setdefault(GAME, make_glass(game=GAME).view.kit.pictures).has(f"do-{deed}"), deed
