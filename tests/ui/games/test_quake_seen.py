"""What is seen of 地震 30 秒 is what its rules say."""

from __future__ import annotations

from itertools import pairwise, product

import pytest
from pytestqt.qtbot import QtBot

from edu.domain.games.quake.rooms import RoomId
from edu.domain.games.quake.shake import LULL, WARNING, WAVE, WAVES
from edu.domain.games.rules import HERTZ, LEVELS
from tests.ui.games.hands import FINGER, SIZES, Eye, keys, place
from tests.ui.games.quake_hands import glass_in, glass_of, hold_on, on_track, play_of, run_to, shake_of, touch, view_of


def test_somebody_shows_how_it_is_done_at_the_first_level_alone_and_only_where_it_is_safe(qtbot: QtBot) -> None:
    for seed, level in product(range(6), LEVELS):
        glass = glass_of(seed, level)
        qtbot.addWidget(glass)
        glass.advance(3 * HERTZ)

        mate = view_of(glass).room.mate
        assert (mate >= 0) == (level == 1)
        assert mate < 0 or shake_of(glass).set.safe(mate)


def test_what_hangs_and_stands_has_come_down_when_its_wave_is_over_and_not_before(qtbot: QtBot) -> None:
    glass = glass_in("flat")
    qtbot.addWidget(glass)
    shake, room = shake_of(glass), view_of(glass).room
    down: list[set[str]] = []

    glass.advance(WARNING[1])
    for _ in range(WAVES):
        down.append({shake.set.kind(at) for at in room.down})
        glass.advance(WAVE + LULL)
    down.append({shake.set.kind(at) for at in room.down})

    assert down == [set(), {"glass"}, {"glass", "hanging"}, {"glass", "hanging", "tall"}]


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("room", ["classroom", "cottage"])
def test_every_scene_is_drawn_lying_and_upright_and_moves(qtbot: QtBot, size: tuple[int, int], room: RoomId) -> None:
    glass = glass_in(room, 1, size, still=False)
    eye = Eye(qtbot, glass, size)

    def look(steps: int) -> None:
        eye.look(steps)
        assert eye.still_moves(5)

    look(20)
    glass.view.down(FINGER, *place(glass, "person").centre)
    glass.view.move(FINGER, *place(glass, "spot-1").centre)
    look(5)
    glass.view.up(FINGER)
    run_to(glass, "inner" if room == "classroom" else "yard")
    look(30)
    glass.advance(WARNING[1])
    look(5)
    hold_on(glass)
    look(60)
    for thing in ("off", "head", "door", "stairs", "open"):
        if thing in keys(glass):
            touch(glass, thing)
            look(70)
    while not play_of(glass).visit.leaving.ending:
        glass.advance()
    look(70)

    for picture in eye.seen:
        assert len({picture.pixel(x, picture.height() * 3 // 5) for x in range(0, picture.width(), 3)}) > 8
    assert all(one != other for one, other in pairwise(eye.seen))


@pytest.mark.parametrize("still", [True, False])
@pytest.mark.parametrize("size", SIZES)
def test_what_goes_wrong_is_drawn_as_well(qtbot: QtBot, size: tuple[int, int], still: bool) -> None:
    """Struck, slipped, come out too soon, a lighter, a jump, the lift that stands still."""
    glass = glass_in("flat", 1, size, still=still)
    eye = Eye(qtbot, glass, size)

    run_to(glass, "hanging")
    while not shake_of(glass).blows:
        glass.advance()
    eye.look(10)
    run_to(glass, "under")
    while shake_of(glass).wave < 0:
        glass.advance()
    glass.view.down(FINGER, *on_track(glass, 0))
    while "slipped" not in shake_of(glass).blows:
        glass.advance()
    eye.look(10)
    run_to(glass, "crowd")
    eye.look(5)
    while not shake_of(glass).over:
        glass.advance()
    for thing in ("lighter", "jump", "door", "lift"):
        while play_of(glass).visit.leaving.busy:
            glass.advance()
        touch(glass, thing)
        eye.look(30)
    eye.look(70)

    assert play_of(glass).missed()[:3] == ("no-jump", "no-lift", "no-flame")
    assert all(one != other for one, other in pairwise(eye.seen))


def test_with_reduced_motion_the_ground_stands_still(qtbot: QtBot) -> None:
    glass = glass_in("shop", 1)
    qtbot.addWidget(glass)
    glass.resize(960, 540)
    glass.show()
    glass.advance(WARNING[1] + 20)
    glass.grab()
    sway = view_of(glass).room.sway
    before = glass.grab().toImage().copy(300, 400, 360, 40)
    glass.advance(13)

    assert sway > 0.2  # it does shake
    assert glass.grab().toImage().copy(300, 400, 360, 40) == before
