"""What is seen of 电动车安全屋 is what its rules say."""

from __future__ import annotations

from itertools import pairwise
from typing import cast

import pytest
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from edu.domain.games.acts import Act
from edu.domain.games.ebike.game import BETWEEN
from edu.domain.games.ebike.night import THINGS, Kind, Thing
from edu.domain.games.ebike.yard import CHARGE, HOT, NEEDS, PLACES, RIGHT, Spot
from edu.domain.games.rules import HERTZ, Level
from tests.ui.games.ebike_hands import (
    GAME,
    ROOM,
    STAIRS,
    at_night,
    glass_of,
    play_of,
    put,
    to_the_night,
    view_of,
    waiting,
)
from tests.ui.games.hands import FINGER, SHELVES, SIZES, make_glass, place, touch
from ui.games.ebike.rides import MODELS, RIDERS
from ui.games.glass import GameGlass
from ui.games.view import Box


def test_every_bike_rider_place_and_thing_is_drawn() -> None:
    shelf = SHELVES.setdefault(GAME, make_glass(1, game=GAME).view.kit.pictures)
    names = [f"bike-{model}" for model in MODELS]
    names += [f"{kind}-{need}" for kind in ("load", "mark") for need in NEEDS]
    names += [f"rider-{who}-{mood}" for who in RIDERS for mood in ("happy", "worry", "glad")]
    names += [f"place-{spot}" for spot in PLACES]
    names += [f"thing-{thing}" for thing in THINGS]
    names += ["thing-window-done", "thing-close-done", "thing-family-up", "thing-family-out", "thing-family-safe"]

    assert [name for name in names if not shelf.has(name)] == []


def shown(qtbot: QtBot, seed: int, level: Level, size: tuple[int, int], *, still: bool = False) -> GameGlass:
    glass = glass_of(qtbot, seed, level, size, still=still)
    glass.resize(size[0] // 2, size[1] // 2)
    glass.show()
    return glass


def colours(picture: QImage, box: Box) -> list[int]:
    """Of a grid of points in the box."""
    xs = [round(box.x + box.w * at / 24) for at in range(1, 24)]
    ys = [round(box.y + box.h * at / 24) for at in range(1, 24)]
    return [picture.pixel(x, y) for x in xs for y in ys]


def fiery(picture: QImage, box: Box) -> int:
    """How many of the points are as orange as a flame."""
    found = [(c >> 16 & 255, c >> 8 & 255, c & 255) for c in colours(picture, box)]
    return sum(red > 200 and 70 < green < 200 and blue < 90 for red, green, blue in found)


@pytest.mark.parametrize("size", SIZES)
def test_what_was_left_in_the_stairwell_is_seen_to_burn_there(qtbot: QtBot, size: tuple[int, int]) -> None:
    fires = {}
    for dirty in (False, True):
        glass = shown(qtbot, 4, 1, size)
        play = play_of(glass)
        play.own = 0
        while play.pause < BETWEEN - 20:
            for number in play.yard.waiting:
                spot: Spot = "hall" if dirty else RIGHT[play.yard.bikes[number].need]
                glass.view.do(Act("place", number, PLACES.index(spot)))
            glass.advance()
        picture = glass.grab().toImage()
        made = view_of(glass).plan
        fires[dirty] = fiery(picture, made.places["hall"]), fiery(picture, made.flat)

    assert fires[True][0] > 20 > fires[False][0]
    assert fires[False][1] > 3 * fires[True][1]


@pytest.mark.parametrize("size", SIZES)
def test_every_scene_is_drawn_lying_and_upright_and_moves(qtbot: QtBot, size: tuple[int, int]) -> None:
    glass = shown(qtbot, 4, 1, size)
    play_of(glass).own = 0
    seen: list[QImage] = []

    def look(steps: int = 12) -> None:
        glass.advance(steps)
        seen.append(glass.grab().toImage())
        glass.advance(4)
        assert glass.grab().toImage() != seen[-1]

    look(90)
    number = waiting(glass)
    assert glass.view.down(FINGER, *place(glass, f"bike:{number}").centre)
    glass.view.move(FINGER, size[0] / 4, size[1] * 0.3)
    look()
    glass.view.lift_all()
    to_the_night(glass)
    look(30)
    for thing in ROOM:
        touch(glass, thing)
        look(30)

    for picture in seen:
        assert len(set(colours(picture, Box(0, 0, picture.width(), picture.height())))) > 40
    assert all(one != other for one, other in pairwise(seen))


@pytest.mark.parametrize("still", [True, False])
def test_holding_the_door_is_drawn_until_somebody_comes_to_the_window(qtbot: QtBot, still: bool) -> None:
    glass = at_night(qtbot, "stairs", 2, still=still)
    glass.resize(960, 540)
    glass.show()
    seen = [glass.grab().toImage()]
    for thing in STAIRS:
        touch(glass, thing)
        glass.advance(30)
        seen.append(glass.grab().toImage())
    glass.advance(40)
    seen.append(glass.grab().toImage())

    assert all(one != other for one, other in pairwise(seen))
    window = view_of(glass)._dark.seen["window"].art  # type: ignore[union-attr]
    assert red(seen[-1], window) > red(seen[0], window)


@pytest.mark.parametrize("still", [True, False])
def test_what_goes_wrong_is_drawn_as_well(qtbot: QtBot, still: bool) -> None:
    """Heat, fire, a refused bike, each trap."""
    glass = shown(qtbot, 3, 3, SIZES[still], still=still)
    for spot in ("hall", "home", "wire", "shop"):
        put(glass, waiting(glass), cast("Spot", spot))
        glass.advance(HOT // 3)
        glass.grab()
    glass.advance(HOT)
    assert any(bike.smokes for bike in play_of(glass).yard.bikes)
    glass.grab()
    kinds: dict[Kind, tuple[Thing, ...]] = {
        "room": ("carry", "bucket", "unplug", "film"), "stairs": ("rush", "towel", "jump"),
    }  # fmt: skip
    for kind, traps in kinds.items():
        for trap in traps:
            dark = at_night(qtbot, kind, 3, SIZES[still], still=still)
            touch(dark, trap)
            for steps in (4, 60):
                dark.advance(steps)
                dark.grab()
            assert trap in play_of(dark).night.done  # type: ignore[union-attr]


def red(picture: QImage, box: Box) -> int:
    found = [(c >> 16 & 255, c >> 8 & 255, c & 255) for c in colours(picture, box)]
    return sum(r > 150 and g < 80 and b < 80 for r, g, b in found)


def test_what_should_have_been_let_alone_is_crossed_out(qtbot: QtBot) -> None:
    dark, yard = at_night(qtbot, "room", 3), glass_of(qtbot, 3)
    for glass in (dark, yard):
        glass.resize(1920, 1080)
        glass.show()
    film, home = place(dark, "film"), view_of(yard).plan.zones["wire"]
    before = red(dark.grab().toImage(), film), red(yard.grab().toImage(), home)

    touch(dark, "film")
    put(yard, waiting(yard, "rest"), "wire")
    for glass in (dark, yard):
        glass.advance(3)

    assert red(dark.grab().toImage(), film) > before[0] + 20
    assert red(yard.grab().toImage(), home) > before[1] + 10


def test_smoke_hangs_lower_the_longer_nobody_acts(qtbot: QtBot) -> None:
    glass = at_night(qtbot, "room", still=False)
    flat = view_of(glass)._dark._flat  # type: ignore[union-attr]
    hangs = []
    for _ in range(4):
        glass.advance(3 * HERTZ)
        hangs.append(flat._hangs)

    assert hangs == sorted(hangs)
    assert hangs[-1] > hangs[0] * 1.5


def test_the_ring_at_a_socket_closes_as_the_battery_fills(qtbot: QtBot) -> None:
    glass = shown(qtbot, 3, 1, SIZES[0])
    number = waiting(glass, "low")
    put(glass, number, "shed")
    made, evening = view_of(glass).plan, view_of(glass)._evening
    glass.advance(60)
    (x, y), side = evening.court.dial(evening.stands.box(number))
    dial = Box(x - side / 2, y - side / 2, side, side)
    early = colours(glass.grab().toImage(), dial)
    glass.advance(CHARGE)

    assert made.zones["shed"].holds(x, y)
    assert colours(glass.grab().toImage(), dial) != early
