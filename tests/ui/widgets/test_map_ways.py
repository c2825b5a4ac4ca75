"""Ways on a drill's map: each can be followed from its place to its shelter, apart from the others."""

from __future__ import annotations

from itertools import combinations, pairwise

import pytest

from ui.widgets.map_plane import crossings, encloses, nearest, stretches
from ui.widgets.map_ways import Mark, laid, pushed_apart, sides

FIELD = (0.0, 0.0, 700.0, 500.0)
LINE = 20.0


def test_ways_to_one_shelter_neither_cross_nor_run_into_one_line() -> None:
    """As in the flood: two villages one behind the other, two roads from each."""
    marks = [Mark((100, 100), 30), Mark((260, 190), 30), Mark((600, 110), 28)]
    ways = [stretches(way) for way in laid(marks, [(0, 2), (0, 2), (1, 2), (1, 2)], FIELD, LINE, (1, 1, 1, 1))]
    for one, other in combinations(ways, 2):
        assert crossings(one, other) == 0
        middle = [(part[0], part[1]) for part in one if ((part[0] - 600) ** 2 + (part[1] - 110) ** 2) ** 0.5 > 150]
        assert all(nearest(other, at)[0] > 4 for at in middle[1:])


def test_a_way_goes_round_a_place_that_is_not_its_own() -> None:
    marks = [Mark((100, 200), 30), Mark((600, 200), 30), Mark((350, 200), 30)]
    (way,) = laid(marks, [(0, 1)], FIELD, LINE, (1,))
    assert nearest(stretches(way), (350, 200))[0] > 30


def test_a_way_alone_is_straight_and_is_seen_from_rim_to_rim() -> None:
    (way,) = laid([Mark((100, 200), 30), Mark((600, 200), 20)], [(0, 1)], FIELD, LINE, (1,))
    assert [(round(x), round(y)) for x, y in way] == [(130, 200), (580, 200)]


def test_places_that_lie_on_each_other_are_drawn_beside_each_other_with_their_way_between() -> None:
    marks = [Mark((650, 200), 30), Mark((660, 200), 30), Mark((100, 100), 30)]
    moved = pushed_apart(marks, [(0, 1)], FIELD, LINE)
    assert abs(moved[0].at[0] - moved[1].at[0]) > 60 + 2 * LINE
    assert moved[2] == marks[2]
    assert all(FIELD[0] <= mark.at[0] <= FIELD[2] for mark in moved)
    assert moved[0].at[0] < moved[1].at[0]


def test_places_at_the_same_spot_are_told_apart_too() -> None:
    one, other = pushed_apart([Mark((300, 200), 30), Mark((300, 200), 30)], [], FIELD, LINE)
    assert abs(one.at[0] - other.at[0]) > 60


def test_the_first_of_two_ways_is_the_upper_one_whichever_way_they_lead() -> None:
    places = ((100.0, 100.0), (600.0, 300.0))
    for start, end in ((0, 1), (1, 0)):
        ways = ((start, end), (start, end))
        marks = [Mark(at, 30) for at in places]
        first, second = laid(marks, ways, FIELD, LINE, sides(places, ways))
        assert sum(y for _x, y in first) / len(first) < sum(y for _x, y in second) / len(second)


def test_three_ways_between_the_same_places_lie_in_their_order() -> None:
    places, ways = ((100.0, 250.0), (600.0, 250.0)), ((0, 1),) * 3
    lines = laid([Mark(at, 30) for at in places], ways, FIELD, LINE, sides(places, ways))
    heights = [line[len(line) // 2][1] if len(line) > 2 else 250 for line in lines]
    assert heights == sorted(heights)
    assert min(b - a for a, b in pairwise(heights)) > LINE


def test_more_ways_between_the_same_places_than_there_are_bends_are_told_apart() -> None:
    places, ways = ((100.0, 250.0), (600.0, 250.0)), ((0, 1),) * 9
    lines = laid([Mark(at, 30) for at in places], ways, FIELD, LINE, sides(places, ways))
    assert len({line[1] for line in lines}) == 9


def test_a_way_that_is_alone_goes_round_a_place_on_the_same_side_in_every_field() -> None:
    places, ways = ((0.0, 0.0), (100.0, 100.0), (45.0, 55.0)), ((0, 1),)
    (side,) = sides(places, ways)
    for wide, high in ((900.0, 300.0), (400.0, 700.0), (600.0, 600.0)):
        marks = [Mark((50 + x * wide / 100, 50 + y * high / 100), 30) for x, y in places]
        (way,) = laid(marks, ways, (0.0, 0.0, wide + 100, high + 100), LINE, (side,))
        x, y = way[len(way) // 2]
        above = (y - 50) / high < (x - 50) / wide
        assert above == (side > 0)
        assert nearest(stretches(way), marks[2].at)[0] > 30


@pytest.mark.parametrize("side", [1, -1])
def test_a_way_does_not_swing_round_a_place_that_lies_beside_it(side: int) -> None:
    """Or it would seem to lie beyond that place in one window and on this side of it in another."""
    marks = [Mark((100, 200), 30), Mark((600, 180), 28), Mark((330, 290), 30), Mark((330, 110), 30)]
    ways = [(0, 1), (2, 1), (2, 1)]
    first, *_others = laid(marks, ways, FIELD, LINE, (side, 1, 1))
    for place in marks[2:]:
        assert not encloses((marks[0].at, *first, marks[1].at), place.at)


def test_a_point_within_a_bent_rim_is_told_from_one_beside_it() -> None:
    rim = ((0.0, 0.0), (10.0, 0.0), (10.0, 10.0), (5.0, 4.0), (0.0, 10.0))
    assert encloses(rim, (2.0, 2.0))
    assert not encloses(rim, (5.0, 8.0))
    assert not encloses(rim, (12.0, 2.0))
