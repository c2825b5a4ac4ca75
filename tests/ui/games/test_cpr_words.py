"""What CPR 节拍 says and hints at, and when."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from edu.domain.games.bots import bot_of
from edu.domain.games.catalogue import GAMES
from edu.domain.games.cpr.beat import BEAT
from edu.domain.games.cpr.scene import DELAYS, Deed
from edu.domain.games.rules import HERTZ, LEVELS, Level
from tests.ui.games.cpr_hands import (
    BELLY,
    GAME,
    Hands,
    begun,
    corner,
    glass_of,
    padded,
    play_of,
    pushed,
    touch,
    view_of,
)
from tests.ui.games.hands import FINGER, SIZES, keys
from ui.games.cpr.cards import WORDS
from ui.games.cpr.hints import DELAYED
from ui.games.cpr.moment import said
from ui.games.view import PAUSE
from ui.games.voice import CAPTIONS


def test_nobody_is_told_to_press_while_the_machine_listens(qtbot: QtBot) -> None:
    glass = glass_of()
    qtbot.addWidget(glass)
    padded(glass)

    assert play_of(glass).machine.stage == "listening"
    assert not view_of(glass)._beat.given
    assert view_of(glass)._hints.due() == ""
    glass.view.down(FINGER, *corner(glass))
    glass.advance(2)
    assert play_of(glass).machine.touched == 1
    assert "手拿开" in view_of(glass)._hints.text()


@pytest.mark.parametrize(("every", "down", "word"), [(22, 8, "太快"), (45, 12, "太慢"), (BEAT, 29, "抬起来")])
def test_a_hand_that_is_off_is_told_so_at_every_level(qtbot: QtBot, every: int, down: int, word: str) -> None:
    glass = glass_of(2, 3)
    qtbot.addWidget(glass)
    begun(glass)

    pushed(glass, 5, every, down)

    assert word in view_of(glass)._hints.text()


@pytest.mark.parametrize("level", LEVELS)
def test_hints_point_the_way_at_the_first_level_after_a_while_at_the_second_never_at_the_third(
    qtbot: QtBot, level: Level
) -> None:
    glass = glass_of(1, level)
    qtbot.addWidget(glass)
    hints = view_of(glass)._hints

    glass.advance(3 * HERTZ + 5)
    soon = hints.due(), bool(hints.text())
    glass.advance(7 * HERTZ)
    late = hints.due(), bool(hints.text())

    assert soon == (("shout", True) if level == 1 else ("", False))
    assert late == (("shout", True) if level < 3 else ("", False))


@pytest.mark.parametrize("level", [1, 2])
def test_the_hints_alone_lead_to_full_points(qtbot: QtBot, level: Level) -> None:
    """Of both levels that give them, taken as if nobody had to wait for them."""
    glass = glass_of(5, level, SIZES[level - 1])
    qtbot.addWidget(glass)
    hints = view_of(glass)._hints
    seen: set[str] = set()
    while not glass.round.over:
        if not 0 <= play_of(glass).beat.down < 12:
            glass.view.up(FINGER)
        due = hints._wanted()
        seen.add(due)
        if due == "press" and play_of(glass).on_beat:
            glass.view.down(FINGER, *corner(glass))
        elif due not in ("", "press") and glass.round.steps % 30 == 0:
            touch(glass, due)
        glass.advance()

    assert not seen & {*DELAYS, f"pad-{BELLY}"}
    assert glass.round.result().score >= 98
    assert glass.round.result().missed == ()


@pytest.mark.parametrize("deed", DELAYS)
def test_what_helps_nobody_is_said_to_be_so(qtbot: QtBot, deed: Deed) -> None:
    seed = next(seed for seed in range(40) if deed in GAMES[GAME].start(seed, 2).scene.shown)  # type: ignore[attr-defined]
    glass = glass_of(seed, 2)
    qtbot.addWidget(glass)

    touch(glass, deed)
    glass.advance(HERTZ)

    assert view_of(glass)._hints.text() == DELAYED[deed]
    assert deed in WORDS
    assert "press" in keys(glass)


@pytest.mark.parametrize("gasps", [False, True])
def test_what_one_sees_when_one_looks_is_said(qtbot: QtBot, gasps: bool) -> None:
    seed = next(seed for seed in range(40) if GAMES[GAME].start(seed, 3).scene.gasps == gasps)  # type: ignore[attr-defined]
    glass = glass_of(seed, 3)
    qtbot.addWidget(glass)
    gasped = 0
    for _ in range(10 * HERTZ):
        glass.advance()
        gasped += view_of(glass)._patient.gasping
    assert (gasped > 0) == gasps

    touch(glass, "look")
    glass.advance(4 * HERTZ + 3)

    assert ("喘" in view_of(glass)._hints.text()) == gasps
    assert "呼吸" in view_of(glass)._hints.text()


def test_a_pause_is_counted_aloud(qtbot: QtBot) -> None:
    glass = glass_of(2, 3)
    qtbot.addWidget(glass)
    begun(glass)
    pushed(glass, 3)

    glass.advance(9 * HERTZ)

    assert f"{play_of(glass).pause // HERTZ} 秒" in view_of(glass)._hints.text()


def test_every_sound_of_a_round_stands_there_in_words(qtbot: QtBot) -> None:
    glass = glass_of(1)
    qtbot.addWidget(glass)
    speaker = glass.view.kit.speaker
    heard: list[str] = []
    say = speaker.say

    def listened(name: str) -> None:
        heard.append(name)
        say(name)

    speaker.say = listened  # type: ignore[method-assign]
    padded(glass)
    glass.advance(4 * HERTZ + 5)
    for key in ("clear", "shock"):
        touch(glass, key)
        glass.advance(5)
    pushed(glass, 2)
    while not glass.round.over:
        glass.advance()
    glass.advance(2)

    told = {name for name in heard if CAPTIONS[name]}
    assert {"cpr-beat", "cpr-shout", "cpr-call", "cpr-fetch", "cpr-here", "cpr-pads", "cpr-listen", "cpr-charged",
            "cpr-shock", "cpr-siren"} <= told  # fmt: skip
    assert {name for name in heard if not CAPTIONS[name]} == {"cpr-tick", "cpr-push", "click"}


def test_the_button_before_everybody_is_away_is_warned_of_and_its_rule_is_read_at_the_end(qtbot: QtBot) -> None:
    glass = glass_of(1)
    qtbot.addWidget(glass)
    padded(glass)
    glass.advance(4 * HERTZ + 5)

    touch(glass, "shock")
    glass.advance(3)

    assert "都让开" in view_of(glass)._hints.text()
    assert "clear" in play_of(glass).missed()
    while not glass.round.over:
        pushed(glass, 1)
    pack = glass.view.kit.pack
    assert not said(play_of(glass), pack).good
    assert said(play_of(glass), pack).text == pack.card("clear").rule  # type: ignore[union-attr]
    assert keys(glass) == [PAUSE]


def test_who_did_it_all_is_praised_and_who_did_nothing_is_not(qtbot: QtBot) -> None:
    good, idle = glass_of(5), glass_of(5)
    for glass in (good, idle):
        qtbot.addWidget(glass)
    Hands(good, bot_of(GAMES[GAME], "skilled", 5)).play()
    while not idle.round.over:
        idle.advance()

    assert said(play_of(good), good.view.kit.pack).good
    assert not said(play_of(idle), idle.view.kit.pack).good
    assert "接手" in said(play_of(idle), idle.view.kit.pack).head
