from __future__ import annotations

from dataclasses import replace
from datetime import date

from edu.domain.games.ghosts import Ghosts
from edu.domain.games.rounds import Result

TODAY, TOMORROW = date(2026, 11, 22), date(2026, 11, 23)


def result(score: int) -> Result:
    return Result(score=score, parts=(), missed=(), steps=60, curve=(score // 2, score), digest="")


def test_only_a_better_round_becomes_the_days_ghost() -> None:
    ghosts = Ghosts()

    assert ghosts.note(TODAY, "extinguisher", 1, result(60))
    assert not ghosts.note(TODAY, "extinguisher", 1, result(60))
    assert not ghosts.note(TODAY, "extinguisher", 1, result(40))
    assert ghosts.note(TODAY, "extinguisher", 1, result(80))
    assert ghosts.curve(TODAY, "extinguisher", 1) == (40, 80)


def test_each_level_has_its_own() -> None:
    ghosts = Ghosts()
    ghosts.note(TODAY, "extinguisher", 1, result(60))

    assert ghosts.curve(TODAY, "extinguisher", 2) == ()


def test_another_day_begins_with_nothing_also_when_the_clock_was_set_back() -> None:
    ghosts = Ghosts()
    ghosts.note(TOMORROW, "extinguisher", 1, result(60))

    assert ghosts.best(TODAY, "extinguisher", 1) is None
    assert ghosts.best(TOMORROW, "extinguisher", 1) is None


def test_points_of_the_last_moment_are_on_the_way_to_the_score() -> None:
    late = replace(result(60), score=98)
    ghosts = Ghosts()
    ghosts.note(TODAY, "extinguisher", 1, late)

    assert late.way == (30, 60, 98)
    assert result(60).way == (30, 60)
    assert ghosts.curve(TODAY, "extinguisher", 1) == late.way
