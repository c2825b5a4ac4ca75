"""What 找隐患 says and hints at, and when."""

from __future__ import annotations

from itertools import pairwise

import pytest
from pytestqt.qtbot import QtBot

from edu.domain.games.bots import bot_of
from edu.domain.games.catalogue import GAMES
from edu.domain.games.rounds import score_of
from edu.domain.games.rules import HERTZ, LEVELS, Level
from edu.domain.games.spot.game import SpotPlay
from edu.domain.games.spot.kinds import KINDS
from edu.domain.games.spot.look import PATIENT, drawn
from edu.domain.games.spot.scenes import SCENES
from edu.domain.prng import Stream
from tests.stores import shipped_library
from tests.ui.games.hands import touch
from tests.ui.games.spot_hands import Hands, find, fine_of, glass_of, leave, play_of, read, see, view_of
from ui.games.spot.moment import said_of, wanting
from ui.games.spot.scene import state_of
from ui.games.spot.tells import rises, tells
from ui.games.spot.view import AGAIN


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
            glass.advance(AGAIN)
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


@pytest.mark.parametrize("level", LEVELS)
def test_who_finds_one_in_each_place_hears_what_is_wanting_and_keeps_his_points(qtbot: QtBot, level: Level) -> None:
    glass = glass_of(3, level)
    qtbot.addWidget(glass)
    told: list[str] = []
    scores = [0]
    for _ in range(3):
        find(glass)
        scores.append(score_of(glass.round.play.parts()))
        look = play_of(glass).look
        leave(glass)
        told.append(wanting(play_of(glass)))
        while play_of(glass).look is look and not glass.round.over:
            glass.advance()

    end = "" if level == 1 else "改对的不够多，分数只算一部分。"
    assert told == [f"再改对 {level + 1} 处，分数全算。", f"再改对 {level} 处，分数全算。", end]
    assert scores == sorted(scores)
    assert 0 < scores[1] < scores[-1] == glass.round.result().score


def test_why_a_round_counts_in_part_or_not_at_all_is_said_as_it_ends() -> None:
    play = GAMES["spot"].start(3, 1)
    assert isinstance(play, SpotPlay)
    assert wanting(play) == ""
    play.at = 2
    look = play.look
    look.marks[min(look.wrong)] = "mended"
    in_part = wanting(play)
    for number in range(len(look.marks)):
        look.marks[number] = "mended" if number in look.wrong else "false"

    assert "不够多" in in_part
    assert score_of(play.parts()) == 0
    assert "冤枉" in wanting(play)


def test_who_goes_on_touching_what_was_found_is_told_first_and_sees_the_points_fall_then(qtbot: QtBot) -> None:
    glass = glass_of(3)
    qtbot.addWidget(glass)
    find(glass, 0)
    number = find(glass, 1)
    flown: list[int] = []
    view_of(glass)._gains.changed = lambda points, _x, _y: flown.append(points)  # type: ignore[method-assign]
    scores, told = [score_of(glass.round.play.parts())], []
    for _ in range(PATIENT + 4):
        touch(glass, f"place-{number}")
        glass.advance(HERTZ)
        scores.append(score_of(glass.round.play.parts()))
        told.append(view_of(glass).hints.text())
    leave(glass)

    assert len(set(scores[: PATIENT + 1])) == 1
    fell = [after < before for before, after in pairwise(scores)]
    assert ["分在减" in text for text in told] == fell
    assert ["找找别处" in text for text in told] == [not fallen for fallen in fell]
    assert [points for points in flown if points] == [b - a for a, b in pairwise(scores) if a != b]
    assert scores[-1] == 0
    assert "分减没了" in wanting(play_of(glass))


@pytest.mark.parametrize("level", LEVELS)
def test_who_finds_one_and_answers_wrongly_accused_nothing_and_hears_what_would_count(level: Level) -> None:
    play = GAMES["spot"].start(3, level)
    assert isinstance(play, SpotPlay)
    play.look.marks[min(play.look.wrong)] = "botched"

    assert score_of(play.parts()) == 0
    assert "再改对" in wanting(play)


def test_a_place_before_in_which_points_were_lost_that_way_is_no_reason_for_other_words() -> None:
    play = GAMES["spot"].start(3, 1)
    assert isinstance(play, SpotPlay)
    first, second = play.looks[:2]
    first.marks[min(first.wrong)] = "mended"
    first.again = 99
    play.at = 1
    lost_before = wanting(play)
    second.marks[min(second.wrong)] = "mended"
    nothing_promised = wanting(play)
    second.again = PATIENT + 1
    lost_here = wanting(play)

    assert "冤枉" not in lost_before
    assert "分减没了" in lost_before
    assert nothing_promised == ""
    assert "这一处的分减了" in lost_here


def test_a_thing_that_was_no_fault_and_is_touched_again_takes_no_points_and_so_no_words_of_it(qtbot: QtBot) -> None:
    glass = glass_of(3)
    qtbot.addWidget(glass)
    find(glass)
    leave(glass)
    while play_of(glass).at == 0:
        glass.advance()
    number = fine_of(play_of(glass).look)
    told = []
    for _ in range(PATIENT + 6):
        touch(glass, f"place-{number}")
        glass.advance(2 * HERTZ)
        told.append(view_of(glass).hints.text())
    leave(glass)

    assert not any("分在减" in text for text in told)
    assert "减" not in wanting(play_of(glass))


def test_two_fingers_at_once_on_a_new_thing_and_on_one_of_before_make_the_points_fly_once(qtbot: QtBot) -> None:
    glass = glass_of(3)
    qtbot.addWidget(glass)
    found = find(glass, 0)
    flown: list[int] = []
    view_of(glass)._gains.changed = lambda points, _x, _y: flown.append(points)  # type: ignore[method-assign]
    before = score_of(glass.round.play.parts())
    for number in (found, sorted(play_of(glass).look.wrong)[1]):
        touch(glass, f"place-{number}")
    glass.advance()

    assert play_of(glass).look.again == 0  # a find between
    assert [points for points in flown if points] == [score_of(glass.round.play.parts()) - before]


@pytest.mark.parametrize("level", [1, 2])
def test_who_goes_on_touching_what_was_found_is_shown_the_next_one_all_the_same(qtbot: QtBot, level: Level) -> None:
    glass = glass_of(3, level)
    qtbot.addWidget(glass)
    number = find(glass)
    for _ in range(6 * level):
        touch(glass, f"place-{number}")
        glass.advance(2 * HERTZ)

    assert view_of(glass).hints.due() is not None


def test_how_many_must_be_put_right_is_in_the_tutorial() -> None:
    plays = [GAMES["spot"].start(3, level) for level in LEVELS]
    assert [play.wanting for play in plays if isinstance(play, SpotPlay)] == [3, 4, 5]
    assert any("改对三到五处" in page.text for page in shipped_library().game("spot").tutorial)


def test_what_is_said_of_a_place_is_read_in_five_seconds_and_praise_comes_first() -> None:
    pack = shipped_library().game("spot")
    for scene in SCENES:
        look = drawn(Stream(1, "test"), scene, 3)
        look.closed = True
        look.left = 0
        for number in sorted(look.wrong):
            told = said_of(look, pack)
            assert len((told.head + told.text).replace(" ", "")) <= 33, told
            assert told.head.startswith("改好") == (look.mended > 0)
            look.marks[number] = "mended"


@pytest.mark.parametrize("level", LEVELS)
def test_points_never_fall_without_saying_so(qtbot: QtBot, level: Level) -> None:
    glass = glass_of(3, level)
    qtbot.addWidget(glass)
    flown: list[int] = []
    view_of(glass)._gains.changed = lambda points, _x, _y: flown.append(points)  # type: ignore[method-assign]
    hands, last, seen = Hands(glass, bot_of(GAMES["spot"], "average", 2)), 0, []
    while not glass.round.over:
        for act in hands._bot.acts(glass.round.play):
            hands._touch(act)
        glass.advance()
        now = score_of(glass.round.play.parts())
        if now != last:
            seen.append(now - last)
        last = now

    assert [points for points in flown if points] == seen
    assert min(seen) < 0


def test_every_sound_of_the_round_stands_there_in_words(qtbot: QtBot) -> None:
    glass = glass_of(level=2)
    qtbot.addWidget(glass)
    heard: list[str] = []
    speaker = glass.view.kit.speaker
    look = play_of(glass).look

    touch(glass, f"place-{min(look.wrong)}")
    see(glass)
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
