"""村长与小河 by touch: the same night as without a picture; what each level tells; nothing out of reach."""

from __future__ import annotations

import random
from collections.abc import Sequence
from itertools import product

import pygame
import pytest
from pytestqt.qtbot import QtBot

from edu.domain.games.acts import Act
from edu.domain.games.bots import bot_of, played_by
from edu.domain.games.catalogue import GAMES
from edu.domain.games.river.village import BANKS, HOUSES, MEMBERS, ROWS, TASKS, House
from edu.domain.games.rules import LEVELS, Bot, Level
from tests.ui.games.hands import make_glass
from ui.games.glass import GameGlass
from ui.games.kit import Manner
from ui.games.pictures import ART
from ui.games.river.controls import member_key, row_key
from ui.games.river.houses import mark_of
from ui.games.river.moment import said
from ui.games.river.orders import advised
from ui.games.river.plan import plan
from ui.games.river.view import RiverView
from ui.games.river.water import Water
from ui.games.river.ways import Path
from ui.games.speaker import Speaker
from ui.games.view import TARGET
from ui.games.voice import CAPTIONS

GAME = "river"
SIZES = [(1920, 1080), (1080, 1920)]
MANNERS = [Manner(seated=seated, left=left) for seated, left in product((False, True), repeat=2)]
FINGER = 1


def make(
    seed: int = 1,
    level: Level = 1,
    size: tuple[int, int] = (1920, 1080),
    manner: Manner | None = None,
    speaker: Speaker | None = None,
    still: bool = True,
) -> tuple[GameGlass, RiverView]:
    glass = make_glass(seed, level, size, manner, speaker, still=still, game=GAME)
    assert isinstance(glass.view, RiverView)
    return glass, glass.view


def middle(view: RiverView, key: str) -> tuple[float, float]:
    box = next((one.box for one in view.targets() if one.key == key), None)
    assert box is not None, f"{key} cannot be touched: {[one.key for one in view.targets()]}"
    return box.centre


def tap(view: RiverView, *keys: str) -> None:
    for key in keys:
        assert view.down(FINGER, *middle(view, key))
        view.up(FINGER)


def order(view: RiverView, act: Act) -> None:
    row, task = divmod(act.b, len(TASKS))
    tap(view, member_key(act.a), TASKS[task], row_key(row))


def paint(view: RiverView, size: tuple[int, int]) -> None:
    view.draw(pygame.Surface(size, depth=32))


def play(glass: GameGlass, view: RiverView, bot: Bot) -> None:
    while not glass.round.over:
        acts: Sequence[Act] = bot.acts(glass.round.play)
        for act in acts:
            order(view, act)
        glass.advance()


@pytest.mark.parametrize("level", LEVELS)
@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("skill", ["skilled", "average"])
def test_a_night_played_by_touching_is_the_night_played_blind(
    qtbot: QtBot, skill: str, size: tuple[int, int], level: Level
) -> None:
    game, seed = GAMES[GAME], 11
    bot = bot_of(game, skill, seed)  # type: ignore[arg-type]
    blind = played_by(game, bot_of(game, skill, seed), seed, level)[1]  # type: ignore[arg-type]
    glass, view = make(seed, level, size, Manner(left=size[0] < size[1], seated=level == 2))
    qtbot.addWidget(glass)

    refused: list[Act] = []
    while not glass.round.over:
        for act in bot.acts(glass.round.play):
            if view.village.drowned(act.b // len(TASKS)):
                refused.append(act)  # a drowned row refuses the hand, and would have had no work for it
                view.do(act)
            else:
                order(view, act)
        glass.advance()

    seen = glass.round.result()
    assert (seen.score, seen.missed, seen.steps) == (blind.score, blind.missed, blind.steps)
    assert seen.digest == blind.digest
    assert skill == "average" or refused == []


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("manner", MANNERS)
def test_rows_and_cards_are_big_within_reach_and_apart(qtbot: QtBot, size: tuple[int, int], manner: Manner) -> None:
    glass, view = make(1, 2, size, manner)
    qtbot.addWidget(glass)
    wide, high = size
    highest = high * (0.4 if manner.seated else 1 / 3)

    targets = view.targets()

    assert len(targets) == ROWS + MEMBERS + len(TASKS) + 1
    for at, one in enumerate(targets):
        box = one.box
        assert min(box.w, box.h) >= TARGET, one.key
        assert box.y >= highest - 0.5, one.key
        assert box.x >= 0
        assert box.x + box.w <= wide + 0.5
        assert box.y + box.h <= high + 0.5
        assert not (box.x < TARGET and box.y < TARGET)
        for other in targets[at + 1 :]:
            ours, theirs = one.box, other.box
            apart = (
                ours.x + ours.w <= theirs.x + 0.5 or theirs.x + theirs.w <= ours.x + 0.5
                or ours.y + ours.h <= theirs.y + 0.5 or theirs.y + theirs.h <= ours.y + 0.5
            )  # fmt: skip
            assert apart, (one.key, other.key)


def test_for_the_left_hand_the_cards_change_sides() -> None:
    right, left = plan(1920, 1080, Manner()), plan(1920, 1080, Manner(left=True))

    assert right.pause.x < 100 < 1700 < left.pause.x
    assert left.members[0].x > left.tasks[-1].x
    assert [box.x for box in left.members] == sorted(box.x for box in left.members)
    assert left.rows == right.rows


def test_a_task_stays_in_the_hand_and_the_next_free_member_takes_it(qtbot: QtBot) -> None:
    glass, view = make()
    qtbot.addWidget(glass)
    glass.advance()

    tap(view, "call", row_key(0))
    glass.advance()
    tap(view, row_key(1))
    glass.advance()
    tap(view, row_key(2))
    glass.advance()

    assert [act.a for _, act in glass.round.log] == [0, 1, 2]
    assert [act.b for _, act in glass.round.log] == [0, len(TASKS), 2 * len(TASKS)]
    assert view.orders.member == 3


@pytest.mark.parametrize("card", [member_key(2), "carry"])
def test_a_card_can_be_dragged_onto_a_row(qtbot: QtBot, card: str) -> None:
    glass, view = make()
    qtbot.addWidget(glass)
    tap(view, "carry", member_key(2))
    glass.advance()

    view.down(FINGER, *middle(view, card))
    view.move(FINGER, *middle(view, row_key(1)))
    paint(view, (1920, 1080))
    view.up(FINGER)
    glass.advance()

    assert [act for _, act in glass.round.log] == [Act("send", 2, len(TASKS) + TASKS.index("carry"))]


def test_a_card_that_hangs_over_a_row_when_the_game_stops_sends_nobody(qtbot: QtBot) -> None:
    glass, view = make()
    qtbot.addWidget(glass)
    tap(view, "call")
    view.down(FINGER, *middle(view, member_key(1)))
    view.move(FINGER, *middle(view, row_key(1)))

    glass.stop()
    glass.advance()

    assert glass.round.log == []


def test_a_row_without_a_task_or_under_water_or_with_all_busy_says_why_it_refuses(qtbot: QtBot) -> None:
    speaker = Speaker()
    glass, view = make(speaker=speaker)
    qtbot.addWidget(glass)
    glass.advance()
    hints = view._hints

    tap(view, row_key(0))
    assert hints.text() == "先点要做的事，再点一排房子"
    assert speaker.heard == CAPTIONS["bad"]

    for row in (0, 1, 2, 2):
        tap(view, "knock", row_key(row))
        glass.advance()
    tap(view, row_key(1))
    assert hints.text() == "四个人都在忙，点一个人来改派"

    view.village.stage = BANKS[0]
    tap(view, row_key(0))
    assert hints.text() == "水已经到了，先顾上面的"
    glass.advance()
    assert len(glass.round.log) == 4


def test_the_first_level_leads_by_the_hand_the_second_after_nine_seconds_the_third_never(qtbot: QtBot) -> None:
    texts: dict[int, list[str]] = {}
    for level in LEVELS:
        glass, view = make(level=level)
        qtbot.addWidget(glass)
        glass.advance(60)
        early = view._hints.text()
        glass.advance(10 * 60)
        texts[level] = [early, view._hints.text()]

    assert texts[1] == ["近水一排还没喊到，先点“喊广播”"] * 2
    assert texts[2] == ["", "近水一排还没喊到，先点“喊广播”"]
    assert texts[3] == ["", ""]


def test_who_follows_the_first_level_does_well(qtbot: QtBot) -> None:
    """The advice is good advice: touched as soon as it is given, it wins a medal."""
    glass, view = make(seed=5)
    qtbot.addWidget(glass)
    while not glass.round.over:
        advice = view._hints.advice
        if advice is not None and glass.round.steps % 60 == 0:
            tap(view, advice[1], row_key(advice[0]))
        glass.advance()

    assert glass.round.result().score >= 70


def test_nothing_is_advised_that_somebody_does_already(qtbot: QtBot) -> None:
    glass, view = make()
    qtbot.addWidget(glass)

    assert advised(view.village) == (0, "call")
    view.do(Act("send", 0, TASKS.index("call")))
    glass.advance()

    assert advised(view.village) == (1, "call")


def test_after_the_first_level_the_cards_lie_elsewhere(qtbot: QtBot) -> None:
    places = []
    for level in LEVELS:
        glass, view = make(level=level)
        qtbot.addWidget(glass)
        places.append([one.key for one in view.targets() if one.key in TASKS])

    assert places[0] == ["call", "carry", "knock", "guard"]
    assert places[1] != places[0]


@pytest.mark.parametrize("size", SIZES)
def test_the_water_reaches_a_lane_just_when_the_row_is_lost(qtbot: QtBot, size: tuple[int, int]) -> None:
    glass, view = make(size=size)
    qtbot.addWidget(glass)
    water = Water(view.kit, view.plan)

    for row, bank in enumerate(BANKS):
        assert abs(water.level(bank) - view.plan.lanes[row]) < 12
    levels = [water.level(stage) for stage in range(0, 90_001, 500)]
    assert levels == sorted(levels, reverse=True)


def test_every_state_of_a_home_has_a_mark_and_every_mark_a_drawing() -> None:
    states = {
        "mark-sleep": House("able", hears=True),
        "mark-ask": House("able", hears=False, called=True),
        "mark-no": House("stubborn", hears=False, called=True),
        "mark-frail": House("frail", hears=False, called=True, answered=True),
        "mark-ok": House("able", hears=True, called=True, answered=True, safe=True),
        "mark-pig": House("able", hears=True, answered=True, safe=True, back=True),
        "mark-wait": House("able", hears=True, lost=True),
    }

    assert {mark_of(house) for house in states.values()} == set(states)
    assert all(mark_of(house) == name for name, house in states.items())
    assert all((ART / GAME / f"{name}.svg").is_file() for name in states)


def test_everybody_and_everything_is_drawn() -> None:
    people = [f"walk-{kind}-{step}" for kind in ("man", "woman", "child", "elder", "carry") for step in "ab"]
    members = [f"grid-{n + 1}{step}" for n in range(MEMBERS) for step in ("", "-a", "-b")]
    homes = [f"house-{n + 1}{lit}" for n in range(6) for lit in ("", "-lit")]
    tasks = [f"{what}-{task}" for what in ("do", "hold") for task in TASKS]
    land = ["sky", "dawn", "cloud", "slope", "terrace", "bed", "stairs", "bridge", "shelter", "shelter-lit", "office",
            "horn", "gauge", "sign", "yard", "tree", "bamboo", "duck", "log", "roof", "arrow", "corner", "corner-next",
            "barrier"]  # fmt: skip

    there = {path.stem for path in (ART / GAME).glob("*.svg")}

    assert [name for name in (*people, *members, *homes, *tasks, *land) if name not in there] == []


def test_a_light_goes_on_where_somebody_answers_and_out_when_they_have_gone(qtbot: QtBot) -> None:
    glass, view = make()
    qtbot.addWidget(glass)
    view.do(Act("send", 0, TASKS.index("call")))
    homes = view._houses
    glass.advance(60)
    assert not any(homes.lit(0, at) for at in range(HOUSES))

    while not view.village.called[0]:
        glass.advance()
    glass.advance()
    went = [at for at, house in enumerate(view.village.houses[0]) if house.safe]
    assert went
    assert all(homes.lit(0, at) for at in went)
    assert len(view._villagers) >= len(went)

    glass.advance(300)
    assert not any(homes.lit(0, at) for at in went)


def test_who_runs_home_turns_round_before_the_water(qtbot: QtBot) -> None:
    glass, view = make()
    qtbot.addWidget(glass)
    view._villagers.turn_back(0, 0)
    glass.advance(30)
    view.village.stage = BANKS[0]

    came = 0
    for _ in range(60):
        glass.advance()
        came += view._villagers.arrived

    assert came == 1
    assert len(view._villagers) == 0


def test_what_happens_is_heard_and_read(qtbot: QtBot) -> None:
    speaker = Speaker()
    heard: list[str] = []
    glass, view = make(seed=3, level=2, speaker=speaker)
    qtbot.addWidget(glass)
    bot = bot_of(GAMES[GAME], "average", 3)
    while not glass.round.over:
        for act in bot.acts(glass.round.play):
            view.do(act)
        glass.advance()
        if not heard or heard[-1] != speaker.heard:
            heard.append(speaker.heard)

    assert {CAPTIONS[name] for name in ("horn", "knock", "oink", "flood", "thunder")} <= set(heard)


def test_a_night_without_a_fault_is_praised_and_a_fault_gets_its_rule(qtbot: QtBot) -> None:
    glass, view = make(seed=2)
    qtbot.addWidget(glass)
    play(glass, view, bot_of(GAMES[GAME], "skilled", 2))
    missed = glass.round.play.missed()

    good = said(view.village, (), view.kit.pack)
    fault = said(view.village, ("answered",), view.kit.pack)

    card = view.kit.pack.card("answered")
    assert card is not None
    assert fault.text == card.rule
    assert not fault.good
    assert good.good
    glass.advance(20)
    assert view._moment is not None
    assert view._moment.said == said(view.village, missed, view.kit.pack)


def test_after_the_night_only_the_pause_is_left_and_the_round_ends_after_its_words(qtbot: QtBot) -> None:
    glass, view = make(seed=2)
    qtbot.addWidget(glass)
    ended: list[bool] = []
    glass.ended.connect(lambda: ended.append(True))
    play(glass, view, bot_of(GAMES[GAME], "skilled", 2))

    assert [one.key for one in view.targets()] == ["pause"]
    assert not ended
    glass.advance(view.outro + 1)
    assert ended == [True]


@pytest.mark.parametrize("seed", range(2))
def test_random_touches_and_turned_screens_never_raise(qtbot: QtBot, seed: int) -> None:
    chance = random.Random(seed)
    glass, view = make(seed, 3, SIZES[seed], still=False)
    qtbot.addWidget(glass)
    wide, high = SIZES[seed]
    while not glass.round.over:
        x, y = chance.uniform(-50, wide + 50), chance.uniform(high / 3, high + 50)
        chance.choice((view.down, view.move))(chance.randrange(6), x, y)
        if chance.random() < 0.4:
            view.up(chance.randrange(6))
        glass.advance()
        if glass.round.steps % 700 == 0:
            before = list(glass.round.play.cells())
            for size in ((high, wide), (wide, high)):
                view.arrange(*size)
                paint(view, size)
            assert list(glass.round.play.cells()) == before
    glass.advance(60)
    paint(view, SIZES[seed])


def test_one_who_walks_arrives() -> None:
    path = Path([(0.0, 0.0), (30.0, 0.0), (30.0, 40.0), (10.0, 40.0)])

    assert path.length == 90
    assert path.at(0) == ((0.0, 0.0), 1)
    assert path.at(50) == ((30.0, 20.0), 1)
    assert path.at(80) == ((20.0, 40.0), -1)
    assert path.at(500) == ((10.0, 40.0), -1)
    assert path.back().at(0) == ((10.0, 40.0), 1)
    assert path.back().at(90) == ((0.0, 0.0), -1)
