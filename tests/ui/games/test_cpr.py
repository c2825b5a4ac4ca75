"""CPR 节拍: played by touching it comes to the same as without a picture; the beat is heard when the rules give it and
never slower; what it promises of places, words, hints.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import pairwise, product

import pytest
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from edu.domain.games.acts import Act
from edu.domain.games.bots import bot_of, played_by
from edu.domain.games.catalogue import GAMES
from edu.domain.games.cpr.beat import BEAT, BREATHS
from edu.domain.games.cpr.game import FULL, CprPlay
from edu.domain.games.cpr.machine import PLACES, RIGHT
from edu.domain.games.cpr.scene import DELAYS, NEEDFUL, Deed
from edu.domain.games.rules import HERTZ, LEVELS, Bot, Level
from tests.stores import shipped_library
from tests.ui.games.hands import SHELVES, make_glass
from ui.games.catalogue import VIEWS
from ui.games.cpr.cards import WORDS
from ui.games.cpr.hints import DELAYED
from ui.games.cpr.moment import said
from ui.games.cpr.view import CprView
from ui.games.glass import GameGlass
from ui.games.kit import Manner
from ui.games.pace import Pace
from ui.games.view import PAUSE, TARGET, Box
from ui.games.voice import CAPTIONS
from ui.screens.kiosk.game_sitting import GameSitting
from ui.screens.kiosk.games_room import GamesRoom

GAME = "cpr"
SIZES = [(1920, 1080), (1080, 1920)]
MANNERS = [Manner(seated=seated, left=left) for seated, left in product((False, True), repeat=2)]
FINGER, THUMB = 1, 2
COLLAR, RIBS, BELLY = (PLACES.index(place) for place in ("collar", "ribs", "belly"))


def glass_of(
    seed: int = 1,
    level: Level = 1,
    size: tuple[int, int] = SIZES[0],
    manner: Manner | None = None,
    *,
    still: bool = True,
) -> GameGlass:
    return make_glass(seed, level, size, manner, still=still, game=GAME)


def view_of(glass: GameGlass) -> CprView:
    assert isinstance(glass.view, CprView)
    return glass.view


def play_of(glass: GameGlass) -> CprPlay:
    assert isinstance(glass.round.play, CprPlay)
    return glass.round.play


def place(glass: GameGlass, key: str) -> Box:
    found = next((one.box for one in glass.view.targets() if one.key == key), None)
    assert found is not None, f"{key} cannot be touched: {[one.key for one in glass.view.targets()]}"
    return found


def touch(glass: GameGlass, key: str) -> None:
    assert glass.view.down(THUMB, *place(glass, key).centre)
    glass.view.up(THUMB)


def pushed(glass: GameGlass, times: int, every: int = BEAT, down: int = 12) -> None:
    """With one finger on the chest, in and out of it."""
    for _ in range(times):
        assert glass.view.down(FINGER, *corner(glass))
        glass.advance(down)
        glass.view.up(FINGER)
        glass.advance(every - down)


def corner(glass: GameGlass) -> tuple[float, float]:
    """A place on the chest that no other target covers."""
    box = place(glass, "press")
    return box.x + box.w * 0.96, box.y + box.h * 0.96


def begun(glass: GameGlass) -> None:
    for deed in ("shout", "call", "fetch", "look"):
        touch(glass, deed)
        glass.advance(4 * HERTZ + 5)


def at_machine(glass: GameGlass) -> None:
    begun(glass)
    while play_of(glass).machine.stage != "here":
        pushed(glass, 1)


def padded(glass: GameGlass) -> None:
    at_machine(glass)
    for key in ("power", f"pad-{COLLAR}", f"pad-{RIBS}"):
        touch(glass, key)
        glass.advance(2)


class Hands:
    """Does what a bot wants by touching what stands for it; what is down is lifted before it comes down again."""

    def __init__(self, glass: GameGlass, bot: Bot) -> None:
        self.glass, self._bot = glass, bot
        self._down = False

    def play(self) -> None:
        while not self.glass.round.over:
            self._touch(self._bot.acts(self.glass.round.play))
            self.glass.advance()

    def _touch(self, acts: Sequence[Act]) -> None:
        for act in acts:
            if act.name in ("press", "release"):
                self._lift()
                if act.name == "press":
                    assert self.glass.view.down(FINGER, *corner(self.glass))
                    self._down = True
            else:
                touch(self.glass, f"pad-{act.a}" if act.name == "pad" else act.name)

    def _lift(self) -> None:
        if self._down:
            self.glass.view.up(FINGER)
        self._down = False


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


def overlap(one: Box, other: Box) -> bool:
    return (
        one.x < other.x + other.w - 0.5 and other.x < one.x + one.w - 0.5
        and one.y < other.y + other.h - 0.5 and other.y < one.y + one.h - 0.5
    )  # fmt: skip


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


def test_the_dial_says_the_pace_that_the_hand_has(qtbot: QtBot) -> None:
    glass = glass_of()
    qtbot.addWidget(glass)
    begun(glass)

    for every in (30, 36, 24):
        pushed(glass, 3, every)
        assert view_of(glass)._dial.rate == 60 * HERTZ // every


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


def test_cards_stand_in_the_order_that_helps_at_first_and_change_about_later(qtbot: QtBot) -> None:
    def order(seed: int, level: Level) -> list[Deed]:
        glass = glass_of(seed, level)
        qtbot.addWidget(glass)
        return [deed for deed in view_of(glass)._cards.order if deed in NEEDFUL]

    assert {tuple(order(seed, 1)) for seed in range(6)} == {("shout", "call", "fetch", "look")}
    assert len({tuple(order(seed, 3)) for seed in range(6)}) > 1


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


def test_pads_lie_below_his_right_collar_bone_and_on_his_left_ribs(qtbot: QtBot) -> None:
    """His head is to the left and he looks at us: his right side is below."""
    glass = glass_of()
    qtbot.addWidget(glass)
    plan = view_of(glass).plan
    collar, ribs = plan.pads[COLLAR].centre, plan.pads[RIBS].centre

    assert {PLACES[COLLAR], PLACES[RIBS]} == RIGHT
    assert plan.face.centre[0] < collar[0] < plan.heart[0] < ribs[0]
    assert ribs[1] < plan.heart[1] < collar[1]


@pytest.mark.parametrize("deed", DELAYS)
def test_what_helps_nobody_is_said_to_be_so(qtbot: QtBot, deed: Deed) -> None:
    seed = next(seed for seed in range(40) if deed in GAMES[GAME].start(seed, 2).scene.shown)  # type: ignore[attr-defined]
    glass = glass_of(seed, 2)
    qtbot.addWidget(glass)

    touch(glass, deed)
    glass.advance(HERTZ)

    assert view_of(glass)._hints.text() == DELAYED[deed]
    assert deed in WORDS
    assert "press" in {one.key for one in glass.view.targets()}


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
    assert [one.key for one in glass.view.targets()] == [PAUSE]


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


def test_two_breaths_are_given_by_touching_his_face(qtbot: QtBot) -> None:
    glass = glass_of(3, 2)
    qtbot.addWidget(glass)
    assert "breath" not in {one.key for one in glass.view.targets()}
    begun(glass)
    pushed(glass, 30)

    for _ in range(BREATHS):
        touch(glass, "breath")
        glass.advance(HERTZ + 2)
    pushed(glass, 1)

    assert play_of(glass).beat.rounds == 1


def _course(glass: GameGlass, look: Callable[..., None], *, breathes: bool) -> None:
    """A whole round with everything that can go wrong in it."""
    look(20)
    for deed in ("shout", "call", play_of(glass).scene.shown[0], "fetch", "look"):
        touch(glass, deed)
        look(20)
        glass.advance(8 * HERTZ)
    pushed(glass, 12)
    glass.view.down(FINGER, *corner(glass))
    look(4)
    glass.view.up(FINGER)
    if breathes:
        touch(glass, "breath")
        look(30)
        glass.advance(HERTZ)
    while play_of(glass).machine.stage != "here":
        pushed(glass, 1)
    look(30)
    for key in ("power", f"pad-{BELLY}", f"pad-{COLLAR}", f"pad-{RIBS}"):
        touch(glass, key)
        look(8)
    glass.advance(4 * HERTZ + 10)
    look()
    if play_of(glass).machine.stage == "charged":
        for key in ("clear", "shock"):
            touch(glass, key)
            look(12)
    while not glass.round.over:
        pushed(glass, 1)
    look(60)
    look(200)


@pytest.mark.parametrize("still", [True, False])
@pytest.mark.parametrize("size", SIZES)
def test_every_scene_is_drawn_lying_and_upright(qtbot: QtBot, size: tuple[int, int], still: bool) -> None:
    glass = glass_of(4, 2 if still else 1, size, still=still)
    qtbot.addWidget(glass)
    glass.resize(size[0] // 2, size[1] // 2)
    glass.show()
    seen: list[QImage] = []

    def look(steps: int = 3) -> None:
        glass.advance(steps)
        seen.append(glass.grab().toImage())

    _course(glass, look, breathes=still)

    for number, (one, other) in enumerate(pairwise(seen)):
        assert one != other, number
    for picture in seen:
        assert len({picture.pixel(x, picture.height() * 3 // 5) for x in range(0, picture.width(), 3)}) > 8


def test_colour_comes_into_his_face_with_the_blood(qtbot: QtBot) -> None:
    glass = glass_of(2)
    qtbot.addWidget(glass)
    glass.resize(960, 540)
    glass.show()
    face = view_of(glass).plan.face

    def cheek(flow: int) -> int:
        play_of(glass).flow = flow
        for _ in range(90):
            view_of(glass)._patient.step()
        pixel = glass.grab().toImage().pixelColor(round(face.x + face.w * 0.61), round(face.y + face.h * 0.3))
        return pixel.red() - pixel.blue()

    assert cheek(0) < 0 < cheek(FULL // 2) < cheek(FULL)


def test_the_kiosk_offers_it_and_all_its_drawings_are_there() -> None:
    assert GamesRoom.plays(GAME)
    assert VIEWS[GAME] is CprView
    for deed in (*NEEDFUL, *DELAYS):
        assert SHELVES.setdefault(GAME, make_glass(game=GAME).view.kit.pictures).has(f"do-{deed}"), deed


def test_a_turned_screen_keeps_the_round(qtbot: QtBot) -> None:
    glass = glass_of(5)
    qtbot.addWidget(glass)
    padded(glass)
    before = list(glass.round.play.cells())

    glass.view.arrange(1080, 1920)
    glass.grab()

    assert list(glass.round.play.cells()) == before
