"""Holding a room is right for who knows that there is no way out, and luck for everybody else."""

from __future__ import annotations

from collections.abc import Sequence
from statistics import mean

import pytest
from hypothesis import given
from hypothesis import strategies as st

from edu.domain.games.acts import Act
from edu.domain.games.bots import bot_of, played_by
from edu.domain.games.catalogue import GAMES
from edu.domain.games.rules import HERTZ, LEVELS, Level, Play
from edu.domain.games.smoke.escape import HEADS, Escape
from edu.domain.games.smoke.floor import KINDS, ZONES, Floor, Kind
from edu.domain.games.smoke.game import SmokePlay
from edu.domain.games.smoke.points import AIR, broken, points
from tests.edu.domain.games.smoke_floors import FixedPlan, after, floor, held, in_corridor, looked, to, waited


def test_being_fetched_from_a_floor_with_a_way_out_is_half_the_air_and_no_time() -> None:
    """Of who went to see; who never went has less still."""
    acts = ("call", "feel", "seal", "signal")
    stayed, held_well = waited(looked(after(Escape(floor()), *acts))), held("hold", *acts)

    assert (stayed.dose, held_well.dose) == (0, 0)
    assert points(held_well)[0] == AIR
    assert points(stayed)[0] == AIR // 2
    assert points(stayed)[2] == 0
    assert points(held("other-way", *acts)) == (0, 0, 0)


@pytest.mark.parametrize("kind", ["hold", "shut-in"])
def test_who_holds_a_room_without_a_hand_on_its_door_was_lucky_and_is_told_to_feel_it(kind: Kind) -> None:
    blind, known = after(Escape(floor(kind)), "call", "seal", "signal"), held(kind, "call", "feel", "seal", "signal")
    waited(blind)

    assert blind.ending == known.ending == "fetched"
    assert points(blind) == (0, 0, 0)
    assert sum(points(known)) == 100
    assert "feel-first" in broken(blind)
    assert "feel-first" not in broken(known)


def test_behind_a_cool_door_it_is_luck_that_there_was_no_way_out_until_one_has_looked() -> None:
    unseen = waited(after(Escape(floor("shut-in")), "call", "feel", "seal", "signal"))

    assert unseen.ending == "fetched"
    assert points(unseen) == (0, 0, 0)
    assert "feel-first" in broken(unseen)


@pytest.mark.parametrize("level", LEVELS)
def test_who_sees_a_corridor_that_nobody_can_crawl_through_is_cut_off_and_right_to_stay(level: Level) -> None:
    """A glance from the door is enough: shut, call, seal and signal are worth all there is."""
    escape = Escape(Floor("shut-in", level, mirrored=False))
    escape.floor.layer = [HEADS[-1]] * ZONES
    after(after(escape, "call", "feel", "open", steps=1), "shut", "seal", "signal")
    waited(escape)

    assert escape.ending == "fetched"
    assert escape.out_steps == 0
    assert sum(points(escape)) >= 97  # but for the breath at the open door
    assert broken(escape) == set()


@pytest.mark.parametrize("level", LEVELS)
@pytest.mark.parametrize("blocked", ["hold", "shut-in"])
def test_who_looks_and_holds_only_where_there_is_no_way_out_has_everything(blocked: Kind, level: Level) -> None:
    """The skilled one, on both floors: no rule about staying takes anything from who rightly stayed."""
    game = GAMES["smoke"]
    plays = [played_by(game, bot_of(game, "skilled", seed), seed, level)[0].play for seed in range(12)]
    rounds = [play for play in plays if isinstance(play, SmokePlay) and blocked in {one.kind for one in play.floors}]

    assert rounds
    for play in rounds:
        assert {one.ending for one in play.escapes} == {"out", "fetched"}
        assert sum(part.got for part in play.parts()) >= 97


class Stays:
    """Bot. The same on every floor; never a step out."""

    def __init__(self, *acts: str) -> None:
        self._acts = acts

    def acts(self, play: Play) -> Sequence[Act]:
        return [Act(name) for name in self._acts]


STAYS = {
    "feels": ("feel",),
    "feels and calls": ("feel", "call"),
    "feels and holds": ("feel", "seal", "signal"),
    "feels, calls and holds": ("feel", "call", "seal", "signal"),
    "feels, opens a crack, holds": ("feel", "call", "open", "shut", "seal", "signal"),
    "calls and holds unfelt": ("call", "shut", "seal", "signal"),
    "feels and wets a towel": ("feel", "call", "towel", "seal", "signal"),
}


@pytest.mark.parametrize("level", LEVELS)
@pytest.mark.parametrize("acts", STAYS.values(), ids=list(STAYS))
def test_who_never_gets_anywhere_is_worth_no_more_than_playing_about(acts: Sequence[str], level: Level) -> None:
    game = GAMES["smoke"]
    chance = mean(played_by(game, bot_of(game, "random", seed), seed, level)[1].score for seed in range(20))

    assert all(played_by(game, Stays(*acts), seed, level)[1].score <= chance for seed in range(8))


@pytest.mark.parametrize("again", [2, 3])
def test_a_door_opened_three_times_after_all_was_decided_is_no_room_held_and_is_told(again: int) -> None:
    """Twice costs the way and a fourth; help that comes between the third opening and the next is luck."""
    escape = after(Escape(floor("shut-in")), "call", "feel", "seal", "signal")
    after(looked(escape), *(("open", "shut", "seal") * again))
    waited(escape)

    assert (escape.ending, escape.idle_opens) == ("fetched", again)
    assert (points(escape)[1:] == (0, 0)) == (again == 3)
    assert "seal-and-signal" in broken(escape)


@pytest.mark.parametrize("level", LEVELS)
@pytest.mark.parametrize("every", [HERTZ // 3, HERTZ])
@pytest.mark.parametrize("feels", [True, False])
def test_a_step_out_and_back_is_no_look_at_the_way(feels: bool, every: int, level: Level) -> None:
    """One round of all that the room offers, on each floor: the hot door is opened, the way out is never seen."""
    game = GAMES["smoke"]
    chance = mean(played_by(game, bot_of(game, "random", seed), seed, level)[1].score for seed in range(20))
    acts = ("feel", "call", "open", "out", "in", "seal", "signal")[not feels :]
    hands = [FixedPlan(acts, every=every) for _ in range(12)]

    assert mean(played_by(game, hand, seed, level)[1].score for seed, hand in enumerate(hands)) <= chance


def test_who_opened_a_hot_door_and_held_was_lucky_if_the_way_out_of_the_other_floor_was_never_seen() -> None:
    acts = ("feel", "call", "open", "out", "in", "seal", "signal")
    hot = after(Escape(floor("hold")), *acts[:3], steps=20)
    waited(after(hot, *acts[3:]))

    assert (hot.ending, hot.cut_off) == ("fetched", True)  # what stands behind a hot door is no look out
    assert points(hot, stays=True)[1:] == (0, 0)
    assert sum(points(hot, stays=True)) < sum(points(hot)) // 4


@pytest.mark.parametrize("feels", [True, False])
def test_who_went_out_through_a_hot_door_and_came_back_to_hold_was_lucky(feels: bool) -> None:
    """Whoever saw what stands there and shut it again has heeded it, if late."""
    acts = ("call", "feel", "open")[: 3 if feels else 1] + (() if feels else ("open",))
    gone, shut = (after(Escape(floor("hold")), *acts) for _ in range(2))
    after(after(gone, "out", steps=60), "in", "seal", "signal")
    after(shut, "shut", "seal", "signal")
    for escape in (gone, shut):
        assert waited(escape).ending == "fetched"

    assert points(gone)[1:] == (0, 0)
    assert sum(points(gone)) == 0 < sum(points(shut))
    assert "hot-door" in broken(gone)
    assert ("feel-first" in broken(gone)) == (not feels)


@pytest.mark.parametrize("first", [0, 1])
def test_a_hot_door_held_is_luck_for_who_holds_the_cool_one_too_whichever_came_first(first: int) -> None:
    acts = ("call", "feel", "seal", "signal")
    hot, cool = held("hold", *acts), held("other-way", *acts)
    play = SmokePlay((hot.floor, cool.floor))
    play.escapes = [hot, cool] if first == 0 else [cool, hot]
    went = SmokePlay((hot.floor, cool.floor))
    went.escapes = [hot, to(in_corridor(), "far")]

    assert sum(part.got for part in play.parts()) == 0
    assert sum(part.got for part in went.parts()) >= 90


def test_who_waits_where_there_was_a_way_out_and_does_not_hold_the_room_is_told_so() -> None:
    """On the glass this ended the game: it had nothing to say."""
    play = SmokePlay(floors=(floor("other-way"), floor("hold")))
    acts = [Act("call"), Act("feel"), Act("seal")]
    while not play.escape.ending:
        play.step(acts)
        acts = []

    assert play.escape.ending == "fallen"
    assert broken(play.escape) == {"seal-and-signal"}


_ACTS = ("call", "feel", "open", "out", "shut", "in", "seal", "signal", "towel")
_CHOSEN = st.sampled_from([
    *map(Act, _ACTS), *(Act("go", way) for way in (-1, 0, 1)), *(Act("posture", at) for at in range(3)),
    *(Act("enter", at) for at in range(3)),
])  # fmt: skip


@given(st.sampled_from(KINDS), st.lists(st.tuples(_CHOSEN, st.integers(0, 2 * HERTZ)), max_size=24))
def test_nobody_comes_to_harm_without_a_rule_that_says_why(kind: Kind, done: list[tuple[Act, int]]) -> None:
    play = SmokePlay(floors=(floor(kind), floor("hold")))
    for act, steps in done:
        play.step([act])
        for _ in range(steps):
            play.step([])
    escape = play.escapes[0]
    while not escape.ending:
        play.step([])

    assert broken(escape) or escape.ending in ("out", "fetched")
