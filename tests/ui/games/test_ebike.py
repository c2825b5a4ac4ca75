"""电动车安全屋: played by touching it comes to the same as without a picture; what is seen is what the rules say."""

from __future__ import annotations

import random
from collections.abc import Sequence
from itertools import pairwise
from typing import cast

import pytest
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from edu.domain.games.acts import Act
from edu.domain.games.bots import bot_of, played_by
from edu.domain.games.catalogue import GAMES
from edu.domain.games.ebike.game import BETWEEN, EbikePlay
from edu.domain.games.ebike.night import THINGS, TRAPS, Kind, Thing
from edu.domain.games.ebike.yard import CHARGE, HOT, NEEDS, PATIENCE, PLACES, RIGHT, SOCKETS, Need, Spot
from edu.domain.games.rules import HERTZ, LEVELS, Bot, Level
from tests.ui.games.hands import SHELVES, make_glass
from ui.games.ebike.moment import said_of_evening, said_of_night
from ui.games.ebike.plan import plan, seen_in
from ui.games.ebike.rides import MODELS, RIDERS
from ui.games.ebike.view import EbikeView
from ui.games.glass import GameGlass
from ui.games.kit import Manner
from ui.games.view import PAUSE, TARGET, Box
from ui.screens.kiosk.games_room import GamesRoom

GAME = "ebike"
SIZES = [(1920, 1080), (1080, 1920)]
FINGER = 1
ROOM: tuple[Thing, ...] = ("family", "out", "close", "knock", "down", "call")
STAIRS: tuple[Thing, ...] = ("seal", "call", "window")


def glass_of(
    qtbot: QtBot,
    seed: int = 1,
    level: Level = 1,
    size: tuple[int, int] = SIZES[0],
    manner: Manner | None = None,
    *,
    still: bool = True,
) -> GameGlass:
    glass = make_glass(seed, level, size, manner, still=still, game=GAME)
    qtbot.addWidget(glass)
    return glass


def view_of(glass: GameGlass) -> EbikeView:
    assert isinstance(glass.view, EbikeView)
    return glass.view


def play_of(glass: GameGlass) -> EbikePlay:
    assert isinstance(glass.round.play, EbikePlay)
    return glass.round.play


def box_of(glass: GameGlass, key: str) -> Box:
    found = next((one.box for one in glass.view.targets() if one.key == key), None)
    assert found is not None, f"{key} cannot be touched: {[one.key for one in glass.view.targets()]}"
    return found


def tap(glass: GameGlass, key: str) -> None:
    assert glass.view.down(FINGER, *box_of(glass, key).centre)
    glass.view.up(FINGER)


def drag(glass: GameGlass, number: int, x: float, y: float) -> None:
    assert glass.view.down(FINGER, *box_of(glass, f"bike:{number}").centre)
    glass.view.move(FINGER, x, y)
    glass.view.up(FINGER)


def put(glass: GameGlass, number: int, spot: Spot) -> None:
    drag(glass, number, *view_of(glass).plan.zones[spot].centre)


def play_by_hand(glass: GameGlass, bot: Bot, *, tapping: bool = False) -> None:
    """Does what a bot wants by touching what stands for it."""
    while not glass.round.over:
        for act in bot.acts(glass.round.play):
            if act.name == "touch":
                tap(glass, THINGS[act.a])
            elif act.name == "clear":
                tap(glass, f"bike:{act.a}")
            elif tapping:
                tap(glass, f"bike:{act.a}")
                tap(glass, f"to:{PLACES[act.b]}")
            else:
                put(glass, act.a, PLACES[act.b])
        glass.advance()


def waiting(glass: GameGlass, need: Need | None = None) -> int:
    """The number of the next bike at the gate that wants this; the others are put where they belong."""
    play = play_of(glass)
    for _ in range(6000):
        for number in play.yard.waiting:
            bike = play.yard.bikes[number]
            if need in (None, bike.need):
                return number
            glass.view.do(Act("place", number, PLACES.index("rack" if bike.need != "low" else "shed")))
        glass.advance()
    raise LookupError(need)


def to_the_night(glass: GameGlass, *, dirty: bool = False) -> Kind:
    """All put right, or (dirty) all into the stairwell."""
    play = play_of(glass)
    while play.night is None:
        for number in play.yard.waiting:
            spot: Spot = "hall" if dirty else RIGHT[play.yard.bikes[number].need]
            glass.view.do(Act("place", number, PLACES.index(spot)))
        for number, bike in enumerate(play.yard.bikes):
            if bike.full:
                glass.view.do(Act("clear", number))
        glass.advance()
    glass.advance()
    return play.night.kind


def at_night(
    qtbot: QtBot,
    kind: Kind,
    level: Level = 1,
    size: tuple[int, int] = SIZES[0],
    *,
    left: bool = False,
    still: bool = True,
) -> GameGlass:
    """As if the evening were over already."""
    glass = glass_of(qtbot, 4, level, size, Manner(left=left), still=still)
    play = play_of(glass)
    play.yard.steps = play.yard.latest
    play.night = next(night for night in play.nights if night.kind == kind)
    glass.advance()
    return glass


# -- acts --


@pytest.mark.parametrize("level", LEVELS)
@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("skill", ["skilled", "average"])
def test_a_bot_that_touches_reaches_the_digest_of_one_without_eyes(
    qtbot: QtBot, skill: str, size: tuple[int, int], level: Level
) -> None:
    game, seed = GAMES[GAME], 10 + level
    blind = played_by(game, bot_of(game, skill, seed), seed, level)[1]  # type: ignore[arg-type]
    glass = glass_of(qtbot, seed, level, size, Manner(left=size[0] < size[1], seated=level == 2))

    play_by_hand(glass, bot_of(game, skill, seed))  # type: ignore[arg-type]

    assert glass.round.result() == blind


def test_two_taps_do_what_dragging_does(qtbot: QtBot) -> None:
    game = GAMES[GAME]
    blind = played_by(game, bot_of(game, "skilled", 5), 5, 2)[1]
    glass = glass_of(qtbot, 5, 2)

    play_by_hand(glass, bot_of(game, "skilled", 5), tapping=True)

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
    assert glass.view.down(FINGER, *box_of(glass, f"bike:{first}").centre)
    assert glass.view.down(FINGER + 1, *box_of(glass, f"bike:{second}").centre)
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
    tap(glass, f"bike:{number}")
    assert {f"to:{spot}" for spot in PLACES} <= {one.key for one in glass.view.targets()}

    tap(glass, f"bike:{number}")

    assert not any(one.key.startswith("to:") for one in glass.view.targets())


def test_a_bike_whose_rider_lost_patience_is_in_no_hand_any_more(qtbot: QtBot) -> None:
    glass = glass_of(qtbot)
    number = waiting(glass)
    assert glass.view.down(FINGER, *box_of(glass, f"bike:{number}").centre)
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
    assert f"bike:{number}" not in {one.key for one in glass.view.targets()}
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

    tap(glass, f"bike:{number}")
    glass.advance(2)

    assert bikes[number].at == "gone"


# -- where it is --


def apart(targets: Sequence[tuple[str, Box]]) -> None:
    for at, (key, one) in enumerate(targets):
        for other_key, other in targets[at + 1 :]:
            assert (
                one.x + one.w <= other.x + 0.5 or other.x + other.w <= one.x + 0.5
                or one.y + one.h <= other.y + 0.5 or other.y + other.h <= one.y + 0.5
            ), (key, other_key)  # fmt: skip


@pytest.mark.parametrize("size", [*SIZES, (1920, 1200), (1366, 768)])
@pytest.mark.parametrize("left", [False, True])
def test_everything_to_touch_is_big_within_reach_and_apart(qtbot: QtBot, size: tuple[int, int], left: bool) -> None:
    wide, high = size
    lies = wide > high
    least = TARGET * min(wide / (1920 if lies else 1080), high / (1080 if lies else 1920)) - 0.5

    def checked(glass: GameGlass) -> None:
        targets = [(one.key, one.box) for one in glass.view.targets()]
        for key, box in targets:
            assert min(box.w, box.h) >= least, key
            assert box.x >= -0.5, key
            assert box.x + box.w <= wide + 0.5, key
            assert box.y >= high * 0.4 - 0.5, key  # as for whoever sits
            assert box.y + box.h <= high + 0.5, key
        apart(targets)

    glass = glass_of(qtbot, 5, 3, size, Manner(left=left))
    yard, bot = play_of(glass).yard, bot_of(GAMES[GAME], "average", 3)
    while not yard.over:
        for act in bot.acts(glass.round.play):
            glass.view.do(act)
        glass.advance()
        if yard.steps % 240 == 0:
            checked(glass)
            if yard.waiting:
                tap(glass, f"bike:{yard.waiting[0]}")
                checked(glass)
                tap(glass, f"bike:{yard.waiting[0]}")
    for level in LEVELS:
        checked(at_night(qtbot, "stairs", level, size, left=left))
        dark = at_night(qtbot, "room", level, size, left=left)
        checked(dark)
        for thing in ("out", "down"):
            tap(dark, thing)
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
            assert box_of(left, one.key).x == pytest.approx(1920 - one.box.x - one.box.w), one.key


def test_a_bike_keeps_its_stand_when_another_goes(qtbot: QtBot) -> None:
    glass = glass_of(qtbot, 3)
    play = play_of(glass)
    while len(play.yard.of("rack")) < 3:
        put(glass, waiting(glass), "rack")
        glass.advance(2)
    first, second, third = (n for n, bike in enumerate(play.yard.bikes) if bike.at == "rack")
    before = box_of(glass, f"bike:{third}")

    put(glass, first, "shop")
    glass.advance(2)

    assert box_of(glass, f"bike:{third}") == before
    assert box_of(glass, f"bike:{second}") != before


def test_things_of_the_night_have_their_place_at_first_and_change_about_later() -> None:
    def places(level: Level) -> set[int]:
        """Of the way out, in rooms that show the same number of things on the wall."""
        found: set[int] = set()
        for seed in range(20):
            play = GAMES[GAME].start(seed, level)
            assert isinstance(play, EbikePlay)
            night = play.nights[0]
            if "unplug" in night.shown:
                found.add(round(seen_in(plan(1920, 1080, Manner()), night)["out"].touch.x))
        return found

    assert len(places(1)) == 1
    assert len(places(3)) == 3


# -- what is said --


@pytest.mark.parametrize("level", LEVELS)
def test_hints_point_at_once_at_the_first_level_after_a_while_at_the_second_never_at_the_third(
    qtbot: QtBot, level: Level
) -> None:
    glass = glass_of(qtbot, 4, level)
    hints = view_of(glass)._hints

    glass.advance(2 * HERTZ)
    soon = hints.due_bike()
    glass.advance(9 * HERTZ)
    late = hints.due_bike()

    assert (soon is not None) == (level == 1)
    assert (late is not None) == (level < 3)


@pytest.mark.parametrize("kind", ["room", "stairs"])
def test_following_the_hints_of_the_first_level_is_worth_gold_and_never_a_trap(qtbot: QtBot, kind: Kind) -> None:
    glass = glass_of(qtbot, 4, 1)
    play_of(glass).own = 0 if kind == "room" else 1
    hints, touched = view_of(glass)._hints, set()
    while not glass.round.over:
        if glass.round.steps % 40 == 0:
            due, thing = hints.due_bike(), hints.due_thing()
            if due is not None and due.spot == "gone":
                tap(glass, f"bike:{due.bike}")
            elif due is not None:
                put(glass, due.bike, due.spot)
            elif thing is not None:
                touched.add(thing)
                tap(glass, thing)
        glass.advance()

    assert glass.round.result().medal == "gold"
    assert glass.round.result().missed == ()
    assert touched == set(ROOM if kind == "room" else STAIRS)
    assert not touched & TRAPS


@pytest.mark.parametrize(
    ("need", "spot", "word"),
    [
        ("rest", "hall", "楼道"), ("rest", "home", "屋里"), ("rest", "wire", "飞线"), ("refit", "shed", "改装"),
        ("soaked", "shed", "泡过"), ("rest", "shop", "没毛病"), ("rest", "shed", "占了"), ("refit", "rack", "没人检查"),
    ],
)  # fmt: skip
@pytest.mark.parametrize("level", [1, 3])
def test_a_wrong_place_is_told_at_once_at_every_level(
    qtbot: QtBot, need: Need, spot: Spot, word: str, level: Level
) -> None:
    glass = glass_of(qtbot, 1, level)

    put(glass, waiting(glass, need), spot)
    glass.advance(2)

    assert word in view_of(glass)._hints.text()


def test_bikes_put_right_one_after_the_other_are_counted_until_one_is_put_wrong(qtbot: QtBot) -> None:
    glass = glass_of(qtbot, 3)
    play, evening = play_of(glass), view_of(glass)._evening
    streaks = []
    for right in (True, True, True, False, True):
        number = next((n for n in play.yard.waiting), -1)
        while number < 0:
            glass.advance()
            number = next((n for n in play.yard.waiting), -1)
        put(glass, number, RIGHT[play.yard.bikes[number].need] if right else "hall")
        glass.advance(2)
        streaks.append(evening.streak)

    assert streaks == [1, 2, 3, 0, 1]


def test_every_trap_of_the_night_is_told_in_the_words_of_the_pack(qtbot: QtBot) -> None:
    for kind, traps in (("room", ("bucket", "unplug", "film")), ("stairs", ("rush", "towel", "jump"))):
        for trap in traps:
            glass = at_night(qtbot, cast("Kind", kind), 3)
            tap(glass, trap)
            glass.advance(2)
            named = glass.view.kit.pack.thing(trap)
            assert named is not None
            assert view_of(glass)._hints.text() == named.wrong


def test_the_evening_is_praised_or_gets_its_gravest_rule(qtbot: QtBot) -> None:
    good, poor = glass_of(qtbot, 3), glass_of(qtbot, 3)
    to_the_night(good)
    to_the_night(poor, dirty=True)
    pack = good.view.kit.pack

    assert said_of_evening(play_of(good), pack).good
    said = said_of_evening(play_of(poor), pack)
    assert not said.good
    assert said.text == pack.card("hall").rule  # type: ignore[union-attr]


@pytest.mark.parametrize(("kind", "things"), [("room", ROOM), ("stairs", STAIRS)])
def test_a_right_night_is_praised_and_a_blow_gets_its_rule(qtbot: QtBot, kind: Kind, things: tuple[Thing, ...]) -> None:
    good, poor = at_night(qtbot, kind), at_night(qtbot, kind)
    for thing in things:
        tap(good, thing)
        good.advance(2)
    tap(poor, "carry" if kind == "room" else "rush")
    poor.advance(60)
    pack = good.view.kit.pack

    assert said_of_night(play_of(good), pack).good
    moment = view_of(poor)._moment
    assert moment is not None
    assert moment.said.text == pack.card("no-carry" if kind == "room" else "no-rush").rule  # type: ignore[union-attr]
    assert [one.key for one in poor.view.targets()] == [PAUSE]


def test_every_step_of_the_night_is_heard_or_read(qtbot: QtBot) -> None:
    glass = at_night(qtbot, "room")
    heard = []
    for thing in ROOM:
        tap(glass, thing)
        glass.advance(2)
        heard.append(glass.view.kit.speaker.heard)

    assert len(set(heard)) == len(ROOM)
    assert all(heard)


# -- drawn --


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
    assert glass.view.down(FINGER, *box_of(glass, f"bike:{number}").centre)
    glass.view.move(FINGER, size[0] / 4, size[1] * 0.3)
    look()
    glass.view.lift_all()
    to_the_night(glass)
    look(30)
    for thing in ROOM:
        tap(glass, thing)
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
        tap(glass, thing)
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
            tap(dark, trap)
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
    film, home = box_of(dark, "film"), view_of(yard).plan.zones["wire"]
    before = red(dark.grab().toImage(), film), red(yard.grab().toImage(), home)

    tap(dark, "film")
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


# -- what strays --


def test_the_kiosk_offers_it() -> None:
    assert GamesRoom.plays(GAME)
    assert GamesRoom.drawing(GAME, "cover") is not None


def test_a_turned_screen_keeps_the_round(qtbot: QtBot) -> None:
    glass = glass_of(qtbot, 5)
    put(glass, waiting(glass), "rack")
    glass.advance(2)
    before = list(glass.round.play.cells())

    glass.view.arrange(1080, 1920)
    glass.grab()

    assert list(glass.round.play.cells()) == before


@pytest.mark.parametrize("seed", range(2))
def test_random_touches_never_raise_and_the_round_ends(qtbot: QtBot, seed: int) -> None:
    chance = random.Random(seed)
    wide, high = SIZES[seed % 2]
    glass = glass_of(qtbot, seed, 3, (wide, high), still=False)
    steps = 0
    while not glass.round.over:
        number = chance.randrange(6)
        x, y = chance.uniform(-50, wide + 50), chance.uniform(high / 3, high + 50)
        if chance.random() < 0.5:
            chance.choice((glass.view.down, glass.view.move))(number, x, y)
        if chance.random() < 0.4:
            glass.view.up(chance.randrange(6))
        glass.advance()
        steps += 1
        if steps % 500 == 0:
            glass.grab()

    assert glass.round.steps <= GAMES[GAME].longest
