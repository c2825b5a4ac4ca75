"""地震 30 秒: played by touching it comes to the same as without a picture; its promises of places, words and hints."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise, product

import pytest
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from edu.domain.games.acts import Act
from edu.domain.games.bots import bot_of, played_by
from edu.domain.games.catalogue import GAMES
from edu.domain.games.quake.game import QuakePlay
from edu.domain.games.quake.leaving import RED, THINGS, Thing
from edu.domain.games.quake.rooms import SPOTS, Kind, RoomId
from edu.domain.games.quake.shake import LULL, MIDDLE, WARNING, WAVE, WAVES, Shake
from edu.domain.games.rules import HERTZ, LEVELS, Bot, Level
from tests.ui.games.hands import make_glass
from ui.games.glass import GameGlass
from ui.games.kit import Manner
from ui.games.quake.moment import said_of
from ui.games.quake.view import QuakeView
from ui.games.view import TARGET, Box

GAME = "quake"
SIZES = [(1920, 1080), (1080, 1920)]
MANNERS = [Manner(seated=seated, left=left) for seated, left in product((False, True), repeat=2)]
FINGER, THUMB = 1, 2


def glass_of(
    seed: int = 1,
    level: Level = 1,
    size: tuple[int, int] = SIZES[0],
    manner: Manner | None = None,
    *,
    still: bool = True,
) -> GameGlass:
    return make_glass(seed, level, size, manner, still=still, game=GAME)


def glass_in(room: RoomId, level: Level = 1, size: tuple[int, int] = SIZES[0], *, still: bool = True) -> GameGlass:
    for seed in range(99):
        play = GAMES[GAME].start(seed, level)
        assert isinstance(play, QuakePlay)
        if play.visit.shake.set.room.id == room:
            return glass_of(seed, level, size, still=still)
    raise LookupError(room)


def view_of(glass: GameGlass) -> QuakeView:
    assert isinstance(glass.view, QuakeView)
    return glass.view


def play_of(glass: GameGlass) -> QuakePlay:
    assert isinstance(glass.round.play, QuakePlay)
    return glass.round.play


def shake_of(glass: GameGlass) -> Shake:
    return play_of(glass).visit.shake


def keys(glass: GameGlass) -> list[str]:
    return [one.key for one in glass.view.targets()]


def place(glass: GameGlass, key: str) -> Box:
    found = next((one.box for one in glass.view.targets() if one.key == key), None)
    assert found is not None, f"{key} cannot be touched: {keys(glass)}"
    return found


def touch(glass: GameGlass, key: str) -> None:
    assert glass.view.down(THUMB, *place(glass, key).centre)
    glass.view.up(THUMB)


def on_track(glass: GameGlass, at: float) -> tuple[float, float]:
    pad = place(glass, "hold")
    return view_of(glass).plan.grip_x(at), pad.y + pad.h * 0.6


def run_to(glass: GameGlass, kind: Kind) -> None:
    shake = shake_of(glass)
    touch(glass, f"spot-{next(at for at in range(SPOTS) if shake.set.kind(at) == kind)}")
    glass.advance()
    while not shake.there:
        glass.advance()


def hold_on(glass: GameGlass) -> None:
    """To the end of the shaking, the finger on what slides."""
    shake = shake_of(glass)
    glass.view.down(FINGER, *on_track(glass, shake.mark))
    while not shake.over:
        glass.view.move(FINGER, *on_track(glass, shake.mark))
        glass.advance()
    glass.view.up(FINGER)
    glass.advance()


class Hands:
    """Does what a bot wants by touching what stands for it; the finger stays on what it holds."""

    def __init__(self, glass: GameGlass, bot: Bot) -> None:
        self.glass, self._bot = glass, bot
        self._shake: Shake | None = None

    def play(self) -> None:
        while not self.glass.round.over:
            self._touch(self._bot.acts(self.glass.round.play))
            self.glass.advance()

    def _touch(self, acts: Sequence[Act]) -> None:
        for act in acts:
            if act.name == "touch":
                if (key := THINGS[act.a]) in keys(self.glass):
                    touch(self.glass, key)
            elif act.name == "go":
                touch(self.glass, f"spot-{act.a}")
            elif self._shake is shake_of(self.glass):
                self.glass.view.move(FINGER, *on_track(self.glass, act.a))
            else:
                self.glass.view.up(FINGER)
                self._shake = shake_of(self.glass)
                assert self.glass.view.down(FINGER, *on_track(self.glass, act.a))


@pytest.mark.parametrize("level", LEVELS)
@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize(("skill", "seed"), [("skilled", 3), ("average", 11)])
def test_a_bot_that_touches_reaches_the_digest_of_one_without_eyes(
    qtbot: QtBot, skill: str, size: tuple[int, int], level: Level, seed: int
) -> None:
    game = GAMES[GAME]
    blind = played_by(game, bot_of(game, skill, seed), seed, level)[1]  # type: ignore[arg-type]
    glass = glass_of(seed, level, size, Manner(left=seed == 11, seated=seed == 3))
    qtbot.addWidget(glass)

    Hands(glass, bot_of(game, skill, seed)).play()  # type: ignore[arg-type]

    seen = glass.round.result()
    assert (seen.score, seen.parts, seen.missed, seen.steps) == (blind.score, blind.parts, blind.missed, blind.steps)
    assert seen.digest == blind.digest


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("manner", MANNERS)
@pytest.mark.parametrize("level", LEVELS)
def test_everything_to_touch_is_big_within_reach_and_apart(
    qtbot: QtBot, size: tuple[int, int], manner: Manner, level: Level
) -> None:
    for room in ("flat", "cottage"):
        seed = next(s for s in range(99) if GAMES[GAME].start(s, level).visit.shake.set.room.id == room)  # type: ignore[attr-defined]
        glass = glass_of(seed, level, size, manner)
        qtbot.addWidget(glass)
        looked = [check_places(glass, size)]
        run_to(glass, "under")
        looked.append(check_places(glass, size))
        while not shake_of(glass).over:
            glass.advance()
        for thing in ("", "door", "stairs"):
            if thing in keys(glass):
                touch(glass, thing)
                glass.advance(2)
            looked.append(check_places(glass, size))

        assert all("pause" in found and len(found) > 2 for found in looked)


def check_places(glass: GameGlass, size: tuple[int, int]) -> list[str]:
    wide, high = size
    targets = glass.view.targets()
    for at, one in enumerate(targets):
        box = one.box
        assert min(box.w, box.h) >= TARGET, one.key
        assert box.x >= 0, one.key
        assert box.x + box.w <= wide + 0.5, one.key
        assert box.y >= high * 0.4 - 0.5, one.key  # as for whoever sits
        assert box.y + box.h <= high + 0.5, one.key
        for other in targets[at + 1 :]:
            assert not overlap(box, other.box), (one.key, other.key)
    return [one.key for one in targets]


def overlap(one: Box, other: Box) -> bool:
    return (
        one.x < other.x + other.w - 0.5 and other.x < one.x + one.w - 0.5
        and one.y < other.y + other.h - 0.5 and other.y < one.y + one.h - 0.5
    )  # fmt: skip


@pytest.mark.parametrize("size", SIZES)
def test_a_person_who_is_dragged_to_a_spot_runs_there_and_a_tap_moves_nobody(
    qtbot: QtBot, size: tuple[int, int]
) -> None:
    glass = glass_of(2, 1, size)
    qtbot.addWidget(glass)
    shake = shake_of(glass)

    touch(glass, "person")
    glass.advance()
    assert shake.goal == -1

    glass.view.down(FINGER, *place(glass, "person").centre)
    glass.view.move(FINGER, *place(glass, "spot-4").centre)
    glass.advance()
    assert shake.goal == -1  # not before it is let go
    glass.view.up(FINGER)
    glass.advance()
    assert shake.goal == 4

    while not shake.there:
        glass.advance()
    if not shake.safe:
        glass.view.down(FINGER, *place(glass, "spot-4").centre)
        glass.view.move(FINGER, *place(glass, "spot-0").centre)
        glass.view.up(FINGER)
        glass.advance()
        assert shake.goal == 0


def test_the_finger_holds_for_as_long_as_it_lies_on_what_slides(qtbot: QtBot) -> None:
    glass = glass_in("classroom")
    qtbot.addWidget(glass)
    shake = shake_of(glass)
    run_to(glass, "under")

    glass.view.down(FINGER, *on_track(glass, MIDDLE))
    glass.advance()
    assert (shake.low, shake.holds) == (True, True)

    glass.view.move(FINGER, *on_track(glass, 40))
    glass.advance()
    assert (shake.grip, shake.holds) == (40, False)

    glass.view.move(FINGER, *on_track(glass, MIDDLE))
    glass.view.up(FINGER)
    glass.advance()
    assert (shake.low, shake.grip) == (True, -1)


def test_a_tap_that_comes_and_goes_within_a_step_still_gets_them_down(qtbot: QtBot) -> None:
    glass = glass_in("classroom")
    qtbot.addWidget(glass)
    run_to(glass, "under")

    glass.view.down(FINGER, *on_track(glass, MIDDLE))
    glass.view.up(FINGER)
    glass.advance()

    assert shake_of(glass).low


@pytest.mark.parametrize("size", SIZES)
def test_the_close_up_lies_over_the_room_where_one_is_safe_and_nowhere_else(
    qtbot: QtBot, size: tuple[int, int]
) -> None:
    for kind in ("under", "inner", "glass", "tall", "hanging", "crowd"):
        glass = glass_in("shop", 2, size)
        qtbot.addWidget(glass)
        run_to(glass, kind)  # type: ignore[arg-type]

        assert ("hold" in keys(glass)) == (kind in ("under", "inner"))
        assert sum(key.startswith("spot") for key in keys(glass)) == SPOTS  # one may always change one's mind


def test_with_the_left_hand_everything_is_mirrored(qtbot: QtBot) -> None:
    right, left = glass_of(level=2), glass_of(level=2, manner=Manner(left=True))
    for glass in (right, left):
        qtbot.addWidget(glass)

    for one in right.view.targets():
        assert place(left, one.key).x == pytest.approx(1920 - one.box.x - one.box.w), one.key
    for at in (0, 250, 900):
        assert view_of(left).plan.grip_x(at) == pytest.approx(1920 - view_of(right).plan.grip_x(at))
        assert view_of(left).plan.grip_at(view_of(left).plan.grip_x(at)) == at


def test_things_stand_in_their_place_at_first_and_change_about_later(qtbot: QtBot) -> None:
    def places(level: Level) -> set[tuple[Thing, int]]:
        found: set[tuple[Thing, int]] = set()
        for seed in range(12):
            glass = glass_of(seed, level)
            qtbot.addWidget(glass)
            found |= {(thing, round(spot.touch.x)) for thing, spot in view_of(glass).spots.items()}
        return found

    assert len(places(1)) == len(THINGS)
    assert len(places(3)) > 2 * len(THINGS)


def test_somebody_shows_how_it_is_done_at_the_first_level_alone_and_only_where_it_is_safe(qtbot: QtBot) -> None:
    for seed, level in product(range(6), LEVELS):
        glass = glass_of(seed, level)
        qtbot.addWidget(glass)
        glass.advance(3 * HERTZ)

        mate = view_of(glass).room.mate
        assert (mate >= 0) == (level == 1)
        assert mate < 0 or shake_of(glass).set.safe(mate)


def test_what_hangs_and_stands_has_come_down_when_its_wave_is_over_and_not_before(qtbot: QtBot) -> None:
    glass = glass_in("flat")
    qtbot.addWidget(glass)
    shake, room = shake_of(glass), view_of(glass).room
    down: list[set[str]] = []

    glass.advance(WARNING[1])
    for _ in range(WAVES):
        down.append({shake.set.kind(at) for at in room.down})
        glass.advance(WAVE + LULL)
    down.append({shake.set.kind(at) for at in room.down})

    assert down == [set(), {"glass"}, {"glass", "hanging"}, {"glass", "hanging", "tall"}]


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


def test_what_is_said_is_about_how_it_ended_though_graver_things_were_missed_before(qtbot: QtBot) -> None:
    glass = glass_in("flat")
    qtbot.addWidget(glass)
    visit = play_of(glass).visit
    while not visit.leaving.ending:
        glass.advance()

    said, leave = said_of(visit, glass.view.kit.pack), glass.view.kit.pack.card("leave")
    assert leave is not None
    assert (visit.leaving.ending, said.text) == ("inside", leave.rule)


def test_after_the_words_the_next_room_begins_from_the_beginning(qtbot: QtBot) -> None:
    glass = glass_of(2, 2)
    qtbot.addWidget(glass)
    while not play_of(glass).at:
        glass.advance()
    glass.advance(2)

    assert view_of(glass).moment is None
    assert view_of(glass).room.down == {}
    assert "person" in keys(glass)


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("room", ["classroom", "cottage"])
def test_every_scene_is_drawn_lying_and_upright_and_moves(qtbot: QtBot, size: tuple[int, int], room: RoomId) -> None:
    glass = glass_in(room, 1, size, still=False)
    qtbot.addWidget(glass)
    glass.resize(size[0] // 2, size[1] // 2)
    glass.show()
    seen: list[QImage] = []

    def look(steps: int) -> None:
        glass.advance(steps)
        seen.append(glass.grab().toImage())
        glass.advance(5)
        assert glass.grab().toImage() != seen[-1]

    look(20)
    glass.view.down(FINGER, *place(glass, "person").centre)
    glass.view.move(FINGER, *place(glass, "spot-1").centre)
    look(5)
    glass.view.up(FINGER)
    run_to(glass, "inner" if room == "classroom" else "yard")
    look(30)
    glass.advance(WARNING[1])
    look(5)
    hold_on(glass)
    look(60)
    for thing in ("off", "head", "door", "stairs", "open"):
        if thing in keys(glass):
            touch(glass, thing)
            look(70)
    while not play_of(glass).visit.leaving.ending:
        glass.advance()
    look(70)

    for picture in seen:
        assert len({picture.pixel(x, picture.height() * 3 // 5) for x in range(0, picture.width(), 3)}) > 8
    assert all(one != other for one, other in pairwise(seen))


@pytest.mark.parametrize("still", [True, False])
@pytest.mark.parametrize("size", SIZES)
def test_what_goes_wrong_is_drawn_as_well(qtbot: QtBot, size: tuple[int, int], still: bool) -> None:
    """Struck, slipped, come out too soon, a lighter, a jump, the lift that stands still."""
    glass = glass_in("flat", 1, size, still=still)
    qtbot.addWidget(glass)
    glass.resize(size[0] // 2, size[1] // 2)
    glass.show()
    seen: list[QImage] = []

    def look(steps: int) -> None:
        glass.advance(steps)
        seen.append(glass.grab().toImage())

    run_to(glass, "hanging")
    while not shake_of(glass).blows:
        glass.advance()
    look(10)
    run_to(glass, "under")
    while shake_of(glass).wave < 0:
        glass.advance()
    glass.view.down(FINGER, *on_track(glass, 0))
    while "slipped" not in shake_of(glass).blows:
        glass.advance()
    look(10)
    run_to(glass, "crowd")
    look(5)
    while not shake_of(glass).over:
        glass.advance()
    for thing in ("lighter", "jump", "door", "lift"):
        while play_of(glass).visit.leaving.busy:
            glass.advance()
        touch(glass, thing)
        look(30)
    look(70)

    assert play_of(glass).missed()[:3] == ("no-jump", "no-lift", "no-flame")
    assert all(one != other for one, other in pairwise(seen))


def test_with_reduced_motion_the_ground_stands_still(qtbot: QtBot) -> None:
    glass = glass_in("shop", 1)
    qtbot.addWidget(glass)
    glass.resize(960, 540)
    glass.show()
    glass.advance(WARNING[1] + 20)
    glass.grab()
    sway = view_of(glass).room.sway
    before = glass.grab().toImage().copy(300, 400, 360, 40)
    glass.advance(13)

    assert sway > 0.2  # it does shake
    assert glass.grab().toImage().copy(300, 400, 360, 40) == before


def test_a_turned_screen_keeps_the_round_and_what_has_come_down(qtbot: QtBot) -> None:
    glass = glass_in("flat")
    qtbot.addWidget(glass)
    run_to(glass, "under")
    glass.advance(WARNING[1] + WAVE + LULL)
    before, down = list(glass.round.play.cells()), set(view_of(glass).room.down)

    glass.view.arrange(1080, 1920)
    glass.grab()

    assert list(glass.round.play.cells()) == before
    assert set(view_of(glass).room.down) == down
