"""地震 30 秒: played by touching it comes to the same as without a picture; what can be touched, where and when."""

from __future__ import annotations

from collections.abc import Sequence
from statistics import mean

import pytest
from pytestqt.qtbot import QtBot

from edu.domain.games.bots import bot_of, played_by
from edu.domain.games.catalogue import GAMES
from edu.domain.games.quake.offers import offers
from edu.domain.games.quake.rooms import SPOTS
from edu.domain.games.quake.shake import LULL, MIDDLE, WARNING, WAVE
from edu.domain.games.rules import HERTZ, LEVELS, Level
from tests.ui.games.glass_hands import ORDERS, Pick, played_on_glass
from tests.ui.games.hands import FINGER, MANNERS, SIZES, check_places, keys, place
from tests.ui.games.quake_hands import (
    GAME,
    Hands,
    glass_in,
    glass_of,
    on_track,
    play_of,
    run_to,
    shake_of,
    touch,
    view_of,
)
from ui.games.glass import GameGlass
from ui.games.kit import Manner
from ui.games.view import PAUSE, Target


@pytest.mark.parametrize("level", LEVELS)
@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize(("skill", "seed"), [("skilled", 3), ("average", 11)])
def test_a_bot_that_touches_reaches_the_digest_of_one_without_eyes(
    qtbot: QtBot, skill: str, size: tuple[int, int], level: Level, seed: int
) -> None:
    game = GAMES[GAME]
    blind = played_by(game, bot_of(game, skill, seed), seed, level)[1]  # type: ignore[arg-type]
    glass = glass_of(seed, level, size, Manner(left=seed == 11, seated=seed == 3))
    qtbot.addWidget(glass)

    Hands(glass, bot_of(game, skill, seed)).play()  # type: ignore[arg-type]

    seen = glass.round.result()
    assert (seen.score, seen.parts, seen.missed, seen.steps) == (blind.score, blind.parts, blind.missed, blind.steps)
    assert seen.digest == blind.digest


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("manner", MANNERS)
@pytest.mark.parametrize("level", LEVELS)
def test_everything_to_touch_is_big_within_reach_and_apart(
    qtbot: QtBot, size: tuple[int, int], manner: Manner, level: Level
) -> None:
    for room in ("flat", "cottage"):
        seed = next(s for s in range(99) if GAMES[GAME].start(s, level).visit.shake.set.room.id == room)  # type: ignore[attr-defined]
        glass = glass_of(seed, level, size, manner)
        qtbot.addWidget(glass)
        looked = [checked(glass, size)]
        run_to(glass, "under")
        looked.append(checked(glass, size))
        while not shake_of(glass).over:
            glass.advance()
        for thing in ("", "door", "stairs"):
            if thing in keys(glass):
                touch(glass, thing)
                glass.advance(2)
            looked.append(checked(glass, size))

        assert all("pause" in found and len(found) > 2 for found in looked)


def checked(glass: GameGlass, size: tuple[int, int]) -> list[str]:
    check_places(glass.view.targets(), size)
    return keys(glass)


@pytest.mark.parametrize("size", SIZES)
def test_a_person_who_is_dragged_to_a_spot_runs_there_and_a_tap_moves_nobody(
    qtbot: QtBot, size: tuple[int, int]
) -> None:
    glass = glass_of(2, 1, size)
    qtbot.addWidget(glass)
    shake = shake_of(glass)

    touch(glass, "person")
    glass.advance()
    assert shake.goal == -1

    glass.view.down(FINGER, *place(glass, "person").centre)
    glass.view.move(FINGER, *place(glass, "spot-4").centre)
    glass.advance()
    assert shake.goal == -1  # not before it is let go
    glass.view.up(FINGER)
    glass.advance()
    assert shake.goal == 4

    while not shake.there:
        glass.advance()
    if not shake.safe:
        glass.view.down(FINGER, *place(glass, "spot-4").centre)
        glass.view.move(FINGER, *place(glass, "spot-0").centre)
        glass.view.up(FINGER)
        glass.advance()
        assert shake.goal == 0


def test_the_finger_holds_for_as_long_as_it_lies_on_what_slides(qtbot: QtBot) -> None:
    glass = glass_in("classroom")
    qtbot.addWidget(glass)
    shake = shake_of(glass)
    run_to(glass, "under")

    glass.view.down(FINGER, *on_track(glass, MIDDLE))
    glass.advance()
    assert (shake.low, shake.holds) == (True, True)

    glass.view.move(FINGER, *on_track(glass, 40))
    glass.advance()
    assert (shake.grip, shake.holds) == (40, False)

    glass.view.move(FINGER, *on_track(glass, MIDDLE))
    glass.view.up(FINGER)
    glass.advance()
    assert (shake.low, shake.grip) == (True, -1)


def test_a_tap_that_comes_and_goes_within_a_step_still_gets_them_down(qtbot: QtBot) -> None:
    glass = glass_in("classroom")
    qtbot.addWidget(glass)
    run_to(glass, "under")

    glass.view.down(FINGER, *on_track(glass, MIDDLE))
    glass.view.up(FINGER)
    glass.advance()

    assert shake_of(glass).low


@pytest.mark.parametrize("size", SIZES)
def test_the_close_up_lies_over_the_room_where_one_is_safe_and_nowhere_else(
    qtbot: QtBot, size: tuple[int, int]
) -> None:
    for kind in ("under", "inner", "glass", "tall", "hanging", "crowd"):
        glass = glass_in("shop", 2, size)
        qtbot.addWidget(glass)
        run_to(glass, kind)  # type: ignore[arg-type]

        assert ("hold" in keys(glass)) == (kind in ("under", "inner"))
        assert sum(key.startswith("spot") for key in keys(glass)) == SPOTS  # one may always change one's mind


def test_with_the_left_hand_everything_is_mirrored(qtbot: QtBot) -> None:
    right, left = glass_of(level=2), glass_of(level=2, manner=Manner(left=True))
    for glass in (right, left):
        qtbot.addWidget(glass)

    for one in right.view.targets():
        assert place(left, one.key).x == pytest.approx(1920 - one.box.x - one.box.w), one.key
    for at in (0, 250, 900):
        assert view_of(left).plan.grip_x(at) == pytest.approx(1920 - view_of(right).plan.grip_x(at))
        assert view_of(left).plan.grip_at(view_of(left).plan.grip_x(at)) == at


@pytest.mark.parametrize("level", LEVELS)
def test_what_is_right_stands_in_no_place_that_could_be_known_without_a_look(qtbot: QtBot, level: Level) -> None:
    found: set[tuple[str, int]] = set()
    for seed in range(12):
        glass = glass_of(seed, level)
        qtbot.addWidget(glass)
        found |= {(thing, round(spot.touch.x)) for thing, spot in view_of(glass).spots.items()}
        found |= {(shake_of(glass).set.kind(at), at) for at in range(SPOTS)}

    where = {key: {at for name, at in found if name == key} for key, _ in found}
    assert min(len(where[key]) for key in ("door", "stairs", "jump", "lift")) == 2
    assert min(len(where[key]) for key in ("off", "head", "open", "wall")) >= 3
    assert min(len(where[key]) for key in ("under", "glass", "tall")) >= 4


@pytest.mark.parametrize("level", LEVELS)
def test_each_thing_once_as_it_lies_and_then_the_biggest_is_worth_nothing(qtbot: QtBot, level: Level) -> None:
    def sweep() -> Pick:
        touched: set[str] = set()

        def pick(shown: Sequence[Target], _turn: int) -> Target:
            left = [one for one in shown if one.key not in touched]
            found = (
                min(left, key=ORDERS["left to right"]) if left else max(shown, key=lambda one: one.box.w * one.box.h)
            )
            touched.add(found.key)
            return found

        return pick

    assert mean(played_on_glass(GAME, seed, level, sweep(), 3) for seed in range(4)) <= 3


def test_after_the_words_the_next_room_begins_from_the_beginning(qtbot: QtBot) -> None:
    glass = glass_of(2, 2)
    qtbot.addWidget(glass)
    while not play_of(glass).at:
        glass.advance()
    glass.advance(2)

    assert view_of(glass).moment is None
    assert view_of(glass).room.down == {}
    assert "person" in keys(glass)


def test_a_turned_screen_keeps_the_round_and_what_has_come_down(qtbot: QtBot) -> None:
    glass = glass_in("flat")
    qtbot.addWidget(glass)
    run_to(glass, "under")
    glass.advance(WARNING[1] + WAVE + LULL)
    before, down = list(glass.round.play.cells()), set(view_of(glass).room.down)

    glass.view.arrange(1080, 1920)
    glass.grab()

    assert list(glass.round.play.cells()) == before
    assert set(view_of(glass).room.down) == down


def test_what_the_random_hand_touches_is_what_the_glass_offers(qtbot: QtBot) -> None:
    glass = glass_in("flat")
    qtbot.addWidget(glass)
    visit = play_of(glass).visit

    def same() -> bool:
        return set(offers(visit)) == set(keys(glass)) - {PAUSE}

    assert same()
    run_to(glass, "tall")
    assert same()
    run_to(glass, "under")
    assert same()
    while not visit.shake.over:
        glass.advance()
    for thing in ("", "off", "door", "stairs"):
        if thing:
            touch(glass, thing)
            glass.advance(2 * HERTZ)
        assert same(), thing
    while not visit.leaving.ending:
        glass.advance()
    assert offers(visit) == ()
    assert same()
