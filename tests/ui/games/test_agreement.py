"""What is said, what is pointed at and what is drawn agree: two orders at once, a smile over a loss, teach nothing."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import pygame
import pytest
from pytestqt.qtbot import QtBot

from edu.domain.games.acts import Act
from edu.domain.games.bag.packing import BagPlay
from edu.domain.games.bots import bot_of
from edu.domain.games.catalogue import GAMES
from edu.domain.games.cpr.game import CprPlay
from edu.domain.games.quake.rooms import SPOTS
from edu.domain.games.river.village import TASKS
from edu.domain.games.rules import HERTZ
from edu.domain.games.spot.game import SpotPlay
from tests.stores import shipped_library
from tests.ui.games.hands import SIZES, make_glass
from ui.games.bag.moment import Moment as BagMoment
from ui.games.bag.view import BagView
from ui.games.cpr.view import CprView
from ui.games.ebike.view import EbikeView
from ui.games.escape.plan import plan as escape_plan
from ui.games.escape.view import EscapeView
from ui.games.head import under_caption
from ui.games.kit import Kit, Manner
from ui.games.pictures import ART
from ui.games.quake.view import QuakeView
from ui.games.quake.words import SPOTS as PLACES
from ui.games.river.moment import said as said_of_river
from ui.games.river.orders import advised
from ui.games.river.view import RiverView
from ui.games.spot.moment import said_of as said_of_spot
from ui.games.words import Words
from ui.theme import Theme

LESSONS = Path(__file__).parents[3] / "content" / "microlessons"


@contextmanager
def words_of(kit: Kit) -> Iterator[list[str]]:
    """Every line that is drawn meanwhile."""
    drawn: list[str] = []
    line = kit.words.line

    def told(text: str, size: float, colour: str, *, bold: bool = True) -> pygame.Surface:
        drawn.append(text)
        return line(text, size, colour, bold=bold)

    kit.words.line = told  # type: ignore[method-assign]
    yield drawn
    kit.words.line = line  # type: ignore[method-assign]


# -- 村长与小河 --


def test_while_somebody_has_run_home_what_is_called_out_and_the_card_that_calls_are_one(qtbot: QtBot) -> None:
    """「派人守路口」 beside a lit 「敲门」 would be two orders at once."""
    glass = make_glass(1, game="river")
    qtbot.addWidget(glass)
    view = glass.view
    assert isinstance(view, RiverView)
    assert advised(view.village) == (0, "call")
    for house in view.village.houses[1]:
        house.answered = house.safe = True
    view.village.houses[1][3].back = True
    glass.advance()

    assert view._hints.advice == view._controls.advice == (1, "guard")
    assert view._hints.mood == "hero-worry"
    assert "跑回去" in view._hints.text()
    assert "守路口" in view._hints.text()

    view.do(Act("send", 0, len(TASKS) + TASKS.index("guard")))
    glass.advance()
    assert view._hints.advice == (0, "call")


def test_a_night_that_left_households_behind_says_how_many_and_nobody_beams(qtbot: QtBot) -> None:
    glass = make_glass(1, size=(1080, 1920), game="river")
    qtbot.addWidget(glass)
    view = glass.view
    assert isinstance(view, RiverView)
    houses = list(view.village.all_houses())
    for house in houses:
        house.answered = house.safe = True
    houses[0].lost, houses[0].safe, houses[1].back = True, False, True

    assert view._hints._status() == "还有 1 户没出来，1 户等救援"
    view.village.steps = 10**6
    assert said_of_river(view.village, (), view.kit.pack).head == f"{len(houses) - 2} 户平安，2 户没撤出来"
    assert view._hints.mood == "hero-worry"

    houses[0].lost, houses[0].safe, houses[1].back = False, True, False
    assert said_of_river(view.village, (), view.kit.pack).head == "天亮了，全村平安"
    assert view._hints.mood == "hero-happy"


# -- CPR 节拍 --


def cpr_of(qtbot: QtBot, size: tuple[int, int]) -> tuple[CprView, CprPlay]:
    glass = make_glass(1, size=size, game="cpr")
    qtbot.addWidget(glass)
    view, play = glass.view, glass.round.play
    assert isinstance(view, CprView)
    assert isinstance(play, CprPlay)
    return view, play


@pytest.mark.parametrize("size", SIZES)
def test_the_bar_of_the_blood_has_a_name_and_what_is_said_agrees_with_how_full_it_is(
    qtbot: QtBot, size: tuple[int, int]
) -> None:
    """「血停住了」 beside a bar that is three quarters full was read as a fault of the screen."""
    view, play = cpr_of(qtbot, size)
    assert play.flow > 0
    with words_of(view.kit) as drawn:
        view.draw(pygame.Surface(size, depth=32))

    assert {"送到脑子的血", "在变少"} <= set(drawn)
    play.flow = 0
    assert view._vessels.told == "停住了"


def test_when_the_ambulance_is_there_nobody_is_told_to_go_on_pressing(qtbot: QtBot) -> None:
    glass = make_glass(1, game="cpr")
    qtbot.addWidget(glass)
    view, bot = glass.view, bot_of(GAMES["cpr"], "skilled", 1)
    assert isinstance(view, CprView)
    titles, told = set(), set()
    while not glass.round.over:
        for act in bot.acts(glass.round.play):
            view.do(act)
        glass.advance()
        if not glass.round.over:
            titles.add(view.title)
            told.add(view._vessels.told)

    assert {"跟着节拍按", "接着按，别停"} <= titles
    assert {"正在送过去", "在变少"} <= told
    assert view.title == "救护车到了"


# -- 燃气侦探 --


def test_only_a_tag_that_was_hung_says_that_it_leaks() -> None:
    """Six tags that all say so before one is hung read as: everything leaks, all is done."""
    hung, waiting = ((ART / "gas" / f"tag-{state}.svg").read_text("utf-8") for state in ("on", "off"))

    assert ">漏<" in hung
    assert ">?<" in waiting
    assert ">漏<" not in waiting


def test_stairs_that_are_the_way_out_lead_down_and_those_that_are_a_trap_lead_up() -> None:
    """One drawing of the two: a lesson warns of running upstairs, the game says 走楼梯下去."""
    stairs = {path.stem: lesson for path in LESSONS.glob("*.yaml") if "stairs" in (lesson := path.read_text("utf-8"))}

    assert "下楼" in (ART / "gas" / "stairs.svg").read_text("utf-8")
    assert "楼上" in (ART / "scene" / "stairs-up.svg").read_text("utf-8")
    assert "art: scene/stairs-up" in stairs["first-minute"]
    assert "art: gas/stairs" in stairs["low-under-smoke"]


# -- 地震 30 秒 --


@pytest.mark.parametrize("size", SIZES)
def test_no_label_floats_at_the_edge_of_the_close_up(qtbot: QtBot, size: tuple[int, int]) -> None:
    glass = make_glass(1, size=size, game="quake")
    qtbot.addWidget(glass)
    view = glass.view
    assert isinstance(view, QuakeView)
    place = view.visit.shake.set
    names = {PLACES[place.name(at)] for at in range(SPOTS)}
    surface = pygame.Surface(size, depth=32)
    with words_of(view.kit) as drawn:
        view.draw(surface)
    assert names <= set(drawn)

    view.do(Act("go", next(at for at in range(SPOTS) if place.kind(at) in ("under", "inner", "yard"))))
    for _ in range(30 * HERTZ):
        glass.advance()
        if view.grip.here:
            break
    assert view.grip.here
    with words_of(view.kit) as drawn:
        view.draw(surface)
    assert not names & set(drawn)


def test_who_did_what_nobody_may_do_looks_frightened_and_never_smiles_under_the_blast(qtbot: QtBot) -> None:
    glass = make_glass(1, game="quake")
    qtbot.addWidget(glass)
    view = glass.view
    assert isinstance(view, QuakeView)
    drawn: list[str] = []
    put = view.after._props.put
    view.after._props.put = lambda surface, name, *rest, **more: (  # type: ignore[method-assign]
        drawn.append(name), put(surface, name, *rest, **more))[1]  # fmt: skip
    view.visit.leaving.done.add("head")
    surface = pygame.Surface((1920, 1080), depth=32)
    view.after._draw_hero(surface)
    calm = drawn.pop()
    view.after.refused("lighter")
    view.after.step()
    view.after._draw_hero(surface)

    assert calm.startswith(("hero-pillow", "hero-bag", "hero-basket"))
    assert drawn[-1] == "hero-alarm"


# -- 电动车安全屋 --


def test_while_a_fire_is_called_out_nobody_is_asked_to_park_the_next_bike(qtbot: QtBot) -> None:
    glass = make_glass(4, game="ebike")
    qtbot.addWidget(glass)
    view = glass.view
    assert isinstance(view, EbikeView)
    glass.advance(2 * HERTZ)
    assert view._hints.due_bike() is not None

    view._evening._kindled(0)
    assert "着火" in view._hints.text()
    assert view._hints.due_bike() is None
    view._hints.quiet()
    assert view._hints.due_bike() is not None


# -- 应急背包 --


def test_nobody_laughs_while_the_others_worry_that_it_does_not_go_in(qtbot: QtBot) -> None:
    glass = make_glass(1, game="bag")
    qtbot.addWidget(glass)
    view = glass.view
    assert isinstance(view, BagView)
    room, who = view.room, view.room.family[0]
    room.glad(who)
    assert moods(view) == dict.fromkeys(room.family, "happy")
    room.sorry()

    assert moods(view) == dict.fromkeys(room.family, "worry")


def moods(view: BagView) -> dict[str, str]:
    """By figure."""
    surface, pictures = pygame.Surface((1920, 1080), depth=32), view.kit.pictures
    asked: list[str] = []
    get = pictures.get

    def seen(name: str, width: float, height: float, *, flip: bool = False) -> pygame.Surface:
        asked.append(name)
        return get(name, width, height, flip=flip)

    pictures.get = seen  # type: ignore[method-assign]
    for who in view.room.family:
        view.room._figure(surface, who)
    pictures.get = get  # type: ignore[method-assign]
    return {who: mood for who, _, mood in (name.rpartition("-") for name in asked)}


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("large", [False, True])
def test_what_is_said_of_a_bag_stays_below_the_words_of_a_sound(
    qtbot: QtBot, size: tuple[int, int], *, large: bool
) -> None:
    glass = make_glass(1, size=size, game="bag")
    qtbot.addWidget(glass)
    view, play = glass.view, glass.round.play
    assert isinstance(view, BagView)
    assert isinstance(play, BagPlay)
    kit = replace(view.kit, theme=Theme(scale="kiosk", large_text=large, reduced_motion=True))
    while not play.closed:
        glass.advance()
    moment = BagMoment(kit, view.plan, play)
    surface = pygame.Surface(size, depth=32)
    surface.fill((1, 2, 3))
    moment._panel(surface)
    column = [surface.get_at((round(view.plan.width / 2), y)) for y in range(size[1])]
    top = next(y for y, colour in enumerate(column) if tuple(colour)[:3] != (1, 2, 3))

    assert top >= under_caption(kit, view.plan.head, view.plan.unit) - 1


# -- 找隐患 --


def test_what_is_left_of_a_place_is_what_was_not_mended_whether_found_or_not() -> None:
    play = GAMES["spot"].start(1, 1)
    assert isinstance(play, SpotPlay)
    look, pack = play.look, shipped_library().game("spot")
    first, *others = sorted(look.wrong)
    look.marks[first] = "botched"
    look.closed = True
    told = said_of_spot(look, pack)

    assert told.head == f"还差 {len(look.wrong)} 处"
    for place in others:
        look.marks[place] = "mended"
    told = said_of_spot(look, pack)
    thing = pack.thing(look.scene.places[first].kind)
    assert thing is not None
    assert told.head == f"改好 {len(others)} 处，还差 1 处"
    assert told.text == f"{thing.name}：{thing.fixes[0]}。"


# -- 烟层逃生 --


def test_before_a_hot_door_nobody_smiles(qtbot: QtBot) -> None:
    glass = make_glass(1, game="smoke")
    qtbot.addWidget(glass)
    view = glass.view
    assert isinstance(view, EscapeView)
    view.escape.floor.kind = "hold"
    assert view._figure.mood == "calm"
    view.escape.felt = True

    assert view._figure.mood == "worry"


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("left", [False, True])
def test_the_voice_of_119_stands_above_the_way_bar(size: tuple[int, int], *, left: bool) -> None:
    made = escape_plan(*size, Manner(left=left))

    assert made.told.y + made.told.h <= made.chart.y


# -- words --


@pytest.mark.parametrize(
    ("text", "torn"),
    [
        ("冒烟的电池别碰、别抱、别泼水：它会突然喷火、复燃。人先走。", "复燃"),
        ("喊到、敲到、背到，路口也守住了。这样的村子，水来了不怕。", "这样"),
        ("别开排气扇、油烟机去抽燃气，电机一转就有火花。", "一转"),
    ],
)
@pytest.mark.parametrize("room", range(640, 900, 26))
def test_a_line_rather_ends_at_a_comma_than_in_a_word(text: str, torn: str, room: int) -> None:
    words = Words()
    lines = words.wrapped(text, 36, room)
    greedy = words._greedy(text, 36, room, bold=True)

    assert len(lines) == len(greedy)
    assert all(words.width(line, 36) <= room for line in lines)
    if len(lines) == 2:
        assert torn in lines[0] + "|" + lines[1]
