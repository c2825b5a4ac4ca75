"""Rules of a shipped drill: its reading, the house's counts and habits, and grounds that are in force."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from edu.domain.drills.house import house_findings
from edu.domain.drills.scenario import Scenario
from edu.domain.problems import Problem
from edu.domain.register import Register
from edu.packs.drill_findings import located
from edu.packs.reading import Reading
from edu.packs.rules import finding


def check_drill(reading: Reading[Scenario], register: Register, on: date) -> Iterator[Problem]:
    yield from reading.problems
    scenario = reading.value
    if scenario is None:
        return
    for found in house_findings(scenario):
        yield located(reading, found)
    for part, refs in _grounds(scenario):
        known = [ref for ref in refs if ref.partition("#")[0] in register.sources]
        yield from finding.cites(known, register, on, reading.place(f"{part}:cites", part), f"推演 {scenario.id}")


def _grounds(scenario: Scenario) -> Iterator[tuple[str, tuple[str, ...]]]:
    """(part:id, grounds) of everything that cites; what is not registered the reader has told."""
    for decision in scenario.decisions:
        for option in decision.options:
            yield f"option:{decision.id}.{option.id}", option.cites
    for action in scenario.actions:
        yield f"action:{action.id}", action.cites
    for form in scenario.forms:
        yield f"form:{form.id}", form.cites
    for criterion in scenario.criteria:
        yield f"criterion:{criterion.id}", criterion.cites
    for redline in scenario.redlines:
        yield f"redline:{redline.id}", redline.cites
    yield "debrief:", scenario.debrief.cites
