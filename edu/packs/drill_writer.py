"""Writes a Scenario as the file that drill_reader reads into an equal one: what the scenario workshop saves.

Facts and citations that a text named stand in it as the words that they gave; comments of an older file are lost.
"""

from __future__ import annotations

from pathlib import Path

from edu.domain.drills.scenario import Scenario
from edu.packs.drill_play_writer import action_raw, decision_raw, form_raw, inject_raw, pool_raw, role_raw
from edu.packs.drill_raw import given, moment, prose, span
from edu.packs.drill_scoring_writer import curve_raw, debrief_raw, ending_raw, objective_raw, redline_raw
from edu.packs.drill_world_writer import world_raw
from edu.packs.upgrades import CURRENT
from edu.packs.yaml_text import Inline, yaml_text
from edu.system.files import replace_file


def write_scenario(scenario: Scenario, path: Path) -> None:
    """`path` is the file; the old one stays whole until the new one is on the disk."""
    replace_file(path, scenario_text(scenario).encode("utf-8"))


def scenario_text(scenario: Scenario) -> str:
    return yaml_text(
        given(
            schema=CURRENT["drill"],
            id=scenario.id,
            version=scenario.version,
            title=scenario.title,
            hazard=scenario.hazard,
            level=scenario.level,
            summary=prose(scenario.summary),
            situation=prose(scenario.situation),
            minutes=scenario.minutes,
            starts=scenario.starts,
            tick=span(scenario.tick),
            length=moment(scenario.tick * scenario.ticks),
            beat=scenario.beat,
            solo_role=scenario.solo_role,
            params=Inline(scenario.params),
            roles=[role_raw(one) for one in scenario.roles],
            world=world_raw(scenario),
            injects=[inject_raw(one) for one in scenario.injects],
            pools=[pool_raw(one) for one in scenario.pools],
            decisions=[decision_raw(one) for one in scenario.decisions],
            actions=[action_raw(one) for one in scenario.actions],
            forms=[form_raw(one) for one in scenario.forms],
            objectives=[objective_raw(one) for one in scenario.objectives],
            redlines=[redline_raw(one) for one in scenario.redlines],
            endings=[ending_raw(one) for one in scenario.endings],
            curves=[curve_raw(one) for one in scenario.curves],
            debrief=debrief_raw(scenario.debrief),
        )
    )
