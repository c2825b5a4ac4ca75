"""What the warden of 电动车安全屋 says, and when."""

from __future__ import annotations

from typing import cast

import pytest
from pytestqt.qtbot import QtBot

from edu.domain.games.ebike.night import TRAPS, Kind, Thing
from edu.domain.games.ebike.yard import HOT, RIGHT, Need, Spot
from edu.domain.games.rules import HERTZ, LEVELS, Level
from tests.ui.games.ebike_hands import ROOM, STAIRS, at_night, glass_of, play_of, put, to_the_night, view_of, waiting
from tests.ui.games.hands import keys, touch
from ui.games.ebike.moment import said_of_evening, said_of_night
from ui.games.view import PAUSE


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


def test_nothing_is_said_or_shown_that_sends_a_hand_into_a_fire(qtbot: QtBot) -> None:
    glass = glass_of(qtbot, 4, 1)
    yard, hints = play_of(glass).yard, view_of(glass)._hints
    beside = set()
    while not yard.over:
        glass.advance()
        due, touched = hints.due_bike(), set(keys(glass))
        for number in (n for n in range(len(yard.bikes)) if yard.barred(n)):
            beside |= set() if yard.bikes[number].smokes else {number}
            assert f"bike:{number}" not in touched
            assert due is None or due.bike != number

    assert beside


def test_while_the_shed_burns_nobody_is_sent_there(qtbot: QtBot) -> None:
    glass = glass_of(qtbot, 4, 1)
    hints = view_of(glass)._hints
    put(glass, waiting(glass, "refit"), "shed")
    glass.advance(HOT + 2)
    number = waiting(glass, "low")

    assert hints.due_bike() is None  # the fire is called out first
    hints.quiet()
    due = hints.due_bike()
    assert due is not None
    assert due.spot != "shed"
    put(glass, number, "rack")
    glass.advance(200)
    assert all(due.bike != number for due in [hints.due_bike()] if due is not None)


@pytest.mark.parametrize("kind", ["room", "stairs"])
def test_following_the_hints_of_the_first_level_is_worth_gold_and_never_a_trap(qtbot: QtBot, kind: Kind) -> None:
    glass = glass_of(qtbot, 4, 1)
    play_of(glass).own = 0 if kind == "room" else 1
    hints, touched = view_of(glass)._hints, set()
    while not glass.round.over:
        if glass.round.steps % 40 == 0:
            due, thing = hints.due_bike(), hints.due_thing()
            if due is not None and due.spot == "gone":
                touch(glass, f"bike:{due.bike}")
            elif due is not None:
                put(glass, due.bike, due.spot)
            elif thing is not None:
                touched.add(thing)
                touch(glass, thing)
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
            touch(glass, trap)
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
        touch(good, thing)
        good.advance(2)
    touch(poor, "carry" if kind == "room" else "rush")
    poor.advance(60)
    pack = good.view.kit.pack

    assert said_of_night(play_of(good), pack).good
    moment = view_of(poor)._moment
    assert moment is not None
    assert moment.said.text == pack.card("no-carry" if kind == "room" else "no-rush").rule  # type: ignore[union-attr]
    assert keys(poor) == [PAUSE]


def test_who_has_half_of_the_night_for_the_evening_is_told_so(qtbot: QtBot) -> None:
    texts = []
    for dirty in (False, True):
        glass = glass_of(qtbot, 4)
        play_of(glass).own = 1
        assert to_the_night(glass, dirty=dirty) == "stairs"
        for thing in STAIRS:
            touch(glass, thing)
            glass.advance(2)
        texts.append(said_of_night(play_of(glass), glass.view.kit.pack).text)

    assert ["一半" in text for text in texts] == [False, True]
    assert texts[1].startswith(texts[0])


def test_every_step_of_the_night_is_heard_or_read(qtbot: QtBot) -> None:
    glass = at_night(qtbot, "room")
    heard = []
    for thing in ROOM:
        touch(glass, thing)
        glass.advance(2)
        heard.append(glass.view.kit.speaker.heard)

    assert len(set(heard)) == len(ROOM)
    assert all(heard)
