"""What 灭火器大师 teaches of a fire: the right thing in the right order, and which fire one leaves."""

from __future__ import annotations

import pytest

from edu.domain.games.acts import Act
from edu.domain.games.bots import bot_of, played_by
from edu.domain.games.extinguisher.fight import FULL
from edu.domain.games.extinguisher.fires import Tool
from edu.domain.games.extinguisher.points import broken, met, points
from edu.domain.games.rounds import score_of
from edu.domain.games.rules import HERTZ
from tests.edu.domain.games.extinguisher_rounds import GAME, READY, after, fire, ready, seen, take


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
    high = after(fire("bin"), take("dry"), *READY, Act("aim", 455, 700), Act("press", 1), steps=90)
    low = after(fire("bin"), take("dry"), *READY, Act("aim", 455, 100), Act("press", 1), steps=90)

    assert sum(high.heat) > sum(low.heat)
    assert "root" in broken(high)
    assert "root" not in broken(low)


@pytest.mark.parametrize("name", ["battery", "room"])
def test_who_takes_something_else_first_was_slow_to_go(name: str) -> None:
    at_once, slow = (
        seen(fire(name), Act("alarm"), *taken, take("leave"), Act("close")) for taken in ((), (take("dry"),))
    )

    assert points(slow)[4] == points(at_once)[4] // 2


@pytest.mark.parametrize("name", ["battery", "room"])
def test_what_must_be_left_is_won_by_leaving_closing_and_calling(name: str) -> None:
    right = seen(fire(name), Act("alarm"), take("leave"), Act("close"))
    late = seen(fire(name), take("leave"), Act("close"), Act("alarm"))
    fought = after(fire(name), Act("alarm"), take("dry"), *READY, Act("press", 1), steps=60)

    assert right.ending == late.ending == "left"
    assert broken(right) == broken(late) == set()
    assert sum(points(right)) == sum(points(late)) == 100
    assert {"battery-leave", "room-leave"} & broken(fought)


@pytest.mark.parametrize(("name", "tool"), [("bin", "dry"), ("sofa", "water"), ("panel", "co2")])
def test_a_bottle_that_was_only_lifted_off_the_wall_is_worth_a_quarter_of_one_that_was_used(
    name: str, tool: Tool
) -> None:
    lifted = after(after(fire(name), steps=60), take(tool))
    used = after(ready(name, tool), steps=HERTZ)

    assert points(lifted)[0] * 4 == points(used)[0] == 20


def test_leaving_a_small_fire_for_no_reason_is_safe_but_little_and_nothing_with_the_door_open() -> None:
    left = [after(after(fire("bin"), steps=60), take("dry"), steps=30) for _ in range(3)]
    after(left[0], take("leave"), Act("close"), Act("alarm"), steps=6 * HERTZ)
    after(left[1], take("leave"), Act("alarm"), steps=6 * HERTZ)
    after(left[2], take("leave"), Act("close"), steps=6 * HERTZ)

    assert [points(fight)[4] for fight in left] == [5, 0, 0]


def test_a_right_bottle_emptied_then_left_breaks_no_rule_and_loses_nothing() -> None:
    sofa = seen(fire("sofa"), Act("alarm"), take("dry"), *READY, Act("press", 1))
    after(sofa, Act("aim", 50, 100), steps=5 * HERTZ)
    before = points(sofa)
    sofa.left_in_bottle = 0
    seen(sofa, take("leave"), Act("close"))

    assert all(now >= then for now, then in zip(points(sofa)[1:], before[1:], strict=True))
    assert broken(sofa) == set()
    assert met(sofa)


@pytest.mark.parametrize("name", ["battery", "room"])
def test_who_knows_the_fire_to_leave_and_leaves_it_at_once_has_everything(name: str) -> None:
    at_sight = after(fire(name), take("leave"), Act("close"), Act("alarm"), steps=2)

    assert sum(points(at_sight)) == 100
    assert broken(at_sight) == set()


@pytest.mark.parametrize("reason", ["empty", "smoke"])
def test_whoever_fought_and_leaves_when_the_bottle_is_empty_or_the_smoke_comes_down_has_all_of_the_end(
    reason: str,
) -> None:
    sofa = after(ready("sofa", "co2"), steps=30)
    if reason == "empty":
        sofa.left_in_bottle = 0
    else:
        sofa.smoke = FULL * 4 // 5
    after(sofa, take("leave"), Act("close"), Act("alarm"), steps=2)

    assert points(sofa)[4] == 20


def test_help_called_with_the_bottle_in_the_hand_already_is_worth_half() -> None:
    first = after(after(fire("bin"), Act("alarm"), steps=60), take("dry"))
    later = after(after(after(fire("bin"), steps=60), take("dry"), steps=30), Act("alarm"))

    assert points(first)[1] - points(later)[1] == 4
    assert "alarm-first" in broken(later)
    assert "alarm-first" not in broken(first)


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
