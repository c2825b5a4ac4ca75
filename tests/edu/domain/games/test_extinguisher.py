"""Whoever knows what to do wins over who does not; no trick does; the same acts are the same round anywhere."""

from __future__ import annotations

from statistics import mean

import pytest

from edu.domain.games.acts import Act
from edu.domain.games.bots import SKILLS, Skill, bot_of, played_by
from edu.domain.games.catalogue import GAMES
from edu.domain.games.extinguisher.fight import FULL, Fight
from edu.domain.games.extinguisher.fires import FIRES, TOOLS, Tool
from edu.domain.games.extinguisher.points import broken, points
from edu.domain.games.rounds import score_of
from edu.domain.games.rules import HERTZ, LEVELS, Level
from tests.edu.domain.games.strategies import FOOLISH, Fool

GAME = GAMES["extinguisher"]
SEEDS = range(30)
_READY = [Act("lift"), Act("pin"), Act("hose")]


def fire(name: str, level: Level = 1) -> Fight:
    return Fight(next(one for one in FIRES if one.id == name), level)


def take(tool: Tool) -> Act:
    return Act("take", TOOLS.index(tool))


def after(fight: Fight, *acts: Act, steps: int = 1) -> Fight:
    for act in acts:
        fight.do(act)
    for _ in range(steps):
        fight.step()
    return fight


def scores(skill: Skill, level: Level) -> list[int]:
    return [played_by(GAME, bot_of(GAME, skill, seed), seed, level)[1].score for seed in SEEDS]


@pytest.fixture(scope="module")
def ladder() -> dict[tuple[Skill, Level], list[int]]:
    return {(skill, level): scores(skill, level) for skill in SKILLS for level in LEVELS}


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


# -- what is taught --


def test_water_makes_burning_oil_flare_up_and_counts_as_the_gravest_fault() -> None:
    pan = after(fire("pan"), take("bucket"))

    assert max(pan.heat) > FULL // 2
    assert "water-on-oil" in broken(pan)
    assert points(pan)[0] == 0


def test_a_lid_does_not_help_while_the_stove_is_on() -> None:
    pan = after(fire("pan"), take("lid"), Act("cover"))
    assert pan.burning

    after(pan, Act("shut"), Act("cover"))
    assert not pan.burning


def test_a_bottle_does_nothing_before_the_pin_is_out() -> None:
    bin_ = after(fire("bin"), take("dry"), Act("lift"), Act("press", 1), steps=60)

    assert (bin_.sprayed, bin_.slips) == (0, 1)
    assert "pin-first" in broken(bin_)


def test_a_jet_over_the_flames_is_wasted() -> None:
    high = after(fire("bin"), take("dry"), *_READY, Act("aim", 455, 700), Act("press", 1), steps=90)
    low = after(fire("bin"), take("dry"), *_READY, Act("aim", 455, 100), Act("press", 1), steps=90)

    assert sum(high.heat) > sum(low.heat)
    assert "root" in broken(high)
    assert "root" not in broken(low)


@pytest.mark.parametrize("name", ["battery", "room"])
def test_who_takes_something_else_first_was_slow_to_go(name: str) -> None:
    at_once, slow = (
        after(fire(name), Act("alarm"), *taken, take("leave"), Act("close"), steps=2) for taken in ((), (take("dry"),))
    )

    assert points(slow)[4] == points(at_once)[4] // 2


@pytest.mark.parametrize("name", ["battery", "room"])
def test_what_must_be_left_is_won_by_leaving_closing_and_calling(name: str) -> None:
    right = after(fire(name), Act("alarm"), take("leave"), Act("close"), steps=2)
    late = after(after(fire(name), take("leave"), Act("close"), steps=2), Act("alarm"), steps=2)
    fought = after(fire(name), Act("alarm"), take("dry"), *_READY, Act("press", 1), steps=60)

    assert right.ending == late.ending == "left"
    assert broken(right) == broken(late) == set()
    assert sum(points(right)) == sum(points(late)) == 100
    assert {"battery-leave", "room-leave"} & broken(fought)


def test_who_never_closes_the_door_is_told_so() -> None:
    room = after(fire("room"), Act("alarm"), take("leave"), steps=6 * HERTZ)

    assert room.ending == "left"
    assert "close-door" in broken(room)


def test_going_away_from_embers_does_not_count_as_backing_away() -> None:
    bin_ = fire("bin")
    bin_.heat = [0] * 9
    bin_.glow = [5000] * 9

    assert not after(bin_, Act("back")).backed


def test_the_parts_of_a_score_are_the_score() -> None:
    _, result = played_by(GAME, bot_of(GAME, "skilled", 3), 3, 1)

    assert score_of(result.parts) == result.score
    assert len(result.curve) == result.steps // HERTZ
    assert result.medal == "gold"
