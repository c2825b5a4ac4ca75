"""What 地震 30 秒 says and hints at, and when."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from edu.domain.games.quake.leaving import RED, Thing
from edu.domain.games.quake.rooms import Kind
from edu.domain.games.quake.shake import LULL, MIDDLE, WARNING, WAVE, WAVES
from edu.domain.games.rules import HERTZ, LEVELS, Level
from tests.ui.games.hands import FINGER, SIZES, keys
from tests.ui.games.quake_hands import (
    glass_in,
    glass_of,
    hold_on,
    on_track,
    play_of,
    run_to,
    shake_of,
    touch,
    view_of,
    walk_out,
)
from ui.games.quake.moment import said_of


@pytest.mark.parametrize("level", LEVELS)
def test_hints_point_the_way_at_the_first_level_after_a_while_at_the_second_never_at_the_third(
    qtbot: QtBot, level: Level
) -> None:
    glass = glass_of(2, level)
    qtbot.addWidget(glass)
    hints = view_of(glass).hints

    glass.advance(2 * HERTZ)
    soon = hints.due()
    glass.advance(8 * HERTZ)
    late = hints.due()

    assert bool(soon) == (level == 1)
    assert bool(late) == (level < 3)


@pytest.mark.parametrize("size", SIZES)
def test_the_hints_of_the_first_level_alone_are_worth_all_points_and_never_point_at_danger(
    qtbot: QtBot, size: tuple[int, int]
) -> None:
    for seed in range(4):
        glass = glass_of(seed, 1, size)
        qtbot.addWidget(glass)
        view, pointed = view_of(glass), set[str]()
        while not glass.round.over:
            key = view.hints.due()
            if key == "hold":
                glass.view.up(FINGER)
                glass.view.down(FINGER, *view.grip.leg.centre)
            elif key and glass.round.steps % 20 == 0:
                pointed.add(key)
                touch(glass, key)
            elif view.grip.here:
                glass.view.move(FINGER, *view.grip.leg.centre)
            glass.advance()

        assert not pointed & {*RED, "wall", "wires"}
        assert glass.round.result().score >= 98  # the first steps of a wave may find the hand on its way
        assert glass.round.result().missed == ()


def test_every_sound_of_the_round_stands_there_in_words(qtbot: QtBot) -> None:
    glass = glass_in("flat")
    qtbot.addWidget(glass)
    speaker, heard = glass.view.kit.speaker, list[str]()

    def listen(steps: int) -> None:
        for _ in range(steps):
            glass.advance()
            if speaker.heard and speaker.heard not in heard:
                heard.append(speaker.heard)

    listen(10)
    run_to(glass, "under")
    glass.view.down(FINGER, *on_track(glass, MIDDLE))
    listen(WARNING[1] + WAVES * (WAVE + LULL))
    glass.view.up(FINGER)
    for thing in ("off", "head", "door", "stairs", "open"):
        touch(glass, thing)
        listen(70)

    said = " ".join(heard)
    for word in ("预警", "抓住", "晃起来", "玻璃", "砸", "倒", "静下来", "火关了", "护住头", "关门声", "下楼"):
        assert word in said, (word, heard)


def test_at_the_first_level_it_is_said_that_the_finger_goes_after_what_slides(qtbot: QtBot) -> None:
    glass = glass_in("classroom")
    qtbot.addWidget(glass)
    shake, hints = shake_of(glass), view_of(glass).hints
    run_to(glass, "under")
    glass.view.down(FINGER, *on_track(glass, MIDDLE))
    glass.advance()
    while shake.since < 0:
        assert "滑开" not in hints.text()
        glass.advance()
    while shake.slid < 0:
        glass.advance()

    assert hints.text() == "桌腿滑开了，手指跟上去"


@pytest.mark.parametrize("kind", ["glass", "tall", "hanging", "crowd"])
def test_a_wrong_place_is_warned_of_in_its_own_words(qtbot: QtBot, kind: Kind) -> None:
    glass = glass_in("flat", 3)
    qtbot.addWidget(glass)
    run_to(glass, kind)
    while not shake_of(glass).blows:
        glass.advance()
    glass.advance(2)

    text = view_of(glass).hints.text()
    assert {"glass": "玻璃", "tall": "柜", "hanging": "头顶", "crowd": "楼梯口"}[kind] in text


@pytest.mark.parametrize(
    ("things", "card"),
    [
        (("off", "head", "jump", "door", "stairs", "open"), "no-jump"),
        (("off", "head", "lighter", "door", "stairs", "open"), "no-flame"),
        (("off", "head", "door", "lift"), "no-lift"),
        (("off", "head", "door", "stairs", "back"), "no-return"),
        (("off", "head", "door", "stairs", "wires"), "open-ground"),
        (("off", "head", "door", "stairs", "open"), None),
    ],
)
def test_what_is_said_after_a_room_names_the_gravest_rule_or_praises(
    qtbot: QtBot, things: tuple[Thing, ...], card: str | None
) -> None:
    glass = glass_in("flat")
    qtbot.addWidget(glass)
    run_to(glass, "under")
    hold_on(glass)
    visit = play_of(glass).visit
    for thing in things:
        touch(glass, thing)
        glass.advance(3 * HERTZ + 5)
    while not visit.leaving.ending:
        glass.advance()
    glass.advance(2)

    moment = view_of(glass).moment
    assert moment is not None
    assert moment.said == said_of(visit, glass.view.kit.pack)
    assert moment.said.good == (card is None)
    if card is not None:
        assert moment.said.text == glass.view.kit.pack.card(card).rule  # type: ignore[union-attr]
    assert keys(glass) == ["pause"]


def test_who_hid_in_the_right_place_and_lost_hold_hears_first_what_was_right(qtbot: QtBot) -> None:
    glass = glass_in("flat")
    qtbot.addWidget(glass)
    run_to(glass, "under")
    glass.view.down(FINGER, *on_track(glass, MIDDLE))
    visit = play_of(glass).visit
    while not visit.shake.over:
        glass.advance()
    glass.view.up(FINGER)
    walk_out(glass)

    said, hold = said_of(visit, glass.view.kit.pack), glass.view.kit.pack.card("hold")
    assert hold is not None
    assert (said.head, said.text) == ("躲对了地方，没抓牢", hold.rule)


def test_who_went_to_a_wrong_place_first_and_hid_well_hears_both(qtbot: QtBot) -> None:
    glass = glass_in("flat")
    qtbot.addWidget(glass)
    run_to(glass, "glass")
    run_to(glass, "under")
    hold_on(glass)
    walk_out(glass)

    said, rule = said_of(play_of(glass).visit, glass.view.kit.pack), glass.view.kit.pack.card("no-glass")
    assert rule is not None
    assert (said.head, said.text) == ("先跑错了地方，后来躲对了", rule.rule)


def test_who_ran_from_place_to_place_and_came_out_hears_that(qtbot: QtBot) -> None:
    glass = glass_in("flat")
    qtbot.addWidget(glass)
    for kind in ("glass", "tall", "glass", "tall"):
        shake_of(glass).go(next(at for at in range(6) if shake_of(glass).set.kind(at) == kind))
    run_to(glass, "under")
    visit = play_of(glass).visit
    while not visit.shake.over:
        glass.advance()
    walk_out(glass)

    said, rule = said_of(visit, glass.view.kit.pack), glass.view.kit.pack.card("no-glass")
    assert rule is not None
    assert (said.head, said.text) == ("来回跑，哪儿都没躲稳", rule.rule)


def test_what_is_said_is_about_how_it_ended_though_graver_things_were_missed_before(qtbot: QtBot) -> None:
    glass = glass_in("flat")
    qtbot.addWidget(glass)
    visit = play_of(glass).visit
    while not visit.leaving.ending:
        glass.advance()

    said, leave = said_of(visit, glass.view.kit.pack), glass.view.kit.pack.card("leave")
    assert leave is not None
    assert (visit.leaving.ending, said.text) == ("inside", leave.rule)
