"""An evening that chooses its night, and hands that play 电动车安全屋 without a look at the bikes."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from math import hypot

import pytest

from edu.domain.games.acts import Act
from edu.domain.games.bots import bot_of, played_by
from edu.domain.games.catalogue import GAMES
from edu.domain.games.ebike.game import Ebike, EbikePlay
from edu.domain.games.ebike.night import THINGS, Thing
from edu.domain.games.ebike.points import time
from edu.domain.games.ebike.yard import PLACES, Spot
from edu.domain.games.rounds import Round
from edu.domain.games.rules import HERTZ, LEVELS, Bot, Level, Play
from tests.edu.domain.games.ladder import SURE, Scores
from tests.edu.domain.games.test_ebike import ROOM_NIGHT, STAIR_NIGHT


def played(seed: int, puts: Sequence[Spot]) -> EbikePlay:
    """Every bike into one of these, in turn; then the night stands before the player."""
    run = Round(Ebike(), seed, 1)
    play = run.play
    assert isinstance(play, EbikePlay)
    while play.night is None:
        run.step([Act("place", number, PLACES.index(puts[number % len(puts)])) for number in play.yard.waiting])
    return play


def test_what_was_left_in_the_stairwell_burns_in_the_stairwell() -> None:
    for seed in range(6):
        play = played(seed, ("hall",))
        assert play.night is not None
        assert play.night.kind == "stairs"


def test_with_a_clear_stairwell_the_night_can_be_either() -> None:
    kinds = {play.night.kind for seed in range(12) if (play := played(seed, ("shop",))).night is not None}

    assert kinds == {"room", "stairs"}


class Blind:
    """Bot. Each second the bike that has waited longest to the next of these places (`fills`: to the first of them that
    has room), whatever it is; by night these things, one after the other.
    """

    def __init__(self, *spots: Spot, fills: bool = False, night: Sequence[Thing] = ()) -> None:
        self._spots, self._fills, self._night = spots, fills, list(night)
        self._steps = self._put = 0

    def acts(self, play: Play) -> Sequence[Act]:
        assert isinstance(play, EbikePlay)
        self._steps += 1
        if self._steps % HERTZ:
            return ()
        if play.night is not None:
            return (Act("touch", THINGS.index(self._night.pop(0))),) if self._night else ()
        if not play.yard.waiting or not self._spots:
            return ()
        spot = self._spots[self._put % len(self._spots)]
        if self._fills:
            spot = next(one for one in self._spots if play.yard.has_room(one))
        self._put += 1
        return (Act("place", play.yard.waiting[0], PLACES.index(spot)),)


def scores_of(bot: Callable[[int], Bot], level: Level, seeds: int = 48) -> Scores:
    return Scores.of([played_by(GAMES["ebike"], bot(seed), seed, level)[1].score for seed in range(seeds)])


def mean_of(bot: Callable[[], Bot], level: Level, seeds: int = 16) -> float:
    return scores_of(lambda _: bot(), level, seeds).mean


@pytest.mark.parametrize("level", LEVELS)
def test_places_in_turn_and_the_night_untouched_are_worth_no_more_than_playing_about(level: Level) -> None:
    """Also the shed filled first, then the rack, then the shop: it was worth two to four points more."""
    chance = scores_of(lambda seed: bot_of(GAMES["ebike"], "random", seed), level)
    for hand in (
        lambda _: Blind("rack", "shop"), lambda _: Blind("shed", "rack", "shop"),
        lambda _: Blind("shed", "rack", "shop", fills=True), lambda _: Blind("shed", "shop", fills=True),
        lambda _: Blind("rack", "shed", "shop", fills=True), lambda _: Blind("rack", "shop", fills=True),
    ):  # fmt: skip
        blind = scores_of(hand, level)
        assert blind.mean <= chance.mean + 1 + SURE * hypot(chance.error, blind.error)
        assert blind.mean < 3


@pytest.mark.parametrize("level", LEVELS)
def test_an_evening_left_alone_that_chooses_the_night_is_clearly_less_than_the_half_of_knowing(level: Level) -> None:
    average = mean_of(lambda: bot_of(GAMES["ebike"], "average", 1), level)
    for hand in (
        lambda: Blind(night=STAIR_NIGHT), lambda: Blind("hall", night=STAIR_NIGHT),
        lambda: Blind("rack", "shop", night=(*STAIR_NIGHT, *ROOM_NIGHT)),
    ):  # fmt: skip
        assert mean_of(hand, level) + 9 < average


def test_quickness_is_worth_nothing_when_the_bikes_stand_wrong() -> None:
    assert time(played(1, ("home",)).yard, None) == 0
