"""找隐患: played by touching it comes to the same as without a picture; what can be touched, where and when."""

from __future__ import annotations

from itertools import product

import pytest
from pytestqt.qtbot import QtBot

from edu.domain.games.bots import bot_of, played_by
from edu.domain.games.catalogue import GAMES
from edu.domain.games.rules import LEVELS, Level
from edu.domain.games.spot.scenes import SCENES
from tests.ui.games.hands import FINGER, MANNERS, SIZES, check_places, keys, place, touch
from tests.ui.games.spot_hands import GAME, Hands, find, glass_of, play_of, read, see, view_of
from ui.games.kit import Manner
from ui.games.spot.plan import plan, spots_of
from ui.games.spot.scene import state_of
from ui.games.view import Target


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

    Hands(glass, bot_of(game, skill, seed)).play()  # type: ignore[arg-type]

    seen = glass.round.result()
    assert (seen.score, seen.parts, seen.missed, seen.steps) == (blind.score, blind.parts, blind.missed, blind.steps)
    assert seen.digest == blind.digest


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("manner", MANNERS)
def test_every_thing_of_every_place_is_big_within_reach_and_apart(size: tuple[int, int], manner: Manner) -> None:
    made = plan(*size, manner)
    pause = Target("pause", made.pause)
    for scene in SCENES:
        things = (
            Target(place.kind, spot.touch) for place, spot in zip(scene.places, spots_of(made, scene), strict=True)
        )
        check_places([pause, Target("finish", made.finish), *things], size)
    check_places([pause, *(Target(str(at), box) for at, box in enumerate(made.answers))], size)


def test_what_is_touched_is_what_is_drawn_there(qtbot: QtBot) -> None:
    """Most of a drawing lies in the box that a finger finds it by, and in no other."""
    for size, scene in product(SIZES, SCENES):
        spots = spots_of(plan(*size, Manner()), scene)
        for spot in spots:
            assert spot.touch.holds(*spot.art.centre)
            assert spot.touch.y - 20 <= spot.art.y
            assert spot.art.y + spot.art.h <= spot.touch.y + spot.touch.h + 20


def test_with_the_left_hand_everything_is_mirrored(qtbot: QtBot) -> None:
    right, left = glass_of(), glass_of(manner=Manner(left=True))
    for glass in (right, left):
        qtbot.addWidget(glass)

    for one in right.view.targets():
        assert place(left, one.key).x == pytest.approx(1920 - one.box.x - one.box.w), one.key


def test_under_the_lens_three_answers_stand_as_the_rules_have_shuffled_them(qtbot: QtBot) -> None:
    glass = glass_of()
    qtbot.addWidget(glass)
    look = play_of(glass).look
    number = min(look.wrong)

    touch(glass, f"place-{number}")
    see(glass)

    lens = view_of(glass).lens
    thing = glass.view.kit.pack.thing(look.scene.places[number].kind)
    assert lens is not None
    assert thing is not None
    assert keys(glass) == ["fix-0", "fix-1", "fix-2", "pause"]
    assert lens.fixes == tuple(thing.fixes[fix] for fix in look.orders[number])
    assert lens.fixes[lens.right] == thing.fixes[0]


def test_while_a_sentence_is_read_nothing_can_be_touched_and_then_the_lens_is_gone(qtbot: QtBot) -> None:
    glass = glass_of()
    qtbot.addWidget(glass)
    look = play_of(glass).look
    touch(glass, f"place-{min(look.wrong)}")
    see(glass)
    touch(glass, "fix-0")
    glass.advance(2)

    assert look.reading
    assert keys(glass) == ["pause"]
    read(glass)
    assert view_of(glass).lens is None
    assert "finish" in keys(glass)


def test_of_two_fingers_on_two_answers_the_first_counts(qtbot: QtBot) -> None:
    glass = glass_of()
    qtbot.addWidget(glass)
    look = play_of(glass).look
    touch(glass, f"place-{min(look.wrong)}")
    see(glass)
    lens = view_of(glass).lens
    assert lens is not None
    right, other = lens.right, (lens.right + 1) % 3

    assert glass.view.down(1, *place(glass, f"fix-{right}").centre)
    assert glass.view.down(2, *place(glass, f"fix-{other}").centre)
    glass.advance(2)

    assert lens.chosen == right
    assert lens.outcome == "mended"


@pytest.mark.parametrize("size", SIZES)
def test_a_double_tap_on_a_fault_answers_nothing_wherever_it_lies(qtbot: QtBot, size: tuple[int, int]) -> None:
    for which in range(3):
        glass = glass_of(7, 1, size)
        qtbot.addWidget(glass)
        look = play_of(glass).look
        number = sorted(look.wrong)[which]
        spot = place(glass, f"place-{number}").centre
        for _ in range(2):
            glass.view.down(FINGER, *spot)
            glass.advance(3)
            glass.view.up(FINGER)
            glass.advance(5)

        assert look.asking == number
        assert keys(glass) == ["pause"]
        see(glass)
        assert "fix-0" in keys(glass)


def test_a_finger_that_rests_on_the_fault_must_be_lifted_before_an_answer(qtbot: QtBot) -> None:
    glass = glass_of()
    qtbot.addWidget(glass)
    glass.view.down(FINGER, *place(glass, f"place-{min(play_of(glass).look.wrong)}").centre)
    see(glass)
    resting = keys(glass)
    glass.view.up(FINGER)

    assert resting == ["pause"]
    assert keys(glass) == ["fix-0", "fix-1", "fix-2", "pause"]


def test_a_double_tap_on_done_does_not_leave_what_was_asked_about(qtbot: QtBot) -> None:
    glass = glass_of()
    qtbot.addWidget(glass)
    find(glass)
    touch(glass, "finish")
    glass.advance(29)
    touch(glass, "finish")
    glass.advance(2)
    closed = play_of(glass).look.closed
    glass.advance(10)
    touch(glass, "finish")
    glass.advance(2)

    assert not closed
    assert play_of(glass).look.closed


def test_a_question_that_time_runs_out_on_is_put_away(qtbot: QtBot) -> None:
    glass = glass_of()
    qtbot.addWidget(glass)
    look = play_of(glass).look
    while look.left > 30:
        glass.advance()
    touch(glass, f"place-{min(look.wrong)}")
    glass.advance(40)

    assert look.over
    assert view_of(glass).lens is None
    assert keys(glass) == ["pause"]
    assert state_of(look, min(look.wrong)).endswith("-wrong")


def test_a_turned_screen_keeps_the_round_and_what_lies_under_the_lens(qtbot: QtBot) -> None:
    glass = glass_of(5)
    qtbot.addWidget(glass)
    number = min(play_of(glass).look.wrong)
    touch(glass, f"place-{number}")
    see(glass)
    before = list(glass.round.play.cells())

    glass.view.arrange(1080, 1920)
    glass.grab()

    lens = view_of(glass).lens
    assert list(glass.round.play.cells()) == before
    assert lens is not None
    assert lens.place == number
    touch(glass, f"fix-{lens.right}")
    glass.advance(2)
    assert play_of(glass).look.mended == 1


def test_a_screen_that_is_turned_while_a_sentence_is_read_goes_on(qtbot: QtBot) -> None:
    glass = glass_of(5)
    qtbot.addWidget(glass)
    touch(glass, f"place-{min(play_of(glass).look.wrong)}")
    see(glass)
    touch(glass, "fix-1")
    glass.advance(3)

    glass.view.arrange(1080, 1920)
    read(glass)

    assert "finish" in keys(glass)
