"""What is needed goes in, what is useless stays out, the bag must be borne, and another card asks for other things."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import pairwise
from statistics import mean
from typing import cast

import pytest

from edu.domain.games.acts import Act
from edu.domain.games.bag.belt import SHOWN, SLOT
from edu.domain.games.bag.packing import BETWEEN, FEWEST, POCKETS, BagPlay
from edu.domain.games.bag.points import CARDS, broken, points
from edu.domain.games.bag.things import HAZARDS, NUMBER, THINGS, Hazard, needed, of, weight
from edu.domain.games.bots import SKILLS, Skill, bot_of, played_by
from edu.domain.games.rules import LEVELS, Level, Play
from tests.edu.domain.games.bag_play import GAME, begun, fill, holding, packed, right_bag

SEEDS = range(20)


# -- the ladder --


@pytest.fixture(scope="module")
def ladder() -> dict[tuple[Skill, Level], list[int]]:
    return {
        (skill, level): [played_by(GAME, bot_of(GAME, skill, seed), seed, level)[1].score for seed in SEEDS]
        for skill in SKILLS
        for level in LEVELS
    }


def test_a_harder_level_is_harder_for_who_has_only_heard_of_it(ladder: dict[tuple[Skill, Level], list[int]]) -> None:
    first, second, third = (mean(ladder["average", level]) for level in LEVELS)

    assert first > second > third


_TAKE_ALL = [Act("take", thing) for thing in range(len(THINGS))]
FOOLISH: dict[str, Callable[[BagPlay, int], Sequence[Act]]] = {
    "nothing": lambda _play, _step: (),
    "zip for ever": lambda _play, _step: (Act("zip"),),
    "all that passes": lambda _play, _step: _TAKE_ALL,
    "all that passes, then zip": lambda play, _step: (*_TAKE_ALL, *([Act("zip")] if len(play.inside) > 11 else ())),
    "in and out": lambda _play, step: _TAKE_ALL if step % 40 < 20 else [Act("out", at) for at in range(len(THINGS))],
    "what stands at one place": lambda play, _step: [
        Act("take", thing) for thing, at in play.belt.in_sight() if 2 * SLOT <= at < 3 * SLOT
    ],
}


class Fool:
    """Bot. Three times a second."""

    def __init__(self, hand: Callable[[BagPlay, int], Sequence[Act]]) -> None:
        self._hand, self._step = hand, 0

    def acts(self, play: Play) -> Sequence[Act]:
        self._step += 1
        return () if self._step % 20 else self._hand(cast("BagPlay", play), self._step)


@pytest.mark.parametrize("name", FOOLISH)
@pytest.mark.parametrize("level", LEVELS)
def test_no_foolish_habit_beats_a_hand_that_plays_about(
    ladder: dict[tuple[Skill, Level], list[int]], name: str, level: Level
) -> None:
    foolish = [played_by(GAME, Fool(FOOLISH[name]), seed, level)[1].score for seed in SEEDS]

    assert mean(foolish) <= mean(ladder["random", level])


class Taker:
    """Bot. Twice a second always the so-manieth of what still stands on the belt, the first to leave first."""

    def __init__(self, at: int) -> None:
        self._at, self._step = at, 0

    def acts(self, play: Play) -> Sequence[Act]:
        self._step += 1
        bag = cast("BagPlay", play)
        there = [thing for thing, _ in bag.belt.in_sight() if thing not in bag.inside]
        return () if self._step % 30 or not there else (Act("take", there[min(self._at, len(there) - 1)]),)


@pytest.mark.parametrize("at", [0, 1, 2])
@pytest.mark.parametrize("level", LEVELS)
def test_taking_what_comes_by_at_one_place_is_worth_next_to_nothing(level: Level, at: int) -> None:
    """Most of what passes is right, and light: half a bag is packed without a look."""
    scores = [played_by(GAME, Taker(at), seed, level)[1].score for seed in SEEDS]

    assert mean(scores) <= 3


@pytest.mark.parametrize("level", LEVELS)
def test_who_has_only_heard_of_it_comes_to_nearly_half(
    ladder: dict[tuple[Skill, Level], list[int]], level: Level
) -> None:
    assert 40 <= mean(ladder["average", level]) <= 60


# -- the belt --


def test_everything_that_is_needed_passes_in_every_round() -> None:
    for level in LEVELS:
        for seed in SEEDS:
            play = begun(seed, level)
            wanted = set().union(*(needed(hazard, play.family) for hazard in play.hazards))
            assert wanted <= set(play.belt.slots)
            assert len(set(play.belt.slots)) == len(play.belt.slots) == 24


def test_the_right_bag_can_be_borne_and_has_pockets_enough() -> None:
    for level in LEVELS:
        for seed in SEEDS:
            play = begun(seed, level)
            for hazard in play.hazards:
                assert weight(needed(hazard, play.family)) <= play.bears
                assert len(needed(hazard, play.family)) <= POCKETS


def test_what_is_out_of_sight_for_long_cannot_be_taken() -> None:
    play = begun()
    far = next(
        thing for slot, thing in enumerate(play.belt.slots) if SHOWN + 4 <= play.belt.place(slot) // SLOT < SHOWN + 8
    )

    play.step([Act("take", far)])

    assert play.inside == []


# -- what is taught --


@pytest.mark.parametrize("hazard", HAZARDS)
def test_just_what_is_needed_is_worth_everything_and_breaks_no_rule(hazard: Hazard) -> None:
    bag = packed(hazard, share_left=60)

    assert points(bag) == (25, 10, 0, 5)
    assert broken(bag) == set()


@pytest.mark.parametrize(
    ("thing", "card"),
    [
        ("water", "water"), ("torch", "light"), ("whistle", "whistle"), ("milk", "infant"), ("raincoat", "flood"),
        ("papers", "papers"),
    ],
)  # fmt: skip
def test_what_was_left_behind_is_said(thing: str, card: str) -> None:
    bag = packed(inside=needed("flood", ("infant",)) - {NUMBER[thing]})

    assert broken(bag) == {card}
    assert points(bag)[0] < 25


def test_pills_are_asked_for_only_where_somebody_takes_them() -> None:
    without = needed("fire", ("infant",))

    assert broken(packed("fire", ("infant",), inside=without)) == set()
    assert "pills" in broken(packed("fire", ("elder",), inside=without))


def test_a_useless_thing_undoes_two_needful_ones() -> None:
    more = packed(inside=needed("flood", ("infant",)) | {NUMBER["mahjong"]})
    less = packed(inside=needed("flood", ("infant",)) - {NUMBER["wipes"], NUMBER["masks"]})

    assert points(more)[0] == points(less)[0]
    assert points(more)[1] < points(less)[1]
    assert broken(more) == {"useless"}


def test_each_further_useless_thing_undoes_two_more_than_the_one_before() -> None:
    """One slips in for who looks; who takes what comes has two or three."""
    right = needed("flood", ("infant",))
    nets = [packed(inside=right | set(of("useless")[:count])).net for count in range(4)]

    assert [before - after for before, after in pairwise(nets)] == [2, 4, 6]


def test_less_than_half_is_met_by_any_hand_and_worth_nothing_from_there_each_thing_counts() -> None:
    covers = [points(holding(count))[0] for count in range(14)]

    assert covers[:7] == [0] * 7
    assert covers[7:9] == [13, 15]
    assert covers[-1] == 25
    assert all(after > before for before, after in pairwise(covers[6:]))


def test_odds_and_ends_are_light_for_that_reason_and_worth_no_weight() -> None:
    assert points(holding(6))[1] == 0
    assert points(holding(7))[1] == 5


def test_who_goes_on_stuffing_a_full_bag_loses_needful_things_and_is_told() -> None:
    """Twice is a try: the needle is red, something jumped back, and words said why."""
    tried, stuffed, worse = (packed(refused=refused) for refused in (2, 3, 4))

    assert points(tried) == points(packed())
    assert broken(tried) == set()
    assert [bag.net for bag in (tried, stuffed, worse)] == [13, 11, 9]
    assert points(tried)[0] > points(stuffed)[0] > points(worse)[0]
    assert broken(stuffed) == {"heavy"}


def test_what_did_not_fit_before_the_card_changed_is_not_counted_again() -> None:
    play = begun(2)
    fill(play, right_bag(play))
    play.refused = 5
    play.step([Act("zip")])
    for _ in range(BETWEEN + 1):
        play.step([])

    assert play.closed[0].refused == 5
    assert play.bags()[1].refused == 0


def test_stale_food_has_a_rule_of_its_own() -> None:
    assert "stale" in broken(packed(inside=needed("flood", ("infant",)) | {NUMBER["stale"]}))


def test_what_belongs_to_another_disaster_costs_room_and_no_points() -> None:
    """The national list has it for everybody."""
    bag = packed("flood", inside=needed("flood", ("infant",)) | {NUMBER["breather"]})

    assert points(bag)[:2] == (25, 10)
    assert broken(bag) == set()


def test_an_overfull_bag_lets_nothing_more_in_and_says_so() -> None:
    play = begun(3)
    play.inside = [NUMBER["television"], NUMBER["rice"], NUMBER["cooker"]]
    thing = next(thing for thing, _ in play.belt.in_sight() if THINGS[thing].weight > 400 and thing not in play.inside)

    play.step([Act("take", thing)])

    assert thing not in play.inside
    assert play.refused == 1


def test_a_bag_that_is_too_heavy_is_worth_no_weight_points() -> None:
    assert points(packed(heavy=True))[1] == 0
    assert "heavy" in broken(packed(heavy=True))


def test_a_hand_over_the_zip_closes_no_bag_of_nearly_nothing() -> None:
    play = begun()
    fill(play, right_bag(play)[: FEWEST - 1])
    play.step([Act("zip")])
    assert not play.shut

    fill(play, right_bag(play)[:FEWEST])
    play.step([Act("zip")])
    assert play.shut


def test_time_closes_the_bag_without_points_for_quickness() -> None:
    play = begun()
    fill(play, right_bag(play))
    while not play.shut:
        play.step([])

    assert points(play.closed[0]) == (25, 10, 0, 0)


# -- the second card --


def second_card(level: Level = 1) -> BagPlay:
    play = begun(2, level)
    fill(play, right_bag(play))
    play.step([Act("zip")])
    for _ in range(BETWEEN + 1):
        play.step([])
    assert play.at == 1
    return play


def test_another_card_comes_and_the_bag_is_open_again_with_what_was_in_it() -> None:
    play = second_card()

    assert not play.shut
    assert set(play.inside) == needed(play.hazards[0], play.family)
    assert play.hazard == play.hazards[1] != play.hazards[0]


def test_swapping_is_worth_twenty() -> None:
    play = second_card()
    for thing in of(play.hazards[0]):
        play.step([Act("out", thing)])
    fill(play, right_bag(play))
    play.step([Act("zip")])

    assert play.over
    assert points(play.closed[1])[2] == 20
    assert play.missed() == ()


def test_only_what_was_put_in_can_be_put_out_for_points() -> None:
    right = needed("quake", ("infant",))
    never = packed("quake", inside=right, before=frozenset(), old="flood")
    both = packed("quake", inside=right, before=frozenset(of("flood")), old="flood")

    assert points(never)[2] == 10
    assert points(both)[2] == 20


def test_who_touches_nothing_at_the_second_card_gets_nothing_for_it() -> None:
    play = second_card()
    before = sum(part.got for part in play.parts())
    while not play.over:
        play.step([Act("zip")])

    assert sum(part.got for part in play.parts()) == before
    assert play.closed[1].inside == frozenset()


def test_the_gravest_rule_comes_first() -> None:
    play = begun(4)
    fill(play, [thing for thing in right_bag(play) if THINGS[thing].id not in ("water", "knife")])
    play.step([Act("zip")])

    assert play.missed() == tuple(card for card in CARDS if card in ("water", "knife"))
    assert play.missed()[0] == "water"
