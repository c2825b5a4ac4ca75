"""Rules of a shipped drill: its reading, the house's counts and habits, and grounds that are in force."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from edu.domain.drills.grounds import citing
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
    for part, refs in citing(scenario):
        known = [ref for ref in refs if ref.partition("#")[0] in register.sources]
        yield from finding.cites(known, register, on, reading.place(f"{part}:cites", part), f"推演 {scenario.id}")
