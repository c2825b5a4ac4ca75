"""找隐患: played by touching it comes to the same as without a picture; two states of a thing that are told apart."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise, product

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage, QPainter
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from edu.domain.games.acts import Act
from edu.domain.games.bots import bot_of, played_by
from edu.domain.games.catalogue import GAMES
from edu.domain.games.rules import HERTZ, LEVELS, Bot, Level
from edu.domain.games.spot.game import SpotPlay
from edu.domain.games.spot.kinds import DECOYS, KINDS
from edu.domain.games.spot.look import Look, drawn
from edu.domain.games.spot.scenes import SCENES
from edu.domain.prng import Stream
from tests.ui.games.hands import make_glass
from ui.games.glass import GameGlass
from ui.games.kit import Manner
from ui.games.pictures import ART
from ui.games.spot.moment import said_of
from ui.games.spot.plan import plan, spots_of
from ui.games.spot.scene import Stage, state_of
from ui.games.spot.tells import rises, tells
from ui.games.spot.view import SpotView
from ui.games.view import TARGET, Box

GAME = "spot"
SIZES = [(1920, 1080), (1080, 1920)]
MANNERS = [Manner(seated=seated, left=left) for seated, left in product((False, True), repeat=2)]
FINGER = 1
UNLIKE = 0.06
"""Of the picture of a thing: what must differ between its two states by a tone that is seen without colour."""


def glass_of(
    seed: int = 1,
    level: Level = 1,
    size: tuple[int, int] = SIZES[0],
    manner: Manner | None = None,
    *,
    still: bool = True,
) -> GameGlass:
    return make_glass(seed, level, size, manner, still=still, game=GAME)


def view_of(glass: GameGlass) -> SpotView:
    assert isinstance(glass.view, SpotView)
    return glass.view


def play_of(glass: GameGlass) -> SpotPlay:
    assert isinstance(glass.round.play, SpotPlay)
    return glass.round.play


def keys(glass: GameGlass) -> list[str]:
    return [one.key for one in glass.view.targets()]


def place(glass: GameGlass, key: str) -> Box:
    found = next((one.box for one in glass.view.targets() if one.key == key), None)
    assert found is not None, f"{key} cannot be touched: {keys(glass)}"
    return found


def touch(glass: GameGlass, key: str) -> None:
    assert glass.view.down(FINGER, *place(glass, key).centre)
    glass.view.up(FINGER)


def find(glass: GameGlass, which: int = 0, *, right: bool = True) -> int:
    """One of those that are wrong, and an answer; the number of its place. It is read to the end."""
    look = play_of(glass).look
    number = sorted(look.wrong)[which]
    touch(glass, f"place-{number}")
    glass.advance(2)
    touch(glass, f"fix-{look.orders[number].index(0 if right else 1)}")
    glass.advance()
    read(glass)
    return number


def leave(glass: GameGlass) -> None:
    touch(glass, "finish")
    glass.advance()
    touch(glass, "finish")
    glass.advance()


def read(glass: GameGlass) -> None:
    while play_of(glass).look.reading:
        glass.advance()
    glass.advance()


def fine_of(look: Look) -> int:
    return next(number for number in range(len(look.scene.places)) if number not in look.wrong)


class Hands:
    """Does what a bot wants by touching what stands for it."""

    def __init__(self, glass: GameGlass, bot: Bot) -> None:
        self.glass, self._bot = glass, bot

    def play(self) -> None:
        while not self.glass.round.over:
            self._touch(self._bot.acts(self.glass.round.play))
            self.glass.advance()

    def _touch(self, acts: Sequence[Act]) -> None:
        for act in acts:
            if act.name == "tap":
                touch(self.glass, f"place-{play_of(self.glass).look.scene.at(act.a, act.b)}")
            elif act.name == "fix":
                touch(self.glass, f"fix-{act.a}")
            else:
                touch(self.glass, "finish")
                if self.glass.view._acts == []:  # asked whether some are to be left behind
                    touch(self.glass, "finish")


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


# -- where it is touched --


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("manner", MANNERS)
def test_every_thing_of_every_place_is_big_within_reach_and_apart(size: tuple[int, int], manner: Manner) -> None:
    made = plan(*size, manner)
    for scene in SCENES:
        boxes = {
            "pause": made.pause,
            "finish": made.finish,
            **{place.kind: spot.touch for place, spot in zip(scene.places, spots_of(made, scene), strict=True)},
        }
        check(boxes, size)
    check({"pause": made.pause, **{str(at): box for at, box in enumerate(made.answers)}}, size)


def check(boxes: dict[str, Box], size: tuple[int, int]) -> None:
    wide, high = size
    for at, (key, box) in enumerate(boxes.items()):
        assert min(box.w, box.h) >= TARGET, key
        assert box.x >= 0, key
        assert box.x + box.w <= wide + 0.5, key
        assert box.y >= high * 0.4 - 0.5, key  # as for whoever sits
        assert box.y + box.h <= high + 0.5, key
        for name, other in list(boxes.items())[at + 1 :]:
            assert not overlap(box, other), (key, name)


def overlap(one: Box, other: Box) -> bool:
    return (
        one.x < other.x + other.w - 0.5 and other.x < one.x + one.w - 0.5
        and one.y < other.y + other.h - 0.5 and other.y < one.y + one.h - 0.5
    )  # fmt: skip


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


# -- what is seen --


def gray(name: str) -> QImage:
    """On the grey of a wall, a third of its size on the glass."""
    image = QImage(140, 100, QImage.Format.Format_Grayscale8)
    image.fill(200)
    painter = QPainter(image)
    QSvgRenderer(str(ART / GAME / f"{name}.svg")).render(painter, QRectF(0, 0, 140, 100))
    painter.end()
    return image


@pytest.mark.parametrize("kind", KINDS)
def test_the_two_states_of_a_thing_are_told_apart_without_colour(qapp: QApplication, kind: str) -> None:
    wrong, fine = gray(f"thing-{kind}-wrong"), gray(f"thing-{kind}-fine")

    apart = sum(
        abs((wrong.pixel(x, y) & 255) - (fine.pixel(x, y) & 255)) > 40
        for x, y in product(range(wrong.width()), range(wrong.height()))
    )

    assert apart / (140 * 100) > UNLIKE


def test_every_place_and_every_decoy_is_drawn() -> None:
    names = {f"{scene.id}-{way}" for scene in SCENES for way in ("back", "tall")}
    names |= {f"thing-{decoy}-fine" for decoy in DECOYS}

    assert {name for name in names if not (ART / GAME / f"{name}.svg").is_file()} == set()
    assert not any((ART / GAME / f"thing-{decoy}-wrong.svg").exists() for decoy in DECOYS)


def test_a_thing_looks_wrong_until_it_is_mended_and_stays_so_after_a_wrong_answer(qtbot: QtBot) -> None:
    glass = glass_of(level=2)
    qtbot.addWidget(glass)
    look = play_of(glass).look
    wrong = {number for number in range(8) if state_of(look, number).endswith("-wrong")}

    mended, botched = find(glass, 0), find(glass, 1, right=False)

    assert wrong == set(look.wrong)
    assert state_of(look, mended).endswith("-fine")
    assert state_of(look, botched).endswith("-wrong")


def test_under_the_lens_three_answers_stand_as_the_rules_have_shuffled_them(qtbot: QtBot) -> None:
    glass = glass_of()
    qtbot.addWidget(glass)
    look = play_of(glass).look
    number = min(look.wrong)

    touch(glass, f"place-{number}")
    glass.advance(2)

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
    glass.advance(2)
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
    glass.advance(2)
    lens = view_of(glass).lens
    assert lens is not None
    right, other = lens.right, (lens.right + 1) % 3

    assert glass.view.down(1, *place(glass, f"fix-{right}").centre)
    assert glass.view.down(2, *place(glass, f"fix-{other}").centre)
    glass.advance(2)

    assert lens.chosen == right
    assert lens.outcome == "mended"


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


def test_what_is_put_right_one_after_the_other_is_praised_more(qtbot: QtBot) -> None:
    glass = glass_of()
    qtbot.addWidget(glass)

    find(glass, 0)
    first = view_of(glass).hints.text()
    find(glass, 1)

    assert first == "好眼力！"
    assert "2" in view_of(glass).hints.text()


def test_what_was_passed_over_is_ringed_before_the_next_place_comes(qtbot: QtBot) -> None:
    glass = glass_of(still=False)
    qtbot.addWidget(glass)
    glass.resize(960, 540)
    glass.show()
    look = play_of(glass).look
    done = find(glass)
    leave(glass)
    glass.advance(80)
    ringed = glass.grab().toImage()

    left = [view_of(glass).stage.spots[number].art for number in look.wrong if number != done]
    red = [reds(ringed, box) for box in left]
    assert min(red) > 40 + reds(ringed, view_of(glass).stage.spots[done].art)
    said = said_of(look, glass.view.kit.pack)
    assert not said.good
    assert said.text in {card.rule for card in glass.view.kit.pack.cards}
    while play_of(glass).at == 0:
        glass.advance()
    glass.advance()
    assert view_of(glass).stage.look is play_of(glass).look


def reds(picture: QImage, box: Box) -> int:
    """Pixels along the upper edge of what is ringed that have the colour of the ring."""
    found = 0
    for x, y in product(range(round(box.w)), range(40)):
        colour = picture.pixelColor(round(box.x) + x, max(0, round(box.y) + y - 14))
        found += colour.red() > 150 and colour.green() < 60 and colour.blue() < 60
    return found


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


# -- hints --


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


# -- all the rest --


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


@pytest.mark.parametrize("still", [True, False])
@pytest.mark.parametrize("size", SIZES)
def test_every_part_of_a_place_is_drawn_and_differs(qtbot: QtBot, size: tuple[int, int], still: bool) -> None:
    glass = glass_of(4, 1, size, still=still)
    qtbot.addWidget(glass)
    glass.resize(size[0] // 2, size[1] // 2)
    glass.show()
    seen: list[QImage] = []
    look = play_of(glass).look
    one, two, *_ = sorted(look.wrong)

    def shown(steps: int) -> None:
        glass.advance(steps)
        seen.append(glass.grab().toImage())

    shown(60)
    touch(glass, f"place-{one}")
    shown(8 if not still else 2)
    shown(300)  # long enough for an answer to be pointed at
    touch(glass, f"fix-{look.orders[one].index(0)}")
    shown(6)
    read(glass)
    touch(glass, f"place-{two}")
    glass.advance(2)
    touch(glass, f"fix-{look.orders[two].index(2)}")
    shown(10)
    read(glass)
    touch(glass, f"place-{fine_of(look)}")
    shown(10)
    read(glass)
    shown(310)  # long enough for a thing to be pointed at
    leave(glass)
    shown(60)
    while play_of(glass).at == 0:
        glass.advance()
    shown(8)

    for picture in seen:
        assert len({picture.pixel(x, picture.height() * 3 // 5) for x in range(0, picture.width(), 3)}) > 8
    assert all(one != other for one, other in pairwise(seen))


def test_every_place_can_be_drawn_with_all_of_it_wrong(qtbot: QtBot) -> None:
    """No drawing is missing, whatever the seed has drawn."""
    glass = glass_of()
    qtbot.addWidget(glass)
    view = view_of(glass)
    for scene in SCENES:
        look = drawn(Stream(1, "test"), scene, 3)
        look.wrong = frozenset(number for number, one in enumerate(scene.places) if one.can_be_wrong)
        stage = Stage(view.kit, plan(480, 270, Manner()), look, view._swarm)
        stage.draw(glass._surface, lambda _key: 0.0)


def test_a_turned_screen_keeps_the_round_and_what_lies_under_the_lens(qtbot: QtBot) -> None:
    glass = glass_of(5)
    qtbot.addWidget(glass)
    number = min(play_of(glass).look.wrong)
    touch(glass, f"place-{number}")
    glass.advance(30)
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
    glass.advance(2)
    touch(glass, "fix-1")
    glass.advance(3)

    glass.view.arrange(1080, 1920)
    read(glass)

    assert "finish" in keys(glass)
