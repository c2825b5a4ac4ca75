"""过街与大车: played by touching it comes to the same as without a picture; what is not looked at is not shown."""

from __future__ import annotations

import random
from dataclasses import replace
from itertools import pairwise, product

import pygame
import pytest
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from edu.domain.games.acts import Act
from edu.domain.games.bots import bot_of, played_by
from edu.domain.games.catalogue import GAMES
from edu.domain.games.road.crossing import AT_HAND, BACK, CRESCENT, LEFT, PLACES, RIGHT, THINGS, WIDTH, Crossing, Place
from edu.domain.games.road.dangers import TURN, Turn
from edu.domain.games.road.game import RoadPlay
from edu.domain.games.road.points import CARDS
from edu.domain.games.rules import HERTZ, LEVELS, Bot, Level
from tests.edu.domain.games.roads import behind_lorry, car, quiet
from tests.ui.games.hands import make_glass
from ui.games.glass import GameGlass
from ui.games.kit import Manner
from ui.games.pictures import ART
from ui.games.road import corner
from ui.games.road.advice import advised
from ui.games.road.cars import Cars
from ui.games.road.controls import WORDS
from ui.games.road.fleet import CARS, LORRY, MIXER
from ui.games.road.hints import _WARNINGS
from ui.games.road.lens import Lens
from ui.games.road.moment import said, said_at_home
from ui.games.road.plan import KEYS, SHUFFLED, plan
from ui.games.road.things import thing_key
from ui.games.road.view import RoadView
from ui.games.road.walker import WHO
from ui.games.view import TARGET, Box
from ui.games.voice import CAPTIONS

GAME = "road"
SIZES = [(1920, 1080), (1080, 1920)]
MANNERS = [Manner(seated=seated, left=left) for seated, left in product((False, True), repeat=2)]
FINGER = 1


def glass_of(
    seed: int = 1,
    level: Level = 1,
    size: tuple[int, int] = SIZES[0],
    manner: Manner | None = None,
    *,
    still: bool = True,
) -> GameGlass:
    return make_glass(seed, level, size, manner, still=still, game=GAME)


def view_of(glass: GameGlass) -> RoadView:
    assert isinstance(glass.view, RoadView)
    return glass.view


def play_of(glass: GameGlass) -> RoadPlay:
    assert isinstance(glass.round.play, RoadPlay)
    return glass.round.play


def put(glass: GameGlass, road: Crossing) -> Crossing:
    """This road instead of the one that was drawn for it, and the player before it."""
    play = play_of(glass)
    at = PLACES.index(road.place)
    play.roads = (*play.roads[:at], road, *play.roads[at + 1 :])
    play.at, play.pause = at, 0
    view = view_of(glass)
    view._before = replace(view._before, at=-1)
    glass.advance()
    return road


def place(glass: GameGlass, key: str) -> Box:
    found = next((one.box for one in glass.view.targets() if one.key == key), None)
    assert found is not None, f"{key} cannot be touched: {[one.key for one in glass.view.targets()]}"
    return found


def touch(glass: GameGlass, *keys: str) -> None:
    for key in keys:
        assert glass.view.down(FINGER, *place(glass, key).centre)
        glass.view.up(FINGER)


def touch_for(glass: GameGlass, act: Act) -> None:
    keys = {"look": f"look-{act.a}", "take": thing_key(THINGS[act.a])}
    touch(glass, keys.get(act.name, act.name))


def played(glass: GameGlass, bot: Bot) -> None:
    while not glass.round.over:
        for act in bot.acts(glass.round.play):
            touch_for(glass, act)
        glass.advance()


def painted(glass: GameGlass, size: tuple[int, int] = SIZES[0]) -> pygame.Surface:
    surface = pygame.Surface(size, depth=32)
    glass.view.draw(surface)
    return surface


def same(one: pygame.Surface, other: pygame.Surface, box: tuple[int, int, int, int]) -> bool:
    return bool(pygame.image.tobytes(one.subsurface(box), "RGB") == pygame.image.tobytes(other.subsurface(box), "RGB"))


@pytest.mark.parametrize("level", LEVELS)
@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("skill", ["skilled", "average"])
def test_a_bot_that_touches_reaches_the_digest_of_one_without_eyes(
    qtbot: QtBot, skill: str, size: tuple[int, int], level: Level
) -> None:
    game, seed = GAMES[GAME], 3 + level
    blind = played_by(game, bot_of(game, skill, seed), seed, level)[1]  # type: ignore[arg-type]
    glass = glass_of(seed, level, size, Manner(left=size[0] < size[1], seated=level == 2))
    qtbot.addWidget(glass)

    played(glass, bot_of(game, skill, seed))  # type: ignore[arg-type]

    seen = glass.round.result()
    assert (seen.score, seen.parts, seen.missed, seen.steps) == (blind.score, blind.parts, blind.missed, blind.steps)
    assert seen.digest == blind.digest


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("manner", MANNERS)
@pytest.mark.parametrize("where", PLACES)
def test_everything_to_touch_is_big_within_reach_and_apart(
    qtbot: QtBot, size: tuple[int, int], manner: Manner, where: Place
) -> None:
    wide, high = size
    glass = glass_of(2, 2, size, manner)
    qtbot.addWidget(glass)
    put(glass, quiet(where, rings=0))

    targets = glass.view.targets()

    assert {one.key for one in targets} == {*KEYS, "pause", "answer", *map(thing_key, AT_HAND.get(where, ()))}
    for at, one in enumerate(targets):
        box = one.box
        assert min(box.w, box.h) >= TARGET, one.key
        assert box.x >= 0
        assert box.x + box.w <= wide + 0.5
        assert box.y >= high * 0.4 - 0.5, one.key  # as for whoever sits
        assert box.y + box.h <= high + 0.5, one.key
        for other in targets[at + 1 :]:
            assert not overlap(box, other.box), (one.key, other.key)


def overlap(one: Box, other: Box) -> bool:
    return (
        one.x < other.x + other.w - 0.5 and other.x < one.x + one.w - 0.5
        and one.y < other.y + other.h - 0.5 and other.y < one.y + one.h - 0.5
    )  # fmt: skip


@pytest.mark.parametrize("size", SIZES)
def test_left_stays_on_the_left_for_either_hand_and_at_every_level(qtbot: QtBot, size: tuple[int, int]) -> None:
    orders = {}
    for level, left in product(LEVELS, (False, True)):
        glass = glass_of(2, level, size, Manner(left=left))
        qtbot.addWidget(glass)
        assert place(glass, "look-0").centre[0] < size[0] / 2 < place(glass, "look-1").centre[0]
        assert (place(glass, "pause").centre[0] > size[0] / 2) == left
        orders[level, left] = [view_of(glass)._controls._keys.index(key) for key in SHUFFLED]

    assert orders[2, False] != orders[1, False]
    assert orders[3, False] != orders[1, False]


# -- what is seen --


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


# -- what is said --


def test_hints_lead_at_the_first_level_after_a_while_at_the_second_never_at_the_third(qtbot: QtBot) -> None:
    due: dict[int, list[str]] = {}
    for level in LEVELS:
        glass = glass_of(2, level)
        qtbot.addWidget(glass)
        put(glass, quiet("zebra"))
        glass.advance(3 * HERTZ)
        soon = view_of(glass)._hints.due
        glass.advance(7 * HERTZ)
        due[level] = [soon, view_of(glass)._hints.due]

    assert due == {1: ["look-0", "look-0"], 2: ["", "look-0"], 3: ["", ""]}


def test_who_does_what_the_first_level_says_gets_everybody_home(qtbot: QtBot) -> None:
    for seed in (2, 7):
        glass = glass_of(seed)
        qtbot.addWidget(glass)
        while not glass.round.over:
            key = view_of(glass)._hints.due
            if key and glass.round.steps % 40 == 0:
                touch(glass, key)
            glass.advance()

        result = glass.round.result()
        assert result.score >= 85
        assert [road.outcome for road in play_of(glass).roads] == ["across"] * 5
        assert not set(result.missed) & {"inner-wheel", "lorry-front", "red-light", "dash", "helmet", "push", "be-seen"}


def test_advice_is_never_to_run_to_turn_back_on_the_road_or_to_answer(qtbot: QtBot) -> None:
    seen = set()
    for seed in range(4):
        glass = glass_of(seed, 1)
        qtbot.addWidget(glass)
        chance = random.Random(seed)
        while not glass.round.over:
            road = play_of(glass).road
            advice = advised(road)
            seen.add(advice.key)
            assert advice.key not in ("run", "answer")
            assert not (advice.key == "back" and road.y > 0)
            if glass.round.steps % 30 == 0 and not road.outcome and not play_of(glass).over:
                touch(glass, chance.choice(KEYS))
            glass.advance()
    assert {"look-0", "look-1", "wave", "back", "thing-helmet"} <= seen


def test_every_fault_has_a_warning_and_every_road_praise_or_its_rule(qtbot: QtBot) -> None:
    pack = glass_of().view.kit.pack
    assert set(_WARNINGS) == set(CARDS)
    for where in PLACES:
        good, lucky = quiet(where), quiet(where)
        good.outcome = lucky.outcome = "across"
        lucky.faults = ["phone", "look-both"]
        assert said(good, pack).good
        assert (said(lucky, pack).good, said(lucky, pack).text) == (False, pack.card("look-both").rule)  # type: ignore[union-attr]
        for outcome in ("hit", "wheels", "late"):
            bad = quiet(where)
            bad.outcome = outcome
            bad.faults = ["inner-wheel"] if outcome == "wheels" else []
            assert not said(bad, pack).good
            assert said(bad, pack).text


def test_when_all_have_crossed_it_says_who_is_home() -> None:
    roads = [quiet(where) for where in PLACES]
    for road in roads:
        road.outcome = "across"
    assert said_at_home(roads).good
    roads[2].faults = ["phone"]
    assert not said_at_home(roads).good
    roads[3].outcome = roads[4].outcome = "late"
    assert "3 人" in said_at_home(roads).head


def test_every_sound_of_the_round_stands_there_in_words(qtbot: QtBot) -> None:
    glass = glass_of(1, 1)
    qtbot.addWidget(glass)
    speaker = glass.view.kit.speaker

    def heard(road: Crossing, steps: int) -> set[str]:
        put(glass, road)
        found = set()
        for _ in range(steps):
            found.add(speaker.heard)
            if road.outcome:
                break
            glass.advance()
        return found

    lorry = behind_lorry(starts=30)
    turning = quiet("signal", rings=40)
    turning.turn = Turn(200)

    assert CAPTIONS["engine"] in heard(lorry, 60)
    assert {CAPTIONS["telephone"], CAPTIONS["beeper"], CAPTIONS["brakes"]} <= heard(turning, 300)
    assert turning.outcome == "wheels"


def test_the_telephone_and_what_lies_at_hand_can_be_touched_only_in_their_time(qtbot: QtBot) -> None:
    glass = glass_of()
    qtbot.addWidget(glass)
    put(glass, quiet("bike", rings=60))
    keys = [one.key for one in glass.view.targets()]
    assert "answer" not in keys
    assert {"thing-helmet", "thing-push"} <= set(keys)

    touch(glass, "thing-helmet", "thing-push", "look-0", "look-1", "go")
    glass.advance(60)

    keys = [one.key for one in glass.view.targets()]
    assert "answer" in keys
    assert not {"thing-helmet", "thing-push"} & set(keys)


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


# -- drawings, storms, the hall --


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
    qtbot.addWidget(glass)
    glass.resize(size[0] // 2, size[1] // 2)
    glass.show()
    seen: list[QImage] = []
    for at in range(len(PLACES)):
        put(glass, play_of(glass).roads[at])
        touch(glass, "look-0", "look-1")
        glass.advance(40)
        seen.append(glass.grab().toImage())
        glass.advance(8)
        assert glass.grab().toImage() != seen[-1], PLACES[at]

    for picture in seen:
        assert len({picture.pixel(x, picture.height() // 2) for x in range(0, picture.width(), 3)}) > 12
    assert all(one != other for one, other in pairwise(seen))


def test_a_turned_screen_keeps_the_round(qtbot: QtBot) -> None:
    glass = glass_of(5)
    qtbot.addWidget(glass)
    touch(glass, "look-0", "go")
    glass.advance(60)
    before = list(glass.round.play.cells())

    glass.view.arrange(1080, 1920)
    glass.grab()

    assert list(glass.round.play.cells()) == before
