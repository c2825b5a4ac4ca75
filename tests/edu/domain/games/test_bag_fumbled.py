"""What goes out of a bag without need, or should not have come in: such a bag must hold more to be worth anything."""

from __future__ import annotations

import pytest

from edu.domain.games.acts import Act
from edu.domain.games.bag.packing import BETWEEN
from edu.domain.games.bag.points import points
from edu.domain.games.bag.things import NUMBER, needed
from tests.edu.domain.games.bag_play import begun, fill, holding, packed, right_bag


@pytest.mark.parametrize(("fumbled", "least"), [(0, 7), (1, 8), (3, 10), (9, 11)])
def test_for_each_thing_put_out_without_need_one_more_must_be_in_until_it_is_well_filled(
    fumbled: int, least: int
) -> None:
    counts = [count for count in range(14) if points(holding(count, fumbled=fumbled))[:2] != (0, 0)]

    assert counts == list(range(least, 14))
    assert points(holding(least, fumbled=fumbled)) == points(holding(least))


def test_half_a_bag_that_is_closed_at_a_glance_is_worth_nothing_and_a_full_one_everything() -> None:
    assert points(holding(8, share_left=95))[:2] == (0, 0)
    assert points(holding(8, share_left=90)) == points(holding(8))
    assert points(holding(13, share_left=95)) == (25, 10, 0, 5)


def test_what_goes_out_and_need_not_or_should_not_have_come_in_is_counted_and_what_must_go_is_not() -> None:
    play = begun(4)
    needful, useless, other = NUMBER["torch"], NUMBER["vase"], NUMBER["breather"]
    play.inside = [needful, useless, other]
    counted = []
    for thing in (other, useless, needful):
        play.step([Act("out", thing)])
        counted.append(play.fumbled)
    assert counted == [0, 1, 2]

    play.inside = [needful, *(NUMBER[name] for name in ("television", "rice", "cooker", "mahjong"))]
    assert play.weight > play.bears
    play.step([Act("out", needful)])
    assert play.fumbled == 2


def test_to_put_out_what_is_of_no_use_is_never_worth_less_than_to_keep_it() -> None:
    for count in range(6, 14):
        right = sorted(needed("flood", ("infant",)))[:count]
        kept = packed(inside=frozenset({*right, NUMBER["vase"]}))
        assert sum(points(holding(count, fumbled=1))) >= sum(points(kept))


def test_a_needful_thing_may_go_for_one_that_did_not_fit() -> None:
    play = begun(4)
    play.inside = [NUMBER["torch"], *(NUMBER[name] for name in ("television", "rice", "jewels"))]
    heavy = next(
        thing for thing, _ in play.belt.in_sight()
        if thing not in play.inside and not play.fits(thing)
    )  # fmt: skip
    assert play.weight <= play.bears
    play.step([Act("take", heavy)])
    play.step([Act("out", NUMBER["torch"])])

    assert (play.refused, play.fumbled) == (1, 0)


def test_it_is_the_same_bag_at_the_second_card() -> None:
    play = begun(2)
    fill(play, right_bag(play))
    play.step([Act("out", right_bag(play)[0])])
    play.step([Act("zip")])
    for _ in range(BETWEEN + 1):
        play.step([])

    assert play.at == 1
    assert [bag.fumbled for bag in play.bags()] == [1, 1]
