"""What 找隐患 says and hints at, and when."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from edu.domain.games.rounds import score_of
from edu.domain.games.rules import HERTZ, LEVELS, Level
from edu.domain.games.spot.kinds import KINDS
from tests.ui.games.hands import touch
from tests.ui.games.spot_hands import find, fine_of, glass_of, leave, play_of, read, view_of
from ui.games.spot.moment import said_of, wanting
from ui.games.spot.scene import state_of
from ui.games.spot.tells import rises, tells


def test_what_is_accused_for_nothing_is_defended(qtbot: QtBot) -> None:
    glass = glass_of()
    qtbot.addWidget(glass)
    number = fine_of(play_of(glass).look)

    touch(glass, f"place-{number}")
    glass.advance(2)

    assert "冤枉" in view_of(glass).hints.text()
    assert glass.view.kit.speaker.heard == "哎：它没有错"
    assert view_of(glass).lens is None
    assert state_of(play_of(glass).look, number).endswith("-fine")


def test_who_has_touched_nothing_yet_is_asked_to_look_first(qtbot: QtBot) -> None:
    glass = glass_of()
    qtbot.addWidget(glass)

    touch(glass, "finish")
    glass.advance(2)

    assert not play_of(glass).look.closed
    assert "先看一看" in view_of(glass).hints.text()


def test_who_knows_that_some_are_left_is_asked_once_before_leaving_them(qtbot: QtBot) -> None:
    for level in LEVELS:
        glass = glass_of(level=level)
        qtbot.addWidget(glass)
        find(glass)

        touch(glass, "finish")
        glass.advance(2)
        once = play_of(glass).look.closed
        asked = view_of(glass).hints.text()
        if not once:
            touch(glass, "finish")
            glass.advance(2)

        assert once == (level == 3)
        assert ("没找到" in asked) == (level < 3)
        assert play_of(glass).look.closed


def test_what_is_put_right_one_after_the_other_is_praised_more(qtbot: QtBot) -> None:
    glass = glass_of()
    qtbot.addWidget(glass)

    find(glass, 0)
    first = view_of(glass).hints.text()
    find(glass, 1)

    assert first == "好眼力！"
    assert "2" in view_of(glass).hints.text()


def test_a_place_that_is_all_put_right_is_praised(qtbot: QtBot) -> None:
    glass = glass_of()
    qtbot.addWidget(glass)
    look = play_of(glass).look
    for which in range(len(look.wrong)):
        find(glass, which)

    said = said_of(look, glass.view.kit.pack)
    assert look.over
    assert said.good
    assert "冤枉" in said.text


def test_every_fault_says_what_comes_of_it() -> None:
    texts = [tells(kind) for kind in KINDS]

    assert all(0 < len(text) <= 14 for text in texts)
    assert {rises(kind) for kind in KINDS} == {"smoke", "odour", "powder"}


@pytest.mark.parametrize("level", LEVELS)
def test_hints_come_soon_at_the_first_level_late_at_the_second_never_at_the_third(qtbot: QtBot, level: Level) -> None:
    glass = glass_of(level=level)
    qtbot.addWidget(glass)
    hints = view_of(glass).hints

    glass.advance(6 * HERTZ)
    soon = hints.due()
    glass.advance(4 * HERTZ)
    late = hints.due()

    first = min(play_of(glass).look.wrong)
    assert soon == (first if level == 1 else None)
    assert late == (first if level < 3 else None)


def test_how_many_there_are_is_told_but_at_the_third_level(qtbot: QtBot) -> None:
    for level in LEVELS:
        glass = glass_of(level=level)
        qtbot.addWidget(glass)
        assert (str(len(play_of(glass).look.wrong)) in view_of(glass).hints.text()) == (level < 3)


def test_whoever_waits_for_the_hints_of_the_first_level_finds_all_and_mends_all(qtbot: QtBot) -> None:
    glass = glass_of(5)
    qtbot.addWidget(glass)
    hints = view_of(glass).hints
    while not glass.round.over:
        due, answer = hints.due(), hints.answer()
        if due is not None:
            touch(glass, f"place-{due}")
        elif answer is not None:
            touch(glass, f"fix-{answer}")
        glass.advance()

    assert glass.round.result().score == 100
    assert glass.round.result().missed == ()


def test_a_find_shows_its_points_at_once_and_who_finds_one_in_each_place_is_told_what_is_wanting(qtbot: QtBot) -> None:
    glass = glass_of(3)
    qtbot.addWidget(glass)
    told: list[str] = []
    for _ in range(3):
        before = score_of(glass.round.play.parts())
        find(glass)
        assert score_of(glass.round.play.parts()) >= before + 5
        look = play_of(glass).look
        leave(glass)
        told.append(said_of(look, glass.view.kit.pack, wanting(play_of(glass))).text)
        while play_of(glass).look is look and not glass.round.over:
            glass.advance()

    assert [text.partition("，")[0] for text in told] == ["在一处找出两样"] * 2 + ["哪一处都没找出两样"]
    assert glass.round.result().score == 0


def test_whoever_has_found_two_in_a_place_hears_of_nothing_wanting(qtbot: QtBot) -> None:
    glass = glass_of(3)
    qtbot.addWidget(glass)
    assert wanting(play_of(glass)) == ""
    find(glass)
    assert wanting(play_of(glass))
    find(glass, 1)

    assert wanting(play_of(glass)) == ""


def test_every_sound_of_the_round_stands_there_in_words(qtbot: QtBot) -> None:
    glass = glass_of(level=2)
    qtbot.addWidget(glass)
    heard: list[str] = []
    speaker = glass.view.kit.speaker
    look = play_of(glass).look

    touch(glass, f"place-{min(look.wrong)}")
    glass.advance(2)
    heard.append(speaker.heard)
    touch(glass, f"fix-{look.orders[min(look.wrong)].index(0)}")
    glass.advance(2)
    heard.append(speaker.heard)
    read(glass)
    touch(glass, f"place-{fine_of(look)}")
    glass.advance(2)
    heard.append(speaker.heard)
    read(glass)
    while look.left > 9 * HERTZ:
        glass.advance()
    heard.append(speaker.heard)
    while play_of(glass).at == 0:
        glass.advance()
    glass.advance()
    heard.append(speaker.heard)

    assert len(set(heard)) == 5
    assert all(heard)
