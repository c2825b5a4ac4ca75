"""应急包 by touch: tapped or dragged it comes to the same as without a picture; nothing that strays does harm."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations
from typing import cast

import pytest
from pytestqt.qtbot import QtBot

from edu.domain.games.bag.offers import offers
from edu.domain.games.bag.packing import BETWEEN
from edu.domain.games.bag.things import HAZARDS, THINGS, needed, of
from edu.domain.games.bots import bot_of, played_by
from edu.domain.games.catalogue import GAMES
from edu.domain.games.rules import LEVELS, Level
from tests.ui.games.bag_hands import GAME, Hands, drag, glass_of, into_the_bag, key_of, play_of, until_shut
from tests.ui.games.hands import MANNERS, SHELVES, SIZES, keys, make_glass, overlap, place, touch
from ui.games.bag.view import BagView
from ui.games.bag.words import ASKED, CARDS, NAMES, PRAISE
from ui.games.glass import GameGlass
from ui.games.kit import Manner
from ui.games.speaker import Speaker
from ui.games.view import PAUSE, TARGET


@pytest.mark.parametrize("level", LEVELS)
@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("skill", ["skilled", "average"])
def test_a_bot_that_touches_reaches_the_score_of_one_without_eyes(
    qtbot: QtBot, skill: str, size: tuple[int, int], level: Level
) -> None:
    game, seed = GAMES[GAME], 11
    blind = played_by(game, bot_of(game, skill, seed), seed, level)[1]  # type: ignore[arg-type]
    glass = glass_of(qtbot, seed, level, size, Manner(left=size[0] < size[1]))

    Hands(glass, bot_of(game, skill, seed)).play()  # type: ignore[arg-type]

    assert glass.round.result() == blind


def test_dragging_does_what_tapping_does(qtbot: QtBot) -> None:
    game = GAMES[GAME]
    blind = played_by(game, bot_of(game, "skilled", 5), 5, 2)[1]
    glass = glass_of(qtbot, 5, 2, still=False)

    Hands(glass, bot_of(game, "skilled", 5), dragging=True).play()

    assert glass.round.result().digest == blind.digest


def first_on_belt(glass: GameGlass) -> str:
    return next(key for key in keys(glass) if key.startswith("on:"))


def test_what_is_let_go_over_the_belt_stays_there(qtbot: QtBot) -> None:
    glass = glass_of(qtbot)
    key = [key for key in keys(glass) if key.startswith("on:")][2]
    x, y = place(glass, key).centre

    drag(glass, key, x + 200, y)
    glass.advance(2)

    assert glass.round.log == []
    assert key in keys(glass)


def test_what_is_let_go_over_the_bag_stays_in_it(qtbot: QtBot) -> None:
    glass = glass_of(qtbot)
    key = first_on_belt(glass)
    touch(glass, key)
    glass.advance(2)

    drag(glass, key.replace("on:", "in:"), *into_the_bag(glass))
    glass.advance(2)

    assert play_of(glass).inside == [int(key[3:])]


def test_a_thing_stays_in_its_pocket_when_another_goes_out(qtbot: QtBot) -> None:
    glass = glass_of(qtbot)
    for _ in range(3):
        touch(glass, first_on_belt(glass))
        glass.advance(2)
    first, second, third = play_of(glass).inside
    before = place(glass, f"in:{third}").centre

    touch(glass, f"in:{first}")
    glass.advance(2)

    assert place(glass, f"in:{third}").centre == before
    assert play_of(glass).inside == [second, third]


@pytest.mark.parametrize("size", [*SIZES, (1920, 1200), (1366, 768)])
@pytest.mark.parametrize("manner", MANNERS)
def test_everything_can_be_reached_and_nothing_overlaps(qtbot: QtBot, size: tuple[int, int], manner: Manner) -> None:
    glass = glass_of(qtbot, 3, 1, size, manner)
    bot = bot_of(GAMES[GAME], "skilled", 3)
    wide, high = size
    least = TARGET * min(wide / (1920 if wide > high else 1080), high / (1080 if wide > high else 1920)) - 0.5
    for step in range(900):
        for act in bot.acts(glass.round.play):
            glass.view.do(act)
        glass.advance()
        if step % 60:
            continue
        targets = list(glass.view.targets())
        for one in targets:
            box = one.box
            assert min(box.w, box.h) >= least, one.key
            assert box.x >= -0.5
            assert box.x + box.w <= wide + 0.5
            assert high * 0.4 <= box.y
            assert box.y + box.h <= high + 0.5
        for one, other in combinations(targets, 2):
            assert not overlap(one.box, other.box), (one.key, other.key)


def test_the_left_hand_has_the_zip_on_its_side_and_the_belt_the_other_way(qtbot: QtBot) -> None:
    right, left = glass_of(qtbot), glass_of(qtbot, manner=Manner(left=True))
    plans = [cast("BagView", glass.view).plan for glass in (right, left)]

    assert plans[0].zip.x > plans[0].bag.x > plans[1].zip.x
    for glass, way in ((right, -1), (left, 1)):
        key = [key for key in keys(glass) if key.startswith("on:")][2]
        before = place(glass, key).centre[0]
        glass.advance(5)
        assert (place(glass, key).centre[0] - before) * way > 0


def test_no_target_is_left_but_the_pause_while_a_bag_is_judged(qtbot: QtBot) -> None:
    glass = until_shut(qtbot, "average", 1)

    assert keys(glass) == [PAUSE]


# -- what is said --


def test_what_can_be_touched_is_what_the_rules_offer(qtbot: QtBot) -> None:
    """So the random hand of the bots is the finger on the glass."""
    glass = glass_of(qtbot, 5, 3)
    bot = bot_of(GAMES[GAME], "random", 5)
    for _ in range(1500):
        for act in bot.acts(glass.round.play):
            glass.view.do(act)
        glass.advance()
        assert keys(glass) == [*map(key_of, offers(play_of(glass))), PAUSE]


def test_at_the_first_level_somebody_asks_for_what_is_needed_and_in_sight(qtbot: QtBot) -> None:
    glass = glass_of(qtbot, 2, 1)
    hints = cast("BagView", glass.view).hints
    asked = set()
    for _ in range(900):
        glass.advance()
        if hints.asked >= 0:
            asked.add(hints.asked)
            assert hints.asked in {thing for thing, _ in play_of(glass).belt.in_sight()}

    assert len(asked) >= 3
    assert asked <= needed(play_of(glass).hazard, play_of(glass).family)


def test_at_the_second_level_only_after_nine_idle_seconds_and_at_the_third_never(qtbot: QtBot) -> None:
    spoken: dict[int, list[int]] = {2: [], 3: []}
    for level in (2, 3):
        glass = glass_of(qtbot, 2, cast("Level", level))
        hints = cast("BagView", glass.view).hints
        for step in range(800):
            glass.advance()
            if hints.asked >= 0 or hints.text():
                spoken[level].append(step)

    assert spoken[2][0] >= 9 * 60
    assert spoken[3] == []


def test_after_the_card_changes_what_is_of_no_use_any_more_is_shown(qtbot: QtBot) -> None:
    glass = until_shut(qtbot, "skilled", 1)
    glass.advance(BETWEEN + 4)
    play = play_of(glass)

    assert play.at == 1
    assert cast("BagView", glass.view).hints.to_leave() == set(of(play.hazards[0]))


def test_what_is_too_heavy_jumps_back_with_words(qtbot: QtBot) -> None:
    speaker = Speaker()
    glass = glass_of(qtbot, 3, speaker=speaker)
    play = play_of(glass)
    play.inside[:] = []
    while not play.refused:
        key = first_on_belt(glass) if any(key.startswith("on:") for key in keys(glass)) else ""
        if key:
            touch(glass, key)
        glass.advance(3)
    view = cast("BagView", glass.view)

    assert view.hints.text() == "太重了，装不下"
    assert view._dial.word == "太重了"
    assert speaker.heard == "嘟：不对"


@pytest.mark.parametrize(("level", "text"), [(1, "救生哨，用得上"), (2, ""), (3, "")])
def test_at_the_first_level_it_is_said_that_what_goes_out_again_was_of_use(
    qtbot: QtBot, level: Level, text: str
) -> None:
    glass = glass_of(qtbot, level=level)
    whistle = next(at for at, thing in enumerate(THINGS) if thing.id == "whistle")
    play_of(glass).inside.append(whistle)
    glass.advance()

    touch(glass, f"in:{whistle}")
    glass.advance()

    assert whistle not in play_of(glass).inside
    assert cast("BagView", glass.view).hints.text() == (text or "")


def test_the_zip_is_heard_or_read(qtbot: QtBot) -> None:
    speaker = Speaker()
    glass = glass_of(qtbot, 6, speaker=speaker)
    heard = []
    bot = bot_of(GAMES[GAME], "skilled", 6)
    while not play_of(glass).over:
        for act in bot.acts(glass.round.play):
            glass.view.do(act)
        glass.advance()
        heard.append(speaker.heard)

    assert "叮：换卡了" in heard
    assert speaker.heard == "欢呼声"


# -- drawn --


def test_everything_is_named_and_drawn() -> None:
    shelf = SHELVES.setdefault(GAME, make_glass(1, game=GAME).view.kit.pictures)
    assert set(NAMES) == {thing.id for thing in THINGS}
    assert set(ASKED) == {thing.id for thing in THINGS if thing.group != "useless"}
    assert set(CARDS) == set(PRAISE) == set(HAZARDS)
    names = [f"thing-{thing.id}" for thing in THINGS]
    names += [f"{part}-{hazard}" for part in ("window", "sign") for hazard in HAZARDS]
    names += [f"{who}-{mood}" for who in ("dad", "mum", "nurse", "gran", "kid") for mood in ("happy", "worry")]
    assert [name for name in names if not shelf.has(name)] == []


def frame(glass: GameGlass) -> Sequence[int]:
    image = glass.grab().toImage()
    return [image.pixel(x, y) for x in range(0, image.width(), 16) for y in range(0, image.height(), 16)]


def test_the_belt_runs_and_the_picture_is_not_blank(qtbot: QtBot) -> None:
    glass = glass_of(qtbot, still=False)
    glass.resize(960, 540)
    glass.show()

    first = frame(glass)
    glass.advance(20)

    assert len(set(first)) > 60
    assert frame(glass) != first


def test_a_turned_screen_keeps_the_round_and_the_pockets(qtbot: QtBot) -> None:
    glass = glass_of(qtbot, 5)
    for _ in range(3):
        touch(glass, first_on_belt(glass))
        glass.advance(4)
    before = list(play_of(glass).cells())

    glass.view.arrange(1080, 1920)
    glass.grab()

    assert list(play_of(glass).cells()) == before
    assert {key for key in keys(glass) if key.startswith("in:")} == {f"in:{thing}" for thing in play_of(glass).inside}
