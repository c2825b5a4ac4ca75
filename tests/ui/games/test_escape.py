"""烟层逃生 on a glass: played by touching it comes to the same as played blind; what is seen is what the rules say."""

from __future__ import annotations

from itertools import combinations

import pytest
from pytestqt.qtbot import QtBot

from edu.domain.games.acts import Act
from edu.domain.games.bots import bot_of, played_by
from edu.domain.games.catalogue import GAMES
from edu.domain.games.rules import LEVELS, Level
from edu.domain.games.smoke.escape import DEADLY, HEADS, RESCUE, Escape
from edu.domain.games.smoke.floor import ENDS, KINDS, THINGS, Kind
from edu.domain.games.smoke.game import SmokePlay
from tests.ui.games.hands import FINGER, MANNERS, SIZES, BotHands, keys, make_glass, overlap, place, touch
from ui.games.escape.advice import POSTURES, advised, seen
from ui.games.escape.controls import ROAM
from ui.games.escape.moment import said
from ui.games.escape.news import look, news
from ui.games.escape.view import EscapeView
from ui.games.glass import GameGlass
from ui.games.kit import Manner
from ui.games.speaker import Speaker
from ui.games.view import TARGET

GAME = "smoke"


def seed_of(kind: Kind) -> int:
    """The first round that begins with such a floor."""
    return next(seed for seed in range(200) if play_of(seed).floors[0].kind == kind)


def play_of(seed: int) -> SmokePlay:
    play = GAMES[GAME].start(seed, 1)
    assert isinstance(play, SmokePlay)
    return play


def escape_glass(
    qtbot: QtBot,
    kind: Kind,
    level: Level = 1,
    size: tuple[int, int] = SIZES[0],
    manner: Manner | None = None,
    speaker: Speaker | None = None,
) -> tuple[GameGlass, EscapeView]:
    glass = make_glass(seed_of(kind), level, size, manner, speaker, game=GAME)
    qtbot.addWidget(glass)
    assert isinstance(glass.view, EscapeView)
    return glass, glass.view


def key_of(act: Act) -> str:
    if act.name == "go":
        return "west" if act.a < 0 else "east"
    if act.name == "posture":
        return POSTURES[act.a]
    return f"enter-{THINGS[act.a]}" if act.name == "enter" else act.name


class Hands(BotHands):
    def _touch(self, act: Act) -> None:
        touch(self.glass, key_of(act))


def outside(view: EscapeView, glass: GameGlass, *acts: Act) -> Escape:
    for act in (Act("feel"), Act("open"), Act("out"), Act("shut"), *acts):
        view.do(act)
    glass.advance()
    return view.escape


@pytest.mark.parametrize("level", LEVELS)
@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("skill", ["skilled", "average"])
def test_a_bot_that_touches_reaches_the_score_of_one_without_eyes(
    qtbot: QtBot, skill: str, size: tuple[int, int], level: Level
) -> None:
    game = GAMES[GAME]
    for seed in (2, 5, 11):
        blind = played_by(game, bot_of(game, skill, seed), seed, level)[1]  # type: ignore[arg-type]
        glass = make_glass(seed, level, size, Manner(left=size[0] < size[1]), game=GAME)
        qtbot.addWidget(glass)

        Hands(glass, bot_of(game, skill, seed)).play()  # type: ignore[arg-type]

        seen_by_hand = glass.round.result()
        assert (seen_by_hand.score, seen_by_hand.missed) == (blind.score, blind.missed)
        assert seen_by_hand.digest == blind.digest


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("manner", MANNERS)
@pytest.mark.parametrize("kind", KINDS)
def test_targets_are_big_within_reach_and_apart(
    qtbot: QtBot, size: tuple[int, int], manner: Manner, kind: Kind
) -> None:
    glass, view = escape_glass(qtbot, kind, 2, size, manner)
    highest = size[1] * (0.4 if manner.seated else 1 / 3)
    for acts in ((), (Act("open"),), (Act("out"),), (Act("go", 1),)):
        for act in acts:
            view.do(act)
        glass.advance(60)
        targets = view.targets()
        assert len(targets) > 5
        for one in targets:
            box = one.box
            assert 0 <= box.x <= box.x + box.w <= size[0] + 0.5, one.key
            assert highest - 0.5 <= box.y <= box.y + box.h <= size[1] + 0.5, one.key
            assert min(box.w, box.h) >= TARGET - 0.5, one.key
        buttons = [one for one in targets if one.key not in ROAM]
        for one, other in combinations(buttons, 2):
            assert not overlap(one.box, other.box, slack=0), (one.key, other.key)


def test_a_tap_walks_on_and_a_second_one_stops(qtbot: QtBot) -> None:
    glass, view = escape_glass(qtbot, "other-way")
    outside(view, glass)

    touch(glass, "east")
    glass.advance(60)
    on = view.escape.going
    touch(glass, "east")
    glass.advance()

    assert (on, view.escape.going) == (1, 0)


def test_who_holds_a_way_stops_when_they_let_go(qtbot: QtBot) -> None:
    glass, view = escape_glass(qtbot, "other-way")
    outside(view, glass)

    assert view.down(FINGER, *place(glass, "west").centre)
    glass.advance(40)
    held = view.escape.going
    view.up(FINGER)
    glass.advance()

    assert (held, view.escape.going) == (-1, 0)


def test_the_storey_itself_is_walked_by_touching_it(qtbot: QtBot) -> None:
    glass, view = escape_glass(qtbot, "other-way")
    outside(view, glass)
    plan = view.plan

    assert view.down(FINGER, plan.focus - 300 * plan.unit, plan.ground - 60 * plan.unit)
    view.up(FINGER)
    glass.advance()

    assert view.escape.going == -1


def test_nobody_runs_past_the_stairs_into_the_fire(qtbot: QtBot) -> None:
    glass, view = escape_glass(qtbot, "other-way")
    escape = outside(view, glass)
    view.do(Act("go", -1 if escape.floor.at("near") < escape.floor.room else 1))
    glass.advance(900)

    assert view.escape.place in ENDS
    assert view.escape.near("near")


@pytest.mark.parametrize("kind", KINDS)
def test_who_does_what_is_called_out_comes_out_of_it(qtbot: QtBot, kind: Kind) -> None:
    """The hints of the first level alone, touched one after the other, are enough."""
    glass, view = escape_glass(qtbot, kind)
    first = view.escape
    while not first.ending:
        asked = advised(first).key
        offered = keys(glass)
        assert not asked or asked in offered, (asked, offered)
        walks = asked in ("west", "east")
        if asked and not (walks and first.going == (1 if asked == "east" else -1)):
            touch(glass, asked)
        glass.advance(5)

    assert first.ending == ("out" if kind == "other-way" else "fetched")
    assert first.dose < DEADLY // 4


def test_a_staircase_is_told_only_from_nearby(qtbot: QtBot) -> None:
    glass, view = escape_glass(qtbot, "other-way")
    escape = outside(view, glass)
    before = seen(escape, "near"), seen(escape, "far")
    view.do(Act("go", 1 if escape.floor.at("far") > escape.floor.room else -1))
    glass.advance(400)

    assert before == ("", "")
    assert (seen(view.escape, "near"), seen(view.escape, "far")) == ("", "free")


@pytest.mark.parametrize("level", LEVELS)
def test_hints_grow_fewer_with_the_level(qtbot: QtBot, level: Level) -> None:
    glass, view = escape_glass(qtbot, "hold", level)
    glass.advance(5)
    at_once = view._hints.text()
    glass.advance(9 * 60 + 10)
    later = view._hints.text()

    assert bool(at_once) is (level == 1)
    assert bool(later) is (level < 3)


def test_from_the_second_level_cards_change_their_places(qtbot: QtBot) -> None:
    def order(level: Level) -> list[str]:
        _, view = escape_glass(qtbot, "hold", level)
        cards = ("feel", "open", "seal", "signal", "towel")
        return [one.key for one in sorted(view.targets(), key=lambda one: one.box.x) if one.key in cards]

    assert order(1) == ["feel", "open", "seal", "signal", "towel"]
    assert order(2) != order(1)
    assert sorted(order(2)) == sorted(order(1))


def test_a_gulp_out_of_a_hot_doorway_is_answered_and_warned_of(qtbot: QtBot) -> None:
    glass, view = escape_glass(qtbot, "hold")
    before = look(view.escape)
    view.do(Act("open"))
    glass.advance()

    assert {"open", "breath"} <= set(news(before, look(view.escape)))
    assert "关门" in view._hints.text()
    assert advised(view.escape).key == "shut"


def test_what_is_heard_is_said_in_words(qtbot: QtBot) -> None:
    speaker = Speaker()
    glass, view = escape_glass(qtbot, "hold", speaker=speaker)
    glass.advance()
    began = speaker.heard
    view.do(Act("call"))
    glass.advance()

    assert "烟雾报警器" in began
    assert "119" in speaker.heard


def test_a_floor_well_left_is_praised_and_a_fault_gets_its_rule(qtbot: QtBot) -> None:
    glass, view = escape_glass(qtbot, "other-way")
    escape = outside(view, glass)
    view.do(Act("go", 1 if escape.floor.at("lift") > escape.floor.room else -1))
    glass.advance(140)
    view.do(Act("enter", THINGS.index("lift")))
    glass.advance(2)
    fault = said(view.escape, view.kit.pack)

    assert view.escape.ending == "lift"
    card = view.kit.pack.card("no-lift")
    assert card is not None
    assert (fault.good, fault.text) == (False, card.rule)

    glass, view = escape_glass(qtbot, "hold")
    for act in (Act("call"), Act("feel"), Act("seal"), Act("signal"), Act("posture", 2)):
        view.do(act)
    glass.advance(RESCUE // 2 + 5)
    assert said(view.escape, view.kit.pack).good


@pytest.mark.parametrize("size", SIZES)
def test_the_smoke_that_is_drawn_hangs_where_the_rules_have_it(qtbot: QtBot, size: tuple[int, int]) -> None:
    """The scale of the picture is that of the rules: a head that is in the smoke is seen in the smoke."""
    glass, view = escape_glass(qtbot, "other-way", size=size)
    glass.advance(900)
    outside(view, glass, Act("posture", 0))
    glass.advance(120)
    escape, plan = view.escape, view.plan
    assert escape.place is not None
    edge = view._corridor.low(escape.place)

    assert escape.head_in_smoke > 0
    assert edge < HEADS[0]
    assert plan.ground - HEADS[0] * plan.scale > plan.ceiling


def test_a_turned_screen_keeps_the_round_and_its_place(qtbot: QtBot) -> None:
    glass, view = escape_glass(qtbot, "other-way")
    outside(view, glass, Act("go", 1))
    glass.advance(50)
    before = list(glass.round.play.cells())

    view.arrange(1080, 1920)
    glass.resize(1080, 1920)
    glass.grab()
    glass.advance()

    assert list(glass.round.play.cells())[:3] == before[:3]
    assert view.escape.going == 1
