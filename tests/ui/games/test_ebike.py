"""电动车安全屋: played by touching it comes to the same as without a picture; nothing that strays does harm."""

from __future__ import annotations

from itertools import combinations

import pytest
from pytestqt.qtbot import QtBot

from edu.domain.games.bots import bot_of, played_by
from edu.domain.games.catalogue import GAMES
from edu.domain.games.ebike.game import EbikePlay
from edu.domain.games.ebike.yard import HOT, PATIENCE, PLACES, SOCKETS
from edu.domain.games.rules import LEVELS, Level
from tests.ui.games.ebike_hands import GAME, Hands, at_night, drag, glass_of, play_of, put, view_of, waiting
from tests.ui.games.hands import FINGER, SIZES, keys, overlap, place, touch
from ui.games.ebike.plan import plan, seen_in
from ui.games.glass import GameGlass
from ui.games.kit import Manner
from ui.games.view import TARGET


@pytest.mark.parametrize("level", LEVELS)
@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("skill", ["skilled", "average"])
def test_a_bot_that_touches_reaches_the_digest_of_one_without_eyes(
    qtbot: QtBot, skill: str, size: tuple[int, int], level: Level
) -> None:
    game, seed = GAMES[GAME], 10 + level
    blind = played_by(game, bot_of(game, skill, seed), seed, level)[1]  # type: ignore[arg-type]
    glass = glass_of(qtbot, seed, level, size, Manner(left=size[0] < size[1], seated=level == 2))

    Hands(glass, bot_of(game, skill, seed)).play()  # type: ignore[arg-type]

    assert glass.round.result() == blind


def test_two_taps_do_what_dragging_does(qtbot: QtBot) -> None:
    game = GAMES[GAME]
    blind = played_by(game, bot_of(game, "skilled", 5), 5, 2)[1]
    glass = glass_of(qtbot, 5, 2)

    Hands(glass, bot_of(game, "skilled", 5), tapping=True).play()

    assert glass.round.result() == blind


def test_a_bike_that_is_let_go_at_the_gate_or_nowhere_stays_there(qtbot: QtBot) -> None:
    glass = glass_of(qtbot)
    number = waiting(glass)
    made = view_of(glass).plan

    drag(glass, number, made.gate.x + made.gate.w * 0.8, made.gate.y + made.gate.h * 0.5)
    drag(glass, number, 960, 60)
    glass.advance(2)

    assert glass.round.log == []
    assert play_of(glass).yard.bikes[number].at == "gate"


@pytest.mark.parametrize("size", SIZES)
def test_beside_a_place_is_near_enough_for_it(qtbot: QtBot, size: tuple[int, int]) -> None:
    made = plan(*size, Manner())
    for spot in PLACES:
        zone = made.zones[spot]
        assert made.place_at(*zone.centre) == spot
    rack = made.zones["rack"]
    assert made.place_at(rack.x + rack.w / 2, rack.y - 8 * made.unit) in PLACES
    assert made.place_at(size[0] / 2, 0) is None


def test_a_second_finger_takes_another_bike_and_the_first_one_stays(qtbot: QtBot) -> None:
    glass = glass_of(qtbot)
    first = waiting(glass)
    while len(play_of(glass).yard.waiting) < 2:
        glass.advance()
    second = play_of(glass).yard.waiting[1]
    rack = view_of(glass).plan.zones["rack"].centre
    assert glass.view.down(FINGER, *place(glass, f"bike:{first}").centre)
    assert glass.view.down(FINGER + 1, *place(glass, f"bike:{second}").centre)
    for finger in (FINGER, FINGER + 1):
        glass.view.move(finger, *rack)
    for finger in (FINGER, FINGER + 1):
        glass.view.up(finger)
    glass.advance(2)

    bikes = play_of(glass).yard.bikes
    assert (bikes[first].at, bikes[second].at) == ("gate", "rack")


def test_a_second_tap_lets_go_of_what_was_chosen(qtbot: QtBot) -> None:
    glass = glass_of(qtbot)
    number = waiting(glass)
    touch(glass, f"bike:{number}")
    assert {f"to:{spot}" for spot in PLACES} <= set(keys(glass))

    touch(glass, f"bike:{number}")

    assert not any(key.startswith("to:") for key in keys(glass))


def test_a_bike_whose_rider_lost_patience_is_in_no_hand_any_more(qtbot: QtBot) -> None:
    glass = glass_of(qtbot)
    number = waiting(glass)
    assert glass.view.down(FINGER, *place(glass, f"bike:{number}").centre)
    glass.view.move(FINGER, 1500, 600)
    glass.advance(PATIENCE[1] + 4)

    glass.view.up(FINGER)
    glass.advance(2)

    bike = play_of(glass).yard.bikes[number]
    assert (bike.at, bike.left) == ("hall", True)
    assert "楼道" in view_of(glass)._hints.text()


def test_what_grows_hot_can_be_pulled_out_until_it_burns(qtbot: QtBot) -> None:
    glass = glass_of(qtbot)
    number = waiting(glass, "rest")
    put(glass, number, "hall")
    glass.advance(HOT // 2)
    put(glass, number, "rack")
    glass.advance(2)
    saved = play_of(glass).yard.bikes[number]
    assert (saved.at, saved.heat) == ("rack", 0)

    put(glass, number, "home")
    glass.advance(HOT + 4)

    assert play_of(glass).yard.bikes[number].smokes
    assert f"bike:{number}" not in keys(glass)
    assert "着火" in glass.view.kit.speaker.heard


def fill_the_shed(glass: GameGlass) -> int:
    """So many bikes into the shed as there are sockets; gives the next one at the gate."""
    play = play_of(glass)
    while len(play.yard.of("shed")) < SOCKETS[play.yard.level]:
        put(glass, waiting(glass), "shed")
        glass.advance(2)
    return waiting(glass)


def test_a_full_shed_refuses_with_words(qtbot: QtBot) -> None:
    glass = glass_of(qtbot, 3)
    number = fill_the_shed(glass)

    put(glass, number, "shed")
    glass.advance(2)

    assert play_of(glass).yard.bikes[number].at == "gate"
    assert "满了" in view_of(glass)._hints.text()


def test_a_bike_that_is_full_says_so_and_is_fetched_by_a_touch(qtbot: QtBot) -> None:
    glass = glass_of(qtbot, 3)
    bikes, number = play_of(glass).yard.bikes, waiting(glass, "low")
    put(glass, number, "shed")
    while not bikes[number].full:
        glass.advance()
    assert glass.view.kit.speaker.heard == "叮：充满了"

    touch(glass, f"bike:{number}")
    glass.advance(2)

    assert bikes[number].at == "gone"


# -- where it is --


@pytest.mark.parametrize("size", [*SIZES, (1920, 1200), (1366, 768)])
@pytest.mark.parametrize("left", [False, True])
def test_everything_to_touch_is_big_within_reach_and_apart(qtbot: QtBot, size: tuple[int, int], left: bool) -> None:
    wide, high = size
    lies = wide > high
    least = TARGET * min(wide / (1920 if lies else 1080), high / (1080 if lies else 1920)) - 0.5

    def checked(glass: GameGlass) -> None:
        targets = glass.view.targets()
        for one in targets:
            box = one.box
            assert min(box.w, box.h) >= least, one.key
            assert box.x >= -0.5, one.key
            assert box.x + box.w <= wide + 0.5, one.key
            assert box.y >= high * 0.4 - 0.5, one.key  # as for whoever sits
            assert box.y + box.h <= high + 0.5, one.key
        for one, other in combinations(targets, 2):
            assert not overlap(one.box, other.box), (one.key, other.key)

    glass = glass_of(qtbot, 5, 3, size, Manner(left=left))
    yard, bot = play_of(glass).yard, bot_of(GAMES[GAME], "average", 3)
    while not yard.over:
        for act in bot.acts(glass.round.play):
            glass.view.do(act)
        glass.advance()
        if yard.steps % 240 == 0:
            checked(glass)
            if yard.waiting:
                touch(glass, f"bike:{yard.waiting[0]}")
                checked(glass)
                touch(glass, f"bike:{yard.waiting[0]}")
    for level in LEVELS:
        checked(at_night(qtbot, "stairs", level, size, left=left))
        dark = at_night(qtbot, "room", level, size, left=left)
        checked(dark)
        for thing in ("out", "down"):
            touch(dark, thing)
            dark.advance(2)
            checked(dark)


@pytest.mark.parametrize("size", SIZES)
def test_whoever_is_seated_needs_no_other_places(size: tuple[int, int]) -> None:
    assert plan(*size, Manner(seated=True)) == plan(*size, Manner())


def test_with_the_left_hand_everything_is_mirrored(qtbot: QtBot) -> None:
    evenings = glass_of(qtbot), glass_of(qtbot, manner=Manner(left=True))
    for glass in evenings:
        waiting(glass)
    nights = at_night(qtbot, "room", 3), at_night(qtbot, "room", 3, left=True)

    for right, left in (evenings, nights):
        for one in right.view.targets():
            assert place(left, one.key).x == pytest.approx(1920 - one.box.x - one.box.w), one.key


def test_a_bike_keeps_its_stand_when_another_goes(qtbot: QtBot) -> None:
    glass = glass_of(qtbot, 3)
    play = play_of(glass)
    while len(play.yard.of("rack")) < 3:
        put(glass, waiting(glass), "rack")
        glass.advance(2)
    first, second, third = (n for n, bike in enumerate(play.yard.bikes) if bike.at == "rack")
    before = place(glass, f"bike:{third}")

    put(glass, first, "shop")
    glass.advance(2)

    assert place(glass, f"bike:{third}") == before
    assert place(glass, f"bike:{second}") != before


@pytest.mark.parametrize("level", LEVELS)
def test_things_of_the_night_change_about(level: Level) -> None:
    """Where each had its place, four in turn from below were right in every second night in the stairs."""
    found: set[int] = set()
    for seed in range(60):
        play = GAMES[GAME].start(seed, level)
        assert isinstance(play, EbikePlay)
        night = play.nights[0]
        if "unplug" in night.shown:  # of rooms that show the same number of things on the wall
            found.add(round(seen_in(plan(1920, 1080, Manner()), night)["out"].touch.x))

    assert len(found) == 3


# -- what strays --


def test_a_turned_screen_keeps_the_round(qtbot: QtBot) -> None:
    glass = glass_of(qtbot, 5)
    put(glass, waiting(glass), "rack")
    glass.advance(2)
    before = list(glass.round.play.cells())

    glass.view.arrange(1080, 1920)
    glass.grab()

    assert list(glass.round.play.cells()) == before
