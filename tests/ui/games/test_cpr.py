"""CPR 节拍: played by touching it comes to the same as without a picture; the beat is the rules' own, never slower."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from edu.domain.games.bots import bot_of, played_by
from edu.domain.games.catalogue import GAMES
from edu.domain.games.cpr.beat import BEAT, BREATHS
from edu.domain.games.cpr.machine import PLACES
from edu.domain.games.cpr.scene import DELAYS, NEEDFUL
from edu.domain.games.rules import HERTZ, LEVELS, Level
from tests.stores import shipped_library
from tests.ui.games.cpr_hands import GAME, Hands, begun, corner, glass_of, padded, play_of, pushed, touch, view_of
from tests.ui.games.hands import FINGER, MANNERS, SIZES, THUMB, keys, overlap, place
from ui.games.kit import Manner
from ui.games.pace import Pace
from ui.games.view import PAUSE, TARGET
from ui.screens.kiosk.game_sitting import GameSitting
from ui.screens.kiosk.games_room import GamesRoom


@pytest.mark.parametrize("level", LEVELS)
@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("skill", ["skilled", "average"])
def test_a_bot_that_touches_reaches_the_digest_of_one_without_eyes(
    qtbot: QtBot, skill: str, size: tuple[int, int], level: Level
) -> None:
    game, seed = GAMES[GAME], 7
    blind = played_by(game, bot_of(game, skill, seed), seed, level)[1]  # type: ignore[arg-type]
    glass = glass_of(seed, level, size, Manner(left=size[0] < size[1], seated=level == 2))
    qtbot.addWidget(glass)

    Hands(glass, bot_of(game, skill, seed)).play()  # type: ignore[arg-type]

    seen = glass.round.result()
    assert (seen.score, seen.parts, seen.missed, seen.steps) == (blind.score, blind.parts, blind.missed, blind.steps)
    assert seen.digest == blind.digest


@pytest.mark.parametrize("size", [*SIZES, (1366, 768)])
@pytest.mark.parametrize("manner", MANNERS)
@pytest.mark.parametrize("level", LEVELS)
def test_everything_to_touch_is_big_within_reach_and_apart(
    qtbot: QtBot, size: tuple[int, int], manner: Manner, level: Level
) -> None:
    glass = glass_of(3, level, size, manner)
    qtbot.addWidget(glass)
    machine = play_of(glass).machine
    least = TARGET * min(size) / 1080
    for stage in ("away", "here", "on", "charged"):
        machine.stage = stage  # type: ignore[assignment]
        play_of(glass).beat.count = 30
        targets = glass.view.targets()
        assert {one.key.partition("-")[0] for one in targets} == {*play_of(glass).here, PAUSE}
        for at, one in enumerate(targets):
            box = one.box
            assert min(box.w, box.h) >= least - 0.5, one.key
            assert box.x >= 0
            assert box.x + box.w <= size[0] + 0.5, one.key
            assert box.y >= size[1] * 0.4 - 0.5, one.key  # as for whoever sits
            assert box.y + box.h <= size[1] + 0.5, one.key
            for other in targets[at + 1 :]:
                on_chest = one.key == "press" and other.key.startswith("pad")
                assert on_chest or not overlap(box, other.box), (stage, one.key, other.key)


def test_the_whole_chest_is_the_pad_and_a_hand_that_stays_down_counts_once(qtbot: QtBot) -> None:
    glass = glass_of()
    qtbot.addWidget(glass)
    begun(glass)
    box = place(glass, "press")
    assert box.w > 400
    assert box.h > 300

    for x, y in ((0.04, 0.04), (0.96, 0.04), (0.04, 0.96), (0.96, 0.96)):
        assert glass.view.down(FINGER, box.x + box.w * x, box.y + box.h * y)
        glass.advance(12)
        glass.view.up(FINGER)
        glass.advance(BEAT - 12)
    assert play_of(glass).beat.good == 3

    glass.view.down(FINGER, *corner(glass))
    for _ in range(4):  # other fingers on the same chest
        glass.advance(BEAT)
        assert not glass.view.down(THUMB, *box.centre)
        glass.view.up(THUMB)
    assert play_of(glass).beat.presses == 5


def test_it_is_never_played_slowly_and_slowness_is_not_offered(qtbot: QtBot) -> None:
    """At six tenths the ear would learn 65 a minute."""
    room = GamesRoom()
    sitting = GameSitting(shipped_library().game(GAME))
    sitting.slow = True
    other = GameSitting(shipped_library().game("gas"))
    other.slow = True

    glass, slow = room.glass(sitting, 1), room.glass(other, 1)
    for one in (glass, slow):
        qtbot.addWidget(one)

    def steps(pace: Pace) -> int:
        return sum(pace.due(n / 60) for n in range(601))

    assert steps(glass._pace) == 600
    assert steps(slow._pace) == 360
    assert not GamesRoom.slows(GAME)
    assert GamesRoom.slows("gas")


@pytest.mark.parametrize("level", LEVELS)
def test_the_beat_is_heard_and_seen_when_the_rules_give_it_and_only_then(qtbot: QtBot, level: Level) -> None:
    glass = glass_of(2, level)
    qtbot.addWidget(glass)
    knocks: list[int] = []
    speaker = glass.view.kit.speaker
    say = speaker.say
    speaker.say = lambda name: (knocks.append(play_of(glass).steps) if name in ("cpr-beat", "cpr-tick") else None,  # type: ignore[method-assign, func-returns-value]
                                say(name))[1]  # fmt: skip
    touch(glass, "shout")
    glass.advance(3 * HERTZ)
    assert not knocks  # nobody has looked yet

    touch(glass, "look")
    glass.advance(5 * HERTZ)
    first = len(knocks)
    pushed(glass, 20)

    assert first >= 1
    assert all(step % BEAT == 0 for step in knocks)
    heard = [step for step in knocks if step > play_of(glass).began]
    assert len(heard) == (9 if level == 3 else 19) or len(heard) == (10 if level == 3 else 20)
    pushed(glass, 15)
    before = len(knocks)
    pushed(glass, 4, every=60)  # far too slow: it comes back where the level allows it
    assert (len(knocks) > before) == (level < 3)


@pytest.mark.parametrize("level", LEVELS)
def test_cards_lie_at_every_level_as_they_were_laid_for_the_round(qtbot: QtBot, level: Level) -> None:
    """Whoever taps them from one side meets what helps nobody as soon as what helps."""
    firsts: set[str] = set()
    for seed in range(12):
        glass = glass_of(seed, level)
        qtbot.addWidget(glass)
        laid = play_of(glass).scene.laid
        assert sorted(laid, key=lambda deed: place(glass, deed).x) == list(laid)
        firsts.add(laid[0])

    assert len(firsts & set(NEEDFUL)) > 1
    assert firsts & set(DELAYS)


@pytest.mark.parametrize("level", LEVELS)
def test_what_helps_is_numbered_at_the_first_level_wherever_it_lies(qtbot: QtBot, level: Level) -> None:
    glass = glass_of(2, level)
    qtbot.addWidget(glass)
    cards = view_of(glass)._cards
    numbers = {deed: cards._face(deed, "", off=False).number for deed in play_of(glass).scene.laid}

    taught = dict(zip(("shout", "call", "fetch", "look"), "1234", strict=True)) if level == 1 else {}
    assert numbers == {deed: taught.get(deed, "") for deed in play_of(glass).scene.laid}


def test_the_left_hand_gets_its_buttons_on_the_left_but_the_man_lies_as_before(qtbot: QtBot) -> None:
    """Mirrored, the pads would belong on his wrong sides."""
    right, left = glass_of(), glass_of(manner=Manner(left=True))
    for glass in (right, left):
        qtbot.addWidget(glass)
        play_of(glass).machine.stage = "on"

    for at in range(len(PLACES)):
        assert place(left, f"pad-{at}") == place(right, f"pad-{at}")
    for glass in (right, left):
        play_of(glass).machine.stage = "charged"
    for key in ("clear", "shock", PAUSE):
        assert place(left, key).x == pytest.approx(1920 - place(right, key).x - place(right, key).w)
    assert place(left, "press") == place(right, "press")


def test_two_breaths_are_given_by_touching_his_face(qtbot: QtBot) -> None:
    glass = glass_of(3, 2)
    qtbot.addWidget(glass)
    assert "breath" not in keys(glass)
    begun(glass)
    pushed(glass, 30)

    for _ in range(BREATHS):
        touch(glass, "breath")
        glass.advance(HERTZ + 2)
    pushed(glass, 1)

    assert play_of(glass).beat.rounds == 1


def test_a_turned_screen_keeps_the_round(qtbot: QtBot) -> None:
    glass = glass_of(5)
    qtbot.addWidget(glass)
    padded(glass)
    before = list(glass.round.play.cells())

    glass.view.arrange(1080, 1920)
    glass.grab()

    assert list(glass.round.play.cells()) == before
