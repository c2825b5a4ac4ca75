"""What a place sets in a drill that is not its own: names, numbers, roads that are missing."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from edu.domain.drills.editing import with_field
from edu.domain.drills.overlay import Overlay
from edu.domain.errors import InvalidInput, PackError
from edu.packs.local_drills import LocalDrills
from edu.packs.own_drills import OwnDrills
from edu.services.drill_local_settings import DrillLocalSettings
from edu.services.drill_workshop import DrillWorkshop
from tests.edu.services.drill_shelf import FLOOD, TRAINER, own


def test_settings_of_a_place_are_saved_only_when_they_fit(files: OwnDrills, tmp_path: Path) -> None:
    local = DrillLocalSettings(files)
    held = local.open(TRAINER, FLOOD)
    assert held.overlay == Overlay(scenario=FLOOD)
    wanted = Overlay(
        scenario=FLOOD, titles={"stone": "上洋自然村"}, people={"stone.homes": 60}, seconds={"stone-ridge": 1500},
        capacity={"school": 300}, params={"report_first": 20}, phones={"secretary": "13800000000"},
    )  # fmt: skip
    local.save(TRAINER, held.scenario, wanted)
    assert local.open(TRAINER, FLOOD).overlay == wanted
    assert LocalDrills(tmp_path / "drills").overlay(held.scenario) == wanted
    stranded = replace(wanted, without=("mouth-hill",))
    with pytest.raises(InvalidInput, match="没有人能撤出") as refused:
        local.save(TRAINER, held.scenario, stranded)
    assert refused.value.problems
    assert local.open(TRAINER, FLOOD).overlay == wanted
    local.save(TRAINER, held.scenario, Overlay(scenario=FLOOD))
    assert not (tmp_path / "drills" / FLOOD / "local.yaml").exists()


def test_a_drill_with_settings_is_marked_and_a_broken_file_of_them_told(
    workshop: DrillWorkshop, files: OwnDrills, tmp_path: Path
) -> None:
    path = tmp_path / "drills" / FLOOD / "local.yaml"
    path.parent.mkdir(parents=True)
    path.write_text("schema: 1\nscenario: flash-flood\ntitles: {nowhere: 村}\n", encoding="utf-8")
    held = DrillLocalSettings(files).open(TRAINER, FLOOD)
    assert held.overlay == Overlay(scenario=FLOOD)
    assert held.problems
    assert next(line for line in workshop.list(TRAINER) if line.id == FLOOD).local


def test_a_draft_has_no_settings_yet(workshop: DrillWorkshop, files: OwnDrills) -> None:
    workshop.save(TRAINER, with_field(own(workshop), ("zones", "stone"), "danger", "?"))
    with pytest.raises(PackError):
        DrillLocalSettings(files).open(TRAINER, "yecun")


def test_the_drill_is_proved_as_it_is_played_here(files: OwnDrills) -> None:
    local = DrillLocalSettings(files)
    scenario = local.open(TRAINER, FLOOD).scenario
    assert local.prove(TRAINER, scenario, Overlay(scenario=FLOOD, people={"stone.homes": 60})) == ()
    # whoever was sent along the missing road takes the next one of that place; without any road nobody gets out
    assert local.prove(TRAINER, scenario, Overlay(scenario=FLOOD, without=("stone-river",))) == ()
    gone = Overlay(scenario=FLOOD, without=("mouth-hill",))
    assert "没有人能撤出" in local.prove(TRAINER, scenario, gone)[0].sentence
