"""What is seen of 过街与大车 is what its rules say; what is not looked at is not shown."""

from __future__ import annotations

from itertools import pairwise, product

import pygame
import pytest
from pytestqt.qtbot import QtBot

from edu.domain.games.road.crossing import BACK, CRESCENT, LEFT, PLACES, RIGHT, THINGS, WIDTH
from edu.domain.games.road.dangers import TURN, Turn
from edu.domain.games.rules import HERTZ
from tests.edu.domain.games.roads import behind_lorry, car, quiet
from tests.ui.games.hands import SIZES, Eye, touch
from tests.ui.games.road_hands import GAME, glass_of, play_of, put, view_of
from ui.games.glass import GameGlass
from ui.games.kit import Manner
from ui.games.pictures import ART
from ui.games.road import corner
from ui.games.road.cars import Cars
from ui.games.road.controls import WORDS
from ui.games.road.fleet import CARS, LORRY, MIXER
from ui.games.road.lens import Lens
from ui.games.road.plan import plan
from ui.games.road.things import thing_key
from ui.games.road.walker import WHO


def painted(glass: GameGlass, size: tuple[int, int] = SIZES[0]) -> pygame.Surface:
    surface = pygame.Surface(size, depth=32)
    glass.view.draw(surface)
    return surface


def same(one: pygame.Surface, other: pygame.Surface, box: tuple[int, int, int, int]) -> bool:
    return bool(pygame.image.tobytes(one.subsurface(box), "RGB") == pygame.image.tobytes(other.subsurface(box), "RGB"))


@pytest.mark.parametrize("side", [LEFT, RIGHT])
@pytest.mark.parametrize("size", SIZES)
def test_what_comes_is_shown_only_where_somebody_has_looked(qtbot: QtBot, side: int, size: tuple[int, int]) -> None:
    """The same picture with a car as without one, until the eyes were there; while they are, another picture."""
    pictures = {}
    half = (0 if side == LEFT else size[0] * 3 // 4, 0, size[0] // 4, size[1] - 460)
    for looks, comes in product((False, True), repeat=2):
        glass = glass_of(1, 3, size)
        qtbot.addWidget(glass)
        road = put(glass, quiet("zebra", *([car(22_000, 0 if side == LEFT else 1)] if comes else [])))
        if looks:
            road.look(side)
        glass.advance()
        pictures[looks, comes] = painted(glass, size)

    assert same(pictures[False, True], pictures[False, False], half)
    assert not same(pictures[True, True], pictures[True, False], half)


def test_a_look_wears_off_as_the_rules_say_and_a_telephone_ends_it(qtbot: QtBot) -> None:
    glass = glass_of(1, 3)
    qtbot.addWidget(glass)
    road = put(glass, quiet("zebra", rings=0))
    eyes = view_of(glass)._eyes
    touch(glass, "look-0")
    glass.advance(road.fresh - 2)
    assert eyes.open == [1.0, 0.0]
    glass.advance(4)
    assert eyes.open == [0.0, 0.0]

    touch(glass, "look-0", "look-1")
    glass.advance(2)
    assert eyes.open == [1.0, 1.0]
    touch(glass, "answer")
    glass.advance(2)
    assert eyes.open == [0.0, 0.0]


def test_a_lorry_hides_what_is_behind_it_until_its_edge(qtbot: QtBot) -> None:
    glass = glass_of(1, 3)
    qtbot.addWidget(glass)
    road = put(glass, behind_lorry())
    touch(glass, "wave", "look-0")
    glass.advance(3)
    assert view_of(glass)._eyes.open[LEFT] == 0.0

    glass.advance(HERTZ)
    touch(glass, "go")
    glass.advance(2)
    touch(glass, "wait")
    glass.advance(3 * HERTZ)
    touch(glass, "look-0")
    glass.advance(2)

    assert road.sees(1)
    assert view_of(glass)._eyes.open[LEFT] == 1.0


@pytest.mark.parametrize("size", SIZES)
def test_the_street_bends_evenly_and_ends_in_one_line(size: tuple[int, int]) -> None:
    made = plan(*size, Manner())
    lens = Lens(made)

    xs = [lens.x(along) for along in range(-60_000, 60_001, 500)]
    assert all(b > a for a, b in pairwise(xs))
    assert lens.x(0) == size[0] / 2
    assert (lens.y(0, 0), lens.y(0, WIDTH)) == pytest.approx((made.near, made.far))
    assert abs(lens.y(58_000, 0) - made.vanish) < 40 * made.unit
    assert lens.share(0) == 1.0 > lens.share(3_000) == lens.share(-3_000) > lens.share(30_000)


@pytest.mark.parametrize("lane", [0, 1])
def test_the_nose_of_a_car_is_drawn_where_the_rules_have_it(qtbot: QtBot, lane: int) -> None:
    """At 2.5 m before the line it does not touch who crosses; on the line it does."""
    glass = glass_of()
    qtbot.addWidget(glass)
    view = view_of(glass)
    for away in (2_500, 0):
        road = quiet("zebra", car(away, lane))
        cars = Cars(view.kit, view.plan, view._lens, 1)
        piece = next(iter(cars.pieces(road)))
        ahead = piece.x + piece.surface.get_width() if lane == 0 else piece.x
        nose = view._lens.x(-away if lane == 0 else away)
        reach = (ahead - nose) * (1 if lane == 0 else -1)
        assert -4 < reach < 75, away  # its shadow goes a little before it


def test_the_rear_wheel_of_the_turning_lorry_stays_off_who_has_stepped_back(qtbot: QtBot) -> None:
    """And is where the rules catch who has not."""
    inner = min(corner.track(rear=True), key=lambda point: abs(point[0]))
    outer = min(corner.track(rear=False), key=lambda point: abs(point[0]))

    assert BACK + 500 < inner[1] < outer[1]
    assert CRESCENT[0] <= inner[1]
    assert outer[1] < CRESCENT[1]
    steps = [corner.pose(step) for step in range(-180, TURN + corner.OUT)]
    assert all(abs(b.heading - a.heading) < 3 for a, b in pairwise(steps))
    assert corner.pose(-100).across < -2_000  # still in the side street
    assert corner.pose(TURN).along > 3_000  # through


def test_the_turning_lorry_is_seen_without_looking_for_it_comes_from_behind(qtbot: QtBot) -> None:
    glass = glass_of(1, 3)
    qtbot.addWidget(glass)
    road = put(glass, quiet("signal"))
    glass.advance(3)
    empty = painted(glass)
    road.turn = Turn(road.steps + 40)
    glass.advance()
    painted_with = painted(glass)

    assert not any(view_of(glass)._eyes.open)
    assert not same(empty, painted_with, (500, 400, 350, 420))


def test_by_night_who_wears_nothing_bright_is_dark(qtbot: QtBot) -> None:
    def brightness(*things: str) -> float:
        glass = glass_of(1, 3)
        qtbot.addWidget(glass)
        put(glass, quiet("night"))
        touch(glass, *map(thing_key, things))  # type: ignore[arg-type]
        glass.advance(90)
        x, y, high = view_of(glass)._walker.foot(play_of(glass).road)
        picture = painted(glass).subsurface(
            (round(x - high / 5), round(y - high * 0.6), round(high / 2.5), round(high / 2))
        )
        return float(sum(pygame.transform.average_color(picture)[:3]))

    dark = brightness()
    assert brightness("torch") > dark + 60
    assert brightness("vest") > dark + 100


def test_a_mistake_is_shown_on_the_ground_and_its_rule_is_read_out(qtbot: QtBot) -> None:
    glass = glass_of(1, 3)
    qtbot.addWidget(glass)
    road = put(glass, quiet("zebra", car(9_000)))
    touch(glass, "go")
    while not road.outcome:
        glass.advance()
    glass.advance(2)
    view = view_of(glass)
    before = painted(glass)
    view._harm.enter()
    without = painted(glass)

    assert road.outcome == "hit"
    assert [one.key for one in view.targets()] == ["pause"]
    assert not same(before, without, (400, 500, 1100, 300))
    assert view._moment is not None
    assert view._moment.said.text == view.kit.pack.card("dash").rule  # type: ignore[union-attr]


def test_everybody_and_everything_is_drawn() -> None:
    people = [f"{who}-{what}" for who in WHO.values() for what in ("away", "left", "stand", "wave", "happy", "worry")]
    people += [f"{who}-{step}" for who in WHO.values() for step in "ab" if who != "mum"]
    bike = ["ebike", "mum-ride", *(f"mum-push-{step}" for step in ("a", "b", "stand")), "helmet-away", "helmet-left"]
    sheets = [f"{part.sheet}-side" for toy in (*CARS, LORRY, MIXER) for part in toy.parts]
    sheets += [f"{part.sheet}-front" for toy in (*CARS, LORRY, MIXER) for part in toy.parts if part.front]
    sheets += [f"{part.sheet}-rear" for toy in (*CARS, LORRY, MIXER) for part in toy.parts if part.rear]
    marks = [f"mark-{name}" for name in ("waits", "slows", "fright", "nod", "engine", "turn")]
    rest = [f"do-{key}" for key in WORDS] + [thing_key(thing) for thing in THINGS] + [f"street-{at}" for at in PLACES]

    there = {path.stem for path in (ART / GAME).glob("*.svg")}

    assert [name for name in (*people, *bike, *sheets, *marks, *rest) if name not in there] == []


@pytest.mark.parametrize("size", SIZES)
def test_every_road_is_drawn_lying_and_upright_and_moves(qtbot: QtBot, size: tuple[int, int]) -> None:
    glass = glass_of(4, 2, size, still=False)
    eye = Eye(qtbot, glass, size)
    for at in range(len(PLACES)):
        put(glass, play_of(glass).roads[at])
        touch(glass, "look-0", "look-1")
        eye.look(40)
        assert eye.still_moves(8), PLACES[at]

    for picture in eye.seen:
        assert len({picture.pixel(x, picture.height() // 2) for x in range(0, picture.width(), 3)}) > 12
    assert all(one != other for one, other in pairwise(eye.seen))
