"""What 燃气侦探 says and hints at, and when."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from edu.domain.games.catalogue import GAMES
from edu.domain.games.gas.joints import JOINTS
from edu.domain.games.gas.kitchen import SPARKS, Thing
from edu.domain.games.rounds import score_of
from edu.domain.games.rules import HERTZ, LEVELS, Level
from tests.ui.games.gas_hands import GAME, glass_of, play_of, to_the_day, view_of
from tests.ui.games.hands import keys, touch
from ui.games.gas.moment import said_of_night, said_of_search


@pytest.mark.parametrize("level", LEVELS)
def test_hints_point_the_way_at_the_first_level_after_a_while_at_the_second_never_at_the_third(
    qtbot: QtBot, level: Level
) -> None:
    seed = next(seed for seed in range(9) if not GAMES[GAME].start(seed, level).kitchen.stuck)  # type: ignore[attr-defined]
    glass = glass_of(seed, level)
    qtbot.addWidget(glass)
    hints = view_of(glass)._hints

    glass.advance(3 * HERTZ)
    soon = hints.due()
    glass.advance(7 * HERTZ)
    late = hints.due()

    assert soon == ("valve" if level == 1 else None)
    assert late == ("valve" if level < 3 else None)


def test_hints_never_point_at_what_makes_a_spark_and_following_them_is_worth_all_points(qtbot: QtBot) -> None:
    for seed in range(6):
        glass = glass_of(seed)
        qtbot.addWidget(glass)
        hints = view_of(glass)._hints
        pointed: list[str] = []
        while not glass.round.over:
            key = hints.sought() if play_of(glass).searching else hints.due()
            if key and glass.round.steps % 20 == 0:
                pointed.append(key)
                touch(glass, key)
            glass.advance()

        assert not set(pointed) & {*SPARKS, "lift", "bell", "flame"}
        assert glass.round.result().score == 100
        assert glass.round.result().missed == ()


def test_every_sound_of_the_round_stands_there_in_words(qtbot: QtBot) -> None:
    glass = glass_of(next(seed for seed in range(9) if not GAMES[GAME].start(seed, 1).kitchen.stuck))  # type: ignore[attr-defined]
    qtbot.addWidget(glass)
    heard: list[str] = []
    speaker = glass.view.kit.speaker

    for thing in ("valve", "window", "family", "door", "stairs", "call"):
        touch(glass, thing)
        glass.advance(HERTZ // 2)
        heard.append(speaker.heard)

    assert len(set(heard)) == 6
    assert all(heard)


def test_a_spark_is_warned_of_and_with_gas_enough_it_is_the_end_of_the_night(qtbot: QtBot) -> None:
    game = GAMES[GAME]
    seed = next(seed for seed in range(40) if "light" in game.start(seed, 2).kitchen.shown)  # type: ignore[attr-defined]
    glass = glass_of(seed, 2)
    qtbot.addWidget(glass)

    touch(glass, "light")
    glass.advance(2)
    warned = view_of(glass)._hints.text()
    glass.advance(8 * HERTZ)
    touch(glass, "light")
    glass.advance(2)

    assert "火花" in warned
    assert play_of(glass).kitchen.ending == "blast"
    rule = said_of_night(play_of(glass), glass.view.kit.pack)
    assert not rule.good
    assert rule.text == glass.view.kit.pack.card("no-switch").rule  # type: ignore[union-attr]
    assert keys(glass) == ["pause"]


def test_what_is_said_at_the_end_praises_the_found_leak_and_names_the_flame(qtbot: QtBot) -> None:
    found, burnt = glass_of(2), glass_of(2)
    for glass in (found, burnt):
        qtbot.addWidget(glass)
        to_the_day(glass)
    for joint in range(JOINTS):
        touch(found, f"joint-{joint}")
    found.advance(2 * HERTZ)
    for joint in play_of(found).joints.leaks:
        touch(found, f"tag-{joint}")
    touch(found, "finish")
    touch(burnt, "flame")
    for glass in (found, burnt):
        glass.advance(2)

    pack = found.view.kit.pack
    assert said_of_search(play_of(found), pack).good
    assert said_of_search(play_of(burnt), pack).text == pack.card("no-flame").rule  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("stuck", "before", "head", "left", "done"),
    [
        (False, (), "你出来了", ("关阀门", "窗", "家里人"), ()),
        (True, (), "你出来了", ("窗", "家里人"), ("关阀门",)),
        (False, ("family",), "人都出来了", ("关阀门", "窗"), ("家里人",)),
        (False, ("window",), "你出来了", ("关阀门", "家里人"), ("窗",)),
    ],
)  # fmt: skip
def test_who_left_early_hears_that_it_was_right_and_what_more_could_have_been_done(
    qtbot: QtBot, stuck: bool, before: tuple[Thing, ...], head: str, left: tuple[str, ...], done: tuple[str, ...]
) -> None:
    seed = next(seed for seed in range(40) if GAMES[GAME].start(seed, 2).kitchen.stuck == stuck)  # type: ignore[attr-defined]
    glass = glass_of(seed, 2)
    qtbot.addWidget(glass)
    for thing in (*before, "door", "stairs", "call"):
        touch(glass, thing)
        glass.advance(HERTZ // 2)

    said = said_of_night(play_of(glass), glass.view.kit.pack)

    assert said.head.startswith(head)
    assert "没错" in said.text
    assert all(word in said.text for word in left)
    assert not any(word in said.text for word in done)


def test_two_sparks_that_set_nothing_off_are_called_luck(qtbot: QtBot) -> None:
    """Nothing of the order is left then, and the words say why."""
    glass = glass_of(1, 1)
    qtbot.addWidget(glass)
    for thing in ("valve", "window", "family", "door", "bell", "lift", "stairs", "call"):
        touch(glass, thing)
        glass.advance(HERTZ // 2)

    said = said_of_night(play_of(glass), glass.view.kit.pack)

    assert play_of(glass).kitchen.sparks == ["bell", "lift"]
    assert play_of(glass).parts()[0].got == 0
    assert "运气" in said.head
    assert "电梯" in said.text


def test_who_brushed_too_few_joints_is_told_so(qtbot: QtBot) -> None:
    glass = glass_of(2)
    qtbot.addWidget(glass)
    to_the_day(glass)
    leak = min(play_of(glass).joints.leaks)
    touch(glass, f"joint-{leak}")
    glass.advance(2 * HERTZ)
    touch(glass, f"tag-{leak}", "finish")
    glass.advance(2)

    assert not said_of_search(play_of(glass), glass.view.kit.pack).good
    assert "刷" in said_of_search(play_of(glass), glass.view.kit.pack).head


def test_where_the_points_go_down_by_day_a_word_says_why(qtbot: QtBot) -> None:
    glass = glass_of(2)
    qtbot.addWidget(glass)
    to_the_day(glass)
    leaks = play_of(glass).joints.leaks
    leak, tight = min(leaks), next(joint for joint in range(JOINTS) if joint not in leaks)
    for joint in range(JOINTS):
        touch(glass, f"joint-{joint}")
    glass.advance(2 * HERTZ)
    said: list[str] = []
    for joint in (leak, tight, tight, leak):
        before = score_of(play_of(glass).parts())
        touch(glass, f"tag-{joint}")
        glass.advance(HERTZ // 2)
        if score_of(play_of(glass).parts()) < before:
            said.append(view_of(glass)._hints.text())

    assert ["没鼓泡" in said[0], "摘牌" in said[1]] == [True, True]
