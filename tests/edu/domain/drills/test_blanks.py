"""A new part can be added to every list of a scenario, with a free id, and is told to be unfinished where it is."""

from __future__ import annotations

from pathlib import Path

import pytest

from edu.domain.drills.blanks import BLANKS, with_new
from edu.domain.drills.editing import part_at, removed
from edu.domain.drills.scenario import Debrief, Scenario
from edu.packs.library import ContentLibrary

REPOSITORY = Path(__file__).parents[4]
FLOOD = ContentLibrary(REPOSITORY / "content", REPOSITORY / "exams").drill("flash-flood")
WITHIN = {
    "groups": ("zones", "stone"), "options": ("decisions", "who-calls"), "fields": ("forms", FLOOD.forms[0].id),
    "tasks": ("objectives", "o1"), "criteria": ("objectives", "o1", "tasks", FLOOD.objectives[0].tasks[0].id),
}  # fmt: skip


@pytest.mark.parametrize("family", BLANKS)
def test_every_list_takes_a_new_part_twice(family: str) -> None:
    path = (*WITHIN.get(family, ()), family)
    once, first = with_new(FLOOD, path)
    twice, second = with_new(once, path)
    assert first != second
    assert part_at(twice, path)[-1].id == second[-1]
    assert removed(removed(twice, second), first) == FLOOD


def test_a_road_of_an_empty_scenario_leads_nowhere_yet() -> None:
    empty = Scenario(
        id="x", version=1, title="", hazard="other", level="village", summary="", situation="", minutes=1, tick=60,
        ticks=1, beat=1, starts="00:00", solo_role="", roles=(), debrief=Debrief(questions=(), rules=()),
    )  # fmt: skip
    changed, path = with_new(empty, ("roads",))
    assert part_at(changed, path).zone == ""
