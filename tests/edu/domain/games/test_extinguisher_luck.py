"""No habit, no place and no luck comes to more in 灭火器大师 than playing about; a harder level is harder."""

from __future__ import annotations

from itertools import product
from statistics import mean

import pytest

from edu.domain.games.acts import Act
from edu.domain.games.bots import SKILLS, Skill, played_by
from edu.domain.games.extinguisher.fight import Fight
from edu.domain.games.extinguisher.fires import Tool
from edu.domain.games.extinguisher.game import ExtinguisherPlay
from edu.domain.games.extinguisher.offers import touched
from edu.domain.games.extinguisher.points import LUCK
from edu.domain.games.rules import LEVELS, Level
from tests.edu.domain.games.extinguisher_rounds import GAME, after, fire, scores, take
from tests.edu.domain.games.places import Places, by_place
from tests.edu.domain.games.strategies import FOOLISH, Fool
from tests.edu.domain.games.thoughtless import same_offer, scattered

SEEDS, MANY = range(30), range(40)


@pytest.fixture(scope="module")
def ladder() -> dict[tuple[Skill, Level], list[int]]:
    return {(skill, level): scores(skill, level, SEEDS) for skill in SKILLS for level in LEVELS}


def test_a_harder_level_is_harder_for_who_has_only_heard_of_it(ladder: dict[tuple[Skill, Level], list[int]]) -> None:
    first, second, third = (mean(ladder["average", level]) for level in LEVELS)

    assert first > second > third


@pytest.mark.parametrize("name", FOOLISH)
@pytest.mark.parametrize("level", LEVELS)
def test_no_foolish_habit_beats_a_hand_that_plays_about(
    ladder: dict[tuple[Skill, Level], list[int]], name: str, level: Level
) -> None:
    foolish = [played_by(GAME, Fool(FOOLISH[name], seed), seed, level)[1].score for seed in SEEDS]

    assert mean(foolish) <= mean(ladder["random", level])


@pytest.mark.parametrize("level", LEVELS)
def test_touching_quickly_whatever_is_offered_is_worth_no_more_than_playing_about(level: Level) -> None:
    """No margin: ten touches a second on what stands there, and ten a second on everything in rows."""
    hands = scattered(GAME)
    chance = mean(scores("random", level, MANY))

    for name in ("offered, quick", "rows, quick", "anywhere, quick"):
        quick = [played_by(GAME, hands[name](seed), seed, level)[1].score for seed in MANY]
        assert mean(quick) <= chance, name


@pytest.mark.parametrize("level", LEVELS)
def test_no_blind_rhythm_over_the_places_is_worth_more_than_a_finger_on_the_glass(level: Level) -> None:
    """Every cycle at every pace; where it takes one card at a fire it cannot come to more, whatever is dealt."""
    found = {}
    for seed, (name, cycle, pace, sweeps) in enumerate(by_place()):
        if sum(place.isdigit() for place in cycle) <= 1:
            found[name] = played_by(GAME, Places(cycle, pace, seed, sweeps=sweeps), seed, level)[1].score

    assert len(found) > 60
    assert {name: score for name, score in found.items() if score > 3 * LUCK} == {}


def test_a_hand_at_random_touches_all_that_is_offered_and_nothing_else() -> None:
    bin_ = after(fire("bin"), steps=60)
    met = {touched(bin_, (pick, 0, 0)) for pick in range(60)}
    assert met == {Act("alarm"), *map(take, bin_.fire.offered)}

    after(bin_, take("leave"))
    assert {touched(bin_, (pick, 0, 0)) for pick in range(60)} == {Act("close"), Act("alarm")}


def test_no_place_is_the_right_one_and_none_tells_the_small_fires_from_the_one_to_leave() -> None:
    """Cards drawn for each fire: over the rounds every tool lies everywhere, in a round every place is right once."""
    places: dict[tuple[str, Tool], set[int]] = {}
    for seed in range(150):
        play = GAME.start(seed, 1)
        assert isinstance(play, ExtinguisherPlay)
        right = [{at for at, tool in enumerate(one.offered) if tool in one.right} for one in play.fires]
        small = set().union(*(at for at, one in zip(right, play.fires, strict=True) if not one.to_leave))
        door = next(at for at, one in zip(right, play.fires, strict=True) if one.to_leave)
        assert small | door == {0, 1, 2, 3}
        assert not small & door
        for one in play.fires:
            for at, tool in enumerate(one.offered):
                places.setdefault((one.id, tool), set()).add(at)

    assert all(found == {0, 1, 2, 3} for found in places.values())


def test_always_the_so_manieth_of_what_is_offered_is_one_place_in_a_round_and_never_tells_the_fires_apart() -> None:
    """Counted from either end, whatever is called or shut off before it: where it is the door that is right, it puts
    nothing out elsewhere.
    """
    for seed, at in product(range(200), range(-2, 6)):
        play = GAME.start(seed, 1)
        assert isinstance(play, ExtinguisherPlay)
        firsts = [(one, first_taken(Fight(one, 1), at)) for one in play.fires]
        left = any(tool in one.right for one, tool in firsts if one.to_leave)
        assert len({one.offered.index(tool) for one, tool in firsts}) == 1
        assert not (left and any(tool in one.right for one, tool in firsts if not one.to_leave))


def first_taken(fight: Fight, at: int) -> Tool:
    while not fight.taken:
        fight.do(touched(fight, (at, at, at)))
    return fight.taken[0]


@pytest.mark.parametrize(("level", "at", "seed"), [(1, 0, 700047), (3, 0, 700452), (1, 0, 700149), (3, 4, 700193)])
def test_a_round_in_which_such_a_hand_was_right_by_luck_is_worth_no_more_than_any(
    level: Level, at: int, seed: int
) -> None:
    """Two were worth 62, one 6, one 12, while each fire had an order of its own."""
    hand = dict(same_offer(GAME))[f"always offer {at}"](seed)

    assert played_by(GAME, hand, seed, level)[1].score == 3 * LUCK
